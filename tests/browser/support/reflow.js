/**
 * Whether an open page fits the reader: at 320 px, with wider spacing, and with text twice as large (WCAG 1.4.4, 1.4.10, 1.4.12, 2.5.8).
 */

/** The smallest side of a target, in px. */
const TARGET = 24;

/** The spacing that readers may set without loss: <https://www.w3.org/TR/WCAG22/#text-spacing>. */
const SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";

/**
 * Returns what sticks out or is too small to tap. The page must be 320 px wide; it is changed on the way.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>}
 */
export async function fits(page) {
  const faults = (name, found) => found.map((fault) => `${name}: ${fault}`);
  const narrow = faults("320 px", await page.evaluate(sticksOut));
  const targets = faults("targets", await page.evaluate(smallTargets, TARGET));
  await page.evaluate(addStyle, SPACING);
  const spaced = faults("320 px with wide spacing", await page.evaluate(sticksOut));
  await page.setViewportSize({ width: 640, height: 800 });
  await page.evaluate(addStyle, ":root { font-size: 200% }");
  const large = faults("640 px with text twice as large", await page.evaluate(sticksOut));
  return [...narrow, ...targets, ...spaced, ...large];
}

/** A style sheet made by script, which the security policy lets pass. */
function addStyle(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}

/** The elements that make the page scroll sideways; what scrolls within a box of its own does not. */
function sticksOut() {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > width + 1);
  return [`${document.scrollingElement.scrollWidth} px`, ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))];
}

/** The controls and links that are smaller than `least`, but for links within a sentence and what only a screen reader sees. */
function smallTargets(least) {
  const inSentence = (element) => {
    const around = element.closest("p, dd, li, td, address, span, div");
    return getComputedStyle(element).display === "inline" && around !== null && around.innerText.trim() !== element.innerText.trim();
  };
  const hidden = (element) => !element.checkVisibility({ visibilityProperty: true }) || getComputedStyle(element).clipPath !== "none";
  const small = (element) => {
    const area = element.closest("label")?.getBoundingClientRect() ?? element.getBoundingClientRect();
    return area.height < least || area.width < least;
  };
  const targets = document.querySelectorAll("a[href], button, input, select, textarea, summary");
  return [...targets].filter((element) => !hidden(element) && small(element) && !inSentence(element)).map((element) => element.outerHTML);
}
