/**
 * What people come for is done with the keyboard alone, on a phone and on a desk: to learn, to find a program, to get help now, to print. At every
 * step the focus can be seen.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { WIDTHS, useSite } from "./support/browser.js";
import { tabTo } from "./support/focus.js";
import { LANGUAGES, pagesOf } from "./support/pages.js";

const site = useSite();

/** A town of the starter with programs to visit. */
const TOWN = "Lawrence, KS";

const home = (language) => pagesOf("home", language)[0].url;

for (const language of LANGUAGES) {
  for (const width of WIDTHS) {
    const options = { width, context: { reducedMotion: "reduce" } };

    test(`an article is reached from the front page, in ${language}, ${width} px`, () =>
      site.visit(home(language), options, async (page) => {
        const sections = new Set(pagesOf("section", language).map(({ url }) => url));
        const learn = [...sections].sort((one, other) => one.length - other.length)[0];
        if (!(await page.locator(`header a[href="${learn}"]`).isVisible())) {
          await tabTo(page, "header summary");
          await page.keyboard.press("Enter");
        }
        await follow(page, `header a[href="${learn}"]`);
        assert.equal(await kindOf(page), "section");
        await follow(page, pagesOf("article", language).map(({ url }) => `main a[href="${url}"]`).join(", "));
        assert.equal(await kindOf(page), "article");
      }));

    test(`a program is found, in ${language}, ${width} px`, () =>
      site.visit(home(language), options, async (page) => {
        await tabTo(page, "main form input[type=text]");
        await page.keyboard.type(TOWN);
        await Promise.all([page.waitForURL(/#.*near=/), page.keyboard.press("Enter")]);
        assert.equal(await kindOf(page), "finder");
        await page.waitForFunction(() => document.querySelector(".finder__status").textContent.trim() !== "");
        if (!(await page.locator(".facet-groups").isVisible())) {
          await tabTo(page, ".finder__open");
          await page.keyboard.press("Enter");
        }
        const group = page.locator(".facet-groups details").first();
        if (!(await group.evaluate((details) => details.open))) {
          await tabTo(page, ".facet-groups summary");
          await page.keyboard.press("Enter");
        }
        await tabTo(page, ".facet-groups input[type=checkbox]");
        const asked = page.url();
        await page.keyboard.press("Space");
        await page.waitForURL((url) => url.href !== asked);
        await page.keyboard.press("Escape");
        await follow(page, ".finder__cards h3 a");
        assert.equal(await kindOf(page), "program");
        await tabTo(page, 'main a[href^="tel:"]');
      }));

    test(`help is near, in ${language}, ${width} px`, () =>
      site.visit(pagesOf("article", language)[0].url, options, async (page) => {
        await follow(page, 'a[href$="/help-now/"]');
        assert.equal(await kindOf(page), "help-now");
        await tabTo(page, 'main a[href="tel:911"]');
        await tabTo(page, 'main a[href="tel:988"]');
      }));

    test(`saved programs are printed, in ${language}, ${width} px`, () =>
      site.visit(pagesOf("program", language)[0].url, { ...options, init: "globalThis.print = () => (globalThis.printing = true)" }, async (page) => {
        await tabTo(page, ".save-button button");
        await page.keyboard.press("Enter");
        await page.locator(".saved-link").waitFor();
        // Back to the beginning of the page at once: the scrolling of keys takes its time.
        await page.locator(".skip-link").first().focus();
        await follow(page, ".saved-link");
        assert.equal(await kindOf(page), "saved");
        await tabTo(page, ".saved-list__print");
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => globalThis.printing);
      }));
  }
}

/** Goes to a link by Tab and follows it by Enter. */
async function follow(page, selector) {
  await tabTo(page, selector);
  const path = await page.evaluate(() => document.activeElement.pathname);
  await Promise.all([page.waitForURL((url) => url.pathname === path), page.keyboard.press("Enter")]);
  await page.waitForLoadState();
}

function kindOf(page) {
  return page.evaluate(() => /page--([a-z-]+)/.exec(document.body.className)[1]);
}
