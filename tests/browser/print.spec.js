/**
 * Paper gets the facts and not the furniture: what can only be tapped is gone, phone numbers and addresses stay, and what is folded on the screen is
 * open.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { useSite } from "./support/browser.js";
import { LANGUAGES, PAGES, pagesOf } from "./support/pages.js";

const site = useSite();
const FURNITURE = [".skip-link", ".exit-page", ".navigation", ".language-switch", ".breadcrumbs"];

/** A program with an address. */
const program = (language) => pagesOf("program", language).find((page) => page.html.includes("<address"));

for (const language of LANGUAGES) {
  test(`a program on paper, in ${language}`, () =>
    onPaper(program(language).url, async (page) => {
      assert.ok(await page.locator("h1").isVisible());
      assert.match(await page.locator(".call-panel").innerText(), /\d{3}-\d{4}/);
      assert.ok(await page.locator("main address").first().isVisible());
      assert.match(await page.locator("main address").first().innerText(), /[A-Z]{2} \d{5}/);
    }));

  test(`a checklist on paper, in ${language}`, () =>
    onPaper(pagesOf("checklist", language)[0].url, async (page) => {
      const boxes = await page.locator('main input[type="checkbox"]').all();
      assert.ok(boxes.length > 3);
      for (const box of boxes) assert.ok(await box.isVisible());
    }));
}

test("answers are open on paper", () =>
  onPaper("/faq/", async (page) => {
    for (const answer of await page.locator(".question__answer").all()) assert.ok((await answer.innerText()).length > 0);
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

/** Opens a page as it goes to the printer, even for readers who chose dark colours, and looks first for what has no place there. */
function onPaper(url, check) {
  return site.visit(url, { width: 816, context: { colorScheme: "dark" } }, async (page) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    for (const part of FURNITURE) {
      for (const element of await page.locator(part).all()) assert.equal(await element.isVisible(), false, part);
    }
    await check(page);
  });
}
