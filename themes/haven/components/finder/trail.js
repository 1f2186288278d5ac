import { isState, kept, readState, writeState } from "./state.js";

/** @typedef {import("./state.js").State} State */

/** Changes that follow each other within so many milliseconds are one step of the history. */
const SETTLED = 500;

/** The search that the address and the history of the browser tell: Back and Forward lead through searches, and links can be shared. */
export class Trail {
  /** @param {() => void} restored the reader went back or forward to another search */
  constructor(restored) {
    this.state = readState(location.hash, history.state);
    /** Where the reader was on the page when they left it. */
    this.scroll = Number(history.state?.scroll ?? 0);
    this.wrote = -Infinity;
    this.typing = false;
    addEventListener("popstate", () => this.restore(restored));
    addEventListener("pagehide", () => history.replaceState({ ...history.state, scroll: scrollY }, ""));
  }

  /**
   * Changes the search. A settled one gets an entry of its own, and so does what is being typed, one for all of it; the rest changes the entry.
   * @param {Partial<State>} change
   * @param {"settled" | "typing" | "aside"} how
   */
  write(change, how) {
    const before = this.address();
    this.state = { ...this.state, ...change };
    const goesOn = how === "aside" || this.typing || performance.now() - this.wrote < SETTLED;
    history[this.address() === before || goesOn ? "replaceState" : "pushState"](kept(this.state), "", this.address());
    if (how === "aside") return;
    this.typing = how === "typing";
    this.wrote = performance.now();
  }

  address() {
    return `${location.pathname}${location.search}${writeState(this.state)}`;
  }

  /** @param {() => void} restored */
  restore(restored) {
    if (!isState(location.hash)) {
      // A link within the page, such as the skip link: the search stays what it is.
      history.replaceState(kept(this.state), "", this.address());
      return;
    }
    const before = JSON.stringify(this.state);
    this.state = readState(location.hash, history.state);
    if (JSON.stringify(this.state) !== before) restored();
  }
}
