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
 */
export function useSite(extra) {
  const site = { origin: "", browser: undefined, visit };
  let server;
  before(async () => {
    server = await serve(SITE, extra);
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
}
