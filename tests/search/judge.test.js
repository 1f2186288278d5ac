/** The search of the sites in SITE and SYNTHETIC answers as it is judged that it should. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { belowFloors, judge, judgeSite } from "./judge.js";
import { readDirectory } from "./support/directory.js";
import { oracle } from "./support/oracle.js";
import { faultsOfJudgement, readQueries, wider } from "./support/queries.js";
import { MEASURES, failures, summary, table, unborne } from "./support/report.js";

/** Sites, and the variables of the environment that name their folders. */
const SITES = { starter: "SITE", synthetic: "SYNTHETIC" };

for (const [site, variable] of Object.entries(SITES)) {
  const folder = process.env[variable];
  const skip = !folder && `${variable} names no folder with the ${site} site; README.md tells how to make it`;

  test(`${site}: the judgements speak of what the site has`, { skip }, () => {
    const directory = readDirectory(folder, wider);
    const faults = readQueries(site).flatMap((query) => faultsOfJudgement(query, directory, folder).map((fault) => `${query.ask}: ${fault}`));
    assert.deepEqual(faults, []);
  });

  test(`${site}: the right answers get full marks`, { skip }, async () => {
    const directory = readDirectory(folder, wider);
    for (const language of ["en", "es"]) {
      const queries = readQueries(site).filter((query) => query.language === language);
      const engine = oracle(queries, directory);
      const results = await judge(queries.map((query) => ({ ...query, borne: undefined })), () => engine, directory);
      assert.equal(failures(results), "");
      const means = summary(results);
      assert.ok(MEASURES.every((name) => means[name] === undefined || means[name] === 1));
    }
  });

  test(`${site}: what people should see is what they see`, { skip }, async () => {
    const results = await judgeSite(site, folder);
    const low = belowFloors(site, results);
    const said = [failures(results), table(results), ...low].join("\n");
    assert.ok(low.length === 0 && unborne(results).length === 0, said);
  });
}
