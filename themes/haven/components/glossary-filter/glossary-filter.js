import { t } from "../../i18n.js";

/** How long typing has to rest before the count is said, in milliseconds. */
const REST = 500;

/** Shows only those entries that have the typed letters in them, and the letters of the alphabet that still have some. */
export class GlossaryFilter {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.input = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    this.status = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
    const entries = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".definitions__entry"));
    this.entries = [...entries].map((entry) => ({ entry, text: folded(entry.textContent ?? "") }));
    this.lists = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".definitions")]);
    this.timer = 0;
    this.input.addEventListener("input", () => this.filter());
    // A link to an entry, or to a letter, must find it.
    addEventListener("hashchange", () => this.target());
    root.hidden = false;
    if (this.input.value) this.filter();
  }

  filter() {
    const wanted = folded(this.input.value.trim());
    for (const { entry, text } of this.entries) entry.hidden = !text.includes(wanted);
    for (const list of this.lists) {
      list.hidden = !list.querySelector(".definitions__entry:not([hidden])");
      const letter = /** @type {HTMLElement | null} */ (list.previousElementSibling);
      if (letter) letter.hidden = list.hidden;
    }
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.say(Boolean(wanted)), REST);
  }

  /** @param {boolean} isFiltered */
  say(isFiltered) {
    const count = this.entries.filter(({ entry }) => !entry.hidden).length;
    this.status.textContent = isFiltered ? t(count > 0 ? "glossary-filter.count" : "glossary-filter.none", { count }) : "";
  }

  target() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[hidden]")) return;
    this.input.value = "";
    this.filter();
    target.scrollIntoView();
  }
}

/** Letters without case and accents. @param {string} text */
function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
