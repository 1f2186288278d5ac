/** Words that come after a number of years. */
const YEARS = new Set(["year", "years", "yr", "yrs", "yo", "ano", "anos"]);

/** Words that come after those, or before the number. */
const OLD = new Set(["old", "de", "edad"]);
const BEFORE = new Set(["age", "aged", "turning", "edad", "tiene"]);

/**
 * Ages of people in the words of a query: "15 year old", "15yo", "age 15", "15 años".
 *
 * @param {any} index
 * @param {any[]} words
 * @returns {{from: number, to: number, phrase: any, likely: any[]}[]}
 */
export function findAges(index, words) {
  return words.flatMap((_, at) => ageAt(index, words, at) ?? []);
}

function ageAt(index, words, at) {
  const [, digits, glued] = /^(\d{1,2})(yo|y|yr)?$/.exec(words[at].word) ?? [];
  const term = digits && index.root.ages?.find(([, first, last]) => Number(digits) >= first && Number(digits) <= last);
  if (!term || !index.terms.get(`age/${term[0]}`)) return null;
  let to = at + 1;
  if (YEARS.has(words[to]?.word)) to += 1;
  const isSaid = glued || to > at + 1;
  while (isSaid && OLD.has(words[to]?.word)) to += 1;
  const from = BEFORE.has(words[at - 1]?.word) ? at - 1 : at;
  if (!isSaid && from === at) return null;
  const text = words.slice(from, to).map(({ word }) => word).join(" ");
  return { from, to, phrase: { text, words: text.split(" "), terms: [`age/${term[0]}`], entries: [] }, likely: [] };
}
