import { alignments } from "./qr-blocks.js";
import { penalty } from "./qr-penalty.js";

/**
 * Lays codewords out as a square of modules: fixed patterns, codewords around them, and the mask that makes the code easiest to read.
 */

/** Which modules each mask turns over, by row and column. */
const MASKS = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (_, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
];

/**
 * @param {number} version
 * @param {Uint8Array} words
 * @returns {import("./qr.js").Code}
 */
export function matrix(version, words) {
  const size = version * 4 + 17;
  const { modules, fixed } = patterns(version, size);
  fill(size, modules, fixed, words);
  let [best, least] = [modules, Infinity];
  MASKS.forEach((turns, mask) => {
    const tried = modules.map((module, at) => (fixed[at] ? module : module ^ Number(turns(Math.floor(at / size), at % size))));
    for (const [x, y, dark] of formatModules(size, mask)) tried[y * size + x] = dark;
    const worth = penalty(size, tried);
    if (worth < least) [best, least] = [tried, worth];
  });
  return { size, modules: best };
}

/** The modules that are the same in all codes of a version, and which those are. What tells the mask is kept free. */
function patterns(/** @type {number} */ version, /** @type {number} */ size) {
  const modules = new Uint8Array(size * size);
  const fixed = new Uint8Array(size * size);
  const set = (/** @type {number} */ x, /** @type {number} */ y, /** @type {boolean | number} */ dark) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    modules[y * size + x] = Number(dark);
    fixed[y * size + x] = 1;
  };
  /** Squares in one another; `light` are the distances from the middle that stay light. */
  const squares = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ reach, /** @type {number[]} */ light) => {
    for (let dy = -reach; dy <= reach; dy += 1) {
      for (let dx = -reach; dx <= reach; dx += 1) set(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  };
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) squares(x, y, 4, [2, 4]);
  const middles = alignments(version);
  const last = size - 7;
  for (const y of middles) {
    for (const x of middles) {
      const onCorner = (x === 6 && y === 6) || (x === last && y === 6) || (x === 6 && y === last);
      if (!onCorner) squares(x, y, 2, [1]);
    }
  }
  for (const [x, y] of formatModules(size, 0)) set(x, y, 0);
  set(8, size - 8, 1);
  for (const [x, y, dark] of versionModules(version, size)) set(x, y, dark);
  return { modules, fixed };
}

/** Puts the codewords into what is free: two columns at a time from the right, upwards and downwards in turns. */
function fill(/** @type {number} */ size, /** @type {Uint8Array} */ modules, /** @type {Uint8Array} */ fixed, /** @type {Uint8Array} */ words) {
  let bit = 0;
  let up = true;
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2, up = !up) {
    for (let step = 0; step < size; step += 1) {
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (fixed[y * size + x]) continue;
        // A few modules at the end may be left over; they are light.
        modules[y * size + x] = ((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
        bit += 1;
      }
    }
  }
}

/** A number with the remainder of a division behind it, so that it survives stains. */
function guarded(/** @type {number} */ value, /** @type {number} */ by) {
  const degree = 31 - Math.clz32(by);
  let left = value << degree;
  while (left && 31 - Math.clz32(left) >= degree) left ^= by << (31 - Math.clz32(left) - degree);
  return (value << degree) | left;
}

/** What tells error correction M and the mask: 15 bits. */
export function formatBits(/** @type {number} */ mask) {
  // M is 00 before the number of the mask.
  return guarded(mask, 0b10100110111) ^ 0b101010000010010;
}

/** Where those bits stand, twice: around the upper left corner, and shared out to the two others. */
function formatModules(/** @type {number} */ size, /** @type {number} */ mask) {
  const bits = formatBits(mask);
  return Array.from({ length: 15 }, (_, at) => {
    const dark = (bits >> at) & 1;
    const past = at + Number(at >= 6);
    const [x, y] = at < 8 ? [8, past] : [at === 8 ? 7 : 14 - at, 8];
    return [[x, y, dark], at < 8 ? [size - 1 - at, 8, dark] : [8, size - 15 + at, dark]];
  }).flat();
}

/** What tells the version of large codes: 18 bits. */
export function versionBits(/** @type {number} */ version) {
  return guarded(version, 0b1111100100101);
}

/** Where those bits stand: beside the upper right corner and above the lower left one. */
function versionModules(/** @type {number} */ version, /** @type {number} */ size) {
  if (version < 7) return [];
  return Array.from({ length: 18 }, (_, at) => {
    const dark = (versionBits(version) >> at) & 1;
    const [near, far] = [Math.floor(at / 3), size - 11 + (at % 3)];
    return [[far, near, dark], [near, far, dark]];
  }).flat();
}
