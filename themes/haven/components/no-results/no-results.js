import { t } from "../../i18n.js";
import { copy, part, write } from "../../parts.js";

/** What a reader can change where no program fits: the engine's offers, each with the number of programs behind it. */
export class NoResults {
  /** @param {HTMLElement} root @param {(change: object) => void} change */
  constructor(root, change) {
    this.root = root;
    this.change = change;
  }

  /** @param {any} answer of the engine @param {string[]} filters what was searched for, in words */
  show(answer, filters) {
    this.root.hidden = answer.totals.program > 0;
    if (this.root.hidden) return;
    write(part(this.root, "searched"), filters.length > 0 ? t("no-results.searched", { filters: filters.join(" · ") }) : "");
    const isAnywhere = (/** @type {any} */ offer) => offer.change.radius === Infinity;
    // At any distance is everywhere: one of the two is enough.
    const different = answer.relax.filter((/** @type {any} */ offer) => offer.kind !== "place" || !answer.relax.some(isAnywhere));
    const offers = different.map((/** @type {any} */ offer) => this.offer(offer, answer));
    part(this.root, "changes").hidden = offers.length === 0;
    part(this.root, "list").replaceChildren(...offers);
  }

  /** @param {any} offer @param {any} answer */
  offer({ kind, label, change, total }, answer) {
    const item = copy(this.root, "change");
    const button = /** @type {HTMLButtonElement} */ (item.querySelector("button"));
    const miles = Number.isFinite(change.radius) ? change.radius : 0;
    const key = kind === "radius" && !miles ? "any-distance" : kind;
    button.textContent = t("no-results.offer", { offer: t(`no-results.${key}`, { label, miles, place: answer.place?.label ?? label }), programs: t("no-results.programs", { count: total }) });
    const { query, radius, ...rest } = change;
    const changed = { ...rest, ...(query === undefined ? {} : { q: query }), ...(radius === undefined ? {} : { radius: miles ? String(miles) : "any" }) };
    button.addEventListener("click", () => this.change(changed));
    return item;
  }
}
