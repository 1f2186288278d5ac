/**
 * How many edits make one word of another: a letter more, less or other, or two neighbours that changed places (optimal string alignment).
 * Past `most` it gives up, and says `most + 1`.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  let start = 0;
  let a = one.length;
  let b = other.length;
  if (Math.abs(a - b) > most) return most + 1;
  while (start < a && start < b && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  while (a > start && b > start && one.charCodeAt(a - 1) === other.charCodeAt(b - 1)) {
    a -= 1;
    b -= 1;
  }
  return Math.min(unlikeDistance(one.slice(start, a), other.slice(start, b), most), most + 1);
}

/** The distance of words that differ at both ends, row by row. */
function unlikeDistance(one, other, most) {
  let above = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  let before = 0;
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let edits = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        edits = Math.min(edits, above[column - 2] + 1);
      }
      line.push(edits);
      least = Math.min(least, edits);
    }
    // Two letters that change places reach back over a row, which costs one edit.
    if (least > most && before >= most) return most + 1;
    before = least;
    above = last;
    last = line;
  }
  return last[other.length];
}

/**
 * How many edits a word of this length may be away from what was meant.
 *
 * @param {string} word
 */
export function tolerance(word) {
  if (word.length < 4 || /\p{N}/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** What a word sounds like: its consonants, those that sound alike as one. */
function soundOf(word) {
  return word
    .replace(/ph/g, "f")
    .replace(/c(?=[eiy])|z/g, "s")
    .replace(/[cq]/g, "k")
    .replace(/[aeiouyh]/g, "")
    .replace(/(.)\1+/g, "$1");
}

/**
 * How far a word is from what may be meant: its edits, or nothing if both sound alike. Null if it takes more edits than allowed, or if a single
 * edit gives it another first letter and another sound: those are other words.
 * So "medicade" is Medicaid (two edits, same sound) rather than Medicare (one edit, another sound).
 *
 * @param {string} typed
 * @param {string} meant
 * @param {number} most
 * @returns {number | null}
 */
export function farness(typed, meant, most) {
  const edits = distance(typed, meant, most);
  if (edits > most) return null;
  if (soundOf(typed) === soundOf(meant)) return 0;
  return most < 2 && typed[0] !== meant[0] && typed.slice(0, 2) !== meant[1] + meant[0] ? null : edits;
}
