/**
 * What lives on a page that was made once: facts that grow old on the reader's clock, checklists, the glossary, questions, and a word to those who
 * publish it.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { AXE, faults } from "./support/axe.js";
import { WIDTHS, useSite } from "./support/browser.js";
import { LANGUAGES, PAGES, SITE, pagesOf } from "./support/pages.js";

const site = useSite();

const DAY = 86_400_000;
const OFF = { context: { javaScriptEnabled: false } };
const TODAY = /data-today="([^"]+)"/.exec(PAGES[0].html)[1];
const LIST = pagesOf("list", "en")[0];
const CHECKED = /program-card__checked--fresh">[^<]*<time datetime="([^"]+)"/;

/** Opens a page as it is after so many days, on a site whose facts are real and so grow old. */
async function later(days, url, check) {
  await site.visit("/help-now/", {}, async (page) => {
    await page.route("**/*", async (route) => {
      if (route.request().resourceType() !== "document") return route.continue();
      const response = await route.fetch();
      const body = (await response.text()).replace(/ data-today="[^"]+"/, "").replace(/ data-worker="[^"]+"/, "");
      return route.fulfill({ response, body });
    });
    await page.clock.setFixedTime(Date.parse(`${TODAY}T12:00:00`) + days * DAY);
    await page.goto(url);
    await page.waitForLoadState("networkidle");
    await check(page);
  });
}

test("cards tell how long ago, beside the date", () =>
  site.visit(LIST.url, {}, async (page) => {
    const words = await page.locator("[data-aged]").allInnerTexts();
    assert.ok(words.length > 1);
    for (const word of words) assert.match(word, /^\w+ \d+, \d{4} \((\d+\s(day|week|month)s\sago|yesterday|today)\)$/);
  }));

test("made-up facts do not grow old, whatever the reader's clock says", () =>
  site.visit("/help-now/", {}, async (page) => {
    await page.clock.setFixedTime("2031-01-01T12:00:00");
    await page.goto(LIST.url);
    await page.waitForSelector("[data-aged]");
    assert.doesNotMatch(await page.locator("main").innerText(), /years\sago/);
    assert.equal(await page.locator(".program-card__checked--fresh .program-card__stale:visible").count(), 0);
  }));

test("a card that was fresh says after half a year that facts may have changed", async () => {
  const [, checked] = CHECKED.exec(LIST.html);
  const age = Math.round((Date.parse(TODAY) - Date.parse(checked)) / DAY);
  const card = (page) => page.locator(".program-card__checked--fresh", { has: page.locator(`time[datetime="${checked}"]`) }).first();
  await later(180 - age, LIST.url, async (page) => assert.doesNotMatch(await card(page).innerText(), /may have changed/));
  await later(181 - age, LIST.url, async (page) => {
    assert.match(await card(page).innerText(), /6\smonths\sago\).*may have changed/);
    const colour = await card(page).evaluate((line) => getComputedStyle(line).color);
    const quiet = await page.locator(".program-card__provider").first().evaluate((line) => getComputedStyle(line).color);
    assert.equal(colour, quiet, "and looks no better than others");
  });
});

test("without a script the date is there, and what was true when the page was made", () =>
  site.visit(LIST.url, OFF, async (page) => {
    assert.match(await page.locator(".program-card__checked--fresh").first().innerText(), /^Checked on \w+ \d+, \d{4}$/);
  }));

for (const width of [...WIDTHS, 320]) {
  test(`ages move nothing that is there, ${width} px`, async () => {
    const height = (context) => site.visit(LIST.url, { width, context }, async (page) => {
      await page.waitForLoadState("networkidle");
      return page.locator("main").evaluate((main) => main.getBoundingClientRect().height);
    });
    const [without, withScript] = [await height({ javaScriptEnabled: false }), await height({})];
    // A line or two where words are long; never more.
    assert.ok(withScript - without <= 60, `${without} and ${withScript}`);
  });
}

const CHECKLIST = pagesOf("checklist", "en")[0].url;
const boxes = (page) => page.locator(".checklist__box");
const remember = (page) => page.locator('[data-part="remember"]');
const done = (page) => page.locator('.checklist-tools [data-part="done"]');
const stored = (page) => page.evaluate(() => ({ ...localStorage }));

for (const language of LANGUAGES) {
  test(`a checklist counts in words and stores nothing, in ${language}`, () =>
    site.visit(pagesOf("checklist", language)[0].url, { init: AXE, width: 390 }, async (page) => {
      await remember(page).waitFor();
      const count = await boxes(page).count();
      await boxes(page).nth(0).check();
      await boxes(page).nth(1).check();
      const words = language === "en" ? `2 of ${count} done` : `2 de ${count} listos`;
      assert.equal(await done(page).innerText(), words);
      await page.locator('.checklist-tools [role="status"]', { hasText: words }).waitFor({ state: "attached" });
      assert.deepEqual(await stored(page), {});
      assert.deepEqual(await faults(page), []);
    }));
}

test("a checklist is kept once that is asked for, and cleared by one press", () =>
  site.visit(CHECKLIST, {}, async (page) => {
    await remember(page).waitFor();
    await boxes(page).nth(2).check();
    await remember(page).check();
    await boxes(page).nth(0).check();
    const [key] = Object.keys(await stored(page));
    assert.match(key, /^carepress\.checklist\.en\./);
    assert.doesNotMatch((await stored(page))[key], /[a-z]/i, "no words of the list");
    await page.reload();
    await remember(page).waitFor();
    assert.deepEqual([0, 1, 2].map((index) => index !== 1), await Promise.all([0, 1, 2].map((index) => boxes(page).nth(index).isChecked())));
    await page.locator(".checklist-tools button").click();
    assert.deepEqual(await stored(page), {});
    assert.equal(await page.locator(".checklist__box:checked").count(), 0);
    assert.ok(await remember(page).evaluate((box) => box === document.activeElement), "the button goes, the focus has a place");
    await page.reload();
    await remember(page).waitFor();
    assert.equal(await page.locator(".checklist__box:checked").count(), 0);
  }));

test("a list that is not remembered any more is gone from the device, not from the page", () =>
  site.visit(CHECKLIST, {}, async (page) => {
    await remember(page).check();
    await boxes(page).nth(0).check();
    await remember(page).uncheck();
    assert.deepEqual(await stored(page), {});
    assert.ok(await boxes(page).nth(0).isChecked());
  }));

test("a browser that stores nothing says so", () =>
  site.visit(CHECKLIST, { init: 'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });' }, async (page) => {
    await remember(page).click();
    await page.locator('.checklist-tools [role="status"]', { hasText: "does not let" }).waitFor({ state: "attached" });
    assert.equal(await remember(page).isChecked(), false);
  }));

test("without a script the boxes tick, and nothing else is offered", () =>
  site.visit(CHECKLIST, OFF, async (page) => {
    await boxes(page).first().check();
    assert.equal(await page.locator(".checklist-tools").isVisible(), false);
  }));

test("on paper boxes are empty and there are lines to write on", () =>
  site.visit(CHECKLIST, {}, async (page) => {
    await boxes(page).first().check();
    await page.emulateMedia({ media: "print" });
    assert.equal(await boxes(page).first().evaluate((box) => getComputedStyle(box).appearance), "none");
    const line = await page.locator(".checklist__item").first().evaluate((item) => getComputedStyle(item, "::after").borderBlockEndStyle);
    assert.equal(line, "solid");
    assert.equal(await page.locator(".checklist-tools").isVisible(), false);
  }));

for (const language of LANGUAGES) {
  test(`the glossary is filtered by letters, in ${language}`, () =>
    site.visit(pagesOf("glossary", language)[0].url, { init: AXE }, async (page) => {
      const input = page.locator(".glossary-filter input");
      const status = page.locator(".glossary-filter__count");
      await input.fill("acreditacion".slice(0, 6));
      await input.fill("ACRÉDIT".normalize("NFC"));
      await status.filter({ hasText: /\d/ }).waitFor();
      const shown = await page.locator(".definitions__entry:visible").count();
      assert.ok(shown > 0 && shown < 10);
      assert.match(await status.innerText(), new RegExp(`^${shown} `));
      assert.equal(await page.locator("h2[id^=letter]:visible").count(), await page.locator(".definitions:visible").count());
      assert.deepEqual(await faults(page), []);
      await input.fill("zzzz");
      await status.filter({ hasNotText: /\d/ }).filter({ hasText: /\w/ }).waitFor();
      const letter = page.locator(".letters a").first();
      await letter.click();
      // A letter brings its words back.
      await page.locator(await letter.getAttribute("href")).waitFor();
    }));
}

test("all questions open and close at one press", () =>
  site.visit("/faq/", { init: AXE }, async (page) => {
    const button = page.locator(".open-all button");
    const open = () => page.locator("#faq details[open]").count();
    assert.equal(await button.innerText(), "Open all");
    await button.press("Enter");
    assert.equal(await open(), await page.locator("#faq details").count());
    assert.equal(await button.innerText(), "Close all");
    assert.deepEqual(await faults(page), []);
    await page.locator("#faq summary").first().click();
    await button.filter({ hasText: "Open all" }).waitFor();
    await button.click();
    await button.click();
    assert.equal(await open(), 0);
  }));

const WITH_TERM = pagesOf("article", "en").find((page) => page.html.includes('<a class="term"')).url;
const note = (page) => page.locator(".term-note");

test("a word of the glossary opens its meaning, by keys too, and reads the glossary only then", () =>
  site.visit(WITH_TERM, { init: AXE, width: 390 }, async (page) => {
    const asked = [];
    page.on("request", (request) => request.url().includes("/glossary/") && asked.push(request.url()));
    const term = page.locator('main a.term[role="button"]').first();
    await term.waitFor();
    await term.hover();
    assert.equal(await note(page).count(), 0, "pointing opens nothing");
    assert.deepEqual(asked, []);
    await term.press("Enter");
    await note(page).waitFor();
    assert.match(await note(page).innerText(), /^[^:]+: \S.+More in the glossary$/s);
    assert.equal(await term.getAttribute("aria-expanded"), "true");
    assert.deepEqual(await faults(page), []);
    await note(page).locator(".term-note__more").focus();
    await page.keyboard.press("Escape");
    assert.equal(await note(page).count(), 0);
    assert.ok(await term.evaluate((link) => link === document.activeElement), "the focus is back where it came from");
    await term.press("Space");
    await note(page).waitFor();
    await term.click();
    assert.equal(await note(page).count(), 0, "a second press closes");
    assert.equal(asked.length, 1);
  }));

test("where the glossary cannot be read, the word leads there", () =>
  site.visit("/help-now/", {}, async (page) => {
    await page.route("**/glossary/", (route) => (route.request().resourceType() === "xhr" ? route.abort() : route.continue()));
    await page.goto(WITH_TERM);
    await page.locator('main a.term[role="button"]').first().click();
    await page.waitForURL("**/glossary/#*");
  }));

test("without a script the word is a link", () =>
  site.visit(WITH_TERM, OFF, async (page) => {
    const term = page.locator("main a.term").first();
    assert.equal(await term.getAttribute("role"), null);
    await term.click();
    assert.match(page.url(), /\/glossary\/#/);
  }));

for (const language of LANGUAGES) {
  test(`an article ends with a way to write, with its title, in ${language}`, () =>
    site.visit(pagesOf("article", language)[0].url, OFF, async (page) => {
      const link = new URL(await page.locator(".was-useful a").getAttribute("href"));
      assert.equal(link.protocol, "mailto:");
      assert.ok(link.searchParams.get("subject").includes(await page.locator("h1").innerText()));
      assert.equal([...link.searchParams.keys()].length, 1);
    }));
}

test("articles load 6 kB of script at most, on their own", async () => {
  const articles = ["article", "section", "about"].flatMap((kind) => pagesOf(kind, "en"));
  const heavy = [...articles].sort((one, other) => parts(other.html) - parts(one.html)).slice(0, 3);
  for (const { url } of heavy) {
    const loaded = new Set();
    await site.visit("/help-now/", { context: { serviceWorkers: "block" } }, async (page) => {
      page.on("request", (request) => request.resourceType() === "script" && loaded.add(new URL(request.url()).pathname));
      await page.goto(url);
      await page.waitForLoadState("networkidle");
    });
    const sizes = [...loaded].map((path) => gzipSync(readFileSync(join(SITE, path))).length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(total > 0 && total <= 6_000, `${url}: ${total} bytes in ${[...loaded].join(", ")}`);
  }
});

function parts(html) {
  return html.match(/data-module="/g)?.length ?? 0;
}
