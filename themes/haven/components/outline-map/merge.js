/**
 * Pins that lie close together become one. Nothing here touches the page.
 *
 * @template Item
 * @typedef {{ x: number, y: number, items: Item[] }} Pin it stands where the first of its items does
 */

/**
 * Merges what lies nearer than `distance` to an earlier pin with the nearest such pin. So no two pins are nearer than that to each other, and the
 * first items, which are the best, stay where they are.
 * @template Item
 * @param {{ x: number, y: number, item: Item }[]} places
 * @param {number} distance in the unit of the places
 * @returns {Pin<Item>[]} in the order of their first items
 */
export function merge(places, distance) {
  const pins = /** @type {Pin<Item>[]} */ ([]);
  /** The pins in each square of the map, so that thousands of programs are merged at once. */
  const squares = /** @type {Map<string, Pin<Item>[]>} */ (new Map());
  const square = (/** @type {number} */ value) => Math.floor(value / distance);
  for (const { x, y, item } of places) {
    const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => squares.get(`${square(x) + dx} ${square(y) + dy}`) ?? []));
    let [nearest, least] = [/** @type {Pin<Item> | undefined} */ (undefined), distance];
    for (const pin of around) {
      const away = Math.hypot(pin.x - x, pin.y - y);
      if (away < least) [nearest, least] = [pin, away];
    }
    if (nearest) {
      nearest.items.push(item);
      continue;
    }
    const pin = { x, y, items: [item] };
    const key = `${square(x)} ${square(y)}`;
    pins.push(pin);
    squares.set(key, [...(squares.get(key) ?? []), pin]);
  }
  return pins;
}
