/**
 * What the profile of a program works out: whether an office answers now, and what a person may pay.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openNow } from "../../themes/haven/static/js/open-now.js";
import { outOfPocket } from "../../themes/haven/static/js/out-of-pocket.js";

const WEEKDAYS = { days: [0, 1, 2, 3, 4], opens: "08:00", closes: "17:00" };
const SATURDAY = { days: [5], opens: "09:00", closes: "12:00" };
const answer = (moment, off) => openNow([WEEKDAYS, SATURDAY], "America/Chicago", new Date(moment), off);

test("an office is open from its opening to the minute before it closes", () => {
  // Chicago is 6 hours behind in winter: Wednesday, November 4.
  assert.deepEqual(answer("2026-11-04T13:59:00Z"), { open: false, row: 0, ahead: 0, day: 2 });
  assert.deepEqual(answer("2026-11-04T14:00:00Z"), { open: true, row: 0, ahead: 0, day: 2 });
  assert.deepEqual(answer("2026-11-04T22:59:00Z"), { open: true, row: 0, ahead: 0, day: 2 });
  assert.deepEqual(answer("2026-11-04T23:00:00Z"), { open: false, row: 0, ahead: 1, day: 3 });
});

test("clocks that are changed are minded", () => {
  // The same hour of the world in summer and in winter.
  assert.equal(answer("2026-10-28T13:30:00Z")?.open, true);
  assert.equal(answer("2026-11-04T13:30:00Z")?.open, false);
});

test("the next day with hours is named", () => {
  assert.deepEqual(answer("2026-11-06T23:30:00Z"), { open: false, row: 1, ahead: 1, day: 5 });
  assert.deepEqual(answer("2026-11-07T20:00:00Z"), { open: false, row: 0, ahead: 2, day: 0 });
});

test("where nobody can know, nothing is said", () => {
  assert.equal(answer("2026-11-26T18:00:00Z", "2026-11-26/2026-11-26 2026-12-24/2026-12-26"), undefined);
  assert.equal(openNow([WEEKDAYS], "Nowhere/Land", new Date()), undefined);
  assert.equal(openNow([], "America/Chicago", new Date()), undefined);
});

const sum = (deductible, share, days, most = "") => outOfPocket({ deductible, share, days, most });

test("a deductible and a share for each day add up, as far as the limit", () => {
  assert.deepEqual(sum("500", "40", "24"), { total: 1460, deductible: 500, afterwards: 960, count: 24, capped: false });
  assert.deepEqual(sum("$1,500", "40", "24", "2000"), { total: 2000, deductible: 1500, afterwards: 960, count: 24, capped: true });
});

test("blanks count as nothing, and without numbers there is no sum", () => {
  assert.equal(sum("", "25.50", "10")?.total, 255);
  assert.equal(sum("", "", "24"), undefined);
  assert.equal(sum("about 500", "x", "24"), undefined);
});
