/**
 * What part of the earth the map shows, and where on the map a point lies. A degree of longitude is drawn as wide as it is in the middle of the
 * view (the equirectangular projection). Nothing here touches the page.
 *
 * @typedef {{ lat: number, lon: number }} Point in degrees
 * @typedef {{ lat: number, lon: number, scale: number, width: number, height: number }} View its middle, pixels in a degree of latitude, pixels
 * @typedef {{ south: number, west: number, north: number, east: number }} Box
 */

export const MILES_IN_DEGREE = 69.09;

/** Degrees from top to bottom. Closer than the least, the outlines, which are true to a hundredth of a degree, say nothing more. */
const LEAST = 0.08;
const MOST = 240;
/** What a view of a single point shows, in degrees: some ten miles. */
const AROUND = 0.15;
/** Where the middle of a view may lie: the states and territories. */
const BOUNDS = { south: -15, west: -218, north: 72, east: -62 };

/** The states without Alaska, Hawaii and the territories: what is shown when there is nothing to show. */
export const MAINLAND = [{ lat: 24.5, lon: -125 }, { lat: 49.5, lon: -66.5 }];

/** Longitudes east of 0° count on westwards, so that Guam and the end of the Aleutians lie left of Hawaii and nothing is torn at 180°. */
export function west(/** @type {number} */ lon) {
  return lon > 0 ? lon - 360 : lon;
}

/** How much narrower a degree of longitude is than one of latitude. */
function narrowing(/** @type {number} */ lat) {
  return Math.cos((lat * Math.PI) / 180);
}

function between(/** @type {number} */ value, /** @type {number} */ least, /** @type {number} */ most) {
  return Math.min(Math.max(value, least), most);
}

/**
 * Where a point lies on the map, in pixels from its upper left corner.
 * @param {View} view
 * @param {Point} point
 * @returns {[number, number]}
 */
export function project(view, { lat, lon }) {
  const x = (west(lon) - view.lon) * narrowing(view.lat) * view.scale;
  return [view.width / 2 + x, view.height / 2 - (lat - view.lat) * view.scale];
}

/**
 * The part of the earth that a view shows, and so many pixels around it.
 * @param {View} view
 * @returns {Box}
 */
export function shown({ lat, lon, scale, width, height }, margin = 0) {
  const up = (height / 2 + margin) / scale;
  const right = (width / 2 + margin) / scale / narrowing(lat);
  return { south: lat - up, west: lon - right, north: lat + up, east: lon + right };
}

/**
 * The closest view that shows all points with a margin in pixels around them.
 * @param {Point[]} points at least one
 * @param {number} width
 * @param {number} height
 * @param {number} [margin]
 * @param {number} [least] shows at least so many degrees
 * @returns {View}
 */
export function fit(points, width, height, margin = 0, least = AROUND) {
  // Not Math.min(...all): a directory may have more programs than a function takes arguments.
  const box = { south: Infinity, west: Infinity, north: -Infinity, east: -Infinity };
  for (const { lat, lon } of points) {
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
    box.west = Math.min(box.west, west(lon));
    box.east = Math.max(box.east, west(lon));
  }
  const lat = (box.south + box.north) / 2;
  const tall = Math.max(height - 2 * margin, 1) / Math.max(box.north - box.south, least);
  const wide = Math.max(width - 2 * margin, 1) / Math.max((box.east - box.west) * narrowing(lat), least);
  return within({ lat, lon: (box.west + box.east) / 2, scale: Math.min(tall, wide), width, height });
}

/** A view so many times closer. @param {View} view */
export function zoom(view, /** @type {number} */ times) {
  return within({ ...view, scale: view.scale * times });
}

/** A view moved by parts of its width and height. @param {View} view */
export function move(view, /** @type {number} */ right, /** @type {number} */ up) {
  const box = shown(view);
  return within({ ...view, lat: view.lat + up * (box.north - box.south), lon: view.lon + right * (box.east - box.west) });
}

/** The view that is nearest to a view and does not leave the states. @param {View} view @returns {View} */
function within(view) {
  return {
    ...view,
    scale: between(view.scale, view.height / MOST, view.height / LEAST),
    lat: between(view.lat, BOUNDS.south, BOUNDS.north),
    lon: between(view.lon, BOUNDS.west, BOUNDS.east),
  };
}
