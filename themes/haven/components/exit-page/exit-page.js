/** How long a press of Shift counts, in milliseconds. */
const WINDOW = 5000;
/** How many of them leave. */
const PRESSES = 3;

/**
 * Leaves the site at once: by its links, or by three presses of Shift alone within five seconds each, as GOV.UK's "Exit this page" does.
 * Escape is not used, as it stops pages from loading in browsers.
 */
export class ExitPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.link = /** @type {HTMLAnchorElement} */ (root.querySelector(".exit-page__button"));
    this.status = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
    this.lights = /** @type {HTMLElement} */ (root.querySelector(".exit-page__lights"));
    this.presses = 0;
    /** Whether another key went down together with Shift. */
    this.mixed = false;
    this.timer = 0;
    for (const link of [this.link, document.querySelector(".exit-page__skip")]) link?.addEventListener("click", (event) => this.leave(event));
    // No other script can keep the keys from getting here.
    document.addEventListener("keydown", (event) => this.down(event), true);
    document.addEventListener("keyup", (event) => this.up(event), true);
    window.addEventListener("pageshow", () => this.back());
  }

  /** @param {KeyboardEvent} event */
  down(event) {
    // Keys that went down elsewhere, as with Alt and Tab, must not spoil the presses here.
    if (event.key !== "Shift") this.mixed = true;
    else if (!event.repeat) this.mixed = event.ctrlKey || event.altKey || event.metaKey;
  }

  /** @param {KeyboardEvent} event */
  up(event) {
    if (event.key !== "Shift" || this.mixed) {
      this.reset();
      this.mixed = event.shiftKey;
      return;
    }
    this.show(this.presses + 1, this.root.dataset[`left-${PRESSES - 1 - this.presses}`]);
    if (this.presses >= PRESSES) this.leave();
    else this.timer = window.setTimeout(() => this.expire(), WINDOW);
  }

  /** The presses so far count no more, which those who do not see the lights are told. */
  expire() {
    this.show(0, this.root.dataset.timedOut);
    this.timer = window.setTimeout(() => this.reset(), WINDOW);
  }

  reset() {
    this.show(0);
  }

  /** @param {number} presses @param {string} [words] */
  show(presses, words = "") {
    clearTimeout(this.timer);
    this.presses = presses;
    this.status.textContent = words;
    this.lights.hidden = presses === 0;
    [...this.lights.children].forEach((light, index) => light.classList.toggle("exit-page__light--on", index < presses));
  }

  /** @param {Event} [event] */
  leave(event) {
    event?.preventDefault();
    this.reset();
    const overlay = document.createElement("div");
    overlay.className = "exit-page__overlay";
    overlay.setAttribute("role", "alert");
    document.body.append(overlay);
    // A region that fills is said; one that comes filled may not be.
    overlay.textContent = this.root.dataset.loading ?? "";
    // The page that readers leave must not be the one that Back shows.
    window.location.replace(this.link.href);
  }

  /** A browser may bring the page back as it was left. */
  back() {
    document.querySelectorAll(".exit-page__overlay").forEach((overlay) => overlay.remove());
    this.mixed = false;
    this.reset();
  }
}
