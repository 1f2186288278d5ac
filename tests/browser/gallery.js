/**
 * Takes pictures of every kind of page for reviewing by eye: on a phone and on a desk, in light and dark colours, in every language.
 *
 *     SITE=FOLDER node gallery.js OUT [first|whole] [KIND or URL…]
 *
 * `first`, which goes without saying, shows what is seen before scrolling; `whole` cuts the entire page into pictures of a size that can be read.
 * Pictures are named `<kind>-<language>-<width>-<scheme>.png`, the further ones of a whole page with `-2`, `-3` and so on. Without kinds or URLs the
 * largest page of every kind and language is shown.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "playwright-core";

import { FLAGS } from "./support/flags.js";
import { LARGEST, PAGES } from "./support/pages.js";
import { serve } from "./support/server.js";

/** What is seen at once, by width. */
const SCREENS = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];
const SCHEMES = ["light", "dark"];

/** The height of a piece of a whole page, in screens. */
const PIECE = 2;

const EXTENTS = ["first", "whole"];

const [out, ...rest] = process.argv.slice(2);
if (!out) throw new Error("usage: SITE=FOLDER node gallery.js OUT [first|whole] [KIND or URL…]");
const extent = EXTENTS.includes(rest[0]) ? rest.shift() : EXTENTS[0];
const chosen = rest.length === 0 ? LARGEST : rest.flatMap(pagesNamed);

mkdirSync(out, { recursive: true });
const server = await serve(process.env.SITE);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
// Without motion a picture does not depend on its moment.
const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce" });
for (const shown of chosen) {
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && console.log(`${shown.url}: ${message.text()}`));
  await page.setViewportSize(SCREENS[0]);
  await page.goto(shown.url, { waitUntil: "networkidle" });
  for (const screen of SCREENS) for (const scheme of SCHEMES) await take(page, shown, screen, scheme);
  await page.close();
}
await browser.close();
await server.close();

/** The pages that an argument names: by URL one, by kind the largest of every language. */
function pagesNamed(name) {
  const found = name.startsWith("/") ? PAGES.filter((page) => page.url === name).map(byUrl) : LARGEST.filter((page) => page.kind === name);
  if (found.length === 0) throw new Error(`no page is or is named ${name}`);
  return found;
}

/** A page whose pictures are named by its URL, since its kind may be shown as well. */
function byUrl(page) {
  return { ...page, kind: page.url.replace(/\W+/g, "_").replace(/^_|_$/g, "") || "root" };
}

/** Takes the pictures of an open page at one size and in one scheme. */
async function take(page, { kind, language }, screen, scheme) {
  await page.setViewportSize(screen);
  await page.emulateMedia({ colorScheme: scheme });
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const name = join(out, `${kind}-${language}-${screen.width}-${scheme}`);
  for (const [index, clip] of (await pieces(page, screen)).entries()) {
    await page.screenshot({ path: index === 0 ? `${name}.png` : `${name}-${index + 1}.png`, fullPage: extent === "whole", clip });
  }
  console.log(`${name}.png`);
}

/** The parts of a page that get a picture each; one that has no bounds shows what is seen at once. */
async function pieces(page, { width, height }) {
  if (extent === "first") return [undefined];
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const starts = Array.from({ length: Math.ceil(whole / (height * PIECE)) }, (_, index) => index * height * PIECE);
  return starts.map((y) => ({ x: 0, y, width, height: Math.min(height * PIECE, whole - y) }));
}
