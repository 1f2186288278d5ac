/**
 * Keeps an open page up to date while its author writes, and shows what is wrong with it. Only `carepress serve` adds this to pages.
 *
 * The server tells three things: `reload` (the page says something else), `style` (it looks different), `faults` (what is wrong, as JSON).
 */

/**
 * @typedef {{ severity: string, code: string, file: string, line: number | null, text: string, editor: string, here: boolean }} Fault
 * @typedef {{ errors: number, warnings: number, note: string | null, shown: Fault[] }} Faults
 */

const TOOLS = "/__carepress/";
/** Where the reader was on a page that is loaded again; the browser itself may not remember. */
const PLACE = "carepress.place";
const mark = document.querySelector('meta[name="carepress-page"]')?.getAttribute("content") ?? "";

const host = document.createElement("carepress-live");
const root = host.attachShadow({ mode: "open" });
/** The faults that were put away, so that only others come back. */
let hidden = "";

const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
sessionStorage.removeItem(PLACE);
if (place?.path === location.pathname) addEventListener("load", () => scrollTo({ left: place.x, top: place.y, behavior: "instant" }));

root.append(element("link", { rel: "stylesheet", href: `${TOOLS}live.css` }));
document.body.append(host);

const events = new EventSource(`${TOOLS}events?${new URLSearchParams({ page: location.pathname, mark })}`);
events.addEventListener("reload", () => {
  sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
  location.reload();
});
events.addEventListener("style", ({ data }) => restyle(data.split(" ")));
events.addEventListener("faults", ({ data }) => show(JSON.parse(data)));
// A page that is left must not keep the server busy.
addEventListener("pagehide", () => events.close());
addEventListener("pageshow", (event) => event.persisted && location.reload());

/** Puts a new style sheet in the place of the old one, once it is there. @param {string[]} sheet its address and its digest */
function restyle([href, integrity]) {
  const name = (/** @type {string | null} */ address) => address?.replace(/\.[0-9a-f]+\.css$/, "");
  const old = [...document.querySelectorAll('link[rel="stylesheet"]')].filter((link) => name(link.getAttribute("href")) === name(href));
  const link = element("link", { rel: "stylesheet", href, integrity });
  link.addEventListener("load", () => old.forEach((link) => link.remove()));
  (old[0] ?? document.head.lastElementChild)?.after(link);
}

/** Shows what is wrong; nothing if nothing is. @param {Faults} faults */
function show(faults) {
  root.querySelector(".live")?.remove();
  const { errors, warnings, shown, note } = faults;
  if (shown.length === 0 && !note) return;
  const said = JSON.stringify(shown);
  const list = element("ol", { class: "faults" }, ...shown.map(fault));
  const more = errors + warnings - shown.length;
  const body = element("div", { class: "body", id: "body" }, list, more > 0 ? element("p", {}, element("a", { href: TOOLS }, `All ${errors + warnings} in the worklist`)) : "");
  const button = element("button", { type: "button", "aria-controls": "body" });
  const fold = (/** @type {boolean} */ folded) => {
    body.hidden = folded;
    button.textContent = folded ? "Show" : "Hide";
    button.setAttribute("aria-expanded", String(!folded));
    hidden = folded ? said : "";
  };
  button.addEventListener("click", () => fold(!body.hidden));
  fold(errors === 0 || hidden === said);
  const heading = element("p", { class: "heading", role: "status" }, counted(errors, shown));
  const head = element("div", { class: "head" }, note ? element("p", { class: "note" }, note) : "", shown.length > 0 ? heading : "", shown.length > 0 ? button : "");
  root.append(element("section", { class: `live ${errors > 0 ? "live--errors" : ""}`, "aria-label": "carepress" }, head, body));
}

/** "2 errors, 1 on this page". @param {number} errors @param {Fault[]} shown */
function counted(errors, shown) {
  const here = shown.filter((fault) => fault.here).length;
  const count = (/** @type {number} */ number, /** @type {string} */ what) => `${number} ${what}${number === 1 ? "" : "s"}`;
  if (errors === 0) return `${count(shown.length, "warning")} on this page`;
  return `${count(errors, "error")}${here > 0 ? `, ${here} on this page` : ", none on this page"}. You see what was there before.`;
}

/** @param {Fault} fault */
function fault({ severity, file, line, text, editor, here }) {
  const link = element("a", { href: editor }, line ? `${file}:${line}` : file);
  return element("li", { class: `fault fault--${severity}` }, element("p", {}, here ? "This page: " : "", link), element("pre", { tabindex: "0" }, text));
}

/**
 * Makes an element.
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}
