import { fold } from "../../../../src/search/client/words.js";

/** Miles by the law of cosines: another way than the engine's. */
export function milesApart(one, other) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const [a, b] = [radians(one.lat), radians(other.lat)];
  const part = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(radians(one.lon - other.lon));
  return 3958.7613 * Math.acos(Math.min(1, part));
}

/** What a random generator of a seed gives, from 0 up to 1: the same on every machine. */
export function randomOf(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Whether a program has a term or a narrower one. */
function hasTerm(facet, program, term) {
  const chosen = program.terms[facet.id] ?? [];
  return chosen.includes(term) || facet.terms.some(({ id, parent }) => parent === term && chosen.includes(id));
}

/** Whether a program passes what is chosen. */
export function passes(facets, program, wanted) {
  const { chosen = {}, place, radius = 25, online = false, words = [] } = wanted;
  const terms = Object.entries(chosen).every(([id, ids]) => {
    const facet = facets.find((each) => each.id === id);
    return ids.some((term) => hasTerm(facet, program, term));
  });
  const text = fold(`${program.name} ${program.summary ?? ""}`).split(" ");
  return terms && words.every((word) => text.includes(word)) && isInReach(program, place, radius, online);
}

function isInReach(program, place, radius, online) {
  if (!place) return true;
  if (online && program.online?.includes(place.state)) return true;
  if (radius === Infinity) return true;
  return program.lat !== undefined && milesApart(place, pointOf(program)) <= radius;
}

/** The point of a program as exact as an index has it. */
export function pointOf({ lat, lon }) {
  return { lat: Math.round(lat * 1000) / 1000, lon: Math.round(lon * 1000) / 1000 };
}
