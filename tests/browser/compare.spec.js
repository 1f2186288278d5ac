/**
 * Programs side by side: a real table on wide screens, one program at a time on narrow ones, landscape on paper, and plain words for everything
 * that cannot be compared.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { AXE, faults } from "./support/axe.js";
import { WIDTHS, useSite } from "./support/browser.js";
import { LANGUAGES, pagesOf } from "./support/pages.js";

const site = useSite();

/** Programs that run, by id. */
const IDS = pagesOf("program", "en")
  .filter((page) => page.html.includes('data-status="active"'))
  .map((page) => page.url.split("/").at(-2));
const url = (ids, language = "en") => `${pagesOf("compare", language)[0].url}#ids=${ids.map(encodeURIComponent).join(",")}`;
const status = (page) => page.locator(".compare-table__status");

/** Opens a comparison and waits until it is there. */
function compare(ids, options, check, language) {
  return site.visit(url(ids, language), options, async (page) => {
    await page.waitForSelector(".compare-table__table");
    await check(page);
  });
}

for (const language of LANGUAGES) {
  for (const width of WIDTHS) {
    for (const colorScheme of ["light", "dark"]) {
      test(`a comparison in ${language}, ${width} px, ${colorScheme}, breaks no rule`, () =>
        compare(IDS.slice(0, 3), { width, init: AXE, context: { colorScheme } }, async (page) => assert.deepEqual(await faults(page), []), language));
    }
  }

  test(`every word is there, in ${language}`, () =>
    compare([...IDS.slice(0, 5), "nobody"], {}, async (page) => {
      const text = await page.locator("main").innerText();
      assert.doesNotMatch(text, /\b(compare|program)\.[a-z-]+|\{[a-z-]+\}|undefined/);
      assert.ok(text.includes(await page.locator("main").evaluate(() => document.documentElement.lang === "en" ? "Only 4 programs" : "Solo caben 4")));
    }, language));
}

test("the table says what its rows and columns are", () =>
  compare(IDS.slice(0, 4), {}, async (page) => {
    assert.ok((await page.locator("caption").innerText()).length > 0);
    assert.equal(await page.locator('thead th[scope="col"]').count(), 4);
    assert.ok((await page.locator('tbody th[scope="rowgroup"]').count()) >= 5);
    for (const row of await page.locator("tbody tr:has(th[scope=row])").all()) assert.equal(await row.locator("td").count(), 4);
    const names = await page.getByRole("button", { name: /^Remove .+/ }).count();
    assert.equal(names, 4, "each button names its program");
  }));

test("facts are those of the programs' own pages", async () => {
  const [one, other] = IDS;
  const payment = (id) => site.visit(`/programs/${id}/`, {}, (page) => page.locator('[data-fact="payment"] li').allInnerTexts());
  const expected = [await payment(one), await payment(other)];
  await compare([one, other], {}, async (page) => {
    const cells = page.locator("tbody tr").filter({ has: page.getByRole("rowheader", { name: "Ways to pay", exact: true }) }).locator("td");
    for (const index of [0, 1]) {
      const items = await cells.nth(index).locator("li").allInnerTexts();
      assert.deepEqual(items.length > 0 ? items : [await cells.nth(index).innerText()], expected[index]);
    }
  });
});

test("only differences are shown on demand, and it is said", () =>
  compare(IDS.slice(0, 2), {}, async (page) => {
    const rows = page.locator("tbody tr:has(th[scope=row]):visible");
    const all = await rows.count();
    const differing = Number(/differ: (\d+)/.exec(await status(page).innerText())[1]);
    assert.equal(await page.locator("main").getByRole("status").count(), 1);
    await page.getByLabel("Show only differences").press("Space");
    assert.match(await status(page).innerText(), new RegExp(`only the ${differing} facts`));
    assert.equal(await rows.count(), differing);
    assert.ok(differing < all);
    await page.getByLabel("Show only differences").press("Space");
    assert.equal(await rows.count(), all);
  }));

test("narrow screens show one program at a time, and the differences as a list", () =>
  compare(IDS.slice(0, 3), { width: 390 }, async (page) => {
    const shown = () => page.locator("thead th:visible").innerText();
    const first = await shown();
    await page.getByRole("button", { name: "Next" }).press("Enter");
    assert.notEqual(await shown(), first);
    assert.match(await status(page).innerText(), /^Program 2 of 3: /);
    await page.getByRole("button", { name: "Previous" }).press("Enter");
    assert.equal(await shown(), first);
    assert.ok(await page.getByRole("heading", { name: "Where they differ" }).isVisible());
    assert.equal(await page.locator(".compare-table__pairs").first().locator("dt").count(), 3);
    await page.setViewportSize({ width: 1280, height: 800 });
    assert.equal(await page.locator("thead th:visible").count(), 3);
    assert.equal(await page.getByRole("heading", { name: "Where they differ" }).isVisible(), false);
  }));

test("a comparison fits 320 px", () =>
  compare(IDS.slice(0, 3), { width: 320 }, async (page) => {
    assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth)) <= 320);
  }));

test("a program is removed by keyboard, from the address too, and the focus goes on", () =>
  compare(IDS.slice(0, 3), {}, async (page) => {
    await page.getByRole("button", { name: /^Remove/ }).first().press("Enter");
    await page.waitForFunction(() => document.querySelectorAll("thead th").length === 2);
    assert.equal(new URL(page.url()).hash, `#ids=${IDS.slice(1, 3).join(",")}`);
    assert.match(await status(page).innerText(), /is removed. 2 programs are left/);
    assert.match(await page.evaluate(() => document.activeElement.textContent), /^Remove /);
    await page.getByRole("button", { name: /^Remove/ }).first().press("Enter");
    assert.ok(await page.getByText("Choose 2 to 4 programs").isVisible());
    assert.ok(await page.getByRole("link", { name: /^Open the page of/ }).isVisible());
  }));

test("more than four: the first four, said in words, and a fifth moves up", () =>
  compare(IDS.slice(0, 6), {}, async (page) => {
    assert.ok(await page.getByText("Only 4 programs fit side by side. These are the first 4 of 6.").isVisible());
    assert.equal(await page.locator("thead th").count(), 4);
    await page.getByRole("button", { name: /^Remove/ }).first().click();
    await page.getByText("the first 4 of 5").waitFor();
    assert.equal(await page.locator("thead th").count(), 4);
  }));

test("none or one: what to do instead", async () => {
  for (const ids of [[], IDS.slice(0, 1)]) {
    await site.visit(url(ids), { init: AXE }, async (page) => {
      await page.getByText("Choose 2 to 4 programs").waitFor();
      assert.ok(await page.getByRole("link", { name: "Go to your saved list" }).isVisible());
      assert.ok(await page.getByRole("link", { name: "Find programs" }).isVisible());
      assert.equal(await page.getByRole("link", { name: /^Open the page of/ }).isVisible(), ids.length === 1);
      assert.deepEqual(await faults(page), []);
    });
  }
});

test("what is not listed is said, and HTML in ids is text", () =>
  compare([...IDS.slice(0, 2), "nobody-iop", "<img src=x onerror=alert(1)>"], {}, async (page) => {
    assert.ok(await page.getByText("This program is no longer listed: nobody-iop").isVisible());
    assert.ok(await page.getByText("This program is no longer listed: <img src=x").isVisible());
    assert.equal(await page.locator("main img").count(), 0);
    assert.equal(await page.locator("thead th").count(), 2);
  }));

test("a lost connection is said, and can be tried again", () =>
  site.visit(url([]), {}, async (page) => {
    await page.route(`**/programs/${IDS[0]}/`, (route) => route.abort());
    await page.evaluate((hash) => (location.hash = hash), `ids=${IDS.slice(0, 3).join(",")}`);
    await page.getByText(`We could not get this program: ${IDS[0]}`).waitFor();
    await page.unroute(`**/programs/${IDS[0]}/`);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.waitForFunction(() => document.querySelectorAll("thead th").length === 3);
  }));

for (const language of LANGUAGES) {
  test(`with scripts off the page explains, in ${language}`, () =>
    site.visit(url(IDS.slice(0, 2), language), { width: 390, context: { javaScriptEnabled: false } }, async (page) => {
      assert.ok(await page.locator(".compare-table__without .lead").isVisible());
      assert.ok(await page.locator(".compare-table__without a").first().isVisible());
      assert.equal(await page.locator(".compare-table__app").isVisible(), false);
    }));
}

test("paper lies on its side, with room for notes", () =>
  compare(IDS.slice(0, 4), { width: 390 }, async (page) => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sizes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [Number(width), Number(height)]);
    assert.ok(sizes.length > 0);
    for (const [width, height] of sizes) assert.ok(width > height, `${width} x ${height}`);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.getByRole("rowheader", { name: "Our notes" }).isVisible());
    assert.equal(await page.locator("thead th:visible").count(), 4);
    assert.equal(await page.getByRole("button", { name: "Print" }).isVisible(), false);
  }));
