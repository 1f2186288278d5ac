/**
 * Paper gets the facts and not the furniture: what can only be tapped is gone, phone numbers and addresses stay, and what is folded on the screen is
 * open.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { useSite } from "./support/browser.js";
import { LANGUAGES, LARGEST, PAGES, pagesOf } from "./support/pages.js";
import { lostWords } from "./support/reflow.js";

const site = useSite();
const FURNITURE = [".skip-link", ".exit-page", ".navigation", ".language-switch", ".breadcrumbs"];

/** The kinds of page that are made to be taken along. */
const HANDOUTS = ["article", "program", "checklist", "glossary", "help-now"];

/** Sheets with their width in px, and what the browser's own margins leave of it. */
const SHEETS = [
  { format: "Letter", width: 816, inner: 740 },
  { format: "A4", width: 794, inner: 718 },
];

/** A program with an address. */
const program = (language) => pagesOf("program", language).find((page) => page.html.includes("<address"));

for (const language of LANGUAGES) {
  test(`a program on paper, in ${language}`, () =>
    onPaper(program(language).url, async (page) => {
      const handout = page.locator(".handout");
      assert.ok(await handout.locator(".handout__name").isVisible());
      assert.match(await handout.locator(".handout__phones").innerText(), /\d{3}-\d{4}/);
      assert.match(await handout.locator(".handout__head").innerText(), /[A-Z]{2} \d{5}/);
      assert.match(await handout.locator(".handout__help").innerText(), /911[^]*988/);
      assert.equal(await page.locator(".call-panel").isVisible(), false, "the page itself stays on the screen");
    }));

  for (const format of ["Letter", "A4"]) {
    test(`the largest program is one page of ${format}, in ${language}`, async () => {
      const [largest] = pagesOf("program", language).toSorted((one, other) => other.html.length - one.html.length);
      await site.visit(largest.url, {}, async (page) => {
        await page.locator(".handout .qr").waitFor({ state: "attached" });
        assert.equal(await pages(page, format), 1);
      });
      // Without a script there is the address in words.
      await site.visit(largest.url, { context: { javaScriptEnabled: false } }, async (page) => {
        assert.equal(await pages(page, format), 1);
        await page.emulateMedia({ media: "print" });
        assert.match(await page.locator(".handout__link").innerText(), /https:\/\/\S+\/programs\//);
      });
    });
  }

  test(`a checklist on paper, in ${language}`, () =>
    onPaper(pagesOf("checklist", language)[0].url, async (page) => {
      const boxes = await page.locator("main .checklist__box").all();
      assert.ok(boxes.length > 3);
      for (const box of boxes) assert.ok(await box.isVisible());
    }));
}

for (const { url, kind, language } of LARGEST.filter((page) => HANDOUTS.includes(page.kind))) {
  for (const { format, width, inner } of SHEETS) {
    test(`${kind} in ${language} fits on ${format}: ${url}`, () =>
      onPaper(url, async (page) => {
        await page.setViewportSize({ width: inner, height: 1000 });
        assert.deepEqual(await lostWords(page), []);
        assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= document.documentElement.clientWidth), "nothing sticks out");
        assert.deepEqual(await page.locator("details").evaluateAll(folded), []);
        const pdf = (await page.pdf({ format })).toString("latin1");
        assert.ok(Math.abs(Number(/\/MediaBox \[0 0 ([\d.]+)/.exec(pdf)[1]) - (width * 72) / 96) < 1, "the sheet");
      }));
  }

  test(`${kind} in ${language} shows whom to call and where to read on, on paper: ${url}`, () =>
    onPaper(url, async (page) => {
      for (const call of await page.locator('main a[href^="tel:"], .help-strip a[href^="tel:"]').filter({ visible: true }).all()) {
        const number = (await call.getAttribute("href")).replace(/\D/g, "").slice(-10);
        const around = await call.evaluate((link) => link.closest("li, dd, p, div, section").innerText.replace(/\D/g, ""));
        assert.ok(around.includes(number), `${number} can be read beside its link: ${await call.innerText()}`);
      }
    }));
}

for (const language of LANGUAGES) {
  test(`a program on paper says where it stands on the web, in ${language}`, () => {
    const { url } = program(language);
    return onPaper(url, async (page) => assert.ok((await page.evaluate(printed)).includes(url), "the address of the page"));
  });
}

test("links in articles say on paper where they lead", () =>
  onPaper(pagesOf("article", "en").find((page) => /<main[^]*href="https:[^]*<footer/.test(page.html)).url, async (page) => {
    const links = page.locator('.prose a[href^="https:"], .sources a[href^="https:"]');
    assert.ok((await links.count()) > 0);
    const silent = await links.evaluateAll((all) =>
      all.filter((link) => !link.innerText.includes("://") && !getComputedStyle(link, "::after").content.includes(link.getAttribute("href"))).map((link) => link.outerHTML),
    );
    assert.deepEqual(silent, []);
  }));

test("answers are open on paper", () =>
  onPaper("/faq/", async (page) => {
    for (const answer of await page.locator(".question__answer").all()) assert.ok((await answer.innerText()).length > 0);
  }));

test("a handout is printed in two languages, a page for each", () => {
  const both = pagesOf("program", "en").find((page) => page.html.includes('data-print="/es/'));
  return site.visit(both.url, { init: "globalThis.print = () => (globalThis.printed = true)" }, async (page) => {
    await page.locator('[data-print^="/es/"]').click();
    await page.waitForFunction(() => globalThis.printed);
    assert.equal(await page.locator('.handout[lang="es"] .handout__phone').count(), 1);
    assert.equal(await page.locator(".handout .qr").count(), 2, "each has a code for its own address");
    for (const format of ["Letter", "A4"]) assert.equal(await pages(page, format), 2);
    await page.locator('[data-print=""]').click();
    await page.waitForFunction(() => document.querySelectorAll(".handout").length === 1);
  });
});

test("what finds no room on a handout is left out whole", () =>
  onPaper(program("en").url, async (page) => {
    await page.setViewportSize({ width: 726, height: 760 });
    const lines = await page.locator(".handout__lines").evaluate((list) => {
      const right = list.getBoundingClientRect().right;
      const cut = [...list.children].filter((line) => line.getBoundingClientRect().left < right - 1 && line.getBoundingClientRect().bottom > list.getBoundingClientRect().bottom + 1);
      return { all: list.children.length, shown: [...list.children].filter((line) => line.getBoundingClientRect().left < right - 1).length, cut: cut.length };
    });
    assert.equal(lines.cut, 0);
    assert.ok(lines.shown > 0 && lines.shown < lines.all, JSON.stringify(lines));
  }));

test("a program makes a tagged document with a title", () =>
  site.visit(program("en").url, {}, async (page) => {
    const pdf = (await page.pdf({ format: "Letter", tagged: true })).toString("latin1");
    assert.match(pdf, /\/MarkInfo\s*<<\/Type \/MarkInfo\s*\/Marked true/);
    assert.ok(pdf.includes("/Title"));
  }));

test("ink is black on white", () =>
  onPaper(PAGES[0].url, async (page) => {
    const colours = await page.evaluate(() => [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]);
    assert.deepEqual(colours, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  }));

/** Runs in the page: the details of which nothing but the summary is seen. */
function folded(all) {
  const parts = (details) => [...details.children].filter((child) => child.localName !== "summary");
  const unseen = (child) => !child.checkVisibility() || child.getBoundingClientRect().height === 0;
  return all.filter((details) => details.checkVisibility() && parts(details).length > 0 && parts(details).every(unseen)).map((details) => details.outerHTML.slice(0, 120));
}

/** Runs in the page: all words that are seen, with those that a style adds. */
function printed() {
  const added = [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility()).flatMap((element) => ["::before", "::after"].map((part) => getComputedStyle(element, part).content));
  return `${document.body.innerText} ${added.join(" ")}`;
}

/** How many pages a page has on paper. */
async function pages(page, format) {
  const pdf = (await page.pdf({ format })).toString("latin1");
  return (pdf.match(/\/Type\s*\/Page[^s]/g) ?? []).length;
}

/** Opens a page as it goes to the printer, even for readers who chose dark colours, and looks first for what has no place there. */
function onPaper(url, check) {
  return site.look(url, { width: 816, context: { colorScheme: "dark" } }, async (page) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    for (const part of FURNITURE) {
      for (const element of await page.locator(part).all()) assert.equal(await element.isVisible(), false, part);
    }
    await check(page);
  });
}
