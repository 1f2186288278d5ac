/**
 * The profile of a program: whether somebody answers now, the week as a picture and as text, what a person may pay, how the facts were checked,
 * and what readers take along.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { useSite } from "./support/browser.js";
import { LANGUAGES, pagesOf } from "./support/pages.js";

const site = useSite();
const EVENING = "/programs/juniper-evening-iop/";

/** Opens the program as if it were that moment. */
const at = (moment, check, url = EVENING) =>
  site.visit(url, { context: { timezoneId: "Asia/Tokyo" } }, async (page) => {
    await page.clock.setFixedTime(new Date(moment));
    await page.reload();
    await page.locator(".office-hours[data-enhanced]").waitFor();
    return check(page);
  });

test("whether the office is open follows the clock of the place, not the reader's", () =>
  at("2026-11-04T18:00:00Z", async (page) => {
    await page.locator(".office-hours__now--open").waitFor();
    assert.equal(await page.locator(".office-hours__now").innerText(), "Open now until 8:30 p.m.");
  }));

test("a closed office says when it opens", () =>
  at("2026-11-07T18:00:00Z", async (page) => {
    await page.locator(".office-hours__now").waitFor();
    assert.equal(await page.locator(".office-hours__now").innerText(), "Closed now, opens Monday at 8 a.m.");
  }));

test("without a script the hours stand there in words", () =>
  site.visit(EVENING, { context: { javaScriptEnabled: false } }, async (page) => {
    assert.match(await page.locator(".office-hours").innerText(), /Monday to Friday,\s+8 a\.m\. – 8:30 p\.m\./);
    assert.equal(await page.locator(".cost-worksheet").isVisible(), false);
    assert.equal(await page.locator(".take-away__scripted").first().isVisible(), false);
    await page.locator(".take-away summary").click();
    assert.ok(await page.locator(".take-away__text").isVisible());
  }));

test("the picture of the week has a name, and its times are told in words", () =>
  site.visit(EVENING, {}, async (page) => {
    assert.match(await page.locator(".week-grid__picture").getAttribute("aria-label"), /Evening Adult IOP/);
    assert.match(await page.locator(".week-grid__words").innerText(), /Monday, Wednesday, Thursday, 5:30 p\.m\. to 8:30 p\.m\./);
    assert.ok((await page.locator(".week-grid__picture").evaluate((svg) => svg.outerHTML.length)) < 2500);
  }));

test("a person works out a cost, and nothing leaves the page", () =>
  site.visit(EVENING, {}, async (page) => {
    const sent = [];
    // The script of the handout may come at any time; it is asked for by all pages alike.
    page.on("request", (request) => request.url().includes("/assets/") || sent.push(request.url()));
    await page.locator(".cost-worksheet[data-enhanced] summary").click();
    await page.getByLabel("Deductible left").fill("500");
    await page.getByLabel("Your share for each day").fill("40");
    await page.locator("output", { hasText: "$1,460" }).waitFor();
    assert.match(await page.locator("output").innerText(), /\$500 of your deductible, and \$960 for 24 days/);
    await page.getByLabel("The most you can pay").fill("1,000");
    await page.locator("output", { hasText: "$1,000" }).waitFor();
    assert.deepEqual(sent, []);
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  }));

test("the summary is copied", () =>
  site.visit(EVENING, { context: { permissions: ["clipboard-read", "clipboard-write"] } }, async (page) => {
    await page.locator(".take-away[data-enhanced] summary").click();
    await page.getByRole("button", { name: "Copy summary" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^Evening Adult IOP\. Lawrence, KS\. Call 555-555-0142\. .*5:30 p\.m\.[^]*\/programs\/juniper-evening-iop\/$/);
  }));

test("a program is compared with those that are saved", () =>
  site.visit(`${EVENING}#saved=harbor-teen-iop,willow-dui-iop`, {}, async (page) => {
    const link = page.locator("[data-compare]");
    await page.waitForFunction(() => document.querySelector("[data-compare]").hash.includes(","));
    assert.match(await link.getAttribute("href"), /\/compare\/#ids=juniper-evening-iop,harbor-teen-iop,willow-dui-iop$/);
  }));

test("summaries fit into two short messages", () => {
  const texts = LANGUAGES.flatMap((language) => pagesOf("program", language)).map(({ html }) => /take-away__text"[^>]*>([^<]+)/.exec(html)?.[1]);
  const known = texts.filter(Boolean);
  assert.ok(known.length > 50);
  assert.deepEqual(known.filter((text) => text.length > 320), []);
});

test("each group of facts has its check, in a table", () =>
  site.visit(EVENING, {}, async (page) => {
    const rows = await page.locator(".checks tbody tr").allInnerTexts();
    assert.ok(rows.some((row) => /Openings/.test(row) && /November 2, 2026/.test(row)));
    assert.ok(rows.some((row) => /Treatment/.test(row) && /By phone/.test(row)));
    assert.equal(await page.locator(".checks th[scope=row]").count(), rows.length);
  }));

test("openings tell when they are too old to believe", () =>
  site.visit(EVENING, {}, async (page) => {
    for (const row of await page.locator("[data-expires]").all()) assert.equal(await row.getAttribute("data-expires"), "2026-12-02");
    assert.equal(await page.locator("[data-expires] time[data-age]").count(), 2);
  }));

test("a program is taken into contacts and calendars", async () => {
  await site.visit(EVENING, {}, async (page) => {
    const file = async (link) => {
      const response = await page.request.get(new URL(await link.getAttribute("href"), page.url()).href);
      return { type: response.headers()["content-type"], text: await response.text() };
    };
    const contact = await file(page.getByRole("link", { name: "Add to contacts" }));
    assert.match(contact.type, /^text\/vcard/);
    assert.match(contact.text, /^BEGIN:VCARD\r\nVERSION:3\.0\r\n[^]*TEL;TYPE=WORK,VOICE,PREF:\+15555550142\r\n[^]*END:VCARD\r\n$/);
    const calendar = await file(page.getByRole("link", { name: "Add to calendar" }));
    assert.match(calendar.type, /^text\/calendar/);
    assert.match(calendar.text, /DTSTART;TZID=America\/Chicago:20261028T173000\r\n[^]*BYDAY=MO,WE,TH;/);
    assert.match(calendar.text, /EXDATE;TZID=America\/Chicago:20261126T173000/);
    for (const line of [...contact.text.split("\r\n"), ...calendar.text.split("\r\n")]) assert.ok(Buffer.byteLength(line) <= 75, line);
  });
});

test("no file tells where a confidential program is", () =>
  site.visit("/programs/three-bridges-safety-iop/", {}, async (page) => {
    assert.match(await page.locator("main").innerText(), /street is told to clients only/);
    for (const name of ["contact.vcf", "sessions.ics"]) {
      const text = await (await page.request.get(`${page.url()}${name}`)).text();
      assert.match(text, /BEGIN:V/);
      assert.doesNotMatch(text, /GEO:|Street|Avenue/);
    }
  }));

test("words in another language say which", () =>
  site.visit("/es/programs/willow-professionals-iop/", {}, async (page) => {
    for (const name of [".week-grid__name [lang]", ".what-happens__list", ".phone-list__hours", ".prices [lang]"]) {
      assert.equal(await page.locator(name).first().getAttribute("lang"), "en", name);
    }
  }));
