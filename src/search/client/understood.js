import { postingsOf } from "./postings.js";
import { isWeak } from "./query.js";
import { strongOf } from "./units.js";
import { cutOut } from "./words.js";

/** With more terms than this, what is typed says it better than their labels. */
const MOST_LABELS = 3;

/**
 * What was understood of a query, part by part, each with the query that is left without it.
 *
 * @param {any} index
 * @param {any} meaning
 */
export function chipsOf(index, { query, groups, place }) {
  const parts = groups.filter(({ words }) => words.some((word) => !isWeak(index, word))).map((group) => ({ ...chipOf(index, group), words: group.words }));
  if (place?.place) parts.push({ kind: "place", terms: [], label: place.place.label, words: place.words });
  parts.sort((one, other) => one.words[0].from - other.words[0].from);
  return parts.map(({ words, ...chip }) => ({
    text: query.slice(words[0].from, words.at(-1).to),
    ...chip,
    corrected: words.some(({ was }) => was) ? words.map(({ word }) => word).join(" ") : null,
    without: cutOut(query, [words]),
  }));
}

function chipOf(index, { kind, keys, words }) {
  const terms = keys.map((key) => index.terms.get(key)).map(({ facet, id, label }) => ({ facet, id, label }));
  const labels = terms.length && terms.length <= MOST_LABELS ? terms.map(({ label }) => label) : [words.map(({ word }) => word).join(" ")];
  return { kind: kind === "near" ? "place" : kind, terms, label: [...new Set(labels)].join(", ") };
}

/**
 * The words that neither programs nor texts have, as they are typed.
 *
 * @param {any} index
 * @param {any} meaning
 * @param {("programs" | "texts")[]} parts where to look
 * @returns {Promise<string[]>}
 */
export async function unknownOf(index, { groups }, parts) {
  const open = groups.filter(({ keys, filters }) => filters && !keys.length);
  const words = open.flatMap((group) => strongOf(index, group.words).map((word) => ({ word, unfinished: group.unfinished })));
  const unknown = words.map(async ({ word, unfinished }) => {
    const found = await Promise.all(parts.map((part) => postingsOf(index, part, word, unfinished)));
    return found.flat().length ? [] : [word.shown];
  });
  return (await Promise.all(unknown)).flat();
}
