import assert from "node:assert/strict";
import test from "node:test";
import { smallEngine, smallSite } from "./support/site.js";
import { open } from "../../../src/search/client/engine.js";

const engine = await smallEngine();

/** Kind and name of the place of a query; what the query is without it. */
async function placeIn(query, options) {
  const { place, understood } = await engine.search(query, options);
  const chip = understood.find(({ kind }) => kind === "place");
  return place && [place.kind, place.label, chip?.without];
}

const PLACES = {
  "iop knoxville": ["city", "Knoxville, TN", "iop"],
  "iop in knoxville tn": ["city", "Knoxville, TN", "iop"],
  "Knoxville, Tennessee evening": ["city", "Knoxville, TN", "evening"],
  "knoxville il": ["city", "Knoxville, IL", ""],
  "37902": ["zip", "Knoxville, TN 37902", ""],
  "iop 37902-1234 evening": ["zip", "Knoxville, TN 37902", "iop evening"],
  "zip code 37902": ["zip", "Knoxville, TN 37902", ""],
  "Springfield, IL 62701": ["zip", "Springfield, IL 62701", ""],
  "zoom iop kansas": ["state", "Kansas", "zoom iop"],
  "iop kansas city": ["city", "Kansas City, MO", "iop"],
  "kansas city ks": ["city", "Kansas City, KS", ""],
  "iop in st louis": ["city", "St. Louis, MO", "iop"],
  "iop in Saint Louis": ["city", "St. Louis, MO", "iop"],
  springfield: ["city", "Springfield, IL", ""],
  "springfield or": ["city", "Springfield, OR", ""],
  "new york": ["city", "New York, NY", ""],
  washington: ["state", "Washington", ""],
  "knox county": ["county", "Knox County, TN", ""],
  "knox county, il": ["county", "Knox County, IL", ""],
  "iop tn": ["state", "Tennessee", "iop"],
  "iop TN": ["state", "Tennessee", "iop"],
  "iop in tn": ["state", "Tennessee", "iop"],
  "IOP IN TN": ["state", "Tennessee", "IOP"],
  "evening iop IN": ["state", "Indiana", "evening iop"],
  "detroit mi": ["city", "Detroit, MI", ""],
  "columbus in": ["city", "Columbus, IN", ""],
  "iop in hope": ["city", "Hope, IN", "iop"],
  knoxvile: ["city", "Knoxville, TN", ""],
  "san antoino": ["city", "San Antonio, TX", ""],
  "st lois iop": ["city", "St. Louis, MO", "iop"],
  tenessee: ["state", "Tennessee", ""],
  "terapia cerca de Wichita": ["city", "Wichita, KS", "terapia"],
};

for (const [query, expected] of Object.entries(PLACES)) {
  test(`"${query}" is ${expected[1]}`, async () => assert.deepEqual(await placeIn(query), expected));
}

const NO_PLACES = ["me", "in", "iop or rehab", "hi", "ok", "tn", "iop me", "ask an md", "hope", "EVENING IOP OR REHAB", "mi", "12 step", "123456", "in person"];

for (const query of NO_PLACES) {
  test(`"${query}" names no place`, async () => assert.equal(await placeIn(query), null));
}

test("a code is no state while it is being typed", async () => assert.equal(await placeIn("iop mo", { half: true }), null));

test("of cities of one name, the others that are well known are offered", async () => {
  const { place } = await engine.search("springfield");
  assert.deepEqual(place.alternatives, [
    { label: "Springfield, MO", near: "Springfield, MO" },
    { label: "Springfield, OR", near: "Springfield, OR" },
  ]);
  assert.deepEqual((await engine.search("", { near: "Springfield, MO" })).place.label, "Springfield, MO");
  const newYork = (await engine.search("new york")).place;
  assert.deepEqual(newYork.alternatives, [{ label: "New York", near: "NY" }]);
  assert.equal((await engine.search("", { near: "NY" })).place.kind, "state");
});

const FIELDS = {
  "37902": "Knoxville, TN 37902",
  "Knoxville, TN": "Knoxville, TN",
  knoxville: "Knoxville, TN",
  "knoxvile tn": "Knoxville, TN",
  "Knox County, TN": "Knox County, TN",
  Tennessee: "Tennessee",
  tn: "Tennessee",
  or: "Oregon",
  "Hope, IN": "Hope, IN",
  hope: "Hope, IN",
  "near st. louis": "St. Louis, MO",
};

for (const [near, label] of Object.entries(FIELDS)) {
  test(`the place field "${near}" is ${label}`, async () => {
    const { place, placeProblem } = await engine.search("", { near });
    assert.equal(place.label, label);
    assert.equal(placeProblem, null);
  });
}

for (const near of ["00000", "99999", "qwzxv", "knoxville qwzxv", "evening", "🙂"]) {
  test(`the place field "${near}" is unknown, and does not limit`, async () => {
    const answer = await engine.search("", { near });
    assert.deepEqual(answer.placeProblem, { kind: "unknown", text: near });
    assert.equal(answer.place, null);
    assert.equal(answer.totals.program, 9);
  });
}

test("a ZIP of the query that nobody knows is told", async () => {
  const answer = await engine.search("iop 00000");
  assert.deepEqual(answer.placeProblem, { kind: "unknown", text: "00000" });
  assert.equal(answer.totals.program, 9);
});

test("near me asks for a place, unless there is one", async () => {
  assert.deepEqual((await engine.search("iop near me")).placeProblem, { kind: "ask", text: "near me" });
  assert.deepEqual((await engine.search("", { near: "near me" })).placeProblem, { kind: "ask", text: "near me" });
  const answer = await engine.search("iop near me", { near: "37902" });
  assert.equal(answer.placeProblem, null);
  assert.equal(answer.totals.program, 3);
});

test("what the query surely names comes before the place field, a bare name does not", async () => {
  assert.equal((await engine.search("iop in wichita", { near: "37902" })).place.label, "Wichita, KS");
  assert.equal((await engine.search("37919", { near: "62701" })).place.label, "Knoxville, TN 37919");
  const bare = await engine.search("wichita weekend", { near: "Kansas" });
  assert.equal(bare.place.label, "Kansas");
  assert.deepEqual(bare.hits.map(({ id }) => id), ["wichita"]);
});

test("a place from the device has a point and no state", async () => {
  const answer = await engine.search("", { near: { lat: 35.96, lon: -83.92, label: "Here" }, radius: 5 });
  assert.equal(answer.place.kind, "device");
  assert.equal(answer.totals.program, 2);
  assert.equal(answer.online, null);
  const told = await engine.search("", { near: { lat: 35.96, lon: -83.92 }, radius: 5, state: "TN" });
  assert.deepEqual(told.online, { state: "TN", label: "Tennessee", total: 1 });
});

test("programs that can be joined online are offered beside, and are in reach if online is asked for", async () => {
  const plain = await engine.search("37902", {});
  assert.deepEqual(plain.online, { state: "TN", label: "Tennessee", total: 1 });
  const evening = await engine.search("37902 morning");
  assert.equal(evening.online, null, "the others filters hold for them, too");
  for (const ask of [["zoom 37902"], ["37902", { facets: { "delivery-mode": ["telehealth", "hybrid"] } }]]) {
    const { hits, online } = await engine.search(...ask);
    assert.deepEqual(hits.filter(({ kind }) => kind === "program").map(({ id, distance }) => [id, distance === null]), [
      ["river-adult", false],
      ["kansas-online", true],
    ]);
    assert.equal(online, null);
  }
  const inPerson = await engine.search("37902", { facets: { "delivery-mode": ["in-person"] } });
  assert.equal(inPerson.totals.program, 3);
});

test("a state alone is the state of who looks", async () => {
  const all = await engine.search("", { state: "TN" });
  assert.equal(all.totals.program, 9);
  assert.equal(all.place, null);
  const online = await engine.search("online", { state: "TN", kinds: ["program"] });
  assert.deepEqual(online.hits.map(({ id }) => id).sort(), ["kansas-online", "river-adult"]);
});

test("a county has its own programs", async () => {
  const answer = await engine.search("", { near: "Knox County, TN" });
  assert.deepEqual(answer.hits.map(({ id }) => id), ["river-teen", "river-adult"]);
  assert.equal(answer.radius, null);
  assert.equal(answer.order, "best");
});

const SUGGESTED = {
  spr: ["Springfield, IL", "Springfield, MO", "Springfield, OR"],
  knox: ["Knox County, TN", "Knoxville, TN", "Knox County, IL"],
  "Knoxville": ["Knoxville, TN", "Knoxville, IL"],
  kan: ["Kansas", "Kansas City, MO", "Kansas City, KS"],
  "37902": ["Knoxville, TN 37902"],
  "37999": [],
  tn: ["Tennessee"],
  "St. Lou": ["St. Louis, MO"],
  "springfeild": ["Springfield, IL", "Springfield, MO", "Springfield, OR"],
  qwzxv: [],
  "": [],
  k: [],
};

for (const [typed, labels] of Object.entries(SUGGESTED)) {
  test(`places for "${typed}"`, async () => assert.deepEqual((await engine.places(typed)).map(({ label }) => label), labels));
}

test("a place costs its own files only", async () => {
  const { fetch, asked } = smallSite();
  const own = await open({ fetch });
  await own.search("", { near: "37902", kinds: ["program"], counts: false });
  const kinds = asked.map((url) => url.replace(/.*\//, "")[0]);
  assert.deepEqual(kinds.filter((kind) => kind === "z").length, 1);
  assert.deepEqual(kinds.filter((kind) => "pltw".includes(kind)), ["w"], "no cities, no lexicon, no texts; one file for who can join online");
});
