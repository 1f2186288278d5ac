/**
 * A visit leaves no trace: nothing is asked of another origin, nothing is kept on the device, and the browser has nothing to complain about, neither
 * a fault of a script nor a breach of the security policy.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { useSite } from "./support/browser.js";
import { LARGEST } from "./support/pages.js";

const site = useSite();

test("the server of the tests sends the site's policy", async () => {
  const response = await fetch(site.origin);
  assert.match(response.headers.get("content-security-policy"), /^default-src 'none'/);
});

test("a breach of the policy would be seen", () =>
  site.visit("/", {}, async (page) => {
    const fault = page.waitForEvent("console", (message) => message.type() === "error");
    await page.evaluate(() => fetch("https://tracker.example.net/").catch(() => undefined));
    assert.match((await fault).text(), /Content Security Policy/);
  }));

/** As pages are met: in both schemes, on paper, and by hands that fold and unfold. */
const VIEWS = [{ colorScheme: "light" }, { colorScheme: "dark" }, { media: "print" }];

test("no page asks another origin, breaks the policy or keeps anything", async () => {
  const context = await site.browser.newContext({ baseURL: site.origin });
  const [outside, faults] = [[], []];
  context.on("request", (request) => request.url().startsWith(`${site.origin}/`) || outside.push(request.url()));
  context.on("console", (message) => message.type() === "error" && faults.push(`${message.page().url()}: ${message.text()}`));
  context.on("weberror", (error) => faults.push(String(error.error())));
  await context.exposeBinding("breach", (_, fault) => void faults.push(fault));
  await context.addInitScript(tellBreaches);
  for (const { url } of LARGEST) {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: "load" });
    for (const view of VIEWS) {
      await page.emulateMedia({ media: "screen", ...view });
      await page.evaluate(drawn);
    }
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.keyboard.press("End");
    await page.waitForLoadState("networkidle");
    assert.deepEqual(await page.evaluate(kept), { local: 0, session: 0, databases: [], cookies: "", files: [] }, url);
    if (url === LARGEST.at(-1).url) {
      const kinds = await page.evaluate(async () => (await caches.keys()).map((name) => name.split(" ")[2]).sort());
      assert.deepEqual(kinds, ["frame", "help"], "the worker was there, and kept what it keeps for all");
    }
    await page.close();
  }
  assert.deepEqual(outside, []);
  assert.deepEqual(faults, []);
  assert.deepEqual(await context.cookies(), []);
  await context.close();
});

test("what breaks the policy is told", async () => {
  const context = await site.browser.newContext({ baseURL: site.origin });
  const told = [];
  await context.exposeBinding("breach", (_, fault) => void told.push(fault));
  await context.addInitScript(tellBreaches);
  const page = await context.newPage();
  await page.goto("/");
  await page.evaluate(() => document.body.setAttribute("style", "color: red"));
  await page.evaluate(drawn);
  assert.match(told.join("\n"), /style-src-attr/);
  await context.close();
});

/** Runs in every page before its own scripts: tells the test of breaches of the policy. */
function tellBreaches() {
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => globalThis.breach(`${location.pathname}: ${effectiveDirective} ${blockedURI}`));
}

/** Runs in the page: until it has been drawn as it is now. */
function drawn() {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

/** What the device holds, but for help for now, the style sheet and fonts of all pages, and the script of most. */
async function kept() {
  const databases = (await indexedDB.databases()).map((database) => database.name);
  const files = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const { pathname } = new URL(url);
      const isFrame = /^\/assets\/(fonts\/|js\.\w+\/pages\/page\.js$)/.test(pathname) || document.querySelector(`link[href="${pathname}"]`);
      if (!/^(\/[a-z]+)?\/help-now\/$/.test(pathname) && !isFrame && !document.querySelector(".page--help-now")) files.push(pathname);
    }
  }
  return { local: localStorage.length, session: sessionStorage.length, databases, cookies: document.cookie, files };
}
