/**
 * Gate: the security policy that a finished site sends in `_headers`, and the one in its pages, has no weakness that Google's CSP Evaluator knows.
 *
 *     node csp.js FOLDER
 */
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const { CspEvaluator } = require("csp_evaluator");
const { CspParser } = require("csp_evaluator/dist/parser.js");

/** `'self'` is weak where a site has answers of strangers' making under its name, such as JSONP or uploads. A static site has none. */
const ACCEPTED = new Set(["script-src 'self'"]);

const folder = process.argv[2];
const policies = new Map([...policiesOfHeaders(folder), ...policiesOfPages(folder)]);
if (policies.size === 0) policies.set("", "_headers");

let faults = 0;
for (const [policy, where] of policies) {
  for (const { directive, value = "", description } of findings(policy)) {
    faults += 1;
    console.log(`${where}: ${directive} ${value}: ${description}`);
  }
}
console.log(`${policies.size} policies, ${faults} findings`);
process.exitCode = faults > 0 ? 1 : 0;

/** The weaknesses of a policy; an empty one is all weakness. */
function findings(policy) {
  if (!policy) return [{ directive: "default-src", description: "there is no policy" }];
  const found = new CspEvaluator(new CspParser(policy).csp).evaluate();
  return found.filter(({ directive, value = "" }) => !ACCEPTED.has(`${directive} ${value}`));
}

/** The policies of `_headers`, each with the place where it stands. */
function policiesOfHeaders(folder) {
  const lines = readFileSync(join(folder, "_headers"), "utf8").matchAll(/^\s+Content-Security-Policy:\s*(.*)$/gim);
  return [...lines].map(([, policy]) => [policy, "_headers"]);
}

/** The policies in the heads of pages. */
function policiesOfPages(folder) {
  const pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"));
  return pages.flatMap((name) => {
    const head = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/i.exec(readFileSync(join(folder, name), "utf8"));
    return head ? [[head[1].replaceAll("&#39;", "'").replaceAll("&#x27;", "'"), name]] : [];
  });
}
