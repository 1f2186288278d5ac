import { readFileSync } from "node:fs";
import { fold } from "../../../../src/search/client/words.js";

const CONTENT = new URL("../../../../content/", import.meta.url);

/** The items of a YAML list on one line, or of a single value. */
function listOf(text) {
  const inner = text.trim().replace(/^\[(.*)\]$/, "$1");
  return inner ? inner.split(/,\s+/).map((item) => item.replace(/^["']|["']$/g, "")) : [];
}

/** The synonyms of the generator as the root of an index has them. */
export function synonyms() {
  const entries = [];
  for (const line of readFileSync(new URL("synonyms.yaml", CONTENT), "utf8").split("\n")) {
    const [, first, key, value] = /^(- |  )(\w+): (.*)$/.exec(line) ?? [];
    if (!key) continue;
    if (first === "- ") entries.push({});
    const entry = entries.at(-1);
    if (key === "say") entry.say = listOf(value).map(fold);
    if (key === "means") entry.means = listOf(value);
    if (key === "crisis_only") entry.crisis = listOf(value).map(fold);
    if (["shows", "about", "language"].includes(key)) entry[key] = value;
    if (key === "learn") entry.learn = `/learn/${value}/`;
  }
  return entries;
}

/** The parts of a label that people say: "Day treatment / partial hospitalization (PHP, HIOP)" is four phrases. */
function phrasesOf(label) {
  return label.split(/[/(),;]+/).map(fold).filter(Boolean);
}

/** A vocabulary of the generator: its terms as the root of an index has them, still without counts. */
export function vocabulary(id) {
  const text = readFileSync(new URL(`vocabularies/${id}.yaml`, CONTENT), "utf8");
  const name = /^name: \{en: "?(.*?)"?, es:/m.exec(text)[1];
  const body = text.slice(text.indexOf("\nterms:"));
  const terms = [...body.matchAll(/^ {2}- id: (\S+)\n {4}label: \{en: (".*?"|[^"]*?), es: (".*?"|[^"]*?)\}/gm)].map(([, term, en, es]) => {
    const [english, spanish] = [en, es].map((label) => label.replace(/^"|"$/g, ""));
    return { id: term, label: english, phrases: [...new Set([...phrasesOf(english), ...phrasesOf(spanish)])] };
  });
  return { id, name, terms };
}
