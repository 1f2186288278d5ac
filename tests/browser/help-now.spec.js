/**
 * The page of help lines stands by itself: it needs no other request and no script, it is small, its style is let pass by its digest alone, and the
 * numbers come in the order of need, within a few presses of Tab, on every screen and on paper.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { AXE, faults } from "./support/axe.js";
import { WIDTHS, useSite } from "./support/browser.js";
import { LANGUAGES, pagesOf } from "./support/pages.js";

const site = useSite();

/** The page may hold less than 15 kB. */
const MOST = 15_000;

/** The numbers in the order of need; what comes between them may change. */
const ORDER = ["tel:911", "tel:988", "sms:988", "https://988lifeline.org", "tel:911", "tel:+18006624357", "tel:211"];

for (const language of LANGUAGES) {
  const { url, html } = pagesOf("help-now", language)[0];

  test(`${language}: nothing else is asked for, nothing runs, nothing is blocked`, async () => {
    const context = await site.browser.newContext({ baseURL: site.origin });
    const [asked, said] = [[], []];
    context.on("request", (request) => asked.push(new URL(request.url()).pathname));
    context.on("console", (message) => said.push(message.text()));
    const page = await context.newPage();
    await page.goto(url, { waitUntil: "networkidle" });
    assert.deepEqual(asked, [url]);
    assert.deepEqual(said, []);
    assert.equal(await page.locator("script, img, iframe, link[rel~=stylesheet], link[rel~=icon], [style]").count(), 0);
    assert.equal(await page.locator("style").count(), 1);
    assert.ok((await page.evaluate(() => getComputedStyle(document.querySelector(".action")).minHeight)) !== "auto", "the style holds");
    await context.close();
  });

  test(`${language}: the page is small`, () => assert.ok(Buffer.byteLength(html) < MOST, `${Buffer.byteLength(html)} bytes`));

  test(`${language}: no other style gets in`, () =>
    site.visit(url, {}, async (page) => {
      const blocked = page.waitForEvent("console", (message) => message.text().includes("Content Security Policy"));
      await page.evaluate(() => {
        const style = document.createElement("style");
        style.textContent = "h1 { color: rgb(1, 2, 3) }";
        document.head.append(style);
      });
      await blocked;
      assert.notEqual(await page.evaluate(() => getComputedStyle(document.querySelector("h1")).color), "rgb(1, 2, 3)");
    }));

  test(`${language}: the numbers come in the order of need`, () =>
    site.visit(url, {}, async (page) => {
      const actions = await page.locator("main .action").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
      let from = 0;
      for (const wanted of ORDER) {
        const at = actions.indexOf(wanted, from);
        assert.ok(at >= from, `${wanted} after ${actions.slice(0, from)}`);
        from = at + 1;
      }
      assert.equal(actions[0], "tel:911");
      assert.match(await page.locator("main").innerText(), language === "es" ? /Números verificados el \d/ : /Numbers checked on \w+ \d/);
    }));

  test(`${language}: the first number is three presses away`, () =>
    site.visit(url, { width: 390 }, async (page) => {
      for (const key of ["Tab", "Enter", "Tab"]) await page.keyboard.press(key);
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "tel:911");
    }));

  test(`${language}: links are as wide as their cards and high enough for a shaking finger`, () =>
    site.visit(url, { width: 390 }, async (page) => {
      const sizes = await page.locator("main .action").evaluateAll((links) =>
        links.map((link) => {
          const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(link.parentElement);
          const room = link.parentElement.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd);
          return { high: link.offsetHeight, wide: link.offsetWidth / room };
        }),
      );
      assert.ok(sizes.length > 8);
      assert.ok(sizes.every(({ high, wide }) => high >= 56 && wide > 0.99), JSON.stringify(sizes));
    }));

  test(`${language}: what comes first fits on the first screen of a phone`, () =>
    site.visit(url, { width: 390 }, async (page) => {
      for (const href of ["tel:911", "tel:988", "sms:988"]) {
        const { y, height } = await page.locator(`main a[href="${href}"]`).first().boundingBox();
        assert.ok(y + height <= 800, `${href} ends at ${y + height}`);
      }
    }));

  for (const colorScheme of ["light", "dark"]) {
    for (const width of WIDTHS) {
      test(`${language}: no rule is broken, ${colorScheme}, ${width} px`, () =>
        site.visit(url, { width, init: AXE, context: { colorScheme } }, async (page) => assert.deepEqual(await faults(page), [])));
    }
  }

  for (const format of ["Letter", "A4"]) {
    test(`${language}: one page of paper, ${format}`, () =>
      site.visit(url, {}, async (page) => {
        const pdf = (await page.pdf({ format })).toString("latin1");
        assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1);
      }));
  }
}

test("Spanish comes first on Spanish pages", async () => {
  const first = (language) =>
    site.visit(pagesOf("help-now", language)[0].url, {}, async (page) => ({
      key: await page.locator("#line-988 .keys li").first().innerText(),
      line: await page.locator(".others section").first().getAttribute("id"),
    }));
  assert.deepEqual(await first("es"), { key: "Presione 2: Español", line: "line-crisis-text-line" });
  assert.equal((await first("en")).key, "Press 1: Veterans");
});

test("dark colours are dark, and something is to be seen in them", () =>
  site.visit("/help-now/", { width: 390, context: { colorScheme: "dark" } }, async (page) => {
    const { PNG } = await import("pngjs");
    const { data } = PNG.sync.read(await page.screenshot());
    const lightness = [];
    for (let at = 0; at < data.length; at += 4) lightness.push((data[at] + data[at + 1] + data[at + 2]) / 3);
    const share = (test) => lightness.filter(test).length / lightness.length;
    assert.ok(share((value) => value < 64) > 0.5, "the ground is dark");
    assert.ok(share((value) => value > 160) > 0.05, "there is light on it");
  }));

test("only the card for emergencies has the urgent colour", () =>
  site.visit("/help-now/", { width: 390 }, async (page) => {
    const colours = await page.locator("main .card").evaluateAll((cards) => cards.map((card) => getComputedStyle(card).borderTopColor));
    assert.ok(colours.length > 4);
    assert.ok(colours.slice(1).every((colour) => colour === colours[1] && colour !== colours[0]), String(colours));
  }));

test("a page from right to left is its mirror", () =>
  site.visit("/help-now/", { width: 320 }, async (page) => {
    const edges = () =>
      page.evaluate(() => {
        const { left, right } = document.querySelector(".action__icon").getBoundingClientRect();
        return { start: left, end: innerWidth - right, wide: document.scrollingElement.scrollWidth - innerWidth };
      });
    const there = await edges();
    await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
    const mirrored = await edges();
    assert.ok(Math.abs(there.start - mirrored.end) < 1 && mirrored.wide <= 0, JSON.stringify([there, mirrored]));
  }));

test("forced colours keep the links apart", () =>
  site.visit("/help-now/", { width: 390, context: { forcedColors: "active" } }, async (page) => {
    const borders = await page.locator("main .action").evaluateAll((links) => links.map((link) => getComputedStyle(link).borderTopStyle));
    assert.ok(borders.every((style) => style === "solid"));
  }));
