/** Shows what the judgement of a site's search came to: a table of kinds of queries, and each query that failed with what came instead. */
import { mean } from "./measures.js";

/** The measures, in the order of their columns. */
export const MEASURES = ["mrr", "recall", "top", "precision", "found", "lead"];

/** The means of the measures over results, and how many of them had a correction that nobody wanted. */
export function summary(results) {
  const means = Object.fromEntries(MEASURES.map((name) => [name, mean(results.map((result) => result.measures[name]))]));
  return { ...means, corrections: results.filter((result) => result.corrected).length };
}

/** Results that must not be: faults that nobody bears, and such as are borne although they are gone. */
export function unborne(results) {
  return results.filter((result) => result.faults.length > 0 !== Boolean(result.query.borne));
}

/** A row for each kind and one for all. */
export function table(results) {
  const kinds = [...new Set(results.map((result) => result.query.kind))];
  const rows = [...kinds.map((kind) => [kind, results.filter((result) => result.query.kind === kind)]), ["all", results]];
  return lines(["kind", "queries", "held", ...MEASURES, "corrections"], rows.map(([kind, some]) => row(kind, some)));
}

/** The queries whose answers are wrong, and those that could be better. */
export function failures(results) {
  const stale = unborne(results).filter((result) => result.faults.length === 0);
  const low = results.filter((result) => result.faults.length > 0 || MEASURES.some((name) => result.measures[name] < 1)).map(failure);
  return [...low, ...stale.map(({ query }) => `STALE ${JSON.stringify(query.ask)} holds: take out "borne"`)].join("\n");
}

/** Columns under each other; all but the first to the right. */
export function lines(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const padded = (cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]));
  return all.map((row) => row.map(padded).join("  ")).join("\n");
}

function row(kind, results) {
  const { corrections, ...means } = summary(results);
  const held = results.filter((result) => result.faults.length === 0).length;
  return [kind, `${results.length}`, `${held}`, ...MEASURES.map((name) => means[name]?.toFixed(3) ?? ""), `${corrections}`];
}

function failure({ query, measures, faults, came }) {
  const mark = faults.length === 0 ? "weak " : query.borne ? "borne" : "WRONG";
  const low = MEASURES.filter((name) => measures[name] < 1).map((name) => `${name} ${measures[name].toFixed(2)}`);
  const given = query.with ? ` ${JSON.stringify(query.with)}` : "";
  const head = `${mark} [${query.kind}, ${query.language}] ${JSON.stringify(query.ask.slice(0, 80))}${given}`;
  return [`${head}  ${low.join(", ")}`, ...faults.map((fault) => `      ${fault}`), `      came: ${came}`].join("\n");
}
