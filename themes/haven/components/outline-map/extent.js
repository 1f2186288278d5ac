import { MAINLAND, project } from "./projection.js";

/**
 * What must be on the map, and what is. Nothing here touches the page.
 *
 * @typedef {import("./projection.js").Point} Point
 * @typedef {Point & { label: string, state?: string, kind?: string }} Place `kind` "state" or "county": an area, without a mark on the map
 */

/** The reader's place, if it is a point. @param {Place | null} place */
export function marker(place) {
  return place && place.kind !== "state" && place.kind !== "county" ? place : null;
}

/** The points of the programs that have one. @param {{ point?: Point | null }[]} programs @returns {Point[]} */
export function points(programs) {
  return programs.flatMap(({ point }) => (point ? [point] : []));
}

/**
 * The programs whose pins are on the map, so many pixels or more from its edge, and where.
 * @template {{ point?: Point | null }} Item
 * @param {Item[]} programs
 * @param {import("./projection.js").View} view
 * @param {number} edge
 */
export function inside(programs, view, edge) {
  return programs.flatMap((item) => {
    if (!item.point) return [];
    const [x, y] = project(view, item.point);
    return x >= edge && y >= edge && x <= view.width - edge && y <= view.height - edge ? [{ x, y, item }] : [];
  });
}

/**
 * All programs, and the reader's place: a point, or a whole state. If there is nothing, the country.
 * @param {{ point?: Point | null }[]} programs
 * @param {Place | null} place
 * @param {Map<string, [number, number][][]>} outlines
 * @returns {Point[]}
 */
export function extent(programs, place, outlines) {
  const state = place?.kind === "state" ? (outlines.get(place.state ?? "")?.[0] ?? []) : [];
  const all = [...points(programs), ...state.map(([lon, lat]) => ({ lat, lon }))];
  // Also the middle of a county, which has no mark.
  if (place && place.kind !== "state") all.push(place);
  return all.length > 0 ? all : MAINLAND;
}
