import assert from "node:assert/strict";
import test from "node:test";
import { smallEngine } from "./support/site.js";

const engine = await smallEngine();

/** What an answer says, in short: terms by chip, place, correction, programs. */
async function ask(query, options) {
  const answer = await engine.search(query, options);
  return {
    answer,
    terms: answer.understood.filter(({ kind }) => kind !== "place").map(({ terms }) => terms.map(({ facet, id }) => `${facet}/${id}`).join(" ")),
    kinds: answer.understood.map(({ kind }) => kind),
    programs: answer.hits.filter(({ kind }) => kind === "program").map(({ id }) => id),
    texts: answer.hits.filter(({ kind }) => kind !== "program").map(({ url }) => url),
  };
}

test("a whole sentence becomes filters and a place", async () => {
  const { answer, terms, programs } = await ask("evening teen program near 37902 that takes medicade");
  assert.deepEqual(terms, ["time-of-day/evening", "population/adolescents age/teens", "payment/medicaid"]);
  assert.equal(answer.place.label, "Knoxville, TN 37902");
  assert.deepEqual(answer.corrected, {
    query: "evening teen program near 37902 that takes medicaid",
    was: "evening teen program near 37902 that takes medicade",
  });
  assert.deepEqual(answer.understood.map(({ text, corrected, without }) => [text, corrected, without]), [
    ["evening", null, "teen program near 37902 that takes medicade"],
    ["teen", null, "evening program near 37902 that takes medicade"],
    ["near 37902", null, "evening teen program that takes medicade"],
    ["medicade", "medicaid", "evening teen program near 37902 that takes"],
  ]);
  assert.deepEqual(programs, ["river-teen"]);
  assert.equal(answer.order, "nearest");
  assert.equal(answer.radius, 25);
});

const MEANINGS = {
  medicade: ["payment/medicaid"],
  medicad: ["payment/medicaid"],
  buprenorfine: ["medication/moud-buprenorphine individual-service/accepts-moud"],
  suboxone: ["medication/moud-buprenorphine individual-service/accepts-moud"],
  anxeity: ["focus/anxiety"],
  dbt: ["therapy/dbt"],
  cbt: ["therapy/cbt"],
  "terapia de grupo en la noche": ["group-type/group-therapy", "time-of-day/evening"],
  "court ordered": ["population/justice-involved"],
  "for my daughter": ["population/adolescents age/teens"],
  "spanish speaking": ["language/es"],
  "no insurance": ["payment/no-cost payment/sliding-fee"],
  "weekend iop": ["time-of-day/weekend", "level-of-care/iop"],
  "after work": ["time-of-day/evening"],
  "out patient rehab": ["level-of-care/iop"],
  "cant afford it, no-insurance": ["payment/no-cost payment/sliding-fee", "payment/no-cost payment/sliding-fee"],
  MORNINGS: ["time-of-day/morning"],
};

for (const [query, expected] of Object.entries(MEANINGS)) {
  test(`"${query}" means ${expected.join(", ")}`, async () => assert.deepEqual((await ask(query)).terms, expected));
}

test("a phrase with several meanings finds programs of any, those of more meanings first", async () => {
  const { programs, texts, answer } = await ask("suboxone");
  assert.deepEqual(programs, ["river-adult", "aspen"]);
  assert.deepEqual(texts, ["/learn/medicines/buprenorphine/"]);
  assert.deepEqual(answer.also, ["buprenorphine"]);
});

test("a misspelt word is corrected to a word that means something by itself", async () => {
  assert.equal((await ask("buprenorphnie")).answer.corrected.query, "buprenorphine");
  assert.equal((await ask("horsis")).answer.corrected.query, "horses");
  assert.equal((await ask("hoorsis")).answer.corrected, null, "two edits in seven letters are too many");
  assert.deepEqual((await ask("medicade", { exact: true })).programs, []);
});

test("words that anything knows stay as they are", async () => {
  // "worry" is in a summary and a synonym, "houses" in a name, "ways" in a text, "state" in phrases only, "hope" is a place.
  for (const word of ["worry", "houses", "ways", "state", "hope", "tennessee"]) assert.equal((await ask(word)).answer.corrected, null, word);
});

test("nothing is found for a word that means nothing", async () => {
  const { answer } = await ask("qwzxv");
  assert.deepEqual(answer.hits, []);
  assert.deepEqual(answer.unknown, ["qwzxv"]);
  assert.deepEqual(answer.totals, { program: 0, text: 0 });
  assert.deepEqual(answer.relax, []);
});

test("another level of care is named and does not filter", async () => {
  const day = await ask("day treatment");
  assert.deepEqual(day.answer.redirect, { label: "Day treatment / partial hospitalization (PHP, HIOP)", learn: "/learn/basics/levels-of-care/" });
  assert.equal(day.answer.totals.program, 9);
  const sober = await ask("sober living knoxville");
  assert.equal(sober.answer.redirect.label, "Recovery housing (sober living)");
  assert.deepEqual(sober.programs, ["river-teen", "river-adult", "aspen"]);
});

test("words of programs that are no term are looked for in their text", async () => {
  const { programs, kinds } = await ask("horse");
  assert.deepEqual(programs, ["aspen"]);
  assert.deepEqual(kinds, ["word"]);
  assert.deepEqual((await ask("yoga")).programs, []);
});

test("a half-typed word finds what begins like it, and only while it is being typed", async () => {
  const half = await ask("buprenor", { half: true });
  assert.deepEqual(half.programs, ["river-adult", "aspen"]);
  assert.deepEqual(half.texts, ["/learn/medicines/buprenorphine/"]);
  assert.deepEqual((await ask("buprenor")).programs, []);
  assert.deepEqual((await ask("court or", { half: true })).terms, ["population/justice-involved"]);
  assert.deepEqual((await ask("hors", { half: true })).programs, ["aspen"]);
  assert.equal((await ask("iop x", { half: true })).answer.totals.program, 9);
});

test("an empty query and one of stop words give all programs in order", async () => {
  for (const query of ["", "   ", "the program", "🙂", "<>!?", null, undefined]) {
    const { answer } = await ask(query);
    assert.equal(answer.totals.program, 9, String(query));
    assert.equal(answer.hits[0].title, "Anxiety Center of St. Louis");
    assert.deepEqual(answer.understood, []);
    assert.equal(answer.truncated, false);
  }
});

test("long queries are cut between words and answered", async () => {
  const { answer } = await ask("evening anxiety ".repeat(400));
  assert.equal(answer.truncated, true);
  assert.ok(answer.query.length <= 200 && /(evening|anxiety)$/.test(answer.query));
  assert.equal(answer.understood.length, 24);
  assert.equal((await ask("a".repeat(5000))).answer.truncated, true);
  assert.equal((await ask("🙂".repeat(2500))).answer.totals.program, 9);
  assert.equal((await ask(`${"iop ".repeat(24)}evening`)).answer.truncated, true);
  assert.equal((await ask("iop ".repeat(24))).answer.truncated, false);
});

test("tags in queries and texts stay text", async () => {
  const { answer, texts } = await ask("<script>alert(1)</script>");
  assert.deepEqual(texts, ["/questions/#cost"]);
  const shown = answer.hits[0].excerpt.map(({ text }) => text).join("");
  assert.equal(shown, "It depends on your insurance. <script>alert(1)</script> is no tag here.");
  assert.equal((await ask("<b>iop</b>")).answer.totals.program, 9);
});

test("articles that a phrase leads to come first", async () => {
  const { answer, texts } = await ask("what does it cost");
  assert.deepEqual(answer.learn, ["/learn/paying/insurance/"]);
  assert.equal(texts[0], "/learn/paying/insurance/");
});

test("kinds limit what is searched", async () => {
  assert.deepEqual((await ask("iop", { kinds: ["question"] })).texts, ["/questions/#cost"]);
  const programs = await ask("iop", { kinds: ["program"] });
  assert.deepEqual(programs.texts, []);
  const articles = (await ask("iop", { kinds: ["article"] })).answer;
  assert.equal(articles.facets, null);
  assert.equal(articles.totals.program, 0);
});
