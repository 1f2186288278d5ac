import { element } from "./element.js";

/** A phone number, such as 1-800-662-4357. */
const PHONE = /((?:\d-)?\d{3}-\d{3}-\d{4})/;

/** Returns an excerpt as nodes, what fits the search as `<mark>`, phone numbers in one piece. @param {{ text: string, mark: boolean }[]} excerpt */
export function marked(excerpt) {
  const plain = (/** @type {string} */ text) => text.split(PHONE).map((part, at) => (at % 2 === 1 ? element("span", { class: "phone" }, part) : part));
  return excerpt.flatMap(({ text, mark }) => (mark ? [element("mark", {}, text)] : plain(text)));
}
