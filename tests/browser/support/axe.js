/** axe-core for pages that a script fills: the faults of a page as it stands now. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The script of axe-core, to be given to a visit as `init`. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Returns what breaks a rule: WCAG 2.0, 2.1 and 2.2, A and AA, and best practices.
 * @param {import("playwright-core").Page} page opened with `init: AXE`
 * @returns {Promise<string[]>}
 */
export async function faults(page) {
  const { violations } = await page.evaluate((values) => globalThis.axe.run({ runOnly: { type: "tag", values } }), TAGS);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}\n  ${node.failureSummary}`));
}
