import { t } from "../../i18n.js";
import { away, nameOf } from "./words.js";

/** @typedef {import("./words.js").Program} Program */

/** A pin lists so many programs; a closer view tells the others apart. */
const MOST = 20;

/**
 * Writes what the pressed pin stands for: the program as a link with its distance, or a list of them.
 * @param {HTMLElement} panel
 * @param {Program[]} programs
 * @param {(() => void) | undefined} closer shows their part of the map, if that would tell them apart
 */
export function fill(panel, programs, closer) {
  if (programs.length === 1) {
    panel.replaceChildren(line("p", programs[0]));
    return;
  }
  const list = make("ul", "outline-map__list");
  // Safari takes lists without bullets for no lists.
  list.setAttribute("role", "list");
  list.append(...programs.slice(0, MOST).map((program) => line("li", program)));
  panel.replaceChildren(make("p", "outline-map__title", nameOf(programs)), list);
  if (programs.length > MOST) {
    panel.append(make("p", "outline-map__more", t("outline-map.more", { count: programs.length - MOST })));
  }
  if (closer) {
    const button = make("button", "button button--small button--quiet outline-map__closer", t("outline-map.closer"));
    button.setAttribute("type", "button");
    button.addEventListener("click", closer);
    panel.append(button);
  }
}

function line(/** @type {string} */ name, /** @type {Program} */ program) {
  const row = make(name, "outline-map__line");
  const link = /** @type {HTMLAnchorElement} */ (make("a", "outline-map__link", program.title));
  link.href = program.url;
  if (program.titleLanguage) link.lang = program.titleLanguage;
  row.append(link, " ", make("span", "outline-map__away", away(program)));
  return row;
}

function make(/** @type {string} */ name, /** @type {string} */ className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
