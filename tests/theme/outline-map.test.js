/**
 * The map's arithmetic: the file of outlines is small and true, points lie where they must, and pins that lie close together become one.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { file, random, script } from "./support/theme.js";

const FOLDER = "components/outline-map";
const { centre, clip, decode } = await script(`${FOLDER}/outlines.js`);
const { MAINLAND, fit, move, project, shown, west, zoom } = await script(`${FOLDER}/projection.js`);
const { extent, inside, marker } = await script(`${FOLDER}/extent.js`);
const { merge } = await script(`${FOLDER}/merge.js`);

const written = file("static/maps/us-states.json");
const outlines = decode(JSON.parse(written));

/** Whether a point lies in a ring: a line from it to the west crosses the ring an odd number of times. */
function holds(ring, [lon, lat]) {
  const crossed = ring.filter(([x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length];
    return y > lat !== nextY > lat && lon > x + ((lat - y) / (nextY - y)) * (nextX - x);
  });
  return crossed.length % 2 === 1;
}

/** The states that a point lies in. */
function statesAt(lat, lon) {
  return [...outlines].filter(([, rings]) => rings.some((ring) => holds(ring, [west(lon), lat]))).map(([code]) => code);
}

test("the file of outlines is small", () => {
  assert.ok(Buffer.byteLength(written) <= 60_000, `${Buffer.byteLength(written)} bytes`);
  assert.ok(gzipSync(written, { level: 9 }).length <= 25_000, "packed");
});

test("the file of outlines has every state and territory that sites know", () => {
  const states = readFileSync(new URL("../../content/states.yaml", import.meta.url), "utf8");
  const known = [...states.matchAll(/^- code: (\w\w)/gm)].map(([, code]) => code);
  assert.deepEqual([...outlines.keys()].sort(), known.sort());
});

test("the file of outlines carries the notice that its license asks for", () => {
  assert.match(JSON.parse(written).license, /Michael Bostock.*copyright notice and this permission notice/);
});

for (const [state, lat, lon] of [
  ["TN", 36.1627, -86.7816], ["IL", 39.7817, -89.6501], ["AK", 64.8378, -147.7164], ["AK", 51.78, -176.65], ["AK", 52.9, 172.95],
  ["HI", 19.7, -155.5], ["HI", 21.45, -158], ["PR", 18.22, -66.5], ["VI", 17.73, -64.78], ["GU", 13.44, 144.78], ["AS", -14.3, -170.72],
  ["MP", 15.19, 145.75], ["DC", 38.905, -77.03], ["RI", 41.7, -71.55], ["MI", 46.4, -87.6], ["FL", 25.77, -80.4], ["WY", 43, -107.5],
]) {
  test(`${lat}, ${lon} lies in ${state} and nowhere else`, () => assert.deepEqual(statesAt(lat, lon), [state]));
}

test("neighbours meet: every corner of an inland state is a corner of another one", () => {
  for (const code of ["TN", "CO", "KS", "WY", "NE", "MO", "AR", "OK", "NV", "UT", "IA", "WV", "KY"]) {
    const others = new Set([...outlines].filter(([other]) => other !== code).flatMap(([, rings]) => rings.flat()).map(String));
    for (const corner of outlines.get(code)[0]) assert.ok(others.has(String(corner)), `${code} at ${corner}`);
  }
});

test("no outline leaps across the map at 180°", () => {
  for (const [code, rings] of outlines) {
    for (const ring of rings) {
      ring.forEach(([lon], at) => {
        assert.ok(lon < -60 && lon > -218, `${code} at ${lon}`);
        assert.ok(Math.abs(lon - ring[(at + 1) % ring.length][0]) < 12, `${code} from ${lon}`);
      });
    }
  }
});

test("a cut ring is what lies in the box", () => {
  const square = [[0, 0], [10, 0], [10, 10], [0, 10]];
  const area = (box) => centre(clip(square, { west: -5, south: -5, east: 20, north: 20, ...box })).area;
  assert.equal(area({}), 100);
  assert.equal(area({ west: 4 }), 60);
  assert.equal(area({ west: 4, south: 5, east: 6, north: 6 }), 2);
  assert.deepEqual(clip(square, { west: 20, south: 20, east: 30, north: 30 }), []);
});

test("the centre of a ring is its centre of gravity", () => {
  const { lon, lat, area } = centre([[100, 50], [104, 50], [104, 52], [100, 52]]);
  assert.deepEqual([lon, lat, area], [102, 51, 8]);
});

test("the closest view shows all points, with a margin", () => {
  const next = random(2);
  for (let round = 0; round < 200; round += 1) {
    const points = Array.from({ length: 1 + Math.floor(next() * 8) }, () => ({ lat: 20 + next() * 50, lon: -170 + next() * 100 }));
    const view = fit(points, 390, 480, 44);
    for (const point of points) {
      const [x, y] = project(view, point);
      assert.ok(x >= 43.9 && x <= 346.1 && y >= 43.9 && y <= 436.1, `${x} ${y}`);
    }
  }
});

test("a view of one point shows what is around it", () => {
  const box = shown(fit([{ lat: 36, lon: -84 }], 400, 400));
  assert.ok(Math.abs(box.north - box.south - 0.15) < 1e-9);
  assert.ok(box.east - box.west > box.north - box.south, "a degree of longitude is narrower there");
});

test("what is shown lies between the edges", () => {
  const view = fit(MAINLAND, 1024, 480);
  const { south, west: left, north, east } = shown(view);
  assert.deepEqual(project(view, { lat: north, lon: left }).map((value) => Math.abs(Math.round(value))), [0, 0]);
  assert.deepEqual(project(view, { lat: south, lon: east }).map(Math.round), [1024, 480]);
});

test("Guam lies left of Hawaii, and the end of the Aleutians left of Alaska", () => {
  const view = fit([{ lat: 13.4, lon: 144.8 }, { lat: 61, lon: -150 }], 800, 480);
  const x = (lat, lon) => project(view, { lat, lon })[0];
  assert.ok(x(13.4, 144.8) < x(52.9, 172.9) && x(52.9, 172.9) < x(21.3, -157.8) && x(21.3, -157.8) < x(61, -150));
});

test("zooming in and out comes back, moving too, and both end at the edge", () => {
  const view = fit([{ lat: 36, lon: -84 }, { lat: 40, lon: -90 }], 400, 400);
  assert.deepEqual(zoom(zoom(view, 2), 0.5), view);
  const moved = move(move(view, 0.4, 0), -0.4, 0);
  assert.ok(Math.abs(moved.lon - view.lon) < 1e-9);
  let far = view;
  for (let step = 0; step < 50; step += 1) far = zoom(move(far, -0.4, 0.4), 0.5);
  assert.deepEqual([far.lat, far.lon, far.scale], [72, -218, 400 / 240]);
});

test("what must be on the map: programs with a point, the place, or the country", () => {
  const place = { lat: 35.96, lon: -83.92, label: "Knoxville, TN", state: "TN" };
  const program = { point: { lat: 36, lon: -84 } };
  assert.deepEqual(extent([], null, outlines), MAINLAND);
  assert.deepEqual(extent([program, { point: null }], place, outlines), [program.point, place]);
  assert.equal(extent([], { ...place, kind: "state" }, outlines).length, outlines.get("TN")[0].length);
  assert.equal(marker(place), place);
  assert.equal(marker({ ...place, kind: "state" }), null);
});

test("pins outside the map, and half outside, are left out", () => {
  const view = fit([{ lat: 36, lon: -84 }], 400, 400);
  const at = (x) => ({ point: { lat: 36, lon: shown(view).west + (x / 400) * (shown(view).east - shown(view).west) } });
  assert.deepEqual(inside([at(-1), at(10), at(30), at(200), { point: null }], view, 22).map(({ x }) => Math.round(x)), [30, 200]);
});

test("pins that lie close together become one, and nothing is lost", () => {
  const next = random(3);
  const places = Array.from({ length: 3000 }, (_, item) => ({ x: next() * 1000, y: next() * 500, item }));
  const pins = merge(places, 44);
  assert.deepEqual(pins.flatMap(({ items }) => items).sort((one, other) => one - other), places.map(({ item }) => item));
  for (const [at, pin] of pins.entries()) {
    assert.deepEqual([pin.x, pin.y], [places[pin.items[0]].x, places[pin.items[0]].y], "it stands where its first program is");
    for (const other of pins.slice(at + 1)) assert.ok(Math.hypot(pin.x - other.x, pin.y - other.y) >= 44);
    for (const item of pin.items) assert.ok(Math.hypot(pin.x - places[item].x, pin.y - places[item].y) < 44);
  }
});

test("pins come in the order of their programs, and stay while the map moves", () => {
  const next = random(4);
  const places = Array.from({ length: 100 }, (_, item) => ({ x: next() * 300, y: next() * 300, item }));
  const groups = (shift) => merge(places.map(({ x, y, item }) => ({ x: x + shift, y: y - shift, item })), 44).map(({ items }) => items);
  assert.deepEqual(groups(0), groups(64));
  const firsts = groups(0).map(([first]) => first);
  assert.deepEqual(firsts, [...firsts].sort((one, other) => one - other));
});
