/**
 * Judges the search of finished sites by what people who look for care should see.
 *
 *     SITE=FOLDER [SYNTHETIC=FOLDER] node judge.js [WORDS]
 *
 * With words, only queries whose kind or text holds them. Exits with 1 if a hard expectation fails, or a mean is below its floor (floors.json).
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { readDirectory } from "./support/directory.js";
import { engines } from "./support/engine.js";
import { faultsOfAnswer } from "./support/expectations.js";
import { measure, ranksOf } from "./support/measures.js";
import { select } from "./support/predicate.js";
import { brokenPromises, onlineModes } from "./support/promises.js";
import { places, readQueries, wider } from "./support/queries.js";
import { MEASURES, failures, summary, table, unborne } from "./support/report.js";

/** Hits that are asked for at once, and those of an answer that are read at most. */
const PAGE = 500;
const MOST = 2000;

/** Judges a site of a folder: the results of all its queries. */
export async function judgeSite(site, folder, isWanted = () => true) {
  const directory = readDirectory(folder, wider);
  return judge(readQueries(site).filter(isWanted), engines(folder), directory);
}

/** Asks all queries, one after the other, of the engines that `open(language)` gives. */
export async function judge(queries, open, directory) {
  const results = [];
  for (const query of queries) {
    results.push(await judgeOne(query, await open(query.language), directory));
  }
  return results;
}

async function judgeOne(query, engine, directory) {
  let inquiry;
  try {
    inquiry = await inquire(query, engine, directory);
  } catch (error) {
    return { query, measures: {}, faults: [`it breaks: ${error.stack}`], came: "nothing" };
  }
  const { answer, want } = inquiry;
  return {
    query,
    measures: measure(inquiry),
    faults: [...faultsOfAnswer(inquiry), ...brokenPromises(inquiry)],
    corrected: Boolean(answer.corrected) && want.corrected === undefined,
    came: whatCame(inquiry),
  };
}

/** A query with its answer, all its hits, and what should be among them. */
async function inquire(query, engine, directory) {
  const { want } = query;
  const answer = await engine.search(query.ask, { ...query.with, limit: PAGE });
  const programs = await allPrograms(query, engine, answer);
  const choices = await choose(onlineModes({ query, answer }), query, engine);
  const texts = answer.hits.filter((hit) => hit.kind !== "program");
  return {
    query, want, answer, programs, texts, choices, directory, places,
    complete: programs.length < MOST,
    ranks: ranksOf(want, texts, programs),
    reasked: await reask(query, engine, answer),
    fitting: want.fits && select(want.fits, directory, places),
    leading: want.lead && select(want.lead, directory, places),
  };
}

async function allPrograms(query, engine, first) {
  const programs = first.hits.filter((hit) => hit.kind === "program");
  while (programs.length < Math.min(first.totals.program ?? 0, MOST)) {
    const next = await engine.search(query.ask, { ...query.with, limit: PAGE, offset: programs.length, counts: false });
    const more = next.hits.filter((hit) => hit.kind === "program");
    if (more.length === 0) break;
    programs.push(...more);
  }
  return programs;
}

/** Chooses each of some ways of meeting: the programs that there are then. */
async function choose(modes, query, engine) {
  const chosen = {};
  for (const mode of modes) {
    const asked = { ...query, with: { ...query.with, facets: { ...query.with?.facets, "delivery-mode": [mode] } } };
    const answer = await engine.search(query.ask, { ...asked.with, limit: PAGE, counts: false });
    chosen[mode] = await allPrograms(asked, engine, answer);
  }
  return chosen;
}

/** Takes each offer of an answer without programs: how many there are then. */
async function reask(query, engine, answer) {
  const totals = [];
  for (const { change } of answer.relax ?? []) {
    const { query: ask = query.ask, ...changed } = change;
    const again = await engine.search(ask, { ...query.with, ...changed, counts: false });
    totals.push(again.totals.program ?? 0);
  }
  return totals;
}

function whatCame({ answer, programs, texts }) {
  const meaning = ({ terms, label, kind }) => terms?.map((term) => term.id).join(" or ") || label || kind;
  const understood = (answer.understood ?? []).map((part) => `${part.text} = ${meaning(part)}`);
  const hits = [...programs.slice(0, 6).map((hit) => hit.id), ...texts.slice(0, 3).map((hit) => hit.url)];
  return `${programs.length} programs, ${answer.totals.text ?? 0} texts: ${hits.join(" ")} (${understood.join(", ")})`;
}

/** What is below its floor, in words. */
export function belowFloors(site, results) {
  const { corrections, ...floors } = JSON.parse(readFileSync(new URL("floors.json", import.meta.url), "utf8"))[site];
  const means = summary(results);
  const low = MEASURES.filter((name) => !(means[name] >= floors[name])).map((name) => `${name} ${means[name]?.toFixed(3)} is below ${floors[name]}`);
  return means.corrections > corrections ? [...low, `${means.corrections} corrections that nobody wanted, ${corrections} are borne`] : low;
}

async function main([words]) {
  const isWanted = words && ((query) => query.kind.includes(words) || query.ask.includes(words));
  for (const [site, folder] of Object.entries({ starter: process.env.SITE, synthetic: process.env.SYNTHETIC }).filter(([, folder]) => folder)) {
    const results = await judgeSite(site, folder, isWanted);
    const low = isWanted ? [] : belowFloors(site, results);
    console.log(`${failures(results)}\n\n${site}\n${table(results)}\n${low.join("\n")}`);
    if (low.length > 0 || unborne(results).length > 0) process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
