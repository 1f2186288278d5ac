/**
 * Cards of the saved list.
 *
 * @typedef {import("./program-page.js").Program} Program
 * @typedef {object} Options
 * @property {string} href where the program's name leads
 * @property {() => void} remove
 * @property {{ tick: (on: boolean) => void, ticked: boolean }} [choice] whether the program is compared; none shows no box
 */
import { element } from "./element.js";
import { t } from "./i18n.js";
import { phoneWords } from "./phone-words.js";

/** The facts of a card, a line each, and how many words of a list it has room for. */
const LINES = [["delivery"], ["days", "hours", "times"], ["ages"], ["payment"]];
const FEW = 3;

/** @param {HTMLTemplateElement} template @param {Program} program @param {Options} options */
export function card(template, program, { href, remove, choice }) {
  const item = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (item.querySelector(`.program-card__${name}`));
  const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a"));
  link.href = href;
  link.append(element("span", { lang: program.name.language }, program.name.text));
  part("provider").textContent = [words(program, "provider"), words(program, "town")].filter(Boolean).join(" · ");
  part("accepting").textContent = program.status === "active" ? words(program, "accepting") : t(`saved.${program.status}`);
  part("facts").append(...LINES.map((keys) => keys.map((key) => words(program, key)).filter(Boolean).join(" · ")).filter(Boolean).map(line));
  part("checked").textContent = checked(program);
  part("checked").classList.add(`program-card__checked--${program.freshness}`);
  const [phone] = program.phones;
  if (phone) part("call").append(element("a", { class: "button button--small", href: phone.url }, phoneWords("saved.call", phone.shown)));
  part("call").append(remover(program.name.text, remove));
  if (choice) item.querySelector("article")?.append(box(program.name.text, choice));
  return item;
}

/**
 * The card of a program whose page did not come.
 * @param {string} text
 * @param {string} id
 * @param {() => void} remove
 */
export function lost(text, id, remove) {
  const line = element("p", { class: "saved-list__tools" }, remover(id, remove));
  return element("li", {}, element("div", { class: "program-card" }, element("p", { class: "program-card__closed" }, text), line));
}

/** @param {string} text */
function line(text) {
  return element("li", {}, text);
}

/** @param {string} name @param {() => void} remove */
function remover(name, remove) {
  const words = element("span", { class: "visually-hidden" }, ` ${name}`);
  const button = element("button", { type: "button", class: "button button--small button--quiet saved-list__remove" }, t("saved.remove"), words);
  button.addEventListener("click", remove);
  return button;
}

/** @param {string} name @param {{ tick: (on: boolean) => void, ticked: boolean }} choice */
function box(name, { tick, ticked }) {
  const input = element("input", { type: "checkbox", checked: ticked });
  input.addEventListener("change", () => tick(input.checked));
  const words = element("span", { class: "visually-hidden" }, ` ${name}`);
  return element("label", { class: "saved-list__tick" }, input, element("span", {}, t("saved.tick"), words));
}

/** @param {Program} program */
function checked({ facts, checked: day, freshness }) {
  if (!day) return t("saved.unchecked");
  const said = t("saved.checked", { date: facts.get("checked")?.values[0]?.text ?? day });
  return ["stale", "unverified"].includes(freshness) ? `${said} ${t("saved.may-have-changed")}` : said;
}

/** What the program tells of a fact, in short. @param {Program} program @param {string} key */
function words({ facts }, key) {
  const values = facts.get(key)?.values ?? [];
  const more = values.length - FEW;
  const few = values.slice(0, FEW).map(({ text }) => text).join(", ");
  return more > 0 ? `${few} ${t("saved.and-more", { count: more })}` : few;
}
