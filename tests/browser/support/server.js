/**
 * Serves a finished site on loopback as a host would: with the headers of `_headers`, the redirects of `_redirects`, its own page for what is not
 * there, and texts compressed. So the browser meets the real security policy and the real weight.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".vcf": "text/vcard; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

/** The types that hosts compress, as far as they have them in `TYPES`: all are text. */
const TEXT = new Set(Object.values(TYPES).filter((type) => !type.startsWith("font/")));

/** Smaller than this, hosts do not compress: it would not save a packet. */
const WORTH_COMPRESSING = 1024;

/**
 * Starts the server, on a free port if none is given.
 * @param {string} folder the finished site
 * @param {Map<string, string>} [extra] further pages by path, under the same headers
 * @param {number} [port]
 */
export async function serve(folder, extra = new Map(), port = 0) {
  const [headers, moved] = await Promise.all(["_headers", "_redirects"].map((name) => readFile(join(folder, name), "utf8").catch(() => "")));
  const rules = headerRules(headers);
  const redirects = new Map(redirectRows(moved));
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    for (const rule of rules.filter((rule) => rule.applies(path))) response.setHeader(rule.name, rule.value);
    if (redirects.has(path)) {
      response.writeHead(301, { Location: redirects.get(path) }).end();
      return;
    }
    const { status, type, body } = await answer(folder, path, extra);
    await send(request, response, { status, type, body });
  });
  await new Promise((ready, failed) => server.once("error", failed).listen(port, "127.0.0.1", ready));
  const close = () => new Promise((closed) => (server.close(closed), server.closeAllConnections()));
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

/** Sends an answer, compressed where that is worth it and the browser takes it. */
async function send(request, response, { status, type, body }) {
  const compressed = TEXT.has(type) && body.length >= WORTH_COMPRESSING && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  const sent = compressed ? await promisify(gzip)(body) : Buffer.from(body);
  if (compressed) response.setHeader("Content-Encoding", "gzip");
  response.writeHead(status, { "Content-Type": type, "Content-Length": sent.length, Vary: "Accept-Encoding" }).end(sent);
}

/** What is sent for a path: the file, or the page for what is not there, in the language of the nearest folder that has one. */
async function answer(folder, path, extra) {
  if (extra.has(path)) return { status: 200, type: TYPES[".html"], body: extra.get(path) };
  const inside = normalize(path.endsWith("/") ? `${path}index.html` : path);
  const body = await readFile(join(folder, inside)).catch(() => undefined);
  if (body) return { status: 200, type: TYPES[extname(inside)] ?? "application/octet-stream", body };
  const nearest = `/${path.split("/")[1]}/404.html`;
  const page = await readFile(join(folder, nearest)).catch(() => readFile(join(folder, "404.html"))).catch(() => "Not found");
  return { status: 404, type: TYPES[".html"], body: page };
}

/** The rows of `_headers`: a path in the first column, its headers indented below it. */
function headerRules(text) {
  const rules = [];
  let pattern = "";
  for (const line of text.split("\n").filter((line) => line.trim())) {
    if (!line.startsWith(" ")) {
      pattern = line.trim();
      continue;
    }
    const start = pattern.replace(/\*$/, "");
    const applies = pattern.endsWith("*") ? (path) => path.startsWith(start) : (path) => path === start;
    const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line);
    rules.push({ applies, name, value });
  }
  return rules;
}

/** The rows of `_redirects`: from, to, status. */
function redirectRows(text) {
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => line.split(" ").slice(0, 2));
}
