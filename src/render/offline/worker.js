/**
 * What readers get without a connection. `SITE` stands before this text: its version, the pages with help, the files of the frame.
 *
 * Three caches, named after the folder that the site lives in, as other sites of the same host have theirs beside them:
 * - help: the pages with help for now, always;
 * - frame: the style sheet, fonts and scripts that every page has, so that these tell nothing either;
 * - pages: what the reader opens. Only a page of the site makes this cache, and only once the reader asks for it: its being there is the
 *   consent, as the reader's list in `saved.js` has it. Taking it away takes the consent back.
 */
const MINE = `carepress ${new URL(self.registration.scope).pathname} `;
const HELP = `${MINE}help ${SITE.version}`;
const FRAME = `${MINE}frame ${SITE.version}`;
const PAGES = `${MINE}pages`;

/** The header that tells when a page with help was fetched, in milliseconds. */
const STAMP = "x-carepress-fetched";
/** How old a page with help may be while there is a connection, and how long the connection may take to give a newer one. */
const [DAY, PATIENCE] = [86_400_000, 4000];
/** How many files of the reader's own are kept; the oldest go first. */
const MOST = 400;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { method, mode, url, headers } = event.request;
  const { origin, pathname } = new URL(url);
  // What never ends is not for a copy, and the form editor, where there is one, is no page of the site.
  if (method !== "GET" || origin !== location.origin || headers.has("range") || headers.get("accept") === "text/event-stream" || pathname.startsWith(SITE.editor ?? "none")) return;
  if (SITE.help.some((page) => page.url === pathname)) event.respondWith(help(event, pathname));
  else if (SITE.frame.includes(pathname)) event.respondWith(frame(event, pathname));
  else event.respondWith(other(event, pathname, mode === "navigate"));
});

/** Help first: whatever else fails, it is there. */
async function install() {
  await Promise.all(SITE.help.map((page) => fetchHelp(page.url)));
  const cache = await caches.open(FRAME);
  await Promise.allSettled(SITE.frame.map((url) => cache.add(url)));
  await self.skipWaiting();
}

/** Takes away what older versions left. Pages are asked for while the worker still wakes up, as slow phones take their time for that. */
async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith(MINE) && ![HELP, FRAME, PAGES].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable();
}

/** A page with help: a new one if the connection gives it, and soon; one that is more than a day old only if the connection gives none. */
async function help(event, path) {
  const fresh = network(event);
  event.waitUntil(fresh.then((response) => isWhole(response) && keepHelp(path, response.clone())).catch(() => undefined));
  const kept = await find(HELP, path);
  const isOld = !kept || age(kept) > DAY;
  const soon = new Promise((done) => setTimeout(done, PATIENCE));
  const answer = await (isOld ? fresh : Promise.race([fresh, soon])).catch(() => undefined);
  const isAnswer = answer && (answer.ok || answer.type === "opaqueredirect");
  return isAnswer ? answer : (kept ?? answer ?? Response.error());
}

/** Files of the frame never change under their names. */
async function frame(event, path) {
  const response = (await find(FRAME, path)) ?? (await find(PAGES, path)) ?? (await fetch(event.request));
  // A page that is kept outlives the version whose files it wants.
  await keep(event, response);
  return response;
}

/** Everything else comes from the connection. What the reader asked to keep stands in for it, and for any other page the one with help. */
async function other(event, path, isPage) {
  try {
    const response = await network(event);
    await keep(event, response);
    if (isPage) event.waitUntil(renewHelp());
    return response;
  } catch (fault) {
    const kept = await find(PAGES, event.request.url);
    if (kept) return kept;
    if (isPage) return instead(path);
    throw fault;
  }
}

/** What the connection gives, which may have been asked already. */
const network = async (event) => (await event.preloadResponse) ?? fetch(event.request);

/** Keeps what a reader opens, if that was asked for. */
async function keep(event, response) {
  if (!isWhole(response) || !(await caches.has(PAGES))) return;
  const copy = response.clone();
  const store = async () => {
    const cache = await caches.open(PAGES);
    await cache.put(event.request.url, copy);
    const all = await cache.keys();
    await Promise.all(all.slice(0, -MOST).map((request) => cache.delete(request)));
  };
  // A device that is full keeps less.
  event.waitUntil(store().catch(() => undefined));
}

/** Fetches help anew where it is more than a day old, or gone. */
async function renewHelp() {
  const pages = await Promise.all(SITE.help.map(async ({ url }) => ({ url, kept: await find(HELP, url) })));
  const old = pages.filter(({ kept }) => !kept || age(kept) > DAY);
  await Promise.all(old.map(({ url }) => fetchHelp(url).catch(() => undefined)));
}

/** @param {string} path */
async function fetchHelp(path) {
  const response = await fetch(path, { cache: "no-cache" });
  if (!isWhole(response)) throw new Error(`${path}: ${response.status}`);
  await keepHelp(path, response);
}

/** @param {string} path @param {Response} response */
async function keepHelp(path, response) {
  const headers = plain(response);
  headers.set(STAMP, String(Date.now()));
  const cache = await caches.open(HELP);
  await cache.put(path, new Response(await response.blob(), { headers }));
}

/** The page with help in the language of a page that is not there, which says why. */
async function instead(path) {
  const nearest = SITE.help.filter((page) => path.startsWith(page.tree)).sort((one, other) => other.tree.length - one.tree.length)[0] ?? SITE.help[0];
  const kept = await find(HELP, nearest.url);
  if (!kept) return Response.error();
  const html = (await kept.text()).replace("</h1>", (end) => `${end}\n<p class="callout" role="note">${nearest.words}</p>`);
  return new Response(html, { status: 503, headers: plain(kept) });
}

/** The headers of a response whose body is no longer packed. @param {Response} response */
function plain(response) {
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return headers;
}

/** What a cache has at an address; nothing if there is no such cache, as asking must not make it. */
async function find(name, url) {
  return caches.match(url, { cacheName: name, ignoreVary: true });
}

/** Whether a response is the whole of a file of this site. @param {Response} response */
function isWhole(response) {
  return response.status === 200 && response.type === "basic" && !response.redirected;
}

/** How long ago help was fetched, in milliseconds. */
const age = (kept) => Date.now() - Number(kept.headers.get(STAMP));
