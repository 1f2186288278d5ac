/** How long a press of Shift counts, in milliseconds. */
const WINDOW = 5000;

/**
 * Leaves the site at once: by its link, or by three presses of Shift alone within five seconds each.
 * Escape is not used, as it stops pages from loading in browsers.
 */
export class ExitPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.link = /** @type {HTMLAnchorElement} */ (root.querySelector("a"));
    this.status = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
    this.presses = 0;
    /** Whether another key went down together with Shift. */
    this.mixed = false;
    this.timer = 0;
    this.link.addEventListener("click", (event) => this.leave(event));
    document.addEventListener("keydown", (event) => this.down(event));
    document.addEventListener("keyup", (event) => this.up(event));
    window.addEventListener("pageshow", () => document.querySelector(".exit-page__overlay")?.remove());
  }

  /** @param {KeyboardEvent} event */
  down(event) {
    if (event.key !== "Shift") {
      this.mixed = true;
    }
  }

  /** @param {KeyboardEvent} event */
  up(event) {
    if (event.key !== "Shift" || this.mixed) {
      if (event.key !== "Shift") this.reset();
      this.mixed = event.shiftKey;
      return;
    }
    this.presses += 1;
    clearTimeout(this.timer);
    if (this.presses >= 3) {
      this.leave();
      return;
    }
    this.status.textContent = this.root.dataset[`left-${3 - this.presses}`] ?? "";
    this.timer = window.setTimeout(() => this.reset(), WINDOW);
  }

  reset() {
    clearTimeout(this.timer);
    this.presses = 0;
    this.status.textContent = "";
  }

  /** @param {Event} [event] */
  leave(event) {
    event?.preventDefault();
    const overlay = document.createElement("div");
    overlay.className = "exit-page__overlay";
    overlay.setAttribute("role", "alert");
    overlay.textContent = this.root.dataset.loading ?? "";
    document.body.append(overlay);
    // The page that readers leave must not be the one that Back shows.
    window.location.replace(this.link.href);
  }
}
