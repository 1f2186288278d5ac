/**
 * Gate: no page of a finished site is heavier than phones on a slow network take well. Sizes are those that travel, compressed, unless a budget says
 * otherwise; 1 kB is 1,000 bytes. Prints the heaviest page of every kind.
 *
 *     node weight.js FOLDER
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/**
 * What a page of a kind may weigh at most, in bytes; `any` holds for all. `words` is HTML with its style sheets, `script` all scripts that the page
 * names but the search engine, which belongs to the data that it reads, `raw` all of these together before compression.
 */
const BUDGETS = {
  any: { script: 25_000, engine: 20_000 },
  article: { words: 50_000, script: 6_000 },
  program: { html: 20_000 },
  "help-now": { raw: 15_000, script: 0 },
};

/** What all fonts of the site may weigh together: one that holds every weight is enough. */
const FONTS = 60_000;

const ENGINE = "/search/engine.js";
const folder = process.argv[2];
const sizes = new Map();
const files = readdirSync(folder, { recursive: true });
const pages = files.filter((name) => name.endsWith(".html")).flatMap(weigh);
const faults = [...pages.flatMap(tooHeavy), ...fonts()];

table();
faults.forEach((fault) => console.log(fault));
console.log(`${pages.length} pages, ${faults.length} findings`);
process.exitCode = faults.length > 0 || pages.length === 0 ? 1 : 0;

/** A page with the sizes of what it makes a browser load; nothing for a file without a kind of page, such as a redirect. */
function weigh(name) {
  const text = readFileSync(join(folder, name), "utf8");
  const kind = /<body class="page page--([a-z-]+)"/.exec(text)?.[1];
  if (!kind) return [];
  const html = sizeOf(name);
  const styles = addresses(text, /<link rel="stylesheet"[^>]* href="([^"]+)"/g).map(sizeOf);
  const scripts = addresses(text, /<(?:script [^>]*src|link rel="modulepreload" href)="([^"]+)"/g);
  const own = scripts.filter((address) => address !== ENGINE).map(sizeOf);
  const packed = (parts) => parts.reduce((sum, part) => sum + part.packed, 0);
  const engine = packed(scripts.filter((address) => address === ENGINE).map(sizeOf));
  const raw = [html, ...styles, ...own].reduce((sum, part) => sum + part.raw, 0);
  return [{ name, kind, weight: { html: html.packed, words: packed([html, ...styles]), script: packed(own), engine, raw } }];
}

/** The addresses of a page that a pattern finds, each once. */
function addresses(text, pattern) {
  return [...new Set([...text.matchAll(pattern)].map(([, address]) => address))];
}

/** The size of a file, as it is and as it travels. What is not there weighs nothing; another gate finds it. */
function sizeOf(address) {
  if (!sizes.has(address)) {
    const path = join(folder, address);
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    sizes.set(address, { raw: bytes.length, packed: bytes.length === 0 ? 0 : gzipSync(bytes).length });
  }
  return sizes.get(address);
}

/** The budgets that a page exceeds. */
function tooHeavy({ name, kind, weight }) {
  const budget = { ...BUDGETS.any, ...BUDGETS[kind] };
  return Object.entries(budget)
    .filter(([part, most]) => weight[part] > most)
    .map(([part, most]) => `${name}: ${part} of ${kind}: ${weight[part]} bytes of ${most}`);
}

/** The fonts, if they are too heavy. */
function fonts() {
  const weight = files.filter((name) => /\.(woff2?|ttf|otf)$/.test(name)).reduce((sum, name) => sum + sizeOf(name).raw, 0);
  return weight > FONTS ? [`fonts: ${weight} bytes of ${FONTS}`] : [];
}

/** Prints the heaviest page of every kind by what travels. */
function table() {
  const all = ({ weight }) => weight.words + weight.script + weight.engine;
  const heaviest = new Map();
  for (const page of pages) if (!heaviest.has(page.kind) || all(page) > all(heaviest.get(page.kind))) heaviest.set(page.kind, page);
  const columns = ["html", "words", "script", "engine", "raw"];
  console.log(["kind".padEnd(12), ...columns.map((column) => column.padStart(8)), " page"].join(""));
  for (const { kind, name, weight } of [...heaviest.values()].sort((one, other) => all(other) - all(one))) {
    console.log([kind.padEnd(12), ...columns.map((column) => String(weight[column]).padStart(8)), ` ${name}`].join(""));
  }
}
