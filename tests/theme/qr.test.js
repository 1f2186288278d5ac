/**
 * QR codes: another program reads back what they say, in every version, and they are what the standard's own examples are.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import jsqr from "jsqr";

import { random, script } from "./support/theme.js";

const { outline, qr } = await script("qr.js");
const { alignments, capacity, remainder } = await script("qr-blocks.js");
const { formatBits, versionBits } = await script("qr-matrix.js");
const { penalty } = await script("qr-penalty.js");

const decode = jsqr.default ?? jsqr;

/** What a camera would see: four pixels a module, a light border, and perhaps stains. */
function read({ size, modules }, stains = []) {
  const [pixels, quiet] = [4, 4];
  const width = (size + 2 * quiet) * pixels;
  const image = new Uint8ClampedArray(width * width * 4).fill(255);
  const seen = modules.map((module, at) => (stains.includes(at) ? 1 - module : module));
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [column, row] = [Math.floor(x / pixels) - quiet, Math.floor(y / pixels) - quiet];
      const dark = column >= 0 && row >= 0 && column < size && row < size && seen[row * size + column];
      if (dark) image.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  const found = decode(image, width, width);
  return found && { text: new TextDecoder().decode(Uint8Array.from(found.binaryData)), version: found.version };
}

const LETTERS = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -._~:/?#[]@!$&'()*+,;=%éñüß中文🙂"];

/** A text of so many bytes in UTF-8. */
function text(bytes, next) {
  let text = "";
  for (let left = bytes; left > 0; ) {
    const letter = LETTERS[Math.floor(next() * LETTERS.length)];
    const length = Buffer.byteLength(letter);
    if (length > left) continue;
    text += letter;
    left -= length;
  }
  return text;
}

/** The most bytes of a version: codewords without the four bits that say "bytes follow" and the length. */
function most(version) {
  return capacity(version) - (version < 10 ? 2 : 3);
}

for (let version = 1; version <= 40; version += 1) {
  test(`version ${version} is read back, empty to full`, () => {
    const next = random(version);
    const [least, full] = [version > 1 ? most(version - 1) + 1 : 0, most(version)];
    // Large codes take long to read.
    const between = Array.from({ length: version > 15 ? 1 : 8 }, () => least + Math.floor(next() * (full - least)));
    for (const bytes of [least, full, ...between]) {
      const written = text(bytes, next);
      assert.equal(Buffer.byteLength(written), bytes);
      const code = qr(written);
      assert.equal(code.size, version * 4 + 17);
      assert.deepEqual(read(code), { text: written, version });
    }
  });
}

test("addresses of programs are read back", () => {
  for (const url of ["https://example.org/programs/river-bend-iop/", "https://example.org/es/programas/río-doblado/?a=b#c", "tel:+15555550142"]) {
    assert.equal(read(qr(url)).text, url);
  }
});

test("what does not fit is refused", () => {
  assert.equal(most(40), 2331);
  assert.throws(() => qr("x".repeat(2332)), RangeError);
});

test("stained codes are read back", () => {
  const code = qr("https://example.org/programs/river-bend-iop/");
  // In the lower right corner there are codewords only.
  const stains = Array.from({ length: 16 }, (_, at) => (code.size - 1 - (at >> 2)) * code.size + code.size - 1 - (at & 3));
  assert.equal(read(code, stains).text, "https://example.org/programs/river-bend-iop/");
});

test("format bits are those of the standard's table for M", () => {
  const table = ["101010000010010", "101000100100101", "101111001111100", "101101101001011", "100010111111001", "100000011001110", "100111110010111", "100101010100000"];
  assert.deepEqual(table.map((_, mask) => formatBits(mask).toString(2).padStart(15, "0")), table);
});

test("version bits are those of the standard's table", () => {
  assert.deepEqual([7, 8, 21, 40].map(versionBits), [0x07c94, 0x085bc, 0x15683, 0x28c69]);
});

test("small squares stand where the standard's table has them", () => {
  const table = {
    1: [], 2: [6, 18], 7: [6, 22, 38], 14: [6, 26, 46, 66], 15: [6, 26, 48, 70], 16: [6, 26, 50, 74], 19: [6, 30, 58, 86], 22: [6, 26, 50, 74, 98],
    30: [6, 26, 52, 78, 104, 130], 32: [6, 34, 60, 86, 112, 138], 36: [6, 24, 50, 76, 102, 128, 154], 39: [6, 26, 54, 82, 110, 138, 166],
    40: [6, 30, 58, 86, 114, 142, 170],
  };
  for (const [version, positions] of Object.entries(table)) assert.deepEqual(alignments(Number(version)), positions, version);
});

test("versions hold as many codewords as the standard's table has for M", () => {
  assert.deepEqual([1, 2, 5, 7, 10, 15, 20, 27, 32, 40].map(capacity), [16, 28, 86, 124, 216, 415, 669, 1128, 1541, 2334]);
});

test("protecting codewords are those of the standard's example", () => {
  // ISO/IEC 18004, annex I: "01234567" in version 1-M.
  const words = [0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11];
  assert.deepEqual([...remainder(Uint8Array.from(words), 10)], [0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55]);
});

test("penalties count runs, squares, corners and shares", () => {
  const of = (rows) => penalty(rows.length, Uint8Array.from([...rows.join("")].map(Number)));
  const board = (size) => Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => (x + y) % 2).join(""));
  assert.equal(of(board(6)), 0);
  assert.equal(of(["11", "11"]), 3 + 100, "one square, nothing but dark");
  assert.equal(of(Array(6).fill("000000")), 12 * 4 + 25 * 3 + 100, "lines of six, squares, nothing but light");
  const rows = board(8);
  assert.equal(of([...rows.slice(0, 7), "10111010"]) - of(rows), 40 + 40, "a corner with light on both sides");
});

test("the path covers the dark modules and nothing else", () => {
  const { size, modules } = qr("https://example.org/");
  const drawn = new Uint8Array(size * size);
  for (const [, x, y, width] of outline(size, modules).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let at = 0; at < Number(width); at += 1) drawn[(Number(y) - 4) * size + Number(x) - 4 + at] += 1;
  }
  assert.deepEqual(drawn, modules);
});
