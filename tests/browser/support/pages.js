/**
 * The pages of the finished site, read from the folder that the variable `SITE` names. Nothing here is listed by hand: a new kind of page, or a
 * new language, is tested from the day that the starter site has one.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** The folder of the finished site. */
export const SITE = process.env.SITE;
if (!SITE) throw new Error("SITE must name the folder of a finished site; tests/run sets it");

/**
 * @typedef {object} SitePage
 * @property {string} url path from the root of the site, such as `/es/faq/`
 * @property {string} kind the kind of page, as its template's name says it
 * @property {string} language
 * @property {string} html
 */

/** @type {SitePage[]} every page that has the theme's frame (redirecting pages have not), sorted by URL */
export const PAGES = readdirSync(SITE, { recursive: true })
  .filter((name) => name.endsWith(".html"))
  .map((name) => readPage(join(SITE, name)))
  .filter((page) => page.kind)
  .sort((one, other) => (one.url < other.url ? -1 : 1));

function readPage(file) {
  const html = readFileSync(file, "utf8");
  const url = `/${relative(SITE, file).split(sep).join("/")}`.replace(/index\.html$/, "");
  return { url, html, kind: /<body class="page page--([a-z-]+)"/.exec(html)?.[1], language: /<html lang="([^"]+)"/.exec(html)?.[1] };
}

/** The languages of the site. */
export const LANGUAGES = [...new Set(PAGES.map((page) => page.language))].sort();

/** The kinds of page of the site. */
export const KINDS = [...new Set(PAGES.map((page) => page.kind))].sort();

/** Of every kind and language the largest page, which has the most to go wrong, and the smallest, where things are missing. */
export const SPECIMENS = LANGUAGES.flatMap((language) => KINDS.flatMap((kind) => extremes(pagesOf(kind, language))));

/** One page, the largest, of every kind and language. */
export const LARGEST = LANGUAGES.flatMap((language) => KINDS.flatMap((kind) => extremes(pagesOf(kind, language)).slice(0, 1)));

/** The pages of a kind in a language. */
export function pagesOf(kind, language) {
  return PAGES.filter((page) => page.kind === kind && page.language === language);
}

function extremes(pages) {
  const bySize = [...pages].sort((one, other) => other.html.length - one.html.length);
  return [...new Set([bySize.at(0), bySize.at(-1)])].filter(Boolean);
}
