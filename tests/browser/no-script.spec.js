/**
 * Everything works with scripts off: every kind of page shows its main part, the directory can be walked from the home page to a program's phone
 * number, and the other language is one link away.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { useSite } from "./support/browser.js";
import { LANGUAGES, LARGEST, pagesOf } from "./support/pages.js";

const site = useSite();
const OFF = { width: 390, context: { javaScriptEnabled: false } };

for (const { url, kind, language } of LARGEST) {
  test(`${kind} in ${language} shows its main part: ${url}`, () =>
    site.look(url, OFF, async (page) => {
      assert.ok(await page.locator("main h1").isVisible());
      assert.ok((await page.locator("main").innerText()).length > 80, "more than a heading");
      assert.deepEqual(await page.locator("noscript").allInnerTexts(), [], "nothing asks for a script");
      assert.deepEqual(await page.locator("form, button, [data-module] input:not(.checklist__box)").filter({ visible: true }).allInnerTexts(), [], "nothing that does nothing");
    }));

  test(`${kind} in ${language} hides nothing but tools that a script starts: ${url}`, () =>
    site.look(url, OFF, async (page) => {
      const others = page.locator("[hidden]:not([data-module], [data-from], [data-fact]):not([data-module] *, [data-from] *), body [aria-hidden=true]:not(svg, svg *):not([data-module] *, .help-strip__short)");
      assert.deepEqual(await others.evaluateAll((all) => all.map((part) => part.outerHTML.slice(0, 120))), []);
    }));
}

for (const language of LANGUAGES) {
  test(`a program is reached through the places, in ${language}`, () =>
    site.visit(pagesOf("home", language)[0].url, OFF, async (page) => {
      await page.locator('main .count-list a[href*="/programs/in/"]').first().click();
      await page.locator('main a[href*="/programs/in/"]').first().click();
      assert.match(new URL(page.url()).pathname, /\/programs\/in\/[a-z]{2}\/[a-z-]+\/$/, "a city");
      await page.locator(".program-card h3 a").first().click();
      assert.ok(await page.locator("body.page--program").isVisible());
      assert.match(await page.locator(".call-panel a").first().getAttribute("href"), /^tel:\+?\d+$/);
    }));
}

for (const language of LANGUAGES) {
  test(`help is one link away, in ${language}`, () =>
    site.visit(pagesOf("home", language)[0].url, OFF, async (page) => {
      await page.locator('a[href$="/help-now/"]').filter({ visible: true }).first().click();
      await page.waitForURL(/\/help-now\/$/);
      for (const way of ["tel:911", "tel:988", "sms:988"]) assert.ok(await page.locator(`main a[href="${way}"]`).first().isVisible(), way);
    }));
}

test("phone numbers are links that call", async () => {
  for (const kind of ["program", "provider", "help-now", "list"]) {
    await site.visit(pagesOf(kind, "en")[0].url, OFF, async (page) => {
      const numbers = await page.locator('main a[href^="tel:"], main a[href^="sms:"]').all();
      assert.ok(numbers.length > 0, kind);
      for (const number of numbers) assert.match(await number.getAttribute("href"), /^(tel|sms):\+?\d+(,+\d+|;ext=\d+)?$/, kind);
    });
  }
});

test("the language switch works", () =>
  site.visit("/faq/", OFF, async (page) => {
    await page.locator('.language-switch a[hreflang="es"]').click();
    assert.equal(await page.locator("html").getAttribute("lang"), "es");
    await page.locator('.language-switch a[hreflang="en"]').click();
    assert.equal(new URL(page.url()).pathname, "/faq/");
  }));

test("a question opens", () =>
  site.visit("/faq/", OFF, async (page) => {
    const question = page.locator("details").first();
    await question.locator("summary").click();
    assert.ok(await question.locator("summary ~ *").first().isVisible());
  }));

test("the way out is a plain link", () =>
  site.visit("/", OFF, async (page) => {
    assert.match(await page.locator(".exit-page__button").getAttribute("href"), /^https:\/\//);
  }));
