/**
 * Reads the page of a program: the one place that has its facts in the reader's language. Facts are marked there by `data-fact`.
 *
 * @typedef {{ text: string, undated?: string, language?: string }} Text `undated`: without the day on which it was told
 * @typedef {{ label: string, values: Text[] }} Fact no values: the program did not tell
 * @typedef {{ shown: string, url: string, kind: string, hours: string }} Phone
 * @typedef {object} Program
 * @property {string} id
 * @property {string} href where its page is on this site
 * @property {string} url its public address, which goes on paper
 * @property {Text} name
 * @property {Phone[]} phones
 * @property {string[]} address lines
 * @property {Map<string, Fact>} facts
 * @property {string} checked ISO date of the last check, or ""
 * @property {string} status such as "active"
 * @property {string} freshness such as "fresh"
 */
import { settle } from "./age.js";
import { isId } from "./ids.js";

/**
 * Reads a program; "missing" if the directory has none of that id, "unreachable" if its page did not come.
 * @param {string} finder where the pages of programs begin
 * @param {string} id
 * @returns {Promise<Program | "missing" | "unreachable">}
 */
export async function readProgram(finder, id) {
  if (!isId(id)) return "missing";
  const request = await load(`${finder}${id}/`);
  if (![200, 404, 410].includes(request.status)) return "unreachable";
  const profile = request.response?.querySelector(".page--program .profile");
  // What no longer counts is no fact: it goes, and what stands there for it stays.
  if (profile) settle(profile);
  profile?.querySelectorAll("[data-from][hidden], [data-before][hidden], [data-expires][hidden], [data-expired][hidden]").forEach((part) => part.remove());
  // An old address may lead on to the program's new one; whatever else it leads to is not this program.
  return profile ? program(id, request.responseURL, request.response, profile) : "missing";
}

/** @param {string} url @returns {Promise<XMLHttpRequest>} one that has ended, well or not */
function load(url) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.addEventListener("loadend", () => done(request));
    request.send();
  });
}

/** @param {string} id @param {string} href @param {Document} page @param {HTMLElement} profile @returns {Program} */
function program(id, href, page, profile) {
  const facts = new Map([...profile.querySelectorAll("[data-fact]")].map((row) => [row.getAttribute("data-fact") ?? "", fact(row)]));
  const phones = [...profile.querySelectorAll(".call-panel .phone-list__item")].map(phone);
  return {
    id,
    href,
    url: page.querySelector("link[rel=canonical]")?.getAttribute("href") ?? href,
    name: text(profile.querySelector("h1")),
    phones: phones.filter(({ url }) => url.startsWith("tel:")),
    address: lines(profile.querySelector("address")),
    facts,
    checked: profile.querySelector("[data-fact=checked] time")?.getAttribute("datetime") ?? "",
    status: profile.dataset.status ?? "",
    freshness: profile.dataset.freshness ?? "",
  };
}

/** @param {Element} row a row of facts, a list under a heading, or the words themselves @returns {Fact} */
function fact(row) {
  const value = row.querySelector("dd") ?? row;
  if (value.querySelector(".facts__missing")) return { label: label(row), values: [] };
  const items = value.querySelectorAll("li");
  // The day on which a program told that it takes people makes it no other program.
  const time = row.matches("[data-fact=accepting]") ? text(value.querySelector("time")).text : "";
  return { label: label(row), values: items.length > 0 ? [...items].map(text) : [{ ...text(value), undated: time && text(value).text.replace(time, "") }] };
}

/** @param {Element} row */
function label(row) {
  let heading = row.querySelector("dt") ?? row.previousElementSibling;
  while (heading && !heading.matches("dt, h3")) heading = heading.previousElementSibling;
  return text(heading).text;
}

/** @param {Element} item @returns {Phone} */
function phone(item) {
  const number = item.querySelector(".phone-list__number");
  const part = (/** @type {string} */ name) => text(item.querySelector(name)).text;
  return { shown: text(number).text, url: number?.getAttribute("href") ?? "", kind: part(".phone-list__kind"), hours: part(".phone-list__hours") };
}

/** @param {Element | null} element @returns {Text} */
function text(element) {
  const words = element?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  return { text: words, language: element?.closest("[lang]:not(html)")?.getAttribute("lang") ?? undefined };
}

/** @param {Element | null} address */
function lines(address) {
  return [...(address?.childNodes ?? [])].map((node) => node.textContent?.trim() ?? "").filter(Boolean);
}
