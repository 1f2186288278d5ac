/**
 * The search of the whole site: everything is found by kind, leads to the very heading, and nothing that is typed leaves the device.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { AXE, faults } from "./support/axe.js";
import { WIDTHS, useSite } from "./support/browser.js";
import { LANGUAGES, pagesOf } from "./support/pages.js";
import { fits } from "./support/reflow.js";

const site = useSite();
const PHONE = { width: 390 };
const PAGE = { en: "/search/", es: "/es/search/" };
const STATUS = ".site-search__status";

/** Opens the search page, waits for its answer, and hands the page on. */
function found(query, { language = "en", ...options }, check) {
  const hash = query ? `#${new URLSearchParams({ q: query })}` : "";
  return site.visit(`${PAGE[language]}${hash}`, options, async (page) => {
    await page.waitForFunction((selector) => document.querySelector(selector).textContent, STATUS);
    return check(page);
  });
}

const status = (page) => page.locator(STATUS).textContent();
const headings = (page) => page.locator(".site-search h2:visible").allInnerTexts();

/** Waits until the line that is read aloud fits. */
const said = (page, words) => page.waitForFunction(([selector, pattern]) => new RegExp(pattern).test(document.querySelector(selector).textContent), [STATUS, words.source]);

test("nothing is searched before anything is typed", () =>
  found("", PHONE, async (page) => {
    assert.match(await status(page), /^Type a word or two/);
    assert.deepEqual(await headings(page), []);
  }));

test("what is found stands by kind, and every link leads to something", () =>
  found("medicaid", {}, async (page) => {
    const order = ["Programs", "Articles", "Glossary", "Questions", "Checklists", "About this site"];
    const shown = await headings(page);
    assert.ok(shown.length >= 3, shown.join());
    assert.deepEqual(shown, order.filter((name) => shown.includes(name)));
    assert.match(await status(page), /^\d+ results$/);
    const links = await page.locator(".site-search__results a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    for (const href of links) {
      const { pathname, hash } = new URL(href, site.origin);
      const html = await (await fetch(`${site.origin}${pathname}`)).text();
      if (hash) assert.ok(html.includes(`id="${decodeURIComponent(hash.slice(1))}"`), href);
      else assert.match(html, /<h1/, href);
    }
  }));

test("excerpts mark what was looked for", () =>
  found("medicaid", {}, async (page) => {
    const marks = await page.locator(".site-search__excerpt mark").allInnerTexts();
    assert.ok(marks.length > 0);
    for (const mark of marks) assert.match(mark, /medicaid/i);
  }));

test("a result leads to its heading", () =>
  found("what can you do while you wait", PHONE, async (page) => {
    await page.locator('#found-article ~ ol a[href*="#"]').first().click();
    await page.waitForURL(/\/learn\/.*#/);
    assert.ok(await page.evaluate(() => document.getElementById(location.hash.slice(1)) !== null));
  }));

test("all programs are one link away", () =>
  found("medicaid", PHONE, async (page) => {
    const link = page.locator('[data-part="all-link"]:visible');
    const [, count] = /(\d+)/.exec(await link.innerText());
    await link.click();
    await page.waitForFunction((start) => document.querySelector(".finder__status")?.textContent.startsWith(start), `${count} programs`);
  }));

for (const width of WIDTHS) {
  for (const query of ["", "medicade", "zzyzzx", "suicidal", "detox"]) {
    test(`axe finds nothing at ${width} px: ${query || "nothing typed"}`, () =>
      found(query, { width, init: AXE }, async (page) => assert.deepEqual(await faults(page), [])));
  }
}

test("axe finds nothing in the dark, in Spanish", () =>
  found("medicaid", { ...PHONE, language: "es", init: AXE, context: { colorScheme: "dark" } }, async (page) => {
    assert.match(await status(page), /^\d+ resultados$/);
    assert.deepEqual(await faults(page), []);
  }));

test("results fit a narrow screen and large text", () => found("medicade", { width: 320 }, async (page) => assert.deepEqual(await fits(page), [])));

test("a search is told, in the address and aloud, and Back leads to the one before", () =>
  found("relapse", PHONE, async (page) => {
    const first = await status(page);
    await page.locator("#search-q").fill("medicaid");
    await page.locator("#search-q").press("Enter");
    await page.waitForFunction(() => location.hash === "#q=medicaid" && document.activeElement.matches("[role=status]"));
    assert.notEqual(await status(page), first);
    await page.goBack();
    await page.waitForFunction(([selector, text]) => document.querySelector(selector).textContent === text, [STATUS, first]);
    assert.equal(await page.locator("#search-q").inputValue(), "relapse");
  }));

test("a misspelt word is corrected, and searched as typed if asked", () =>
  found("medicade", PHONE, async (page) => {
    const note = page.locator('.result-notes [data-part="corrected"]');
    assert.equal(await note.innerText(), "Showing results for medicaid. Search instead for medicade.");
    await note.locator("button").click();
    await said(page, /^Nothing fits/);
    assert.equal(await page.locator(".site-search__group").count(), 0);
  }));

test("where nothing is found it says so, and the lists are there", () =>
  found("zzyzzx", PHONE, async (page) => {
    assert.equal(await status(page), "Nothing fits “zzyzzx”. Try other words, or fewer.");
    assert.ok(await page.locator('main a[href="/glossary/"]').isVisible());
    assert.ok(await page.locator("#by-state").isVisible());
  }));

test("in a crisis help comes first", () =>
  found("suicidal", PHONE, async (page) => {
    assert.match((await headings(page))[0], /danger/);
    assert.ok(await page.locator('.crisis-help a[href="tel:988"]').first().isVisible());
  }));

test("another level of care is told", () =>
  found("detox", PHONE, async (page) => assert.match(await page.locator('.result-notes [data-part="redirect"]').innerText(), /another level of care/)));

for (const [fault, answer] of Object.entries({
  "cannot be reached": (route) => route.abort(),
  "is of another version": (route) => route.fulfill({ json: { version: 999 } }),
})) {
  test(`an index that ${fault} is told, and the lists work`, () =>
    site.visit("about:blank", PHONE, async (page) => {
      await page.route("**/search/en.json", answer);
      await page.goto(`${PAGE.en}#q=medicaid`);
      await page.locator(".load-fault").waitFor();
      assert.equal(await page.locator("#search-q").inputValue(), "medicaid");
      assert.ok(await page.locator("#start").isVisible());
      await page.unroute("**/search/en.json");
      await page.locator('.load-fault [data-part="again"]').click();
      await said(page, /results$/);
      assert.equal(await page.locator(".load-fault").isVisible(), false);
    }));
}

for (const language of LANGUAGES) {
  test(`without a script the lists are there and the form is not, in ${language}`, () =>
    site.visit(PAGE[language], { ...PHONE, context: { javaScriptEnabled: false } }, async (page) => {
      assert.equal(await page.locator(".site-search").isVisible(), false);
      assert.ok(await page.locator(".without-script").isVisible());
      assert.ok(await page.locator("#by-state").isVisible());
    }));

  test(`every page leads to the search, in ${language}`, () => {
    for (const { url, html } of ["home", "article", "program", "finder", "not-found", "glossary"].flatMap((kind) => pagesOf(kind, language))) {
      assert.ok(html.includes(`<a class="navigation__link" href="${PAGE[language]}"`), url);
    }
  });

  test(`the front page starts a search, in ${language}`, () =>
    site.visit(pagesOf("home", language)[0].url, PHONE, async (page) => {
      await page.locator("#home-near").fill("Kansas");
      await page.locator('.home-form input[value="adults"]').check();
      await page.locator('.home-form [type="submit"]').click();
      await page.waitForURL(/\/programs\/#near=Kansas&age=adults$/);
      await page.waitForFunction(() => /Kansas/.test(document.querySelector(".finder__status")?.textContent));
      assert.ok(await page.locator('input[name="age"][value="adults"]').isChecked());
    }));
}

test("the page for what is not there searches", () =>
  site.visit("/no/such/page/", PHONE, async (page) => {
    await page.locator("#search-q").fill("medicaid");
    await page.locator("#search-q").press("Enter");
    await page.waitForURL(/\/search\/#q=medicaid$/);
    await said(page, /results$/);
  }));

test("without a script the front page has its list and no form", () =>
  site.visit("/", { ...PHONE, context: { javaScriptEnabled: false } }, async (page) => {
    assert.equal(await page.locator(".fragment-form").isVisible(), false);
    assert.ok(await page.locator("main .count-list").first().isVisible());
  }));

test("what is typed is text, goes nowhere and stays nowhere", () =>
  site.visit("about:blank", PHONE, async (page) => {
    const [outside, errors] = [[], []];
    page.on("request", (request) => (!request.url().startsWith(`${site.origin}/`) || new URL(request.url()).search) && outside.push(request.url()));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await page.goto(`${PAGE.en}#${new URLSearchParams({ q: "<img src=x onerror=alert(1)>zzyzzx" })}`);
    await said(page, /zzyzzx/);
    assert.equal(await page.locator(".site-search img").count(), 0);
    assert.deepEqual({ outside, errors }, { outside: [], errors: [] });
    assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
  }));
