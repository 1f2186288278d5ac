/**
 * Facts that grow old while a page stays as it was made. What is to happen on which day stands in the page, counted when it was made:
 *
 * - `<time datetime="2026-10-28" data-age>` gets its age behind it: "October 28, 2026 (3 weeks ago)";
 * - `data-from="2027-04-27"` is shown from that day on, `data-before="2027-04-27"` until the day before it, `data-expires="2027-04-27"` until
 *   the end of it;
 * - `data-expired`, beside something that expires, is what is shown instead.
 *
 * `data-today` of the body is the day for sites whose made-up facts do not grow old.
 */

/** The largest ages that are told in days, weeks and months, and how many days these have. */
const UNITS = /** @type {const} */ ([["day", 13, 1], ["week", 59, 7], ["month", 729, 30.4], ["year", Infinity, 365.25]]);

/** By language: each takes a phone some milliseconds to make. @type {Map<string, Intl.RelativeTimeFormat>} */
const FORMATS = new Map();

/** The words that some ages were told in, so that none is told twice. */
const TOLD = "data-aged";

/** The reader's day: "2026-11-22". */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return document.body.dataset.today ?? `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** How many days lie between two. @param {string} iso @param {string} day */
export function days(iso, day) {
  return Math.round((Date.parse(day) - Date.parse(iso)) / 86_400_000);
}

/**
 * Says how long ago a day was: "yesterday", "3 weeks ago". Nothing for a day to come: some clock is wrong, or it is no age.
 * @param {string} iso
 * @param {string} day the day that it is
 * @param {string} language
 */
export function ago(iso, day, language) {
  const age = days(iso, day);
  const [unit, , length] = UNITS.find(([, most]) => age <= most) ?? UNITS[3];
  if (age < 0) return "";
  const format = FORMATS.get(language) ?? new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  FORMATS.set(language, format);
  return format.format(-Math.round(age / length) || 0, unit);
}

/**
 * Shows what counts on a day, and hides what does not yet or no longer.
 * @param {ParentNode} root
 * @param {string} [day]
 */
export function settle(root, day = today()) {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-from], [data-before], [data-expires]"))) {
    const { from = day, before, expires = day } = part.dataset;
    part.hidden = day < from || day > expires || (before !== undefined && day >= before);
    const instead = /** @type {HTMLElement | null | undefined} */ (part.parentElement?.querySelector(":scope > [data-expired]"));
    if (instead && part.dataset.expires) instead.hidden = day <= expires;
  }
}

/**
 * Does all of this below an element.
 * @param {ParentNode} root
 * @param {string} [day]
 */
export function age(root, day = today()) {
  settle(root, day);
  for (const time of /** @type {NodeListOf<HTMLTimeElement>} */ (root.querySelectorAll(`time[data-age]:not([${TOLD}])`))) {
    // A part that is still to be put into the page has no language of its own.
    const words = ago(time.dateTime, day, time.closest("[lang]")?.getAttribute("lang") || document.documentElement.lang || "en");
    time.setAttribute(TOLD, "");
    // Kept together, as a line that ends in "(3" reads badly.
    if (words) time.append(` (${words.replaceAll(" ", "\u00a0")})`);
  }
}
