import { element } from "../../element.js";
import { t } from "../../i18n.js";
import { part, sentence, write } from "../../parts.js";

/** How a search was understood: corrected words, synonyms, words that nothing fits or that were left out, places of the same name, another level of care. */
export class ResultNotes {
  /** @param {HTMLElement} root @param {(change: object) => void} change what to search for instead */
  constructor(root, change) {
    this.root = root;
    this.change = change;
  }

  /** @param {any} answer of the engine */
  show(answer) {
    this.showCorrected(answer.corrected);
    write(part(this.root, "also"), answer.also.length > 0 ? t("result-notes.also", { words: answer.also.join(", ") }) : "");
    write(part(this.root, "unknown"), answer.unknown.length > 0 ? t("result-notes.unknown", { words: answer.unknown.join(", ") }) : "");
    // Words that nothing has are told already.
    const ignored = answer.ignored.filter((words) => !answer.unknown.includes(words));
    write(part(this.root, "ignored"), ignored.length > 0 ? t("result-notes.ignored", { words: ignored.join(", ") }) : "");
    part(this.root, "truncated").hidden = !answer.truncated;
    this.showPlaces(answer.place?.alternatives ?? []);
    this.showRedirect(answer.redirect);
  }

  /** @param {{ query: string, was: string } | null} corrected */
  showCorrected(corrected) {
    const note = part(this.root, "corrected");
    note.hidden = !corrected;
    if (!corrected) return;
    const query = element("strong", {}, corrected.query);
    const instead = this.button(corrected.was, { exact: true });
    note.replaceChildren(...sentence("result-notes.corrected", { query }), " ", ...sentence("result-notes.instead", { query: instead }));
  }

  /** @param {{ label: string, near: string }[]} places */
  showPlaces(places) {
    part(this.root, "places").hidden = places.length === 0;
    const items = places.map(({ label, near }) => element("li", {}, this.button(label, { near })));
    part(this.root, "place-list").replaceChildren(...items);
  }

  /** @param {{ label: string, learn: string | null } | null} redirect */
  showRedirect(redirect) {
    const link = /** @type {HTMLAnchorElement} */ (part(this.root, "redirect-link"));
    part(this.root, "redirect").hidden = !redirect;
    part(this.root, "redirect-text").textContent = redirect ? t("result-notes.redirect", { label: redirect.label }) : "";
    link.hidden = !redirect?.learn;
    link.href = redirect?.learn ?? "";
  }

  /** @param {string} text @param {object} change */
  button(text, change) {
    const button = element("button", { type: "button", class: "link-button" }, text);
    button.addEventListener("click", () => this.change(change));
    return button;
  }
}
