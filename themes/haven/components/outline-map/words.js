import { t } from "../../i18n.js";

/**
 * @typedef {object} Program
 * @property {string} id
 * @property {string} title
 * @property {string | null} [titleLanguage] where it is not the page's
 * @property {string} url
 * @property {string} [place] "Knoxville, TN"
 * @property {number | null} [distance] in miles
 * @property {{ lat: number, lon: number } | null} [point]
 */

/** A distance in words: "3.2 miles". */
export function miles(/** @type {number} */ distance) {
  return t("outline-map.miles", { count: Math.round(distance * 10) / 10 });
}

/** How far away a program is, in words; nothing if that is not known. */
export function away(/** @type {Program} */ { distance }) {
  return typeof distance === "number" ? miles(distance) : "";
}

/** The name of a pin: "River Bend IOP, 3.2 miles", "5 programs near Knoxville, TN". @param {Program[]} programs */
export function nameOf(programs) {
  const [first] = programs;
  const distance = away(first);
  if (programs.length === 1) return distance ? t("outline-map.pin", { title: first.title, distance }) : first.title;
  const holes = { count: programs.length, place: first.place || first.title };
  return distance ? t("outline-map.group-from", { ...holes, distance }) : t("outline-map.group", holes);
}
