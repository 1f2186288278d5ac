/**
 * What the look of the site promises: a phone shows the job, the form and the way to help at once; the navigation folds there and is open on wide
 * screens, both without a script; the typeface comes from the site and moves nothing; the style stays small.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { useSite } from "./support/browser.js";
import { LANGUAGES, pagesOf } from "./support/pages.js";

const site = useSite();
const OFF = { javaScriptEnabled: false };
const PHONE = { viewport: { width: 390, height: 844 } };

/** Bytes after gzip, as a server sends them. */
const STYLE_BUDGET = 16 * 1024;
const ARTICLE_BUDGET = 50 * 1024;
const FONT_BUDGET = 60 * 1024;

for (const language of LANGUAGES) {
  test(`a phone shows the job, the form and help without scrolling, in ${language}`, () =>
    site.visit(pagesOf("home", language)[0].url, { context: PHONE }, async (page) => {
      for (const part of ["h1", ".home-form input[name=near]", ".home-form [type=submit]", '.help-strip a[href="tel:911"]', '.help-strip a[href="tel:988"]']) {
        const { y, height } = await page.locator(part).first().boundingBox();
        assert.ok(y >= 0 && y + height <= 844, `${part} ends at ${y + height}`);
      }
    }));

  test(`the help lines of a phone keep to one row, in ${language}`, () =>
    site.visit(pagesOf("faq", language)[0].url, { context: PHONE }, async (page) => {
      const { height } = await page.locator(".help-strip__list").boundingBox();
      assert.ok(height < 64, `${height} px`);
    }));
}

test("without a script the front page offers places where the form would be", () =>
  site.visit("/", { context: { ...PHONE, ...OFF } }, async (page) => {
    assert.equal(await page.locator(".home-form").isVisible(), false);
    assert.ok(await page.locator(".hero .count-list a").first().isVisible());
  }));

test("the navigation folds on phones and opens without a script", () =>
  site.visit("/faq/", { context: { ...PHONE, ...OFF } }, async (page) => {
    const link = page.locator(".navigation__link").first();
    assert.equal(await link.isVisible(), false);
    await page.locator(".navigation__toggle").click();
    assert.ok(await link.isVisible());
  }));

test("on wide screens the navigation is open, and the page that is open is marked by more than colour", () =>
  site.visit("/faq/", { context: OFF }, async (page) => {
    assert.equal(await page.locator(".navigation__toggle").isVisible(), false);
    const weights = await page.locator(".navigation__link").evaluateAll((links) => links.map((link) => [link.hasAttribute("aria-current"), Number(getComputedStyle(link).fontWeight)]));
    const current = weights.filter(([is]) => is);
    assert.equal(current.length, 1);
    assert.ok(weights.every(([is, weight]) => is || weight < current[0][1]));
  }));

test("the way around a long article folds on phones and stands beside it on wide screens", async () => {
  const { url } = pagesOf("article", "en").find((page) => page.html.includes('class="contents"'));
  for (const [context, shown] of [[PHONE, false], [{}, true]]) {
    await site.visit(url, { context }, async (page) => assert.equal(await page.locator(".contents__link").first().isVisible(), shown));
  }
});

test("the typeface comes from the site, is small, and has the letters of both languages", () =>
  site.visit("/es/", {}, async (page) => {
    const [font] = await page.evaluate(async () => {
      await document.fonts.ready;
      return performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".woff2")).map(({ name, encodedBodySize }) => ({ name, encodedBodySize }));
    });
    assert.ok(font.name.startsWith(site.origin), font.name);
    assert.ok(font.encodedBodySize > 0 && font.encodedBodySize <= FONT_BUDGET, `${font.encodedBodySize} bytes`);
    const session = await page.context().newCDPSession(page);
    await page.evaluate(() => {
      document.querySelector("h1").textContent = "¿Qué? ¡Sí! ÁÉÍÓÚÜÑ áéíóúüñ «a» “b” ‘c’ – — … ½ × · 0123456789";
    });
    await session.send("DOM.enable");
    await session.send("CSS.enable");
    const { root } = await session.send("DOM.getDocument");
    const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector: "h1" });
    const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
    assert.deepEqual(fonts.map(({ isCustomFont, familyName }) => [isCustomFont, familyName.startsWith("Atkinson Hyperlegible Next")]), [[true, true]]);
  }));

test("lines of text stay where they are when the typeface has come", () =>
  site.visit(pagesOf("article", "en")[0].url, { context: PHONE }, async (page) => {
    const [before, after] = await page.evaluate(async () => {
      await document.fonts.ready;
      const line = document.querySelector(".navigation__toggle, .button, h1");
      const box = document.body.appendChild(document.createElement("span"));
      box.textContent = "Hxg";
      const height = (family) => { box.style.fontFamily = family; box.style.lineHeight = "normal"; return box.getBoundingClientRect().height; };
      return line && [height('"Haven Stand-in"'), height('"Atkinson Hyperlegible Next"')];
    });
    assert.ok(Math.abs(before - after) <= 1, `${before} px, then ${after} px`);
  }));

test("the style is small, and so is an article with it", async () => {
  const { html } = pagesOf("article", "en").reduce((a, b) => (a.html.length > b.html.length ? a : b));
  const css = await (await fetch(site.origin + /<link rel="stylesheet" href="([^"]+)"/.exec(html)[1])).text();
  assert.ok(gzipSync(css).length <= STYLE_BUDGET, `${gzipSync(css).length} bytes of style`);
  assert.ok(gzipSync(html).length + gzipSync(css).length <= ARTICLE_BUDGET);
});
