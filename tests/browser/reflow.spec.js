/**
 * Pages fit the reader: nothing scrolls sideways, is cut or overlaps at 320 px, at 400 % zoom, with text at twice its size or with wider spacing, and
 * everything to tap is large enough (WCAG 1.4.4, 1.4.10, 1.4.12, 2.5.8).
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { useSite } from "./support/browser.js";
import { LARGEST, SPECIMENS } from "./support/pages.js";
import { fits } from "./support/reflow.js";
import { targets } from "./support/targets.js";

const FAULTY = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Faulty</title></head><body>
<table><tr><td><nobr>A table that is much wider than a phone, and it has no box of its own that scrolls.</nobr></table>
<a href="#one"><svg width="8" height="8"></svg></a><a href="#other"><svg width="8" height="8"></svg></a>
</body></html>`;
const site = useSite(new Map([["/faulty/", FAULTY]]));

for (const { url, kind, language } of SPECIMENS) {
  test(`${kind} in ${language} fits: ${url}`, () =>
    site.look(url, { width: 320 }, async (page) => assert.deepEqual(await fits(page), [])));
}

for (const { url, kind, language } of LARGEST) {
  test(`what can be tapped is large enough on ${kind} in ${language}: ${url}`, (context) =>
    site.look(url, { width: 390 }, async (page) => {
      const { faults, small } = await targets(page);
      assert.deepEqual(faults, []);
      if (small.length > 0) context.diagnostic(`smaller than 44 px and alone: ${[...new Set(small)].join(", ")}`);
    }));
}

test("a fault would be found", () =>
  site.look("/faulty/", { width: 320 }, async (page) => {
    assert.equal((await targets(page)).faults.length, 2);
    const faults = await fits(page);
    assert.ok(faults.some((fault) => /^320 px: \d+ px wide$/.test(fault)), faults.join("\n"));
    assert.ok(faults.some((fault) => fault.startsWith("320 px: cut by the page: A table")), faults.join("\n"));
  }));
