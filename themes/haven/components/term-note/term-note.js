/** The id of the note: there is one at a time. */
const ID = "term-note";

/**
 * Shows what a word means where it stands. Links to the glossary become buttons that open and close a note below their paragraph: by a press, never by
 * pointing alone, and Escape closes it. The glossary is read when the first word is asked for. They stay links for everything that is no plain press.
 */
export class TermNote {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.template = /** @type {HTMLTemplateElement} */ (root.querySelector("template"));
    /** @type {Map<string, Promise<Document | null>>} glossaries by address */
    this.pages = new Map();
    /** @type {HTMLAnchorElement | undefined} the word whose note is open */
    this.open = undefined;
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("main a.term"))) this.upgrade(link);
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  /** @param {HTMLAnchorElement} link */
  upgrade(link) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.toggle(link);
    });
    link.addEventListener("keydown", (event) => event.key === " " && (event.preventDefault(), this.toggle(link)));
  }

  /** @param {HTMLAnchorElement} link */
  async toggle(link) {
    const wasOpen = this.open === link;
    this.close();
    if (wasOpen) return;
    this.open = link;
    const note = /** @type {HTMLElement} */ (this.template.content.firstElementChild?.cloneNode(true));
    note.id = ID;
    link.setAttribute("aria-expanded", "true");
    link.setAttribute("aria-controls", ID);
    // A region that is there first, and then filled, is said.
    const block = link.closest("p, li, dd, td, th, blockquote, figcaption") ?? link;
    if (block.matches("p")) block.after(note);
    else block.append(note);
    note.hidden = true;
    const words = await this.meaning(link);
    if (this.open !== link) return;
    // A word that cannot be read here is read there.
    if (!words) return location.assign(link.href);
    /** @type {HTMLElement} */ (note.querySelector(".term-note__words")).append(...words);
    /** @type {HTMLAnchorElement} */ (note.querySelector("a")).href = link.href;
    note.hidden = false;
  }

  close() {
    if (!this.open) return;
    const note = document.getElementById(ID);
    if (note?.contains(document.activeElement)) this.open.focus();
    note?.remove();
    this.open.setAttribute("aria-expanded", "false");
    this.open.removeAttribute("aria-controls");
    this.open = undefined;
  }

  /** What the glossary says of a word: copies of its term and definition; nothing if it cannot be read. @param {HTMLAnchorElement} link */
  async meaning(link) {
    const url = link.href.split("#")[0];
    if (!this.pages.has(url)) this.pages.set(url, read(url));
    const page = await this.pages.get(url);
    const term = page?.getElementById(decodeURIComponent(link.hash.slice(1)));
    const definition = term?.nextElementSibling;
    if (!page || !term || !definition) return this.pages.delete(url), undefined;
    const name = document.createElement("strong");
    name.textContent = `${term.textContent?.trim()}: `;
    const others = [...definition.childNodes].findIndex((node) => node instanceof Element && node.matches("p"));
    const nodes = [...definition.childNodes].slice(0, others < 0 ? undefined : others);
    return [name, ...nodes.map((node) => document.importNode(node, true))];
  }
}

/** @param {string} url @returns {Promise<Document | null>} */
function read(url) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.addEventListener("loadend", () => done(request.status === 200 ? request.response : null));
    request.send();
  });
}
