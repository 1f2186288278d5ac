/** How ages are told, and what is shown on which day. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { script } from "./support/theme.js";

const { ago, days, settle } = await script("age.js");

/** The day that lies so many days before 2026-11-22. */
const before = (count) => new Date(Date.UTC(2026, 10, 22 - count)).toISOString().slice(0, 10);
const said = (count, language = "en") => ago(before(count), "2026-11-22", language);

test("days are told as days, then weeks, months and years", () => {
  const table = [
    [0, "today"], [1, "yesterday"], [2, "2 days ago"], [13, "13 days ago"], [14, "2 weeks ago"], [21, "3 weeks ago"], [59, "8 weeks ago"],
    [60, "2 months ago"], [91, "3 months ago"], [181, "6 months ago"], [365, "12 months ago"], [400, "13 months ago"], [729, "24 months ago"],
    [730, "2 years ago"], [1100, "3 years ago"],
  ];
  for (const [count, words] of table) assert.equal(said(count), words, String(count));
});

test("never in words that sound younger than a unit of another kind", () => {
  assert.doesNotMatch([...Array(900).keys()].map((count) => said(count)).join(), /last|this|\b1 (week|month|year)/);
});

test("in Spanish", () => {
  assert.deepEqual([0, 1, 3, 21, 90].map((count) => said(count, "es")), ["hoy", "ayer", "hace 3 días", "hace 3 semanas", "hace 3 meses"]);
});

test("a day to come has no age: a clock is wrong", () => {
  assert.equal(said(-1), "");
  assert.equal(said(-400), "");
});

test("a change of the clock makes no day longer", () => {
  assert.equal(days("2026-03-07", "2026-03-09"), 2);
  assert.equal(days("2026-10-31", "2026-11-02"), 2);
});

/** A page with parts that are shown on some days. */
function page(...parts) {
  const instead = { hidden: true };
  const parent = { querySelector: () => instead };
  const made = parts.map((dataset) => ({ dataset, hidden: false, parentElement: parent }));
  return { instead, parts: made, querySelectorAll: () => made };
}

test("parts are there on their days", () => {
  const root = page({ from: "2026-05-03", before: "2026-08-01" }, { from: "2026-08-01" }, { expires: "2026-08-01" });
  const hidden = (day) => (settle(root, day), root.parts.map((part) => part.hidden));
  assert.deepEqual(hidden("2026-05-02"), [true, true, false]);
  assert.deepEqual(hidden("2026-05-03"), [false, true, false]);
  assert.deepEqual(hidden("2026-07-31"), [false, true, false]);
  assert.deepEqual(hidden("2026-08-01"), [true, false, false]);
  assert.equal(root.instead.hidden, true);
  assert.deepEqual(hidden("2026-08-02"), [true, false, true]);
  assert.equal(root.instead.hidden, false, "what stands there instead is shown");
});
