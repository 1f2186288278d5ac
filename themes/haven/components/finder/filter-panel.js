import { t } from "../../i18n.js";
import { part } from "../../parts.js";

/** The width from which the filters stand beside the results, as in the style sheet. */
const WIDE = "(width >= 64em)";

/** The filters on narrow screens: a button opens them in the page, and the focus goes there and back again. Nothing is trapped. */
export class FilterPanel {
  /**
   * @param {HTMLElement} root
   * @param {{ opened: () => void, closed: () => void }} on `closed`: the reader wants to see the programs
   */
  constructor(root, on) {
    this.root = root;
    this.button = part(root, "open");
    this.end = part(root, "close");
    this.wide = matchMedia(WIDE);
    this.on = on;
    this.button.addEventListener("click", () => this.toggle(!this.isOpen()));
    this.end.addEventListener("click", () => {
      this.toggle(false);
      on.closed();
    });
    root.addEventListener("keydown", (event) => this.press(event));
    this.wide.addEventListener("change", () => this.isShown() && on.opened());
  }

  isOpen() {
    return this.button.getAttribute("aria-expanded") === "true";
  }

  /** Whether the filters can be seen. */
  isShown() {
    return this.wide.matches || this.isOpen();
  }

  /** @param {boolean} open */
  toggle(open) {
    this.button.setAttribute("aria-expanded", String(open));
    this.root.classList.toggle("finder__filters--open", open);
    if (!open) return;
    this.on.opened();
    /** @type {HTMLElement} */ (this.root.querySelector("h2")).focus();
  }

  /** Escape closes. @param {KeyboardEvent} event */
  press(event) {
    if (event.key !== "Escape" || !this.isOpen()) return;
    this.toggle(false);
    this.button.focus();
  }

  /** Says how many filters are chosen, and how many programs they leave. @param {number} chosen @param {number} programs */
  count(chosen, programs) {
    this.button.textContent = chosen > 0 ? t("finder.filters-chosen", { count: chosen }) : t("facet-groups.heading");
    this.end.textContent = t("facet-groups.show", { count: programs });
  }
}
