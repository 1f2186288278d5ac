/**
 * Opens the search engine of a finished site as a page would, with a `fetch` that reads the site's folder and notes what was asked for.
 */
import { readFileSync } from "node:fs";
import { join, normalize } from "node:path";

/** Loads the engine's module. A site's folder says nothing of the kind of its modules, so the text goes in as one. */
export async function loadEngine(folder) {
  const source = readFileSync(join(folder, "search/engine.js"));
  return import(`data:text/javascript;base64,${source.toString("base64")}`);
}

/** A `fetch` for the files of a folder; `asked` collects the paths, in order and again and again. */
export function folderFetch(folder, asked = []) {
  return async (url) => {
    const path = normalize(decodeURIComponent(new URL(url, "https://site.invalid").pathname));
    asked.push(path);
    const bytes = read(join(folder, path));
    if (bytes === undefined) return { ok: false, status: 404, json: async () => JSON.parse(""), text: async () => "" };
    return { ok: true, status: 200, json: async () => JSON.parse(bytes.toString("utf8")), text: async () => bytes.toString("utf8") };
  };
}

/** Engines of a site by language, each opened once. */
export function engines(folder) {
  const opened = new Map();
  let module;
  return (language) => {
    module ??= loadEngine(folder);
    if (!opened.has(language)) {
      opened.set(language, module.then(({ open }) => open({ base: "/search/", language, fetch: folderFetch(folder) })));
    }
    return opened.get(language);
  };
}

function read(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
