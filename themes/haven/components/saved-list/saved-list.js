import { Chosen } from "../../chosen.js";
import { copy } from "../../copy.js";
import { t } from "../../i18n.js";
import { idsIn, isId, linkTo } from "../../ids.js";
import { readProgram } from "../../program-page.js";
import { CARRIED, saved } from "../../saved.js";
import { card, lost } from "../../saved-card.js";
import { Packet } from "../packet/packet.js";

/** Shows the reader's list, or the one that the address names. What came with a link is not the reader's until it is added. */
export class SavedList {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.packet = new Packet(/** @type {HTMLElement} */ (root.querySelector(".packet")));
    /** @type {Map<string, ReturnType<typeof readProgram>>} pages that were read */
    this.pages = new Map();
    this.chosen = new Chosen();
    this.ids = /** @type {string[]} */ ([]);
    // The list that came with a link, where it is another than the reader's own.
    this.linked = /** @type {string[]} */ ([]);
    this.remember = /** @type {HTMLInputElement} */ (root.querySelector(".saved-list__remember input"));
    this.remember.addEventListener("change", () => this.keep());
    const again = () => (this.pages.clear(), this.show());
    for (const [name, act] of Object.entries({ add: this.add, own: this.own, again, copy: this.copy, print: () => print(), wipe: this.wipe })) {
      this.part(name).addEventListener("click", (event) => (event.preventDefault(), act.call(this)));
    }
    addEventListener("hashchange", () => this.open());
    saved.subscribe(() => this.show());
    [this.part("without").hidden, this.part("app").hidden] = [true, false];
    this.open();
  }

  /** @param {string} name @returns {HTMLElement} */
  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`.saved-list__${name}`));
  }

  /** Shows what the address names. */
  open() {
    const [linked, own] = [idsIn(location.hash), saved.all()];
    this.linked = [...linked].sort().join() === [...own].sort().join() ? [] : linked;
    this.show();
  }

  /** Shows what the list is now, and says something: how long it is, if there is nothing else to say. @param {string} [said] */
  async show(said) {
    this.isLinked = this.linked.length > 0;
    this.ids = this.isLinked ? this.linked : saved.all();
    // The address is a link to the list, but for a list that the device remembers.
    history.replaceState(null, "", linkTo(location.href, !this.isLinked && saved.remembers() ? [] : this.ids));
    const ids = this.ids.join();
    this.state();
    for (const id of this.ids.filter((id) => !this.pages.has(id))) this.pages.set(id, readProgram(this.root.dataset.finder ?? "", id));
    const found = await Promise.all(this.ids.map((id) => this.pages.get(id) ?? "missing"));
    if (ids !== this.ids.join()) return;
    this.part("cards").replaceChildren(...found.map((program, index) => this.card(this.ids[index], program)));
    this.packet.fill(found.filter((program) => typeof program === "object"), this.link(true));
    /** @type {HTMLElement} */ (this.part("again").parentElement).hidden = !found.includes("unreachable");
    this.compare();
    const count = found.filter((program) => program !== "missing").length;
    this.part("status").textContent = said ?? (ids && t(this.isLinked ? "saved.count-linked" : "saved.count", { count }));
  }

  /** Shows what belongs to the state of the list. */
  state() {
    const [own, empty, remembers] = [saved.all(), this.ids.length === 0, saved.remembers()];
    this.part("linked").hidden = !this.isLinked;
    this.part("add").hidden = !this.ids.some((id) => isId(id) && !own.includes(id));
    this.part("own").hidden = own.length === 0;
    this.part("empty").hidden = !empty;
    this.part("full").hidden = empty;
    this.part("link").hidden = true;
    this.part("keep").hidden = !remembers && (this.isLinked || empty);
    this.part("where").textContent = t(remembers ? "saved.where-device" : "saved.where-link");
    this.remember.checked = remembers;
    /** @type {HTMLElement} */ (this.part("wipe").parentElement).hidden = !remembers;
    /** @type {HTMLAnchorElement} */ (this.part("more")).href = this.carry(this.root.dataset.finder ?? "");
  }

  /** Where the reader's own list is nowhere but here, links take it along. @param {string} url */
  carry(url) {
    return this.isLinked || saved.remembers() ? url : linkTo(url, this.ids, CARRIED);
  }

  /** @param {string} id @param {Awaited<ReturnType<typeof readProgram>>} program */
  card(id, program) {
    const remove = () => this.remove(id, typeof program === "object" ? program.name.text : id);
    if (typeof program === "string") return lost(t(`saved.${program}`, { program: id }), id, remove);
    const tick = (/** @type {boolean} */ on) => (this.chosen.set(id, on), this.compare());
    const choice = this.ids.length > 2 ? { tick, ticked: this.chosen.of(this.ids).includes(id) } : undefined;
    return card(/** @type {HTMLTemplateElement} */ (this.part("card")), program, { href: this.carry(program.href), remove, choice });
  }

  /** Leads to the comparison of what is ticked. */
  compare() {
    const chosen = this.chosen.of(this.ids);
    const link = /** @type {HTMLAnchorElement} */ (this.part("compare"));
    link.hidden = chosen.length < 2;
    link.textContent = t("saved.compare", { count: chosen.length });
    link.href = [linkTo(this.root.dataset.compare ?? "", chosen), this.carry("").slice(1)].filter(Boolean).join("&");
    this.part("too-few").hidden = chosen.length > 1;
  }

  /** @param {string} id @param {string} program */
  async remove(id, program) {
    const index = this.ids.indexOf(id);
    if (this.isLinked) this.linked = this.linked.filter((one) => one !== id);
    else saved.remove(id);
    await this.show(t("saved.removed", { program }));
    const buttons = /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll(".saved-list__remove"));
    (buttons[Math.min(index, buttons.length - 1)] ?? this.part("status")).focus();
  }

  async add() {
    const found = await Promise.all(this.ids.map((id) => this.pages.get(id)));
    saved.add(...this.ids.filter((_id, index) => found[index] !== "missing"));
    await this.own(t(saved.remembers() ? "saved.added" : "saved.added-here", { count: saved.all().length }));
  }

  /** Goes from a list that came with a link to the reader's own. @param {string} [said] */
  async own(said) {
    this.linked = [];
    await this.show(said);
    this.part("status").focus();
  }

  keep() {
    const wanted = this.remember.checked;
    const done = saved.remember(wanted);
    this.show(t(wanted && !done ? "saved.refused" : wanted ? "saved.remembered" : "saved.forgotten"));
  }

  async wipe() {
    saved.wipe();
    await this.show(t("saved.wiped"));
    this.part("status").focus();
  }

  /** The address that shows this list. @param {boolean} [isPublic] as it goes on paper */
  link(isPublic = false) {
    const page = isPublic ? document.querySelector("link[rel=canonical]")?.getAttribute("href") : location.href;
    return linkTo(page ?? location.href, this.ids);
  }

  async copy() {
    const copied = await copy(this.link(), /** @type {HTMLInputElement} */ (this.part("field")));
    this.part("status").textContent = t(copied ? "saved.copied" : "saved.copy-yourself");
  }
}
