import { distance } from "./distance.js";

/** How many words may stand between two words of a sign ("want to just die"): any in a long one, else those that say little. */
const BETWEEN = 2;

/** What a word of a sign is compared as: without the pronoun that Spanish verbs carry ("morirme", "matarse"). */
function bareVerb(word) {
  return word.replace(/([aei]r)(?:me|te|se|nos)$/, "$1");
}

/**
 * The signs of a crisis: what synonyms list as such.
 *
 * @param {any} index
 * @returns {{text: string, entry: any, forms: string[][]}[]}
 */
export function makeSigns(index) {
  return index.root.synonyms.flatMap((entry) => {
    const texts = entry.shows === "crisis" ? entry.say : (entry.crisis ?? []);
    return texts.map((text) => ({ text, entry, forms: formsOf(text.split(" ").map(index.stems)) }));
  });
}

/** The words of a text as each language inflects them. */
function formsOf(stems) {
  return (stems[0] ?? []).map((_, language) => stems.map((each) => bareVerb(each[language])));
}

/**
 * The signs of a crisis in the words of a query, wherever they stand and whatever stands around them: unless they are a part of a longer phrase
 * that is known to mean something else ("cutting back").
 *
 * @param {any} index
 * @param {any[]} words
 * @param {{from: number, to: number, phrase: any}[]} phrases in these words
 */
export function findSigns(index, words, phrases) {
  const others = phrases.filter(({ phrase }) => phrase?.entries.length && phrase.entries.every(({ shows }) => shows !== "crisis"));
  const forms = formsOf(words.map(({ stems }) => stems));
  const weak = words.map(({ word }) => index.stop.has(word));
  const odd = words.map(({ word, stems }) => word.length > 2 && !index.stop.has(word) && !stems.some((stem) => index.phrases.known.has(stem)));
  return index.signs.filter((sign) => forms.some((form, language) => hasSign({ words: form, weak, odd, others }, sign.forms[language])));
}

function hasSign(said, sign) {
  const isFree = (at) => !said.others.some(({ from, to }) => from <= at && at + sign.length <= to && to - from > sign.length);
  return said.words.some((_, at) => isFree(at) && (standsAt(said, sign, at) || joinsAt(said.words, sign.join(""), at)));
}

/** Whether all words of the sign follow each other from here; a word that means nothing may be one of them misspelt. */
function standsAt({ words, weak, odd }, sign, at) {
  let place = at;
  const isSaid = (word) => words[place] === word || (odd[place] && sign.length > 1 && word.length > 3 && distance(words[place], word, 1) < 2);
  return sign.every((word, number) => {
    const mayStand = () => number && place < words.length && !isSaid(word) && (sign.length > 2 || weak[place]);
    for (let between = 0; between < BETWEEN && mayStand(); between += 1) place += 1;
    const said = place < words.length && isSaid(word);
    place += 1;
    return said;
  });
}

/** Whether the words from here make up the sign if spaces do not count ("my self"); short ones would be found by chance. */
function joinsAt(words, joined, at) {
  let rest = joined.length < 5 ? "" : joined;
  for (let place = at; rest && place < words.length && rest.startsWith(words[place]); place += 1) rest = rest.slice(words[place].length);
  return joined.length > 4 && !rest;
}
