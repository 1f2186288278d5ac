/**
 * What a reader searches for, and how it stands in the fragment of the address: `#q=evenings&near=37902&payment=medicaid,self-pay`. Nothing of it
 * ever reaches a server. What stays out of the fragment, a place that the reader wants to keep to themselves, stays with the entry of the history.
 *
 * @typedef {object} State
 * @property {string} q words
 * @property {string | { lat: number, lon: number }} near a place as typed, or where the device is
 * @property {string} radius miles, or "any"
 * @property {string} state where an online patient is
 * @property {Record<string, string[]>} facets chosen values by facet
 * @property {string} order nothing for the usual one
 * @property {number} page how many tens of programs are shown
 * @property {boolean} exact whether the words are searched as typed, without correction
 * @property {boolean} private whether the place stays out of the fragment
 * @property {string[]} compare ids of programs to compare
 */

const RADII = ["5", "10", "25", "50", "100", "any"];
const ORDERS = ["best", "nearest", "checked", "intake", "name"];
const OWN = new Set(["q", "near", "radius", "state", "order", "page", "exact", "compare"]);
/** More pages than anybody reads, and few enough to be shown at once. */
const PAGES = 50;

/** Reads a fragment and what the history has kept. @param {string} hash @param {any} kept @returns {State} */
export function readState(hash, kept) {
  // Links within the page, such as `#main`, say nothing about the search.
  const given = new URLSearchParams(isState(hash) ? hash.slice(1) : "");
  const one = (/** @type {string} */ name, /** @type {string[]} */ known, fallback = "") => (known.includes(given.get(name) ?? "") ? given.get(name) : fallback) ?? "";
  const facets = [...given].filter(([name, value]) => !OWN.has(name) && value).map(([name, value]) => [name, value.split(",").filter(Boolean)]);
  return {
    q: given.get("q") ?? "",
    near: given.get("near") ?? kept?.near ?? "",
    radius: one("radius", RADII, "25"),
    state: given.get("state") ?? "",
    facets: Object.fromEntries(facets),
    order: one("order", ORDERS),
    page: Math.min(Math.max(Math.trunc(Number(given.get("page"))) || 1, 1), PAGES),
    exact: given.has("exact"),
    private: Boolean(kept?.private),
    compare: (given.get("compare") ?? "").split(",").filter(Boolean),
  };
}

/** Writes a search as a fragment; nothing if nothing is searched for. @param {State} state */
export function writeState(state) {
  const place = typeof state.near === "string" && !state.private ? state.near : "";
  /** @type {[string, string][]} */
  const pairs = [
    ["q", state.q],
    ["near", place],
    ["radius", state.radius === "25" ? "" : state.radius],
    ["state", state.state],
    ...Object.entries(state.facets).map(([facet, chosen]) => /** @type {[string, string]} */ ([facet, chosen.join(",")])),
    ["order", state.order],
    ["page", state.page > 1 ? String(state.page) : ""],
    ["exact", state.exact && state.q ? "1" : ""],
    ["compare", state.compare.join(",")],
  ];
  const fragment = new URLSearchParams(pairs.filter(([, value]) => value)).toString().replaceAll("%2C", ",");
  return fragment && `#${fragment}`;
}

/** What the history keeps for a search. @param {State} state */
export function kept(state) {
  const { near, private: hidden } = state;
  return { private: hidden, ...(hidden || typeof near !== "string" ? { near } : {}) };
}

/** Whether a fragment says what is searched for, or nothing at all. @param {string} hash */
export function isState(hash) {
  return hash === "" || hash.includes("=");
}

/** Returns what the engine is asked. @param {State} state @param {string} here what the device's own place is called @param {string[]} known ids of facets */
export function question(state, here, known) {
  const { near, radius, order } = state;
  return {
    kinds: ["program"],
    facets: Object.fromEntries(Object.entries(state.facets).filter(([facet]) => known.includes(facet))),
    near: typeof near === "string" ? near || undefined : { ...near, label: here },
    radius: radius === "any" ? Infinity : Number(radius),
    state: state.state || undefined,
    order: order || undefined,
    exact: state.exact,
    counts: false,
  };
}
