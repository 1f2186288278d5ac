/**
 * Sets of numbers below a limit, one bit each.
 *
 * @param {number} count
 */
export function noBits(count) {
  return new Uint32Array((count + 31) >> 5);
}

/** @param {number} count */
export function allBits(count) {
  const bits = noBits(count).fill(0xffffffff);
  if (count & 31) bits[bits.length - 1] = 2 ** (count & 31) - 1;
  return bits;
}

/**
 * @param {Uint32Array} bits
 * @param {number} number
 */
export function setBit(bits, number) {
  bits[number >> 5] |= 1 << (number & 31);
}

/**
 * @param {Uint32Array} bits
 * @param {number} number
 */
export function hasBit(bits, number) {
  return (bits[number >> 5] >>> (number & 31)) & 1;
}

/**
 * What all of them have; everything if there are none.
 *
 * @param {Uint32Array[]} all
 * @param {number} count
 */
export function bitsInAll(all, count) {
  const bits = all.length ? all[0].slice() : allBits(count);
  for (const other of all.slice(1)) for (let at = 0; at < bits.length; at += 1) bits[at] &= other[at];
  return bits;
}

/**
 * What any of them has.
 *
 * @param {Uint32Array[]} all
 * @param {number} count
 */
export function bitsInAny(all, count) {
  if (all.length === 1) return all[0];
  const bits = noBits(count);
  for (const other of all) for (let at = 0; at < bits.length; at += 1) bits[at] |= other[at];
  return bits;
}

/**
 * What the first has and the second has not.
 *
 * @param {Uint32Array} bits
 * @param {Uint32Array} without
 */
export function bitsBut(bits, without) {
  return bits.map((word, at) => word & ~without[at]);
}

/** @param {Uint32Array} bits */
export function sizeOf(bits) {
  let size = 0;
  for (let word of bits) {
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    size += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return size;
}

/**
 * The numbers of a set, from one up to, not including, another.
 *
 * @param {Uint32Array} bits
 * @param {number} [from]
 * @param {number} [to]
 * @returns {number[]}
 */
export function numbersOf(bits, from = 0, to = bits.length * 32) {
  const numbers = [];
  for (let at = from >> 5; at < bits.length && at * 32 < to; at += 1) {
    for (let word = bits[at]; word; word &= word - 1) {
      const number = at * 32 + 31 - Math.clz32(word & -word);
      if (number >= from && number < to) numbers.push(number);
    }
  }
  return numbers;
}
