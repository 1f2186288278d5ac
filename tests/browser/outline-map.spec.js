/**
 * The map of programs: it waits to be opened, asks nobody else, is worked by buttons of sufficient size, and says in words what it shows.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

import { WIDTHS, useSite } from "./support/browser.js";
import { PAGES } from "./support/pages.js";
import { withExports } from "./support/scripts.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const EXAMPLE = readFileSync(new URL("../components/outline-map/as-it-is.html", import.meta.url), "utf8");
const URL_OF_MAP = "/components/outline-map.html";

/** The strings of the map, as pages hand them to scripts. */
function strings() {
  const lines = readFileSync(new URL("../../themes/haven/strings/en.yaml", import.meta.url), "utf8").split("\n");
  const all = {};
  let key = "";
  for (const line of lines) {
    const [, indent, name, text] = /^( +)([\w.-]+): ?"?(.*?)"?$/.exec(line) ?? [];
    if (indent?.length === 2) all[(key = name)] = text || {};
    else if (indent?.length === 4) all[key][name] = text;
  }
  return Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith("outline-map.")));
}

const head = PAGES[0].html.match(/<link rel="stylesheet"[^>]*>|<script type="module"[^>]*><\/script>/g).join("");
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Map</title>${head}
<script type="application/json" data-strings>${JSON.stringify(strings())}</script></head>
<body class="page"><main id="main" class="main" tabindex="-1"><h1>Map</h1>${EXAMPLE}</main></body></html>`;
const site = useSite(new Map([[URL_OF_MAP, page]]));

const PLACE = { lat: 35.96, lon: -83.92, label: "Knoxville, TN", state: "TN" };
const program = (id, title, distance, lat, lon) => ({ id, title, url: `/programs/${id}/`, place: "Knoxville, TN", distance, point: { lat, lon } });
const PROGRAMS = [
  program("river-bend", "River Bend IOP", 3.2, 35.99, -83.95),
  program("same-house", "Same House", 3.2, 35.99, -83.95),
  program("next-street", "Next Street", 3.24, 36.0, -83.955),
  program("far-side", "Far Side IOP", 22, 35.7, -83.7),
  { ...program("online", "Online IOP", null), point: null },
];

/** Opens the page, shows programs on the map and, if asked to, opens it. */
async function withMap({ programs = PROGRAMS, place = PLACE, open = true, ...options }, check) {
  await site.visit(URL_OF_MAP, { init: AXE, ...options }, async (page) => {
    await withExports(page);
    await page.evaluate(
      async ([programs, place]) => {
        const { OutlineMap } = await globalThis.exportsOf("components/outline-map/outline-map.js");
        new OutlineMap(document.querySelector(".outline-map")).show(programs, place);
      },
      [programs, place],
    );
    if (open) {
      await page.getByRole("button", { name: "Show map" }).click();
      await page.locator(".outline-map__state").first().waitFor();
    }
    return check(page);
  });
}

const names = (page) => page.locator(".outline-map__pin").evaluateAll((pins) => pins.map((pin) => pin.getAttribute("aria-label")));

test("the outlines are loaded when the map is opened, from the site itself", () =>
  withMap({ open: false }, async (page) => {
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url())));
    await page.getByRole("button", { name: "Show map" }).click();
    await page.locator(".outline-map__state").first().waitFor();
    assert.equal(asked.length, 1);
    assert.match(asked[0].pathname, /^\/assets\/maps\/us-states\.\w+\.json$/);
    assert.equal(asked[0].origin, site.origin);
  }));

for (const width of WIDTHS) {
  for (const colorScheme of ["light", "dark"]) {
    test(`the map breaks no rule of axe-core at ${width} px in ${colorScheme} mode`, () =>
      withMap({ width, context: { colorScheme } }, async (page) => {
        await page.locator(".outline-map__pin").first().click();
        const { violations } = await page.evaluate(() => globalThis.axe.run(".outline-map"));
        assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)), []);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, "no sideways scroll");
      }));
  }
}

test("pins are named in words, those close together as one", () =>
  withMap({}, async (page) => {
    assert.deepEqual(await names(page), ["3 programs near Knoxville, TN, from 3.2 miles away", "Far Side IOP, 22 miles"]);
    assert.equal(await page.locator(".outline-map__status").innerText(), "4 of 4 programs are on this part of the map.");
    assert.match(await page.locator(".outline-map__absent").innerText(), /^1 program is not on the map/);
  }));

test("all is reached with the keyboard; the link follows its pin", () =>
  withMap({}, async (page) => {
    const stops = [];
    await page.getByRole("button", { name: "Hide map" }).focus();
    for (let press = 0; press < 9; press += 1) {
      await page.keyboard.press("Tab");
      stops.push(await page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent));
    }
    assert.deepEqual(stops.slice(0, 7), ["Zoom in", "Zoom out", "Move left", "Move up", "Move down", "Move right", "Show all"]);
    assert.equal(stops[8], "Far Side IOP, 22 miles");
    await page.keyboard.press("Enter");
    assert.deepEqual(await page.locator(".outline-map__pin").evaluateAll((pins) => pins.map((pin) => pin.ariaPressed)), ["false", "true"]);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.pathname), "/programs/far-side/");
    assert.match(await page.locator(".outline-map__panel").innerText(), /^Far Side IOP\s+22 miles$/);
  }));

test("a closer look tells programs apart, but not those of one house", () =>
  withMap({}, async (page) => {
    await page.locator(".outline-map__pin").first().click();
    assert.equal(await page.locator(".outline-map__panel a").count(), 3);
    await page.getByRole("button", { name: "Zoom in on these programs" }).click();
    assert.deepEqual(await names(page), ["2 programs near Knoxville, TN, from 3.2 miles away", "Next Street, 3.2 miles"]);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "2", "the focus stays with the programs");
    assert.equal(await page.getByRole("button", { name: "Zoom in on these programs" }).count(), 0);
    await page.getByRole("button", { name: "Show all" }).click();
    assert.equal((await names(page)).length, 2);
    assert.match((await names(page))[0], /^3 programs/);
  }));

test("targets are large enough", () =>
  withMap({ width: 390 }, async (page) => {
    const smallest = (selector) =>
      page.locator(selector).evaluateAll((all) => Math.min(...all.map((one) => one.getBoundingClientRect()).flatMap(({ width, height }) => [width, height])));
    assert.ok((await smallest(".outline-map__tool, .outline-map__toggle")) >= 44);
    assert.ok((await smallest(".outline-map__pin")) >= 24);
  }));

test("without the outlines the pins are still there", () =>
  withMap({ open: false }, async (page) => {
    await page.route("**/us-states.*.json", (route) => route.abort());
    await page.getByRole("button", { name: "Show map" }).click();
    await page.getByText("The outlines of the states could not be loaded.").waitFor();
    assert.equal((await names(page)).length, 2);
  }));
