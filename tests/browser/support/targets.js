/** Whether what can be tapped on an open page is large enough (WCAG 2.5.8, and 2.5.5 as information). */

/** The smallest side of a target, in px, unless there is room around it. */
const LEAST = 24;

/** The side that a target had better have, in px. */
const WANTED = 44;

/**
 * Returns the targets that are too small, and those that are smaller than wanted and stand alone.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<{ faults: string[], small: string[] }>}
 */
export function targets(page) {
  return page.evaluate(measure, { least: LEAST, wanted: WANTED });
}

function measure({ least, wanted }) {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']:not([role=region])")]
    .filter((element) => !hidden(element))
    .map((element) => ({ element, area: area(element) }));
  const standing = all.filter(({ element }) => !inSentence(element));
  const under = standing.filter(({ area }) => smaller(area, least));
  const faults = under.filter(({ element, area }) => !roomAround(element, area)).map(named);
  return { faults, small: standing.filter(({ area }) => smaller(area, wanted)).map(({ element }) => `${element.localName} in ${element.closest("[class]")?.classList[0] ?? "body"}`) };

  function named({ element, area: { width, height } }) {
    return `${Math.round(width)} × ${Math.round(height)} px: ${element.outerHTML.slice(0, 160)}`;
  }

  /** What only a screen reader sees cannot be tapped. */
  function hidden(element) {
    return !element.checkVisibility({ visibilityProperty: true }) || getComputedStyle(element).clipPath !== "none";
  }

  /** A label is a part of its field's target. */
  function area(element) {
    const label = element.closest("label") ?? (/^(checkbox|radio)$/.test(element.type) ? element.labels?.[0] : undefined);
    return (label ?? element).getBoundingClientRect();
  }

  function smaller({ width, height }, side) {
    return width < side - 0.5 || height < side - 0.5;
  }

  /** Whether an element is a link within a line of other words, whose height its size follows. */
  function inSentence(element) {
    if (getComputedStyle(element).display !== "inline") return false;
    const block = blockOf(element);
    const around = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (around.nextNode()) {
      const { parentElement, textContent } = around.currentNode;
      if (/\p{Letter}/u.test(textContent) && !parentElement.closest("a, button, summary") && (parentElement === block || blockOf(parentElement) === block)) return true;
    }
    return false;
  }

  /** The nearest box around an element that is no part of a line. */
  function blockOf(element) {
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    return block;
  }

  /** Whether a circle of the smallest size around the middle of a target touches no other target and no other such circle. */
  function roomAround(element, area) {
    const middle = centre(area);
    return all.every((other) => {
      if (other.element === element || other.element.closest("label") === element.closest("label, a, button, summary")) return true;
      if (smaller(other.area, least) && distance(middle, centre(other.area)) < least) return false;
      return toBox(middle, other.area) >= least / 2;
    });
  }

  function centre({ x, y, width, height }) {
    return { x: x + width / 2, y: y + height / 2 };
  }

  function distance(one, other) {
    return Math.hypot(one.x - other.x, one.y - other.y);
  }

  function toBox({ x, y }, { left, right, top, bottom }) {
    return Math.hypot(Math.max(left - x, x - right, 0), Math.max(top - y, y - bottom, 0));
  }
}
