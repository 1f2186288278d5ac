/**
 * Pages fit the reader: no sideways scrolling at 320 px, with text at twice its size or with wider spacing, and everything to tap is large enough
 * (WCAG 1.4.4, 1.4.10, 1.4.12, 2.5.8).
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { useSite } from "./support/browser.js";
import { SPECIMENS } from "./support/pages.js";
import { fits } from "./support/reflow.js";

const site = useSite();

for (const { url, kind, language } of SPECIMENS) {
  test(`${kind} in ${language} fits: ${url}`, () =>
    site.visit(url, { width: 320 }, async (page) => assert.deepEqual(await fits(page), [])));
}
