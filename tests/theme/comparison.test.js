/**
 * Programs side by side: which rows there are, and which of them differ.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Chosen } from "../../themes/haven/static/js/chosen.js";
import { compare } from "../../themes/haven/static/js/comparison.js";

/** A program with facts: each a list of words, or null for one that it does not tell. */
function program(facts, more = {}) {
  const told = Object.entries(facts).map(([key, values]) => [key, { label: key.toUpperCase(), values: (values ?? []).map(word) }]);
  return { id: "a", phones: [], address: ["1 Sample Street"], status: "active", facts: new Map(told), ...more };
}

const word = (value) => (typeof value === "string" ? { text: value } : value);
const rows = (...programs) => compare(programs, (key) => key).flatMap((group) => group.rows);
const row = (label, ...programs) => rows(...programs).find((one) => one.label === label);

test("what no program speaks of makes no row, what one does not tell is an empty cell", () => {
  const all = rows(program({ days: ["3 days"], hours: null }), program({ days: null, hours: null }));
  assert.deepEqual(all.map((one) => one.label), ["DAYS", "HOURS", "compare.address"]);
  assert.deepEqual(row("DAYS", program({ days: ["3 days"] }), program({})).cells, [[{ text: "3 days" }], []]);
});

test("the order of a list is no difference, its words are", () => {
  const given = (...values) => program({ payment: values });
  assert.equal(row("PAYMENT", given("Medicaid", "Self-pay"), given("Self-pay", "Medicaid")).differs, false);
  assert.equal(row("PAYMENT", given("Medicaid"), given("Medicaid", "Self-pay")).differs, true);
  assert.equal(row("PAYMENT", given("Medicaid"), program({ payment: null })).differs, true);
  assert.equal(row("PAYMENT", program({ payment: null }), program({ payment: null })).differs, false);
});

test("the day on which a program told that it takes people is no difference", () => {
  const given = (label, day) => program({ accepting: [{ text: `${label}, as of ${day}`, undated: `${label}, as of ` }] });
  assert.equal(row("ACCEPTING", given("Open", "November 1"), given("Open", "November 9")).differs, false);
  assert.equal(row("ACCEPTING", given("Open", "November 1"), given("Full", "November 1")).differs, true);
});

test("a program without a place is online only, not a program that hides its street", () => {
  const online = program({ "online-states": ["Utah"] }, { address: [] });
  assert.equal(row("compare.address", program({}), online).cells[1][0].text, "compare.online-only");
  assert.equal(row("ONLINE-STATES", program({}), online).cells[0][0].text, "compare.none-listed");
});

test("whether programs run is a row only if one does not", () => {
  assert.equal(row("compare.status", program({}), program({})), undefined);
  const closed = program({}, { status: "defunct", address: [] });
  assert.deepEqual(row("compare.status", program({}), closed).cells.map(([text]) => text.text), ["compare.status-active", "compare.status-defunct"]);
  assert.deepEqual(row("compare.address", program({}), closed).cells[1], [], "of a closed program nothing is known");
});

test("the first four of a list are compared until the reader ticks others", () => {
  const chosen = new Chosen();
  const list = ["a", "b", "c", "d", "e"];
  assert.deepEqual(chosen.of(list), ["a", "b", "c", "d"]);
  chosen.set("a", false);
  chosen.set("e", true);
  assert.deepEqual(chosen.of(list), ["b", "c", "d", "e"]);
});
