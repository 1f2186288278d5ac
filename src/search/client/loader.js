import { Cache } from "./cache.js";

/** What shards of a kind hold, by the first letter of their names; a region is an object of any terms, those of other kinds are lists. */
const PARTS = { w: ["keys", "docs"], v: ["keys", "docs"], z: ["names", "zips"], l: ["words", "counts"], m: ["phrases"] };

/** How many files stay in memory as they are. */
const FILES_KEPT = 400;

/**
 * An error that says in `code` what went wrong: `missing`, `version` or `broken`.
 *
 * @param {"missing" | "version" | "broken"} code
 * @param {string} name
 */
function fault(code, name) {
  return Object.assign(new Error(`search index: ${name}: ${code}`), { code });
}

/** Whether a shard holds what its kind should. */
function isShaped(kind, content) {
  if (kind === "r") return content instanceof Object && !Array.isArray(content);
  const parts = PARTS[kind]?.map((part) => content?.[part]) ?? [content];
  return parts.every((part) => Array.isArray(part) || (kind === "l" && typeof part === "string"));
}

/**
 * Reads the root of a language, and gives what reads all other files: each once, whoever asks for it and however many do so at once.
 *
 * @param {string} base
 * @param {string} language
 * @param {(url: string) => Promise<any>} fetch
 * @param {number} version
 */
export async function openFiles(base, language, fetch, version) {
  let bytes = 0;
  const read = async (name) => {
    let text;
    try {
      const response = await fetch(`${base}${name}.json`);
      text = response.ok && (await response.text());
    } catch {
      text = false;
    }
    if (text === false) throw fault("missing", name);
    bytes += text.length;
    try {
      return JSON.parse(text);
    } catch {
      throw fault("broken", name);
    }
  };
  const root = await read(language);
  if (root?.version !== version) throw fault(typeof root?.version === "number" ? "version" : "broken", language);
  if (!root.programs || !root.more || !root.places || !Array.isArray(root.facets)) throw fault("broken", language);
  const files = new Cache(FILES_KEPT);
  const load = (name) =>
    files.get(name, async () => {
      const content = root.inline?.[name] ?? (await read(`shards/${name}`));
      if (!isShaped(name[0], content)) throw fault("broken", name);
      return content;
    });
  return { root, load, bytes: () => bytes };
}

/**
 * How many of the sorted keys stand before this one.
 *
 * @param {string[]} keys
 * @param {string} key
 * @param {boolean} [equal] whether it counts itself
 */
export function countBefore(keys, key, equal = false) {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle] < key || (equal && keys[middle] === key)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The files of a table that may hold keys from `low` to `high`.
 *
 * @param {{first: string[], files: string[]}} table
 * @param {string} low
 * @param {string} [high]
 */
export function filesBetween(table, low, high = low) {
  return table.files.slice(Math.max(countBefore(table.first, low) - 1, 0), countBefore(table.first, high, true));
}
