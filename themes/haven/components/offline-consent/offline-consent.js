import { t } from "../../i18n.js";
import { saved } from "../../saved.js";
import { canKeep, keep, keeps, wipe } from "../../kept-pages.js";

/** What the keys begin with under which the site stores anything. */
const KEYS = "carepress.";

/** Lets readers keep the pages they open, for when there is no connection, and take everything back at once. */
export class OfflineConsent {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.box = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    this.status = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
    this.box.autocomplete = "off";
    this.box.addEventListener("change", () => this.change());
    root.querySelector("button")?.addEventListener("click", () => this.clear());
    const able = canKeep();
    /** @type {HTMLElement} */ (root.querySelector("[data-part=keeping]")).hidden = !able;
    if (able) keeps().then((kept) => (this.box.checked = kept));
    root.hidden = false;
  }

  async change() {
    const wanted = this.box.checked;
    this.box.checked = await keep(wanted);
    this.say(wanted ? (this.box.checked ? "offline.kept" : "offline.refused") : "offline.stopped");
  }

  async clear() {
    saved.wipe();
    forget();
    if (canKeep()) await wipe().catch(() => undefined);
    this.box.checked = false;
    this.say("offline.cleared");
  }

  /** @param {string} key */
  say(key) {
    this.status.textContent = t(key);
  }
}

/** Deletes what other parts of the site were asked to remember. */
function forget() {
  try {
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith(KEYS))) localStorage.removeItem(key);
  } catch {
    // Where nothing can be stored, nothing is to be deleted.
  }
}
