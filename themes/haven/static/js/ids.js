/**
 * Programs in the fragment of an address, `#ids=night-iop,teen-iop`: the part after # never reaches a server.
 */

/** What an id of a program looks like. */
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Reads the ids of a fragment, each once, as they were written: they may name nothing.
 * @param {string} hash such as "#ids=night-iop,teen-iop"
 * @param {string} [name]
 * @returns {string[]}
 */
export function idsIn(hash, name = "ids") {
  const list = new URLSearchParams(hash.replace(/^#/, "")).get(name) ?? "";
  return [...new Set(list.split(",").map((id) => id.trim()))].filter(Boolean);
}

/**
 * Returns an address that carries ids.
 * @param {string} url
 * @param {string[]} ids
 * @param {string} [name]
 */
export function linkTo(url, ids, name = "ids") {
  const bare = url.split("#")[0];
  return ids.length > 0 ? `${bare}#${name}=${ids.map(encodeURIComponent).join(",")}` : bare;
}

/**
 * Whether a text can be the id of a program.
 * @param {unknown} text
 */
export function isId(text) {
  return typeof text === "string" && ID.test(text);
}
