/**
 * QR codes in a page, under its real policy: one picture with a name, dark on light in dark mode too.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { useSite } from "./support/browser.js";
import { withExports } from "./support/scripts.js";

const site = useSite();

test("a QR code is a picture with a name, dark on light in dark mode too", () =>
  site.visit("/", { context: { colorScheme: "dark" } }, async (page) => {
    await withExports(page);
    await page.evaluate(async () => {
      const { qrSvg } = await globalThis.exportsOf("qr.js");
      document.querySelector("main").prepend(qrSvg("https://example.org/programs/river-bend-iop/", "QR code: the page of River Bend IOP"));
    });
    const code = page.getByRole("img", { name: "QR code: the page of River Bend IOP" });
    assert.equal(await code.locator("path").count(), 1);
    assert.equal(await code.getAttribute("viewBox"), "0 0 41 41");
    const colours = await code.locator("rect, path").evaluateAll((parts) => parts.map((part) => getComputedStyle(part).fill));
    assert.deepEqual(colours, ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
  }));
