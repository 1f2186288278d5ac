/**
 * Lets the browser do what it has to do in between, such as answer a tap: slow phones must not stand still while much is made.
 * @returns {Promise<void>}
 */
export function pause() {
  const { scheduler } = /** @type {any} */ (globalThis);
  return scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
}
