/** The map of the results. Its scripts are loaded when the reader opens it; without the component there is none. */
export class ResultMap {
  /** @param {HTMLElement | null} root @param {() => Promise<any>} ask for an answer with all programs that the map may show */
  constructor(root, ask) {
    this.root = root;
    this.ask = ask;
    /** @type {any} */
    this.map = undefined;
    const button = root?.querySelector("button");
    button?.addEventListener("click", () => this.load(), { once: true });
  }

  async load() {
    const { OutlineMap } = await import("../outline-map/outline-map.js");
    this.map = new OutlineMap(this.root);
    await this.show(1);
    await this.map.open(true);
  }

  /** Shows the programs of the search that was last made, if there are some. @param {number} total */
  async show(total) {
    if (this.root) this.root.hidden = total === 0;
    if (!this.map || total === 0) return;
    const answer = await this.ask();
    if (answer) this.map.show(answer.hits, answer.place);
  }
}
