/**
 * What the service worker keeps, as pages know it; `main.js` starts it. Its caches are named after the folder that it serves.
 */

/** Where it is; nothing on sites that have none. */
const url = document.body.dataset.worker && new URL(document.body.dataset.worker, location.href);

/** What the names of the site's caches begin with. */
const MINE = url ? `carepress ${new URL("./", url).pathname} ` : "";

/** The cache of what the reader opens. Its being there is the consent to that. */
const PAGES = `${MINE}pages`;

/** Whether pages can be kept here at all. */
export function canKeep() {
  return Boolean(url && navigator.serviceWorker && globalThis.caches);
}

/** Whether the reader has asked to keep pages. */
export function keeps() {
  return caches.has(PAGES).catch(() => false);
}

/**
 * Starts or ends keeping pages; those that were kept go with the end.
 * @param {boolean} wanted
 * @returns {Promise<boolean>} whether pages are kept now; a browser may refuse
 */
export async function keep(wanted) {
  await (wanted ? caches.open(PAGES) : caches.delete(PAGES)).catch(() => undefined);
  return keeps();
}

/** Takes away everything that the site keeps on the device, the worker as well. The next page brings it back, with nothing of the reader's. */
export async function wipe() {
  const mine = (await caches.keys()).filter((name) => name.startsWith(MINE));
  const worker = url && (await navigator.serviceWorker.getRegistration(new URL("./", url)));
  await Promise.all([...mine.map((name) => caches.delete(name)), worker?.unregister()]);
}
