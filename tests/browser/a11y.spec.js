/**
 * No page kind, in no language and at no width, and no example of a component breaks a rule of axe-core: WCAG 2.0, 2.1 and 2.2, A and AA, and for
 * whole pages its best practices too.
 */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { AXE, WCAG, faults } from "./support/axe.js";
import { WIDTHS, useSite } from "./support/browser.js";
import { LARGEST, PAGES, SPECIMENS } from "./support/pages.js";

const EXAMPLES = new URL("../components/", import.meta.url);

const examples = new Map(
  readdirSync(EXAMPLES, { recursive: true })
    .filter((name) => name.endsWith(".html"))
    .map((name) => [`/components/${name}`, shell(name, readFileSync(new URL(name, EXAMPLES), "utf8"))]),
);
const site = useSite(examples);

for (const { url, kind, language } of SPECIMENS) {
  for (const width of LARGEST.some((page) => page.url === url) ? WIDTHS : WIDTHS.slice(0, 1)) {
    test(`${kind} in ${language}, ${width} px: ${url}`, () => finds(url, width, [...WCAG, "best-practice"]));
  }
}

test("there are examples of components", () => assert.ok(examples.size > 40));

for (const path of examples.keys()) {
  test(`example ${path}`, () => finds(path, 390, WCAG));
}

for (const scheme of ["dark", "light"]) {
  test(`contrast holds in ${scheme} mode`, async () => {
    for (const url of ["/", PAGES.find((page) => page.kind === "program").url, "/help-now/"]) {
      await finds(url, 390, WCAG, { colorScheme: scheme });
    }
  });
}

/** Fails with the rules that a page breaks, and where. */
async function finds(url, width, tags, context) {
  await site.visit(url, { width, init: AXE, context }, async (page) => assert.deepEqual(await faults(page, tags), []));
}

/** A page with nothing but the example, in the site's own style. Pairs of term and definition stand in the list that their pages put round them. */
function shell(name, example) {
  const style = /<link rel="stylesheet"[^>]*>/.exec(PAGES[0].html)[0];
  const list = /^<div[^>]*>\s*<dt\b/.test(example) ? "dl" : "div";
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>${style}</head>
<body class="page"><main id="main" class="main" tabindex="-1"><h1>${name}</h1><${list}>${example}</${list}></main></body></html>`;
}
