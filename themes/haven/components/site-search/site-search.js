import { t } from "../../i18n.js";
import { part } from "../../parts.js";
import { openSearch } from "../../search-engine.js";
import { CrisisHelp } from "../crisis-help/crisis-help.js";
import { ResultNotes } from "../result-notes/result-notes.js";
import { groupsOf } from "./groups.js";

/** So many programs are shown, and so many texts at a time. */
const [PROGRAMS, TEXTS] = [3, 20];

/** An answer that takes longer than this, in milliseconds, is announced. */
const PATIENCE = 800;

/** The search of the whole site. The address says what is searched for. */
export class SiteSearch {
  /** @param {HTMLElement} root */
  constructor(root) {
    const find = (/** @type {string} */ selector) => /** @type {any} */ (root.querySelector(selector));
    this.root = root;
    this.fault = find(".load-fault");
    this.field = /** @type {HTMLInputElement} */ (find("[name=q]"));
    this.help = new CrisisHelp(find(".crisis-help"));
    this.notes = new ResultNotes(find(".result-notes"), (change) => this.search(this.field.value, "exact" in change));
    this.faults = 0;
    this.turn = 0;
    find("form").addEventListener("submit", (/** @type {Event} */ event) => (event.preventDefault(), this.search(this.field.value.trim())));
    part(root, "more").addEventListener("click", () => this.more());
    part(root, "again").addEventListener("click", () => this.start());
    addEventListener("popstate", () => this.restore());
    this.read();
    root.hidden = false;
    document.querySelector(".without-script")?.remove();
    this.start();
  }

  async start() {
    try {
      this.engine = await openSearch(this.root, this.faults);
      this.fault.hidden = true;
    } catch {
      this.fail();
      return;
    }
    this.run(TEXTS);
  }

  /** Reads what the address asks for. */
  read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    this.exact = asked.has("exact");
    this.field.value = asked.get("q") ?? "";
  }

  /** The reader went back or forward, or followed a link within the page. */
  restore() {
    if (location.hash && !location.hash.includes("=")) return;
    this.read();
    this.run(TEXTS);
  }

  /** The reader searches. @param {string} query @param {boolean} [exact] whether as typed, without correction */
  async search(query, exact = false) {
    const fragment = new URLSearchParams(query ? { q: query, ...(exact ? { exact: "1" } : {}) } : {}).toString();
    history.pushState(null, "", `${location.pathname}${location.search}${fragment && "#"}${fragment}`);
    this.field.value = query;
    this.exact = exact;
    await this.run(TEXTS);
    if (this.help.root.hidden) part(this.root, "status").focus();
    else this.help.focus();
  }

  /** @param {number} textLimit */
  async run(textLimit) {
    const [query, turn] = [this.field.value, (this.turn += 1)];
    if (!this.engine) return void (this.faults > 0 && this.start());
    const waiting = setTimeout(() => (part(this.root, "status").textContent = t("search.loading")), PATIENCE);
    const answer = query ? await this.engine.search(query, { limit: PROGRAMS, textLimit, counts: false, exact: this.exact }).catch(() => null) : undefined;
    clearTimeout(waiting);
    if (turn !== this.turn) return;
    if (answer === null) {
      this.fail();
      return;
    }
    this.textLimit = textLimit;
    this.show(query, answer);
  }

  /** Shows further texts, and leads to the first of them. */
  async more() {
    const before = this.root.querySelectorAll("h3 a").length;
    await this.run((this.textLimit ?? 0) + TEXTS);
    /** @type {HTMLElement | undefined} */ ([...this.root.querySelectorAll("h3 a")].slice(before)[0])?.focus();
  }

  /** @param {string} query @param {any} answer nothing if nothing is searched for */
  show(query, answer) {
    const hits = answer?.hits ?? [];
    const total = (answer?.totals.program ?? 0) + (answer?.totals.text ?? 0);
    part(this.root, "status").textContent = !query ? t("search.empty") : total > 0 ? t("search.count", { count: total }) : t("search.none", { query });
    this.help.show(answer?.help ?? null);
    this.notes.root.hidden = !answer;
    if (answer) this.notes.show(answer);
    part(this.root, "groups").replaceChildren(...(answer ? groupsOf(this.root, query, answer) : []));
    part(this.root, "more").hidden = hits.filter((/** @type {any} */ hit) => hit.kind !== "program").length >= (answer?.totals.text ?? 0);
  }

  /** Says that the search cannot load, and what works all the same. */
  fail() {
    this.faults += 1;
    this.fault.hidden = false;
  }
}
