import { correctWords } from "./correct.js";
import { byProgramsThenSize, isWellKnown, labelOf, placeOfZip, rowsAround } from "./gazetteer.js";
import { findPlace } from "./place.js";
import { isWeak, readQuery } from "./query.js";

/** How many places are suggested. */
const SUGGESTIONS = 8;

/**
 * The place of a search: what the query names, or else the place field; and what follows from it.
 *
 * @param {any} index
 * @param {any} meaning
 * @param {any} asked
 * @returns {Promise<{place: any, problem: null | {kind: "unknown" | "ask", text: string}, wanted: any}>}
 */
export async function resolvePlace(index, meaning, asked) {
  const said = meaning.place;
  const near = said?.place ? { place: { ...said.place, words: said.words }, problem: null } : await resolveNear(index, asked.near);
  const { place } = near;
  const isPoint = place && place.kind !== "state" && place.kind !== "county";
  const usual = isPoint ? "nearest" : "best";
  const order = !isPoint && asked.order === "nearest" ? usual : (asked.order ?? usual);
  const wanted = { ...asked, order, state: asked.state ?? place?.state ?? null, radius: isPoint ? asked.radius : null };
  return { place, problem: problemOf(meaning, near), wanted };
}

function problemOf({ place, asksPlace }, near) {
  if (place && !place.place) return { kind: "unknown", text: place.text };
  const asks = asksPlace && !near.place && !near.problem;
  return asks ? { kind: "ask", text: asksPlace.words.map(({ shown }) => shown).join(" ") } : near.problem;
}

/** The place that the place field names, or what is wrong with it. */
async function resolveNear(index, near) {
  if (near && typeof near === "object") {
    const { lat, lon, label = "" } = near;
    return { place: { kind: "device", label, near, state: null, lat, lon, alternatives: [] }, problem: null };
  }
  const text = String(near ?? "").trim();
  const place = text ? await placeNamed(index, text) : null;
  if (place || !text) return { place, problem: null };
  const said = foldedQuery(index, text);
  const asks = index.phrases.all.some((phrase) => phrase.text === said && phrase.entries.some(({ about }) => about === "distance"));
  return { place: null, problem: { kind: asks ? "ask" : "unknown", text } };
}

function foldedQuery(index, text) {
  return readQuery(index, text).words.map(({ word }) => word).join(" ");
}

/** The place that a text names and nothing else, misspelt or not. */
async function placeNamed(index, text) {
  const { words } = readQuery(index, text);
  const found = await wholePlace(index, words);
  if (found) return found;
  const better = await correctWords(index, words, [...words.keys()].filter((at) => !isWeak(index, words[at])), []);
  return better && wholePlace(index, better);
}

async function wholePlace(index, words) {
  const found = words.length ? await findPlace(index, words, () => false, { alone: true }) : null;
  const isWhole = found && words.every((word, at) => (at >= found.from && at < found.to) || isWeak(index, word));
  return isWhole ? found.place : null;
}

/**
 * What a place field may mean, best first.
 *
 * @param {any} index
 * @param {string} typed
 * @returns {Promise<{label: string, near: string}[]>}
 */
export async function suggestPlaces(index, typed) {
  const text = foldedQuery(index, typed);
  if (/^\d{5}( \d{4})?$/.test(text)) {
    const place = await placeOfZip(index, text.slice(0, 5));
    return place ? [{ label: place.label, near: place.near }] : [];
  }
  if (text.length < 2) return [];
  const states = index.root.places.states.filter(([code, , names]) => names.some((name) => name.startsWith(text)) || code.toLowerCase() === text);
  const rows = (await rowsAround(index, text, `${text}\uffff`)).filter((row) => row[0].startsWith(text) && (row[0] === text || isWellKnown(row)));
  rows.sort((one, other) => Number(other[0] === text) - Number(one[0] === text) || byProgramsThenSize(one, other));
  const found = [...states.map(([, label]) => label), ...rows.map(labelOf)].map((label) => ({ label, near: label }));
  if (found.length) return found.slice(0, SUGGESTIONS);
  const place = await placeNamed(index, typed);
  return place ? [{ label: place.label, near: place.near }, ...place.alternatives].slice(0, SUGGESTIONS) : [];
}
