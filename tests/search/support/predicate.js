/**
 * Predicates over the facts of a program: `true` if a counselor would hand it over, `false` if not, `undefined` where either is right, as for a
 * program on the very edge of the circle. README.md lists the keys.
 */

const EARTH_RADIUS_MILES = 3958.8;

/** How far from the middle of its city or county a private address may be. */
const VAGUE_MILES = 25;

/** Great-circle miles between two points in degrees. */
export function miles([latitude, longitude], [otherLatitude, otherLongitude]) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const across = Math.sin(radians(otherLatitude - latitude) / 2) ** 2;
  const along = Math.sin(radians(otherLongitude - longitude) / 2) ** 2;
  const share = across + Math.cos(radians(latitude)) * Math.cos(radians(otherLatitude)) * along;
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.sqrt(share));
}

/** One test for each key of a predicate: (wanted, facts, places) → true, false or undefined. */
const TESTS = {
  has: (terms, facts) => terms.every((term) => [term].flat().some((one) => hasTerm(facts, one))),
  lacks: (terms, facts) => !terms.some((term) => hasTerm(facts, term)),
  ids: (ids, facts) => ids.includes(facts.id),
  provider: (id, facts) => facts.organization === id,
  words: (words, facts) => words.every((word) => facts.words.includes(word)),
  age: (age, facts) => facts.ages[0] <= age && age <= facts.ages[1],
  online: (state, facts) => facts.online.has(state),
  state: (state, facts) => toVisit(facts, facts.address?.state === state),
  city: (city, facts) => toVisit(facts, facts.address?.city === city),
  county: (county, facts) => toVisit(facts, facts.address?.county === county),
  near: ([place, radius], facts, places) => near(facts, places[place], radius),
  any: (predicates, facts, places) => anyOf(predicates.map((predicate) => fits(predicate, facts, places))),
};

/** Whether a program fits. Programs that are closed for good fit nothing. */
export function fits(predicate, facts, places) {
  if (!facts.listed) return false;
  const { either, ...rest } = predicate;
  const result = fitsAll(rest, facts, places);
  return result === false && either && fits(either, facts, places) !== false ? undefined : result;
}

function fitsAll(predicate, facts, places) {
  const results = Object.entries(predicate).map(([key, wanted]) => TESTS[key](wanted, facts, places));
  if (results.includes(false)) return false;
  return results.includes(undefined) ? undefined : true;
}

/** Sorts programs into those that fit and those that may. */
export function select(predicate, directory, places) {
  const wanted = new Set();
  const open = new Set();
  for (const facts of directory.programs.values()) {
    const result = fits(predicate, facts, places);
    if (result === true) wanted.add(facts.id);
    if (result === undefined) open.add(facts.id);
  }
  return { wanted, open };
}

/** What is wrong with a predicate as such: keys, terms and places that there are not. */
export function faultsOf(predicate, directory, places) {
  const faults = Object.keys(predicate).filter((key) => !(key in TESTS) && key !== "either").map((key) => `there is no key ${key}`);
  const terms = [...(predicate.has ?? []), ...(predicate.lacks ?? [])].flat().filter((term) => !term.endsWith("/*") && !isTerm(term, directory));
  faults.push(...terms.map((term) => `there is no term ${term}`));
  faults.push(...(predicate.ids ?? []).filter((id) => !directory.programs.has(id)).map((id) => `there is no program ${id}`));
  if (predicate.near && !places[predicate.near[0]]) faults.push(`queries/places.json lacks ${predicate.near[0]}`);
  const inner = [...(predicate.any ?? []), ...(predicate.either ? [predicate.either] : [])];
  return [...faults, ...inner.flatMap((one) => faultsOf(one, directory, places))];
}

function isTerm(term, directory) {
  return term.startsWith("availability/") || directory.terms.has(term);
}

function hasTerm(facts, term) {
  if (!term.endsWith("/*")) return facts.terms.has(term);
  return [...facts.terms].some((one) => one.startsWith(term.slice(0, -1)));
}

function toVisit(facts, there) {
  return there && facts.remote ? undefined : there;
}

/** The edge of the circle is as wide as the middle of the place is vague. Who keeps an address private may be found or not. */
function near(facts, { at, give }, radius) {
  if (facts.about) return miles(at, facts.about) > radius + VAGUE_MILES ? false : undefined;
  if (facts.point === undefined) return facts.address ? undefined : false;
  const distance = miles(at, facts.point);
  if (distance > radius + give) return false;
  return distance > radius - give || facts.remote ? undefined : true;
}

function anyOf(results) {
  if (results.includes(true)) return true;
  return results.includes(undefined) ? undefined : false;
}
