import { excerptOf, marksIn } from "./excerpt.js";
import { countBefore } from "./loader.js";
import { strongOf } from "./units.js";
import { tokens } from "./words.js";

/** How many sections are read for each page that is shown: several may be of one page. */
const READ_PER_HIT = 3;

/** How many sections are read at most if only some kinds are asked for. */
const MOST_READ = 240;

/** How many other sections of a page are named. */
const MORE = 3;

/** How much words that stand close together add, a heading and a title that say what is looked for. */
const CLOSENESS = 0.5;
const HEADED = 1;
const TITLED = 0.7;

/** How much a title or heading adds that is what was typed, word for word. */
const LIKENESS = 1.5;

/**
 * Reads the best sections of the kinds that are asked for, as many as it takes to show enough pages.
 *
 * @param {any} index
 * @param {{doc: number, score: number}[]} ranked
 * @param {any} asked
 * @param {any} marks
 */
export async function readSections(index, ranked, asked, marks) {
  const { first, files } = (await index.more()).texts;
  const sections = [];
  const step = asked.textLimit * READ_PER_HIT;
  const urls = new Set();
  let at = 0;
  while (at < Math.min(ranked.length, MOST_READ) && urls.size < asked.textLimit) {
    const rows = await Promise.all(
      ranked.slice(at, at + step).map(async ({ doc, score }) => {
        const file = countBefore(first, doc, true) - 1;
        return { row: (await index.load(files[file]))[doc - first[file]], score };
      }),
    );
    for (const { row: each, score } of rows.filter(({ row }) => asked.kinds.includes(row[0]))) {
      const [kind, url, title, heading, anchor, text] = each;
      const fits = fitness(index, each, marks) * likeness(index, [title, heading], marks.said);
      sections.push({ kind, url, title, heading, anchor, text, score: score * fits });
      urls.add(url);
    }
    at += step;
  }
  return { sections, unread: asked.someTexts ? 0 : Math.max(ranked.length - at, 0) };
}

/** More than one if the text is about what is looked for. */
function fitness(index, [, , title, heading, , text], marks) {
  const named = Math.max(HEADED * sameness(index, heading, marks), TITLED * sameness(index, title, marks));
  return closeness(index, `${heading} ${text}`, marks) + named;
}

/** How much of a heading is looked for, and how much of what is looked for stands in it. */
function sameness(index, heading, marks) {
  const found = marksIn(index, heading, marks);
  const words = strongOf(index, tokens(heading));
  const said = words.filter((word) => found.some(({ from, to }) => from <= word.from && word.to <= to));
  return words.length ? (said.length / words.length) * Math.min(1, found.length / marks.units) : 0;
}

/** More than one if the words that are looked for stand close together. */
function closeness(index, text, { words }) {
  const last = new Map();
  let best = 0;
  tokens(text).forEach(({ word }, place) => {
    const stem = index.stems(word).find((each) => words.has(each));
    if (!stem) return;
    last.delete(stem);
    last.set(stem, place);
    const places = [...last.values()];
    places.forEach((from, number) => {
      const together = places.length - number;
      if (together > 1) best = Math.max(best, (together * together) / (place - from + 1) / Math.max(words.size, together));
    });
  });
  return 1 + CLOSENESS * Math.min(best, 1);
}

/** More than one if a title or heading has the words that are typed, those that say little included ("what is an IOP"). */
function likeness(index, titles, said) {
  const typed = new Set(said);
  const shares = titles.map((title) => {
    const stems = new Set(tokens(title).map(({ word }) => index.stems(word)[0]));
    return [...typed].filter((stem) => stems.has(stem)).length / Math.max(typed.size, stems.size);
  });
  return 1 + LIKENESS * Math.max(...shares) ** 2;
}

/**
 * Sections by pages, the page with the best section first; before all others those that are to be offered first.
 *
 * @param {any[]} sections
 * @param {string[]} learn
 */
export function pagesOf(sections, learn) {
  const pages = new Map();
  for (const section of sections.sort((one, other) => other.score - one.score)) {
    if (pages.has(section.url)) pages.get(section.url).push(section);
    else pages.set(section.url, [section]);
  }
  const isFirst = ([{ url }]) => Number(learn.includes(url));
  return [...pages.values()].sort((one, other) => isFirst(other) - isFirst(one));
}

/**
 * A page as an answer: its best section, and where else to look.
 *
 * @param {any} index
 * @param {any[]} page
 * @param {any} marks
 */
export function pageHit(index, [best, ...others], marks) {
  const link = ({ url, anchor }) => (anchor ? `${url}#${anchor}` : url);
  const more = others.slice(0, MORE).map((section) => ({ url: link(section), heading: section.heading || section.title }));
  return { kind: best.kind, url: link(best), title: best.title, heading: best.heading, excerpt: excerptOf(index, best.text, marks), more };
}
