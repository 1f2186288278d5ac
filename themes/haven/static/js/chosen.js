/** How many programs can be compared. */
const MOST = 4;

/** Which programs of the saved list are compared: the first ones, until the reader ticks others. */
export class Chosen {
  /** @type {Map<string, boolean>} what the reader ticked or unticked */
  #ticks = new Map();

  /** @param {string} id @param {boolean} on */
  set(id, on) {
    this.#ticks.set(id, on);
  }

  /** @param {string[]} ids the list @returns {string[]} those that are ticked */
  of(ids) {
    return ids.filter((id, index) => this.#ticks.get(id) ?? index < MOST);
  }
}
