import { t } from "../../i18n.js";
import { copy, part } from "../../parts.js";

/** @typedef {{ label: string, change: object }} Filter what it says, and what to change to be rid of it */

/** What a search goes by: chosen filters and the words that were understood, each with a button that takes it away. */
export class AppliedFilters {
  /**
   * @param {HTMLElement} root
   * @param {{ change: (change: object) => void, clear: () => void, gone: () => void }} on `gone`: the last one that had the focus is gone
   */
  constructor(root, on) {
    this.root = root;
    this.on = on;
    this.list = part(root, "list");
    part(root, "clear").addEventListener("click", on.clear);
  }

  /** @param {Filter[]} filters */
  show(filters) {
    // The button that had the focus goes away: the one that takes its place gets it.
    const focused = [...this.list.querySelectorAll("button")].findIndex((button) => button === document.activeElement);
    this.root.hidden = filters.length === 0;
    this.list.replaceChildren(...filters.map((filter) => this.item(filter)));
    if (focused < 0) return;
    if (filters.length === 0) this.on.gone();
    else [...this.list.querySelectorAll("button")][Math.min(focused, filters.length - 1)].focus();
  }

  /** @param {Filter} filter */
  item({ label, change }) {
    const item = copy(this.root, "filter");
    const button = /** @type {HTMLButtonElement} */ (item.querySelector("button"));
    part(item, "label").textContent = label;
    button.setAttribute("aria-label", t("applied-filters.remove", { label }));
    button.addEventListener("click", () => this.on.change(change));
    return item;
  }
}
