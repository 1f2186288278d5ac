/** Opens all, or closes all once all are open. The button's words are its state. */
export class OpenAll {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    const within = document.getElementById(root.dataset.within ?? "");
    this.all = /** @type {HTMLDetailsElement[]} */ ([...(within?.querySelectorAll("details") ?? [])]);
    this.button = /** @type {HTMLButtonElement} */ (root.querySelector("button"));
    this.button.addEventListener("click", () => this.press());
    for (const details of this.all) details.addEventListener("toggle", () => this.show());
    root.hidden = this.all.length < 2;
    this.show();
  }

  press() {
    const open = !this.areOpen();
    for (const details of this.all) details.open = open;
    this.show();
  }

  areOpen() {
    return this.all.every((details) => details.open);
  }

  show() {
    this.button.textContent = (this.areOpen() ? this.root.dataset.close : this.root.dataset.open) ?? "";
  }
}
