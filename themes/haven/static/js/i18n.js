/**
 * The words of scripts. Pages carry the strings that their scripts need in blocks `<script type="application/json" data-strings>`; what is not
 * there shows its key, which tests find.
 */

/** @type {Map<string, string | Record<string, string>> | undefined} */
let strings;
/** @type {Intl.PluralRules | undefined} */
let rules;
/** @type {Intl.NumberFormat | undefined} */
let numbers;
/** @type {Intl.DateTimeFormat | undefined} */
let dates;
/** The digits of phone numbers and ZIP codes, in every language, as in the pages. */
const DIGITS = { numberingSystem: "latn" };

/** The language of the page, as a BCP 47 tag. */
export function language() {
  return document.documentElement.lang || "en";
}

/**
 * Returns a string with its holes filled; `count` chooses the plural form.
 * @param {string} key such as "finder.results"
 * @param {Record<string, string | number>} [holes]
 */
export function t(key, holes = {}) {
  strings ??= read();
  const pattern = strings.get(key) ?? key;
  return fill(typeof pattern === "string" ? pattern : form(pattern, Number(holes.count ?? 0)), holes);
}

/**
 * Writes a date out: "October 28, 2026".
 * @param {string} iso such as "2026-10-28"
 */
export function date(iso) {
  dates ??= new Intl.DateTimeFormat(language(), { ...DIGITS, dateStyle: "long", timeZone: "UTC" });
  return dates.format(new Date(iso));
}

/**
 * Writes a number as the pages do: "3,922".
 * @param {number} value
 */
export function number(value) {
  strings ??= read();
  numbers ??= new Intl.NumberFormat(String(strings.get("numbers") ?? language()), DIGITS);
  return numbers.format(value);
}

/** Writes out the day that it is for the reader. */
export function today() {
  return new Intl.DateTimeFormat(language(), { ...DIGITS, dateStyle: "long" }).format(new Date());
}

function read() {
  const blocks = [...document.querySelectorAll("script[data-strings]")];
  return new Map(blocks.flatMap((block) => Object.entries(JSON.parse(block.textContent ?? "{}"))));
}

/** @param {Record<string, string>} forms @param {number} count */
function form(forms, count) {
  rules ??= new Intl.PluralRules(language());
  return forms[rules.select(count)] ?? forms.other ?? "";
}

/** @param {string} pattern @param {Record<string, string | number>} holes */
function fill(pattern, holes) {
  return pattern.replace(/\{([a-z-]+)\}/g, (hole, name) => (name in holes ? shown(holes[name]) : hole));
}

/** @param {string | number} value */
function shown(value) {
  if (typeof value === "number") return number(value);
  // Between letters that run from right to left a phone number would be read backwards, were it not kept to itself.
  return document.documentElement.dir === "rtl" ? `\u2068${value}\u2069` : value;
}
