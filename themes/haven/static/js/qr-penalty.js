/**
 * How hard a code is to read, as ISO/IEC 18004 counts it: runs and squares of one colour, patterns that look like a corner, and too much of one
 * colour.
 */

const RUN = 3;
const SQUARE = 3;
const CORNER = 40;
const SHARE = 10;

/** What a corner looks like across its middle, with the light modules that stand before or behind it. */
const CORNERS = ["00001011101", "10111010000"];

/** @param {number} size @param {Uint8Array} modules rows from top to bottom, 1 is dark */
export function penalty(size, modules) {
  let sum = 0;
  for (let line = 0; line < size; line += 1) {
    let [row, column] = ["", ""];
    for (let at = 0; at < size; at += 1) {
      row += modules[line * size + at];
      column += modules[at * size + line];
    }
    sum += runs(row) + runs(column) + corners(row) + corners(column);
  }
  return sum + squares(size, modules) + share(modules);
}

/** Five modules of one colour in a line, and each one more. */
function runs(/** @type {string} */ line) {
  return (line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + RUN + run.length - 5, 0);
}

/** Around the code all is light. */
function corners(/** @type {string} */ line) {
  const padded = `0000${line}0000`;
  let sum = 0;
  for (const corner of CORNERS) {
    for (let at = padded.indexOf(corner); at >= 0; at = padded.indexOf(corner, at + 1)) sum += CORNER;
  }
  return sum;
}

function squares(/** @type {number} */ size, /** @type {Uint8Array} */ modules) {
  let sum = 0;
  for (let y = 1; y < size; y += 1) {
    for (let at = y * size + 1; at < (y + 1) * size; at += 1) {
      const dark = modules[at];
      if (dark === modules[at - 1] && dark === modules[at - size] && dark === modules[at - size - 1]) sum += SQUARE;
    }
  }
  return sum;
}

/** Each 5 % that the dark modules are away from half of all. */
function share(/** @type {Uint8Array} */ modules) {
  const dark = modules.reduce((sum, module) => sum + module, 0);
  return Math.floor(Math.abs((dark * 20) / modules.length - 10)) * SHARE;
}
