/**
 * Outlines of states, as the file of them holds them: read, cut to what the map shows, and measured. Nothing here touches the page.
 *
 * @typedef {[number, number][]} Ring longitudes and latitudes in degrees; the last point is not the first again
 * @typedef {import("./projection.js").Box} Box
 */

/**
 * Reads the file of outlines. Its rings are flat lists of whole numbers: a first point, then steps from point to point.
 * @param {{ unit: number, states: Record<string, number[][]> }} file
 * @returns {Map<string, Ring[]>} the rings of each state, the largest first
 */
export function decode({ unit, states }) {
  return new Map(Object.entries(states).map(([code, rings]) => [code, rings.map((ring) => walk(ring, unit))]));
}

/** @returns {Ring} */
function walk(/** @type {number[]} */ steps, /** @type {number} */ unit) {
  const ring = /** @type {Ring} */ ([]);
  let [x, y] = [0, 0];
  for (let at = 0; at < steps.length; at += 2) {
    x += steps[at];
    y += steps[at + 1];
    ring.push([x / unit, y / unit]);
  }
  return ring;
}

/**
 * The part of a ring that lies in a box (Sutherland and Hodgman, 1974). Parts that hang together by the edge of the box alone stay one ring.
 * @param {Ring} ring
 * @param {Box} box
 * @returns {Ring} empty if all of it lies outside
 */
export function clip(ring, box) {
  const sides = [
    { axis: 0, limit: box.west, inside: 1 },
    { axis: 0, limit: box.east, inside: -1 },
    { axis: 1, limit: box.south, inside: 1 },
    { axis: 1, limit: box.north, inside: -1 },
  ];
  return sides.reduce(cut, ring);
}

/** What of a ring lies on one side of a line. */
function cut(/** @type {Ring} */ ring, { axis, limit, inside }) {
  const depth = (/** @type {[number, number]} */ point) => (point[axis] - limit) * inside;
  return ring.flatMap((point, at) => {
    const before = ring.at(at - 1) ?? point;
    const [from, to] = [depth(before), depth(point)];
    const kept = to >= 0 ? [point] : [];
    return from >= 0 === to >= 0 ? kept : [between(before, point, from / (from - to)), ...kept];
  });
}

/** @returns {[number, number]} */
function between([x, y], [toX, toY], part) {
  return [x + (toX - x) * part, y + (toY - y) * part];
}

/**
 * The area of a ring, and its centre of gravity.
 * @param {Ring} ring
 * @returns {{ area: number, lon: number, lat: number }} the area in square degrees
 */
export function centre(ring) {
  let [area, lon, lat] = [0, 0, 0];
  // Measured from a point of the ring: numbers stay small, and exact.
  const [originX, originY] = ring[0] ?? [0, 0];
  ring.forEach((point, at) => {
    const [x, y] = [point[0] - originX, point[1] - originY];
    const next = ring[(at + 1) % ring.length];
    const [nextX, nextY] = [next[0] - originX, next[1] - originY];
    const cross = x * nextY - nextX * y;
    area += cross / 2;
    lon += ((x + nextX) * cross) / 6;
    lat += ((y + nextY) * cross) / 6;
  });
  return { area: Math.abs(area), lon: originX + (area ? lon / area : 0), lat: originY + (area ? lat / area : 0) };
}
