import { element } from "../../element.js";
import { compare } from "../../comparison.js";
import { differences, table } from "../../comparison-view.js";
import { t, today } from "../../i18n.js";
import { idsIn, linkTo } from "../../ids.js";
import { readProgram } from "../../program-page.js";

/** How many programs fit side by side, on a screen and on paper. */
const MOST = 4;

/** Screens on which the style shows one program at a time. */
const NARROW = matchMedia("screen and (width < 48em)");

/** Compares the programs that the address names. On narrow screens one column shows at a time. */
export class CompareTable {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.finder = root.dataset.finder ?? "";
    /** @type {import("../../program-page.js").Program[]} */
    this.programs = [];
    this.shown = 0;
    this.status = this.part("status");
    this.only = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    this.only.addEventListener("change", () => this.filter());
    this.part("previous").addEventListener("click", () => this.turn(-1));
    this.part("next").addEventListener("click", () => this.turn(1));
    this.part("jump").addEventListener("click", () => this.part("heading").focus());
    this.part("print").addEventListener("click", () => print());
    this.part("again").addEventListener("click", () => this.load());
    NARROW.addEventListener("change", () => this.mark());
    addEventListener("hashchange", () => this.load());
    this.part("without").hidden = true;
    this.part("app").hidden = false;
    this.load();
  }

  /** @param {string} name @returns {HTMLElement} */
  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`.compare-table__${name}`));
  }

  /** Reads the programs that the address names. */
  async load() {
    this.ids = idsIn(location.hash);
    const ids = this.ids.slice(0, MOST);
    this.part("notices").replaceChildren();
    this.part("again").hidden = true;
    if (ids.length > 1) this.status.textContent = t("compare.loading");
    const found = await Promise.all(ids.map((id) => readProgram(this.finder, id)));
    if (this.ids.slice(0, MOST).join() !== ids.join()) return;
    this.programs = found.filter((program) => typeof program === "object");
    if (this.ids.length > MOST) this.notice(t("compare.too-many", { count: this.ids.length, most: MOST }));
    found.forEach((program, index) => typeof program === "string" && this.notice(t(`compare.${program}`, { program: ids[index] })));
    this.part("again").hidden = !found.includes("unreachable");
    this.show();
    this.say(t("compare.result", { count: this.programs.length, facts: this.count() }));
  }

  /** @param {string} text */
  notice(text) {
    this.part("notices").append(element("p", { class: "callout" }, text));
  }

  /** Shows the programs, or why there is nothing to compare. */
  show() {
    const enough = this.programs.length > 1;
    this.part("few").hidden = enough;
    this.part("many").hidden = !enough;
    this.alone();
    this.groups = compare(this.programs, t);
    this.shown = 0;
    this.part("frame").replaceChildren(...(enough ? [table(this.programs, this.groups, (program) => this.remove(program))] : []));
    this.part("list").replaceChildren(...differences(this.programs, this.groups));
    this.part("printed").textContent = t("compare.printed", { date: today() });
    this.root.dataset.only = String(this.only.checked);
    this.mark();
  }

  /** Leads to the only program that is left, if there is one. */
  alone() {
    const [program] = this.programs;
    const link = /** @type {HTMLAnchorElement} */ (this.part("alone"));
    link.hidden = !program;
    link.href = program?.href ?? "";
    link.textContent = program ? t("compare.alone", { program: program.name.text }) : "";
  }

  count() {
    return this.groups?.flatMap(({ rows }) => rows).filter((row) => row.differs).length ?? 0;
  }

  filter() {
    this.root.dataset.only = String(this.only.checked);
    this.say(this.only.checked ? t("compare.only", { count: this.count() }) : t("compare.all", { count: this.programs.length }));
  }

  /** @param {number} step to the next program, or to the one before */
  turn(step) {
    const count = this.programs.length;
    this.shown = (this.shown + step + count) % count;
    this.mark();
    this.say(t("compare.turned", { number: this.shown + 1, total: count, program: this.programs[this.shown].name.text }));
  }

  /** Marks the columns that narrow screens do not show. */
  mark() {
    for (const heading of this.part("frame").querySelectorAll("th[scope=rowgroup]")) {
      heading.setAttribute("colspan", String(NARROW.matches ? 2 : this.programs.length + 1));
    }
    for (const row of this.part("frame").querySelectorAll("tr")) {
      [...row.children].slice(1).forEach((cell, index) => cell.classList.toggle("compare-table__away", index !== this.shown));
    }
  }

  /** @param {import("../../program-page.js").Program} program */
  async remove(program) {
    const index = this.programs.indexOf(program);
    this.ids = this.ids?.filter((id) => id !== program.id) ?? [];
    history.replaceState(null, "", linkTo(location.href, this.ids));
    this.programs = this.programs.filter((one) => one !== program);
    // A fifth program moves up.
    if (this.ids.length >= MOST) await this.load();
    else this.show();
    this.say(t("compare.removed", { program: program.name.text, count: this.programs.length }));
    const buttons = /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll(".compare-table__remove"));
    (buttons[Math.min(index, buttons.length - 1)] ?? this.status).focus();
  }

  /** @param {string} text */
  say(text) {
    const few = this.programs.length < 2;
    this.status.textContent = few ? "" : text;
  }
}
