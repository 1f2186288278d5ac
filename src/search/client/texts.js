import { pageHit, pagesOf, readSections } from "./sections.js";
import { marksOf, scoreWordings, wordingsOf } from "./units.js";

/** With so many texts that have all words, others are not shown. */
const ENOUGH = 5;

/** How many other words are told. */
const ALSO = 5;

/**
 * Finds texts: sections of articles, glossary entries, questions, checklists, pages about the site.
 *
 * @param {any} index
 * @param {any} meaning
 * @param {any} asked
 */
export async function findTexts(index, meaning, asked) {
  const groups = meaning.groups.filter(({ kind }) => kind !== "near");
  const units = await Promise.all(groups.map((group) => scoreWordings(index, wordingsOf(index, group))));
  const ranked = rankTexts(units, (await index.more()).texts.count, ENOUGH);
  const marks = marksOf(index, groups);
  const { sections, unread } = await readSections(index, withFirst(ranked, groups), asked, { ...marks, said: meaning.words.map(({ stems }) => stems[0]) });
  const pages = pagesOf(sections, meaning.learn);
  return {
    hits: pages.slice(0, asked.textLimit).map((page) => pageHit(index, page, marks)),
    total: pages.length && pages.length + unread,
    also: [...new Set(units.flatMap(({ also }) => also))].slice(0, ALSO),
  };
}

/** The best texts, before them those that phrases lead to, found or not. */
function withFirst(ranked, groups) {
  const first = groups.flatMap(({ entries }) => entries).flatMap(({ doc }) => doc ?? []);
  const known = new Set(ranked.map(({ doc }) => doc));
  return [...[...new Set(first)].filter((doc) => !known.has(doc)).map((doc) => ({ doc, score: 0 })), ...ranked];
}

/**
 * The texts that have all of what is looked for; if those are few, also others that have at least half of it. The best first: what has more of
 * what tells most.
 */
function rankTexts(units, count, enough) {
  const sums = new Float32Array(count);
  const worths = new Float32Array(count);
  const fits = new Uint8Array(count);
  for (const { scores, worth } of units) {
    scores.forEach((score, doc) => {
      if (!score) return;
      fits[doc] += 1;
      worths[doc] += worth;
      sums[doc] += score;
    });
  }
  const docs = [...fits.keys()].filter((doc) => fits[doc] && fits[doc] * 2 >= units.length);
  const most = docs.reduce((best, doc) => Math.max(best, fits[doc]), 0);
  const full = docs.filter((doc) => fits[doc] === most);
  const all = units.reduce((sum, { worth }) => sum + worth, 0);
  const ranked = (full.length < enough ? docs : full).map((doc) => ({ doc, score: (sums[doc] * worths[doc]) / all }));
  return ranked.sort((one, other) => other.score - one.score || one.doc - other.doc);
}
