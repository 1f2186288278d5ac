/**
 * Shows a comparison: as a table with a column for each program, and for narrow screens as a list of the differences alone.
 *
 * @typedef {import("./comparison.js").Group} Group
 * @typedef {import("./comparison.js").Text} Text
 * @typedef {import("./program-page.js").Program} Program
 */
import { element } from "./element.js";
import { t } from "./i18n.js";

/**
 * @param {Program[]} programs
 * @param {Group[]} groups
 * @param {(program: Program) => void} remove
 */
export function table(programs, groups, remove) {
  const columns = programs.map((program) => column(program, remove));
  const head = element("tr", {}, element("td", { class: "compare-table__corner" }), ...columns);
  const caption = element("caption", { class: "compare-table__caption" }, t("compare.caption"));
  return element("table", { class: "compare-table__table" }, caption, element("thead", {}, head), ...groups.map(body), notes(programs.length));
}

/**
 * @param {Program[]} programs
 * @param {Group[]} groups
 */
export function differences(programs, groups) {
  return groups.flatMap(({ rows }) => rows.filter((row) => row.differs)).flatMap(({ label, cells }) => {
    const pairs = cells.map((texts, index) => element("div", {}, element("dt", {}, name(programs[index])), element("dd", {}, cell(texts))));
    return [element("h3", { class: "compare-table__difference" }, label), element("dl", { class: "compare-table__pairs" }, ...pairs)];
  });
}

/** @param {Program} program @param {(program: Program) => void} remove */
function column(program, remove) {
  const words = element("span", { class: "visually-hidden" }, ` ${program.name.text}`);
  const button = element("button", { type: "button", class: "button button--small button--quiet compare-table__remove" }, t("compare.remove"), words);
  button.addEventListener("click", () => remove(program));
  const link = element("a", { href: program.href }, name(program));
  const provider = element("span", { class: "compare-table__provider" }, program.facts.get("provider")?.values[0]?.text ?? "");
  return element("th", { scope: "col", abbr: program.name.text }, link, provider, button);
}

/** @param {Group} group */
function body({ id, rows }) {
  const heading = element("th", { scope: "rowgroup", class: "compare-table__group", colspan: rows[0].cells.length + 1 }, t(`compare.group-${id}`));
  const lines = rows.map(({ label, cells, differs }) => {
    const values = cells.map((texts) => element("td", {}, cell(texts)));
    return element("tr", { "data-same": !differs }, element("th", { scope: "row" }, label), ...values);
  });
  return element("tbody", { "data-same": rows.every((row) => !row.differs) }, element("tr", {}, heading), ...lines);
}

/** Room to write on paper. @param {number} count */
function notes(count) {
  const blanks = Array.from({ length: count }, () => element("td"));
  return element("tbody", { class: "compare-table__notes" }, element("tr", {}, element("th", { scope: "row" }, t("compare.our-notes")), ...blanks));
}

/** @param {Text[]} texts */
function cell(texts) {
  if (texts.length === 0) return element("span", { class: "compare-table__unknown" }, t("compare.not-given"));
  if (texts.length === 1) return words(texts[0]);
  return element("ul", { class: "compare-table__values" }, ...texts.map((text) => element("li", {}, words(text))));
}

/** @param {Text} text */
function words({ text, language, url }) {
  return url ? element("a", { href: url }, text) : element("span", { lang: language }, text);
}

/** @param {Program} program */
function name({ name: { text, language } }) {
  return element("span", { lang: language }, text);
}
