/**
 * What is promised of every answer, whatever was asked: programs that are open, each once, the nearest first, counts that are true. Each check
 * takes an inquiry (`judge.js`) and returns what is wrong, in words.
 */
import { fits, miles } from "./predicate.js";

/** Miles by which distances may be off: the index keeps points to a thousandth of a degree, and answers may be in whole miles. */
const GIVE = 1;

/** The groups of the finder whose counts follow from the facts alone. */
const COUNTED = ["payment", "delivery-mode", "population", "time-of-day", "focus", "therapy"];

/** Faults of one kind that are named. */
const NAMED = 3;

/** The ways of meeting that bring programs of the whole state into reach of a place. */
const ONLINE = ["telehealth", "hybrid"];

const CHECKS = [open, once, distances, nearestFirst, nothingNearer, counts, choices];

/** All that breaks a promise in an answer. */
export function brokenPromises(inquiry) {
  return CHECKS.flatMap((check) => check(inquiry).slice(0, NAMED));
}

/** Programs that are closed for good are shown only to who asks for them by name (`closed: true`). */
function open({ want, programs, directory }) {
  if (want.closed) return [];
  return programs.filter((hit) => directory.programs.get(hit.id)?.listed === false).map((hit) => `${hit.id} is closed for good`);
}

/** Pages of hits hold each program once, each of them one of the directory, and as many as the total says. */
function once({ answer, programs, directory, complete }) {
  const ids = new Set(programs.map((hit) => hit.id));
  const strangers = [...ids].filter((id) => !directory.programs.has(id)).map((id) => `there is no program ${id}`);
  const total = answer.totals.program ?? 0;
  return [
    ...(ids.size < programs.length ? [`${programs.length - ids.size} programs come twice`] : []),
    ...(complete && programs.length !== total ? [`there are ${programs.length} programs, but the total is ${total}`] : []),
    ...strangers,
  ];
}

/** Distances are true and within the radius. */
function distances({ query, answer, programs, directory }) {
  const radius = query.with?.radius ?? answer.radius ?? Infinity;
  const measured = measure(answer, programs, directory);
  return [
    ...measured.filter((one) => Math.abs(one.said - one.real) > GIVE).map((one) => `${one.id} is ${shown(one.real)} away, not ${shown(one.said)}`),
    ...measured.filter((one) => one.real > radius + GIVE).map((one) => `${one.id} is ${shown(one.real)} away, outside of ${radius}`),
  ];
}

/** By whole miles, then by freshness (about/how-we-order). */
function nearestFirst({ answer, programs, directory }) {
  if (answer.order !== "nearest") return [];
  const measured = measure(answer, programs, directory);
  const pairs = measured.slice(1).map((one, index) => [measured[index], one]);
  return [
    ...pairs.filter(([before, one]) => one.real < before.real - GIVE).map(([before, one]) => `${one.id} comes after the farther ${before.id}`),
    ...pairs
      .filter(([before, one]) => inOneMile(before, one) && one.freshness < before.freshness)
      .map(([before, one]) => `${one.id} comes after ${before.id}, which was checked earlier`),
  ];
}

/** Whether two distances are the same whole mile, whichever way miles are made whole. */
function inOneMile(one, other) {
  const inner = (distance) => distance % 1 > 0.1 && distance % 1 < 0.4;
  return Math.floor(one.real) === Math.floor(other.real) && inner(one.real) && inner(other.real);
}

/** No program that fits is nearer than the first. */
function nothingNearer({ want, answer, programs, directory, places }) {
  const [first] = measure(answer, programs, directory);
  if (!want.fits || !first || answer.order !== "nearest") return [];
  const nearer = [...directory.programs.values()]
    .filter((facts) => facts.point && miles(pointOf(answer.place), facts.point) < first.real - GIVE)
    .filter((facts) => fits(want.fits, facts, places) === true);
  return nearer.map((facts) => `${facts.id} is nearer than the first`);
}

/** Counts are those of the programs found, for groups of which nothing is chosen; "daytime" stands for other terms. */
function counts(inquiry) {
  const { query, answer, programs, directory, complete } = inquiry;
  if (!complete || !answer.facets) return [];
  const understood = (answer.understood ?? []).flatMap((part) => part.terms ?? []).map((term) => term.facet);
  const chosen = [...Object.keys(query.with?.facets ?? {}), ...understood];
  const found = programs.map((hit) => directory.programs.get(hit.id)).filter(Boolean);
  const said = Object.entries(answer.facets)
    .filter(([group]) => COUNTED.includes(group) && !chosen.includes(group))
    .flatMap(([group, { terms }]) => terms.map(({ id, count }) => ({ term: `${group}/${id}`, count })))
    .filter(({ term }) => term !== "time-of-day/daytime")
    .filter(({ term }) => !onlineModes(inquiry).some((mode) => term === `delivery-mode/${mode}`));
  const real = (term) => found.filter((facts) => facts.terms.has(term)).length;
  return said.filter(({ term, count }) => count !== real(term)).map(({ term, count }) => `${term} counts ${count}, not ${real(term)}`);
}

/** The online modes that are counted for a place: to choose one brings in whom people in the state can join. `choices` are their programs. */
export function onlineModes({ query, answer }) {
  const understood = (answer.understood ?? []).flatMap((part) => part.terms ?? []);
  const isAsked = query.with?.facets?.["delivery-mode"] || understood.some((term) => term.facet === "delivery-mode");
  const hasReach = answer.place || query.with?.state;
  return answer.facets?.["delivery-mode"] && hasReach && !isAsked ? ONLINE : [];
}

/** To choose an online mode gives as many programs as its count says: those of the mode that were found, and others that can be joined online. */
function choices(inquiry) {
  const { query, answer, programs, directory, complete } = inquiry;
  const state = query.with?.state ?? answer.place?.state;
  return onlineModes(inquiry).flatMap((mode) => {
    const ids = new Set(inquiry.choices[mode].map((hit) => hit.id));
    const isOfMode = (id) => directory.programs.get(id)?.terms.has(`delivery-mode/${mode}`);
    const found = programs.filter((hit) => isOfMode(hit.id)).map((hit) => hit.id);
    const { count } = answer.facets["delivery-mode"].terms.find((term) => term.id === mode) ?? { count: 0 };
    const wrong = [...ids].filter((id) => !isOfMode(id) || (complete && !found.includes(id) && !directory.programs.get(id).online.has(state)));
    return [
      ...(count === ids.size ? [] : [`${mode} counts ${count}, and to choose it gives ${ids.size}`]),
      ...wrong.map((id) => `${id} comes for ${mode}`),
      ...found.filter((id) => !ids.has(id)).map((id) => `${id} goes when ${mode} is chosen`),
    ];
  });
}

/** The hits that have a distance, with the real one; none without a place that is a point. */
function measure({ place }, programs, directory) {
  if (!place || place.kind === "state" || typeof place.lat !== "number") return [];
  return programs
    .map((hit) => ({ id: hit.id, said: hit.distance, facts: directory.programs.get(hit.id) }))
    .filter(({ said, facts }) => typeof said === "number" && facts?.point)
    .map(({ id, said, facts }) => ({ id, said, real: miles(pointOf(place), facts.point), freshness: facts.freshness }));
}

function pointOf(place) {
  return [place.lat, place.lon];
}

function shown(distance) {
  return `${distance.toFixed(1)} miles`;
}
