/** The harness itself: a judge who cannot find fault is no judge. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { judge } from "./judge.js";
import { fits, miles, select } from "./support/predicate.js";
import { unborne } from "./support/report.js";

const facts = (id, more) => ({
  id,
  listed: true,
  freshness: 0,
  terms: new Set(),
  online: new Set(),
  ages: [18, Infinity],
  words: id,
  remote: false,
  address: { city: "Knoxville", county: "Knox County", state: "TN" },
  ...more,
});

const PROGRAMS = [
  facts("near", { point: [35.96, -83.92], terms: new Set(["payment/medicaid", "focus/anxiety"]) }),
  facts("far", { point: [36.1, -83.92], terms: new Set(["payment/medicaid"]) }),
  facts("gone", { point: [35.97, -83.92], terms: new Set(["payment/medicaid"]), listed: false }),
  facts("private", { about: [35.97, -83.92] }),
  facts("online", { address: undefined, remote: true, online: new Set(["TN"]), terms: new Set(["delivery-mode/telehealth"]) }),
];
const directory = { programs: new Map(PROGRAMS.map((program) => [program.id, program])), terms: new Set() };

const hit = (id, distance = null) => ({ kind: "program", id, distance });
const text = (url, more = []) => ({ kind: "article", url, more });

/** An answer of which nothing is to be said. */
const PLAIN = { hits: [], totals: { program: 0, text: 0 }, understood: [], unknown: [], order: "best", radius: 25, relax: [] };
const found = (...hits) => ({
  hits,
  totals: { program: hits.filter((one) => one.kind === "program").length, text: hits.filter((one) => one.kind !== "program").length },
});
const HERE = { kind: "zip", label: "37902", state: "TN", lat: 35.96, lon: -83.92 };

async function judged(query, answer) {
  const { chosen, ...first } = answer;
  const engine = {
    async search(ask, { facets }) {
      if (ask === "again") return { ...PLAIN, totals: { program: 2 } };
      return { ...PLAIN, ...(facets ? found(...chosen.filter(([mode]) => facets["delivery-mode"].includes(mode)).map(([, id]) => hit(id))) : first) };
    },
  };
  const [result] = await judge([{ kind: "test", language: "en", ask: "ask", ...query }], async () => engine, directory);
  return result;
}

const MEDICAID = { has: ["payment/medicaid"] };

/** What a judgement says, an answer that is right, and one that is wrong. */
const FAULTS = [
  ["help lines", { help: true }, { help: { words: [] } }, { help: null }],
  ["help lines for nothing", {}, {}, { help: { words: ["die"] } }],
  ["Spanish help lines", { help: true, spanish: true }, { help: { spanish: true } }, { help: { spanish: false } }],
  ["another level of care", { redirect: "detox" }, { redirect: { label: "Detox" } }, { redirect: null }],
  ["the wrong level of care", { redirect: "detox" }, { redirect: { label: "Detox" } }, { redirect: { label: "Hospital" } }],
  ["a level of care for nothing", {}, {}, { redirect: { label: "Hospital" } }],
  ["a place", { place: { kind: "zip" } }, { place: HERE }, { place: null }],
  ["the wrong place", { place: { label: "37902" } }, { place: HERE }, { place: { ...HERE, label: "37901" } }],
  ["a place for nothing", {}, {}, { place: HERE }],
  ["other places", { place: {}, alternatives: ["A"] }, { place: { ...HERE, alternatives: [{ label: "A" }] } }, { place: HERE }],
  ["a problem with the place", { placeProblem: "ask" }, { placeProblem: { kind: "ask" } }, {}],
  ["unknown words", { unknown: ["x"] }, { unknown: ["x"] }, { unknown: [] }],
  ["no unknown words", { unknown: [] }, {}, { unknown: ["x"] }],
  ["a correction", { corrected: "medicaid" }, { corrected: { query: "medicaid" } }, { corrected: { query: "medicare" } }],
  ["no correction", { corrected: false }, {}, { corrected: { query: "medicaid" } }],
  ["nothing", { none: true }, {}, found(text("/a/"))],
  ["no program", { none: "program" }, found(text("/a/")), found(hit("near"))],
  ["offers", { relax: ["facet"] }, offered(2), {}],
  ["true offers", {}, offered(2), offered(3)],
  ["a long query", { truncated: true }, { truncated: true }, {}],
  ["meaning", { understands: ["a/b"] }, { understood: [{ terms: [{ facet: "a", id: "b" }] }] }, {}],
  ["synonyms", { also: ["bupren"] }, { also: ["buprenorphine"] }, { also: [] }],
  ["programs online", { online: { online: "TN" } }, { online: { total: 1 } }, { online: { total: 2 } }],
  ["closed programs", {}, found(hit("near")), found(hit("gone"))],
  ["twice the same", {}, found(hit("near")), found(hit("near"), hit("near"))],
  ["strangers", {}, found(hit("near")), found(hit("nobody"))],
  ["totals", {}, found(hit("near")), { ...found(hit("near")), totals: { program: 2 } }],
  ["distances", { place: {} }, { ...found(hit("near", 0)), place: HERE }, { ...found(hit("near", 3)), place: HERE }],
  ["the radius", { place: {} }, { ...found(hit("far", 9.7)), place: HERE }, { ...found(hit("far", 9.7)), place: HERE, radius: 5 }],
  ["the nearest first", { place: {} }, nearest(["near", 0], ["far", 9.7]), nearest(["far", 9.7], ["near", 0])],
  ["the nearest at all", { place: {}, fits: MEDICAID }, nearest(["near", 0], ["far", 9.7]), nearest(["far", 9.7])],
  ["counts", {}, counted(1), counted(2)],
  ["counts of those online", { place: {} }, countedOnline(1, "online"), countedOnline(0, "online")],
  ["who comes for those online", { place: {} }, countedOnline(1, "online"), countedOnline(1, "far")],
  ["who goes from those online", { place: {} }, { ...countedOnline(1, "online"), ...found(hit("online")) }, { ...countedOnline(0), ...found(hit("online")) }],
];

function nearest(...distances) {
  return { ...found(...distances.map(([id, distance]) => hit(id, distance))), place: HERE, order: "nearest" };
}

function offered(total) {
  return { relax: [{ kind: "facet", change: { query: "again" }, total }] };
}

function counted(count) {
  return { ...found(hit("near"), hit("far")), facets: { focus: { terms: [{ id: "anxiety", count }] } } };
}

function countedOnline(count, ...ids) {
  const chosen = ids.map((id) => ["telehealth", id]);
  return { ...found(hit("near")), place: HERE, facets: { "delivery-mode": { terms: [{ id: "telehealth", count }] } }, chosen };
}

for (const [what, want, right, wrong] of FAULTS) {
  test(`finds fault with ${what}`, async () => {
    assert.deepEqual((await judged({ want }, right)).faults, []);
    assert.equal((await judged({ want }, wrong)).faults.length, 1);
  });
}

test("an engine that breaks is at fault, and the rest goes on", async () => {
  const engine = { search: async () => { throw new Error("broken"); } };
  const queries = [1, 2].map((number) => ({ kind: "test", language: "en", ask: `${number}`, want: {} }));
  const results = await judge(queries, async () => engine, directory);
  assert.deepEqual(results.map((result) => result.faults.length), [1, 1]);
});

test("a fault that is borne must be there", async () => {
  const borne = { want: {}, borne: "why" };
  const results = [await judged(borne, { help: {} }), await judged(borne, {}), await judged({ want: {} }, {})];
  assert.deepEqual(unborne(results), [results[1]]);
});

const MEASURED = [
  ["the first text", { texts: ["/a/"] }, found(text("/a/#b")), { mrr: 1, recall: 1 }],
  ["the second text", { texts: ["/a/#b"] }, found(text("/c/"), text("/a/#b")), { mrr: 0.5, recall: 1 }],
  ["a heading below another", { texts: ["/a/#b"] }, found(text("/a/#c", [{ url: "/a/#b" }])), { mrr: 0.5, recall: 1 }],
  ["one text of two", { texts: ["/a/", "/b/"] }, found(text("/b/")), { mrr: 1, recall: 0.5 }],
  ["programs do not push texts down", { texts: ["/a/"] }, found(hit("near"), text("/a/")), { mrr: 1, recall: 1 }],
  ["no text", { texts: ["/a/"], within: 3 }, {}, { mrr: 0, recall: 0, top: 0 }],
  ["a program near the top", { programs: ["far"], within: 2 }, found(hit("near"), hit("far")), { mrr: 0.5, recall: 1, top: 1 }],
  ["the whole set", { fits: MEDICAID }, found(hit("near"), hit("far")), { precision: 1, found: 1 }],
  ["half a set, and a stranger to it", { fits: MEDICAID }, found(hit("near"), hit("online")), { precision: 0.5, found: 0.5 }],
  ["what may fit", { fits: { has: ["focus/anxiety"], either: MEDICAID } }, found(hit("far"), hit("near")), { precision: 1, found: 1 }],
  ["who comes first", { lead: { has: ["focus/anxiety"] } }, found(hit("far"), hit("near")), { lead: 0 }],
];

for (const [what, want, answer, expected] of MEASURED) {
  test(`measures ${what}`, async () => {
    const { measures } = await judged({ want }, answer);
    assert.deepEqual(Object.fromEntries(Object.entries(measures).filter(([, value]) => value !== undefined)), expected);
  });
}

test("predicates leave open what is a matter of taste", () => {
  const places = { here: { at: [35.96, -83.92], give: 0.5 } };
  const near = { near: ["here", 5] };
  assert.deepEqual(PROGRAMS.map((program) => fits(near, program, places)), [true, false, false, undefined, false]);
  assert.deepEqual([...select({ any: [near, { online: "TN" }] }, directory, places).wanted], ["near", "online"]);
  assert.ok(Math.abs(miles([35.9625, -83.9209], [36.1627, -86.7816]) - 160.4) < 1);
});
