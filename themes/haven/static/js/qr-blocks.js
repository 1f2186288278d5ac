/**
 * How QR codes protect what they hold: it is cut into blocks, each block gets the remainder of a division of polynomials (Reed and Solomon), and
 * the blocks are mixed, so that a stain hurts all of them a little.
 */

/** The largest version: 177 modules a side. */
export const LARGEST = 40;

/** For error correction M, by version from 1: protecting codewords in a block, and blocks (ISO/IEC 18004, table 9). */
const PROTECTING = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
  26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
];
const BLOCKS = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
  17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
];

/** Where the middles of the small squares lie, across and down. */
export function alignments(/** @type {number} */ version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const size = version * 4 + 17;
  // The first is in line with the timing pattern; the others are evenly spaced from the far end, an even number of modules apart.
  const step = 2 * Math.ceil((size - 13) / (2 * count - 2) - (version === 32 ? 0.5 : 0));
  return [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - (count - 2 - at) * step)];
}

/** The codewords that a version has room for: whatever is no fixed pattern and tells no version or format. */
function room(/** @type {number} */ version) {
  const size = version * 4 + 17;
  const count = alignments(version).length;
  // Three corners; timing; format; and the dark module that is always there.
  let modules = size * size - 3 * 64 - 2 * (size - 16) - 31;
  // Three of the squares would lie on corners; those in line with the timing pattern share five modules with it.
  if (count) modules -= 25 * (count * count - 3) - 2 * 5 * (count - 2);
  if (version >= 7) modules -= 2 * 18;
  return modules >> 3;
}

/** The codewords that a version keeps for what it says. */
export function capacity(/** @type {number} */ version) {
  return room(version) - PROTECTING[version - 1] * BLOCKS[version - 1];
}

/** Powers of 2 in the field of 256 elements of QR codes, and logarithms. */
const POWERS = new Uint8Array(255);
const LOGARITHMS = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power += 1) {
  POWERS[power] = value;
  LOGARITHMS[value] = power;
  value = value & 0x80 ? (value << 1) ^ 0x11d : value << 1;
}

function multiply(/** @type {number} */ one, /** @type {number} */ other) {
  return one && other ? POWERS[(LOGARITHMS[one] + LOGARITHMS[other]) % 255] : 0;
}

/** The polynomial (x - 1)(x - 2)(x - 4)…, without its first coefficient, which is 1. */
function divisor(/** @type {number} */ degree) {
  const polynomial = new Uint8Array(degree);
  polynomial[degree - 1] = 1;
  for (let power = 0; power < degree; power += 1) {
    for (let at = 0; at < degree; at += 1) {
      polynomial[at] = multiply(polynomial[at], POWERS[power]) ^ (polynomial[at + 1] ?? 0);
    }
  }
  return polynomial;
}

/** What is left of a block when it is divided. */
export function remainder(/** @type {Uint8Array} */ block, /** @type {number} */ degree) {
  const by = divisor(degree);
  const left = new Uint8Array(degree);
  for (const word of block) {
    const factor = word ^ left[0];
    left.copyWithin(0, 1);
    left[degree - 1] = 0;
    for (let at = 0; at < degree; at += 1) left[at] ^= multiply(by[at], factor);
  }
  return left;
}

/**
 * All codewords of a code, in their order on it: the first of each block, the second of each block, …, then the protecting ones likewise.
 * @param {number} version
 * @param {Uint8Array} words as many as its capacity
 */
export function protect(version, words) {
  const count = BLOCKS[version - 1];
  const short = Math.floor(words.length / count);
  // The last blocks hold one codeword more, if they must.
  const longer = words.length % count;
  const blocks = Array.from({ length: count }, (_, at) => {
    const start = at * short + Math.max(0, at - (count - longer));
    return words.subarray(start, start + short + (at >= count - longer ? 1 : 0));
  });
  const guards = blocks.map((block) => remainder(block, PROTECTING[version - 1]));
  return Uint8Array.from([...mixed(blocks), ...mixed(guards)]);
}

/** @param {Uint8Array[]} blocks */
function mixed(blocks) {
  const longest = blocks[blocks.length - 1].length;
  return Array.from({ length: longest }, (_, at) => blocks.filter((block) => at < block.length).map((block) => block[at])).flat();
}
