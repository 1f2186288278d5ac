import { Cache } from "./cache.js";
import { makeSigns } from "./crisis.js";
import { openFiles } from "./loader.js";
import { makePhrases } from "./phrases.js";
import { fold, makeStems } from "./words.js";

/**
 * Opens the index of a language: its root, what reads its files, and the tables that every query needs.
 *
 * @param {string} base
 * @param {string} language
 * @param {(url: string) => Promise<any>} fetch
 * @param {number} version
 */
export async function openIndex(base, language, fetch, version) {
  const files = await openFiles(base, language, fetch, version);
  const { root } = files;
  const stop = new Set(root.stop);
  const index = {
    ...files,
    stop,
    language,
    keys: new Cache(500),
    postings: new Cache(150),
    regions: new Cache(200),
    lexicons: new Cache(4),
    before: new Set(root.in),
    stems: makeStems(root.inflections ?? {}, language),
    terms: termsOf(root.facets, stop),
  };
  index.more = () => index.load(root.more);
  index.learn = once(() => learn(index));
  Object.assign(index, { phrases: makePhrases(index), signs: makeSigns(index), knowsAll: false });
  if (root.inline?.[root.more]) await index.learn();
  return index;
}

/** Work that is done when it is asked for first; if it fails, it is done again. */
function once(work) {
  const kept = new Cache(1);
  return () => kept.get("", work);
}

/** Takes over what people call terms besides their labels, in all languages. */
async function learn(index) {
  const { phrases } = await index.more();
  index.root.facets.forEach((facet, at) => {
    facet.terms.forEach(([id], position) => {
      const term = index.terms.get(keyOf(facet, id));
      term.phrases = [...new Set([...term.phrases, ...(phrases[at][position] ?? [])])];
    });
  });
  Object.assign(index, { phrases: makePhrases(index), knowsAll: true });
  index.lexicons = new Cache(4);
}

/** What a term is called by its label: as a whole, and in parts where it names several things. Words that say nothing are no name. */
function phrasesOf(label, stop) {
  const inner = [...label.matchAll(/\((.*?)\)/g)].flatMap(([, part]) => part.split(","));
  const parts = label.replace(/\(.*?\)/g, " ").split(/\/|;| or | o /);
  return [...new Set([label, ...parts, ...inner].map(fold))].filter((phrase) => phrase.length > 1 && !stop.has(phrase));
}

/** Facets whose labels are not what people type for them: who types "older adults" looks for a group of their own. */
const UNSAID = { age: true, hours: true };

/** All terms by the keys that programs are filed under. A part of a facet that is a group of the finder comes before the facet itself. */
function termsOf(facets, stop) {
  const terms = new Map();
  for (const facet of [...facets].sort((one, other) => Number(Boolean(other.finder)) - Number(Boolean(one.finder)))) {
    for (const [id, label, count] of facet.terms) {
      const key = keyOf(facet, id);
      if (!terms.has(key)) terms.set(key, { facet: facet.id, id, label, count, phrases: facet.id in UNSAID ? [] : phrasesOf(label, stop) });
    }
  }
  return terms;
}

/**
 * The key that programs are filed under.
 *
 * @param {{id: string, of?: string}} facet
 * @param {string} term
 */
export function keyOf(facet, term) {
  return `${facet.of ?? facet.id}/${term}`;
}
