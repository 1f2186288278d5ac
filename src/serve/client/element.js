/**
 * Makes an element. What is `null` or `""` among its children is left out.
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string | null)[]} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/** A link that opens a file in the author's editor, or its name where the author wants no link. @param {string} text @param {string | null} href */
export function editorLink(text, href) {
  return href ? element("a", { href }, text) : element("span", {}, text);
}

/** "1 error", "2 errors". @param {number} number @param {string} what */
export function count(number, what) {
  return `${number.toLocaleString("en-US")} ${what}${number === 1 ? "" : "s"}`;
}
