/**
 * No page kind, in no language, at no width and in no colour scheme, and no example of a component breaks a rule of axe-core: WCAG 2.0, 2.1 and 2.2,
 * A and AA, and for whole pages its best practices too. The smallest page of a kind is looked at on a phone in light colours only.
 */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { AXE, WCAG, faults } from "./support/axe.js";
import { WIDTHS, useSite } from "./support/browser.js";
import { LARGEST, PAGES, SPECIMENS } from "./support/pages.js";

const EXAMPLES = new URL("../components/", import.meta.url);
const SCHEMES = ["light", "dark"];
const VIEWS = WIDTHS.flatMap((width) => SCHEMES.map((colorScheme) => ({ width, colorScheme })));

const examples = new Map(
  readdirSync(EXAMPLES, { recursive: true })
    .filter((name) => name.endsWith(".html"))
    .map((name) => [`/components/${name}`, shell(name, readFileSync(new URL(name, EXAMPLES), "utf8"))]),
);
const FAULTY = '<button></button><p><font color="#ccc">Words</font></p>';
const site = useSite(new Map([...examples, ["/faulty/", shell("Faulty", FAULTY)]]));

for (const shown of SPECIMENS) {
  const { url, kind, language } = shown;
  const views = LARGEST.includes(shown) ? VIEWS : VIEWS.slice(0, 1);
  test(`${kind} in ${language}, ${views.length} views: ${url}`, () =>
    site.look(url, { init: AXE }, async (page) => {
      for (const { width, colorScheme } of views) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await faults(page), [], `${width} px, ${colorScheme}`);
      }
    }));
}

test("a fault would be found", () =>
  site.look("/faulty/", { init: AXE }, async (page) => {
    const rules = (await faults(page)).map((fault) => fault.split(":")[0]);
    assert.deepEqual(rules, ["button-name", "color-contrast"]);
  }));

test("there are examples of components", () => assert.ok(examples.size > 40));

for (const path of examples.keys()) {
  test(`example ${path}`, () =>
    site.look(path, { width: 390, init: AXE }, async (page) => {
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await faults(page, WCAG), [], colorScheme);
      }
    }));
}

/** A page with nothing but the example, in the site's own style. Pairs of term and definition stand in the list that their pages put round them. */
function shell(name, example) {
  const style = /<link rel="stylesheet"[^>]*>/.exec(PAGES[0].html)[0];
  const list = /^<div[^>]*>\s*<dt\b/.test(example) ? "dl" : "div";
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>${style}</head>
<body class="page"><main id="main" class="main" tabindex="-1"><h1>${name}</h1><${list}>${example}</${list}></main></body></html>`;
}
