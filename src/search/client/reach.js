import { keyBits } from "./postings.js";
import { noBits, setBit } from "./sets.js";

/** The earth's mean radius in miles. */
const RADIUS = 3958.7613;

/**
 * Whether programs of a term can be joined from home.
 *
 * @param {string} key
 */
export function isOnlineKey(key) {
  return key === "delivery-mode/telehealth" || key === "delivery-mode/hybrid";
}

const radians = (degrees) => (degrees * Math.PI) / 180;

/**
 * Miles between two points: great circle (haversine).
 *
 * @param {{lat: number, lon: number}} one
 * @param {{lat: number, lon: number}} other
 */
export function milesBetween(one, other) {
  const north = Math.sin(radians(other.lat - one.lat) / 2);
  const east = Math.sin(radians(other.lon - one.lon) / 2);
  const part = north * north + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * east * east;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(part)));
}

/**
 * The fewest miles that a point in a box can be away; never more than it is. Infinity if nothing in the box has a point.
 *
 * @param {{lat: number, lon: number}} place
 * @param {number[] | null} box south, west, north and east in thousandths of a degree
 */
export function milesToBox(place, box) {
  if (!box) return Infinity;
  const [south, west, north, east] = box.map((side) => side / 1000);
  const up = Math.max(south - place.lat, place.lat - north, 0);
  const inside = place.lon >= west && place.lon <= east;
  const aside = inside ? 0 : Math.min((west - place.lon + 720) % 360, (place.lon - east + 720) % 360, 90);
  return RADIUS * Math.max(radians(up), Math.asin(Math.cos(radians(place.lat)) * Math.sin(radians(aside))));
}

/**
 * The programs of a region of the map that have each term, by their positions in the region.
 *
 * @param {any} index
 * @param {number} number
 * @returns {Promise<Map<string, Uint16Array>>}
 */
export function termsOfRegion(index, number) {
  return index.regions.get(number, async () => {
    const terms = await index.load(index.root.programs.regions.files[number]);
    return new Map(Object.entries(terms).map(([key, steps]) => [key, summed(steps)]));
  });
}

/** The numbers whose first one and differences are given. */
function summed(steps) {
  let sum = 0;
  return Uint16Array.from(steps, (step) => (sum += step));
}

/**
 * Measures how far the programs of some regions are.
 *
 * @param {any} index
 * @param {{lat: number, lon: number}} place
 * @param {number[]} numbers of the regions
 * @param {Float64Array} miles by program, written to
 */
export async function measure(index, place, numbers, miles) {
  const { size, points } = index.root.programs.regions;
  const regions = await Promise.all(numbers.map((number) => index.load(points[number])));
  regions.forEach(([lat, lon], at) => {
    lat.forEach((north, offset) => {
      if (north !== null) miles[numbers[at] * size + offset] = milesBetween(place, { lat: north / 1000, lon: lon[offset] / 1000 });
    });
  });
}

/**
 * What is in reach of a place: the programs to visit (null: wherever they are), those that can be joined online from there, and how far those
 * to visit are that have a point. `alone`: only the state is known, so that what is joined online must be joined from there.
 *
 * @typedef {{near: Uint32Array | null, joined: Uint32Array | null, miles: Float64Array | null, alone?: boolean}} Reach
 *
 * @param {any} index
 * @param {any} place
 * @param {{radius: number, state: string | null}} asked
 * @returns {Promise<Reach>}
 */
export async function reachOf(index, place, { radius, state }) {
  const joined = state ? await keyBits(index, `online/${state}`) : null;
  const { count, regions } = index.root.programs;
  if (!place) return { near: null, joined, miles: null, alone: true };
  const key = place.county ?? (place.kind === "state" ? `state/${place.state}` : null);
  if (key) return { near: await keyBits(index, key), joined, miles: null };
  const miles = new Float64Array(count).fill(Infinity);
  if (radius === Infinity) return { near: null, joined, miles };
  const close = [...regions.boxes.keys()].filter((number) => milesToBox(place, regions.boxes[number]) <= radius);
  await measure(index, place, close, miles);
  const near = noBits(count);
  for (let doc = 0; doc < count; doc += 1) {
    if (miles[doc] <= radius) setBit(near, doc);
    else miles[doc] = Infinity;
  }
  return { near, joined, miles };
}
