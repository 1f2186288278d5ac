/**
 * The gallery of the theme: every page of it can be used by everybody, and every example of a component looks as its picture in `snapshots/` does, in
 * light and in dark colours, on a phone. `SNAPSHOTS=overwrite` takes the pictures anew.
 */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { after, test } from "node:test";

import { AXE, WCAG, faults } from "./support/axe.js";
import { useSite } from "./support/browser.js";
import { beside, difference, read, write } from "./support/pictures.js";

/** The folder of a gallery of the starter's theme. */
const GALLERY = process.env.GALLERY;
if (!GALLERY) throw new Error("GALLERY must name the folder of a gallery; tests/run sets it");

const SNAPSHOTS = new URL("snapshots/", import.meta.url).pathname;
const OVERWRITES = process.env.SNAPSHOTS === "overwrite";

/** All pictures together may take less than 1.5 MB. */
const MOST = 1_500_000;

const site = useSite(undefined, GALLERY);

const pages = readdirSync(GALLERY, { recursive: true })
  .filter((name) => name.endsWith("index.html"))
  .map((name) => `/${name.split(sep).join("/")}`.replace(/index\.html$/, ""))
  .sort();

/** The components of the first language, each with the names of its examples: `checklist/as-it-is`. */
const components = pages
  .filter((url) => url.startsWith("/components/"))
  .map((url) => ({ url, examples: [...readFileSync(join(GALLERY, url, "index.html"), "utf8").matchAll(/ data-example="([^"]+)"/g)].map(([, name]) => name) }));

/** Pages in contexts of their own, open as long as the tests run: most of a visit is its beginning. */
const desks = new Map();

/**
 * Returns the page of a phone with such settings.
 * @param {import("playwright-core").BrowserContextOptions} settings
 */
async function desk(settings) {
  const key = JSON.stringify(settings);
  const open = async () => (await site.browser.newContext({ viewport: { width: 390, height: 800 }, baseURL: site.origin, ...settings })).newPage();
  if (!desks.has(key)) desks.set(key, await open());
  return desks.get(key);
}

after(() => Promise.all([...desks.values()].map((page) => page.context().close())));

const pictures = () => readdirSync(SNAPSHOTS, { recursive: true }).filter((name) => name.endsWith(".png")).map((name) => name.split(sep).join("/"));

test("the gallery shows the components in every language", () => {
  assert.ok(components.length > 60, `${components.length} components`);
  assert.equal(pages.filter((url) => url.startsWith("/es/components/")).length, components.length);
});

for (const colorScheme of ["light", "dark"]) {
  test(`no page of the gallery breaks a rule in ${colorScheme} colours`, async () => {
    const page = await desk({ colorScheme });
    await page.addInitScript(AXE);
    for (const url of pages) {
      await page.goto(url);
      assert.deepEqual(await faults(page, WCAG), [], url);
    }
  });
}

test("the gallery works without a script, and asks nobody else", async () => {
  const context = await site.browser.newContext({ baseURL: site.origin, javaScriptEnabled: false });
  const [asked, said] = [[], []];
  context.on("request", (request) => asked.push(request.url()));
  context.on("console", (message) => said.push(message.text()));
  const page = await context.newPage();
  await page.goto("/");
  await page.locator(".gallery-index__name a").first().click();
  assert.ok(await page.locator("[data-example]").first().isVisible());
  assert.ok(asked.every((url) => url.startsWith(`${site.origin}/`)), asked.join(" "));
  assert.deepEqual(said, []);
  await context.close();
});

for (const { url, examples } of components) {
  test(`examples look as expected: ${url}`, async () => {
    const given = await portraits(url, examples);
    const wrong = [...given].map(([name, picture]) => compared(name, picture)).filter(Boolean);
    assert.deepEqual(wrong, [], "If that is meant: SNAPSHOTS=overwrite, see tests/README.md");
  });
}

test("every example has its picture, and every picture its example", () => {
  const wanted = components.flatMap(({ examples }) => examples.map((name) => `${name}.png`));
  if (OVERWRITES) pictures().filter((name) => !wanted.includes(name)).forEach((name) => rmSync(join(SNAPSHOTS, name)));
  assert.deepEqual(unmatched(wanted, pictures()), { missing: [], unexpected: [] });
});

test("a missing picture is told, and one too many", () => {
  assert.deepEqual(unmatched(["a/b.png", "a/c.png"], ["a/c.png", "a/d.png"]), { missing: ["a/b.png"], unexpected: ["a/d.png"] });
});

test("the pictures are small", () => {
  const size = pictures().reduce((sum, name) => sum + readFileSync(join(SNAPSHOTS, name)).length, 0);
  assert.ok(size < MOST, `${size} bytes`);
});

test("a change is seen, and a rounded edge of a letter is not", async () => {
  const { url, examples } = components.find(({ url }) => url.includes("/program-card/"));
  const [name] = examples;
  const before = (await portraits(url, [name])).get(name);
  assert.equal(difference(before, read(write(before))), undefined, "what is stored is as good as what was taken");
  const softer = { ...before, data: before.data.map((value, at) => (at % 4 === 3 ? value : Math.min(255, value + 6))) };
  assert.equal(difference(before, softer), undefined);
  for (const css of [".program-card { border-radius: 2rem; border-width: 4px }", "h3 { font-size: 1.2rem !important }", ".button { background: teal }"]) {
    assert.notEqual(difference(before, (await portraits(url, [name], css)).get(name)), undefined, css);
  }
  const spot = { ...before, data: before.data.slice() };
  for (let y = 20; y < 50; y += 1) spot.data.fill(0, (y * before.width + 20) * 4, (y * before.width + 80) * 4);
  assert.match(difference(before, spot), /differ, most of them around line/);
  assert.match(difference(before, { ...before, height: before.height - 1 }), /were expected/);
});

/**
 * Takes pictures of examples, light beside dark, as they are before any script.
 * @param {string} url
 * @param {string[]} names
 * @param {string} [css] a made-up change
 */
async function portraits(url, names, css) {
  const schemes = [];
  for (const colorScheme of ["light", "dark"]) {
    const context = { colorScheme, reducedMotion: "reduce", serviceWorkers: "block", javaScriptEnabled: Boolean(css) };
    const page = await desk(context);
    await page.goto(url);
    if (css) await page.evaluate(addStyle, css);
    const taken = [];
    for (const name of names) taken.push(read(await page.locator(`[data-example="${name}"]`).screenshot({ animations: "disabled", caret: "hide" })));
    schemes.push(taken);
  }
  const [light, dark] = schemes;
  return new Map(names.map((name, place) => [name, beside(light[place], dark[place])]));
}

/** A style sheet made by script, which the security policy lets pass. */
function addStyle(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}

/** What is wrong with a picture; the one that was taken then lies in a folder for temporary files. */
function compared(name, picture) {
  const file = join(SNAPSHOTS, `${name}.png`);
  if (OVERWRITES) {
    mkdirSync(dirname(file), { recursive: true });
    // A picture that looks the same stays, so that nothing changes without a reason.
    if (stored(file) === undefined || difference(stored(file), picture)) writeFileSync(file, write(picture));
    return undefined;
  }
  const expected = stored(file);
  const wrong = expected ? difference(expected, picture) : "there is no picture yet";
  if (!wrong) return undefined;
  const taken = join(tmpdir(), "carepress-snapshots", relative(SNAPSHOTS, file));
  mkdirSync(dirname(taken), { recursive: true });
  writeFileSync(taken, write(picture));
  return `${name}: ${wrong}; what is there now: ${taken}`;
}

function stored(file) {
  try {
    return read(readFileSync(file));
  } catch {
    return undefined;
  }
}

/** Which pictures are missing, and which belong to no example. */
function unmatched(wanted, there) {
  return { missing: wanted.filter((name) => !there.includes(name)), unexpected: there.filter((name) => !wanted.includes(name)) };
}
