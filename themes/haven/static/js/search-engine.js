import { language } from "./i18n.js";

/**
 * Opens the search that a component names: `data-engine` is the module, `data-base` the folder of the index. Rejects if either cannot be read.
 * @param {HTMLElement} root
 * @param {number} faults how often that has failed: browsers remember a module that did not load by its address
 * @returns {Promise<any>} the engine
 */
export async function openSearch(root, faults) {
  const { open } = await import(`${root.dataset.engine}${faults > 0 ? `?${faults}` : ""}`);
  return open({ base: root.dataset.base, language: language() });
}
