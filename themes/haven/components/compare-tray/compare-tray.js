import { t } from "../../i18n.js";
import { part } from "../../parts.js";

/** As many programs as fit side by side. */
const MOST = 4;

/** The programs that were chosen for a comparison. */
export class CompareTray {
  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} list whose boxes choose programs
   * @param {(ids: string[]) => void} changed
   */
  constructor(root, list, changed) {
    this.root = root;
    this.list = list;
    this.changed = changed;
    /** @type {string[]} */
    this.ids = [];
    list.addEventListener("change", (event) => {
      const box = /** @type {HTMLInputElement} */ (event.target);
      if (box.dataset.part === "compare") this.choose(box);
    });
    part(root, "clear").addEventListener("click", () => {
      this.boxes().find((box) => box.checked)?.focus();
      this.set([]);
      changed([]);
    });
  }

  /** @returns {HTMLInputElement[]} */
  boxes() {
    return [...this.list.querySelectorAll('input[data-part="compare"]')];
  }

  /** @param {HTMLInputElement} box */
  choose(box) {
    const others = this.ids.filter((id) => id !== box.value);
    if (box.checked && others.length >= MOST) {
      box.checked = false;
      this.say(t("compare-tray.full", { count: MOST }));
      return;
    }
    this.set(box.checked ? [...others, box.value] : others);
    this.say(part(this.root, "text").textContent ?? "");
    this.changed(this.ids);
  }

  /** Shows what is chosen. @param {string[]} ids */
  set(ids) {
    this.ids = ids.slice(0, MOST);
    for (const box of this.boxes()) box.checked = this.ids.includes(box.value);
    const [count, link] = [this.ids.length, /** @type {HTMLAnchorElement} */ (part(this.root, "link"))];
    part(this.root, "box").hidden = count === 0;
    part(this.root, "text").textContent = t(count < 2 ? "compare-tray.one-more" : "compare-tray.chosen", { count, most: MOST });
    link.hidden = count < 2;
    link.textContent = t("compare-tray.compare", { count });
    link.href = `${this.root.dataset.to}#ids=${this.ids.join(",")}`;
  }

  /** Says something in sight and aloud. @param {string} text */
  say(text) {
    part(this.root, "text").textContent = text;
    part(this.root, "said").textContent = text;
  }
}
