/**
 * What readers have set holds: with their own few colours the page they are on, buttons, fields, boxes, pictures and the focus are still to be seen,
 * and where they asked for less motion nothing moves (WCAG 1.4.11, 2.3.3).
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { useSite } from "./support/browser.js";
import { walk } from "./support/focus.js";
import { LARGEST } from "./support/pages.js";

const site = useSite();
const SCHEMES = ["light", "dark"];

/** What is a box by its colour otherwise. */
const BOXES = ".alert, .callout, .care-card, .summary-box, .notice-box, .closed-notice, .call-panel, .demonstration-notice, .help-lines__line, .program-card, .result-card";

/** The part of a picture that has to differ from its ground. */
const INK = 0.005;

for (const { url, kind, language } of LARGEST) {
  test(`${kind} in ${language} keeps its parts in forced colours: ${url}`, () =>
    site.look(url, { width: 390, context: { forcedColors: "active" } }, async (page) => {
      assert.deepEqual(await page.evaluate(lost, BOXES), []);
    }));

  test(`${kind} in ${language} keeps still: ${url}`, () =>
    site.look(url, { width: 390, context: { reducedMotion: "reduce" } }, async (page) => assert.deepEqual(await page.evaluate(moving), [])));
}

for (const { url, kind } of LARGEST.filter((page) => page.language === "en")) {
  test(`${kind} shows the focus in forced colours: ${url}`, () =>
    site.look(url, { width: 390, context: { forcedColors: "active", reducedMotion: "reduce" } }, async (page) => {
      const stops = await walk(page);
      assert.deepEqual(stops.filter(({ faults }) => faults.includes("without a ring")).map(({ html }) => html), []);
    }));
}

for (const colorScheme of SCHEMES) {
  test(`nothing is blank in forced ${colorScheme} colours`, async () => {
    const bench = await site.browser.newPage();
    for (const { url } of LARGEST) {
      await site.look(url, { width: 390, context: { forcedColors: "active", colorScheme } }, async (page) => {
        const pictures = await page.locator("svg[role=img], .hero-picture").filter({ visible: true }).all();
        for (const part of [page, ...pictures]) {
          const share = await bench.evaluate(inked, (await part.screenshot()).toString("base64"));
          assert.ok(share >= INK, `${url}: ${part === page ? "the page" : await part.getAttribute("class")} is blank`);
        }
      });
    }
    await bench.close();
  });
}

test("a fault would be found", () =>
  site.look("/", { width: 390, context: { forcedColors: "active" } }, async (page) => {
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(".button { border: 0 !important } a { transition: color 1s; animation: turn 1s infinite } @keyframes turn { to { rotate: 1turn } }");
      document.adoptedStyleSheets = [sheet];
    });
    assert.match((await page.evaluate(lost, BOXES))[0], /^without an edge: .*button/);
    assert.match((await page.evaluate(moving))[0], /^moves: /);
  }));

/** Runs in the page: what cannot be told from what is around it without colours. */
function lost(boxes) {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && getComputedStyle(element).clipPath === "none";
  const all = (selector) => [...document.querySelectorAll(selector)].filter(seen);
  const begin = (element) => element.outerHTML.slice(0, 120);
  const edged = [...all(".button, button, input:not([type=checkbox], [type=radio]), select, textarea"), ...all(boxes)].filter((element) => !edge(element));
  const unmarked = all("nav [aria-current], .navigation [aria-current]").filter((current) => !stands(current));
  return [...edged.map((element) => `without an edge: ${begin(element)}`), ...unmarked.map((element) => `not marked: ${begin(element)}`)];

  /** Whether an element has a line at one side at least, or looks like a link. */
  function edge(element) {
    const style = getComputedStyle(element);
    const sides = ["Top", "Right", "Bottom", "Left"].some((side) => style[`border${side}Style`] !== "none" && Number.parseFloat(style[`border${side}Width`]) >= 1);
    return sides || (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1) || style.textDecorationLine.includes("underline");
  }

  /** Whether the mark of a current page does not rest on colour: it differs from the links beside it in lines or weight, or is no link. */
  function stands(current) {
    const other = [...(current.closest("nav, ul") ?? document).querySelectorAll("a:not([aria-current])")].find(seen);
    return current.localName !== "a" || !other || look(current) !== look(other);
  }

  function look(element) {
    const { borderBlockEndWidth, borderInlineStartWidth, textDecorationLine, fontWeight, outlineWidth, outlineStyle } = getComputedStyle(element);
    const after = getComputedStyle(element, "::after");
    return [borderBlockEndWidth, borderInlineStartWidth, textDecorationLine, fontWeight, outlineWidth, outlineStyle, after.content, after.borderBlockEndWidth].join();
  }
}

/** Runs in the page: what moves, or would when something changes. */
function moving() {
  const longest = (durations) => Math.max(...durations.split(",").map((duration) => Number.parseFloat(duration)));
  const moves = (element, pseudo) => {
    const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element, pseudo);
    return (animationName !== "none" && longest(animationDuration) > 0.01) || longest(transitionDuration) > 0.01 || scrollBehavior === "smooth";
  };
  const elements = [...document.querySelectorAll("*")].filter((element) => [undefined, "::before", "::after"].some((pseudo) => moves(element, pseudo)));
  return elements.map((element) => `moves: ${element.outerHTML.slice(0, 120)}`);
}

/** Runs in a page without a policy: the part of a picture that differs clearly from its most frequent colour. */
async function inked(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  canvas.drawImage(bitmap, 0, 0);
  const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
  const values = Array.from({ length: data.length / 4 }, (_, at) => Math.round(0.2126 * data[4 * at] + 0.7152 * data[4 * at + 1] + 0.0722 * data[4 * at + 2]));
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [ground] = [...counts].sort((one, other) => other[1] - one[1])[0];
  return values.filter((value) => Math.abs(value - ground) > 64).length / values.length;
}
