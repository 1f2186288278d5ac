import { linkTo } from "../../ids.js";
import { CARRIED, saved } from "../../saved.js";

/** Leads to the saved list while something is on it, and hands the list on in the address if the device does not remember it. */
export class SavedLink {
  /** @param {HTMLAnchorElement} root */
  constructor(root) {
    this.root = root;
    this.count = /** @type {HTMLElement} */ (root.querySelector(".saved-link__count"));
    saved.subscribe(() => this.show());
    this.show();
    clean();
  }

  show() {
    const ids = saved.all();
    this.root.hidden = ids.length === 0;
    this.root.href = linkTo(this.root.href, saved.remembers() ? [] : ids, CARRIED);
    this.count.textContent = String(ids.length);
  }
}

/** Takes the list out of the address once it has arrived: who shares the address of a program shares no more than that. */
function clean() {
  const fragment = location.hash.slice(1);
  const rest = fragment.split("&").filter((part) => !part.startsWith(`${CARRIED}=`)).join("&");
  if (rest !== fragment) history.replaceState(history.state, "", `${location.pathname}${location.search}${rest ? `#${rest}` : ""}`);
}
