/**
 * Measures what the search of a finished site costs its readers; prints lines of JSON, and tables on stderr. README.md tells what is counted.
 *
 *     SITE=FOLDER [PAGEFIND=FOLDER] node bench.js
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

import { memoryInUse, quantile, times, wireBytes } from "./support/costs.js";
import { folderFetch, loadEngine } from "./support/engine.js";
import { isPacked, openPagefind } from "./support/pagefind.js";
import { readQueries } from "./support/queries.js";
import { lines } from "./support/report.js";

const HITS = 10;

/** What people ask first, for a city and a ZIP of the site: a name for the row, the query, options. */
const FIRST = [
  ["place and facets", "", ({ zip }) => ({ near: zip, facets: { payment: ["medicaid"], "time-of-day": ["evening"] } })],
  ["place and facets, as words", ({ city }) => `evening medicaid ${city}`],
  ["place only", "", ({ zip }) => ({ near: zip })],
  ["facets only", "evening medicaid"],
  ["one common facet", "medicaid"],
  ["plain words", "trauma therapy"],
  ["a question", "what is an iop"],
  ["typo", "buprenorfine"],
  ["sentence with typo", ({ city }) => `evening dbt group ${city} medicade`],
];

const site = resolve(process.env.SITE ?? "public");
const place = largestPlace(site);
const firsts = FIRST.map(([name, ask, options]) => ({ name, ask: typeof ask === "string" ? ask : ask(place), options: options?.(place) ?? {} }));
const judged = [...readQueries("starter"), ...readQueries("synthetic")];

if (existsSync(join(site, "search/engine.js"))) await measureOwn();
if (process.env.PAGEFIND) await measurePagefind(resolve(process.env.PAGEFIND));

async function measureOwn() {
  const sizes = indexFiles(join(site, "search"), (name) => (/^[a-z]-/.test(name) ? name[0] : name.endsWith(".js") ? "engine" : "root"));
  report("carepress index", ["files of", "files", "bytes"], sizes);
  const rows = [];
  for (const first of firsts) rows.push(await firstAnswer(first));
  report("carepress first answer", ["query", "programs", "bytes", "requests", "with counts: bytes", "requests"], rows);
  const { open } = await loadEngine(site);
  const before = memoryInUse();
  const engine = await open({ base: "/search/", language: "en", fetch: folderFetch(site) });
  const tasks = judged.map((query) => () => engine.search(query.ask, { ...query.with, limit: HITS }));
  report("carepress times, ms", ["queries", "median", "95th", "longest", "memory, MB"], [timesRow(await times(tasks), memoryInUse() - before)]);
}

/** Bytes and requests of the first answer of a page that was just opened: before counts, and after them. */
async function firstAnswer({ name, ask, options }) {
  const { open } = await loadEngine(site);
  const asked = ["/search/engine.js"];
  const engine = await open({ base: "/search/", language: "en", fetch: folderFetch(site, asked) });
  const answer = await engine.search(ask, { ...options, limit: HITS, counts: false });
  const before = cost(asked);
  await engine.counts(answer);
  return [name, answer.totals.program ?? 0, ...before, ...cost(asked)];
}

function cost(asked) {
  const files = [...new Set(asked)];
  return [files.reduce((sum, path) => sum + wireBytes(join(site, path)), 0), files.length];
}

async function measurePagefind(folder) {
  const kindOf = (name) => (name.includes("/") ? name.split("/")[0] : name.replace(/^pagefind\.?/, "").replace(/^.*\.pf_meta$/, "meta"));
  const isLoaded = (name) => name.includes("/") || /\.pf_meta$|^wasm|^pagefind(-worker|-entry)?\.js/.test(name);
  report("pagefind index", ["files of", "files", "bytes"], indexFiles(folder, kindOf, isLoaded));
  const rows = [];
  for (const { name, ask } of firsts.filter((first) => first.ask !== "")) {
    const client = await openPagefind(folder);
    const { total } = await client.search(ask, HITS);
    const files = [...new Set(client.fetched)];
    rows.push([name, total, files.reduce((sum, file) => sum + wireBytes(join(folder, file), isPacked), 0), files.length]);
  }
  report("pagefind first answer", ["query", "pages", "bytes", "requests"], rows);
  const before = memoryInUse();
  const client = await openPagefind(folder);
  const words = judged.filter((query) => query.ask.trim() !== "" && query.ask.length <= 200);
  const tasks = words.map((query) => () => client.search(query.ask, HITS));
  report("pagefind times, ms", ["queries", "median", "95th", "longest", "memory, MB"], [timesRow(await times(tasks), memoryInUse() - before)]);
}

function timesRow(sorted, heap) {
  return [sorted.length, ...[quantile(sorted, 0.5), quantile(sorted, 0.95), sorted.at(-1), heap].map((value) => Number(value.toFixed(2)))];
}

/** Number and bytes of files by kind, and of all. */
function indexFiles(folder, kindOf, isMeant = () => true) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const kinds = new Map();
  for (const path of names.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).filter((path) => isMeant(path.slice(folder.length + 1)))) {
    const bytes = wireBytes(path, (one) => /\.pf_|wasm/.test(one));
    for (const kind of [kindOf(path.slice(folder.length + 1)), "all"]) {
      const [files, sum] = kinds.get(kind) ?? [0, 0];
      kinds.set(kind, [files + 1, sum + bytes]);
    }
  }
  return [...kinds].sort(([one], [other]) => (one === "all") - (other === "all") || one.localeCompare(other)).map(([kind, counts]) => [kind, ...counts]);
}

/** The city with most locations, and one of its ZIPs. */
function largestPlace(folder) {
  const { locations } = JSON.parse(readFileSync(join(folder, "data/directory.json"), "utf8"));
  const cities = new Map();
  for (const { address } of locations.filter(({ kind }) => kind !== "virtual")) {
    const key = `${address.city} ${address.state}`;
    cities.set(key, [...(cities.get(key) ?? []), address.zip]);
  }
  const [city, zips] = [...cities].reduce((largest, one) => (one[1].length > largest[1].length ? one : largest));
  return { city, zip: zips.sort()[0] };
}

function report(what, head, rows) {
  for (const row of rows) console.log(JSON.stringify({ what, ...Object.fromEntries(row.map((cell, column) => [`${head[column]}`, cell])) }));
  console.error(`\n${what}\n${lines(head, rows.map((row) => row.map((cell) => `${cell}`)))}`);
}
