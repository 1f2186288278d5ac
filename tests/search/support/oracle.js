/**
 * An engine that knows the judgements and answers as they ask for. It shows that the harness gives full marks where they are due, and that no
 * judgement contradicts itself.
 */
import { select } from "./predicate.js";
import { places } from "./queries.js";

/** What the oracle's offers to change a query lead to. */
const CHANGED = "changed as was offered";

/** An engine for queries of a site, which finds each by its text and options. */
export function oracle(queries, directory) {
  const answers = new Map(queries.map((query) => [keyOf(query.ask, query.with), answerTo(query.want, directory)]));
  return {
    async search(ask, { limit, offset = 0, counts, ...options } = {}) {
      if (ask === CHANGED) return { hits: [], totals: { program: 1, text: 0 } };
      const { programs, texts, ...answer } = answers.get(keyOf(ask, options));
      return { ...answer, hits: [...programs.slice(offset, offset + limit), ...(offset === 0 ? texts : [])] };
    },
  };
}

function keyOf(ask, options = {}) {
  return `${ask} ${JSON.stringify(Object.entries(options).sort())}`;
}

function answerTo(want, directory) {
  const found = new Set(programsFor(want, directory));
  const programs = [...found].map((id) => ({ kind: "program", id, distance: null }));
  const texts = (want.texts ?? []).map((url) => ({ kind: "article", url, more: [] }));
  return {
    programs,
    texts,
    totals: { program: programs.length, text: texts.length },
    help: want.help === true ? { words: ["suicide"], spanish: want.spanish ?? false } : null,
    redirect: want.redirect && want.redirect !== "maybe" ? { label: `${want.redirect}`, learn: null } : null,
    place: want.place ? { kind: "state", ...want.place, alternatives: (want.alternatives ?? []).map((label) => ({ label, near: label })) } : null,
    placeProblem: want.placeProblem ? { kind: want.placeProblem, text: "" } : null,
    unknown: want.unknown ?? [],
    corrected: [undefined, false, "maybe"].includes(want.corrected) ? null : { query: want.corrected, was: "" },
    understood: (want.understands ?? []).map((term) => ({ text: term, terms: [{ facet: term.split("/")[0], id: term.split("/")[1] }] })),
    also: want.also ?? [],
    relax: (want.relax ?? []).map((kind) => ({ kind, label: kind, change: { query: CHANGED }, total: 1 })),
    online: want.online ? { total: [...select(want.online, directory, places).wanted].filter((id) => !found.has(id)).length } : null,
    truncated: want.truncated ?? false,
    order: "best",
    facets: null,
  };
}

/** Those that must lead, then those that are named, then all that fit. */
function programsFor({ lead, fits, programs = [] }, directory) {
  const sets = [lead, fits].filter(Boolean).map((predicate) => [...select(predicate, directory, places).wanted]);
  return [...new Set([...(lead ? sets[0] : []), ...programs, ...sets.flat()])];
}
