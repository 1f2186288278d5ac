import assert from "node:assert/strict";
import test from "node:test";
import { cutOut, fold, inflect, makeStems, tokens } from "../../../src/search/client/words.js";
import { INFLECTIONS } from "./support/index-maker.js";

test("words are compared without marks, capitals and signs", () => {
  const folded = {
    "Day-Treatment": "day treatment",
    "a.a.": "a a",
    "Clínica en ESPAÑOL": "clinica en espanol",
    "LGBTQ+ people": "lgbtq+ people",
    "  24/7 ": "24 7",
    "can’t": "can t",
    "½ día": "1 2 dia",
    "ﬁne 🙂": "fine",
    "": "",
  };
  for (const [text, expected] of Object.entries(folded)) assert.equal(fold(text), expected);
});

test("words know where they stand", () => {
  assert.deepEqual(tokens("Ánimo, día!"), [
    { word: "animo", from: 0, to: 5 },
    { word: "dia", from: 7, to: 10 },
  ]);
  assert.deepEqual(tokens("+ 🙂 <>"), []);
});

test("words lose their endings by the first rule that fits", () => {
  const inflected = { therapies: "therapy", classes: "class", houses: "hous", house: "hous", teens: "teen", yes: "yes", gas: "gas", "12s4": "12s4", dies: "die" };
  for (const [word, expected] of Object.entries(inflected)) assert.equal(inflect(word, INFLECTIONS.en), expected);
});

test("the page's language comes first", () => {
  assert.deepEqual(makeStems(INFLECTIONS, "es")("clases"), ["clas", "clas"]);
  assert.deepEqual(makeStems(INFLECTIONS, "es")("grupos"), ["grupo", "grupo"]);
  assert.deepEqual(makeStems(INFLECTIONS, "en")("jueces"), ["juec", "juec"]);
  assert.deepEqual(makeStems(INFLECTIONS, "en")("groups"), ["group", "group"]);
  assert.deepEqual(makeStems(INFLECTIONS, "en")("therapies"), ["therapy", "therapi"]);
  assert.deepEqual(makeStems(INFLECTIONS, "es")("therapies"), ["therapi", "therapy"]);
});

test("what is cut out of a text leaves no signs behind", () => {
  const text = "iop in Knoxville, TN, evening";
  const [iop, , knoxville, tn, evening] = tokens(text);
  const [, inward] = tokens(text);
  assert.equal(cutOut(text, [[inward, knoxville, tn]]), "iop, evening");
  assert.equal(cutOut(text, [[iop]]), "in Knoxville, TN, evening");
  assert.equal(cutOut(text, [[iop], [evening]]), "in Knoxville, TN");
  assert.equal(cutOut("<b>iop</b>", [[tokens("<b>iop</b>")[1]]]), "<b> </b>");
  assert.equal(cutOut("(iop)", [tokens("(iop)")]), "");
});
