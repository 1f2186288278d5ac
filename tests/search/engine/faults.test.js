import assert from "node:assert/strict";
import test from "node:test";
import { open, VERSION } from "../../../src/search/client/engine.js";
import { PROGRAMS, smallSite } from "./support/site.js";

/** The code of the error that something ends with. */
async function codeOf(work) {
  const error = await work.then(
    () => null,
    (failure) => failure,
  );
  assert.ok(error instanceof Error, "it ends with an error");
  return error.code;
}

/** A site whose fetch can be broken. */
function fragile() {
  const site = smallSite();
  const broken = new Map();
  const fetch = async (url) => {
    const kind = [...broken.keys()].find((each) => url.replace("shards/", "").startsWith(`/search/${each}`));
    return kind ? broken.get(kind)() : site.fetch(url);
  };
  return { ...site, broken, fetch };
}

const NOT_FOUND = () => ({ ok: false, status: 404 });
const NO_NETWORK = () => Promise.reject(new TypeError("fetch failed"));
const says = (text) => () => ({ ok: true, status: 200, text: async () => text });

test("the root says whether the engine can read the index", async () => {
  const site = fragile();
  assert.equal(VERSION, 1);
  const faults = [
    [NOT_FOUND, "missing"],
    [NO_NETWORK, "missing"],
    [says("<!doctype html><title>Not found</title>"), "broken"],
    [says("null"), "broken"],
    [says("[]"), "broken"],
    [says('{"version":1}'), "broken"],
    [says(JSON.stringify({ ...site.root, version: 2 })), "version"],
  ];
  for (const [fault, code] of faults) {
    site.broken.set("en", fault);
    assert.equal(await codeOf(open({ fetch: site.fetch })), code, String(fault));
  }
  assert.equal(await codeOf(open({ fetch: smallSite().fetch, language: "fr" })), "missing");
});

const LISTS = { c: "", o: "", t: "iop", p: "wichita", s: "horses", g: "37902" };
const TABLES = { w: "evening", r: "37902", l: "qwzxv", z: "37902", m: "horses" };

// The orders are read only if cards would take more files; cards that come first stand together once more.
const OPTIONS = { o: { limit: 1 }, c: { limit: 2, order: "name", facets: { payment: ["medicaid"] } } };

for (const [kind, query] of Object.entries({ ...LISTS, ...TABLES })) {
  test(`a search that needs a file of kind ${kind} fails as a whole while it is missing or broken, and works afterwards`, async () => {
    const site = fragile();
    const engine = await open({ fetch: site.fetch });
    const wrong = kind in LISTS ? '{"a":1}' : "[1]";
    for (const [fault, code] of [
      [NOT_FOUND, "missing"],
      [NO_NETWORK, "missing"],
      [says("<!doctype html>"), "broken"],
      [says(wrong), "broken"],
      [says("null"), "broken"],
    ]) {
      site.broken.set(`${kind}-`, fault);
      const options = OPTIONS[kind] ?? {};
      assert.equal(await codeOf(engine.search(query, options)), code, String(fault));
    }
    site.broken.clear();
    const answer = await engine.search(query, OPTIONS[kind] ?? {});
    assert.ok(answer.totals.program + answer.totals.text > 0 || query === "qwzxv");
  });
}

test("a file that holds something else than it should is broken, not a fault of the engine", async () => {
  const site = fragile();
  const engine = await open({ fetch: site.fetch });
  site.broken.set("w-", says('{"keys":5,"docs":3}'));
  assert.equal(await codeOf(engine.search("evening")), "broken");
});

test("each file is fetched once, whoever asks for it and how many at once", async () => {
  const { fetch, asked } = smallSite();
  const engine = await open({ fetch });
  const queries = ["iop knoxville", "iop knoxville", "evening 37902", "anxeity", "iop knoxville"];
  const answers = await Promise.all(queries.map((query) => engine.search(query)));
  assert.equal(new Set(asked).size, asked.length);
  assert.deepEqual(answers[0].hits, answers[4].hits);
  assert.deepEqual(answers[0].hits, (await engine.search("iop knoxville")).hits);
});

test("an answer tells how much was fetched", async () => {
  const { fetch, asked, files } = smallSite();
  const engine = await open({ fetch });
  const { bytes } = await engine.search("evening 37902");
  assert.equal(bytes, asked.reduce((sum, url) => sum + files.get(url).length, 0));
});

test("an index that carries its files in its root needs no others", async () => {
  const { fetch, asked } = smallSite({ inline: true });
  const engine = await open({ fetch });
  await engine.search("evening dbt", { kinds: ["program"], near: { lat: 35.96, lon: -83.92 } });
  assert.deepEqual(asked, ["/search/en.json"]);
});

test("an empty directory and one without texts answer", async () => {
  const engine = await open({ fetch: smallSite({ programs: [], texts: [] }).fetch });
  for (const query of ["", "evening 37902", "qwzxv", "iop in st louis", "buprenor"]) {
    const answer = await engine.search(query, { half: query === "buprenor" });
    assert.deepEqual(answer.totals, { program: 0, text: 0 }, query);
  }
});

test("names are given as they are written", async () => {
  const name = '<img src=x onerror="alert(1)"> & Sons';
  const programs = [{ ...PROGRAMS[0], name, summary: "<b>evening</b> classes" }];
  const engine = await open({ fetch: smallSite({ programs }).fetch });
  const [hit] = (await engine.search("classes")).hits;
  assert.equal(hit.title, name);
  assert.deepEqual(hit.excerpt, [
    { text: "<b>evening</b> ", mark: false },
    { text: "classes", mark: true },
  ]);
});

test("two engines share nothing", async () => {
  const [one, other] = await Promise.all([open({ fetch: smallSite().fetch }), open({ fetch: smallSite({ programs: [] }).fetch })]);
  assert.equal((await one.search("evening")).totals.program, 6);
  assert.equal((await other.search("evening")).totals.program, 0);
});
