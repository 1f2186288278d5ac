/**
 * Pictures of components: small PNGs in the repository, and how much two of them may differ. Machines draw the edges of letters a little differently;
 * what a person would see is a fault.
 */
import { deflateSync } from "node:zlib";

import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

/** How different the colours of two pixels may be, from 0 to 1. */
const THRESHOLD = 0.2;

/** The share of pixels that may differ more than that: of the whole, and of any band across it, so that a change on a tall picture counts, too. */
const WHOLE = 0.01;
const BAND = 0.02;
const BAND_HEIGHT = 64;

/** Colours in a palette. */
const COLORS = 48;

/** @typedef {{ width: number, height: number, data: Uint8Array }} Picture four bytes for each pixel */

/** @param {Uint8Array} png @returns {Picture} */
export function read(png) {
  return PNG.sync.read(Buffer.from(png));
}

/**
 * Puts two pictures side by side.
 * @param {Picture} left
 * @param {Picture} right
 * @returns {Picture}
 */
export function beside(left, right) {
  const [width, height] = [left.width + right.width, Math.max(left.height, right.height)];
  const data = new Uint8Array(width * height * 4).fill(255);
  for (const [picture, x] of [[left, 0], [right, left.width]]) {
    for (let y = 0; y < picture.height; y += 1) {
      data.set(picture.data.subarray(y * picture.width * 4, (y + 1) * picture.width * 4), (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

/**
 * Returns what a person would see of the difference; nothing if they are the same.
 * @param {Picture} expected
 * @param {Picture} given
 * @returns {string | undefined}
 */
export function difference(expected, given) {
  const { width, height } = expected;
  if (width !== given.width || height !== given.height) {
    return `${width} by ${height} pixels were expected, ${given.width} by ${given.height} are there`;
  }
  const bands = [];
  for (let top = 0; top < height; top += BAND_HEIGHT) {
    const rows = Math.min(BAND_HEIGHT, height - top);
    const band = ({ data }) => data.subarray(top * width * 4, (top + rows) * width * 4);
    bands.push({ top, pixels: width * rows, wrong: pixelmatch(band(expected), band(given), undefined, width, rows, { threshold: THRESHOLD }) });
  }
  const wrong = bands.reduce((sum, band) => sum + band.wrong, 0);
  const worst = bands.reduce((most, band) => (band.wrong / band.pixels > most.wrong / most.pixels ? band : most));
  if (wrong <= width * height * WHOLE && worst.wrong <= worst.pixels * BAND) return undefined;
  return `${wrong} of ${width * height} pixels differ, most of them around line ${worst.top}`;
}

/**
 * Writes a picture as a PNG with a palette, which takes a fifth of the room. Colours that are rare become their nearest neighbours.
 * @param {Picture} picture
 * @returns {Buffer}
 */
export function write({ width, height, data }) {
  const counts = new Map();
  const key = (at) => ((data[at] & 0xf0) << 16) | ((data[at + 1] & 0xf0) << 8) | (data[at + 2] & 0xf0);
  for (let at = 0; at < data.length; at += 4) counts.set(key(at), (counts.get(key(at)) ?? 0) + 1);
  const palette = [...counts].sort(([one, many], [other, more]) => more - many || one - other).slice(0, COLORS).map(([color]) => color);
  const indices = new Map(palette.map((color, index) => [color, index]));
  const index = (color) => indices.get(color) ?? (indices.set(color, nearest(color, palette)), indices.get(color));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = index(key((y * width + x) * 4));
  }
  // The lowest bits that were cut off come back, so that white is white.
  const colors = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 0xff, color & 0xff].map((part) => part | (part >> 4))));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const chunks = [chunk("IHDR", head), chunk("PLTE", colors), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks]);
}

function nearest(color, palette) {
  const parts = (value) => [value >> 16, (value >> 8) & 0xff, value & 0xff];
  const distance = (other) => parts(color).reduce((sum, part, place) => sum + (part - parts(other)[place]) ** 2, 0);
  return palette.reduce((best, other, place) => (distance(other) < distance(palette[best]) ? place : best), 0);
}

/** A piece of a PNG (<https://www.w3.org/TR/png-3/#5Chunk-layout>). */
function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(content.length, 0);
  around.writeUInt32BE(checksum(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

/** CRC-32 (<https://www.w3.org/TR/png-3/#D-CRCAppendix>). */
function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
