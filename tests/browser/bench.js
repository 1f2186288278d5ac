/**
 * Measures in a real browser how long the finder's searches take once their shards are there; prints a table.
 *
 *     SITE=FOLDER node bench.js
 */
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join, normalize } from "node:path";

import { chromium } from "playwright-core";

import { FLAGS } from "./support/flags.js";
import { readQueries } from "../search/support/queries.js";

const TYPES = { js: "text/javascript", json: "application/json" };
const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  const body = await readFile(join(process.env.SITE, path)).catch(() => undefined);
  response.writeHead(body || path === "/" ? 200 : 404, { "Content-Type": TYPES[path.split(".").pop()] ?? "text/html" }).end(body);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
const page = await browser.newPage({ baseURL: `http://127.0.0.1:${server.address().port}` });
await page.goto("/");
const queries = [...readQueries("starter"), ...readQueries("synthetic")].map(({ ask, with: options }) => [ask, options]);
for (const [what, options] of [["finder", { kinds: ["program"], counts: false }], ["finder with counts", { kinds: ["program"] }], ["whole site", { textLimit: 20 }]]) {
  console.log(what.padEnd(20), await page.evaluate(times, { queries, options }));
}
await browser.close();
server.close();

/** Runs in the page: each query once to load what it needs, then once more by the clock. */
async function times({ queries, options }) {
  const { open } = await import("/search/engine.js");
  const engine = await open({ base: "/search/", language: "en" });
  const taken = [];
  for (const [ask, own] of queries) {
    await engine.search(ask, { ...own, ...options });
    const start = performance.now();
    await engine.search(ask, { ...own, ...options });
    taken.push(performance.now() - start);
  }
  taken.sort((one, other) => one - other);
  const at = (share) => `${taken[Math.min(Math.floor(taken.length * share), taken.length - 1)].toFixed(1)} ms`;
  return `${taken.length} queries, median ${at(0.5)}, 95th percentile ${at(0.95)}, longest ${at(1)}`;
}
