import { element } from "../../element.js";
import { date, t, today } from "../../i18n.js";

/** @typedef {import("../../program-page.js").Program} Program */
/** @typedef {import("../../program-page.js").Text} Text */

/** What families ask for first; the rest is behind the code. */
const FACTS = ["accepting", "delivery", "times", "days", "hours", "duration", "starts", "first-visit", "ages", "focus", "payment", "languages"];

/** How much of a list a sheet has room for. */
const MOST = 5;

/** The saved list on paper: a cover with its contents, and a sheet for each program. */
export class Packet {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.templates = [...root.querySelectorAll("template")];
    root.hidden = false;
  }

  /** @param {Program[]} programs @param {string} link public address of the list */
  fill(programs, link) {
    const sheets = programs.length > 0 ? [this.cover(programs, link), ...programs.map((program) => this.sheet(program))] : [];
    this.root.replaceChildren(...this.templates, ...sheets);
  }

  /** @param {Program[]} programs @param {string} link */
  cover(programs, link) {
    const sheet = this.clone("cover");
    part(sheet, "printed").textContent = printed(programs);
    part(sheet, "contents").append(...programs.map(entry));
    code(sheet, link, t("packet.list-code"));
    return sheet;
  }

  /** @param {Program} program */
  sheet(program) {
    const sheet = this.clone("program");
    const facts = (/** @type {string} */ key) => program.facts.get(key)?.values ?? [];
    part(sheet, "title").append(named(program));
    part(sheet, "provider").textContent = about(program);
    part(sheet, "phones").append(...program.phones.map(({ kind, shown, hours }) => element("li", {}, `${kind} `, element("b", {}, shown), ` ${hours}`)));
    part(sheet, "address").textContent = program.address.join(", ");
    part(sheet, "facts").append(...FACTS.filter((key) => program.facts.has(key)).map((key) => pair(program.facts.get(key)?.label ?? "", facts(key))));
    const closed = program.status === "active" ? [] : [t(`saved.${program.status}`)];
    part(sheet, "printed").textContent = [...closed, printed([program])].join(" — ");
    code(sheet, program.url, t("packet.code"));
    return sheet;
  }

  /** @param {string} name @returns {HTMLElement} */
  clone(name) {
    const template = this.templates.find((one) => one.className === `packet__${name}`);
    return /** @type {HTMLElement} */ (template?.content.firstElementChild?.cloneNode(true));
  }
}

/** @param {HTMLElement} sheet @param {string} name @returns {HTMLElement} */
function part(sheet, name) {
  return /** @type {HTMLElement} */ (sheet.querySelector(`.packet__${name}`));
}

/** @param {Program} program */
function named({ name: { text, language } }) {
  return element("b", { lang: language }, text);
}

/** @param {string} label @param {Text[]} values */
function pair(label, values) {
  const shown = values.slice(0, MOST).map(({ text }) => text).join(", ");
  const more = values.length > MOST ? ` ${t("packet.and-more", { count: values.length - MOST })}` : "";
  const words = shown + more || t("packet.ask");
  return element("div", {}, element("dt", {}, label), element("dd", { lang: values[0]?.language }, ` ${words}`));
}

/** A program in the contents. @param {Program} program */
function entry(program) {
  return element("li", {}, named(program), ` · ${about(program)} · `, element("span", { class: "packet__phone" }, program.phones[0]?.shown ?? ""));
}

/** Who runs a program, and where. @param {Program} program */
function about({ facts }) {
  return ["provider", "town"].flatMap((key) => facts.get(key)?.values ?? []).map(({ text }) => text).join(" · ");
}

/** When this was printed, and when facts were checked: a day, or the first and the last. @param {Program[]} programs */
function printed(programs) {
  const days = [...new Set(programs.map((program) => program.checked))].sort();
  const known = days.filter(Boolean);
  const holes = { date: date(known[0] ?? ""), from: date(known[0] ?? ""), to: date(known.at(-1) ?? "") };
  const said = known.length === 0 ? t("packet.unchecked") : t(known.length > 1 ? "packet.checked-between" : "packet.checked", holes);
  const sentence = days.includes("") && known.length > 0 ? `${said}, ${t("packet.some-unchecked")}` : said;
  return `${t("packet.printed", { date: today() })} — ${sentence}`;
}

/** Sets an address, and the code that leads there as soon as it is made. @param {HTMLElement} sheet @param {string} url @param {string} label */
function code(sheet, url, label) {
  part(sheet, "url").textContent = url;
  import("../../qr.js").then(({ qrSvg }) => part(sheet, "head").append(qrSvg(url, label))).catch(() => undefined);
}
