/**
 * Measures what the search of a finished site costs its readers; prints lines of JSON, and tables on stderr. README.md tells what is counted.
 *
 *     SITE=FOLDER [PAGEFIND=FOLDER] node bench.js
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { extname, join, resolve } from "node:path";

import { memoryInUse, quantile, times, wireBytes } from "./support/costs.js";
import { folderFetch, loadEngine } from "./support/engine.js";
import { isPacked, openPagefind } from "./support/pagefind.js";
import { readQueries } from "./support/queries.js";
import { lines } from "./support/report.js";

const HITS = 10;

/** What the two pages with a search ask for: the list of programs, whose counts come later, and the page that searches everything. */
const FINDER = { kinds: ["program"], limit: HITS, counts: false };
const WHOLE_SITE = { limit: 3, textLimit: 20, counts: false };

/** Kinds of files of the index, by the first letters of their names. */
const KINDS = {
  c: "cards", f: "first cards", g: "points", l: "lexicons", m: "more", o: "orders", p: "cities", r: "regions", s: "summaries", t: "texts",
  v: "words of texts", w: "words of programs", z: "ZIPs",
};

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
  report("carepress index", ["files of", "files", "bytes"], indexFiles(join(site, "search"), ownKind, (name) => ownKind(name) !== undefined));
  const rows = [];
  for (const first of firsts) rows.push(await firstAnswers(first));
  const costs = ["finder, bytes", "files", "with counts, bytes", "files with counts", "whole site, bytes", "files of the whole site"];
  report("carepress first answer", ["query", "programs", ...costs], rows);
  const { open } = await loadEngine(site);
  const before = memoryInUse();
  const engine = await open({ base: "/search/", language: "en", fetch: folderFetch(site) });
  const timed = [["finder", FINDER], ["finder with counts", { ...FINDER, counts: true }], ["whole site", WHOLE_SITE]];
  const measured = [];
  for (const [name, asked] of timed) {
    const taken = await times(judged.map((query) => () => engine.search(query.ask, { ...query.with, ...asked })));
    measured.push([name, ...timesRow(taken, memoryInUse() - before)]);
  }
  report("carepress times, ms", ["page", "queries", "median", "95th", "longest", "memory, MB"], measured);
}

/** The kind of a file of the search; undefined for the page that stands beside them. */
function ownKind(name) {
  if (name.startsWith("shards/")) return KINDS[name["shards/".length]] ?? "others";
  return { ".js": "engine", ".json": "root" }[extname(name)];
}

/** Programs found, bytes and files of the first answer of a page that was just opened: in the finder before and after counts, and of everything. */
async function firstAnswers({ name, ask, options }) {
  const finder = await openCounting();
  const answer = await finder.engine.search(ask, { ...options, ...FINDER });
  const before = cost(finder.asked);
  await finder.engine.counts(answer);
  const whole = await openCounting();
  if (ask) await whole.engine.search(ask, { ...options, ...WHOLE_SITE });
  return [name, answer.totals.program, ...before, ...cost(finder.asked), ...(ask ? cost(whole.asked) : ["", ""])];
}

/** An engine that was just opened, and what it has fetched. */
async function openCounting() {
  const { open } = await loadEngine(site);
  const asked = ["/search/engine.js"];
  return { asked, engine: await open({ base: "/search/", language: "en", fetch: folderFetch(site, asked) }) };
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

/** The city with most programs to visit, and one of its ZIPs: out of the index, so that no page is needed. */
function largestPlace(folder) {
  const shards = join(folder, "search/shards");
  const rowsOf = (kind) => readdirSync(shards).filter((name) => name.startsWith(`${kind}-`)).map((name) => JSON.parse(readFileSync(join(shards, name), "utf8")));
  const [, city, state] = rowsOf("p").flat().filter((row) => !row[7]).reduce((largest, row) => (row[6] > largest[6] ? row : largest));
  const { zips: starts } = JSON.parse(readFileSync(join(folder, "search/en.json"), "utf8")).places;
  for (const [start, name] of Object.entries(starts)) {
    const { names, zips } = JSON.parse(readFileSync(join(shards, `${name}.json`), "utf8"));
    const row = zips.find(([, , , at, code]) => names[at] === city && code === state);
    if (row) return { city: `${city} ${state}`, zip: `${start}${`${row[0]}`.padStart(3, "0")}` };
  }
  throw new Error(`no ZIP of ${city}, ${state}`);
}

function report(what, head, rows) {
  for (const row of rows) console.log(JSON.stringify({ what, ...Object.fromEntries(row.map((cell, column) => [`${head[column]}`, cell])) }));
  console.error(`\n${what}\n${lines(head, rows.map((row) => row.map((cell) => `${cell}`)))}`);
}
