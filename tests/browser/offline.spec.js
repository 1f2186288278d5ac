/**
 * Without a connection: help is there from the first visit on, in every language; nothing that tells what somebody read is kept before the reader
 * asks for it, and all of it goes with one press.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { test } from "node:test";

import { AXE, faults } from "./support/axe.js";
import { useSite } from "./support/browser.js";
import { LANGUAGES, pagesOf } from "./support/pages.js";

const site = useSite();

const HELP = Object.fromEntries(LANGUAGES.map((language) => [language, pagesOf("help-now", language)[0].url]));
const [ARTICLE, OTHER] = pagesOf("article", "en").map((page) => page.url);
const SAVED = pagesOf("saved", "en")[0].url;
const DAY = 86_400_000;

/** Opens a page and waits until the worker is at work. */
function open(url, options, check) {
  return site.visit(url, options, async (page) => {
    await untilActive(page);
    await check(page, page.context());
  });
}

const untilActive = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
const box = (page) => page.locator(".offline-consent input");
const status = (page) => page.locator(".offline-consent__status");

/** What is in the caches: the paths, by the last words of the cache's name. */
const kept = (page) =>
  page.evaluate(async () => {
    const all = {};
    for (const name of (await caches.keys()).sort()) {
      const requests = await (await caches.open(name)).keys();
      all[name.replace(/^carepress \S+ /, "").split(" ")[0]] = requests.map((request) => new URL(request.url).pathname).sort();
    }
    return all;
  });

/** Ticks the box that keeps pages. */
async function consent(page) {
  await page.goto(SAVED);
  await box(page).check();
  await status(page).filter({ hasText: "keeps the pages" }).waitFor();
}

for (const [language, help] of Object.entries(HELP)) {
  test(`help is there offline after the first visit of another page, in ${language}`, () =>
    open(ARTICLE, {}, async (page, context) => {
      await context.setOffline(true);
      const response = await page.goto(help);
      assert.equal(response.status(), 200);
      assert.ok(await page.locator('main a[href="tel:988"]').first().isVisible());
    }));

  test(`a page that is not kept says so and helps, in ${language}`, () =>
    open(pagesOf("article", language)[0].url, { init: AXE }, async (page, context) => {
      await context.setOffline(true);
      const response = await page.goto(pagesOf("faq", language)[0].url);
      assert.equal(response.status(), 503);
      assert.equal(await page.locator("html").getAttribute("lang"), language);
      assert.match(await page.locator("h1 + [role=note]").innerText(), /internet/);
      assert.ok(await page.locator('main a[href="tel:988"]').first().isVisible());
      assert.deepEqual(await faults(page), []);
      await context.setOffline(false);
      assert.equal((await page.reload()).status(), 200, "the page itself comes as soon as there is a connection");
      assert.equal(await page.locator("h1 + [role=note]").count(), 0);
    }));
}

test("nothing but help and files of the frame is kept without consent", () =>
  open(ARTICLE, {}, async (page, context) => {
    await page.goto(OTHER);
    await page.goto("/programs/#near=66044");
    await page.waitForLoadState("networkidle");
    const { help, frame, ...rest } = await kept(page);
    assert.deepEqual(help, Object.values(HELP).sort());
    assert.ok(frame.length > 1 && frame.every((path) => path.startsWith("/assets/")), frame.join());
    assert.deepEqual(rest, {});
    await context.setOffline(true);
    assert.equal((await page.goto(ARTICLE)).status(), 503);
  }));

test("with consent what was opened is there, and goes with the consent", () =>
  open(ARTICLE, { init: AXE }, async (page, context) => {
    await consent(page);
    assert.deepEqual(await faults(page), []);
    await page.goto(OTHER);
    await page.waitForLoadState("networkidle");
    await page.waitForFunction(async (path) => caches.match(path).then(Boolean), OTHER);
    await context.setOffline(true);
    assert.equal((await page.goto(OTHER)).status(), 200);
    assert.notEqual(await page.locator("h1").evaluate((title) => getComputedStyle(title).fontFamily), "", "with its style");
    assert.equal(await page.evaluate(() => document.styleSheets.length), 1);
    assert.equal((await page.goto(ARTICLE)).status(), 503, "what was opened before is not there");
    await context.setOffline(false);
    await page.goto(SAVED);
    await box(page).uncheck();
    await status(page).filter({ hasText: "no pages any more" }).waitFor();
    assert.deepEqual(Object.keys(await kept(page)).sort(), ["frame", "help"]);
    await context.setOffline(true);
    assert.equal((await page.goto(OTHER)).status(), 503);
  }));

test("one press clears pages, ticks, the saved list and the worker", () =>
  open(ARTICLE, {}, async (page, context) => {
    await consent(page);
    await page.evaluate(() => {
      localStorage.setItem("carepress.saved", "[]");
      localStorage.setItem("carepress.checklist.en.x", "[]");
      localStorage.setItem("another", "1");
    });
    await page.goto(ARTICLE);
    await page.goto(SAVED);
    await page.waitForFunction(() => document.querySelector(".offline-consent input").checked, undefined, { timeout: 5000 });
    await page.locator(".offline-consent button").click();
    await status(page).filter({ hasText: "gone" }).waitFor();
    assert.deepEqual(await kept(page), {});
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ["another"]);
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    await context.setOffline(true);
    await assert.rejects(page.goto(ARTICLE), /ERR_INTERNET_DISCONNECTED/);
  }));

/** Changes the kept page with help: its words, and when it was fetched. */
const rewrite = (page, path, age) =>
  page.evaluate(
    async ([path, fetched]) => {
      const name = (await caches.keys()).find((name) => name.includes(" help "));
      const cache = await caches.open(name);
      const headers = { "content-type": "text/html", "x-carepress-fetched": String(fetched) };
      await cache.put(path, new Response("<!doctype html><title>Kept</title><h1>Kept</h1>", { headers }));
    },
    [path, Date.now() - age],
  );

test("while there is a connection help is fetched, however new the kept page is", () =>
  open(ARTICLE, {}, async (page) => {
    await rewrite(page, HELP.en, 0);
    await page.goto(HELP.en);
    assert.notEqual(await page.title(), "Kept");
  }));

test("help that is more than a day old is fetched anew with any page", () =>
  open(ARTICLE, {}, async (page, context) => {
    await rewrite(page, HELP.en, 1.1 * DAY);
    await rewrite(page, HELP.es, 0.9 * DAY);
    await page.goto(OTHER);
    await page.waitForFunction(async (path) => !(await (await caches.match(path)).text()).includes("Kept"), HELP.en);
    await context.setOffline(true);
    await page.goto(HELP.es);
    assert.equal(await page.title(), "Kept");
    await page.goto(HELP.en);
    assert.notEqual(await page.title(), "Kept");
  }));

test("old caches go when a worker starts, those of other sites stay", () =>
  site.visit(HELP.en, {}, async (page) => {
    await page.evaluate(async () => {
      for (const name of ["carepress / help old", "carepress / frame old", "carepress /other/ pages", "another"]) await caches.open(name);
    });
    await page.goto(ARTICLE);
    await untilActive(page);
    await page.waitForFunction(async () => !(await caches.keys()).some((name) => name.endsWith(" old")));
    const names = await page.evaluate(() => caches.keys());
    assert.deepEqual(names.filter((name) => !/^carepress \/ (help|frame) \w{10}$/.test(name)).sort(), ["another", "carepress /other/ pages"]);
  }));

test("only whole answers to plain requests of this site are kept", () =>
  open(ARTICLE, {}, async (page) => {
    await consent(page);
    await page.goto(ARTICLE);
    await page.evaluate(async () => {
      await fetch("/nowhere-at-all/").catch(() => undefined);
      await fetch("/faq/", { method: "HEAD" }).catch(() => undefined);
    });
    await page.waitForFunction(async (path) => caches.match(path).then(Boolean), ARTICLE);
    const { pages } = await kept(page);
    assert.ok(pages.includes(ARTICLE));
    assert.ok(!pages.includes("/nowhere-at-all/") && !pages.includes("/faq/"), pages.join());
  }));

test("with scripts off the saved page offers nothing that needs one", () =>
  site.visit(SAVED, { context: { javaScriptEnabled: false } }, async (page) => {
    assert.equal(await page.locator(".offline-consent").isVisible(), false);
  }));

test("the worker is asked for anew each time", async () => {
  const response = await fetch(`${site.origin}/sw.js`);
  assert.equal(response.headers.get("cache-control"), "no-cache");
  assert.match(response.headers.get("content-type"), /^text\/javascript/);
  assert.match(response.headers.get("content-security-policy"), /worker-src 'self'/);
});

/** Opens the site through a server that answers some paths otherwise: with a text, or, with null, never. */
async function through(otherwise, check) {
  const server = createServer(async (request, response) => {
    const own = otherwise(request.url);
    if (own === null) return;
    if (own !== undefined) return response.writeHead(200, { "Content-Type": "text/javascript" }).end(own);
    const answer = await fetch(`${site.origin}${request.url}`);
    const headers = [...answer.headers].filter(([name]) => !["connection", "keep-alive", "transfer-encoding", "content-encoding", "content-length"].includes(name));
    return response.writeHead(answer.status, Object.fromEntries(headers)).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const context = await site.browser.newContext({ baseURL: `http://127.0.0.1:${server.address().port}` });
  try {
    const page = await context.newPage();
    await page.goto(ARTICLE);
    await untilActive(page);
    await check(page);
  } finally {
    await context.close();
    server.closeAllConnections();
    server.close();
  }
}

test("a connection that takes too long is not waited for, unless the kept help is old", async () => {
  let isSlow = false;
  await through((url) => (isSlow && url === HELP.en ? null : undefined), async (page) => {
    await rewrite(page, HELP.en, 0.9 * DAY);
    isSlow = true;
    await page.goto(HELP.en);
    assert.equal(await page.title(), "Kept");
    await rewrite(page, HELP.en, 1.1 * DAY);
    await assert.rejects(page.goto(HELP.en, { timeout: 6000 }), /Timeout/);
  });
});

test("a site that wants no worker any more takes everything back", async () => {
  let worker;
  await through((url) => (url === "/sw.js" ? worker : undefined), async (page) => {
    await consent(page);
    worker = readFileSync(new URL("../../src/render/offline/retired.js", import.meta.url), "utf8");
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
    await page.waitForFunction(async () => (await caches.keys()).length + (await navigator.serviceWorker.getRegistrations()).length === 0);
  });
});
