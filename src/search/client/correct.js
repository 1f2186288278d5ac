import { distance, farness, tolerance } from "./distance.js";
import { isWellKnown, rowsAround } from "./gazetteer.js";

/** How much farther a word is that means something only beside others: a part of a phrase. */
const PART = 1.5;

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
 * @returns {Promise<any[] | null>} null if nothing is near enough to any of them
 */
export async function correctWords(index, words, unknown) {
  const doubtful = unknown.filter((at) => tolerance(words[at].word));
  if (!doubtful.length) return null;
  const lists = await Promise.all([lexiconOf(index, "programs"), lexiconOf(index, "texts"), namesOf(index, true), namesOf(index, false)]);
  let changed = null;
  for (const at of doubtful) {
    const known = lists.reduce((best, list) => nearestWord(words[at], list, best, list === lists[3] ? PART : 0), null);
    const meant = cityRather(await nearestCity(index, words, at), known) ?? known?.word;
    if (!meant) continue;
    const word = index.phrases.words.get(meant)?.word ?? formOf(index, words[at].word, meant);
    changed ??= [...words];
    changed[at] = { ...words[at], word, stems: index.stems(word), was: words[at].shown };
  }
  return changed;
}

/** The form of a word that is most like what is typed: the index has words without their endings. */
function formOf(index, typed, stem) {
  const rules = index.root.inflections?.[index.language] ?? [];
  const forms = rules.filter(([, end]) => stem.endsWith(end)).map(([suffix, end]) => stem.slice(0, stem.length - end.length) + suffix);
  const edits = (form) => distance(typed, form, typed.length);
  return forms.filter((form) => index.stems(form)[0] === stem).reduce((best, form) => (edits(form) < edits(best) ? form : best), stem);
}

/** The words of programs or texts. */
function lexiconOf(index, part) {
  return index.lexicons.get(part, async () => {
    const more = await index.more();
    const name = part === "programs" ? more.lexicon : more.texts.lexicon;
    const { words, counts } = name ? await index.load(name) : { words: "", counts: "" };
    return byLength(words.split(" ").map((word, at) => [word, 2 ** Number(counts[at])]));
  });
}

/** The words of phrases and names of states: those that are a phrase by themselves, or the others. */
function namesOf(index, whole) {
  return index.lexicons.get(`names ${whole}`, async () => {
    const names = index.root.places.states.flatMap(([, , all, , , docs]) => all.map((name) => [name.split(" "), docs]));
    const words = names.filter(([parts]) => (parts.length === 1) === whole).flatMap(([parts, docs]) => parts.map((word) => [word, docs]));
    const said = [...index.phrases.words].filter(([, each]) => each.whole === whole).map(([stem, { docs }]) => [stem, docs]);
    return byLength([...said, ...words]);
  });
}

/** @returns {Lengths} */
function byLength(pairs) {
  const lengths = [];
  for (const [word, docs] of pairs) {
    (lengths[word.length] ??= []).push({ word, docs, letters: lettersOf(word) });
  }
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

/** Of the words of a list and the best so far, what is nearest to a typed word; of those that are equally near, what is said most. */
function nearestWord({ word, stems }, lengths, best, more) {
  for (const typed of new Set([word, ...stems])) {
    const most = tolerance(typed);
    const letters = lettersOf(typed);
    for (const meant of lengths.slice(Math.max(typed.length - most, 1), typed.length + most + 1).flat()) {
      if (!meant || areFar(letters, meant.letters, most) || areFar(meant.letters, letters, most)) continue;
      const far = farness(typed, meant.word, most);
      if (far !== null) best = nearerOf({ ...meant, far: far + more }, best);
    }
  }
  return best;
}

function nearerOf(one, other) {
  return !other || one.far < other.far || (one.far === other.far && one.docs > other.docs) ? one : other;
}

/** The word of a well-known city's name that is nearest to a typed word, if all others are typed as they are spelt. */
async function nearestCity(index, words, at) {
  const most = tolerance(words[at].word);
  const starts = [at - 2, at - 1, at].filter((from) => words[from]);
  const rows = await Promise.all(starts.map((from) => rowsAround(index, words[from].word)));
  let best = null;
  for (const [number, from] of starts.entries()) {
    for (const row of rows[number].filter(isWellKnown)) {
      const names = row[0].split(" ");
      const meant = names[at - from];
      if (!meant || names.some((name, place) => from + place !== at && name !== words[from + place]?.word)) continue;
      const far = farness(words[at].word, meant, most);
      if (far !== null) best = nearerOf({ word: meant, far, docs: row[6] }, best);
    }
  }
  return best;
}

/** The city's word if it is no worse than the best of the other words. */
function cityRather(city, known) {
  return city && (!known || nearerOf(known, city) === city) ? city.word : null;
}
