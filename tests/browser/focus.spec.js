/**
 * Whoever goes through a page with the Tab key always sees where they are: the skip link comes first and works, every stop is in sight, covered by
 * nothing and ringed, the order is the one of the page, and the way leads out again (WCAG 2.1.2, 2.4.1, 2.4.3, 2.4.7, 2.4.11, 2.4.13).
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { WIDTHS, useSite } from "./support/browser.js";
import { shown, walk } from "./support/focus.js";
import { LARGEST } from "./support/pages.js";

const FAULTY = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Faulty</title></head><body>
<a href="#">fine</a> <a href="#" tabindex="1">too early</a>
</body></html>`;
const site = useSite(new Map([["/faulty/", FAULTY]]));

/** A low screen, such as a phone's with its keyboard out, and a reader who asked for less motion, so that scrolling has happened when the key is up. */
const LOW = { height: 700, context: { reducedMotion: "reduce" } };

for (const { url, kind, language } of LARGEST) {
  for (const width of WIDTHS) {
    test(`${kind} in ${language} by Tab, ${width} px: ${url}`, () =>
      site.look(url, { width, ...LOW }, async (page) => {
        const stops = await walk(page);
        assert.match(stops[0].look, /^a\.skip-link/, "the skip link comes first");
        assert.deepEqual(faulty(stops), []);
        assert.ok(stops.length > 3, `${stops.length} stops`);
      }));
  }

  test(`the skip link of ${kind} in ${language} leads to the main part: ${url}`, () =>
    site.look(url, { width: 390, ...LOW }, async (page) => {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "main");
      const targets = await page.locator("main a[href], main button:enabled, main summary").filter({ visible: true }).count();
      if (targets === 0) return;
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null), "the next stop lies in the main part");
    }));
}

for (const { url, kind, language } of LARGEST.filter((page) => page.language === "en")) {
  test(`${kind} in ${language} backwards by Tab: ${url}`, () =>
    site.look(url, { width: 390, ...LOW }, async (page) => {
      const stops = await walk(page, { key: "Shift+Tab" });
      assert.match(stops.at(-1).look, /^a\.skip-link/, "the skip link comes last");
      assert.deepEqual(faulty(stops), []);
    }));
}

for (const colorScheme of ["light", "dark"]) {
  test(`the focus changes what is seen, in ${colorScheme} colours`, async () => {
    const seen = new Set();
    const bench = await site.browser.newPage();
    for (const { url } of LARGEST.filter((page) => page.language === "en")) {
      await site.look(url, { width: 390, ...LOW, context: { ...LOW.context, colorScheme } }, async (page) => {
        const at = async (stop) => {
          if (seen.has(stop.look)) return;
          seen.add(stop.look);
          const { changed, needed } = await shown(page, bench, stop);
          assert.ok(changed >= needed, `${url}: ${changed} px of ${needed} at ${stop.html}`);
        };
        await walk(page, { at });
      });
    }
    await bench.close();
    assert.ok(seen.size > 20, `${seen.size} kinds of stops`);
  });
}

test("a fault would be found", () =>
  site.look("/faulty/", LOW, async (page) => {
    const stops = await walk(page);
    assert.deepEqual(
      stops.map(({ faults }) => faults.map((fault) => fault.split(" ").slice(0, 2).join(" "))),
      [["without a"], ["without a", "not after"]],
    );
  }));

/** The stops at which something is wrong. */
function faulty(stops) {
  return stops.filter(({ faults }) => faults.length > 0).map(({ html, faults }) => `${faults.join(", ")}: ${html}`);
}
