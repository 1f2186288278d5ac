import { pageHit, pagesOf, readSections } from "./sections.js";
import { marksOf, scoreWordings, wordingsOf } from "./units.js";

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
  const ranked = rankTexts(units, (await index.more()).texts.count);
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

/** The texts that have the most of what is looked for, at least half of it; the best first. */
function rankTexts(units, count) {
  const sums = new Float32Array(count);
  const fits = new Uint8Array(count);
  for (const { scores } of units) {
    scores.forEach((score, doc) => {
      if (!score) return;
      fits[doc] += 1;
      sums[doc] += score;
    });
  }
  const most = fits.reduce((best, each) => Math.max(best, each), 0);
  if (!most || most * 2 < units.length) return [];
  const docs = [...fits.keys()].filter((doc) => fits[doc] === most);
  return docs.map((doc) => ({ doc, score: sums[doc] })).sort((one, other) => other.score - one.score || one.doc - other.doc);
}
