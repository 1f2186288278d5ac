import { filesBetween } from "./loader.js";

/** Words that names of cities have in two spellings. */
const SPELLINGS = [
  ["st", "saint"],
  ["ft", "fort"],
  ["mt", "mount"],
];

/** The fewest ZIPs of a city that is well known although no program is there. */
const WELL_KNOWN = 3;

/** @param {any[]} row of a city or county */
export function isWellKnown(row) {
  return row[6] > 0 || row[5] >= WELL_KNOWN;
}

/** The city with more programs first, then the larger one. */
export function byProgramsThenSize(one, other) {
  return other[6] - one[6] || other[5] - one[5];
}

/** A name, and the same with the other spelling of a word. */
function spellingsOf(name) {
  const words = name.split(" ");
  const swapped = words.map((word) => SPELLINGS.flatMap(([one, other]) => (word === one ? other : word === other ? one : [])).at(0) ?? word);
  return new Set([name, swapped.join(" ")]);
}

/**
 * The rows of cities and counties in the files where names like this one stand.
 *
 * @param {any} index
 * @param {string} name
 * @param {string} [last] the last name in the order of letters; the name itself if left out
 * @param {number} [most] how many files to read
 */
export async function rowsAround(index, name, last = name, most = 3) {
  const files = filesBetween(index.root.places.cities, name, last).slice(0, most);
  return (await Promise.all(files.map(index.load))).flat();
}

/**
 * Cities and counties of this name, those with more programs first.
 *
 * @param {any} index
 * @param {string} name folded
 */
export async function rowsNamed(index, name) {
  const found = await Promise.all([...spellingsOf(name)].map(async (each) => (await rowsAround(index, each)).filter((row) => row[0] === each)));
  return found.flat().sort(byProgramsThenSize);
}

/**
 * The place of a ZIP; null if it is not known.
 *
 * @param {any} index
 * @param {string} zip
 */
export async function placeOfZip(index, zip) {
  const name = index.root.places.zips[zip.slice(0, 2)];
  if (!name) return null;
  const { names, zips } = await index.load(name);
  const row = zips.find(([digits]) => digits === Number(zip.slice(2)));
  if (!row) return null;
  const [, lat, lon, city, state] = row;
  return { kind: "zip", label: `${names[city]}, ${state} ${zip}`, near: zip, state, lat: lat / 1000, lon: lon / 1000, alternatives: [] };
}

/**
 * The first of some rows as a place; the others that are well known are its alternatives.
 *
 * @param {any[][]} rows
 */
export function placeOfRows([row, ...others]) {
  const [name, , state, lat, lon] = row;
  const label = labelOf(row);
  const alternatives = others.filter(isWellKnown).slice(0, 5).map((other) => ({ label: labelOf(other), near: labelOf(other) }));
  const county = row[7] ? `county/${state}/${name}` : undefined;
  return { kind: county ? "county" : "city", label, near: label, state, lat: lat / 1000, lon: lon / 1000, alternatives, county, programs: row[6] };
}

/** @param {any[]} row */
export function labelOf(row) {
  return `${row[1]}, ${row[2]}`;
}

/** @param {any[]} row of a state */
export function placeOfState([code, label, , lat, lon]) {
  return { kind: "state", label, near: label, state: code, lat: lat / 1000, lon: lon / 1000, alternatives: [] };
}
