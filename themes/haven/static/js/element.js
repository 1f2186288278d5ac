/**
 * Makes an element: `element("button", { type: "button", class: "button" }, "Call")`. A property that is true stands without a value, one that is
 * false, undefined or empty does not stand at all.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number | boolean | undefined>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false && value !== "") made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}
