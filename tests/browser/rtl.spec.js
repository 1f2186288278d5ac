/**
 * The site in a language that runs from right to left: the starter site with Arabic beside English, built here by the program that `CAREPRESS`
 * names. Pages are mirrored, fit a phone, and keep numbers the way they are dialled.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

import { AXE, faults } from "./support/axe.js";
import { FLAGS } from "./support/flags.js";
import { serve } from "./support/server.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = process.env.CAREPRESS;
if (!PROGRAM) throw new Error("CAREPRESS must name the program; tests/run sets it");

const folder = mkdtempSync(join(tmpdir(), "carepress-rtl-"));
let server;
let browser;

before(async () => {
  makeSite(join(folder, "site"));
  execFileSync(PROGRAM, ["build", "--quiet", "--site", join(folder, "site"), "--out", join(folder, "public")], { stdio: "inherit" });
  server = await serve(join(folder, "public"));
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
});

after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The starter site in English and Arabic. What Arabic lacks is English: the words of the interface, too. */
function makeSite(site) {
  for (const part of ["content", "themes"]) cpSync(join(ROOT, part), join(site, part), { recursive: true });
  const content = join(site, "content");
  for (const name of readdirSync(content, { recursive: true })) {
    if (/\.es\.(md|yaml)$/.test(name)) rmSync(join(content, name));
  }
  change(join(content, "site.yaml"), (text) => text.replace(/^languages: .*$/m, "languages: [en, ar]").replace(/^theme: .*$/m, "theme: arabic"));
  const strings = readFileSync(join(site, "themes/haven/strings/en.yaml"), "utf8");
  writeFileSync(join(site, "themes/haven/strings/ar.yaml"), strings);
  const arabic = join(site, "themes/arabic");
  cpSync(join(ROOT, "tests/browser/rtl"), join(arabic, "strings"), { recursive: true });
  writeFileSync(join(arabic, "theme.yaml"), "name: arabic\n");
}

function change(file, how) {
  const text = readFileSync(file, "utf8");
  assert.notEqual(how(text), text, file);
  writeFileSync(file, how(text));
}

async function visit(url, width, check) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, baseURL: server.origin });
  try {
    await context.addInitScript(AXE);
    const page = await context.newPage();
    await page.goto(url);
    await check(page);
  } finally {
    await context.close();
  }
}

const PAGES = ["/ar/", "/ar/programs/", "/ar/programs/in/", "/ar/glossary/", "/ar/faq/", "/ar/help-now/", "/ar/about/", "/ar/checklists/"];

for (const url of PAGES) {
  test(`${url} runs from right to left and fits`, async () => {
    for (const width of [320, 1280]) {
      await visit(url, width, async (page) => {
        assert.deepEqual(await page.locator("html").evaluate((html) => [html.lang, html.dir]), ["ar", "rtl"]);
        assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), "rtl");
        const { sideways, window } = await page.evaluate(() => ({ sideways: document.scrollingElement.scrollWidth, window: innerWidth }));
        assert.ok(sideways <= window, `${url} is ${sideways} px wide in ${window} px`);
      });
    }
  });

  test(`${url} breaks no rule of axe-core`, () => visit(url, 390, async (page) => assert.deepEqual(await faults(page), [])));
}

test("the header is mirrored", async () => {
  const order = async (url) => {
    let sides;
    await visit(url, 1280, async (page) => {
      const left = (selector) => page.locator(selector).first().evaluate((element) => element.getBoundingClientRect().left);
      sides = { name: await left(".site-header__name"), language: await left(".language-switch"), first: await left(".navigation__link") };
      sides.last = await page.locator(".navigation__link").last().evaluate((element) => element.getBoundingClientRect().left);
    });
    return [sides.name < sides.language, sides.first < sides.last];
  };
  assert.deepEqual([await order("/"), await order("/ar/")], [[true, true], [false, false]]);
});

/** Where each letter of a text stands from left to right, in the first element that has the text. */
function lettersFromLeft([selector, text]) {
  for (const element of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.data.indexOf(text);
      if (start < 0) continue;
      const letters = [...text].map((letter, at) => {
        const range = document.createRange();
        range.setStart(node, start + at);
        range.setEnd(node, start + at + 1);
        return { letter, left: range.getBoundingClientRect().left };
      });
      return letters.sort((one, other) => one.left - other.left).map(({ letter }) => letter).join("");
    }
  }
  return undefined;
}

test("phone numbers are read the way they are dialled", () =>
  visit("/ar/programs/in/", 1280, async (page) => {
    await page.locator("main .count-list__link, main h2 a").first().click();
    await page.waitForLoadState();
    const call = page.locator(".program-card a[href^='tel:']").first();
    const number = /[\d-]{8,}/.exec(await call.innerText())[0];
    assert.equal(await page.evaluate(lettersFromLeft, [".program-card a[href^='tel:']", number]), number);
  }));

test("dates and counts are in Arabic, in digits that can be dialled", () =>
  visit("/ar/", 1280, async (page) => {
    const count = await page.locator(".fresh").innerText();
    assert.match(count, /\d+ (برنامج|برامج|برنامجًا)/);
    assert.doesNotMatch(count, /[٠-٩]/);
  }));

test("a page that is not translated says so in Arabic and leads to the English one", () =>
  visit("/ar/about/", 390, async (page) => {
    assert.match(await page.locator("h1").innerText(), /العربية/);
    const link = page.locator("main .button");
    assert.deepEqual(await link.evaluate((element) => [element.lang, element.hreflang]), ["en", "en"]);
  }));
