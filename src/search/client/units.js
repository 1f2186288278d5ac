import { postingsOf, tellingness } from "./postings.js";
import { isWeak } from "./query.js";
import { fold } from "./words.js";

/** How many other words for the same are looked for. */
const OTHERS = 8;

/** What another word for the same counts, beside the word that is typed. */
const OTHER_WEIGHT = 0.6;

/**
 * One of the wordings of what texts are searched for.
 *
 * @typedef {{text: string, words: any[], weight: number, unfinished: boolean}} Wording
 */

/**
 * The wordings of a group of the query: what is typed, other words of the same synonym, labels of the terms that are meant.
 *
 * @param {any} index
 * @param {any} group
 * @returns {Wording[]}
 */
export function wordingsOf(index, { words, entries, phrase, unfinished }) {
  const typed = words.map(({ word }) => word).join(" ");
  const labels = unfinished ? [] : (phrase?.terms ?? []).flatMap((key) => index.terms.get(key)?.label.split(/[/(),;]+/) ?? []);
  const said = new Set([...entries.flatMap(({ say }) => say), ...labels.map(fold)]);
  const others = [...said].filter((text) => text && text !== typed && text !== phrase?.text).slice(0, OTHERS);
  const read = (text) => text.split(" ").map((word) => ({ word, stems: index.stems(word) }));
  const rest = others.map((text) => ({ text, words: read(text), weight: OTHER_WEIGHT, unfinished: false }));
  return [{ text: typed, words, weight: 1, unfinished }, ...rest];
}

/**
 * The words that say something; all of them if none does.
 *
 * @param {any} index
 * @param {any[]} words
 */
export function strongOf(index, words) {
  const strong = words.filter((word) => !isWeak(index, word));
  return strong.length ? strong : words;
}

/**
 * What is marked in the texts and summaries that are found.
 *
 * @param {any} index
 * @param {any[]} groups
 * @returns {import("./excerpt.js").Marks}
 */
export function marksOf(index, groups) {
  const words = groups.flatMap((group) => strongOf(index, group.words)).flatMap(({ stems }) => stems);
  const wordings = groups.flatMap((group) => wordingsOf(index, group));
  const longFirst = wordings.sort((one, other) => other.words.length - one.words.length);
  const begun = groups.find(({ unfinished }) => unfinished)?.words[0].word;
  return { words: new Set(words), phrases: longFirst.map((wording) => wording.words.map(({ stems }) => stems)), begun, units: groups.length };
}

/**
 * How well each text fits one of the wordings: the best of them counts, and it counts only if all of its words are there.
 *
 * @param {any} index
 * @param {Wording[]} wordings
 * @returns {Promise<{scores: Float32Array, also: string[], worth: number}>} with the other words that are found, and how much all of them tell
 */
export async function scoreWordings(index, wordings) {
  const { count } = (await index.more()).texts;
  const scores = new Float32Array(count);
  const also = [];
  const found = await Promise.all(wordings.map((wording) => findWords(index, wording)));
  wordings.forEach(({ text, weight }, at) => {
    const sums = addUp(found[at], count);
    // Other words do not count for more because they are more.
    const share = at ? weight / found[at].length : 1;
    let fits = false;
    sums.forEach((sum, doc) => {
      fits ||= sum > 0;
      scores[doc] = Math.max(scores[doc], sum * share);
    });
    if (fits && at) also.push(text);
  });
  return { scores, also, worth: tellingness(scores.filter(Boolean).length, count) };
}

function findWords(index, { words, unfinished }) {
  return Promise.all(strongOf(index, words).map((word) => postingsOf(index, "texts", word, unfinished)));
}

/** The scores of the texts that have all words, each in any of its forms. */
function addUp(found, count) {
  const sums = new Float32Array(count);
  const has = new Uint8Array(count);
  found.forEach((postings, number) => {
    for (const { docs, impacts } of postings) {
      const tells = tellingness(docs.length, count);
      docs.forEach((doc, at) => {
        // Another form of the same word adds nothing.
        if (has[doc] !== number) return;
        has[doc] += 1;
        sums[doc] += tells * impacts[at];
      });
    }
  });
  return sums.map((sum, doc) => (has[doc] === found.length ? sum : 0));
}
