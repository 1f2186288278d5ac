/**
 * The finder: what readers ask is answered on their device, the address says what is asked, and whatever goes wrong, the lists are there.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { AXE, faults } from "./support/axe.js";
import { WIDTHS, useSite } from "./support/browser.js";
import { SITE, pagesOf } from "./support/pages.js";
import { fits } from "./support/reflow.js";

const site = useSite();
const PHONE = { width: 390 };
const FINDER = { en: "/programs/", es: "/es/programs/" };
/** A town of the starter with programs to visit, and its state. */
const TOWN = "Lawrence, KS";

const STATUS = ".finder__status";
const CARDS = ".finder__cards > li";

/** Opens the finder, waits for its answer, and hands the page on. */
function found(hash, options, check) {
  const { language = "en", ...rest } = options;
  return site.visit(`${FINDER[language]}${hash}`, rest, async (page) => {
    await answered(page);
    return check(page);
  });
}

/** Waits for an answer that has been told. */
async function answered(page, words = /\S/) {
  await page.waitForFunction(([selector, pattern]) => new RegExp(pattern).test(document.querySelector(selector).textContent), [STATUS, words.source]);
  return page.locator(STATUS).textContent();
}

/** A search as the fragment of an address. */
function hash(pairs) {
  return `#${new URLSearchParams(pairs)}`;
}

const inHash = (page) => new URLSearchParams(new URL(page.url()).hash.slice(1));

test("all programs are there before anything is asked", () =>
  found("", PHONE, async (page) => {
    assert.match(await page.locator(STATUS).textContent(), /^\d+ programs, recently checked first$/);
    assert.equal(await page.locator(CARDS).count(), 10);
    assert.equal(new URL(page.url()).hash, "");
  }));

for (const language of ["en", "es"]) {
  test(`a card says what the cards of the lists say, in ${language}`, async () => {
    const shown = await found(hash({ near: "Kansas" }), { language }, texts);
    assert.ok(shown.length > 1);
    const list = pagesOf("list", language).find((page) => page.url.endsWith("/programs/in/ks/"));
    const aged = async (page) => (await page.waitForSelector("[data-aged]"), texts(page));
    const listed = new Map((await site.visit(list.url, {}, aged)).map((card) => [card.url, card]));
    for (const card of shown) assert.deepEqual(card, listed.get(card.url), card.url);
  });
}

/** What the cards of a page say, part by part. */
function texts(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("article.program-card")].map((card) => {
      const all = (selector) => [...card.querySelectorAll(selector)].filter((part) => part.checkVisibility()).map((part) => part.innerText.replace(/\s+/g, " ").trim());
      const link = card.querySelector("h3 a");
      const parts = ["name", "provider", "closed", "accepting", "facts > li", "checked", "call"].map((part) => all(`.program-card__${part}`));
      return { url: link.pathname, lang: link.closest("[lang]").lang, parts, call: card.querySelector(".program-card__call a")?.getAttribute("href") };
    }),
  );
}

for (const width of WIDTHS) {
  for (const [name, asked] of Object.entries({
    everything: "",
    "a place, words and a filter": hash({ q: "evening", near: TOWN, radius: "any", payment: "medicaid" }),
    nothing: hash({ q: "zzyzzx", near: TOWN }),
    "a place that nobody knows": hash({ near: "Xyzzyville" }),
    "a sign of crisis": hash({ q: "suicidal" }),
  })) {
    test(`axe finds nothing at ${width} px: ${name}`, () => found(asked, { width, init: AXE }, async (page) => assert.deepEqual(await faults(page), [])));
  }
}

test("axe finds nothing with the filters open, in the dark, in Spanish", () =>
  found(hash({ payment: "medicaid" }), { ...PHONE, language: "es", init: AXE, context: { colorScheme: "dark" } }, async (page) => {
    await page.locator(".finder__open").click();
    assert.deepEqual(await faults(page), []);
  }));

test("results, filters and faults fit a narrow screen and large text", () =>
  found(hash({ q: "evening medicade", near: TOWN, payment: "medicaid" }), { width: 320 }, async (page) => {
    await page.locator(".finder__open").click();
    await page.locator('[data-part="compare"]').first().check();
    assert.deepEqual(await fits(page), []);
  }));

test("the keyboard leads from the form to a program", () =>
  found("", {}, async (page) => {
    await page.locator("#finder-q").focus();
    await page.keyboard.type("medicaid");
    await page.keyboard.press("Tab");
    await page.keyboard.type(TOWN);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.id === "results-heading");
    for (let press = 0; press < 20; press += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.matches("h3 a"))) break;
    }
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/programs\/[a-z-]+\/$/);
    assert.ok(await page.locator("body.page--program").isVisible());
  }));

test("the filters can be skipped by keyboard", () =>
  found("", {}, async (page) => {
    await page.locator('.facet-groups [data-part="skip"]').focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "results-heading");
    assert.equal(new URL(page.url()).hash, "");
  }));

for (const language of ["en", "es"]) {
  test(`without a script the lists are there and the form is not, in ${language}`, () =>
    site.visit(FINDER[language], { ...PHONE, context: { javaScriptEnabled: false } }, async (page) => {
      assert.equal(await page.locator(".search-form").isVisible(), false);
      assert.ok(await page.locator(".without-script").isVisible());
      for (const list of ["#by-state", "#online", "#by-need"]) assert.ok(await page.locator(list).isVisible(), list);
    }));
}

test("in Spanish everything is said in Spanish", () =>
  found(hash({ near: TOWN, radius: "100" }), { ...PHONE, language: "es" }, async (page) => {
    assert.match(await page.locator(STATUS).textContent(), /^\d+ programas a menos de 100 millas de Lawrence, KS, primero los más cercanos$/);
    const words = await page.locator(".finder").innerText();
    assert.doesNotMatch(words, /\b[a-z]+(-[a-z]+)*\.[a-z-]+\b(?!\.)/, "no name of a string is shown");
  }));

test("Back and Forward lead through searches", () =>
  found("", {}, async (page) => {
    const first = await page.locator(STATUS).textContent();
    await page.locator("#finder-near").fill(TOWN);
    await page.locator("#finder-near").press("Enter");
    const second = await answered(page, /Lawrence/);
    await page.locator('input[name="payment"][value="medicaid"]').check();
    await page.waitForFunction(() => location.hash.includes("medicaid"));
    await page.goBack();
    assert.equal(await answered(page, /Lawrence/), second);
    assert.equal(await page.locator('input[name="payment"][value="medicaid"]').isChecked(), false);
    await page.goBack();
    await page.waitForFunction(([selector, text]) => document.querySelector(selector).textContent === text, [STATUS, first]);
    assert.equal(await page.locator("#finder-near").inputValue(), "");
    await page.goForward();
    await answered(page, /Lawrence/);
    assert.equal(await page.locator("#finder-near").inputValue(), TOWN);
  }));

test("a link tells the whole search", () =>
  found(hash({ q: "group", near: TOWN, radius: "100", payment: "medicaid,self-pay", order: "name" }), {}, async (page) => {
    assert.equal(await page.locator("#finder-q").inputValue(), "group");
    assert.equal(await page.locator("#finder-near").inputValue(), TOWN);
    assert.equal(await page.locator("#finder-radius").inputValue(), "100");
    assert.equal(await page.locator("#finder-order").inputValue(), "name");
    for (const way of ["medicaid", "self-pay"]) assert.ok(await page.locator(`input[name="payment"][value="${way}"]`).isChecked(), way);
  }));

test("links within the page leave the search alone", () =>
  found(hash({ near: TOWN }), PHONE, async (page) => {
    const before = await page.locator(STATUS).textContent();
    await page.locator(".skip-link").first().focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    await page.waitForFunction(() => location.hash.includes("near="));
    assert.equal(await page.locator(STATUS).textContent(), before);
  }));

test("on a desk results follow the keys, and the history has one step for them", () =>
  found("", {}, async (page) => {
    const first = await page.locator(STATUS).textContent();
    await page.locator("#finder-q").pressSequentially("medi", { delay: 20 });
    await page.waitForFunction(() => location.hash === "#q=medi");
    await page.locator("#finder-q").pressSequentially("caid", { delay: 20 });
    await page.waitForFunction(() => location.hash === "#q=medicaid");
    assert.equal(await page.evaluate(() => document.activeElement.id), "finder-q", "the focus stays");
    await page.locator("#finder-q").press("Enter");
    await page.waitForFunction(() => document.activeElement.id === "results-heading");
    await page.goBack();
    await page.waitForFunction(([selector, text]) => document.querySelector(selector).textContent === text, [STATUS, first]);
    assert.equal(await page.locator("#finder-q").inputValue(), "");
  }));

test("what stands in the form counts when a filter is chosen", () =>
  found("", {}, async (page) => {
    await page.locator("#finder-near").fill(TOWN);
    await page.locator('input[name="payment"][value="medicaid"]').check();
    assert.match(await answered(page, /Lawrence/), /within 25 miles/);
    assert.equal(inHash(page).get("near"), TOWN);
  }));

test("what has the focus is never covered by the choice of programs to compare", () =>
  found("", { width: 390, context: { reducedMotion: "reduce" } }, async (page) => {
    for (const position of [0, 1]) await page.locator('[data-part="compare"]').nth(position).check();
    await page.locator(`${CARDS} h3 a`).first().focus();
    for (let press = 0; press < 40; press += 1) {
      const covered = await page.evaluate(() => {
        const { x, y, width, height } = document.activeElement.getClientRects()[0];
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        const own = document.activeElement.contains(top) || top?.contains(document.activeElement) || document.activeElement.closest("label")?.contains(top);
        return own || document.activeElement.closest(".compare-tray") ? "" : document.activeElement.outerHTML;
      });
      assert.equal(covered, "");
      await page.keyboard.press("Tab");
    }
  }));

test("a place can stay out of the link", () =>
  found("", {}, async (page) => {
    await page.locator(".search-form summary").click();
    await page.locator('[name="private"]').check();
    await page.locator("#finder-near").fill(TOWN);
    await page.locator("#finder-near").press("Enter");
    await answered(page, /Lawrence/);
    assert.equal(inHash(page).get("near"), null);
    await page.reload();
    await answered(page, /Lawrence/);
    assert.equal(await page.locator("#finder-near").inputValue(), TOWN);
  }));

test("the device's own place is asked for on request, and stays out of the link", () =>
  found("", { context: { permissions: ["geolocation"], geolocation: { latitude: 38.9717, longitude: -95.2353 } } }, async (page) => {
    await page.locator('[data-part="locate"]').click();
    assert.match(await answered(page, /your location/), /within 25 miles of your location, nearest first$/);
    assert.equal(new URL(page.url()).hash, "");
  }));

test("the line that is read aloud changes once per settled change", () =>
  found("", {}, async (page) => {
    await page.evaluate((selector) => {
      globalThis.said = [];
      new MutationObserver(() => globalThis.said.push(document.querySelector(selector).textContent)).observe(document.querySelector(selector), { childList: true });
    }, STATUS);
    for (const way of ["medicaid", "medicare", "self-pay"]) await page.locator(`input[name="payment"][value="${way}"]`).check();
    await page.waitForFunction(() => globalThis.said.length > 0);
    await page.waitForTimeout(800);
    assert.equal((await page.evaluate(() => globalThis.said)).length, 1);
    assert.equal(await page.locator(STATUS).getAttribute("aria-atomic"), "true");
    assert.equal(await page.locator(".finder__cards").evaluate((list) => list.closest("[aria-live], [role=status]")), null, "the list itself is not read aloud");
  }));

test("on a phone, filters open in the page, and the focus goes there and back", () =>
  found("", PHONE, async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
    const open = page.locator(".finder__open");
    assert.equal(await page.locator(".facet-groups").isVisible(), false);
    assert.equal(await page.locator('.facet-group__term [data-part="count"]').first().textContent(), "", "nothing is counted before anybody sees it");
    await open.click();
    assert.equal(await focused(), "filters-heading");
    await page.waitForFunction(() => document.querySelector('.facet-group__term [data-part="count"]').textContent !== "");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".facet-groups").isVisible(), false);
    assert.match(await focused(), /finder__open/);
    await open.click();
    await page.locator('input[name="payment"][value="medicaid"]').check();
    await page.waitForFunction(() => document.querySelector(".finder__open").textContent.includes("(1)"));
    const end = page.locator('.facet-groups [data-part="close"]');
    const [, count] = /^Show (\d+) program/.exec(await end.textContent());
    await end.click();
    assert.equal(await focused(), "results-heading");
    assert.match(await answered(page, new RegExp(`^${count} `)), /program/);
  }));

test("a group shows 8 values, and all when asked to; counts ignore the group's own choice", () =>
  found(hash({ payment: "medicaid" }), {}, async (page) => {
    const group = page.locator(".facet-group").first();
    const all = group.locator('[data-part="all"]');
    assert.equal(await group.locator("li:visible").count(), 8);
    assert.match(await all.textContent(), /^Show all \d+$/);
    await all.click();
    assert.ok((await group.locator("li:visible").count()) > 8);
    assert.equal(await all.getAttribute("aria-expanded"), "true");
    await page.waitForFunction(() => document.querySelector('.facet-group__term [data-part="count"]').textContent !== "");
    const others = await group.locator("li", { hasText: /Medicare/ }).first().innerText();
    assert.doesNotMatch(others, /\(0\)/);
  }));

test("what a search goes by can be taken away, one by one and all at once", () =>
  found(hash({ q: "evening", near: TOWN, radius: "any", payment: "medicaid" }), {}, async (page) => {
    const buttons = page.locator(".applied-filters__remove");
    assert.deepEqual(await buttons.evaluateAll((all) => all.map((button) => button.getAttribute("aria-label"))), ["Remove Evening", `Remove ${TOWN}`, "Remove Medicaid"]);
    await buttons.nth(2).click();
    await page.waitForFunction(() => !location.hash.includes("medicaid") && document.querySelectorAll(".applied-filters__remove").length === 2);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), `Remove ${TOWN}`, "the focus stays in the list");
    await page.locator('.applied-filters [data-part="clear"]').click();
    await page.waitForFunction(() => location.hash === "" && document.activeElement.id === "results-heading");
    assert.equal(await page.locator(".applied-filters").isVisible(), false);
    assert.equal(await page.locator("#finder-q").inputValue(), "");
  }));

test("a misspelt word is corrected, and searched as typed if asked", () =>
  found(hash({ q: "medicade" }), PHONE, async (page) => {
    const note = page.locator('.result-notes [data-part="corrected"]');
    assert.equal(await note.innerText(), "Showing results for medicaid. Search instead for medicade.");
    await note.locator("button").click();
    await page.waitForFunction(() => location.hash.includes("exact"));
    await answered(page, /^No program/);
    assert.equal(await note.isVisible(), false);
  }));

test("a place that nobody knows is told on submit, not before", () =>
  found("", PHONE, async (page) => {
    const [field, error] = [page.locator("#finder-near"), page.locator("#finder-near-error")];
    await field.fill("Xyzzyville");
    await field.blur();
    assert.equal(await error.isVisible(), false);
    await field.press("Enter");
    await error.waitFor();
    assert.match(await error.textContent(), /“Xyzzyville”/);
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.equal(await field.getAttribute("aria-describedby"), "finder-near-error");
    assert.equal(await page.evaluate(() => document.activeElement.id), "finder-near");
    await field.fill(TOWN);
    await field.press("Enter");
    await error.waitFor({ state: "hidden" });
    assert.equal(await field.getAttribute("aria-invalid"), null);
  }));

test("where nothing fits there are ways out, and people to talk to", () =>
  found(hash({ near: TOWN, focus: "eating-disorder" }), PHONE, async (page) => {
    assert.equal(await page.locator(STATUS).textContent(), "No program fits this search");
    const ways = page.locator(".no-results__list button");
    assert.ok((await ways.count()) >= 1 && (await ways.count()) <= 3);
    assert.ok(await page.locator('.no-results a[href="tel:988"]').isVisible());
    const [, count] = /\((\d+) programs?\)$/.exec(await ways.first().innerText());
    await ways.first().click();
    await answered(page, new RegExp(`^${count} program`));
    assert.equal(await page.locator(".no-results").isVisible(), false);
  }));

test("in a crisis help comes first", () =>
  found("", PHONE, async (page) => {
    assert.equal(await page.locator(".crisis-help").isVisible(), false);
    await page.locator("#finder-q").fill("i want to die");
    await page.locator("#finder-q").press("Enter");
    await page.locator(".crisis-help").waitFor();
    assert.ok(await page.evaluate(() => document.activeElement.matches(".crisis-help")));
    assert.ok(await page.locator('.crisis-help a[href="tel:988"]').first().isVisible());
    const [help, form] = await Promise.all([".crisis-help", ".search-form"].map((part) => page.locator(part).boundingBox()));
    assert.ok(help.y < form.y, "before everything else");
  }));

test("who asks in Spanish is led to help in Spanish", () =>
  found(hash({ q: "quiero morir" }), PHONE, async (page) => {
    await page.locator('.crisis-help a[hreflang="es"]').click();
    await page.locator('html[lang="es"] .crisis-help').waitFor();
    assert.match(await page.locator(".crisis-help li").nth(1).innerText(), /988/);
  }));

test("further programs come ten by ten, and the focus goes to the first of them", () =>
  found("", PHONE, async (page) => {
    await page.locator('[data-part="more-button"]').click();
    await page.waitForFunction((selector) => document.querySelectorAll(selector).length === 20, CARDS);
    assert.equal(await page.evaluate(() => [...document.querySelectorAll("h3 a")].indexOf(document.activeElement)), 10);
    assert.equal(inHash(page).get("page"), "2");
    await page.reload();
    await answered(page);
    assert.equal(await page.locator(CARDS).count(), 20);
  }));

test("up to 4 programs can be chosen for a comparison", () =>
  found("", PHONE, async (page) => {
    const boxes = page.locator('[data-part="compare"]');
    const ids = await boxes.evaluateAll((all) => all.slice(0, 4).map((box) => box.value));
    await boxes.nth(0).check();
    const link = page.locator('.compare-tray [data-part="link"]');
    assert.equal(await link.isVisible(), false, "one is no comparison");
    for (const position of [1, 2, 3]) await boxes.nth(position).check();
    assert.equal(await link.innerText(), "Compare 4 programs");
    assert.equal(await link.getAttribute("href"), `/compare/#ids=${ids.join(",")}`);
    await boxes.nth(4).click();
    assert.equal(await boxes.nth(4).isChecked(), false);
    assert.match(await page.locator('.compare-tray [role="status"]').textContent(), /4 programs at a time/);
    await page.locator('.compare-tray [data-part="clear"]').click();
    assert.equal(await page.locator(".compare-tray__box").isVisible(), false);
  }));

test("who names a state for online care gets online care there", () =>
  found("", {}, async (page) => {
    await page.locator("#finder-state").selectOption("ID");
    assert.match(await answered(page, /online/), /^\d+ programs? that people in Idaho can join online/);
    assert.ok(await page.locator('input[name="delivery-mode"][value="telehealth"]').isChecked());
    for (const modes of await page.locator('.finder__cards [data-part="modes"]').allInnerTexts()) assert.match(modes, /online/i);
  }));

const BROKEN = {
  "is not there": (route) => route.fulfill({ status: 404, body: "" }),
  "cannot be reached": (route) => route.abort(),
  "is of another version": (route) => route.fulfill({ json: { version: 999 } }),
  "is no index": (route) => route.fulfill({ contentType: "application/json", body: "<html>" }),
};

for (const [fault, answer] of Object.entries(BROKEN)) {
  test(`an index that ${fault} is told, and the lists work`, () =>
    site.visit("about:blank", PHONE, async (page) => {
      await page.route("**/search/en.json", answer);
      await page.goto(FINDER.en);
      await page.locator(".load-fault").waitFor();
      assert.match(await page.locator(".load-fault").innerText(), /cannot load.*\n*.*always work/s);
      assert.ok(await page.locator("#by-state").isVisible());
      await page.unroute("**/search/en.json");
      await page.locator('.load-fault [data-part="again"]').click();
      await answered(page);
      assert.equal(await page.locator(".load-fault").isVisible(), false);
    }));
}

test("an engine that does not load is told, and can be tried again", () =>
  site.visit("about:blank", PHONE, async (page) => {
    await page.route("**/search/engine.js*", (route) => route.abort());
    await page.goto(FINDER.en);
    await page.locator(".load-fault").waitFor();
    await page.unroute("**/search/engine.js*");
    await page.locator('.load-fault [data-part="again"]').click();
    await answered(page);
    assert.equal(await page.locator(CARDS).count(), 10);
  }));

test("while the search loads it says so, and the lists keep their place", () =>
  site.visit("about:blank", PHONE, async (page) => {
    let load;
    const wait = new Promise((resolve) => (load = resolve));
    await page.route("**/search/en.json", (route) => wait.then(() => route.continue()));
    await page.goto(FINDER.en);
    const loading = page.locator('[data-part="loading"]');
    await page.locator(".finder__loading-text").waitFor();
    assert.match(await loading.innerText(), /Looking for programs/);
    assert.ok((await loading.boundingBox()).height > 400);
    load();
    await answered(page);
    assert.equal(await loading.isVisible(), false);
  }));

test("words that no program has are left out, and told", () =>
  found(hash({ q: "my husband drinks too much" }), PHONE, async (page) => {
    await answered(page);
    assert.ok((await page.locator(CARDS).count()) > 0);
    assert.match(await page.locator(".result-notes").innerText(), /these words.*: husband/);
  }));

test("what is typed is text", () =>
  found(hash({ q: "<img src=x onerror=alert(1)><b>medicaid</b>" }), PHONE, async (page) => {
    assert.equal(await page.locator(".finder img, .finder b").count(), 0);
    assert.match(await page.locator("#finder-q").inputValue(), /^<img/);
  }));

test("a search asks nobody else and leaves nothing behind", () =>
  site.visit("about:blank", {}, async (page) => {
    const [outside, twice, errors] = [[], [], []];
    const asked = new Set();
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(`${site.origin}/`)) outside.push(url);
      if (url.includes("/search/") && asked.has(url)) twice.push(url);
      if (new URL(url).search) outside.push(url);
      asked.add(url);
    });
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(`${FINDER.en}${hash({ q: "medicade evening", near: TOWN, payment: "medicaid" })}`);
    await answered(page);
    await page.locator('input[name="payment"][value="self-pay"]').check();
    await page.locator(".outline-map__toggle").click();
    await page.waitForTimeout(800);
    assert.deepEqual({ outside, twice, errors }, { outside: [], twice: [], errors: [] });
    const kept = await page.evaluate(() => ({ local: localStorage.length, session: sessionStorage.length, cookies: document.cookie }));
    assert.deepEqual(kept, { local: 0, session: 0, cookies: "" });
  }));

test("the scripts of a page are small", async () => {
  const weigh = (page) => {
    const files = [...page.html.matchAll(/<script type="module" src="(\/assets\/[^"]+)"/g)].map(([, url]) => url);
    assert.equal(files.length, 1);
    return files.reduce((sum, url) => sum + gzipSync(readFileSync(join(SITE, url)), { level: 9 }).length, 0);
  };
  assert.ok(weigh(pagesOf("finder", "en")[0]) <= 25_000);
  assert.ok(weigh(pagesOf("search", "en")[0]) <= 25_000);
  assert.ok(weigh(pagesOf("article", "en")[0]) <= 6_000);
  await found("", {}, async (page) => {
    const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname).filter((path) => path.startsWith("/assets/js.")));
    const named = pagesOf("finder", "en")[0].html;
    for (const path of loaded) assert.ok(named.includes(path), `theme.yaml names ${path} for the finder`);
  });
});
