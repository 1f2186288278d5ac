import { keyOf } from "./index.js";
import { keyBits, postingsOf, tellingness } from "./postings.js";
import { isWeak } from "./query.js";
import { isOnlineKey, reachOf } from "./reach.js";
import { bitsBut, bitsInAll, bitsInAny, hasBit, noBits, setBit, sizeOf } from "./sets.js";

/**
 * Something that programs must fit. `online`: it asks for programs that can be joined from home.
 *
 * @typedef {{bits: Uint32Array, online: boolean, facet?: string, group?: any, meanings?: Uint32Array[], words?: any[]}} Filter
 */

/**
 * Finds the programs that fit all that is asked.
 *
 * @param {any} index
 * @param {any} meaning
 * @param {any} place
 * @param {any} asked
 */
export async function findPrograms(index, meaning, place, asked) {
  const [chosen, said, reach] = await Promise.all([
    Promise.all(Object.entries(asked.facets).map(([facet, terms]) => facetFilter(index, facet, terms))),
    Promise.all(meaning.groups.filter((group) => group.filters).map((group) => groupFilters(index, group))),
    place || asked.state ? reachOf(index, place, asked) : null,
  ]);
  const all = [...chosen, ...said.flat()];
  const filters = leniently(index, all, reach);
  const bits = bitsThrough(index, filters, reach);
  return { all, filters, reach, bits, total: sizeOf(bits), miles: reach?.miles ?? null, asked };
}

/**
 * The filters without those that leave no program where what is certain leaves some: words that stand for no term ("husband", "cries"), then
 * for whom it is, too.
 */
function leniently(index, filters, reach) {
  const fits = (some) => sizeOf(bitsThrough(index, some, reach)) > 0;
  const isLoose = ({ group }) => group && !group.keys.length;
  const isPerson = ({ group }) => group?.entries.some(({ about }) => about === "person");
  if (fits(filters)) return filters;
  const firm = filters.filter((filter) => !isLoose(filter));
  for (const kept of [firm, firm.filter((filter) => !isPerson(filter))]) {
    if (!(kept.length || reach?.near) || !fits(kept)) continue;
    return filters.filter(isLoose).reduce((some, word) => (fits([...some, word]) ? [...some, word] : some), kept);
  }
  return filters;
}

/**
 * The words of a query that were left out, as they are typed.
 *
 * @param {any} found
 * @returns {string[]}
 */
export function leftOut({ all, filters }) {
  const gone = new Set(all.filter((filter) => !filters.includes(filter)).map(({ group }) => group));
  return [...gone].map(({ words }) => words.map(({ shown }) => shown).join(" "));
}

/**
 * The programs that pass all filters and are in reach.
 *
 * @param {any} index
 * @param {Filter[]} filters
 * @param {import("./reach.js").Reach | null} reach
 * @param {boolean} [online] whether what can be joined from home is in reach; if left out, any filter may say so
 */
export function bitsThrough(index, filters, reach, online = filters.some((filter) => filter.online)) {
  const { count } = index.root.programs;
  const all = filters.map(({ bits }) => bits);
  const { near, joined, alone } = reach ?? {};
  if (online && joined && (near || alone)) all.push(near ? bitsInAny([near, joined], count) : joined);
  else if (near) all.push(near);
  return bitsInAll(all, count);
}

/**
 * The programs that people in a state can join online, under the same other filters, and that are not found already.
 *
 * @param {any} index
 * @param {any} found
 */
export function onlineBeside(index, { filters, reach, bits, asked }) {
  const row = index.root.places.states.find(([code]) => code === asked.state);
  if (!row || !reach?.joined) return null;
  const others = bitsInAll([bitsThrough(index, filters, null), reach.joined], 0);
  const total = sizeOf(bitsBut(others, bits));
  return total ? { state: row[0], label: row[1], total } : null;
}

/** Any of the terms that are chosen in a facet. */
async function facetFilter(index, facet, terms) {
  const { of } = index.root.facets.find(({ id }) => id === facet) ?? {};
  const keys = terms.map((term) => keyOf({ id: facet, of }, term));
  const sets = await Promise.all(keys.map((key) => keyBits(index, key)));
  return { facet, online: keys.some(isOnlineKey), bits: bitsInAny(sets, index.root.programs.count) };
}

/** What a group of the query asks: any of its terms, or else all of its words. */
async function groupFilters(index, group) {
  const { count } = index.root.programs;
  const meanings = await Promise.all(group.keys.map((key) => keyBits(index, key)));
  const strong = group.words.filter((word) => !isWeak(index, word));
  const online = group.kind === "online";
  if (meanings.length && !group.unfinished) return [{ group, online, meanings, bits: bitsInAny(meanings, count) }];
  const words = strong.length ? strong : group.words;
  const postings = await Promise.all(words.map((word) => postingsOf(index, "programs", word, group.unfinished)));
  return postings.map((found) => {
    const bits = noBits(count);
    for (const { docs } of found) for (const doc of docs) setBit(bits, doc);
    return { group, online, words: found, meanings, bits: bitsInAny([bits, ...meanings], count) };
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
    // What is meant first is meant most.
    meanings.forEach((bits, at) => {
      for (let doc = 0; doc < count; doc += 1) if (hasBit(bits, doc)) scores[doc] += Math.max(1 - at / 10, 0.1);
    });
  }
  return scores;
}
