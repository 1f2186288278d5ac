/**
 * The saved list: nothing is stored before the reader says so, one tap deletes everything, links carry lists without storing them, and paper gets a
 * packet with a sheet for each program.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { AXE, faults } from "./support/axe.js";
import { WIDTHS, useSite } from "./support/browser.js";
import { LANGUAGES, pagesOf } from "./support/pages.js";

const site = useSite();

const IDS = pagesOf("program", "en")
  .filter((page) => page.html.includes('data-status="active"'))
  .map((page) => page.url.split("/").at(-2));
const KEY = "carepress.saved";
/** A browser that lets pages store nothing. */
const CLOSED = `for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
}`;

const url = (ids, language = "en") => `${pagesOf("saved", language)[0].url}${ids.length > 0 ? `#ids=${ids.map(encodeURIComponent).join(",")}` : ""}`;
const profile = (id) => `/programs/${id}/`;
const cards = (page) => page.locator(".saved-list__cards > li");
const status = (page) => page.locator(".saved-list__status");
const saveButton = (page) => page.locator(".save-button__button");
const stored = (page) => page.evaluate(() => ({ ...localStorage }));
const untilCards = (page, count) => page.waitForFunction((wanted) => document.querySelectorAll(".saved-list__cards > li").length === wanted, count);

/** Nothing that outlives the page holds anything. */
async function assertNothingStored(page) {
  const left = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    databases: await indexedDB.databases(),
    // Help for now and the files of every page are kept for all, and tell nothing.
    caches: (await caches.keys()).filter((name) => !/^carepress \S+ (help|frame) /.test(name)),
  }));
  assert.deepEqual(left, { local: {}, session: {}, cookies: "", databases: [], caches: [] });
}

/** Opens a list that a link carries. */
function open(ids, options, check, language) {
  return site.visit(url(ids, language), options, async (page) => {
    await untilCards(page, ids.length);
    await check(page);
  });
}

for (const language of LANGUAGES) {
  for (const width of WIDTHS) {
    for (const colorScheme of ["light", "dark"]) {
      test(`a list in ${language}, ${width} px, ${colorScheme}, breaks no rule`, () =>
        open([...IDS.slice(0, 3), "nobody"], { width, init: AXE, context: { colorScheme } }, async (page) => {
          assert.deepEqual(await faults(page), []);
          await page.locator(".saved-list__add").click();
          assert.deepEqual(await faults(page), []);
        }, language));
    }
  }

  test(`every word is there, in ${language}`, () =>
    open([...IDS.slice(0, 3), "nobody"], {}, async (page) => {
      const words = () => page.locator("main").innerText();
      const hole = /\b(saved|packet|program|save-button)\.[a-z-]+\b|\{[a-z-]+\}|undefined|Invalid/;
      assert.doesNotMatch(await words(), hole);
      await page.emulateMedia({ media: "print" });
      assert.doesNotMatch(await words(), hole);
    }, language));

  test(`with scripts off the page explains, in ${language}`, () =>
    site.visit(url(IDS.slice(0, 2), language), { width: 390, context: { javaScriptEnabled: false } }, async (page) => {
      assert.ok(await page.locator(".saved-list__without .lead").isVisible());
      assert.equal(await page.locator(".saved-list__app").isVisible(), false);
      await page.goto(profile(IDS[0]));
      assert.equal(await page.locator(".save-button button, .saved-link:visible").count(), 0);
    }));
}

for (const width of WIDTHS) {
  test(`saving asks how to keep the list and stores nothing, ${width} px`, () =>
    site.visit(profile(IDS[0]), { width, init: AXE }, async (page) => {
      assert.equal(await page.locator(".saved-link").isVisible(), false);
      await saveButton(page).press("Enter");
      assert.equal(await saveButton(page).getAttribute("aria-pressed"), "true");
      assert.match(await saveButton(page).innerText(), /^Saved/);
      assert.match(await page.locator(".saved-link").innerText(), /^Saved \(1\)$/);
      assert.ok(await page.getByRole("group", { name: /Keep your list/ }).isVisible());
      assert.deepEqual(await faults(page), []);
      await assertNothingStored(page);
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Remember on this device", "the question follows its button");
      await page.getByRole("button", { name: "Not now" }).click();
      assert.match(await page.evaluate(() => document.activeElement.className), /save-button__button/);
      await assertNothingStored(page);
      await page.reload();
      await page.waitForSelector(".save-button__button[aria-pressed=false]");
      assert.equal(await page.locator(".saved-link").isVisible(), false);
    }));
}

test("just a link: the list goes along, is the reader's own, and is stored nowhere", () =>
  site.visit(profile(IDS[0]), {}, async (page) => {
    await saveButton(page).click();
    await page.getByRole("link", { name: "Just get a link" }).click();
    await untilCards(page, 1);
    assert.equal(new URL(page.url()).hash, `#ids=${IDS[0]}`);
    assert.equal(await page.getByRole("button", { name: "Add to my list" }).isVisible(), false);
    assert.match(await page.locator(".saved-list__where").innerText(), /^Nothing is stored on this device/);
    await page.getByRole("link", { name: "Find more programs" }).click();
    await page.waitForURL(/\/programs\/$/);
    await page.getByRole("link", { name: "Saved (1)" }).click();
    await untilCards(page, 1);
    await cards(page).locator("h2 a").click();
    await page.waitForURL((address) => address.pathname === profile(IDS[0]) && address.hash === "");
    await page.waitForSelector(".save-button__button[aria-pressed=true]");
    await assertNothingStored(page);
  }));

test("remembered on this device: one key, in every tab, until one tap deletes it", () =>
  site.visit(profile(IDS[0]), {}, async (page) => {
    await saveButton(page).click();
    await page.getByRole("button", { name: "Remember on this device" }).press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "See your list");
    assert.deepEqual(await stored(page), { [KEY]: JSON.stringify([IDS[0]]) });
    const other = await page.context().newPage();
    await other.goto(profile(IDS[1]));
    await saveButton(other).click();
    await page.getByRole("link", { name: "Saved (2)" }).click();
    await untilCards(page, 2);
    assert.equal(new URL(page.url()).hash, "");
    await page.getByRole("button", { name: "Delete this list from this device" }).press("Enter");
    await page.getByText("The list is deleted. Nothing is stored on this device.").waitFor();
    assert.deepEqual(await stored(page), {});
    await untilCards(page, 0);
    await other.waitForSelector(".save-button__button[aria-pressed=false]");
    assert.equal(await other.locator(".saved-link").isVisible(), false);
  }));

test("the tick remembers, and taking it away forgets", () =>
  open(IDS.slice(0, 2), {}, async (page) => {
    await page.getByRole("button", { name: "Add to my list" }).click();
    await assertNothingStored(page);
    await page.getByLabel("Remember on this device").press("Space");
    await page.getByText("This device remembers your list now.").waitFor();
    assert.deepEqual(JSON.parse((await stored(page))[KEY]), IDS.slice(0, 2));
    await page.getByLabel("Remember on this device").press("Space");
    await page.getByText("This device has forgotten the list.").waitFor();
    await assertNothingStored(page);
    assert.equal(await cards(page).count(), 2, "still on the page");
  }));

test("a shared link stores nothing and leaves the reader's own list alone", () =>
  site.visit("/saved/", { init: `if (!localStorage.length) localStorage.setItem("${KEY}", '["${IDS[4]}"]')` }, async (page) => {
    await page.goto(url(IDS.slice(0, 2)).replace("/saved/", "/saved/?"));
    await untilCards(page, 2);
    assert.deepEqual(JSON.parse((await stored(page))[KEY]), [IDS[4]]);
    await page.getByRole("button", { name: /^Remove/ }).first().press("Enter");
    await untilCards(page, 1);
    assert.match(await page.evaluate(() => document.activeElement.textContent), /^Remove /);
    assert.deepEqual(JSON.parse((await stored(page))[KEY]), [IDS[4]]);
    await page.getByRole("button", { name: "Add to my list" }).press("Enter");
    await untilCards(page, 2);
    assert.deepEqual(JSON.parse((await stored(page))[KEY]), [IDS[4], IDS[1]]);
    assert.equal(new URL(page.url()).hash, "");
  }));

test("cards tell what their programs tell, and lead to a comparison", () =>
  open(IDS.slice(0, 5), {}, async (page) => {
    const card = cards(page).first();
    const [name, phone] = [await card.locator("h2").innerText(), await card.locator('a[href^="tel:"]').innerText()];
    const compare = page.locator(".saved-list__compare");
    assert.ok((await compare.getAttribute("href")).endsWith(`#ids=${IDS.slice(0, 4).join(",")}`));
    await card.getByLabel(/^Compare/).press("Space");
    assert.equal(await compare.innerText(), "Compare 3 programs");
    assert.ok((await compare.getAttribute("href")).endsWith(`#ids=${IDS.slice(1, 4).join(",")}`));
    await page.goto(profile(IDS[0]));
    assert.equal(await page.locator("h1").innerText(), name);
    assert.ok((await page.locator(".call-panel").innerText()).includes(phone.replace("Call ", "")));
  }));

test("the link is copied, or shown where the browser forbids that", async () => {
  await open(IDS.slice(0, 2), { context: { permissions: ["clipboard-read", "clipboard-write"] } }, async (page) => {
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByText("The link is copied.").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  });
  await open(IDS.slice(0, 2), { init: "Object.defineProperty(navigator, 'clipboard', { value: undefined })" }, async (page) => {
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByText("Copy the link from the field.").waitFor();
    assert.equal(await page.getByLabel("Link to this list").inputValue(), page.url());
  });
});

test("what is not listed is said, and HTML in ids is text", () =>
  open([IDS[0], "nobody-iop", "<img src=x onerror=alert(1)>"], {}, async (page) => {
    assert.ok(await page.getByText("This program is no longer listed: nobody-iop").isVisible());
    assert.ok(await page.getByText("This program is no longer listed: <img src=x").isVisible());
    assert.equal(await page.locator("main img").count(), 0);
    await page.getByRole("button", { name: "Add to my list" }).click();
    await untilCards(page, 1);
  }));

test("a browser that stores nothing has a list for the page, and says so", () =>
  site.visit(profile(IDS[0]), { init: CLOSED }, async (page) => {
    await saveButton(page).click();
    await page.getByRole("button", { name: "Remember on this device" }).click();
    assert.ok(await page.getByRole("group", { name: /does not let us remember/ }).isVisible());
    await page.getByRole("link", { name: "See your list" }).click();
    await untilCards(page, 1);
    await page.getByLabel("Remember on this device").click();
    await page.waitForFunction(() => /does not let us remember/.test(document.querySelector(".saved-list__status").textContent));
    assert.equal(await page.getByLabel("Remember on this device").isChecked(), false);
    assert.equal(await cards(page).count(), 1);
  }));

test("an empty list leads to programs", () =>
  site.visit("/saved/", { init: AXE }, async (page) => {
    await page.getByText("Your list is empty.").waitFor();
    assert.ok(await page.getByRole("link", { name: "Find a program" }).last().isVisible());
    assert.deepEqual(await faults(page), []);
  }));

test("a list fits 320 px", () =>
  open(IDS.slice(0, 3), { width: 320 }, async (page) => {
    assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth)) <= 320);
    await page.getByRole("button", { name: "Add to my list" }).click();
    assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth)) <= 320, "with the way to the list in the head");
  }));

for (const language of LANGUAGES) {
  for (const format of ["Letter", "A4"]) {
    test(`the packet has a cover and one page for each program, ${format}, in ${language}`, () =>
      open(IDS.slice(0, 3), {}, async (page) => {
        const pdf = (await page.pdf({ format })).toString("latin1");
        assert.equal([...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length, 4);
        await page.emulateMedia({ media: "print" });
        const sheets = page.locator(".packet__sheet");
        assert.equal(await sheets.count(), 4);
        for (const sheet of await sheets.all()) {
          assert.match(await sheet.innerText(), /911/);
          assert.match(await sheet.locator(".packet__url").innerText(), /^https:\/\//);
        }
        assert.equal(await page.locator(".saved-list__app").isVisible(), false);
        assert.equal(await page.locator(".packet__contents li").count(), 3);
        assert.equal(await sheets.nth(1).locator(".packet__lines p").count(), 8);
      }, language));
  }
}
