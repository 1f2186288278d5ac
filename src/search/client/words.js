/**
 * Small letters without accents, signs as single spaces: how words are compared, here as in the index.
 *
 * @param {string} text
 */
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{Alphabetic}\p{N}+]+/gu, " ")
    .trim();
}

/**
 * The words of a text, folded, each with its place in the text.
 *
 * @param {string} text
 * @returns {{word: string, from: number, to: number}[]}
 */
export function tokens(text) {
  const found = [];
  for (const { 0: shown, index: from } of text.matchAll(/[\p{Alphabetic}\p{N}\p{M}+]+/gu)) {
    // Most words need no more than small letters.
    for (const word of /^[a-z0-9]+$/i.test(shown) ? [shown.toLowerCase()] : fold(shown).split(" ")) {
      if (/[^+]/.test(word)) found.push({ word, from, to: from + shown.length });
    }
  }
  return found;
}

/**
 * Takes the ending off a word, by the first rule that fits.
 *
 * @param {string} word
 * @param {[string, string, number][]} rules suffix, what takes its place, fewest letters before it
 */
export function inflect(word, rules) {
  if (word.length < 4 || /\p{N}/u.test(word)) return word;
  const rule = rules.find(([suffix, , least]) => word.endsWith(suffix) && word.length - suffix.length >= least);
  return rule ? word.slice(0, word.length - rule[0].length) + rule[1] : word;
}

/**
 * Makes what inflects words down by each language of the site, the page's own first.
 *
 * @param {Record<string, [string, string, number][]>} inflections
 * @param {string} language
 * @returns {(word: string) => string[]}
 */
export function makeStems(inflections, language) {
  const own = inflections[language] ?? [];
  const rules = [own, ...Object.values(inflections).filter((other) => other !== own)];
  return (word) => rules.map((each) => inflect(word, each));
}

/**
 * The text without some groups of words that follow each other in it, and without the signs that they leave behind.
 *
 * @param {string} text
 * @param {{from: number, to: number}[][]} groups in the order of the text
 */
export function cutOut(text, groups) {
  let rest = "";
  let at = 0;
  for (const words of groups) {
    rest += `${text.slice(at, Math.max(at, words[0].from))} `;
    at = words.at(-1).to;
  }
  rest += text.slice(at);
  return /[\p{L}\p{N}]/u.test(rest) ? rest.replace(/\s+/g, " ").replace(/ (?=[,.;])|^[\s,.;]+|[\s,;]+$/g, "") : "";
}
