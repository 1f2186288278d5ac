import assert from "node:assert/strict";
import test from "node:test";
import { passes, randomOf } from "./support/brute.js";
import { RANDOM_FACETS, randomEngine, randomPrograms, randomWish } from "./support/random-site.js";

const PROGRAMS = randomPrograms(500, 3);
const engine = await randomEngine(PROGRAMS);

function ask({ chosen, place, radius, words }, options) {
  const near = place ? { near: "37902", radius } : {};
  return engine.search(words.join(" "), { kinds: ["program"], facets: chosen, limit: 1000, ...near, ...options });
}

/** Words that no program has beside the other wishes do not hide those that fit the others. */
function settled(wish) {
  const fits = (some) => PROGRAMS.some((program) => passes(RANDOM_FACETS, program, some));
  const bare = { ...wish, words: [] };
  const isAsked = Object.keys(wish.chosen).length || (wish.place && wish.radius < Infinity);
  return !fits(wish) && isAsked && fits(bare) ? bare : wish;
}

function idsOf(wish) {
  return PROGRAMS.filter((program) => passes(RANDOM_FACETS, program, wish)).map(({ id }) => id);
}

/** A mode that can be joined from home brings programs into reach. */
function withOnline(wish) {
  return { ...wish, online: Boolean(wish.place && wish.chosen["delivery-mode"]?.some((id) => id !== "in-person")) };
}

test("results and counts are those of looking at every program", async () => {
  const random = randomOf(11);
  for (let round = 0; round < 150; round += 1) {
    const asked = withOnline(randomWish(random));
    const wish = settled(asked);
    const answer = await ask(asked);
    const shown = JSON.stringify(wish);
    assert.deepEqual(answer.hits.map(({ id }) => id).sort(), idsOf(wish).sort(), shown);
    assert.equal(answer.totals.program, answer.hits.length, shown);
    for (const facet of RANDOM_FACETS.filter(({ finder }) => finder)) {
      const counts = facet.terms.map(({ id }) => {
        return [id, idsOf(withOnline({ ...wish, chosen: { ...wish.chosen, [facet.id]: [id] } })).length, Boolean(wish.chosen[facet.id]?.includes(id))];
      });
      assert.deepEqual(answer.facets[facet.id].terms.map(({ id, count, selected }) => [id, count, selected]), counts, `${shown} ${facet.id}`);
    }
  }
});

test("facets are those of the finder, in its order, with all programs if nothing is asked", async () => {
  const { facets } = await engine.search("");
  assert.deepEqual(Object.keys(facets), ["payment", "time-of-day", "delivery-mode", "medication"]);
  assert.equal(facets.payment.name, "Payment");
  for (const term of facets.payment.terms) assert.equal(term.count, PROGRAMS.filter((program) => program.terms.payment.includes(term.id)).length);
});

test("counts may come later", async () => {
  const wish = { chosen: { payment: ["medicaid"] }, words: [] };
  const later = await ask(wish, { counts: false });
  assert.equal(later.facets, null);
  assert.deepEqual(await engine.counts(later), (await ask(wish)).facets);
  assert.equal(await engine.counts({}), null);
});

test("the engine tells all facets without loading anything", () => {
  const time = engine.facets.find(({ id }) => id === "time-of-day");
  assert.equal(time.finder, true);
  assert.deepEqual(time.terms.map(({ id, parent }) => [id, parent]), [
    ["daytime", null],
    ["morning", "daytime"],
    ["afternoon", "daytime"],
    ["evening", null],
  ]);
  assert.equal(time.terms[3].count, PROGRAMS.filter((program) => program.terms["time-of-day"].includes("evening")).length);
  assert.equal(engine.facets.find(({ id }) => id === "therapy").finder, false);
});

test("a choice that no program has gives nothing, one of nothing is none", async () => {
  assert.equal((await ask({ chosen: { payment: ["gold"] }, words: [] })).totals.program, 0);
  assert.equal((await ask({ chosen: { payment: [] }, words: [] })).totals.program, 500);
});

test("terms of a part of a facet are asked under the facet", async () => {
  const answer = await ask({ chosen: { medication: ["methadone"] }, words: [] });
  assert.equal(answer.totals.program, PROGRAMS.filter((program) => program.terms.medication.includes("methadone")).length);
});

test("where nothing fits, the single filters whose removal helps most are told with what that gives", async () => {
  const random = randomOf(5);
  let told = 0;
  for (let round = 0; round < 200 || told < 10; round += 1) {
    const wish = randomWish(random);
    for (const facet of RANDOM_FACETS.slice(0, 5)) if (random() < 0.7) wish.chosen[facet.id] = [facet.terms[Math.floor(random() * facet.terms.length)].id];
    const answer = await ask(wish);
    if (answer.totals.program) {
      assert.deepEqual(answer.relax, []);
      continue;
    }
    assert.ok(answer.relax.length <= 3);
    assert.deepEqual(answer.relax.map(({ total }) => total), answer.relax.map(({ total }) => total).sort((one, other) => other - one));
    for (const { change, total } of answer.relax) {
      told += 1;
      assert.ok(total > 0);
      const changed = { ...wish, chosen: change.facets ?? wish.chosen, radius: change.radius ?? wish.radius };
      if (change.query !== undefined) changed.words = change.query.split(" ").filter(Boolean);
      if (change.near === "") changed.place = undefined;
      assert.equal(total, (await ask(changed)).totals.program, JSON.stringify({ wish, change }));
    }
  }
  assert.ok(told >= 10, `${told} ways out were looked at`);
});
