/**
 * Keeps an open page up to date while its author writes, and shows what is wrong with it. Only `carepress serve` adds this to pages.
 *
 * The server tells three things: `reload` (the page says something else), `style` (it looks different), `faults` (what is wrong, as JSON).
 */
import { count, editorLink, element } from "./element.js";

/**
 * @typedef {{ severity: string, file: string, line: number | null, text: string, editor: string | null, here: boolean }} Fault
 * @typedef {{ errors: number, warnings: number, note: string | null, shown: Fault[] }} Faults
 */

const TOOLS = "/__carepress/";
/** Where the reader was on a page that is loaded again; the browser itself may not remember. */
const PLACE = "carepress.place";
const mark = document.querySelector('meta[name="carepress-page"]')?.getAttribute("content") ?? "";

const host = document.createElement("carepress-live");
const root = host.attachShadow({ mode: "open" });
/** What is shown, and what of it was put away, so that only other faults come back. */
let [shown, hidden] = ["", ""];
/** @type {EventSource | undefined} */
let events;

const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
sessionStorage.removeItem(PLACE);
if (place?.path === location.pathname) addEventListener("load", () => scrollTo({ left: place.x, top: place.y, behavior: "instant" }));

root.append(element("link", { rel: "stylesheet", href: `${TOOLS}live.css` }));
document.body.append(host);
follow();
// Browsers allow few connections to one server: a page that nobody sees leaves its own to others, and asks again when it is seen.
document.addEventListener("visibilitychange", follow);

function follow() {
  events?.close();
  if (document.visibilityState === "hidden") return;
  events = new EventSource(`${TOOLS}events?${new URLSearchParams({ page: location.pathname, mark })}`);
  events.addEventListener("reload", reload);
  events.addEventListener("style", ({ data }) => restyle(data.split(" ")));
  events.addEventListener("faults", ({ data }) => show(data));
}

function reload() {
  sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
  location.reload();
}

/** Puts a new style sheet in the place of the old one, once it is there. @param {string[]} sheet its address and its digest */
function restyle([href, integrity]) {
  const name = (/** @type {string | null} */ address) => address?.replace(/\.[0-9a-f]+\.css$/, "");
  const old = [...document.querySelectorAll('link[rel="stylesheet"]')].filter((link) => name(link.getAttribute("href")) === name(href));
  // A page that has its style inside does not want the one of all others.
  if (old.length === 0 || old.some((link) => link.getAttribute("href") === href)) return;
  const link = element("link", { rel: "stylesheet", href, integrity });
  link.addEventListener("load", () => old.forEach((link) => link.remove()));
  old[0].after(link);
}

/** Shows what is wrong; nothing if nothing is. @param {string} said {@link Faults} as JSON */
function show(said) {
  if (said === shown) return;
  shown = said;
  const hadFocus = root.activeElement !== null;
  root.querySelector(".live")?.remove();
  /** @type {Faults} */
  const faults = JSON.parse(said);
  if (faults.shown.length === 0 && !faults.note) return;
  const note = faults.note && element("p", { class: "note" }, faults.note);
  const panel = element("section", { class: `live ${faults.errors > 0 ? "live--errors" : ""}`, "aria-label": "carepress" });
  panel.append(...(faults.shown.length > 0 ? folding(faults, note) : [element("div", { class: "head" }, note)]));
  root.append(panel);
  if (hadFocus) panel.querySelector("button")?.focus();
}

/** The heading, and below it what is wrong, which folds. @param {Faults} faults @param {Node | string | null} note */
function folding({ errors, warnings, shown: faults }, note) {
  const all = errors + warnings;
  const more = all > faults.length ? element("p", {}, element("a", { href: TOOLS }, `All ${count(all, "message")} in the author's panel`)) : null;
  const body = element("div", { class: "body", id: "body" }, element("ol", { class: "faults" }, ...faults.map(fault)), more);
  const button = element("button", { type: "button", "aria-controls": "body" });
  const key = JSON.stringify(faults);
  const fold = (/** @type {boolean} */ folded) => {
    body.hidden = folded;
    button.textContent = folded ? "Show" : "Hide";
    button.setAttribute("aria-expanded", String(!folded));
    hidden = folded ? key : "";
  };
  button.addEventListener("click", () => fold(!body.hidden));
  fold(errors === 0 || hidden === key);
  return [element("div", { class: "head" }, note, element("p", { class: "heading", role: "status" }, heading(errors, faults)), button), body];
}

/** "2 errors, 1 on this page". @param {number} errors @param {Fault[]} faults */
function heading(errors, faults) {
  if (errors === 0) return `${count(faults.length, "warning")} on this page`;
  const here = faults.filter((fault) => fault.here && fault.severity === "error").length;
  return `${count(errors, "error")}, ${here > 0 ? here : "none"} on this page. You see what was there before.`;
}

/** @param {Fault} fault */
function fault({ severity, file, line, text, editor, here }) {
  const link = editorLink(line ? `${file}:${line}` : file, editor);
  return element("li", { class: `fault fault--${severity}` }, element("p", {}, here ? "This page: " : "", link), element("pre", { tabindex: "0" }, text));
}
