import { centre, clip } from "./outlines.js";
import { MILES_IN_DEGREE, project, shown } from "./projection.js";
import { miles } from "./words.js";

/**
 * @typedef {import("./projection.js").View} View
 * @typedef {import("./outlines.js").Ring} Ring
 */

const SVG = "http://www.w3.org/2000/svg";

/** Outlines are cut so many pixels outside the map, where their cut edges do not show. */
const OUTSIDE = 8;
/** A state is named where so many square pixels of it are on the map … */
const ROOM_FOR_NAME = 2400;
/** … and where nothing else is written, so many pixels around. */
const ROOM_FOR_PLACE = 40;
/** Circles around the reader's place, in miles, and how many of them are drawn at once. */
const CIRCLES = [1, 2, 5, 10, 25, 50, 100, 200];
const MOST_CIRCLES = 2;

/**
 * Draws what lies below the pins: the states, and the reader's place with circles of whole miles around it. It is only a picture; all that it says
 * is said in words, too.
 * @param {SVGSVGElement} svg
 * @param {View} view
 * @param {Map<string, Ring[]>} outlines
 * @param {{ lat: number, lon: number, label: string } | null} marker
 */
export function draw(svg, view, outlines, marker) {
  svg.setAttribute("viewBox", `0 0 ${view.width} ${view.height}`);
  const point = marker ? project(view, marker) : undefined;
  svg.replaceChildren(...states(view, outlines, point), ...(marker ? place(view, marker) : []));
}

/** The states, and their names where they do not cover the point of the place. @param {[number, number]} [point] */
function states(/** @type {View} */ view, /** @type {Map<string, Ring[]>} */ outlines, point = [-Infinity, -Infinity]) {
  const box = shown(view, OUTSIDE);
  const shapes = [];
  const names = [];
  for (const [code, rings] of outlines) {
    const seen = rings.map((ring) => clip(ring, box)).filter((ring) => ring.length > 2);
    if (seen.length === 0) continue;
    const corners = seen.map((ring) => ring.map(([lon, lat]) => project(view, { lat, lon })));
    const d = corners.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`).join("");
    shapes.push(element("path", { class: "outline-map__state", "data-state": code, d }));
    const middles = corners.map((ring) => centre(/** @type {Ring} */ (ring))).sort((one, other) => other.area - one.area);
    const [{ area, lon: x, lat: y }] = middles;
    const free = Math.hypot(x - point[0], y - point[1]) > ROOM_FOR_PLACE;
    if (free && area > ROOM_FOR_NAME) names.push(write({ class: "outline-map__name", x, y }, code));
  }
  return [...shapes, ...names];
}

function place(/** @type {View} */ view, /** @type {{ lat: number, lon: number, label: string }} */ marker) {
  const [x, y] = project(view, marker);
  const drawn = circles(y / view.scale).flatMap((count) => {
    const r = (count / MILES_IN_DEGREE) * view.scale;
    const label = write({ class: "outline-map__miles", x, y: y - r }, miles(count));
    return [element("circle", { class: "outline-map__circle", cx: x, cy: y, r }), label];
  });
  const cross = `M${x - 9} ${y}H${x + 9}M${x} ${y - 9}V${y + 9}`;
  // The name stands where there is more room for it.
  const [name, beside] = x > view.width / 2 ? ["outline-map__place-name outline-map__place-name--before", x - 14] : ["outline-map__place-name", x + 14];
  const label = write({ class: name, x: beside, y }, marker.label);
  return [...drawn, element("path", { class: "outline-map__place", d: cross }), label];
}

/** The largest circles whose upper ends, where their labels stand, are on a map that shows so many degrees above the place. */
function circles(/** @type {number} */ above) {
  const most = above * MILES_IN_DEGREE * 0.95;
  return CIRCLES.filter((count) => count < most && count > most / 8).slice(-MOST_CIRCLES);
}

/** Words with a light edge, so that lines below them do not hurt. */
function write(/** @type {Record<string, string | number>} */ attributes, /** @type {string} */ text) {
  return element("text", { ...attributes, "paint-order": "stroke" }, text);
}

function element(/** @type {string} */ name, /** @type {Record<string, string | number>} */ attributes, text = "") {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}
