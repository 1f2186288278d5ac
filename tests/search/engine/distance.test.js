import assert from "node:assert/strict";
import test from "node:test";
import { distance, farness, tolerance } from "../../../src/search/client/distance.js";
import { randomOf } from "./support/brute.js";

/** The definition: the whole matrix, no shortcuts. */
function wholeMatrix(one, other) {
  const rows = Array.from({ length: one.length + 1 }, (_, row) => [row]);
  for (let column = 0; column <= other.length; column += 1) rows[0][column] = column;
  for (let row = 1; row <= one.length; row += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const cost = one[row - 1] === other[column - 1] ? 0 : 1;
      const edits = [rows[row - 1][column] + 1, rows[row][column - 1] + 1, rows[row - 1][column - 1] + cost];
      const swaps = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swaps) edits.push(rows[row - 2][column - 2] + 1);
      rows[row][column] = Math.min(...edits);
    }
  }
  return rows[one.length][other.length];
}

test("distances are those of the whole matrix, up to the limit", () => {
  const random = randomOf(7);
  const word = () => Array.from({ length: Math.floor(random() * 9) }, () => "abc"[Math.floor(random() * 3)]).join("");
  for (let round = 0; round < 20000; round += 1) {
    const [one, other] = [word(), word()];
    const real = wholeMatrix(one, other);
    for (const most of [0, 1, 2, 3]) assert.equal(distance(one, other, most), Math.min(real, most + 1), `${one} ${other} ${most}`);
  }
});

test("neighbours that change places are one edit", () => {
  assert.equal(distance("anxeity", "anxiety", 2), 1);
  assert.equal(distance("ab", "ba", 1), 1);
  // Optimal string alignment: what has changed places is not edited again.
  assert.equal(distance("ca", "abc", 3), 3);
});

test("short words and numbers are taken as they are", () => {
  assert.deepEqual(["iop", "teen", "evening", "medicade", "37902", "k2"].map(tolerance), [0, 1, 1, 2, 0, 0]);
});

test("of words that are near, one that sounds alike is nearer", () => {
  assert.ok(farness("medicade", "medicaid", 2) < farness("medicade", "medicare", 2));
  assert.ok(farness("buprenorfine", "buprenorphine", 2) < 1);
  assert.equal(farness("medicade", "medication", 2), null);
});
