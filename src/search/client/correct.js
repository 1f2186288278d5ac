import { distance, farness, tolerance } from "./distance.js";
import { isWellKnown, rowsAround } from "./gazetteer.js";

/** How much farther a word is that means something only beside others: a part of a phrase. */
const PART = 1.5;

/**
 * Short words are near to many others, and most that a site does not know are no mistakes: they are corrected only to what means something
 * ("trama"), not to any word of a text ("fail", "fall").
 */
const LEAST_OWN = 6;

/**
 * Words by their lengths, each with the number of documents that have it and with what letters it has.
 *
 * @typedef {{word: string, docs: number, letters: number}[][]} Lengths
 */

/**
 * Puts what was meant in the places of misspelt words. Only for words that nothing knows.
 *
 * @param {any} index
 * @param {any[]} words of the query
 * @param {number[]} unknown places of the words that nothing knows
 * @param {("programs" | "texts")[]} parts whose words may be meant
 * @returns {Promise<any[] | null>} null if nothing is near enough to any of them
 */
export async function correctWords(index, words, unknown, parts) {
  const doubtful = unknown.filter((at) => tolerance(words[at].word));
  if (!doubtful.length) return null;
  const lists = await Promise.all([...["programs", "texts"].map((part) => (parts.includes(part) ? wordsOf(index, part) : [])), namesOf(index, true), namesOf(index, false)]);
  let changed = null;
  for (const at of doubtful) {
    const near = new Map();
    lists.forEach((list, number) => addNear(index, words[at], list, number, near));
    await addCities(index, words, at, near);
    const [best] = [...near.values()].sort((one, other) => one.far - other.far || other.lists - one.lists || other.docs - one.docs);
    if (!best) continue;
    changed ??= [...words];
    changed[at] = { ...words[at], word: best.word, stems: index.stems(best.word), was: words[at].shown };
  }
  return changed;
}

/** Adds what may be meant: how far it is, in how many lists it stands, and in how many documents at most. */
function addMeant(near, word, far, docs) {
  const known = near.get(word) ?? { far, lists: 0, docs: 0 };
  near.set(word, { word, far: Math.min(far, known.far), lists: known.lists + 1, docs: Math.max(docs, known.docs) });
}

/** The words of programs or texts, without their endings. */
function wordsOf(index, part) {
  return index.lexicons.get(part, async () => {
    const more = await index.more();
    const name = part === "programs" ? more.lexicon : more.texts.lexicon;
    const { words, counts } = name ? await index.load(name) : { words: "", counts: "" };
    return byLength(words.split(" ").map((word, at) => [word, 2 ** Number(counts[at])]));
  });
}

/** The words of phrases and names of states: those that are a phrase by themselves, or the others. */
function namesOf(index, alone) {
  return index.lexicons.get(`names ${alone}`, async () => {
    const { states } = index.root.places;
    const names = states.flatMap(([, , all, , , docs]) => all.map((name) => ({ words: name.split(" "), docs })));
    const phrases = index.phrases.all.map(({ words, terms }) => ({ words, docs: Math.max(0, ...terms.map((key) => index.terms.get(key)?.count ?? 0)) }));
    const said = [...names, ...phrases].filter(({ words }) => (words.length === 1) === alone);
    return byLength(said.flatMap(({ words, docs }) => words.map((word) => [word, docs])));
  });
}

/** @returns {Lengths} */
function byLength(pairs) {
  const lengths = [];
  for (const [word, docs] of pairs) (lengths[word.length] ??= []).push({ word, docs, letters: lettersOf(word) });
  return lengths;
}

/** The letters of a word as bits. */
function lettersOf(word) {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** Whether some letters are so many others that it takes more edits. */
function areFar(letters, others, most) {
  let rest = letters & ~others;
  for (let edit = 0; edit < most; edit += 1) rest &= rest - 1;
  return rest !== 0;
}

/** Adds the words of a list that are near enough to a typed word. */
function addNear(index, { word, stems }, lengths, list, near) {
  if (list < 2 && word.length < LEAST_OWN) return;
  // The first two lists are those of the index itself, without endings.
  const typed = list < 2 ? stems[0] : word;
  const most = Math.min(tolerance(word), tolerance(typed));
  const letters = lettersOf(typed);
  for (const meant of lengths.slice(Math.max(typed.length - most, 1), typed.length + most + 1).flat()) {
    if (!meant || areFar(letters, meant.letters, most) || areFar(meant.letters, letters, most)) continue;
    const far = farness(typed, meant.word, most);
    if (far !== null) addMeant(near, list < 2 ? formOf(index, word, meant.word) : meant.word, far + (list === 3 ? PART : 0), meant.docs);
  }
}

/** The form of a word that is most like what is typed. */
function formOf(index, typed, stem) {
  const rules = index.root.inflections?.[index.language] ?? [];
  const forms = rules.filter(([, end]) => stem.endsWith(end)).map(([suffix, end]) => stem.slice(0, stem.length - end.length) + suffix);
  const edits = (form) => distance(typed, form, typed.length);
  return forms.filter((form) => index.stems(form)[0] === stem).reduce((best, form) => (edits(form) < edits(best) ? form : best), stem);
}

/** Adds the words of well-known cities' names that are near enough, if all others of the name are typed as they are spelt. */
async function addCities(index, words, at, near) {
  const starts = [at - 2, at - 1, at].filter((from) => words[from]);
  const rows = await Promise.all(starts.map((from) => rowsAround(index, words[from].word)));
  for (const [number, from] of starts.entries()) {
    for (const row of rows[number].filter(isWellKnown)) {
      const names = row[0].split(" ");
      const word = names[at - from];
      if (!word || names.some((name, place) => from + place !== at && name !== words[from + place]?.word)) continue;
      const far = farness(words[at].word, word, tolerance(words[at].word));
      // Words beside it that are spelt as in the name say that it is this name.
      if (far !== null) addMeant(near, word, far - names.length + 1, row[6]);
    }
  }
}
