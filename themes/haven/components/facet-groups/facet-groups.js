import { language, number, t } from "../../i18n.js";
import { copy, part, write } from "../../parts.js";
import { pause } from "../../pause.js";

/**
 * @typedef {{ id: string, label: string, count: number, parent?: number | string | null }} Term
 * @typedef {{ id: string, name: string, finder: boolean, terms: Term[] }} Facet
 */

/** A group shows so many values, and the rest when it is asked to. */
const SHOWN = 8;
/** The facet of how people take part, and its values that need no way there. */
const [DELIVERY, ONLINE] = ["delivery-mode", ["telehealth", "hybrid"]];
/** So many groups are open at first, where there is room for them and where there is not. */
const [OPEN_WIDE, OPEN_NARROW] = [4, 1];

/** The filters: a group of boxes for each facet, and the state of online care. */
export class FacetGroups {
  /** @param {HTMLElement} root @param {() => void} changed */
  constructor(root, changed) {
    this.root = root;
    this.list = part(root, "groups");
    this.state = /** @type {HTMLSelectElement | null} */ (root.querySelector("select"));
    /** @type {Map<string, HTMLElement>} */
    this.groups = new Map();
    // Who names the state of online care wants online care.
    this.state?.addEventListener("change", () => this.state?.value && this.fill({ ...this.values(), ...this.joinedIn(this.state.value) }));
    root.addEventListener("change", changed);
  }

  /** Makes the groups, once. @param {Facet[]} facets @param {boolean} wide whether there is room */
  build(facets, wide) {
    this.built ??= this.make(facets, wide ? OPEN_WIDE : OPEN_NARROW);
    return this.built;
  }

  /** @param {Facet[]} facets @param {number} open how many groups are open at first */
  async make(facets, open) {
    const compare = new Intl.Collator(language()).compare;
    for (const facet of facets.filter((facet) => facet.finder && facet.terms.length > 0)) {
      await pause();
      const group = this.group(facet, compare);
      /** @type {HTMLDetailsElement} */ (group).open = this.groups.size < open;
      this.groups.set(facet.id, group);
      this.list.append(group);
    }
    // The state belongs to how people take part.
    const state = part(this.root, "state");
    if (state) this.groups.get(DELIVERY)?.after(state);
  }

  /** @param {Facet} facet @param {(one: string, other: string) => number} compare */
  group(facet, compare) {
    const group = copy(this.root, "group");
    part(group, "name").textContent = facet.name;
    part(group, "legend").textContent = facet.name;
    const terms = inOrder(facet.terms, compare).map(({ term, narrower }) => this.term(facet.id, term, narrower));
    part(group, "terms").append(...terms);
    if (this.root.querySelector(`template[data-template="help-${facet.id}"]`)) part(group, "terms").before(copy(this.root, `help-${facet.id}`));
    const all = /** @type {HTMLButtonElement} */ (part(group, "all"));
    if (terms.length > SHOWN) {
      all.hidden = false;
      all.addEventListener("click", () => fold(group, all.getAttribute("aria-expanded") === "true"));
      fold(group, true);
    }
    return group;
  }

  /** @param {string} facet @param {Term} term @param {boolean} narrower */
  term(facet, term, narrower) {
    const item = copy(this.root, "term");
    const box = /** @type {HTMLInputElement} */ (item.querySelector("input"));
    [box.name, box.value] = [facet, term.id];
    item.classList.toggle("facet-group__term--narrower", narrower);
    part(item, "label").textContent = term.label;
    return item;
  }

  /** @param {string} facet @returns {HTMLInputElement[]} */
  boxes(facet) {
    return [...(this.groups.get(facet)?.querySelectorAll("input") ?? [])];
  }

  /** Returns what is chosen. */
  values() {
    const facets = Object.fromEntries([...this.groups.keys()].map((id) => [id, this.boxes(id).filter((box) => box.checked).map((box) => box.value)]));
    return { facets: Object.fromEntries(Object.entries(facets).filter(([, chosen]) => chosen.length > 0)), state: this.state?.value ?? "" };
  }

  /** Shows what is chosen. @param {{ facets: Record<string, string[]>, state: string }} search */
  fill({ facets, state }) {
    if (this.state) this.state.value = state;
    for (const [id, group] of this.groups) {
      const chosen = this.boxes(id).filter((box) => (box.checked = (facets[id] ?? []).includes(box.value)));
      write(part(group, "chosen"), chosen.length > 0 ? t("facet-groups.chosen", { count: chosen.length }) : "");
      // What is chosen must be seen.
      if (chosen.length > 0) /** @type {HTMLDetailsElement} */ (group).open = true;
      if (chosen.some((box) => /** @type {HTMLElement} */ (box.closest("li")).hidden)) fold(group, false);
    }
  }

  /** Shows how many programs have each value. @param {Record<string, { terms: { id: string, count: number }[] }>} counts */
  count(counts) {
    for (const id of this.groups.keys()) {
      const known = new Map((counts[id]?.terms ?? []).map((term) => [term.id, term.count]));
      for (const box of this.boxes(id)) {
        const count = number(known.get(box.value) ?? 0);
        part(/** @type {HTMLElement} */ (box.closest("li")), "count").textContent = `(${count})`;
      }
    }
  }

  /** The label of a value. @param {string} facet @param {string} id */
  label(facet, id) {
    const box = this.boxes(facet).find((box) => box.value === id);
    return box ? part(/** @type {HTMLElement} */ (box.closest("li")), "label").textContent ?? id : id;
  }

  /** What is chosen, and online care in a state. @param {string} state */
  joinedIn(state) {
    const { facets } = this.values();
    const online = this.boxes(DELIVERY).map((box) => box.value).filter((id) => ONLINE.includes(id));
    return { state, facets: online.length > 0 ? { ...facets, [DELIVERY]: online } : facets };
  }

  /** The name of the state that is chosen. */
  stateName() {
    return this.state?.selectedOptions[0]?.label ?? "";
  }
}

/** Shows the first values of a group, or all. @param {HTMLElement} group @param {boolean} folded */
function fold(group, folded) {
  const items = /** @type {HTMLElement[]} */ ([...group.querySelectorAll("li")]);
  items.forEach((item, index) => (item.hidden = folded && index >= SHOWN && !item.querySelector("input")?.checked));
  const all = part(group, "all");
  all.setAttribute("aria-expanded", String(!folded));
  all.textContent = folded ? t("facet-groups.show-all", { count: items.length }) : t("facet-groups.show-fewer");
}

/**
 * Values by how many programs have them in all, then by name; narrower ones below the wider. The order stays while counts change: boxes must not
 * move under the finger.
 * @param {Term[]} terms
 * @param {(one: string, other: string) => number} compare
 */
function inOrder(terms, compare) {
  const sorted = [...terms].sort((one, other) => other.count - one.count || compare(one.label, other.label));
  const widerOf = (/** @type {Term} */ { parent }) => (typeof parent === "number" ? terms[parent] : terms.find((term) => term.id === parent));
  const below = (/** @type {Term | undefined} */ wider) => sorted.filter((term) => widerOf(term) === wider);
  const walk = (/** @type {Term} */ term, /** @type {boolean} */ narrower) => [{ term, narrower }, ...below(term).flatMap((term) => walk(term, true))];
  return below(undefined).flatMap((term) => walk(term, false));
}
