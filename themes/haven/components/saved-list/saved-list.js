import { copy } from "../../copy.js";
import { t } from "../../i18n.js";
import { idsIn, isId, linkTo } from "../../ids.js";
import { readProgram } from "../../program-page.js";
import { CARRIED, saved } from "../../saved.js";
import { card, lost } from "../../saved-card.js";
import { Packet } from "../packet/packet.js";

/** How many programs can be compared. */
const MOST = 4;

/** Shows the reader's list, or the one that the address names. What came with a link is not the reader's until it is added. */
export class SavedList {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.packet = new Packet(/** @type {HTMLElement} */ (root.querySelector(".packet")));
    /** @type {Map<string, ReturnType<typeof readProgram>>} pages that were read */
    this.pages = new Map();
    /** @type {Map<string, boolean>} what the reader ticked or unticked for the comparison */
    this.ticks = new Map();
    this.remember = /** @type {HTMLInputElement} */ (root.querySelector(".saved-list__remember input"));
    this.remember.addEventListener("change", () => this.keep(this.remember.checked));
    for (const [name, act] of Object.entries({ add: this.add, own: this.own, again: this.again, copy: this.copy, print: () => print(), wipe: this.wipe })) {
      this.part(name).addEventListener("click", (event) => (event.preventDefault(), act.call(this)));
    }
    addEventListener("hashchange", () => this.show());
    saved.subscribe(() => this.show());
    this.part("without").hidden = true;
    this.part("app").hidden = false;
    this.show();
  }

  /** @param {string} name @returns {HTMLElement} */
  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`.saved-list__${name}`));
  }

  /** Shows what the list is now, and says something: how long it is, if there is nothing else to say. @param {string} [said] */
  async show(said) {
    const linked = idsIn(location.hash);
    const own = saved.all();
    this.isLinked = linked.length > 0 && [...linked].sort().join() !== [...own].sort().join();
    this.ids = this.isLinked ? linked : own;
    // The address is a link to the list, but for a list that the device remembers.
    history.replaceState(null, "", linkTo(location.href, !this.isLinked && saved.remembers() ? [] : this.ids));
    const ids = this.ids.join();
    this.state(own);
    for (const id of this.ids.filter((id) => !this.pages.has(id))) this.pages.set(id, readProgram(this.root.dataset.finder ?? "", id));
    const found = await Promise.all(this.ids.map((id) => this.pages.get(id) ?? "missing"));
    if (ids !== this.ids.join()) return;
    const cards = found.map((program, index) => this.card(this.ids?.[index] ?? "", program));
    this.part("cards").replaceChildren(...cards);
    this.packet.fill(found.filter((program) => typeof program === "object"), this.link(true));
    /** @type {HTMLElement} */ (this.part("again").parentElement).hidden = !found.includes("unreachable");
    this.choose();
    this.say(said ?? t(this.isLinked ? "saved.count-linked" : "saved.count", { count: found.filter((program) => program !== "missing").length }));
  }

  /** Shows what belongs to the state of the list. @param {string[]} own */
  state(own) {
    const [empty, remembers] = [this.ids?.length === 0, saved.remembers()];
    this.part("linked").hidden = !this.isLinked;
    this.part("add").hidden = !this.ids?.some((id) => isId(id) && !own.includes(id));
    this.part("own").hidden = own.length === 0;
    this.part("empty").hidden = !empty;
    this.part("full").hidden = Boolean(empty);
    this.part("link").hidden = true;
    this.part("keep").hidden = !remembers && Boolean(this.isLinked || empty);
    this.part("where").textContent = t(remembers ? "saved.where-device" : "saved.where-link");
    this.remember.checked = remembers;
    /** @type {HTMLElement} */ (this.part("wipe").parentElement).hidden = !remembers;
    /** @type {HTMLAnchorElement} */ (this.part("more")).href = this.carry(this.root.dataset.finder ?? "");
  }

  /** Where the reader's own list is nowhere but here, it goes along. @param {string} url */
  carry(url) {
    return this.isLinked || saved.remembers() ? url : linkTo(url, this.ids ?? [], CARRIED);
  }

  /** @param {string} id @param {Awaited<ReturnType<typeof readProgram>>} program */
  card(id, program) {
    const remove = () => this.remove(id, typeof program === "object" ? program.name.text : id);
    if (typeof program === "string") return lost(t(`saved.${program}`, { program: id }), id, remove);
    const template = /** @type {HTMLTemplateElement} */ (this.root.querySelector(".saved-list__card"));
    const tick = this.ids && this.ids.length > 2 ? (/** @type {boolean} */ on) => this.choose(id, on) : undefined;
    return card(template, program, { href: this.carry(program.href), remove, tick, ticked: this.isTicked(id) });
  }

  /** @param {string} id */
  isTicked(id) {
    return this.ticks.get(id) ?? (this.ids?.indexOf(id) ?? MOST) < MOST;
  }

  /** Leads to the comparison of what is ticked. @param {string} [id] @param {boolean} [on] */
  choose(id, on) {
    if (id !== undefined && on !== undefined) this.ticks.set(id, on);
    const chosen = (this.ids ?? []).filter((one) => this.isTicked(one));
    this.part("compare").hidden = chosen.length < 2;
    this.part("too-few").hidden = chosen.length > 1;
    this.part("compare").textContent = t("saved.compare", { count: chosen.length });
    /** @type {HTMLAnchorElement} */ (this.part("compare")).href = linkTo(this.root.dataset.compare ?? "", chosen);
  }

  /** @param {string} id @param {string} program */
  async remove(id, program) {
    const index = this.ids?.indexOf(id) ?? 0;
    const said = t("saved.removed", { program });
    if (this.isLinked) history.replaceState(null, "", linkTo(location.href, this.ids?.filter((one) => one !== id) ?? []));
    else saved.remove(id);
    await this.show(said);
    const buttons = /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll(".saved-list__remove"));
    (buttons[Math.min(index, buttons.length - 1)] ?? this.part("status")).focus();
  }

  async add() {
    saved.add(...(this.ids ?? []));
    await this.own(t(saved.remembers() ? "saved.added" : "saved.added-here", { count: saved.all().length }));
  }

  /** Goes from a list that came with a link to the reader's own. @param {string} [said] */
  async own(said) {
    history.replaceState(null, "", linkTo(location.href, []));
    await this.show(said);
    this.part("status").focus();
  }

  /** @param {boolean} wanted */
  keep(wanted) {
    const done = saved.remember(wanted);
    this.show(t(wanted && !done ? "saved.refused" : wanted ? "saved.remembered" : "saved.forgotten"));
  }

  wipe() {
    saved.wipe();
    this.own(t("saved.wiped"));
  }

  again() {
    this.pages.clear();
    this.show();
  }

  /** The address that shows this list. @param {boolean} [isPublic] as it goes on paper */
  link(isPublic = false) {
    const page = isPublic ? document.querySelector("link[rel=canonical]")?.getAttribute("href") : location.href;
    return linkTo(page ?? location.href, this.ids ?? []);
  }

  async copy() {
    const copied = await copy(this.link(), /** @type {HTMLInputElement} */ (this.part("field")));
    this.say(t(copied ? "saved.copied" : "saved.copy-yourself"));
  }

  /** @param {string} text */
  say(text) {
    this.part("status").textContent = text;
  }
}
