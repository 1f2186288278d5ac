/**
 * Every page is built alike: headings that never skip a level, landmarks in one order, names for whatever needs one, and help in the same place with
 * the same ways in the same order (WCAG 1.1.1, 1.3.1, 2.4.6, 2.5.3, 3.1.1, 3.1.2, 3.2.3, 3.2.6).
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { useSite } from "./support/browser.js";
import { LANGUAGES, LARGEST, PAGES } from "./support/pages.js";
import { structureFaults } from "./support/structure.js";

const site = useSite();

/** How many pages are read at once: as many as one call to the browser carries without effort. */
const BATCH = 50;

test("every page as it was sent is well built", async () => {
  const bench = await site.browser.newPage();
  const found = [];
  for (let start = 0; start < PAGES.length; start += BATCH) {
    const batch = PAGES.slice(start, start + BATCH).map(({ url, html }) => ({ url, html }));
    found.push(...(await bench.evaluate(read, { batch, source: String(structureFaults) })));
  }
  await bench.close();
  assert.deepEqual(found, []);
});

for (const { url, kind, language } of LARGEST) {
  test(`${kind} in ${language} stays well built when scripts have filled it: ${url}`, () =>
    site.look(url, { width: 390 }, async (page) => {
      await page.waitForLoadState("networkidle");
      assert.deepEqual(await page.evaluate(`(${structureFaults})(document)`), []);
    }));
}

for (const language of LANGUAGES) {
  const pages = PAGES.filter((page) => page.language === language);

  test(`help stands in the same place with the same ways on every page in ${language}`, () => {
    // The page that is all help has no strip beside it.
    const strip = pages.filter(({ kind }) => kind !== "help-now");
    const strips = new Set(strip.map(({ html }) => part(html, "help-strip")));
    assert.equal(strips.size, 1);
    const ways = [...[...strips][0].matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
    assert.deepEqual(ways.slice(0, 3), ["tel:911", "tel:988", "sms:988"]);
    assert.match(ways.at(-1), /\/help-now\/$/);
    for (const { url, html } of strip) {
      const [place, header, main] = ['class="help-strip"', "<header", "<main"].map((mark) => html.indexOf(mark));
      assert.ok(place > 0 && place < header && header < main, url);
    }
  });

  test(`the main navigation has the same links in the same order on every page in ${language}`, () => {
    const links = pages.map(({ html }) => [...part(html, "navigation").matchAll(/href="([^"]+)"/g)].map(([, href]) => href).join(" "));
    assert.equal(new Set(links.filter(Boolean)).size, 1);
  });
}

test("Spanish pages say in Spanish what they say about themselves, and mark what they say in another language", () =>
  site.look("/es/", {}, async (page) => {
    assert.equal(await page.locator("html").getAttribute("lang"), "es");
    assert.ok((await page.locator(".help-strip [lang]").count()) === 0, "the help strip is in the language of the page");
    assert.match(await page.locator(".help-strip").innerText(), /Llame al 911[^]*Llame al 988/);
  }));

test("a fault would be found", async () => {
  const bench = await site.browser.newPage();
  const html = `<!doctype html><html><body><main><h2>Late</h2><h1>First</h1><h3 id="a">Deep</h3><img src="x.png"><svg></svg><i id="a"></i>
<a href="/" aria-label="Elsewhere">Home</a><label for="none">Label</label><table></table></main></body></html>`;
  const faults = await bench.evaluate(read, { batch: [{ url: "/", html }], source: String(structureFaults) });
  const expected = ["skips a level", "not the first heading", "no body > .skip-link", "no body > main", "no body > footer", "no alt", "neither named", "lacks what is seen"];
  expected.push("a table without a name", "twice", "for names nothing", "has no language");
  for (const fault of expected) assert.ok(faults.some((found) => found.includes(fault)), `${fault} is not in\n${faults.join("\n")}`);
  await bench.close();
});

/** Runs in a page without a policy: the faults of pages, by URL. */
function read({ batch, source }) {
  const faultsOf = new Function(`return ${source}`)();
  return batch.flatMap(({ url, html }) => faultsOf(new DOMParser().parseFromString(html, "text/html")).map((fault) => `${url}: ${fault}`));
}

/** The part of a page from an element with a class up to the next end of a list. */
function part(html, name) {
  const start = html.search(new RegExp(`<(aside|nav) class="${name}"`));
  return start < 0 ? "" : html.slice(start, html.indexOf("</ul>", start)).replace(/ aria-current="[a-z]+"/g, "");
}
