import assert from "node:assert/strict";
import test from "node:test";
import { smallEngine } from "./support/site.js";

const engine = await smallEngine();
const helpFor = async (query) => (await engine.search(query)).help;

const SIGNS = [
  "i want to die",
  "I wanna die",
  "i want to just die",
  "WANT TO DIE!!!",
  "she said she wants to die",
  "want to kill my self",
  "he is killing himself, i mean killing myself",
  "suicidal",
  "suicide",
  "suicde",
  "thoughts of suiside after work",
  "hopeless",
  "self harm iop for teens",
  "self-harming",
  "selfharm",
  "overdosed",
  "domestic violence help",
  "24/7",
  "help now",
  "kil myself",
];

for (const query of SIGNS) test(`"${query}" is a sign of a crisis`, async () => assert.ok(await helpFor(query)));

for (const query of ["quiero morirme", "quiero morir", "me quiero matar", "suicidarme", "suicidarse"]) {
  test(`"${query}" is a sign of a crisis in Spanish`, async () => assert.equal((await helpFor(query)).spanish, true));
}

const NO_SIGNS = ["cutting back on drinking", "want to dye my hair", "dying to know", "iop", "die cutter", "depression", "odd hours", "want to diet", "end of the week", "harm reduction", "kill time", "qwzxv", ""];

for (const query of NO_SIGNS) {
  test(`"${query}" is no sign of a crisis`, async () => assert.equal(await helpFor(query), null));
}

test("a sign does not hide programs, and is told as it is listed", async () => {
  const answer = await engine.search("i want to die");
  assert.deepEqual(answer.help, { words: ["want to die", "wants to die"], spanish: false });
  assert.equal(answer.totals.program, 9);
});

test("pages in Spanish offer help in Spanish", async () => {
  const spanish = await smallEngine({ language: "es" });
  assert.deepEqual((await spanish.search("suicidio, suicide")).help, { words: ["suicide", "suicidio"], spanish: true });
});
