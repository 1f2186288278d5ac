/** Opens a page and takes what was typed along in the fragment of its address. What is left empty is left out. */
export class FragmentForm {
  /** @param {HTMLFormElement} root */
  constructor(root) {
    this.root = root;
    root.hidden = false;
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      location.href = this.target();
    });
  }

  /** Returns the address that the form leads to. */
  target() {
    const typed = [...new FormData(this.root)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value);
    const fragment = new URLSearchParams(typed).toString();
    return `${this.root.dataset.to}${fragment && "#"}${fragment}`;
  }
}
