/**
 * The form editor in a real browser, with the real package: the release binary serves a copy of the starter site, the browser works in a folder of
 * its own (which stands for the one that a person would choose), and what it saves goes back into the copy, which is then checked.
 */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

import { FLAGS } from "./support/flags.js";

const { CAREPRESS, EDITOR_PACKAGE } = process.env;
if (!CAREPRESS || !EDITOR_PACKAGE) throw new Error("CAREPRESS must name the program and EDITOR_PACKAGE its package; tests/run sets both");

const CONTENT = fileURLToPath(new URL("../../content", import.meta.url));
/** The content is checked as of this day, so that it stays as fresh as it is. */
const DAY = "2026-11-21";
const FILE = "content/programs/juniper-evening-iop.md";

let folder, server, origin, browser;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "carepress-editor-"));
  cpSync(CONTENT, join(folder, "content"), { recursive: true });
  server = spawn(CAREPRESS, ["serve", "--site", folder, "--port", "0", "--as-of", DAY, "--color", "never", "--admin", EDITOR_PACKAGE]);
  origin = await new Promise((found, failed) => {
    let said = "";
    server.on("exit", () => failed(new Error(said)));
    server.stderr.on("data", (data) => {
      said += data;
      const url = /http:\/\/[\d.:]+/.exec(said);
      if (url) found(url[0]);
    });
  });
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
});

after(async () => {
  await browser?.close();
  server?.kill();
  if (folder) rmSync(folder, { recursive: true });
});

/** Opens the editor in a folder of the browser's own that holds the site, and hands the page to `work`. Nothing may leave the origin. */
async function edit(work) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
  try {
    const page = await context.newPage();
    const away = [];
    const faults = [];
    page.on("request", (request) => /^(https?|wss?):/.test(request.url()) && !request.url().startsWith(`${origin}/`) && away.push(request));
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`${origin}/admin/config.json`);
    await page.evaluate(seed, textsBelow(join(folder, "content")));
    await context.addInitScript(() => {
      globalThis.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("site");
    });
    await page.goto(`${origin}/admin/`);
    await page.getByRole("button", { name: "Work with Local Repository" }).click();
    await page.getByText("Evening Adult IOP").first().waitFor();
    await work(page);
    assert.deepEqual(faults, []);
    // The package has fonts of a font service in its styles; the policy stops them, and those of the package are shown.
    const left = away.filter((request) => request.failure()?.errorText !== "csp").map((request) => request.url());
    assert.deepEqual(left, [], "no request leaves the origin");
  } finally {
    await context.close();
  }
}

/** The texts of a site by path. */
function textsBelow(content) {
  const files = readdirSync(content, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).map((path) => [relative(folder, path), readFileSync(path, "utf8")]));
}

/** Lays texts into the browser's folder; runs in the page. */
async function seed(files) {
  const site = await (await navigator.storage.getDirectory()).getDirectoryHandle("site", { create: true });
  await site.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/");
    const name = parts.pop();
    let at = site;
    for (const part of parts) at = await at.getDirectoryHandle(part, { create: true });
    const stream = await (await at.getFileHandle(name, { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
}

/** Reads a text of the browser's folder. */
function read(page, path) {
  return page.evaluate(async (parts) => {
    const name = parts.pop();
    let at = await (await navigator.storage.getDirectory()).getDirectoryHandle("site");
    for (const part of parts) at = await at.getDirectoryHandle(part);
    return (await (await at.getFileHandle(name)).getFile()).text();
  }, path.split("/"));
}

/** A field of the open form, which is made once it comes into sight. */
async function field(page, key) {
  const found = page.locator(`[data-key-path="${key}"]`);
  await page.mouse.move(300, 600);
  for (let turn = 0; turn < 80 && (await found.count()) === 0; turn += 1) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(50);
  }
  await found.first().scrollIntoViewIfNeeded();
  return found.first();
}

/** Saves what is open, and returns what its file says then. */
async function save(page, file) {
  const before = await read(page, file);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  for (let turn = 0; turn < 100; turn += 1) {
    // A file that is being written can be read a moment later.
    const after = await read(page, file).catch(() => "");
    if (after !== "" && after !== before) return after;
    await page.waitForTimeout(50);
  }
  return before;
}

/** What the check says of the copy of the site. */
function check() {
  return execFileSync(CAREPRESS, ["check", "--site", folder, "--as-of", DAY, "--format", "short"], { encoding: "utf8" });
}

/** What a file says, whatever the form of its YAML: flat lists and maps as lines, without quotes. */
function facts(text) {
  const [, head, body] = /^---\n(.*?)\n---\n?(.*)$/s.exec(text) ?? ["", text, ""];
  const values = head.replaceAll(/[[\]{}"',]|^\s*-\s|\s-\s/gm, " ").split(/\s+/).filter(Boolean);
  return { values: values.map((value) => value.replace(/^(\d+)\.0+$/, "$1")).sort(), body: body.trim() };
}

/** What one list has that another lacks. */
function more(values, than) {
  const left = [...than];
  return values.filter((value) => (left.includes(value) ? (left.splice(left.indexOf(value), 1), false) : true));
}

test("a saved program says what it said, and what was added", async () => {
  await edit(async (page) => {
    const before = readFileSync(join(folder, FILE), "utf8");
    await page.getByText("Evening Adult IOP").first().click();
    const payment = await field(page, "payment");
    await payment.getByRole("combobox").click();
    await page.getByRole("option", { name: "Medicare", exact: true }).click();
    const after = await save(page, FILE);
    const [was, is] = [facts(before), facts(after)];
    assert.deepEqual(more(is.values, was.values), ["medicare"]);
    assert.deepEqual(more(was.values, is.values), []);
    assert.equal(is.body, was.body);
    writeFileSync(join(folder, FILE), after);
    assert.doesNotMatch(check(), /error/);
  });
});

/** One file of each kind, a field of it that is written in one line, and what is written. */
const KINDS = [
  ["organization", "juniper-ridge", "content/organizations/juniper-ridge.yaml", "legal_name", "Juniper"],
  ["location", "juniper-ridge-main", "content/locations/juniper-ridge-main.yaml", "name", "Clinic"],
  ["article", "basics/what-is-an-iop", "content/learn/basics/what-is-an-iop.md", "title", "Basics"],
  ["page", "privacy", "content/pages/privacy.md", "title", "Confidence"],
  ["checklist", "first-day-bag", "content/checklists/first-day-bag.md", "title", "Bag"],
];

test("what is saved of every kind of file passes the check", async () => {
  await edit(async (page) => {
    for (const [kind, entry, file, key, written] of KINDS) {
      const before = await read(page, file);
      await page.goto(`${origin}/admin/#/collections/${kind}/entries/${entry}`);
      // The form of the file before takes a moment to go.
      await page.reload();
      await (await field(page, key)).getByRole("textbox").fill(written);
      const after = await save(page, file);
      assert.deepEqual(more(facts(after).values, facts(before).values).filter((value) => value !== written), [], file);
      assert.equal(facts(after).body, facts(before).body, file);
      writeFileSync(join(folder, file), after);
    }
    assert.doesNotMatch(check(), /error/);
  });
});

test("elsewhere than on the author's own computer the page says so", async () => {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(() => delete globalThis.showDirectoryPicker);
    await page.goto(`${origin}/admin/`);
    await page.getByText("Please use Chrome or Edge on a desktop computer").waitFor();
    assert.equal(await page.getByText("nothing can be changed from here").isVisible(), false);
  } finally {
    await context.close();
  }
});
