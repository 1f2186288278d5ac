/**
 * Languages belong together: every page names its translations and they name it, each says which language it is in, and where there is no translation
 * a notice leads on to the page that there is.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { useSite } from "./support/browser.js";
import { LANGUAGES, LARGEST, PAGES, pagesOf } from "./support/pages.js";

const site = useSite();
const byUrl = new Map(PAGES.map((page) => [page.url, page]));

test("pages exist in more than one language", () => assert.deepEqual(LANGUAGES, ["en", "es"]));

test("the language of a page is the one of its folder", () => {
  for (const { url, language } of PAGES) assert.equal(language, url.startsWith("/es/") ? "es" : "en", url);
});

test("translations name each other", () => {
  let pairs = 0;
  for (const page of PAGES.filter((page) => page.kind !== "not-found")) {
    const translations = alternates(page);
    for (const [language, url] of translations) {
      const other = byUrl.get(url);
      assert.ok(other, `${page.url} names ${url}`);
      if (language !== "x-default") assert.equal(other.language, language, url);
      assert.deepEqual(alternates(other), translations, `${page.url} and ${url}`);
    }
    if (translations.size > 0) {
      assert.equal(translations.get(page.language), page.url, "a page names itself, too");
      assert.equal(translations.get("x-default"), translations.get("en"), page.url);
      pairs += 1;
    }
  }
  assert.ok(pairs > 20, `${pairs} pages have a translation`);
});

test("every page has a way to the other language", () => {
  for (const page of PAGES) {
    const links = [...page.html.matchAll(/class="language-switch__link" href="([^"]+)" lang="([a-z]+)"/g)];
    assert.deepEqual(links.map(([, , language]) => language), LANGUAGES.filter((language) => language !== page.language), page.url);
    for (const [, href, language] of links) assert.equal(byUrl.get(href)?.language, language, `${page.url} leads to ${href}`);
  }
});

test("a page without a translation leads to a notice", () => {
  const notices = pagesOf("notice", "es");
  assert.ok(notices.length > 0);
  for (const notice of notices) assert.match(notice.html, /<meta name="robots" content="noindex">/, notice.url);
});

for (const { url, kind, language } of LARGEST.filter((page) => page.kind !== "notice")) {
  test(`the switch of ${kind} in ${language} keeps the page: ${url}`, () =>
    site.visit(url, { width: 390 }, async (page) => {
      await page.locator(".language-switch a").click();
      await page.waitForLoadState();
      assert.notEqual(await page.locator("html").getAttribute("lang"), language);
      const reached = await page.locator("body").getAttribute("class");
      assert.ok([`page page--${kind}`, "page page--notice"].includes(reached), reached);
      if (reached.endsWith("notice")) assert.equal(await page.locator("main .button").getAttribute("href"), url, "the notice leads back");
    }));
}

/** The translations that a page names, as paths by language. */
function alternates(page) {
  const links = page.html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g);
  return new Map([...links].map(([, language, href]) => [language, new URL(href).pathname]));
}
