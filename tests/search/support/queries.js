/**
 * The judged queries: `queries/*.json`, each file one kind of query for one site. README.md tells what a judgement may say.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { faultsOf, select } from "./predicate.js";

const FOLDER = fileURLToPath(new URL("../queries/", import.meta.url));
const TABLES = ["places.json", "wider.json"];

/** What a judgement may say, and what stands beside it. */
const KEYS = [
  "fits", "lead", "programs", "texts", "within", "help", "spanish", "redirect", "place", "placeProblem", "alternatives", "unknown", "corrected",
  "none", "relax", "truncated", "understands", "also", "online", "closed",
];
const BESIDE = ["ask", "times", "with", "language", "note", "borne"];

/** Middles of places in degrees (`at`), and how many miles they may be off (`give`). */
export const places = readJson("places.json");

/** Terms by their narrower ones. */
export const wider = readJson("wider.json");

/** All judged queries of a site: "starter" or "synthetic". */
export function readQueries(site) {
  const files = readdirSync(FOLDER).filter((name) => !TABLES.includes(name)).sort();
  return files.map(readJson).filter((file) => file.site === site).flatMap(queriesOf);
}

function queriesOf({ kind, language = "en", queries }) {
  return queries.map((query) => ({ language, ...query, kind, ask: query.ask.repeat(query.times ?? 1), want: wantOf(query) }));
}

function wantOf(query) {
  return Object.fromEntries(Object.entries(query).filter(([key]) => !BESIDE.includes(key)));
}

function readJson(name) {
  try {
    return JSON.parse(readFileSync(join(FOLDER, name), "utf8"));
  } catch (error) {
    throw new Error(`${name}: ${error.message}`);
  }
}

/** What is wrong with a judgement: it says what nobody checks, or speaks of what the site does not have. */
export function faultsOfJudgement({ want }, directory, folder) {
  const faults = Object.keys(want).filter((key) => !KEYS.includes(key)).map((key) => `there is no key ${key}`);
  if (Object.keys(want).length === 0) faults.push("it says nothing");
  faults.push(...(want.programs ?? []).filter((id) => !directory.programs.has(id)).map((id) => `there is no program ${id}`));
  faults.push(...(want.texts ?? []).flatMap((url) => faultsOfUrl(url, folder)));
  faults.push(...(want.understands ?? []).filter((term) => !directory.terms.has(term)).map((term) => `there is no term ${term}`));
  for (const predicate of [want.fits, want.lead, want.online].filter(Boolean)) {
    const wrong = faultsOf(predicate, directory, places);
    if (wrong.length === 0 && select(predicate, directory, places).wanted.size === 0) wrong.push(`nothing fits ${JSON.stringify(predicate)}`);
    faults.push(...wrong);
  }
  return faults;
}

/** What is wrong with an address within the site: no such page, or no such place on it. */
function faultsOfUrl(url, folder) {
  const [path, anchor] = url.split("#");
  const file = join(folder, path, "index.html");
  if (!existsSync(file)) return [`there is no page ${path}`];
  return anchor && !readFileSync(file, "utf8").includes(` id="${anchor}"`) ? [`${path} has no #${anchor}`] : [];
}
