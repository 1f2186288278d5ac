/** axe-core for pages that a script fills: the faults of a page as it stands now. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The script of axe-core, to be given to a visit as `init`. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.0, 2.1 and 2.2, A and AA. */
export const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Returns what breaks a rule: by default one of WCAG or of the best practices for whole pages.
 * @param {import("playwright-core").Page} page opened with `init: AXE`
 * @param {string[]} [tags] of the rules
 * @returns {Promise<string[]>}
 */
export async function faults(page, tags = [...WCAG, "best-practice"]) {
  const { violations, passes } = await page.evaluate((values) => globalThis.axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] }), tags);
  if (passes.length === 0) return ["axe looked at nothing"];
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}\n  ${node.failureSummary}`));
}
