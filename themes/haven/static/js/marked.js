import { element } from "./element.js";

/** Returns an excerpt as nodes, what fits the search as `<mark>`. @param {{ text: string, mark: boolean }[]} excerpt */
export function marked(excerpt) {
  return excerpt.map(({ text, mark }) => (mark ? element("mark", {}, text) : text));
}
