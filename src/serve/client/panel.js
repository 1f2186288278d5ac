/**
 * The author's panel: views of the site as it stands, which follow the author's changes. The fragment of the address says what is shown, such as
 * `#worklist?need=stale&from=100`, so that it can be kept, sent and gone back to.
 */
import { now, pages, worklist } from "./views.js";

const VIEWS = { now, worklist, pages };
/** How long it must be quiet after a letter of a filter. */
const QUIET = 150;

/** Counts questions, so that an answer that comes late is passed over. */
let asked = 0;
let waiting = 0;
/** @type {EventSource | undefined} */
let events;

/** What the address asks for. */
function wanted() {
  const [name, query = ""] = location.hash.slice(1).split("?");
  return { name: Object.hasOwn(VIEWS, name) ? name : "now", query: new URLSearchParams(query) };
}

/** Shows what the address asks for, as it is now. */
async function show() {
  const { name, query } = wanted();
  const section = frame(name, query);
  asked += 1;
  const mine = asked;
  const said = await fetch(`${name}.json?${query}`)
    .then((response) => (response.ok ? response.json() : undefined))
    .catch(() => undefined);
  if (mine !== asked) return;
  const { status, list } = said ? VIEWS[name](said, section, (from) => address(name, query, from)) : { status: "The server does not answer. Is carepress serve still running?" };
  say(section.querySelector(".status"), status);
  if (list) swap(section.querySelector(".list"), list);
  // Choices that came with the answer.
  fill(section, query);
}

/** Shows the frame of a view: its section, its place among the views, its filter. */
function frame(name, query) {
  for (const section of document.querySelectorAll("[data-view]")) section.hidden = section.dataset.view !== name;
  for (const link of document.querySelectorAll(".head__views a")) {
    if (link.getAttribute("href") === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const section = document.querySelector(`[data-view="${name}"]`);
  document.title = `${section.querySelector("h1").textContent} – Carepress`;
  fill(section, query);
  return section;
}

/** Sets the filter to what the address says; not the field that somebody writes in. */
function fill(section, query) {
  for (const field of section.querySelectorAll("input, select")) {
    if (field !== document.activeElement || field.value === "") field.value = query.get(field.name) ?? "";
  }
}

/** Readers of screens hear what changed, and only that. */
function say(status, text) {
  if (status.textContent !== text) status.textContent = text;
}

/** Puts a list in the place of the old one. Who stood on a link of it stands there again. */
function swap(place, list) {
  const focus = place.contains(document.activeElement) ? document.activeElement : null;
  const position = focus ? [...place.querySelectorAll(focus.localName)].indexOf(focus) : -1;
  place.replaceChildren(...list);
  const same = focus && [...place.querySelectorAll(focus.localName)];
  const next = same && (same.find((other) => other.getAttribute("href") === focus.getAttribute("href")) ?? same[position]);
  if (focus) (next ?? document.getElementById("main")).focus({ preventScroll: true });
}

/** The address of a view with a filter, without what says nothing. */
function address(name, query, from = 0) {
  const kept = [...query].filter(([key, value]) => value !== "" && key !== "from");
  const text = new URLSearchParams(from > 0 ? [...kept, ["from", String(from)]] : kept).toString();
  return `#${name}${text && `?${text}`}`;
}

function follow() {
  events?.close();
  if (document.visibilityState === "hidden") return;
  events = new EventSource(`events?${new URLSearchParams({ page: location.pathname })}`);
  // It is told at once, and after each change.
  events.addEventListener("planned", show);
}

for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const query = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
      history.replaceState(null, "", address(wanted().name, query));
      show();
    }, QUIET);
  });
}
addEventListener("hashchange", async () => {
  await show();
  document.getElementById("main").focus({ preventScroll: true });
  scrollTo({ top: 0, behavior: "instant" });
});
document.querySelector(".skip").addEventListener("click", (event) => {
  // The fragment says what is shown.
  event.preventDefault();
  document.getElementById("main").focus();
});
document.addEventListener("visibilitychange", follow);
show();
follow();
