/**
 * Makes the outlines of states that the map of the theme draws:
 *
 *     node make-outlines.mjs ../../themes/haven/static/maps/us-states.json
 *
 * Source: the npm package us-atlas 3.0.1, `states-10m.json` (ISC license, Michael Bostock): the cartographic boundary files of the U.S. Census
 * Bureau, edition of 2017, which are in the public domain. The ISC license asks for its notice in all copies; so the file carries it.
 *
 * The file: `states` holds the rings of each state by its postal code. A ring is one flat list of numbers in hundredths of a degree: longitude
 * and latitude of its first point, then the steps from each point to the next. A ring is not closed by repeating its first point. Longitudes east
 * of 0° are written 360° less: so the United States are one piece from Guam (-215°) to the Virgin Islands (-64°), and no outline leaps across the
 * map at 180°.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Points that span less than this area with their neighbours go, in square degrees at the equator. */
const SMALLEST_BEND = 0.0006;
/** Islands below this area go, in square degrees, unless they are a good part of their state. */
const SMALLEST_ISLAND = 0.004;
const GOOD_PART = 0.01;
/** Units of the file in a degree. */
const UNIT = 100;
/** The most bytes that the file may have. */
const LARGEST = 60_000;

const CODES = {
  "01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", 10: "DE", 11: "DC", 12: "FL", 13: "GA", 15: "HI", 16: "ID",
  17: "IL", 18: "IN", 19: "IA", 20: "KS", 21: "KY", 22: "LA", 23: "ME", 24: "MD", 25: "MA", 26: "MI", 27: "MN", 28: "MS", 29: "MO", 30: "MT",
  31: "NE", 32: "NV", 33: "NH", 34: "NJ", 35: "NM", 36: "NY", 37: "NC", 38: "ND", 39: "OH", 40: "OK", 41: "OR", 42: "PA", 44: "RI", 45: "SC",
  46: "SD", 47: "TN", 48: "TX", 49: "UT", 50: "VT", 51: "VA", 53: "WA", 54: "WV", 55: "WI", 56: "WY", 60: "AS", 66: "GU", 69: "MP", 72: "PR",
  78: "VI",
};

/** The points of an arc in degrees; arcs are shared by neighbours, so simplifying each of them once keeps neighbours together. */
function points(arc, { scale, translate }) {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    [x, y] = [x + dx, y + dy];
    const lon = x * scale[0] + translate[0];
    return [lon > 0 ? lon - 360 : lon, y * scale[1] + translate[1]];
  });
}

/** Twice the area of a triangle, or of any ring, on the ground. */
function area(ring) {
  const width = Math.cos((ring[0][1] * Math.PI) / 180);
  const sum = ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length];
    return sum + x * nextY - nextX * y;
  }, 0);
  return (Math.abs(sum) / 2) * width;
}

/** Takes out the point that shows least, again and again (Visvalingam and Whyatt, 1993). The ends stay, and of an island three points more. */
function simplify(arc) {
  const closed = arc.length > 3 && arc[0].every((value, axis) => value === arc.at(-1)[axis]);
  const kept = [...arc];
  let least = 0;
  while (kept.length > (closed ? 4 : 2)) {
    let [smallest, where] = [Infinity, 0];
    for (let at = 1; at < kept.length - 1; at += 1) {
      const bend = area(kept.slice(at - 1, at + 2));
      if (bend < smallest) [smallest, where] = [bend, at];
    }
    least = Math.max(least, smallest);
    if (least > SMALLEST_BEND) break;
    kept.splice(where, 1);
  }
  return kept;
}

/** A ring of arcs as points: an arc with a negative number runs backwards; where two arcs meet they share a point. */
function ring(arcs, all) {
  return arcs.flatMap((number) => (number < 0 ? [...all[~number]].reverse() : all[number]).slice(0, -1));
}

/** A ring as it is written. Empty if nothing is left of it. */
function written(ring) {
  const rounded = ring.map((point) => point.map((value) => Math.round(value * UNIT)));
  const distinct = rounded.filter(([x, y], at) => {
    const [nextX, nextY] = rounded[(at + 1) % rounded.length];
    return x !== nextX || y !== nextY;
  });
  if (distinct.length < 3) return [];
  return distinct.flatMap(([x, y], at) => (at ? [x - distinct[at - 1][0], y - distinct[at - 1][1]] : [x, y]));
}

const require = createRequire(import.meta.url);
const atlas = JSON.parse(readFileSync(require.resolve("us-atlas/states-10m.json"), "utf8"));
const license = readFileSync(require.resolve("us-atlas/LICENSE"), "utf8").replace(/\s+/g, " ").trim();

const arcs = atlas.arcs.map((arc) => simplify(points(arc, atlas.transform)));
const states = atlas.objects.states.geometries.map(({ id, type, arcs: shape }) => {
  // Lakes that lie inside a state and islands alike are outlines.
  const rings = (type === "Polygon" ? shape : shape.flat()).map((numbers) => ring(numbers, arcs));
  const largest = Math.max(...rings.map(area));
  const seen = rings.filter((ring) => area(ring) >= Math.min(SMALLEST_ISLAND, largest * GOOD_PART));
  return [CODES[id], seen.sort((one, other) => area(other) - area(one)).map(written).filter((ring) => ring.length > 0)];
});
states.sort(([one], [other]) => (one < other ? -1 : 1));

const source = "U.S. Census Bureau, cartographic boundaries, 2017 (public domain), by way of us-atlas 3.0.1";
const lines = states.map(([code, rings]) => `"${code}":${JSON.stringify(rings)}`);
const file = `{"source":${JSON.stringify(source)},\n"license":${JSON.stringify(license)},\n"unit":${UNIT},\n"states":{\n${lines.join(",\n")}\n}}\n`;
if (file.length > LARGEST) throw new Error(`${file.length} bytes are more than ${LARGEST}`);
writeFileSync(process.argv[2], file);
console.log(`${states.length} states, ${file.length} bytes`);
