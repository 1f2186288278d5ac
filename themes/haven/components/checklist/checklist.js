/** What the keys of lists that a device remembers begin with. A key being there is the reader's consent. */
const KEY = "carepress.checklist";
/** How long ticking has to rest before the count is said, in milliseconds: one sentence for several ticks. */
const REST = 1000;

/** Counts what is ticked and, where the reader asks for it, keeps it on the device. */
export class Checklist {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.key = `${KEY}.${document.documentElement.lang}.${root.dataset.id}`;
    /** @type {Record<string, string>} few and without plural forms, so that articles need not load the script for all strings */
    this.words = JSON.parse(root.querySelector("[data-strings]")?.textContent ?? "{}");
    this.boxes = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(".checklist__box")]);
    this.remember = /** @type {HTMLInputElement} */ (this.part("remember"));
    this.timer = 0;
    // No browser is to remember ticks by itself, as it may for reloads.
    for (const box of [...this.boxes, this.remember]) box.autocomplete = "off";
    for (const box of this.boxes) box.addEventListener("change", () => this.tick());
    this.remember.addEventListener("change", () => this.keep());
    this.part("clear").addEventListener("click", () => this.clear());
    // A page that comes back from the browser's memory, and one in another tab, must not show what was cleared.
    addEventListener("pageshow", (event) => event.persisted && this.restore());
    addEventListener("storage", (event) => [this.key, null].includes(event.key) && this.restore());
    this.restore();
    /** @type {HTMLElement} */ (root.querySelector(".checklist-tools")).hidden = false;
  }

  /** @param {string} name @returns {HTMLElement} */
  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-part="${name}"]`));
  }

  tick() {
    if (this.remember.checked) this.write();
    this.show();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.say(this.part("done").textContent ?? ""), REST);
  }

  keep() {
    const wanted = this.remember.checked;
    if (wanted) this.remember.checked = this.write();
    else this.erase();
    this.show();
    this.say(this.words[`checklist.${wanted ? (this.remember.checked ? "remembered" : "refused") : "forgotten"}`]);
  }

  clear() {
    this.erase();
    this.remember.checked = false;
    for (const box of this.boxes) box.checked = false;
    this.remember.focus();
    this.show();
    this.say(this.words["checklist.cleared"]);
  }

  /** Shows what the device remembers; where it remembers nothing, what is ticked stays. */
  restore() {
    const kept = this.read();
    // Another tab, or the button that clears everything, has ended it.
    const ended = this.remember.checked && !kept;
    this.remember.checked = Boolean(kept);
    if (kept || ended) for (const box of this.boxes) box.checked = Boolean(kept?.includes(name(box)));
    this.show();
  }

  show() {
    const done = this.boxes.filter((box) => box.checked).length;
    const words = this.words["checklist.done"].replace("{done}", String(done)).replace("{count}", String(this.boxes.length));
    this.part("done").textContent = words;
    this.part("clear").hidden = done === 0 && !this.remember.checked;
  }

  /** @param {string} words */
  say(words) {
    clearTimeout(this.timer);
    this.part("status").textContent = words;
  }

  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? "null");
      return Array.isArray(kept) ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  write() {
    try {
      localStorage.setItem(this.key, JSON.stringify(this.boxes.filter((box) => box.checked).map(name)));
      return true;
    } catch {
      return false;
    }
  }

  erase() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Where nothing can be written, nothing is to be deleted.
    }
  }
}

/** A short name of what is ticked, which stays when others come or go: a hash, as the device needs no words. @param {HTMLInputElement} box */
function name(box) {
  const words = box.closest("label")?.textContent?.trim() ?? "";
  return [...words].reduce((hash, letter) => (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0, 0);
}
