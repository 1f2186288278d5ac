import { countBefore, filesBetween } from "./loader.js";
import { noBits, setBit } from "./sets.js";

/** How many words that begin like a half-typed one are looked at. */
const BEGINNINGS = 60;

/**
 * Where the words of programs or texts are.
 *
 * @param {any} index
 * @param {"programs" | "texts"} part
 */
async function tableOf(index, part) {
  return part === "programs" ? index.root.programs.words : (await index.more()).texts.words;
}

/** What the index says of a key of the programs' or the texts' words; null if it is not there. */
async function entryOf(index, part, key) {
  const { first, files } = await tableOf(index, part);
  const file = countBefore(first, key, true) - 1;
  if (file < 0) return null;
  const { keys, docs } = await index.load(files[file]);
  const at = countBefore(keys, key);
  return keys[at] === key ? docs[at] : null;
}

/**
 * The programs of a key such as `payment/medicaid`.
 *
 * @param {any} index
 * @param {string} key
 * @returns {Promise<Uint32Array>}
 */
export function keyBits(index, key) {
  return index.keys.get(key, async () => {
    const bits = noBits(index.root.programs.count);
    let doc = 0;
    for (const step of (await entryOf(index, "programs", key)) ?? []) {
      doc += step;
      setBit(bits, doc);
    }
    return bits;
  });
}

/** Documents and the weights of a word in them, out of numbers that hold both. */
function unpack(packed) {
  const docs = new Uint32Array(packed.length);
  const impacts = new Uint8Array(packed.length);
  let doc = 0;
  for (let at = 0; at < packed.length; at += 1) {
    doc += packed[at] >> 4;
    docs[at] = doc;
    impacts[at] = packed[at] & 15;
  }
  return { docs, impacts };
}

/**
 * Where a word stands, in the form of the first language that is known; null if nothing holds it.
 *
 * @param {any} index
 * @param {"programs" | "texts"} part
 * @param {string[]} stems the word inflected down by each language
 * @returns {Promise<{stem: string, docs: Uint32Array, impacts: Uint8Array} | null>}
 */
export async function wordDocs(index, part, stems) {
  for (const stem of new Set(stems)) {
    const found = await index.postings.get(`${part} ${stem}`, async () => {
      const packed = await entryOf(index, part, stem);
      return packed && { stem, ...unpack(packed) };
    });
    if (found) return found;
  }
  return null;
}

/**
 * Words of the index that begin with these letters.
 *
 * @param {any} index
 * @param {"programs" | "texts"} part
 * @param {string} letters
 * @returns {Promise<string[]>}
 */
export async function wordsLike(index, part, letters) {
  const last = `${letters}\uffff`;
  const files = await Promise.all(filesBetween(await tableOf(index, part), letters, last).slice(0, 3).map(index.load));
  const like = files.flatMap(({ keys }) => keys.slice(countBefore(keys, letters), countBefore(keys, last)));
  return like.filter((key) => !key.includes("/")).slice(0, BEGINNINGS);
}

/**
 * Where a word stands; if it is unfinished, all words that begin like it, too.
 *
 * @param {any} index
 * @param {"programs" | "texts"} part
 * @param {any} word
 * @param {boolean} unfinished
 */
export async function postingsOf(index, part, { word, stems }, unfinished) {
  const forms = unfinished ? (await wordsLike(index, part, word)).map((like) => [like]) : [];
  const found = await Promise.all([stems, ...forms].map((each) => wordDocs(index, part, each)));
  return [...new Set(found.filter(Boolean))];
}

/**
 * How much a word tells: the fewer documents have it, the more.
 *
 * @param {number} docs
 * @param {number} count of all documents
 */
export function tellingness(docs, count) {
  return Math.log(1 + (count - docs + 0.5) / (docs + 0.5));
}
