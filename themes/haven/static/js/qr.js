import { LARGEST, capacity, protect } from "./qr-blocks.js";
import { matrix } from "./qr-matrix.js";

/**
 * QR codes (ISO/IEC 18004), made on the page: no service learns what a reader prints. Bytes in UTF-8, error correction M: 15 % may be dirty.
 *
 * @typedef {{ size: number, modules: Uint8Array }} Code rows from top to bottom, 1 is dark
 */

const SVG = "http://www.w3.org/2000/svg";
/** The light border that readers of codes need. */
const QUIET = 4;

/**
 * Makes the smallest code that holds a text.
 * @param {string} text at most 2,331 bytes
 * @returns {Code}
 */
export function qr(text) {
  const bytes = new TextEncoder().encode(text);
  let version = 1;
  while (version <= LARGEST && 4 + lengthBits(version) + 8 * bytes.length > 8 * capacity(version)) version += 1;
  if (version > LARGEST) throw new RangeError(`${bytes.length} bytes do not fit into a QR code`);
  return matrix(version, protect(version, codewords(bytes, version)));
}

/** The bits that tell how many bytes follow. */
function lengthBits(/** @type {number} */ version) {
  return version < 10 ? 8 : 16;
}

/** The bytes with what stands before them (bytes follow, so many), an end, and filling. */
function codewords(/** @type {Uint8Array} */ bytes, /** @type {number} */ version) {
  const words = new Uint8Array(capacity(version));
  let at = 0;
  const put = (/** @type {number} */ value, /** @type {number} */ count) => {
    for (let bit = count - 1; bit >= 0; bit -= 1, at += 1) words[at >> 3] |= ((value >> bit) & 1) << (7 - (at & 7));
  };
  put(0b0100, 4);
  put(bytes.length, lengthBits(version));
  for (const byte of bytes) put(byte, 8);
  // The end, four zeros, is there already, and with it the byte is full.
  const end = Math.min(Math.ceil((at + 4) / 8), words.length);
  for (let word = end; word < words.length; word += 1) words[word] = (word - end) % 2 ? 0x11 : 0xec;
  return words;
}

/**
 * Makes the code of a text as a picture: dark on light in every colour scheme, and on paper.
 * @param {string} text
 * @param {string} label what the code is for, for those who do not see it
 * @returns {SVGSVGElement}
 */
export function qrSvg(text, label) {
  const { size, modules } = qr(text);
  const whole = size + 2 * QUIET;
  const svg = element("svg", { class: "qr", viewBox: `0 0 ${whole} ${whole}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" });
  const ground = element("rect", { width: whole, height: whole, fill: "white" });
  svg.append(ground, element("path", { d: outline(size, modules), fill: "black" }));
  return /** @type {SVGSVGElement} */ (svg);
}

/** The dark modules as a path, one piece for those that lie side by side. */
export function outline(/** @type {number} */ size, /** @type {Uint8Array} */ modules) {
  let path = "";
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const start = x;
      while (x < size && modules[y * size + x]) x += 1;
      if (x > start) path += `M${start + QUIET} ${y + QUIET}h${x - start}v1h${start - x}z`;
    }
  }
  return path;
}

function element(/** @type {string} */ name, /** @type {Record<string, string | number>} */ attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
