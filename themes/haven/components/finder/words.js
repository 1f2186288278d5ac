import { t } from "../../i18n.js";

/** @typedef {import("./state.js").State} State */

/** So many other words are told. */
const MOST = 5;

/** Says what was found, where, and in which order: the one line that is read aloud. @param {any} answer @param {State} state @param {string} stateName */
export function summary(answer, state, stateName) {
  const count = answer.totals.program;
  if (count === 0) return t("finder.none");
  const order = t(`finder.said-${orderOf(answer, state)}`);
  const { place, radius } = answer;
  if (state.state && !state.near) return t("finder.found-online", { count, state: stateName, order });
  if (place && (place.kind === "state" || place.kind === "county")) return t("finder.found-in", { count, place: place.label, order });
  if (place && Number.isFinite(radius)) return t("finder.found-near", { count, place: place.label, miles: radius, order });
  return place ? t("finder.found-from", { count, place: place.label, order }) : t("finder.found", { count, order });
}

/** The order of the results by the name that the menu has for it. @param {any} answer @param {State} state */
export function orderOf(answer, state) {
  // Without words there is nothing to fit best: those checked last come first.
  return answer.order === "best" && !state.q ? "checked" : answer.order;
}

/** The orders that make sense for an answer. @param {any} answer @param {State} state */
export function orders(answer, state) {
  const near = answer.place && !["state", "county"].includes(answer.place.kind) ? ["nearest"] : [];
  return [...(state.q ? ["best"] : []), ...near, "checked", "intake", "name"];
}

/** What was searched beside the words that were typed: what they may mean. @param {any} answer @returns {string[]} */
export function alsoSearched(answer) {
  const meant = answer.understood.filter(isOther).flatMap((/** @type {any} */ words) => words.terms.map((/** @type {any} */ term) => term.label));
  return [...new Set([...answer.also, ...meant])].slice(0, MOST);
}

/** Whether words mean something that has another name. @param {{ text: string, label: string, corrected: string | null, terms: object[] }} words */
function isOther({ text, label, corrected, terms }) {
  const starts = (/** @type {string} */ of) => of.toLowerCase().split(/[^\p{L}\d]+/u).filter((word) => word.length > 2).map((word) => word.slice(0, 4));
  const known = starts(label);
  return terms.length > 0 && !starts(corrected ?? text).some((start) => known.includes(start));
}

/**
 * What a search goes by, in words, and what to change to be rid of each.
 * @param {any} answer
 * @param {State} state
 * @param {(facet: string, id: string) => string} labelOf
 * @param {string} stateName
 */
export function filters(answer, state, labelOf, stateName) {
  const chosen = Object.entries(state.facets).flatMap(([facet, ids]) =>
    ids.map((id) => {
      const rest = ids.filter((other) => other !== id);
      const { [facet]: _, ...others } = state.facets;
      return { label: labelOf(facet, id), change: { facets: rest.length > 0 ? { ...state.facets, [facet]: rest } : others } };
    }),
  );
  const understood = answer.understood
    .filter((/** @type {any} */ words) => typeof words.without === "string")
    .map((/** @type {any} */ words) => ({
      label: words.kind === "word" || isOther(words) ? t("finder.word", { word: words.text }) : words.label,
      change: { q: words.without, exact: false },
    }));
  const place = state.near && answer.place ? [{ label: answer.place.label, change: { near: "" } }] : [];
  const online = state.state ? [{ label: t("finder.online-in", { state: stateName }), change: { state: "" } }] : [];
  return [...understood, ...place, ...online, ...chosen];
}
