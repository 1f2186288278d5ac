/**
 * Whether an open page fits the reader: at 320 px, on a screen as low as four times the zoom makes it, with wider spacing, and with text twice as
 * large (WCAG 1.4.4, 1.4.10, 1.4.12), and whether its targets are large enough (2.5.8).
 */

import { targets } from "./targets.js";

/** The spacing that readers may set without loss: <https://www.w3.org/TR/WCAG22/#text-spacing>. */
const SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";

const TWICE = ":root { font-size: 200% }";

/** What a reader may have set, and the size of the screen: 320 × 256 px are what 1280 × 1024 px are at 400 %. */
const READERS = [
  { name: "320 px", width: 320, height: 800, css: "" },
  { name: "400 %", width: 320, height: 256, css: "" },
  { name: "320 px with wide spacing", width: 320, height: 800, css: SPACING },
  { name: "1280 px with wide spacing", width: 1280, height: 800, css: SPACING },
  { name: "640 px with text twice as large", width: 640, height: 800, css: TWICE },
  { name: "1280 px with text twice as large", width: 1280, height: 800, css: TWICE },
];

/**
 * Returns what is too small to tap, sticks out, is cut, overlaps, or takes the screen. The page is changed on the way: what is folded is open.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>}
 */
export async function fits(page) {
  const found = (await targets(page)).faults.map((fault) => `targets: ${fault}`);
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  for (const { name, width, height, css } of READERS) {
    await page.setViewportSize({ width, height });
    await page.evaluate(addStyle, css);
    const faults = [...(await page.evaluate(sticksOut)), ...(await page.evaluate(lostText)), ...(await page.evaluate(inTheWay))];
    found.push(...faults.map((fault) => `${name}: ${fault}`));
  }
  return found;
}

/**
 * Returns the words that are cut or overlap on an open page as it stands.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>}
 */
export function lostWords(page) {
  return page.evaluate(lostText);
}

/** A style sheet made by script, which the security policy lets pass. */
function addStyle(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}

/**
 * The elements that make the page scroll sideways, and the boxes that scroll sideways by themselves without being a table's, with a name, and within
 * reach of the keyboard.
 */
function sticksOut() {
  const width = document.documentElement.clientWidth;
  const boxes = [...document.body.querySelectorAll("*")];
  const scrolling = boxes.filter((box) => /auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth + 1);
  const unnamed = scrolling.filter((box) => !box.matches("[role=region][tabindex='0']:is([aria-label], [aria-labelledby])") || !box.querySelector("table"));
  const faults = unnamed.map((box) => `scrolls by itself: ${box.outerHTML.slice(0, 120)}`);
  if (document.scrollingElement.scrollWidth <= width) return faults;
  const wide = boxes.filter((element) => element.getBoundingClientRect().right > width + 1 && !scrolling.some((box) => box !== element && box.contains(element)));
  return [...faults, `${document.scrollingElement.scrollWidth} px wide`, ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))];
}

/** The words that are cut by a box or the edge of the page, and those that lie on top of others. */
function lostText() {
  const width = document.documentElement.clientWidth;
  const lines = [...words()].flatMap(({ node, element }) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].map(({ left, right, top, bottom }) => ({ left, right, top, bottom, element, text: node.textContent.trim() }));
  });
  return [...new Set([...lines.flatMap(cut), ...overlaps(), ...split()])];

  /** The phone numbers that begin on one line and end on another. */
  function split() {
    return [...words()].flatMap(({ node }) =>
      [...node.textContent.matchAll(/\(?\d{3}\)?[ -]\d{3}-\d{4}/g)].filter(({ 0: number, index }) => {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + number.length);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
      }),
    ).map(([number]) => `on two lines: ${number}`);
  }

  /** The texts that are to be seen. */
  function* words() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (walker.currentNode.textContent.trim() && element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !unseen(element)) {
        yield { node: walker.currentNode, element };
      }
    }
  }

  /** Whether an element is there for the ears only. */
  function unseen(element) {
    for (let box = element; box; box = box.parentElement) {
      const { clipPath, position } = getComputedStyle(box);
      if (clipPath !== "none" || (position === "absolute" && box.clientWidth <= 1 && box.clientHeight <= 1)) return true;
    }
    return false;
  }

  /** What takes a part of a line away: the nearest box that cuts, and without one the edge of the page. */
  function cut({ left, right, top, bottom, element, text }) {
    for (let box = element; box !== document.documentElement; box = box.parentElement) {
      const { overflowX, overflowY, display } = getComputedStyle(box);
      if (display === "inline" || (overflowX === "visible" && overflowY === "visible")) continue;
      const bounds = box.getBoundingClientRect();
      if (/hidden|clip/.test(overflowX) && (right > bounds.right + 2 || left < bounds.left - 2)) return [`cut sideways: ${text.slice(0, 60)}`];
      if (/hidden|clip/.test(overflowY) && (bottom > bounds.bottom + 4 || top < bounds.top - 4)) return [`cut below or above: ${text.slice(0, 60)}`];
      if (/auto|scroll/.test(overflowX)) return [];
    }
    return right > width + 1 || left < -1 ? [`cut by the page: ${text.slice(0, 60)}`] : [];
  }

  /** The lines of different elements of which one covers a third of the other. */
  function overlaps() {
    const sorted = lines.filter(({ element }) => !lifted(element)).sort((one, other) => one.top - other.top);
    return sorted.flatMap((line, index) => {
      const found = [];
      for (let next = index + 1; next < sorted.length && sorted[next].top < line.bottom; next += 1) {
        const other = sorted[next];
        const across = Math.min(line.right, other.right) - Math.max(line.left, other.left);
        const down = Math.min(line.bottom, other.bottom) - other.top;
        const least = Math.min(line.bottom - line.top, other.bottom - other.top);
        if (other.element !== line.element && across > 2 && down > least / 3) found.push(`“${line.text.slice(0, 40)}” lies on “${other.text.slice(0, 40)}”`);
      }
      return found;
    });
  }

  /** Whether an element, or what it is in, stays in sight while the page scrolls below it. */
  function lifted(element) {
    for (let box = element; box; box = box.parentElement) if (/fixed|sticky/.test(getComputedStyle(box).position)) return true;
    return false;
  }
}

/** The boxes that stay in sight and take more than a third of the screen from what scrolls; one beside it takes nothing. */
function inTheWay() {
  const staying = [...document.body.querySelectorAll("*")].filter((box) => /fixed|sticky/.test(getComputedStyle(box).position) && box.checkVisibility());
  const large = staying.filter((box) => {
    const { width, height } = box.getBoundingClientRect();
    return height > innerHeight / 3 && width > innerWidth / 2;
  });
  return large.map((box) => `takes the screen: ${box.outerHTML.slice(0, 120)}`);
}
