import { findAges } from "./ages.js";
import { correctWords } from "./correct.js";
import { findSigns } from "./crisis.js";
import { rowsNamed } from "./gazetteer.js";
import { findPhrases } from "./phrases.js";
import { findPlace } from "./place.js";
import { wordDocs, wordsLike } from "./postings.js";
import { isWeak, readQuery, rewritten } from "./query.js";
import { isOnlineKey } from "./reach.js";

/** The fewest letters of an unfinished word that is looked for. */
const LEAST_LETTERS = 3;

/**
 * What a query means: groups of terms and words that all must fit, a place, and what to say first.
 *
 * @param {any} index
 * @param {string} typed
 * @param {any} asked
 */
export async function understand(index, typed, asked) {
  const { query, words: first, truncated } = readQuery(index, typed);
  let words = first;
  let reading = await readWords(index, words, asked);
  // What is not in the page's own words may be in another language's.
  if (reading.rest.length && !index.knowsAll) {
    await index.learn();
    reading = await readWords(index, words, asked);
  }
  const { phrases } = reading;
  const unknown = asked.exact ? [] : await unknownAt(index, words, reading, asked);
  const better = await correctWords(index, words, unknown, asked.parts);
  if (better) {
    words = better;
    reading = await readWords(index, words, asked);
  }
  const groups = [
    ...reading.phrases.map((span) => phraseGroup(index, words.slice(span.from, span.to), span)),
    ...reading.rest.map((at) => wordGroup(words[at], isUnfinished(words, at, asked))),
  ].sort((one, other) => one.words[0].from - other.words[0].from);
  // Where every word says little, titles may still say just that.
  if (!groups.length && !reading.place) groups.push(...words.map((word) => ({ ...wordGroup(word, false), filters: false })));
  const entries = groups.flatMap((group) => group.entries);
  return {
    query,
    truncated,
    words,
    groups,
    place: reading.place && { ...reading.place, words: words.slice(reading.place.from, reading.place.to) },
    corrected: rewritten(query, words),
    help: helpFor(index, [...findSigns(index, first, phrases), ...findSigns(index, words, reading.phrases)]),
    redirect: redirectFor(index, groups),
    learn: [...new Set(entries.map(({ learn }) => learn).filter(Boolean))],
    asksPlace: groups.find((group) => group.kind === "near"),
  };
}

/** Cuts the words into phrases, a place, and the rest. */
async function readWords(index, words, asked) {
  const within = (span, at) => span && span.from <= at && at < span.to;
  const ages = findAges(index, words);
  const isAge = (at) => ages.some((span) => within(span, at));
  const first = [...ages, ...findPhrases(index, words, isAge, asked.half)];
  const isTaken = (at) => first.some((span) => span.phrase && within(span, at));
  let place = await findPlace(index, words, isTaken, asked);
  if (place && !place.sure && (asked.near || asked.names || (await isPlainWord(index, words, place, isTaken)))) place = null;
  const phrases = place ? [...ages, ...findPhrases(index, words, (at) => isAge(at) || within(place, at), asked.half)] : first;
  const rest = words
    .map((_, at) => at)
    .filter((at) => !isWeak(index, words[at]) && ![...phrases, place].some((span) => within(span, at)))
    .filter((at) => !isUnfinished(words, at, asked) || words[at].word.length >= LEAST_LETTERS);
  return { phrases, place, rest };
}

/** Whether the name of a place without programs is a word of the site, too ("hope", "normal"), or belongs to the next one ("mobile phone"). */
async function isPlainWord(index, words, { place, from, to }, isTaken) {
  if (place.kind !== "city" || place.programs) return false;
  if (to < words.length && !isTaken(to) && !isWeak(index, words[to])) return true;
  if (to - from > 1) return false;
  const { stems } = words[from];
  return Boolean((await wordDocs(index, "texts", stems)) ?? (await wordDocs(index, "programs", stems)));
}

function isUnfinished(words, at, asked) {
  return asked.half && at === words.length - 1;
}

/** Places of the words that neither programs nor texts, phrases or names of places know. */
async function unknownAt(index, words, { rest }, asked) {
  const isState = ({ word }) => index.root.places.states.some(([, , names]) => names.some((name) => name.split(" ").includes(word)));
  const known = rest.map(async (at) => {
    const { word, stems } = words[at];
    if (stems.some((stem) => index.phrases.known.has(stem)) || isState(words[at])) return true;
    for (const part of asked.parts) {
      if (await wordDocs(index, part, stems)) return true;
      if (isUnfinished(words, at, asked) && (await wordsLike(index, part, word)).length) return true;
    }
    return (await rowsNamed(index, word)).length > 0;
  });
  const found = await Promise.all(known);
  return rest.filter((_, number) => !found[number]);
}

function wordGroup(word, unfinished) {
  return { kind: "word", words: [word], entries: [], keys: [], phrase: null, unfinished, filters: true };
}

/** What a phrase asks of programs: its terms, or nothing if it only leads elsewhere, or its words if no program has such a term. */
function phraseGroup(index, words, { phrase, likely }) {
  const said = phrase ? [phrase] : likely;
  const entries = phrase ? phrase.entries : [];
  const keys = [...new Set(said.flatMap(({ terms }) => terms))].filter((key) => index.terms.get(key)?.count);
  const group = { words, entries, keys, phrase: said[0], unfinished: !phrase && words.length === 1, filters: true };
  if (keys.length) return { ...group, kind: keys.some(isOnlineKey) ? "online" : "facet" };
  const shows = entries.find((entry) => entry.shows)?.shows;
  const about = entries.find((entry) => entry.about)?.about;
  if (about === "distance") return { ...group, kind: "near", filters: false };
  if (shows) return { ...group, kind: shows, filters: false };
  return { ...group, kind: entries.some(({ means }) => !means.length) ? "about" : "word", filters: !entries.some(({ means }) => !means.length) };
}

function helpFor(index, signs) {
  if (!signs.length) return null;
  const spanish = index.language === "es" || signs.some(({ entry }) => entry.language === "es");
  return { words: [...new Set(signs.map(({ text }) => text))], spanish };
}

/** Another level of care that was asked for. */
function redirectFor(index, groups) {
  for (const { entries, words } of groups) {
    const entry = entries.find(({ shows }) => shows === "redirect");
    const label = entry?.means.map((key) => index.terms.get(key)?.label).find(Boolean) ?? words.map(({ shown }) => shown).join(" ");
    if (entry) return { label, learn: entry.learn ?? null };
  }
  return null;
}
