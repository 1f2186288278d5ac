import assert from "node:assert/strict";
import test from "node:test";
import { fold } from "../../../src/search/client/words.js";
import { milesApart, passes, pointOf, randomOf } from "./support/brute.js";
import { HOME, RANDOM_FACETS, randomEngine, randomPrograms, randomWish } from "./support/random-site.js";

const PROGRAMS = randomPrograms(400, 9);
// With one card to a file, the orders of the index are cheaper; with all cards in one file, the cards are.
const ENGINES = { orders: await randomEngine(PROGRAMS, { sizes: { cards: 1 } }), cards: await randomEngine(PROGRAMS, { sizes: { cards: 400 } }) };

const byFreshness = (one, other) => one.freshness - other.freshness;
const byName = (one, other) => (fold(one.name) < fold(other.name) ? -1 : Number(fold(one.name) > fold(other.name)));
const byIntake = (one, other) => intake(one) - intake(other);
const intake = ({ accepting }) => ({ open: 0, waitlist: 1, closed: 3 })[accepting] ?? 2;

function wholeMiles(program, radius) {
  const miles = program.lat === undefined ? Infinity : milesApart(HOME, pointOf(program));
  return miles <= radius ? Math.round(miles) : Infinity;
}

const byMiles = (radius) => (one, other) => wholeMiles(one, radius) - wholeMiles(other, radius) || 0;

const ORDERS = {
  checked: () => [byFreshness, byName],
  name: () => [byName],
  intake: () => [byIntake, byFreshness, byName],
  best: () => [byFreshness, byName],
  nearest: ({ place, radius }) => [...(place ? [byMiles(radius)] : []), byFreshness, byName],
};

function sorted(wish, order) {
  const compares = ORDERS[order](wish);
  const all = PROGRAMS.filter((program) => passes(RANDOM_FACETS, program, wish));
  return all.sort((one, other) => compares.reduce((found, compare) => found || compare(one, other), 0)).map(({ id }) => id);
}

for (const [kind, engine] of Object.entries(ENGINES)) {
  test(`each page of each order is a part of the whole order, out of ${kind}`, async () => {
    const random = randomOf(21);
    for (let round = 0; round < 120; round += 1) {
      const wish = { ...randomWish(random), words: [] };
      wish.online = Boolean(wish.place && wish.chosen["delivery-mode"]?.some((id) => id !== "in-person"));
      const order = Object.keys(ORDERS)[round % 5];
      const offset = Math.floor(random() * 40);
      const limit = Math.floor(random() * 25);
      const near = wish.place ? { near: "37902", radius: wish.radius } : {};
      const answer = await engine.search("", { kinds: ["program"], counts: false, facets: wish.chosen, order, offset, limit, ...near });
      assert.deepEqual(answer.hits.map(({ id }) => id), sorted(wish, order).slice(offset, offset + limit), JSON.stringify({ wish, order, offset, limit }));
      assert.equal(answer.order, order === "nearest" && !wish.place ? "best" : order);
    }
  });
}

test("the nearest come first with a place, what fits best without", async () => {
  const engine = ENGINES.cards;
  assert.equal((await engine.search("", { near: "37902" })).order, "nearest");
  assert.equal((await engine.search("")).order, "best");
  assert.equal((await engine.search("", { near: "Tennessee", order: "nearest" })).order, "best");
  assert.equal((await engine.search("", { order: "dearest" })).order, "best");
});

test("distances are straight lines in miles, none beyond the radius", async () => {
  const { hits } = await ENGINES.cards.search("", { near: "37902", radius: 30, limit: 400, facets: { "delivery-mode": ["telehealth"] } });
  assert.ok(hits.some(({ distance }) => distance === null));
  for (const { id, distance } of hits) {
    const program = PROGRAMS.find((each) => each.id === id);
    const miles = program.lat === undefined ? Infinity : milesApart(HOME, pointOf(program));
    if (miles <= 30) assert.ok(Math.abs(distance - miles) < 0.001);
    else assert.equal(distance, null);
  }
});

test("programs that have a word in their names come before those that only mention it", async () => {
  const { hits } = await ENGINES.orders.search("cedar", { kinds: ["program"], limit: 400, order: "best" });
  const named = hits.map(({ title }) => title.includes("cedar"));
  assert.ok(named.includes(true) && named.includes(false));
  assert.ok(named.lastIndexOf(true) < named.indexOf(false));
  const { hits: both } = await ENGINES.orders.search("cedar river", { kinds: ["program"], limit: 400 });
  for (const hit of both) {
    const program = PROGRAMS.find(({ id }) => id === hit.id);
    for (const word of ["cedar", "river"]) assert.match(`${program.name} ${program.summary}`, new RegExp(word));
  }
});

test("the nearest without a limit are found without reading the whole map", async () => {
  const { fetch, asked } = (await import("./support/index-maker.js")).makeIndex({
    programs: PROGRAMS,
    facets: RANDOM_FACETS,
    zips: [["37902", HOME.lat, HOME.lon, "Knoxville", "TN"]],
  });
  const { open } = await import("../../../src/search/client/engine.js");
  const engine = await open({ fetch });
  const { totals } = await engine.search("", { near: "37902", radius: Infinity, limit: 3, kinds: ["program"], counts: false });
  assert.equal(totals.program, 400);
  assert.ok(asked.filter((url) => url.includes("/r-")).length < 25);
});
