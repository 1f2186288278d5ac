import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

const FOLDER = new URL("../../../src/search/client/", import.meta.url);
const MODULES = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(new URL(name, FOLDER), "utf8").split("\n")]));

/** The modules that a module imports. */
function importsOf(name) {
  return MODULES.get(name).flatMap((line) => /^import \{ [\w, ]+ \} from "\.\/([\w-]+\.js)";$/.exec(line)?.[1] ?? []);
}

test("modules import by names, from beside them, on one line each", () => {
  for (const [name, lines] of MODULES) {
    const imports = lines.filter((line) => /^\s*import\b/.test(line) && !line.includes("*"));
    assert.equal(imports.length, importsOf(name).length, name);
  }
});

test("modules export by declarations only, and the door exports what readers need", () => {
  for (const [name, lines] of MODULES) {
    for (const line of lines.filter((each) => /^export\b/.test(each))) assert.match(line, /^export (async function|function|class|const) \w/, name);
  }
  const door = MODULES.get("engine.js").filter((line) => line.startsWith("export "));
  assert.deepEqual(door.map((line) => /(\w+)( =|\()/.exec(line)[1]), ["VERSION", "open"]);
});

test("no two modules have anything of one name", () => {
  const owners = new Map();
  for (const [name, lines] of MODULES) {
    for (const line of lines) {
      const [, declared] = /^(?:export )?(?:async )?(?:function|class|const|let) (\w+)/.exec(line) ?? [];
      if (!declared) continue;
      assert.equal(owners.get(declared), undefined, `${declared} of ${name}`);
      owners.set(declared, name);
    }
  }
  assert.ok(owners.size > 100);
});

test("imports lead in one direction", () => {
  const visit = (name, path) => {
    assert.ok(!path.includes(name), `${[...path, name].join(" → ")}`);
    for (const imported of importsOf(name)) visit(imported, [...path, name]);
  };
  visit("engine.js", []);
});

test("every module is needed, small, and has its comments on lines of their own", () => {
  const reached = new Set();
  const visit = (name) => {
    if (reached.has(name)) return;
    reached.add(name);
    importsOf(name).forEach(visit);
  };
  visit("engine.js");
  assert.deepEqual([...MODULES.keys()].filter((name) => !reached.has(name)), []);
  for (const [name, lines] of MODULES) {
    assert.ok(lines.length <= 151, `${name} has ${lines.length} lines`);
    const code = lines.filter((line) => !/^\s*(\/\*\*|\*|\/\/)/.test(line));
    assert.deepEqual(code.filter((line) => /\/\*|(^|\s)\/\/\s/.test(line)), [], name);
  }
});

test("the engine needs nothing but what all browsers have", () => {
  const names = /\b(document|window|eval|Function|localStorage|XMLHttpRequest|process|require)\b/;
  for (const [name, lines] of MODULES) {
    const code = lines.filter((line) => !/^\s*(\/\*\*|\*|\/\/)/.test(line));
    assert.deepEqual(code.filter((line) => names.test(line)), [], name);
  }
});
