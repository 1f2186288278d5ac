/**
 * What people call things: labels of terms and synonyms.
 *
 * @typedef {{text: string, words: string[], terms: string[], entries: any[]}} Phrase
 * @typedef {{forms: Map<string, Phrase>[], all: Phrase[], longest: number, known: Set<string>}} Phrases with the stems of all words
 */

/** Joined words shorter than this are the same only with their spaces: "od d" is not "odd". */
const LEAST_JOINED = 5;

/** The fewest letters of a half-typed word that say anything. */
const LEAST_TYPED = 3;

/** Words as one key. Spaces do not count ("out patient", "cant afford"). */
function joinedKey(words) {
  const joined = words.join("");
  return joined.length < LEAST_JOINED ? words.join(" ") : joined;
}

/**
 * Makes the phrases of an index.
 *
 * @param {any} index
 * @returns {Phrases}
 */
export function makePhrases(index) {
  const byText = new Map();
  const add = (text, terms, entry) => {
    const phrase = byText.get(text) ?? { text, words: text.split(" "), terms: [], entries: [] };
    phrase.terms = [...new Set([...phrase.terms, ...terms])];
    if (entry) phrase.entries.push(entry);
    if (text) byText.set(text, phrase);
  };
  for (const entry of index.root.synonyms) {
    for (const text of entry.say) add(text, entry.means, entry);
  }
  const said = new Set(byText.keys());
  // A label of another level of care leads there as well as its synonyms do.
  const leads = (key) => index.root.synonyms.find(({ shows, means }) => shows === "redirect" && means.includes(key));
  for (const [key, { phrases }] of index.terms) {
    for (const text of phrases) if (!said.has(text)) add(text, [key], leads(key));
  }
  return indexPhrases(index, [...byText.values()]);
}

function indexPhrases(index, all) {
  const forms = index.stems("").map(() => new Map());
  const known = new Set();
  let longest = 0;
  for (const phrase of all) {
    const stems = phrase.words.map(index.stems);
    forms.forEach((form, language) => {
      const key = joinedKey(stems.map((each) => each[language]));
      form.set(key, form.has(key) ? both(form.get(key), phrase) : phrase);
    });
    for (const stem of stems.flat()) known.add(stem);
    longest = Math.max(longest, phrase.words.length);
  }
  return { forms, all, longest, known };
}

/** One phrase of two that inflect alike ("group" and "groups"); what synonyms say of one of them holds for both. */
function both(one, other) {
  if (one.entries.length !== other.entries.length && !(one.entries.length && other.entries.length)) return one.entries.length ? one : other;
  const shared = { terms: [...new Set([...one.terms, ...other.terms])], entries: [...new Set([...one.entries, ...other.entries])] };
  return { ...one, ...shared };
}

/**
 * The phrases in the words of a query: the longest at each place, from the left.
 *
 * @param {any} index
 * @param {any[]} words
 * @param {(at: number) => boolean} taken whether a word belongs to something else
 * @param {boolean} half whether the last word may be unfinished
 * @returns {{from: number, to: number, phrase: Phrase | null, likely: Phrase[]}[]}
 */
export function findPhrases(index, words, taken, half) {
  const spans = [];
  for (let at = 0; at < words.length; ) {
    const span = taken(at) ? null : phraseAt(index, words, at, taken, half);
    if (span) spans.push(span);
    at = span?.to ?? at + 1;
  }
  return spans;
}

function phraseAt(index, words, at, taken, half) {
  const { forms, longest } = index.phrases;
  let to = at;
  // One word more than the longest phrase has: what belongs together may be typed apart.
  while (to < words.length && to - at <= longest && !taken(to)) to += 1;
  for (; to > at; to -= 1) {
    const part = words.slice(at, to);
    const said = forms.reduce((found, form, language) => found ?? form.get(joinedKey(part.map(({ stems }) => stems[language]))), undefined);
    // "los" is no form of "loss".
    const isChance = part.length === 1 && index.stop.has(part[0].word) && said?.text !== part[0].word;
    const phrase = isChance ? undefined : said;
    if (phrase) return { from: at, to, phrase, likely: [] };
    const begun = half && to === words.length && !(part.length === 1 && index.stop.has(part[0].word));
    const likely = begun ? startingLike(index.phrases, part) : [];
    if (likely.length) return { from: at, to, phrase: null, likely };
  }
  return null;
}

/** Phrases that begin with these words, of which the last is unfinished. */
function startingLike({ all }, part) {
  const typed = part.map(({ word }) => word).join(" ");
  return typed.length < LEAST_TYPED ? [] : all.filter(({ text }) => text.startsWith(typed));
}
