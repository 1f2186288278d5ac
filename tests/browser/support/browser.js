/**
 * One quiet browser and one served site for a file of tests: `const site = useSite()` starts both before the tests and ends both after them.
 */
import { after, before } from "node:test";

import { chromium } from "playwright-core";

import { FLAGS } from "./flags.js";
import { SITE } from "./pages.js";
import { serve } from "./server.js";

/** A phone and a desk. */
export const WIDTHS = [390, 1280];

/**
 * Starts the site and the browser around the tests of a file.
 * @param {Map<string, string>} [extra] further pages by path
 * @param {string} [folder] of another site than the starter
 */
export function useSite(extra, folder = SITE) {
  const site = { origin: "", browser: undefined, visit, look };
  /** The contexts of looks, each begun only once, by their settings. */
  const contexts = new Map();
  let server;
  before(async () => {
    server = await serve(folder, extra);
    site.origin = server.origin;
    site.browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  });
  after(async () => {
    await site.browser?.close();
    await server?.close();
  });
  return site;

  /**
   * Opens a page in a fresh context and hands it to `check`; the context ends with it, whatever happens.
   * @param {string} url path from the root of the site
   * @param {{ width?: number, init?: string, context?: object }} options
   * @param {(page: import("playwright-core").Page) => Promise<unknown>} check
   */
  async function visit(url, { width = 1280, init, context: settings = {} }, check) {
    const context = await site.browser.newContext({ viewport: { width, height: 800 }, baseURL: site.origin, ...settings });
    try {
      if (init) await context.addInitScript(init);
      const page = await context.newPage();
      await page.goto(url);
      return await check(page);
    } finally {
      await context.close();
    }
  }

  /**
   * Opens a page for a check that leaves no trace in it: looks with the same settings share a context, which saves most of a visit's time.
   * @param {string} url path from the root of the site
   * @param {{ width?: number, height?: number, init?: string, context?: object }} options
   * @param {(page: import("playwright-core").Page) => Promise<unknown>} check
   */
  async function look(url, { width = 1280, height = 800, init, context: settings = {} }, check) {
    const key = JSON.stringify([init, settings]);
    if (!contexts.has(key)) contexts.set(key, begin(init, settings));
    const page = await (await contexts.get(key)).newPage();
    try {
      await page.setViewportSize({ width, height });
      await page.goto(url);
      return await check(page);
    } finally {
      await page.close();
    }
  }

  async function begin(init, settings) {
    const context = await site.browser.newContext({ baseURL: site.origin, ...settings });
    if (init) await context.addInitScript(init);
    return context;
  }
}
