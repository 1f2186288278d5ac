/** Pagefind's own client in Node, over a folder with its bundle. */
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Files that a browser loads before the first search: the client, and the worker that it searches in. */
const START = ["pagefind.js", "pagefind-worker.js"];

let opened = 0;

/** A client of its own, and the files that it has fetched, by their names in the bundle. */
export async function openPagefind(folder) {
  const base = pathToFileURL(join(folder, "/")).href;
  const fetched = [...START];
  globalThis.fetch = async (input) => {
    const path = fileURLToPath(new URL(`${input.url ?? input}`.replace(/\?.*$/, "")));
    fetched.push(relative(folder, path));
    return new Response(await readFile(path));
  };
  opened += 1;
  const client = await import(`${base}pagefind.js?opened=${opened}`);
  await client.options({ basePath: base });
  await client.init();
  return { fetched, search: (words, limit) => search(client, words, limit) };
}

/** Whether Pagefind packed a file itself. */
export function isPacked(path) {
  return !/\.(js|json|css)$/.test(path);
}

async function search(client, words, limit) {
  const { results } = await client.search(words);
  return { total: results.length, hits: await Promise.all(results.slice(0, limit).map((result) => result.data())) };
}
