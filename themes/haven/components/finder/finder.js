import { t } from "../../i18n.js";
import { part } from "../../parts.js";
import { pause } from "../../pause.js";
import { openSearch } from "../../search-engine.js";
import { FacetGroups } from "../facet-groups/facet-groups.js";
import { SearchForm } from "../search-form/search-form.js";
import { AnswerView } from "./answer-view.js";
import { FilterPanel } from "./filter-panel.js";
import { ResultMap } from "./result-map.js";
import { question } from "./state.js";
import { Trail } from "./trail.js";

/** Programs are shown so many at a time; a map shows more. */
const [STEP, ON_MAP] = [10, 200];
/** Results follow what is typed when the keys have been still for so long, in milliseconds. */
const STILL = 600;

/** The finder: asks the engine what the reader asks, and shows what it answers. The address always says what is searched for. */
export class Finder {
  /** @param {HTMLElement} root */
  constructor(root) {
    const find = (/** @type {string} */ selector) => /** @type {any} */ (root.querySelector(selector));
    this.root = root;
    /** The number of the latest question: answers to earlier ones come too late. */
    this.turn = 0;
    /** How often the engine could not be loaded. */
    this.faults = 0;
    this.trail = new Trail(() => this.restore());
    this.form = new SearchForm(find(".search-form"), {
      search: () => this.change({ exact: false }, "results"),
      change: () => this.change({}),
      type: () => this.type(),
    });
    this.groups = new FacetGroups(find(".facet-groups"), () => this.change(this.groups.values()));
    this.panel = new FilterPanel(find(".finder__filters"), { opened: () => this.count(), closed: () => this.view.focus() });
    this.view = new AnswerView(root, {
      change: (change, focus) => this.change(change, focus, true),
      more: () => this.more(),
      online: (state) => this.change({ near: "", ...this.groups.joinedIn(state) }, "results", true),
      compare: (compare) => this.trail.write({ compare }, "aside"),
    });
    this.map = new ResultMap(find(".outline-map"), () => this.ask({ limit: ON_MAP }));
    part(root, "skip").addEventListener("click", (event) => (event.preventDefault(), this.view.focus()));
    part(root, "again").addEventListener("click", () => this.start());
    this.form.fill(this.trail.state);
    root.hidden = false;
    document.querySelector(".without-script")?.remove();
    this.start();
  }

  /** Opens the search and shows what the address asks for. */
  async start() {
    if (this.faults > 0) this.view.reveal("loading");
    const engine = await openSearch(this.root, this.faults).catch(() => null);
    if (!engine) return void this.fail();
    await this.groups.build(engine.facets, this.panel.wide.matches);
    this.engine = engine;
    await pause();
    await this.run("");
    if (this.trail.scroll > 0) scrollTo({ top: this.trail.scroll, behavior: "instant" });
  }

  /** The reader went back or forward. */
  restore() {
    this.form.fill(this.trail.state);
    if (this.engine) this.run("");
  }

  /**
   * Searches for something else.
   * @param {any} change
   * @param {string} [focus] "results" leads the reader there
   * @param {boolean} [fill] whether the form does not know of the change yet
   */
  change(change, focus = "", fill = false) {
    clearTimeout(this.typing);
    // Whatever stands in the form counts, whether or not it was sent off.
    const typed = this.form.values();
    const exact = this.trail.state.exact && (change.q ?? typed.q) === this.trail.state.q;
    this.trail.write({ page: 1, ...typed, exact, ...change }, "settled");
    if (fill) this.form.fill(this.trail.state);
    if (this.engine) this.run(focus);
    else this.start();
  }

  /** While a reader types where there is room to see it, results follow; the history does not. */
  type() {
    clearTimeout(this.typing);
    if (!this.panel.wide.matches || !this.engine) return;
    this.typing = setTimeout(() => {
      this.trail.write({ q: this.form.values().q, page: 1, exact: false }, "typing");
      this.run("", true);
    }, STILL);
  }

  /** Asks the engine. @param {object} more @returns {Promise<any>} nothing if it cannot answer */
  ask(more) {
    const asked = question(this.trail.state, t("search-form.here"), [...this.groups.groups.keys()]);
    return this.engine.search(this.trail.state.q, { ...asked, ...more }).catch(() => null);
  }

  /** Searches and shows. @param {string} focus @param {boolean} [half] whether the last word may be unfinished */
  async run(focus, half = false) {
    const [turn, state] = [(this.turn += 1), this.trail.state];
    this.groups.fill(state);
    this.view.wait();
    const answer = await this.ask({ limit: STEP * state.page, half });
    if (turn !== this.turn) return;
    if (!answer) return void this.fail();
    await pause();
    if (turn !== this.turn) return;
    this.view.reveal("columns");
    this.answer = answer;
    this.form.showProblem(answer.placeProblem);
    this.view.show(answer, state, { label: (facet, id) => this.groups.label(facet, id), state: this.groups.stateName() });
    this.panel.count(Object.values(state.facets).flat().length + (state.state ? 1 : 0), answer.totals.program);
    if (focus && answer.placeProblem) this.form.focusPlace();
    else if (focus) this.view.focus();
    this.map.show(answer.totals.program);
    await pause();
    await this.count();
  }

  /** Fills in how many programs each filter leaves, once somebody can see it. */
  async count() {
    const answer = this.answer;
    if (!answer || !this.panel.isShown()) return;
    const counts = answer.facets ?? (await this.engine.counts(answer).catch(() => ({})));
    if (answer === this.answer) this.groups.count(counts);
  }

  /** Shows the next programs. */
  async more() {
    const { page, compare } = this.trail.state;
    const turn = this.turn;
    const answer = await this.ask({ limit: STEP, offset: STEP * page });
    if (turn !== this.turn) return;
    if (!answer) return void this.fail();
    this.trail.write({ page: page + 1 }, "aside");
    this.view.add(answer.hits, answer.totals.program, compare);
  }

  /** Says that the search cannot load, and what works all the same. */
  fail() {
    this.faults += 1;
    this.view.reveal("fault");
  }
}
