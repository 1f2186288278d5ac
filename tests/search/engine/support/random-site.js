import { open } from "../../../../src/search/client/engine.js";
import { makeIndex } from "./index-maker.js";
import { randomOf } from "./brute.js";

const WORDS = "river cedar harbor aspen quiet north bridge meadow juniper stone".split(" ");

export const RANDOM_FACETS = [
  { id: "payment", name: "Payment", finder: true, terms: ["medicaid", "medicare", "self-pay", "sliding-fee"].map((id) => ({ id, label: `Pay ${id}` })) },
  { id: "time-of-day", name: "Time", finder: true, terms: [{ id: "daytime", label: "Daytime" }, { id: "morning", label: "Morning", parent: "daytime" }, { id: "afternoon", label: "Afternoon", parent: "daytime" }, { id: "evening", label: "Evening" }] },
  { id: "delivery-mode", name: "Mode", finder: true, terms: ["in-person", "telehealth", "hybrid"].map((id) => ({ id, label: `Mode ${id}` })) },
  { id: "medication", of: "individual-service", name: "Medication", finder: true, terms: ["methadone", "naltrexone"].map((id) => ({ id, label: id })) },
  { id: "therapy", name: "Therapies", terms: ["cbt", "dbt"].map((id) => ({ id, label: id })) },
  { id: "availability", name: "Places", terms: ["open", "waitlist", "closed"].map((id) => ({ id, label: `Is ${id}` })) },
];

const RANDOM_STATES = [["TN", "Tennessee", ["tennessee"], 35.86, -86.35]];
export const HOME = { lat: 35.96, lon: -83.92, state: "TN" };

/** A directory of random programs, their numbers from west to east. */
export function randomPrograms(count, seed) {
  const random = randomOf(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const some = (facet) => facet.terms.map(({ id }) => id).filter(() => random() < 0.3);
  const programs = Array.from({ length: count }, (_, number) => {
    const terms = Object.fromEntries(RANDOM_FACETS.filter(({ id }) => id !== "availability").map((facet) => [facet.id, some(facet)]));
    const point = random() < 0.9 ? { lat: 35 + random() * 2, lon: -85 + random() * 2 } : {};
    const name = `${pick(WORDS)} ${pick(WORDS)} ${number}`;
    const accepting = pick(["open", "waitlist", "closed", undefined]);
    const online = random() < 0.2 ? { online: ["TN"] } : {};
    return { id: `p${number}`, name, terms, accepting, freshness: Math.floor(random() * 4), summary: `${pick(WORDS)} ${pick(WORDS)}`, ...online, ...point, state: "TN", city: "Here" };
  });
  return programs.sort((one, other) => (one.lon ?? 0) - (other.lon ?? 0));
}

/** An engine over random programs. */
export function randomEngine(programs, more) {
  const { fetch } = makeIndex({ programs, facets: RANDOM_FACETS, states: RANDOM_STATES, zips: [["37902", HOME.lat, HOME.lon, "Knoxville", "TN"]], ...more });
  return open({ fetch });
}

/** A random search: filters, sometimes a place with a radius, sometimes words. */
export function randomWish(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const chosen = {};
  for (const facet of RANDOM_FACETS.filter(({ id }) => id !== "availability")) {
    const ids = facet.terms.map(({ id }) => id).filter(() => random() < 0.35);
    if (ids.length && random() < 0.4) chosen[facet.id] = ids;
  }
  const placed = random() < 0.6;
  return {
    chosen,
    words: random() < 0.3 ? [pick(WORDS)] : [],
    ...(placed ? { place: HOME, radius: pick([5, 25, 60, Infinity]) } : {}),
  };
}
