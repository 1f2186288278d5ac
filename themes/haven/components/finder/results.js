import { t } from "../../i18n.js";
import { enhance } from "../../main.js";
import { copy, part, write } from "../../parts.js";
import { fillCard } from "../result-card/result-card.js";

/** The programs that fit, ten by ten. */
export class Results {
  /** @param {HTMLElement} root @param {() => void} more asks for the next ones */
  constructor(root, more) {
    this.root = root;
    this.list = part(root, "cards");
    this.button = part(root, "more-button");
    this.button.addEventListener("click", more);
  }

  /** Shows the first programs. @param {any[]} hits @param {number} total */
  show(hits, total) {
    this.list.replaceChildren();
    this.add(hits, total);
  }

  /** Shows further programs. @param {any[]} hits @param {number} total @returns {HTMLElement | null} the link of the first of them */
  add(hits, total) {
    const cards = hits.map((hit) => {
      const card = copy(this.root, "card");
      fillCard(card, hit, this.root.dataset.names);
      return card;
    });
    this.list.append(...cards);
    this.list.hidden = total === 0;
    for (const card of cards) enhance(card);
    this.showRest(this.list.children.length, total);
    return cards[0]?.querySelector("a") ?? null;
  }

  /** @param {number} shown @param {number} total */
  showRest(shown, total) {
    write(part(this.root, "shown"), total > 0 ? t("finder.shown", { shown, count: total }) : "");
    write(this.button, shown < total ? t("finder.more", { count: Math.min(10, total - shown) }) : "");
  }
}
