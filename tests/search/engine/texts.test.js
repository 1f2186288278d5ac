import assert from "node:assert/strict";
import test from "node:test";
import { open } from "../../../src/search/client/engine.js";
import { excerptOf } from "../../../src/search/client/excerpt.js";
import { smallEngine, smallSite } from "./support/site.js";

const TEXTS = { kinds: ["article", "glossary", "question", "checklist", "page"] };
const engine = await smallEngine();

const shownAs = (parts) => parts.map(({ text, mark }) => (mark ? `[${text}]` : text)).join("");

/** A site of sections "page#anchor: text". */
function siteOf(...sections) {
  const texts = sections.map((section) => {
    const [, url, anchor, text] = /^(\S+?)(?:#(\S+))?: (.*)$/.exec(section);
    return { kind: "article", url: `/${url}/`, title: url, heading: anchor ?? "", anchor, text };
  });
  return open({ fetch: smallSite({ texts }).fetch });
}

const urlsOf = (answer) => answer.hits.map(({ url }) => url);

test("sections of a page are one answer, the best of them leads to its heading", async () => {
  const { hits, totals } = await engine.search("iop", TEXTS);
  assert.equal(hits[0].url, "/learn/basics/what-is-an-iop/#who");
  assert.equal(hits[0].title, "What is an IOP?");
  assert.equal(hits[0].heading, "Who goes to one?");
  assert.deepEqual(hits[0].more, [{ url: "/learn/basics/what-is-an-iop/", heading: "What is an IOP?" }]);
  assert.equal(totals.text, 3);
});

test("words of the place are not looked for in texts", async () => {
  assert.deepEqual(urlsOf(await engine.search("iop in wichita", TEXTS)), urlsOf(await engine.search("iop", TEXTS)));
});

test("other words for the same are found and marked, and told", async () => {
  const { hits, also } = await engine.search("suboxone", TEXTS);
  assert.equal(shownAs(hits[0].excerpt), "[Buprenorphine] eases cravings for opioids. Programs may offer it beside groups.");
  assert.deepEqual(also, ["buprenorphine"]);
  const dbt = await engine.search("dbt", TEXTS);
  assert.equal(shownAs(dbt.hits[0].excerpt), "[Dialectical behavior therapy] teaches skills for strong feelings. Anxiety is one of them.");
});

test("forms of a word are found and marked", async () => {
  const { hits } = await engine.search("worry", TEXTS);
  assert.match(shownAs(hits[0].excerpt), /\[Worries\] and \[anxieties\]/);
});

test("all words come before most words; half of them is enough, fewer are not; most words do not matter where many have all", async () => {
  const own = await siteOf("a: kestrel finch", "b: kestrel finch wren", "c: kestrel", "d: other");
  assert.deepEqual(urlsOf(await own.search("kestrel finch wren", TEXTS)), ["/b/", "/a/"]);
  const many = await siteOf(...Array.from({ length: 6 }, (_, number) => `all-${number}: kestrel finch`), "half: kestrel");
  assert.equal((await many.search("kestrel finch", TEXTS)).totals.text, 6);
  assert.deepEqual(urlsOf(await own.search("kestrel finch plover", TEXTS)).sort(), ["/a/", "/b/"]);
  assert.deepEqual(urlsOf(await own.search("kestrel plover", TEXTS)).sort(), ["/a/", "/b/", "/c/"]);
  assert.deepEqual(urlsOf(await own.search("kestrel plover dunlin", TEXTS)), []);
});

test("rare words, titles and words that stand together weigh more", async () => {
  const rare = await siteOf("a: kestrel kestrel", "b: wren", "c: kestrel", "d: kestrel", "wren: other");
  assert.deepEqual(urlsOf(await rare.search("wren", TEXTS)), ["/wren/", "/b/"]);
  const close = await siteOf(`far: kestrel ${"and other birds ".repeat(12)} wren`, "close: some birds are the kestrel wren", "neither: finch");
  assert.deepEqual(urlsOf(await close.search("kestrel wren", TEXTS)), ["/close/", "/far/"]);
});

test("many sections of one page do not push out other pages", async () => {
  const many = Array.from({ length: 40 }, (_, number) => `long#part-${number}: kestrel kestrel kestrel`);
  const own = await siteOf(...many, "short: kestrel");
  const { hits, totals } = await own.search("kestrel", { ...TEXTS, textLimit: 2 });
  assert.deepEqual(hits.map(({ url }) => url.split("#")[0]), ["/long/", "/short/"]);
  assert.equal(hits[0].more.length, 3);
  assert.equal(totals.text, 2);
});

test("texts that a phrase leads to come first even if they have other words", async () => {
  const entry = { say: ["kestrel"], means: [], about: "cost", learn: "/c/", doc: 2 };
  const texts = ["a", "b", "c"].map((name) => ({ kind: "article", url: `/${name}/`, title: name, text: name === "c" ? "Something else." : "kestrel" }));
  const own = await open({ fetch: smallSite({ texts, synonyms: [entry] }).fetch });
  assert.deepEqual(urlsOf(await own.search("kestrel", TEXTS)), ["/c/", "/a/", "/b/"]);
});

const marking = { stems: (word) => [word] };
const marks = (...words) => ({ words: new Set(words), phrases: [] });

test("an excerpt is cut between words, around what was looked for", () => {
  const text = `${"lorem ipsum dolor sit amet ".repeat(20)}kestrel ${"sed do eiusmod ".repeat(20)}wren`;
  const parts = excerptOf(marking, text, marks("kestrel", "wren"));
  const shown = shownAs(parts);
  assert.match(shown, /^… (lorem|ipsum|dolor|sit|amet) .*\[kestrel\] .* (sed|do|eiusmod) …$/);
  assert.ok(shown.length < 240);
  assert.ok(parts.map((part) => part.text).join("").length > 150);
});

test("the excerpt is where most different words are", () => {
  const text = `kestrel ${"and more ".repeat(60)}kestrel and wren ${"and more ".repeat(60)}`;
  assert.match(shownAs(excerptOf(marking, text, marks("kestrel", "wren"))), /\[kestrel\] and \[wren\]/);
});

test("short texts are shown whole, texts without a mark from the start, words without end as they are", () => {
  assert.equal(shownAs(excerptOf(marking, "A kestrel.", marks("kestrel"))), "A [kestrel].");
  assert.equal(shownAs(excerptOf(marking, "", marks("kestrel"))), "");
  assert.match(shownAs(excerptOf(marking, "and more ".repeat(60), marks("kestrel"))), /^and more .* …$/);
  assert.ok(shownAs(excerptOf(marking, "x".repeat(5000), marks("kestrel"))).length <= 240);
});
