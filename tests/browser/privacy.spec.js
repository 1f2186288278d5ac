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

test("no page asks another origin or keeps anything", async () => {
  const context = await site.browser.newContext({ baseURL: site.origin });
  const [outside, faults] = [[], []];
  context.on("request", (request) => request.url().startsWith(`${site.origin}/`) || outside.push(request.url()));
  context.on("console", (message) => message.type() === "error" && faults.push(`${message.page().url()}: ${message.text()}`));
  context.on("weberror", (error) => faults.push(String(error.error())));
  const page = await context.newPage();
  for (const { url } of LARGEST) {
    await page.goto(url, { waitUntil: "load" });
    await page.keyboard.press("End");
    assert.deepEqual(await page.evaluate(kept), { local: 0, session: 0, databases: [], cookies: "" }, url);
  }
  assert.deepEqual(outside, []);
  assert.deepEqual(faults, []);
  assert.deepEqual(await context.cookies(), []);
  await context.close();
});

async function kept() {
  const databases = (await indexedDB.databases()).map((database) => database.name);
  return { local: localStorage.length, session: sessionStorage.length, databases, cookies: document.cookie };
}
