/**
 * What must hold of an answer, with no half marks: what the judgement says of it. What is promised of every answer is in `promises.js`. Each
 * check takes an inquiry (`judge.js`) and returns what is wrong, in words.
 */
import { select } from "./predicate.js";

const CHECKS = [help, redirect, place, placeProblem, unknown, corrected, none, relax, truncated, understands, also, online];

/** All that a judgement finds wrong with an answer. */
export function faultsOfAnswer(inquiry) {
  return CHECKS.flatMap((check) => check(inquiry));
}

/** Not given, it means: no help lines. A panel that comes for nothing is not read when it counts. */
function help({ want, answer }) {
  if (want.help === "maybe") return [];
  if (Boolean(answer.help) !== (want.help ?? false)) return [answer.help ? `help lines for ${answer.help.words?.join(", ")}` : "no help lines"];
  return want.spanish && !answer.help?.spanish ? ["the help lines do not know that Spanish was asked for"] : [];
}

/** Part of the label of the level of care; `true` for any, "maybe" if it does not matter; not given: none. */
function redirect({ want, answer }) {
  const wanted = want.redirect ?? false;
  if (wanted === "maybe") return [];
  if (Boolean(answer.redirect) !== Boolean(wanted)) return [wanted ? "no word on the other level of care" : `sent to ${answer.redirect.label}`];
  return typeof wanted === "string" && !includes(answer.redirect.label, wanted) ? [`sent to ${answer.redirect.label}, not to ${wanted}`] : [];
}

/** Not given, it means: no place. A place that nobody named must not be found; Hope is a town, too. */
function place({ query, want, answer }) {
  if (want.place === undefined && query.with?.near) return [];
  if (!want.place) return answer.place ? [`understood as the place ${answer.place.label}`] : [];
  if (!answer.place) return [`no place, wanted ${JSON.stringify(want.place)}`];
  const wrong = Object.entries(want.place).filter(([key, value]) => answer.place[key] !== value);
  const others = (answer.place.alternatives ?? []).map((other) => other.label);
  const missing = (want.alternatives ?? []).filter((label) => !others.includes(label));
  return [
    ...wrong.map(([key, value]) => `the ${key} of the place is ${answer.place[key]}, not ${value}`),
    ...missing.map((label) => `${label} is not offered as another place`),
  ];
}

function placeProblem({ want, answer }) {
  const kind = answer.placeProblem?.kind ?? null;
  const wanted = want.placeProblem ?? null;
  return kind === wanted ? [] : [`the problem with the place is ${kind}, not ${wanted}`];
}

function unknown({ want, answer }) {
  const said = answer.unknown ?? [];
  if (want.unknown?.length === 0) return said.length > 0 ? [`unknown: ${said.join(", ")}`] : [];
  return (want.unknown ?? []).filter((word) => !said.includes(word)).map((word) => `${word} is not said to be unknown`);
}

function corrected({ want, answer }) {
  if (want.corrected === false) return answer.corrected ? [`corrected to ${answer.corrected.query}`] : [];
  if (want.corrected === undefined || want.corrected === "maybe") return [];
  if (!answer.corrected) return [`not corrected to ${want.corrected}`];
  return includes(answer.corrected.query, want.corrected) ? [] : [`corrected to ${answer.corrected.query}, not to ${want.corrected}`];
}

/** `true`: nothing at all; "program": no programs. */
function none({ want, answer }) {
  const { program = 0, text = 0 } = answer.totals;
  if (want.none && program > 0) return [`${program} programs, wanted none`];
  return want.none === true && text > 0 ? [`${text} texts, wanted none`] : [];
}

/** What is offered instead must be there when it is taken; `reasked` holds the totals of doing so. */
function relax({ want, answer, reasked }) {
  const offered = answer.relax ?? [];
  const missing = (want.relax ?? []).filter((kind) => !offered.some((one) => one.kind === kind));
  const wrong = offered.map((one, index) => ({ ...one, real: reasked[index] })).filter((one) => one.total !== one.real || one.total === 0);
  return [
    ...missing.map((kind) => `no offer to change the ${kind}`),
    ...wrong.map((one) => `the offer "${one.label}" promises ${one.total} programs and gives ${one.real}`),
  ];
}

function truncated({ want, answer }) {
  return Boolean(answer.truncated) === (want.truncated ?? false) ? [] : [`truncated is ${answer.truncated}`];
}

function understands({ want, answer }) {
  const terms = (answer.understood ?? []).flatMap((part) => part.terms ?? []).map((term) => `${term.facet}/${term.id}`);
  return (want.understands ?? []).filter((term) => !terms.includes(term)).map((term) => `not understood as ${term}`);
}

function also({ want, answer }) {
  return (want.also ?? []).filter((word) => !answer.also?.some((one) => includes(one, word))).map((word) => `did not search ${word}, too`);
}

/** Programs to join online that are told of beside the hits. */
function online({ want, answer, directory, places, programs }) {
  if (!want.online) return [];
  const seen = new Set(programs.map((hit) => hit.id));
  const { wanted, open } = select(want.online, directory, places);
  const least = [...wanted].filter((id) => !seen.has(id)).length;
  const total = answer.online?.total ?? 0;
  return total >= least && total <= least + open.size ? [] : [`${total} programs to join online, not ${least}`];
}

function includes(text, part) {
  const fold = (one) => one.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return fold(text ?? "").includes(fold(part));
}
