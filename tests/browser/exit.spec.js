/**
 * The way out: by its links and by three presses of Shift alone, as GOV.UK's "Exit this page" does it. It covers the page at once, and the page
 * that was left is not the one that Back shows.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { AXE, faults } from "./support/axe.js";
import { useSite } from "./support/browser.js";
import { LANGUAGES, PAGES, pagesOf } from "./support/pages.js";

const site = useSite();

const ARTICLE = pagesOf("article", "en")[0].url;
const EXIT = /class="exit-page__button" href="([^"]+)"/.exec(PAGES[0].html)[1];
const button = (page) => page.locator(".exit-page__button");
const status = (page) => page.locator(".exit-page [role=status]").innerText();
const lit = (page) => page.locator(".exit-page__light--on:visible").count();
const shift = async (page, times = 1) => {
  for (let press = 0; press < times; press += 1) await page.keyboard.press("Shift");
};

/** Opens a page whose way out leads to a page of this test; `check` gets what was asked for there. */
function open(url, options, check) {
  return site.visit("/help-now/", options, async (page) => {
    const asked = [];
    await page.route(`${new URL(EXIT).origin}/**`, (route) => {
      asked.push(route.request());
      return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Weather</title><h1>Weather</h1>" });
    });
    await page.goto(url);
    if (options.context?.javaScriptEnabled !== false) await page.waitForFunction(() => document.querySelector(".exit-page[data-enhanced]"));
    await page.waitForLoadState("networkidle");
    await check(page, asked);
  });
}

const left = (page) => page.waitForURL(EXIT);
const stayed = async (page, url = ARTICLE) => assert.equal(new URL(page.url()).pathname, url);

for (const language of LANGUAGES) {
  test(`the links say what they are, in ${language}`, () =>
    open(pagesOf("article", language)[0].url, { init: AXE }, async (page) => {
      const words = (await button(page).innerText()).trim();
      assert.equal(await page.locator(".exit-page__skip").textContent(), await page.locator(".exit-page__skip").innerText());
      assert.match(await button(page).textContent(), /^(Emergency|Emergencia) /);
      assert.ok(words.length > 3);
      for (const link of await page.locator(`a[href="${EXIT}"]`).all()) assert.equal(await link.getAttribute("rel"), "nofollow noreferrer");
      assert.match(await page.locator(".exit-page__note a").getAttribute("href"), /safety-online|cuidarse-en-linea/);
      await shift(page, 2);
      assert.deepEqual(await faults(page), []);
      assert.doesNotMatch(await status(page), /exit-page\./);
    }));
}

test("the second link is the second thing that the keyboard reaches, and is seen then", () =>
  open(ARTICLE, { width: 390 }, async (page) => {
    const skip = page.locator(".exit-page__skip");
    assert.ok((await skip.boundingBox()).width <= 1);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.ok(await skip.evaluate((link) => link === document.activeElement));
    assert.ok((await skip.boundingBox()).height >= 24);
    await page.keyboard.press("Enter");
    await left(page);
  }));

test("three presses of Shift leave, with lights and words on the way", () =>
  open(ARTICLE, {}, async (page, asked) => {
    assert.equal(await page.locator(".exit-page__lights").isVisible(), false);
    await shift(page);
    assert.equal(await lit(page), 1);
    assert.match(await status(page), /2 more times/);
    await shift(page);
    assert.equal(await lit(page), 2);
    assert.match(await status(page), /1 more time /);
    await shift(page);
    await left(page);
    assert.equal(asked[0].headers().referer, undefined, "where the reader was is told to nobody");
    await page.goBack();
    await stayed(page, "/help-now/");
  }));

test("a held Shift is one press, and counts when it goes up", () =>
  open(ARTICLE, {}, async (page) => {
    for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down("Shift");
    assert.equal(await lit(page), 0);
    await page.keyboard.up("Shift");
    assert.equal(await lit(page), 1);
  }));

test("Shift with another key does not count, in either order of going up", () =>
  open(ARTICLE, {}, async (page) => {
    for (let word = 0; word < 4; word += 1) await page.keyboard.press("Shift+A");
    for (let word = 0; word < 4; word += 1) {
      await page.keyboard.down("Shift");
      await page.keyboard.down("a");
      await page.keyboard.up("Shift");
      await page.keyboard.up("a");
    }
    for (const other of ["Control", "Alt"]) {
      for (let press = 0; press < 4; press += 1) await page.keyboard.press(`${other}+Shift`);
    }
    assert.equal(await lit(page), 0);
    await stayed(page);
    await shift(page, 3);
    await left(page);
  }));

test("any other key starts anew", () =>
  open(ARTICLE, {}, async (page) => {
    await shift(page, 2);
    await page.keyboard.press("x");
    assert.equal(await lit(page), 0);
    assert.equal(await status(page), "");
    await shift(page, 2);
    await stayed(page);
    await page.keyboard.press("Escape");
    await shift(page, 2);
    await stayed(page);
    assert.equal(await lit(page), 2);
  }));

test("a key that went up elsewhere spoils nothing", () =>
  open(ARTICLE, {}, async (page) => {
    await page.evaluate(() => document.dispatchEvent(new KeyboardEvent("keydown", { key: "Alt", bubbles: true })));
    await shift(page, 3);
    await left(page);
  }));

test("after five seconds presses count no more, which is said, and then not any more", () =>
  open(ARTICLE, {}, async (page) => {
    await page.clock.install();
    await page.goto(ARTICLE);
    await page.waitForLoadState("networkidle");
    await page.clock.pauseAt(Date.now() + 60_000);
    await shift(page, 2);
    await page.clock.runFor(4900);
    assert.equal(await lit(page), 2);
    await page.clock.runFor(200);
    assert.equal(await lit(page), 0);
    assert.match(await status(page), /expired/);
    await page.clock.runFor(5000);
    assert.equal(await status(page), "");
    await shift(page, 2);
    await page.clock.runFor(4900);
    await shift(page);
    await left(page);
  }));

test("the page is covered at once, for all senses, and uncovered when it comes back", () =>
  open(ARTICLE, {}, async (page) => {
    // Where there is nothing to show, browsers stay where they are: as it looks while the way out loads.
    await page.route(`${new URL(EXIT).origin}/**`, (route) => route.fulfill({ status: 204 }));
    const covered = await page.evaluate(() => {
      document.querySelector(".exit-page__button").click();
      const overlay = document.querySelector(".exit-page__overlay");
      const { width, height } = overlay.getBoundingClientRect();
      const rest = [...document.body.children].filter((part) => part !== overlay && getComputedStyle(part).display !== "none");
      return { role: overlay.getAttribute("role"), words: overlay.textContent, whole: width >= innerWidth && height >= innerHeight, rest: rest.length };
    });
    assert.deepEqual(covered, { role: "alert", words: "Loading", whole: true, rest: 0 });
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
    assert.equal(await page.locator(".exit-page__overlay").count(), 0);
    assert.ok(await page.locator("h1").isVisible());
    assert.equal(await lit(page), 0);
  }));

test("without a script it is a plain link, and says what it cannot do", () =>
  open(ARTICLE, { context: { javaScriptEnabled: false } }, async (page) => {
    assert.ok(await page.locator(".exit-page__note").isVisible());
    assert.equal(await page.locator(".exit-page__lights").isVisible(), false);
    await button(page).click();
    await left(page);
  }));
