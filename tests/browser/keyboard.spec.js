/**
 * The keyboard is enough: the skip link comes first and works, whatever has the focus can be seen and shows it, and the way out is near.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { useSite } from "./support/browser.js";
import { LARGEST, pagesOf } from "./support/pages.js";

const site = useSite();

/** More presses of Tab than any page needs to be known; the glossary has hundreds of links. */
const PRESSES = 60;

/** A phone whose owner asked for less motion, so that scrolling has happened when the key is up. */
const STILL = { width: 390, context: { reducedMotion: "reduce" } };

for (const { url, kind, language } of LARGEST) {
  test(`${kind} in ${language} by keyboard: ${url}`, () =>
    site.visit(url, STILL, async (page) => {
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.className), "skip-link");
      for (let press = 1; press < PRESSES; press += 1) {
        const focus = await page.evaluate(focused);
        if (!focus) break;
        assert.deepEqual(focus.faults, [], focus.html);
        await page.keyboard.press("Tab");
      }
    }));
}

test("the skip link leads to the main part", () =>
  site.visit("/faq/", {}, async (page) => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null), "the next stop lies in the main part");
  }));

test("the way out is the second stop", () =>
  site.visit("/", { width: 390 }, async (page) => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "exit-page__button");
  }));

test("three presses of Shift leave, and Back does not return", () =>
  site.visit(pagesOf("article", "en")[0].url, {}, async (page) => {
    const way = await page.locator(".exit-page a").getAttribute("href");
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

/** What has the focus, and what is wrong with it: it must be in sight, covered by nothing, and ringed. Nothing once the focus has left the page. */
function focused() {
  const element = document.activeElement;
  if (element === document.body) return undefined;
  const { x, y, width, height } = element.getClientRects()[0];
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const top = document.elementFromPoint(middleX, middleY);
  const style = getComputedStyle(element);
  const faults = [];
  if (middleX < 0 || middleY < 0 || middleX > innerWidth || middleY > innerHeight) faults.push("out of sight");
  else if (!top || !(element.contains(top) || top.contains(element))) faults.push(`covered by ${top?.outerHTML.slice(0, 80)}`);
  if (style.outlineStyle === "none" || Number.parseFloat(style.outlineWidth) < 3) faults.push("without a ring");
  return { html: element.outerHTML.slice(0, 120), faults };
}
