import { announce } from "../../announce.js";
import { t } from "../../i18n.js";
import { linkTo } from "../../ids.js";
import { saved } from "../../saved.js";

/** How many programs are compared at most. */
const MOST = 4;

/** Prints the handout, copies the message, and compares with what is saved. */
export class TakeAway {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (root.querySelectorAll("[data-print]"))) {
      button.addEventListener("click", () => this.print(button.dataset.print ?? ""));
    }
    root.querySelector("[data-copy]")?.addEventListener("click", () => this.copy());
    const compare = /** @type {HTMLAnchorElement | null} */ (root.querySelector("[data-compare]"));
    if (compare) saved.subscribe(() => this.link(compare));
    if (compare) this.link(compare);
    // Who has a mouse may print without our button.
    if (matchMedia("(pointer: fine)").matches) (globalThis.requestIdleCallback ?? setTimeout)(() => this.handout());
  }

  /** The handout, ready for paper. */
  handout() {
    this.made ??= import("../handout/handout.js").then(({ Handout }) => new Handout(/** @type {HTMLElement} */ (document.querySelector(".handout"))));
    return this.made;
  }

  /** @param {string} also the same page in another language */
  async print(also) {
    const handout = await this.handout();
    await handout.ready;
    await handout.pair(also);
    print();
  }

  async copy() {
    const text = /** @type {HTMLElement} */ (this.root.querySelector(".take-away__text"));
    try {
      await navigator.clipboard.writeText(text.textContent ?? "");
      announce(t("take-away.copied"));
      const button = this.root.querySelector("[data-copy]");
      if (button) button.textContent = t("take-away.copied");
    } catch {
      getSelection()?.selectAllChildren(text);
      announce(t("take-away.copy-failed"));
    }
  }

  /** @param {HTMLAnchorElement} compare */
  link(compare) {
    const id = compare.dataset.compare ?? "";
    compare.href = linkTo(compare.href, [id, ...saved.all().filter((other) => other !== id)].slice(0, MOST));
  }
}
