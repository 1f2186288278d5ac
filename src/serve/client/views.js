/**
 * The views of the author's panel: each makes of the server's answer what it says about itself in a line, and its list. A list is cut into pages;
 * `to` gives the address of the one that begins at a line.
 */
import { count, editorLink, element } from "./element.js";

/** Mistakes, by file. */
export function now({ errors, warnings, from, total, rows }, section, to) {
  const status = total === 0 ? "No errors, no warnings." : `${count(errors, "error")}, ${count(warnings, "warning")}.`;
  const groups = Object.values(Object.groupBy(rows, ({ severity, file }) => `${severity} ${file}`));
  return { status, list: [...groups.map(ofFile), pager(from, rows.length, total, to)] };
}

function ofFile(faults) {
  const [{ severity, file, editor }] = faults;
  const title = element("h2", {}, `${severity === "error" ? "Errors" : "Warnings"} in `, editorLink(file, editor));
  return element("section", { class: `file file--${severity}` }, title, element("ol", {}, ...faults.map(ofFault)));
}

function ofFault({ message, line, column, text, editor }) {
  const place = line ? editorLink(column ? `line ${line}, column ${column}` : `line ${line}`, editor) : null;
  const said = element("pre", { tabindex: "0", role: "region", "aria-label": message }, text);
  return element("li", {}, element("p", {}, place), said);
}

/** What needs care, by organization. */
export function worklist({ needs, today, from, total, rows }, section, to) {
  const status = `${count(total, "line")}. ${Object.entries(NEEDS).map(([need, name]) => `${name}: ${needs[need].toLocaleString("en-US")}`).join(", ")}.`;
  const head = ["Record", "What to do", "Day", "File"];
  // Neighbours alone: by day, an organization may come again.
  const groups = [];
  for (const row of rows) {
    if (groups.at(-1)?.[0].organization === row.organization) groups.at(-1).push(row);
    else groups.push([row]);
  }
  const bodies = groups.map((group) => {
    const name = group[0].organization;
    const link = element("a", { href: `#worklist?${new URLSearchParams({ words: name })}` }, name);
    return element("tbody", {}, element("tr", {}, element("th", { colspan: String(head.length), scope: "rowgroup" }, link)), ...group.map((row) => ofRecord(row, today)));
  });
  return { status, list: [table("What needs care", head, bodies), pager(from, rows.length, total, to)] };
}

const NEEDS = { missing: "Missing", stale: "Stale", expiring: "Expiring", untranslated: "Untranslated" };

function ofRecord({ record, url, need, what, day, file }, today) {
  const name = element("th", { scope: "row" }, url ? element("a", { href: url }, record) : record);
  const past = need === "expiring" && day < today ? element("strong", {}, " (past)") : null;
  const date = element("td", { class: "number" }, day ? element("time", { datetime: day }, day) : "", past);
  const label = element("span", { class: `need need--${need}` }, NEEDS[need]);
  return element("tr", {}, name, element("td", { class: "wide" }, label, " ", what), date, element("td", {}, editorLink(file.name, file.editor)));
}

/** All pages with their weight. */
export function pages({ kinds, languages, from, total, rows }, section, to) {
  choices(section.querySelector("#pages-kind"), Object.entries(kinds).map(([kind, number]) => [kind, `${kind} (${number.toLocaleString("en-US")})`]));
  choices(section.querySelector("#pages-language"), languages.map((language) => [language, language]));
  const body = element("tbody", {}, ...rows.map(ofPage));
  const head = ["Address", "Kind", "Language", "HTML", "Compressed", "File"];
  return { status: `${count(total, "page")}.`, list: [table("Pages of the site", head, [body]), pager(from, rows.length, total, to)] };
}

function ofPage({ url, kind, language, bytes, compressed, note, file }) {
  const name = element("th", { scope: "row", class: "wide" }, element("a", { href: url }, url), note ? element("span", { class: "note" }, note) : null);
  const weights = [bytes, compressed].map((weight) => element("td", { class: "number" }, weight === null ? "cannot be made" : `${(weight / 1000).toFixed(1)} kB`));
  return element("tr", {}, name, element("td", {}, kind), element("td", {}, language), ...weights, element("td", {}, file ? editorLink(file.name, file.editor) : "–"));
}

/** Puts choices below the first, which chooses nothing. */
function choices(select, options) {
  const wanted = select.value;
  const said = JSON.stringify(options);
  if (select.dataset.said === said) return;
  select.dataset.said = said;
  select.replaceChildren(select.options[0], ...options.map(([value, text]) => element("option", { value }, text)));
  select.value = wanted;
}

function table(caption, head, bodies) {
  if (bodies.every((body) => body.rows.length === 0)) return element("p", {}, "Nothing.");
  const cells = head.map((text) => element("th", { scope: "col" }, text));
  const made = element("table", {}, element("caption", {}, caption), element("thead", {}, element("tr", {}, ...cells)), ...bodies);
  return element("div", { class: "table", role: "region", "aria-label": caption, tabindex: "0" }, made);
}

/** "101 to 200 of 9,812", with the way back and on. */
function pager(from, shown, total, to) {
  if (shown === total) return "";
  const number = (value) => value.toLocaleString("en-US");
  const link = (text, start) => element("a", { href: to(start) }, text);
  const back = from > 0 ? link("Previous", Math.max(0, from - PER_VIEW)) : null;
  const on = from + shown < total ? link("Next", from + shown) : null;
  return element("nav", { class: "pager", "aria-label": "Parts of the list" }, element("p", {}, `${number(from + 1)} to ${number(from + shown)} of ${number(total)}`), back, on);
}

/** So many lines the server sends at once. */
const PER_VIEW = 100;
