/**
 * The way out is near for the keyboard: it comes second, and three presses of Shift are enough. `focus.spec.js` goes through whole pages.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { useSite } from "./support/browser.js";
import { pagesOf } from "./support/pages.js";

const site = useSite();

test("the way out is the second stop", () =>
  site.visit("/", { width: 390 }, async (page) => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip-link exit-page__skip");
  }));

test("three presses of Shift leave, and Back does not return", () =>
  site.visit(pagesOf("article", "en")[0].url, {}, async (page) => {
    const way = await page.locator(".exit-page__button").getAttribute("href");
    await page.route(way, (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }));
    await page.keyboard.press("Shift");
    await page.waitForFunction(() => document.querySelector(".exit-page [role=status]").textContent.includes("2"));
    await page.keyboard.press("Shift");
    await page.waitForFunction(() => document.querySelector(".exit-page [role=status]").textContent.includes("1"));
    await page.keyboard.press("Shift");
    await page.waitForURL(way);
    assert.equal(await page.evaluate(() => history.length), 2, "the page that was left is gone from the history");
  }));

test("typing capitals does not leave", () =>
  site.visit("/", {}, async (page) => {
    const url = page.url();
    for (const letter of ["A", "B", "C", "D"]) await page.keyboard.press(`Shift+${letter}`);
    assert.equal(page.url(), url);
    assert.equal(await page.locator(".exit-page [role=status]").textContent(), "");
  }));
