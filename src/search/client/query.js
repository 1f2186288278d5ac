import { tokens } from "./words.js";

/** How much of a query is read. */
const LETTERS = 200;
const WORDS = 24;

/** Words that stand for two. */
const CONTRACTIONS = new Map([
  ["wanna", ["want", "to"]],
  ["gonna", ["going", "to"]],
]);

/**
 * A word of a query: folded, as it is typed, where it stands, and as each language inflects it.
 *
 * @typedef {{word: string, shown: string, from: number, to: number, stems: string[], was?: string}} Word
 */

/**
 * Reads the words of a query, as many as are looked at.
 *
 * @param {any} index
 * @param {string} typed
 * @returns {{query: string, words: Word[], truncated: boolean}}
 */
export function readQuery(index, typed) {
  const text = typed.trim();
  // What is cut within a word would be another word.
  const query = text.length > LETTERS ? text.slice(0, LETTERS).replace(/(?<=\s)\S*$|[\ud800-\udbff]$/, "").trim() : text;
  const all = tokens(query).flatMap((token) => (CONTRACTIONS.get(token.word) ?? [token.word]).map((word) => ({ ...token, word })));
  const words = all.slice(0, WORDS).map((token) => ({ ...token, shown: query.slice(token.from, token.to), stems: index.stems(token.word) }));
  return { query, words, truncated: query.length < text.length || all.length > WORDS };
}

/**
 * Whether a word says nothing by itself.
 *
 * @param {any} index
 * @param {Word} word
 */
export function isWeak(index, { word }) {
  return index.stop.has(word) || index.before.has(word) || /^[a-z]$/.test(word);
}

/**
 * The query with better words in the places of misspelt ones.
 *
 * @param {string} query
 * @param {Word[]} words
 */
export function rewritten(query, words) {
  let text = "";
  let at = 0;
  for (const { word, from, to, was } of words.filter((each) => each.was)) {
    text += query.slice(at, from) + word;
    at = to;
  }
  return at ? { query: text + query.slice(at), was: query } : null;
}
