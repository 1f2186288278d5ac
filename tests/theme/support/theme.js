/**
 * The theme's files, as tests want them.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const THEME = new URL("../../../themes/haven/", import.meta.url);

/** The scripts in one folder, as sites publish them; so they find each other, and Node takes them for modules. */
const published = mkdtempSync(join(tmpdir(), "carepress-theme-"));
cpSync(new URL("static/js/", THEME), published, { recursive: true });
cpSync(new URL("components/", THEME), join(published, "components"), { recursive: true });
writeFileSync(join(published, "package.json"), '{"type": "module"}');
process.on("exit", () => rmSync(published, { recursive: true }));

/** Imports a script of the theme by its published name, such as "qr.js" or "components/outline-map/merge.js". */
export function script(/** @type {string} */ name) {
  return import(pathToFileURL(join(published, name)).href);
}

/** A file of the theme. */
export function file(/** @type {string} */ name) {
  return readFileSync(new URL(name, THEME), "utf8");
}

/** Random numbers from 0 to 1, the same in every run (mulberry32). */
export function random(seed = 1) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
