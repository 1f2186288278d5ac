import { element } from "./element.js";
import { t } from "./i18n.js";

/**
 * A string with a phone number in it, which stays in one piece.
 * @param {string} key of a string with the hole `number`
 * @param {string} number as people write it
 * @returns {HTMLSpanElement}
 */
export function phoneWords(key, number) {
  const [before, after = ""] = t(key, { number }).split(number);
  return element("span", {}, before, element("span", { class: "phone" }, number), after);
}
