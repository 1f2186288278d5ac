import { t } from "../../i18n.js";
import { extent, inside, marker, points } from "./extent.js";
import { merge } from "./merge.js";
import { decode } from "./outlines.js";
import { fill } from "./panel.js";
import { draw } from "./picture.js";
import { pinOf } from "./pin.js";
import { fit, move, zoom } from "./projection.js";

/**
 * @typedef {import("./words.js").Program} Program
 * @typedef {import("./extent.js").Place} Place
 * @typedef {import("./projection.js").View} View
 */

/** The part of the map that a press of an arrow moves it by. */
const STEP = 0.4;

/** A map of programs. It loads the outlines when it is opened, and nothing from anywhere else; all of it is worked by buttons. */
export class OutlineMap {
  /** @param {HTMLElement} root */
  constructor(root) {
    const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`.outline-map__${name}`));
    this.root = root;
    [this.toggle, this.body, this.status, this.absent] = ["toggle", "body", "status", "absent"].map(part);
    [this.tools, this.map] = ["tools", "map"].map(part);
    this.picture = /** @type {SVGSVGElement} */ (root.querySelector(".outline-map__picture"));
    this.panel = document.createElement("div");
    this.panel.className = "outline-map__panel";
    this.words = { show: this.toggle.textContent ?? "", hide: this.toggle.dataset.hide ?? "" };
    /** What the status says instead of how many programs are on the map. */
    this.note = "";
    this.programs = /** @type {Program[]} */ ([]);
    this.place = /** @type {Place | null} */ (null);
    /** The states' outlines; none before the map was opened. */
    this.outlines = /** @type {ReturnType<typeof decode>} */ (new Map());
    /** What the reader chose to look at; nothing while that is all programs. */
    this.view = /** @type {View | null} */ (null);
    /** What is drawn. */
    this.drawn = /** @type {View | null} */ (null);
    /** Pins stand so many pixels apart: as much as a button is high. */
    this.room = 0;
    /** The programs that each pin stands for. */
    this.held = /** @type {WeakMap<Element, Program[]>} */ (new WeakMap());
    /** The program that a pin was pressed for. */
    this.chosen = /** @type {Program | null} */ (null);
    this.toggle.addEventListener("click", () => this.open(this.body.hidden));
    this.tools.addEventListener("click", (event) => this.use(/** @type {Element} */ (event.target).closest("button")));
    new ResizeObserver(() => this.draw()).observe(this.picture);
  }

  /**
   * Shows other programs, and the place that the reader searched around. Programs without a point have no pin.
   * @param {Program[]} programs the best first
   * @param {Place | null} place
   */
  show(programs, place) {
    Object.assign(this, { programs, place, view: null, chosen: null });
    const absent = programs.length - points(programs).length;
    this.absent.textContent = absent > 0 ? t("outline-map.absent", { count: absent }) : "";
    this.root.hidden = false;
    this.draw();
  }

  /** Opens or closes the map. The first time, the outlines are loaded. */
  async open(/** @type {boolean} */ open) {
    this.body.hidden = !open;
    this.toggle.textContent = open ? this.words.hide : this.words.show;
    if (!open || this.outlines.size > 0) return;
    this.note = this.status.dataset.loading ?? "";
    this.draw();
    try {
      this.outlines = decode(await (await fetch(this.root.dataset.outlines ?? "")).json());
      this.note = "";
    } catch {
      // Pins say where programs are even without outlines. Opening the map again tries again.
      this.note = this.status.dataset.failed ?? "";
    }
    this.draw();
  }

  /** Does what a button of the map is for. */
  use(/** @type {HTMLButtonElement | null} */ button) {
    if (!button || !this.drawn) return;
    const { zoom: times, move: way } = button.dataset;
    const [right, up] = (way ?? "0 0").split(" ").map(Number);
    this.view = times ? zoom(this.drawn, Number(times)) : way ? move(this.drawn, right * STEP, up * STEP) : null;
    this.draw();
  }

  draw() {
    const { clientWidth: width, clientHeight: height } = this.picture;
    if (this.body.hidden || !width || !height) return;
    this.room = this.tools.querySelector("button")?.offsetHeight ?? 0;
    const all = () => fit(extent(this.programs, this.place, this.outlines), width, height, this.room);
    this.drawn = this.view ? { ...this.view, width, height } : all();
    draw(this.picture, this.drawn, this.outlines, marker(this.place));
    const near = inside(this.programs, this.drawn, this.room / 2);
    const focused = this.map.contains(document.activeElement);
    for (const pin of this.pins()) pin.remove();
    for (const pin of merge(near, this.room)) {
      const button = pinOf(pin, (pressed) => this.press(pressed ? pin.items[0] : null));
      this.held.set(button, pin.items);
      this.map.append(button);
    }
    const pressed = this.press(this.chosen);
    if (focused) (pressed ?? this.toggle).focus();
    const said = this.note || t("outline-map.in-view", { count: near.length, total: points(this.programs).length });
    if (this.status.textContent !== said) this.status.textContent = said;
  }

  pins() {
    return /** @type {NodeListOf<HTMLElement>} */ (this.map.querySelectorAll(".outline-map__pin"));
  }

  /** Presses the pin of a program, and writes behind it what it stands for: so the links come next after the pin. */
  press(/** @type {Program | null} */ chosen) {
    this.chosen = chosen;
    this.panel.remove();
    for (const pin of this.pins()) pin.setAttribute("aria-pressed", "false");
    const pressed = chosen && [...this.pins()].find((pin) => this.held.get(pin)?.includes(chosen));
    if (!pressed) return undefined;
    const items = this.held.get(pressed) ?? [];
    pressed.setAttribute("aria-pressed", "true");
    pressed.after(this.panel);
    fill(this.panel, items, this.closer(items));
    return pressed;
  }

  /** How to look closer at some programs, if that tells them apart. @param {Program[]} items */
  closer(items) {
    const { width, height } = /** @type {View} */ (this.drawn);
    const view = fit(points(items), width, height, this.room, 0);
    if (merge(inside(items, view, 0), this.room).length < 2) return undefined;
    return () => {
      this.view = view;
      this.draw();
    };
  }
}
