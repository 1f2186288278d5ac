/**
 * Gate: a finished site asks nobody but itself, and nothing in its pages runs that is not a file of its own. Links that readers follow by choice
 * may lead anywhere, over https.
 *
 *     node requests.js FOLDER
 */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** A tag with its attributes. */
const TAG = /<([a-z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** Attributes that make a browser ask for something, or send something. */
const LOADING = ["src", "srcset", "href", "xlink:href", "action", "formaction", "data", "poster", "background", "ping", "manifest"];

/** Kinds of `link` that name a page without asking for it. */
const NAMING = /^(canonical|alternate|license|author|next|prev|help)$/;

/** A style within a page, and the policy that the page carries. */
const STYLE = /<style>(.*?)<\/style>/gis;
const POLICY = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/i;

/** Types of `script` that hold data, which no browser runs. */
const DATA = ["application/ld+json", "application/json"];

/** Names that look like addresses and are asked by nobody. */
const NAMESPACE = /^"http:\/\/www\.w3\.org\/2000\/svg"$/;

const folder = process.argv[2];
const checks = { ".html": faultsOfPage, ".css": faultsOfStyle, ".js": faultsOfScript, ".svg": faultsOfPage };
const names = readdirSync(folder, { recursive: true }).filter((name) => suffix(name) in checks);
const faults = names.flatMap((name) => checks[suffix(name)](readFileSync(join(folder, name), "utf8")).map((fault) => `${name}: ${fault}`));
faults.forEach((fault) => console.log(fault));
console.log(`${names.length} files, ${faults.length} findings`);
process.exitCode = faults.length > 0 || names.length === 0 ? 1 : 0;

function suffix(name) {
  return /\.[a-z]+$/.exec(name)?.[0];
}

/** Whether an address, or one of a list of addresses, leaves the site. */
function leaves(address) {
  return /(^|[\s,(])(https?:)?\/\//i.test(address.trim());
}

function faultsOfPage(html) {
  const policy = POLICY.exec(html)?.[1].replace(/&#(39|x27);/g, "'") ?? "";
  const allowed = [...html.matchAll(STYLE)].filter(([, css]) => policy.includes(`style-src '${digest(css)}'`));
  const rest = allowed.reduce((text, [element]) => text.replace(element, () => ""), html);
  return [...allowed.flatMap(([, css]) => faultsOfStyle(css)), ...faultsOfTags(rest)];
}

/** The digest by which a policy lets a style pass; no other style may stand within a page. */
function digest(css) {
  return `sha256-${createHash("sha256").update(css).digest("base64")}`;
}

function faultsOfTags(html) {
  return [...html.replace(/<!--.*?-->/gs, "").matchAll(TAG)].flatMap(([tag, name, rest]) => {
    const attributes = new Map([...rest.matchAll(ATTRIBUTE)].map(([, key, ...values]) => [key.toLowerCase(), values.find((value) => value !== undefined) ?? ""]));
    return faultsOfTag(name.toLowerCase(), attributes).map((why) => `${why}: ${tag}`);
  });
}

function faultsOfTag(name, attributes) {
  const found = [];
  if (name === "a") {
    if (/^(http:|\/\/|javascript:|data:)/i.test(attributes.get("href") ?? "")) found.push("a link that is not https");
    if (attributes.has("ping")) found.push("a link that reports its readers");
    return found;
  }
  const names = name === "link" && (attributes.get("rel") ?? "").split(" ").every((rel) => NAMING.test(rel));
  const asks = LOADING.filter((key) => attributes.has(key) && leaves(attributes.get(key)));
  if (asks.length > 0 && !names) found.push("a request to another site");
  if (name === "meta" && /^refresh$/i.test(attributes.get("http-equiv") ?? "") && leaves(attributes.get("content").replace(/^.*url=/i, ""))) {
    found.push("a way to another site that nobody chose");
  }
  if (name === "script" && !attributes.has("src") && !DATA.includes(attributes.get("type"))) found.push("a script within the page");
  if (name === "style" || attributes.has("style")) found.push("style within the page");
  if ([...attributes.keys()].some((key) => key.startsWith("on"))) found.push("a script within a tag");
  return found;
}

function faultsOfStyle(css) {
  const rules = css.replace(/\/\*.*?\*\//gs, "").matchAll(/(?:url\(\s*["']?|@import\s+["'])((?:https?:)?\/\/[^"')\s]+)/gi);
  return [...rules].map(([, address]) => `a request to another site: ${address}`);
}

/** Addresses in comments are sources; an address in the code is one to be asked. */
function faultsOfScript(script) {
  const code = script.replace(/\/\*.*?\*\//gs, "").replace(/(^|\s)\/\/.*$/gm, "");
  const addresses = [...code.matchAll(/["'`](?:https?:|wss?:)?\/\/[^"'`]*["'`]/gi)].map(([address]) => address);
  return addresses.filter((address) => !NAMESPACE.test(address)).map((address) => `an address of another site: ${address}`);
}
