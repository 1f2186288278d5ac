import { keyOf } from "./index.js";
import { keyBits, postingsOf, tellingness } from "./postings.js";
import { isWeak } from "./query.js";
import { isOnlineKey, reachOf } from "./reach.js";
import { bitsBut, bitsInAll, bitsInAny, hasBit, noBits, setBit, sizeOf } from "./sets.js";

/**
 * Something that programs must fit.
 *
 * @typedef {{kind: "facet" | "word" | "place", bits: Uint32Array, facet?: string, group?: any, meanings?: Uint32Array[], words?: any[]}} Filter
 */

/**
 * Finds the programs that fit all that is asked.
 *
 * @param {any} index
 * @param {any} meaning
 * @param {any} asked
 */
export async function findPrograms(index, meaning, asked) {
  const online = asked.facets["delivery-mode"]?.some((term) => isOnlineKey(`delivery-mode/${term}`));
  const wanted = { ...asked, online: online || meaning.groups.some((group) => group.kind === "online") };
  const [chosen, said, reach] = await Promise.all([
    Promise.all(Object.entries(asked.facets).map(([facet, terms]) => facetFilter(index, facet, terms))),
    Promise.all(meaning.groups.filter((group) => group.filters).map((group) => groupFilters(index, group))),
    reachOf(index, meaning.place, wanted),
  ]);
  const filters = [...chosen, ...said.flat()];
  if (reach.bits) filters.push({ kind: "place", bits: reach.bits });
  const bits = bitsThrough(index, filters);
  return { filters, bits, total: sizeOf(bits), miles: reach.miles, wanted };
}

/**
 * The programs that pass all filters.
 *
 * @param {any} index
 * @param {Filter[]} filters
 */
export function bitsThrough(index, filters) {
  return bitsInAll(filters.map(({ bits }) => bits), index.root.programs.count);
}

/**
 * The programs that people in a state can join online, under the same other filters, and that are not found already.
 *
 * @param {any} index
 * @param {any} found
 * @param {string | null} state
 */
export async function onlineBeside(index, found, state) {
  const row = index.root.places.states.find(([code]) => code === state);
  if (!row) return null;
  const others = bitsThrough(index, found.filters.filter(({ kind }) => kind !== "place"));
  const bits = bitsBut(bitsInAll([others, await keyBits(index, `online/${state}`)], 0), found.bits);
  const total = sizeOf(bits);
  return total ? { state, label: row[1], total } : null;
}

/** Any of the terms that are chosen in a facet. */
async function facetFilter(index, facet, terms) {
  const { of } = index.root.facets.find(({ id }) => id === facet) ?? {};
  const sets = await Promise.all(terms.map((term) => keyBits(index, keyOf({ id: facet, of }, term))));
  return { kind: "facet", facet, bits: bitsInAny(sets, index.root.programs.count) };
}

/** What a group of the query asks: any of its terms, or else all of its words. */
async function groupFilters(index, group) {
  const { count } = index.root.programs;
  const meanings = await Promise.all(group.keys.map((key) => keyBits(index, key)));
  const strong = group.words.filter((word) => !isWeak(index, word));
  if (meanings.length && !group.unfinished) return [{ kind: "word", group, meanings, bits: bitsInAny(meanings, count) }];
  const words = strong.length ? strong : group.words;
  const postings = await Promise.all(words.map((word) => postingsOf(index, "programs", word, group.unfinished)));
  return postings.map((found) => {
    const bits = noBits(count);
    for (const { docs } of found) for (const doc of docs) setBit(bits, doc);
    return { kind: "word", group, words: found, meanings, bits: bitsInAny([bits, ...meanings], count) };
  });
}

/**
 * How well programs fit: the weights of the words that they have, and how many meanings of the phrases; null if that says nothing.
 *
 * @param {Filter[]} filters
 * @param {number} count
 */
export function scoresOf(filters, count) {
  const scored = filters.filter(({ words, meanings }) => words?.length || meanings?.length > 1);
  if (!scored.length) return null;
  const scores = new Float32Array(count);
  for (const { words = [], meanings = [] } of scored) {
    for (const { docs, impacts } of words) {
      const tells = tellingness(docs.length, count);
      for (let at = 0; at < docs.length; at += 1) scores[docs[at]] += tells * impacts[at];
    }
    for (const bits of meanings) for (let doc = 0; doc < count; doc += 1) scores[doc] += hasBit(bits, doc);
  }
  return scores;
}
