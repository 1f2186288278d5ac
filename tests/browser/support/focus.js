/**
 * What a reader sees who goes through an open page with the Tab key (WCAG 2.1.2, 2.4.3, 2.4.7, 2.4.11, 2.4.13).
 */

/** The thickness that a ring must have, in px. */
const RING = 3;

/** The contrast that an indicator must have with what was there before. */
const CONTRAST = 3;

/** The thickness that a line around the focus has at least in what changes, in px. */
const LINE = 2;

/** A ring around the focus is no larger than this, in px. */
const MARGIN = 8;

/**
 * @typedef {object} Stop
 * @property {string} html the beginning of the element
 * @property {string} look what elements that look alike have in common
 * @property {number} edges the length of its outline, in px
 * @property {string[]} faults
 */

/**
 * Presses a key until the focus has left the page, and returns where it stopped.
 * @param {import("playwright-core").Page} page just opened
 * @param {{ key?: string, at?: (stop: Stop) => Promise<unknown> }} [options] `at` is called at every stop
 * @returns {Promise<Stop[]>}
 */
export async function walk(page, { key = "Tab", at } = {}) {
  // What comes late, such as results, moves what stands below it: where the focus is then is the browser's to keep in sight.
  await page.waitForLoadState("networkidle");
  const most = await page.evaluate(() => document.querySelectorAll("*").length);
  const stops = [];
  while (stops.length < most) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(look, { ring: RING, backwards: key !== "Tab" });
    if (!stop) return stops;
    stops.push(stop);
    await at?.(stop);
  }
  throw new Error(`the focus is trapped near ${stops.at(-1).html}`);
}

/**
 * Presses Tab until something that a selector names has the focus; fails if any stop on the way is at fault, or if there is no such stop.
 * @param {import("playwright-core").Page} page
 * @param {string} selector
 */
export async function tabTo(page, selector) {
  const most = await page.evaluate(() => document.querySelectorAll("*").length);
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(look, { ring: RING, backwards: false });
    if (!stop) continue;
    const faults = stop.faults.filter((fault) => !fault.startsWith("not after"));
    if (faults.length > 0) throw new Error(`${faults.join(", ")}: ${stop.html}`);
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  throw new Error(`Tab never comes to ${selector}`);
}

/**
 * How many px around the focus change enough to be seen when it leaves, and how many must: as many as a line around the element has.
 * @param {import("playwright-core").Page} page where something has the focus
 * @param {import("playwright-core").Page} bench a page to compute in, without a policy
 * @param {Stop} stop where `page` is
 */
export async function shown(page, bench, { edges }) {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const { inSight, ...clip } = await page.evaluate(inTheMiddle, MARGIN);
  await page.evaluate(painted);
  const focused = await page.screenshot({ clip });
  await page.evaluate(() => {
    globalThis.left = document.activeElement;
    document.activeElement.blur();
  });
  await page.evaluate(painted);
  const blurred = await page.screenshot({ clip });
  await page.evaluate(() => globalThis.left.focus({ focusVisible: true, preventScroll: true }));
  const changed = await bench.evaluate(changedPixels, [focused.toString("base64"), blurred.toString("base64"), CONTRAST]);
  return { changed, needed: LINE * edges * inSight };
}

/** Runs in the page: until what it is now has been painted. */
function painted() {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

/**
 * Runs in the page: brings what has the focus to where nothing of its ring is cut, and returns the place of both, and which share of its outline is in
 * sight: all of it, unless it is larger than the screen, such as a long table.
 */
function inTheMiddle(margin) {
  document.activeElement.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height, top, right, bottom, left } = document.activeElement.getBoundingClientRect();
  const across = Math.min(right, innerWidth) - Math.max(left, 0);
  const along = Math.min(bottom, innerHeight) - Math.max(top, 0);
  const rows = [top, bottom].filter((edge) => edge >= 0 && edge <= innerHeight).length;
  const columns = [left, right].filter((edge) => edge >= 0 && edge <= innerWidth).length;
  const inSight = (rows * across + columns * along) / (2 * (width + height));
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin, inSight };
}

/** Runs in the page: what has the focus and what is wrong with it; nothing once the focus has left the page. */
function look({ ring, backwards }) {
  const element = document.activeElement;
  const before = globalThis.before;
  globalThis.before = element;
  if (element === document.body || element === document.documentElement || !element) return undefined;
  const faults = [];
  const rects = [...element.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
  if (rects.length === 0) faults.push("without a box");
  else if (!rects.some((rect) => seen(rect) > 0)) faults.push("out of sight");
  else covered(Math.max(...rects.map(hits)));
  if (!ringed()) faults.push("without a ring");
  if (before && before !== document.body) order();
  return {
    html: element.outerHTML.slice(0, 120),
    look: `${element.localName}.${element.className}`,
    edges: rects.reduce((sum, rect) => sum + 2 * (rect.width + rect.height), 0),
    faults,
  };

  /** How many of the points of a box lie in the viewport. */
  function seen(rect) {
    return points(rect).filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight).length;
  }

  /** What part of the points of a box that could be seen is not covered. */
  function hits(rect) {
    const visible = points(rect).filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
    return visible.filter(([x, y]) => own(document.elementFromPoint(x, y))).length / Math.max(visible.length, 1);
  }

  /** Points of a box that rounded corners do not reach. */
  function points({ x, y, width, height }) {
    return [0.15, 0.5, 0.85].flatMap((down) => [0.15, 0.5, 0.85].map((right) => [x + width * right, y + height * down]));
  }

  /** Whether what is seen at a point is the element, a part of it, its label, or a box around it that shows through. */
  function own(top) {
    if (!top) return false;
    const labels = [...(element.labels ?? [])];
    return element.contains(top) || labels.some((label) => label.contains(top)) || (top.contains(element) && !top.matches("html, body, main"));
  }

  function covered(part) {
    if (part === 0) faults.push("covered");
    else if (part < 0.5) faults.push(`covered but for ${Math.round(part * 100)} %`);
  }

  /** Whether the element, its label, or a box right around it has an outline or a ring of shadow. */
  function ringed() {
    return [element, ...(element.labels ?? []), element.nextElementSibling, element.parentElement].filter(Boolean).some((part) => {
      const style = getComputedStyle(part);
      const outline = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= ring;
      return outline || style.boxShadow.split(/,(?![^(]*\))/).some((shadow) => spread(shadow) >= ring);
    });
  }

  /** How far a computed shadow reaches beyond its box: the last of its lengths. */
  function spread(shadow) {
    return Number.parseFloat(shadow.match(/-?[\d.]+px/g)?.at(3) ?? "0");
  }

  /** The order is the one of the document, and within a group nothing leads back up. */
  function order() {
    const follows = before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (!backwards && !follows) faults.push(`not after ${before.outerHTML.slice(0, 80)}`);
    const group = (part) => part.closest("section, nav, ul, ol, dl, table, form, fieldset, header, footer, aside, article");
    if (backwards || !group(element) || group(element) !== group(before)) return;
    const [one, other] = [before.getBoundingClientRect(), element.getBoundingClientRect()];
    if (other.bottom <= one.top && other.left <= one.left) faults.push(`seen above ${before.outerHTML.slice(0, 80)}`);
  }
}

/** Runs in a page without a policy: how many px of two pictures have enough contrast with each other. */
async function changedPixels([one, other, least]) {
  const [first, second] = await Promise.all([one, other].map(pixels));
  let changed = 0;
  for (let at = 0; at < first.length; at += 4) if (contrast(luminance(first, at), luminance(second, at)) >= least) changed += 1;
  return changed;

  async function pixels(base64) {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    return canvas.getImageData(0, 0, bitmap.width, bitmap.height).data;
  }

  function luminance(data, at) {
    const [red, green, blue] = [0, 1, 2].map((channel) => data[at + channel] / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(a, b) {
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }
}
