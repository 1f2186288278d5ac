/** Keeps the promises of what was made last, up to a number; what failed is forgotten, so that the next one who asks tries again. */
export class Cache {
  /** @param {number} limit */
  constructor(limit) {
    this.limit = limit;
    this.kept = new Map();
  }

  /**
   * @template T
   * @param {string | number} key
   * @param {() => Promise<T>} make
   * @returns {Promise<T>}
   */
  get(key, make) {
    let value = this.kept.get(key);
    if (value) {
      this.kept.delete(key);
    } else {
      value = make();
      value.catch(() => this.kept.get(key) === value && this.kept.delete(key));
    }
    this.kept.set(key, value);
    if (this.kept.size > this.limit) this.kept.delete(this.kept.keys().next().value);
    return value;
  }
}
