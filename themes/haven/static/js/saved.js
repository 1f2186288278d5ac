/**
 * The list of programs that a reader puts aside, the only place in code that knows where it is kept: in the memory of the page, and, only once the
 * reader has asked for that, in `localStorage` under one key. The key being there is the consent; taking it away takes the list away. A browser
 * that keeps nothing is one that does not remember.
 *
 * Addresses carry the list, too: `#ids=…` to share it, `#saved=…` from page to page of a reader whose device remembers nothing.
 */
import { idsIn, isId } from "./ids.js";

/** The only thing that the site ever writes about programs. */
export const KEY = "carepress.saved";

/** The parameter of a fragment that hands the reader's own list on to the next page. */
export const CARRIED = "saved";

export class SavedPrograms {
  /** @type {string[]} what is kept for this page alone; empty while the device remembers */
  #memory;
  /** @type {Set<() => void>} */
  #listeners = new Set();
  #storage;

  /**
   * @param {() => Storage} storage may throw, as `localStorage` does where it is switched off
   * @param {string[]} [carried] ids that another page handed on
   * @param {Pick<EventTarget, "addEventListener">} [events] where other tabs are heard
   */
  constructor(storage, carried = [], events) {
    this.#storage = storage;
    this.#memory = this.remembers() ? [] : carried.filter(isId);
    // The key of the event is null when everything is gone.
    events?.addEventListener("storage", (event) => [KEY, null].includes(/** @type {StorageEvent} */ (event).key) && this.#changed());
    // A page that comes back from the browser's own memory has heard of nothing.
    events?.addEventListener("pageshow", (event) => /** @type {PageTransitionEvent} */ (event).persisted && this.#changed());
  }

  /** The ids on the list, oldest first. */
  all() {
    return this.#stored() ?? [...this.#memory];
  }

  /** @param {string} id */
  has(id) {
    return this.all().includes(id);
  }

  /** @param {string[]} ids what is on the list already stays where it is */
  add(...ids) {
    this.#keep([...new Set([...this.all(), ...ids.filter(isId)])]);
  }

  /** @param {string} id */
  remove(id) {
    this.#keep(this.all().filter((one) => one !== id));
  }

  /** Whether the device remembers the list. */
  remembers() {
    return this.#stored() !== undefined;
  }

  /**
   * Starts or ends remembering. The list itself stays, at least on this page.
   * @param {boolean} wanted
   * @returns {boolean} whether the device remembers now; a browser may refuse
   */
  remember(wanted) {
    const ids = this.all();
    if (wanted) this.#write(ids);
    else this.#erase();
    this.#memory = this.remembers() ? [] : ids;
    this.#changed();
    return this.remembers();
  }

  /** Deletes the list everywhere: on the device, on this page, and in other tabs. */
  wipe() {
    this.#erase();
    this.#memory = [];
    this.#changed();
  }

  /**
   * Calls `listener` whenever the list or where it is kept may have changed, here or in another tab.
   * @param {() => void} listener
   * @returns {() => void} ends it
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {string[]} ids */
  #keep(ids) {
    // A device that is full forgets rather than showing a list that is not the reader's.
    if (this.remembers() && !this.#write(ids)) this.#erase();
    if (!this.remembers()) this.#memory = ids;
    this.#changed();
  }

  #changed() {
    // Another tab was asked to remember: what this one holds belongs to the same list.
    const held = this.#memory;
    if (held.length > 0 && this.remembers() && this.#write([...new Set([...this.all(), ...held])])) this.#memory = [];
    this.#listeners.forEach((listener) => listener());
  }

  /** The list on the device, or undefined if there is none or it cannot be asked. */
  #stored() {
    try {
      const text = this.#storage().getItem(KEY);
      return text === null ? undefined : read(text);
    } catch {
      return undefined;
    }
  }

  /** @param {string[]} ids */
  #write(ids) {
    try {
      this.#storage().setItem(KEY, JSON.stringify(ids));
      return true;
    } catch {
      return false;
    }
  }

  #erase() {
    try {
      this.#storage().removeItem(KEY);
    } catch {
      // Where nothing can be written, nothing is to be deleted.
    }
  }
}

/** @param {string} text what may be anything */
function read(text) {
  try {
    const value = JSON.parse(text);
    return Array.isArray(value) ? [...new Set(value)].filter(isId) : [];
  } catch {
    return [];
  }
}

/** The list of this page's reader. */
export const saved = new SavedPrograms(() => globalThis.localStorage, idsIn(globalThis.location?.hash ?? "", CARRIED), globalThis.window);
