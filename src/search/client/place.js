import { isWellKnown, placeOfRows, placeOfState, placeOfZip, rowsNamed } from "./gazetteer.js";

/** Codes of states that are words, too. */
const WORDS_TOO = new Set(["in", "or", "me", "hi", "ok", "oh", "pa", "ma", "la", "de", "co", "id", "al", "md"]);

/** Those of them that may well stand behind a city and mean no state ("portland or salem"). */
const VERY_COMMON = new Set(["in", "or", "hi", "ok", "la", "de"]);

/** The longest name of a city or state in words. */
const LONGEST = 4;

/** How many places of a query are looked up. */
const LOOKUPS = 8;

/**
 * The place in the words of a query; null if there is none.
 *
 * @param {any} index
 * @param {any[]} words
 * @param {(at: number) => boolean} taken whether a phrase holds the word
 * @param {{alone?: boolean, half?: boolean}} [how] whether the words are nothing but a place; whether the last one may be unfinished
 */
export async function findPlace(index, words, taken, { alone = false, half = false } = {}) {
  const view = { index, words, taken, alone, half };
  const spots = words.map((_, at) => at).filter((at) => mayStart(view, at));
  const found = await Promise.all(spots.slice(0, LOOKUPS).map((at) => placeAt(view, at)));
  return found.filter(Boolean).reduce((best, next) => (best && rankOf(best) > rankOf(next) ? best : next), null);
}

/** A ZIP before all else, then what is surely a place, then the longer name, then the last: people say what before they say where. */
function rankOf({ place, sure, from, to }) {
  return (place?.kind === "zip" ? 200 : 0) + (sure ? 100 : 0) + to - from;
}

function mayStart(view, at) {
  const { index, words, taken, alone } = view;
  if (alone || startOf(view, at) < at || isCapitalCode(view, at)) return true;
  const weak = index.stop.has(words[at].word);
  return !taken(at) && (!weak || (at + 1 < words.length && !taken(at + 1) && !index.stop.has(words[at + 1].word)));
}

/** Where a place begins together with the words before it: "in", "cerca de". */
function startOf({ index, words }, at) {
  const said = (place) => index.before.has(words[place]?.word);
  let from = at;
  while (said(from - 1)) from -= 1;
  return from;
}

async function placeAt(view, at) {
  return (await zipAt(view, at)) ?? (await cityAt(view, at)) ?? stateAlone(view, at);
}

async function zipAt(view, at) {
  const { index, words } = view;
  const { word } = words[at];
  if (!/^\d{5}$/.test(word)) return null;
  const place = await placeOfZip(index, word);
  const next = words[at + 1];
  const plus = next && /^\d{4}$/.test(next.word) && next.from === words[at].to + 1 ? 1 : 0;
  let from = at;
  while (from && /^(zip|code|codigo|postal)$/.test(words[from - 1].word)) from -= 1;
  return { from: startOf(view, from), to: at + 1 + plus, sure: true, place, text: word };
}

async function cityAt(view, at) {
  const { words, taken, alone } = view;
  const from = startOf(view, at);
  for (let to = Math.min(at + LONGEST, words.length); to > at; to -= 1) {
    const rows = await rowsNamed(view.index, nameOf(words, at, to));
    const state = rows.length ? stateAt(view, to, true) : null;
    const there = rows.filter((row) => row[2] === state?.code);
    const meant = there.length ? there : rows;
    const said = from < at || alone || there.length > 0;
    // Two of three: it is well known, the words around say that it is a place, and it means nothing else.
    const signs = Number(meant.some(isWellKnown)) + Number(said) + Number(!taken(at));
    const same = there.length ? null : stateAt(view, at, false, to - at);
    if (!rows.length || signs < 2 || (same?.to === to && !rows.some((row) => row[2] === same.code))) continue;
    const place = placeOfRows(meant);
    if (same?.to === to) place.alternatives.unshift({ label: same.row[1], near: same.code });
    return withZip(view, { from, to: there.length ? state.to : to, sure: said, place });
  }
  return null;
}

/** The ZIP that stands after a city says more than the city, if it is known. */
async function withZip(view, found) {
  const zip = found.to < view.words.length ? await zipAt(view, found.to) : null;
  return zip ? { ...found, to: zip.to, sure: true, place: zip.place ?? found.place } : found;
}

function stateAlone(view, at) {
  const from = startOf(view, at);
  const state = stateAt(view, at, false);
  if (!state || (view.taken(at) && from === at && !view.alone)) return null;
  return withZip(view, { from, to: state.to, sure: from < at, place: placeOfState(state.row) });
}

/** The state whose name or code stands at a place; after a city, a code in small letters will do. */
function stateAt(view, at, afterCity, words = LONGEST) {
  const { states } = view.index.root.places;
  for (let to = Math.min(at + words, view.words.length); to > at; to -= 1) {
    const name = nameOf(view.words, at, to);
    const row = states.find(([, , names]) => names.includes(name));
    if (row) return { code: row[0], to, row };
  }
  const row = isCode(view, at, afterCity) && states.find(([code]) => code === view.words[at].word.toUpperCase());
  return row ? { code: row[0], to: at + 1, row } : null;
}

function isCode(view, at, afterCity) {
  const { words, alone, half, taken } = view;
  if (words[at]?.word.length !== 2) return false;
  if (isCapitalCode(view, at) || (alone && words.length === 1)) return true;
  const isEnd = at === words.length - 1;
  if (WORDS_TOO.has(words[at].word)) return afterCity && (isEnd || !VERY_COMMON.has(words[at].word) || /^\d{5}$/.test(words[at + 1].word));
  return afterCity || startOf(view, at) < at || (isEnd && at > 0 && !half && !taken(at));
}

/** Whether a word is typed in capitals, and not because all of the query is. */
function isCapitalCode({ words }, at) {
  if (!/^[A-Z]{2}$/.test(words[at].shown)) return false;
  return !WORDS_TOO.has(words[at].word) || words.length === 1 || words.some(({ shown }) => /\p{Ll}/u.test(shown));
}

function nameOf(words, from, to) {
  return words.slice(from, to).map(({ word }) => word).join(" ");
}
