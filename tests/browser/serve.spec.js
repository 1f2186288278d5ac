/**
 * A site in a browser while it is written: the release binary serves a small site from a folder of its own, this file edits it as authors do, and the
 * browser is left alone. Every page is watched: no error, no breach of the policy, nothing asked from another origin.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { AXE, faults } from "./support/axe.js";
import { WIDTHS } from "./support/browser.js";
import { FLAGS } from "./support/flags.js";

/** The program. */
const CAREPRESS = process.env.CAREPRESS;
if (!CAREPRESS) throw new Error("CAREPRESS must name the program; tests/run sets it");

/** The site that the tests of the generator serve, too. */
const SITE = new URL("../serve.txt", import.meta.url);

const PROGRAM = "/programs/evening-iop/";
const ARTICLE = "/learn/what-is-an-iop/";
const [PROGRAM_FILE, ARTICLE_FILE] = ["content/programs/evening-iop.md", "content/learn/what-is-an-iop.md"];

/** Whatever was started, to be ended. */
const endings = [];
let browser;

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
});

after(async () => {
  await browser?.close();
  endings.forEach((end) => end());
});

/** Serves the small site from a folder of its own. @param {string[]} [options] @param {(text: string) => string} [change] */
async function serve(options = [], change = (text) => text) {
  const folder = mkdtempSync(join(tmpdir(), "carepress-serve-"));
  for (const [path, text] of files(change(readFileSync(SITE, "utf8")))) write(folder, path, text);
  const child = spawn(CAREPRESS, ["serve", "--site", folder, "--port", "0", "--as-of", "2026-11-01", "--color", "never", ...options]);
  endings.push(() => {
    child.kill();
    rmSync(folder, { recursive: true });
  });
  const origin = await new Promise((found, failed) => {
    let said = "";
    child.on("exit", () => failed(new Error(said)));
    child.stderr.on("data", (data) => {
      said += data;
      const url = /http:\/\/[\d.:]+/.exec(said);
      if (url) found(url[0]);
    });
  });
  const edit = (path, from, to) => {
    const before = readFileSync(join(folder, path), "utf8");
    assert.ok(before.includes(from), `${path} says ${from}`);
    write(folder, path, before.replace(from, to));
  };
  return { origin, edit, write: (path, text) => write(folder, path, text) };
}

/** The files of a site in one text. */
function files(text) {
  return text.split(/^-- (?=\S+ --$)/m).slice(1).map((part) => part.split(/ --\n(.*)/s));
}

function write(folder, path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The only breach of the policy: axe tries inline styles while it measures. */
const OF_AXE = "Applying inline style violates";

/** Opens a page, watched, and hands it to `check`. */
async function visit(site, url, check, { width = 1280, ...settings } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, baseURL: site.origin, ...settings });
  const wrong = [];
  context.on("request", (request) => new URL(request.url()).origin === site.origin || wrong.push(`asked ${request.url()}`));
  context.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  context.on("weberror", (error) => wrong.push(String(error.error())));
  await context.addInitScript(AXE);
  try {
    const page = await context.newPage();
    const response = await page.goto(url);
    await check(page, response);
    assert.deepEqual(wrong.filter((text) => !text.includes(OF_AXE)), []);
  } finally {
    await context.close();
  }
}

/** Waits until the page says something. */
const until = (page, text) => page.getByText(text).first().waitFor();
const heading = (page) => page.locator(".live .heading");
/** A variable that a reload would forget. */
const remember = (page) => page.evaluate(() => (globalThis.remembered = true));
const remembers = (page) => page.evaluate(() => globalThis.remembered === true);

test("an edit changes the open page, which stays where it was", async () => {
  const site = await serve();
  site.edit(ARTICLE_FILE, "You live at home.", `${"A long text.\n\n".repeat(200)}You live at home.`);
  await visit(site, ARTICLE, async (page) => {
    await until(page, "You live at home.");
    await page.evaluate(() => scrollTo(0, 2500));
    const before = await page.evaluate(() => scrollY);
    site.edit(ARTICLE_FILE, "You live at home.", "You sleep at home.");
    await until(page, "You sleep at home.");
    await page.waitForFunction((before) => Math.abs(scrollY - before) < 2, before);
  });
});

test("an edit of another file leaves the page alone", async () => {
  const site = await serve();
  await visit(site, PROGRAM, async (page) => {
    await remember(page);
    site.edit(ARTICLE_FILE, "You live at home.", "You sleep at home.");
    // What comes later shows that the earlier was heard.
    site.edit(PROGRAM_FILE, "age_min: 18", "age_min: eighteen");
    await heading(page).waitFor();
    assert.ok(await remembers(page));
  });
});

test("a new style comes without a reload", async () => {
  const site = await serve();
  await visit(site, "/", async (page) => {
    await remember(page);
    site.write("themes/haven/static/css/layout.css", "body { outline: 3px solid rgb(1, 2, 3) }");
    await page.waitForFunction(() => getComputedStyle(document.body).outlineColor === "rgb(1, 2, 3)");
    site.write("themes/haven/static/css/layout.css", "body { outline: 3px solid rgb(4, 5, 6) }");
    await page.waitForFunction(() => getComputedStyle(document.body).outlineColor === "rgb(4, 5, 6)");
    assert.ok(await remembers(page));
    assert.equal(await page.evaluate(() => document.querySelectorAll('link[rel="stylesheet"]').length), 1, "the old one is gone");
  });
});

for (const width of WIDTHS) {
  for (const colorScheme of ["light", "dark"]) {
    test(`faults lie over the page until they are mended, ${width} px, ${colorScheme}`, async () => {
      const site = await serve();
      const check = async (page) => {
        site.edit(ARTICLE_FILE, "program:evening-iop", "program:morning-iop");
        await heading(page).getByText("1 error, none on this page").waitFor();
        site.edit(PROGRAM_FILE, "age_min: 18", "age_min: eighteen");
        await heading(page).getByText("2 errors, 1 on this page").waitFor();
        const first = page.locator(".fault").first();
        assert.match(await first.innerText(), /This page: .*evening-iop\.md:\d+/);
        assert.match(await first.locator("a").getAttribute("href"), /^vscode:\/\/file\/.*evening-iop\.md:\d+:\d+$/);
        assert.match(await first.locator("pre").innerText(), /eighteen/);
        assert.deepEqual(await faults(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
        assert.ok(await first.locator("pre").evaluate((pre) => pre.getBoundingClientRect().right <= innerWidth), "the fault does not stick out");
        await page.getByRole("button", { name: "Hide" }).press("Enter");
        assert.ok(!(await first.isVisible()));
        site.edit(ARTICLE_FILE, "program:morning-iop", "program:evening-iop");
        await first.waitFor();
        site.edit(PROGRAM_FILE, "age_min: eighteen", "age_min: 21");
        await until(page, "21");
        await page.waitForFunction(() => document.querySelector("carepress-live")?.shadowRoot.querySelector(".live--errors") === null);
      };
      await visit(site, PROGRAM, check, { width, colorScheme });
    });
  }
}

test("a page that waits for its day, and a draft, say so", async () => {
  const change = (text) => text.replace("name: Evening IOP", "draft: true\nname: Evening IOP").replace("title: What is an IOP?", "title: What is an IOP?\npublish_on: 2027-01-01");
  const site = await serve(["--drafts"], change);
  await visit(site, PROGRAM, (page) => page.locator(".live .note").getByText("Draft: not published").waitFor());
  await visit(site, ARTICLE, (page) => page.locator(".live .note").getByText("From 2027-01-01").waitFor());
});

test("the help page, which stands by itself, follows too", async () => {
  const site = await serve();
  await visit(site, "/help-now/", async (page, response) => {
    const policy = (await response.allHeaders())["content-security-policy"];
    assert.match(policy, /style-src 'self' 'sha256-/);
    await remember(page);
    site.write("themes/haven/static/css/layout.css", "body { outline: 3px solid rgb(1, 2, 3) }");
    site.edit("content/site.yaml", "title: Care", "title: Mending");
    await page.waitForFunction(() => document.title.includes("Mending"));
    assert.ok(!(await remembers(page)));
    assert.equal(await page.evaluate(() => document.querySelectorAll('link[rel="stylesheet"]').length), 0, "it has its style inside");
    site.edit("content/site.yaml", "title: Mending", "title: [");
    await heading(page).getByText("2 errors, 2 on this page").waitFor();
  });
});

test("many open pages do not wait for each other", async () => {
  const site = await serve();
  const context = await browser.newContext({ baseURL: site.origin });
  for (let number = 0; number < 9; number += 1) {
    const page = await context.newPage();
    // A headless browser thinks that all are seen.
    if (number < 8) await page.addInitScript(() => Object.defineProperty(document, "visibilityState", { get: () => "hidden" }));
    await page.goto(PROGRAM, { timeout: 10_000 });
  }
  await context.close();
});

/** Views of the panel, each with something that it says of the small site. */
const VIEWS = [
  ["now", "0 errors, 2 warnings."],
  ["worklist", "Does not say: Office hours"],
  ["pages", "/programs/evening-iop/"],
];

for (const width of WIDTHS) {
  for (const colorScheme of ["light", "dark"]) {
    test(`the panel can be used by everybody, ${width} px, ${colorScheme}`, async () => {
      const site = await serve();
      await visit(
        site,
        "/__carepress/",
        async (page) => {
          for (const [view, said] of VIEWS) {
            await page.goto(`/__carepress/#${view}`);
            await until(page, said);
            assert.deepEqual(await faults(page), [], view);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${view}: nothing sticks out`);
            assert.equal(await page.locator("h1:visible").count(), 1);
          }
          site.edit(PROGRAM_FILE, "age_min: 18", "age_min: eighteen");
          await page.goto("/__carepress/#now");
          await until(page, "1 error, 2 warnings.");
          assert.deepEqual(await faults(page), [], "with an error");
        },
        { width, colorScheme },
      );
    });
  }
}

test("the panel follows edits and keeps its filter, its place and the focus", async () => {
  const site = await serve([], (text) => text.replace("languages: [en, es]", "languages: [en]"));
  await visit(site, "/__carepress/", async (page) => {
    await remember(page);
    await page.getByRole("link", { name: "Worklist" }).press("Enter");
    await page.getByLabel("Organization").fill("birch");
    await page.waitForURL(/words=birch/);
    await page.getByRole("link", { name: "Main Street" }).focus();
    await page.setViewportSize({ width: 400, height: 250 });
    await page.evaluate(() => scrollTo(0, 300));
    const before = await page.evaluate(() => scrollY);
    assert.ok(before > 0);
    site.edit("content/locations/main.yaml", "last_verified: 2026-10-01", "last_verified: 2026-01-01");
    await until(page, "Last checked long ago");
    assert.equal(await page.getByLabel("Organization").inputValue(), "birch");
    assert.equal(await page.evaluate(() => scrollY), before);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Main Street");
    assert.ok(await remembers(page));
    await page.getByLabel("What to do").selectOption("stale");
    await page.waitForURL(/need=stale/);
    await page.goBack();
    await until(page, "0 errors, 3 warnings.");
    await page.goForward();
    await until(page, "Last checked long ago");
    await page.getByRole("link", { name: "Main Street" }).first().click();
    await page.waitForURL(/providers\/birch/);
  });
});

test("long lists have parts, and pages are found by their address", async () => {
  const terms = Array.from({ length: 120 }, (_, number) => `-- content/learn/page-${number}.md --\n---\ntitle: Page ${number}\ndescription: One of many.\nlast_reviewed: 2026-10-20\nreviewed_by_role: site-editor\nsources: [tip47]\n---\nA text.\n`);
  const site = await serve([], (text) => `${text}\n${terms.join("\n")}`);
  await visit(site, "/__carepress/#pages?kind=article&language=en", async (page) => {
    await until(page, "1 to 100 of 121");
    assert.equal(await page.locator("tbody tr").count(), 100);
    await page.getByRole("link", { name: "Next" }).click();
    await until(page, "101 to 121 of 121");
    assert.equal(await page.locator("tbody tr").count(), 21);
    assert.equal(await page.getByLabel("Kind").inputValue(), "article");
    await page.getByLabel("Words of the address").fill("page 77");
    await until(page, "1 page.");
    await page.getByRole("link", { name: "/learn/page-77/" }).waitFor();
  });
});

test("the gallery follows the theme", async () => {
  const site = await serve();
  await visit(site, "/__carepress/", async (page) => {
    await page.getByRole("link", { name: "Components" }).click();
    await page.waitForURL("**/__carepress/gallery/");
    await page.goto("/__carepress/gallery/components/skip-link/");
    const template = '{% component skip_link() %}<a class="skip-link" href="#main">Over here</a>{% endcomponent %}\n';
    site.write("themes/haven/components/skip-link/skip-link.html", template);
    await page.getByText("Over here").first().waitFor({ state: "attached" });
  });
});

test("without an editor, names of files are no links", async () => {
  const site = await serve(["--editor", "none"]);
  site.edit(PROGRAM_FILE, "age_min: 18", "age_min: eighteen");
  await visit(site, PROGRAM, async (page) => {
    await heading(page).waitFor();
    assert.equal(await page.locator(".fault a").count(), 0);
    assert.match(await page.locator(".fault").first().innerText(), /evening-iop\.md/);
  });
});

test("a fault would be found", async () => {
  const site = await serve();
  const broken = visit(site, "/", (page) => page.evaluate(() => fetch("https://example.org/").catch(() => undefined)));
  await assert.rejects(broken, /example\.org/);
});
