import { t } from "../../i18n.js";
import { part } from "../../parts.js";

/** @typedef {{ lat: number, lon: number }} Point */

/** How long a device may look for itself, in milliseconds. */
const PATIENCE = 15000;

/** What a reader types: words, a place, and how far from it. */
export class SearchForm {
  /** @param {HTMLFormElement} root @param {{ search: () => void, change: () => void, type: () => void }} on */
  constructor(root, on) {
    this.root = root;
    this.locating = part(root, "locating");
    /** Where the device is, rounded to about a kilometer; nothing unless the reader asked for it. @type {Point | undefined} */
    this.device = undefined;
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      on.search();
    });
    this.field("q").addEventListener("input", on.type);
    for (const name of ["radius", "private"]) this.field(name).addEventListener("change", on.change);
    const locate = part(root, "locate");
    locate.hidden = !navigator.geolocation;
    locate.addEventListener("click", () => this.locate(on.search));
  }

  /** @param {string} name @returns {HTMLInputElement} */
  field(name) {
    return /** @type {HTMLInputElement} */ (this.root.elements.namedItem(name));
  }

  /** Returns what stands in the form. */
  values() {
    const near = this.field("near").value.trim();
    return {
      q: this.field("q").value.trim(),
      near: this.device && near === t("search-form.my-location") ? this.device : near,
      radius: this.field("radius").value,
      private: this.field("private").checked,
    };
  }

  /** Shows a search. @param {{ q: string, near: string | Point, radius: string, private: boolean }} state */
  fill(state) {
    if (typeof state.near === "object") this.device = state.near;
    this.field("q").value = state.q;
    this.field("near").value = typeof state.near === "object" ? t("search-form.my-location") : state.near;
    this.field("radius").value = state.radius;
    this.field("private").checked = state.private;
  }

  /**
   * Says at the place's field what is wrong with it, or that nothing is.
   * @param {{ kind: string, text: string } | null} problem
   */
  showProblem(problem) {
    const [field, error] = [this.field("near"), /** @type {HTMLElement} */ (this.root.querySelector(`#${this.field("near").id}-error`))];
    error.hidden = !problem;
    error.textContent = problem ? t(problem.kind === "ask" ? "search-form.ask-place" : "search-form.unknown-place", { place: problem.text }) : "";
    if (problem) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", error.id);
    } else {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    }
  }

  focusPlace() {
    this.field("near").focus();
  }

  /** Asks the device where it is; the browser asks the reader. @param {() => void} found */
  locate(found) {
    this.locating.textContent = t("search-form.locating");
    const done = (/** @type {GeolocationPosition} */ { coords }) => {
      this.locating.textContent = "";
      this.device = { lat: rounded(coords.latitude), lon: rounded(coords.longitude) };
      this.field("near").value = t("search-form.my-location");
      found();
    };
    const failed = () => (this.locating.textContent = t("search-form.locate-failed"));
    navigator.geolocation.getCurrentPosition(done, failed, { timeout: PATIENCE, maximumAge: 600000 });
  }
}

/** Two decimals: near enough for miles, and not the house. @param {number} degrees */
function rounded(degrees) {
  return Math.round(degrees * 100) / 100;
}
