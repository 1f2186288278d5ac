import { tokens } from "./words.js";

/** How many characters of a text are shown. */
const LENGTH = 220;

/** How many characters stand before the first mark at least, if there are as many. */
const LEAD = 40;

/**
 * What is marked in texts: words in any of their forms, phrases word by word, and what begins like an unfinished word.
 *
 * @typedef {{words: Set<string>, phrases: string[][][], begun?: string, units: number}} Marks
 */

/**
 * The part of a text that has most of what is looked for, cut between words.
 *
 * @param {any} index
 * @param {string} text
 * @param {Marks} marks
 * @returns {{text: string, mark: boolean}[]}
 */
export function excerptOf(index, text, marks) {
  const found = marksIn(index, text, marks);
  const { from, to } = windowOf(text, found);
  const parts = [];
  const add = (part, mark) => part && parts.push({ text: part, mark });
  let at = from;
  add(from > 0 ? "… " : "", false);
  for (const mark of found.filter((each) => each.from >= from && each.to <= to)) {
    add(text.slice(at, mark.from), false);
    add(text.slice(mark.from, mark.to), true);
    at = mark.to;
  }
  add(text.slice(at, to) + (to < text.length ? " …" : ""), false);
  return parts;
}

/**
 * Where the marks are, in order and apart from each other.
 *
 * @param {any} index
 * @param {string} text
 * @param {Marks} marks
 */
export function marksIn(index, text, { words, phrases, begun }) {
  const isMarked = ({ word, stems }) => stems.some((stem) => words.has(stem)) || (begun && word.startsWith(begun));
  const all = tokens(text).map((token) => ({ ...token, stems: index.stems(token.word) }));
  const found = [];
  for (let at = 0; at < all.length; at += 1) {
    const phrase = phrases.find((each) => each.every((stems, offset) => all[at + offset]?.stems.some((stem, language) => stem === stems[language])));
    const length = phrase?.length ?? Number(isMarked(all[at]));
    if (!length || all[at].from < (found.at(-1)?.to ?? 0)) continue;
    found.push({ from: all[at].from, to: all[at + length - 1].to, stem: all[at].stems[0] });
    at += length - 1;
  }
  return found;
}

/** The stretch that is shown: it begins shortly before the mark that most different ones follow. */
function windowOf(text, found) {
  if (text.length <= LENGTH) return { from: 0, to: text.length };
  const kinds = ({ from }) => new Set(found.filter((each) => each.from >= from && each.to <= from + LENGTH - LEAD).map(({ stem }) => stem)).size;
  const start = found.reduce((best, each) => (!best || kinds(each) > kinds(best) ? each : best), null)?.from ?? 0;
  const from = start <= LEAD ? 0 : borderBefore(text, start - LEAD);
  return { from, to: text.length - from <= LENGTH ? text.length : Math.max(borderBefore(text, from + LENGTH) - 1, from) };
}

/** Where the word begins that holds this place; the place itself if nothing but one word comes before it. */
function borderBefore(text, place) {
  return text.lastIndexOf(" ", place) + 1 || place;
}
