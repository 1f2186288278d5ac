/** The pieces of a component that its script fills: `data-part="name"` in its HTML, and `<template data-template="name">` for what is repeated. */

import { t } from "./i18n.js";

/** Returns a piece of a component. @param {ParentNode} root @param {string} name @returns {HTMLElement} */
export function part(root, name) {
  return /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`));
}

/** Makes a piece of a component from its template. @param {ParentNode} root @param {string} name @returns {HTMLElement} */
export function copy(root, name) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector(`template[data-template="${name}"]`));
  // Imported: a piece of a template's own document has no address that links could be relative to.
  return /** @type {HTMLElement} */ (document.importNode(/** @type {Element} */ (template.content.firstElementChild), true));
}

/** Fills a piece with text, and hides it where there is none. @param {HTMLElement} piece @param {string | null | undefined} text */
export function write(piece, text) {
  piece.textContent = text ?? "";
  piece.hidden = !text;
}

/**
 * Returns a sentence whose holes are elements: what stands before, between and after them, as nodes.
 * @param {string} key
 * @param {Record<string, Node>} nodes
 * @returns {(Node | string)[]}
 */
export function sentence(key, nodes) {
  return t(key).split(/(\{[a-z-]+\})/).map((piece) => nodes[piece.slice(1, -1)] ?? piece).filter((piece) => piece !== "");
}
