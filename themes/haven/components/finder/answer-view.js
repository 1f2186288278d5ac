import { t } from "../../i18n.js";
import { part } from "../../parts.js";
import { AppliedFilters } from "../applied-filters/applied-filters.js";
import { CompareTray } from "../compare-tray/compare-tray.js";
import { CrisisHelp } from "../crisis-help/crisis-help.js";
import { NoResults } from "../no-results/no-results.js";
import { ResultNotes } from "../result-notes/result-notes.js";
import { Results } from "./results.js";
import { alsoSearched, filters, orderOf, orders, summary } from "./words.js";

/** @typedef {import("./state.js").State} State */

/** The line that says what was found changes when nothing else has for so long, in milliseconds: it is read aloud. */
const SETTLED = 500;
/** An answer that takes longer than this is announced. */
const PATIENCE = 1000;

/** What the engine answered, and what a reader can do with it. */
export class AnswerView {
  /**
   * @param {HTMLElement} root
   * @param {{ change: (change: object, focus?: string) => void, more: () => void, online: (state: string) => void, compare: (ids: string[]) => void }} on
   */
  constructor(root, on) {
    const find = (/** @type {string} */ selector) => /** @type {any} */ (root.querySelector(selector));
    const instead = (/** @type {object} */ change) => on.change(change, "results");
    this.root = root;
    this.heading = find("#results-heading");
    this.fault = find(".load-fault");
    this.help = new CrisisHelp(find(".crisis-help"));
    this.notes = new ResultNotes(find(".result-notes"), instead);
    this.applied = new AppliedFilters(find(".applied-filters"), {
      change: on.change,
      clear: () => instead({ q: "", near: "", radius: "25", state: "", facets: {} }),
      gone: () => this.focus(),
    });
    this.none = new NoResults(find(".no-results"), instead);
    this.results = new Results(root, on.more);
    this.tray = new CompareTray(find(".compare-tray"), part(root, "cards"), on.compare);
    this.order = /** @type {HTMLSelectElement} */ (find("[name=order]"));
    this.choices = [...this.order.options];
    this.order.addEventListener("change", () => on.change({ order: this.order.value }));
    this.online = "";
    part(root, "online-button").addEventListener("click", () => on.online(this.online));
    this.timer = 0;
    this.hasSaid = false;
  }

  /**
   * @param {any} answer
   * @param {State} state
   * @param {{ label: (facet: string, id: string) => string, state: string }} names
   */
  show(answer, state, names) {
    const applied = filters(answer, state, names.label, names.state);
    const some = answer.totals.program > 0;
    this.help.show(answer.help);
    this.notes.show({ ...answer, also: alsoSearched(answer) });
    this.applied.show(applied);
    this.none.show(answer, applied.map((filter) => filter.label));
    part(this.root, "order").hidden = !some;
    this.order.replaceChildren(...this.choices.filter((choice) => orders(answer, state).includes(choice.value)));
    this.order.value = orderOf(answer, state);
    this.results.show(answer.hits, answer.totals.program);
    this.tray.set(state.compare);
    this.showOnline(answer.online);
    this.say(summary(answer, state, names.state), this.hasSaid ? SETTLED : 0);
    this.hasSaid = true;
  }

  /** Shows one of what stands below the form. @param {"loading" | "columns" | "fault"} shown */
  reveal(shown) {
    for (const name of ["loading", "columns"]) part(this.root, name).hidden = name !== shown;
    this.fault.hidden = shown !== "fault";
  }

  /** Offers programs that can be joined from home. @param {{ state: string, label: string, total: number } | null} online */
  showOnline(online) {
    part(this.root, "online").hidden = !online || online.total === 0;
    if (!online) return;
    this.online = online.state;
    part(this.root, "online-title").textContent = t("finder.online-offer", { state: online.label });
    part(this.root, "online-button").textContent = t("finder.online-show", { count: online.total });
  }

  /** Shows further programs. @param {any[]} hits @param {number} total @param {string[]} compared */
  add(hits, total, compared) {
    const first = this.results.add(hits, total);
    this.tray.set(compared);
    first?.focus();
  }

  /** Says that the answer is on its way, if it takes long. */
  wait() {
    this.say(t("finder.loading"), PATIENCE);
  }

  /** Changes the line that is read aloud, once nothing else is about to. @param {string} text @param {number} delay */
  say(text, delay) {
    clearTimeout(this.timer);
    const line = part(this.root, "status");
    this.timer = window.setTimeout(() => {
      if (line.textContent !== text) line.textContent = text;
    }, delay);
  }

  /** Leads to what was found: to help first. */
  focus() {
    if (this.help.root.hidden) this.heading.focus();
    else this.help.focus();
  }
}
