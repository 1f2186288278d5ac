import { part } from "../../parts.js";

/** Help lines that come before everything else when a search sounds like a crisis. */
export class CrisisHelp {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.spanish = part(root, "spanish");
  }

  /**
   * Shows the lines, or takes them away. Who asks in Spanish is led to them in Spanish, search and all.
   * @param {{ spanish: boolean } | null} help
   */
  show(help) {
    this.root.hidden = !help;
    if (!this.spanish) return;
    this.spanish.hidden = !help?.spanish;
    const link = /** @type {HTMLAnchorElement} */ (this.spanish.querySelector("a"));
    link.hash = location.hash;
  }

  focus() {
    this.root.focus();
  }
}
