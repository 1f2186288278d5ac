import { programHits } from "./cards.js";
import { countFacets } from "./counts.js";
import { openIndex } from "./index.js";
import { resolvePlace, suggestPlaces } from "./nearby.js";
import { arrange } from "./order.js";
import { findPrograms, leftOut, onlineBeside } from "./programs.js";
import { waysOut } from "./relax.js";
import { settle } from "./settle.js";
import { findTexts } from "./texts.js";
import { understand } from "./understand.js";
import { chipsOf, unknownOf } from "./understood.js";
import { marksOf } from "./units.js";

/** The version of the index that this engine reads. */
export const VERSION = 1;

/**
 * Opens the search of a site in a language.
 *
 * @param {{base?: string, language?: string, fetch?: (url: string) => Promise<any>}} [options]
 * @returns {Promise<Engine>} fails with an error whose `code` is `missing`, `version` or `broken`
 */
export async function open({ base = "/search/", language = "en", fetch = (url) => globalThis.fetch(url) } = {}) {
  return new Engine(await openIndex(base, language, fetch, VERSION));
}

/** The search of a site in a language. All that it remembers is in here. */
class Engine {
  constructor(index) {
    this.index = index;
    this.found = new WeakMap();
    this.facets = index.root.facets.map(({ id, name, finder, terms }) => ({
      id,
      name,
      finder: Boolean(finder),
      terms: terms.map(([term, label, count, parent]) => ({ id: term, label, count, parent: terms[parent]?.[0] ?? null })),
    }));
  }

  /**
   * Answers a query.
   *
   * @param {string} typed
   * @param {any} [options]
   */
  search(typed, options) {
    return checked(answer(this, String(typed ?? ""), settle(options)));
  }

  /**
   * The groups of the finder for an answer of this engine.
   *
   * @param {any} given
   */
  async counts(given) {
    const found = this.found.get(given);
    return found ? checked(countFacets(this.index, found)) : null;
  }

  /**
   * What a place field may mean, best first.
   *
   * @param {string} text
   */
  places(text) {
    return checked(suggestPlaces(this.index, String(text ?? "")));
  }
}

/** What goes wrong while an index is read is the index's fault: a file may hold something else than its name says. */
async function checked(work) {
  try {
    return await work;
  } catch (error) {
    throw Object.assign(error, { code: error.code ?? "broken" });
  }
}

async function answer(engine, typed, asked) {
  const { index } = engine;
  let reading = await read(index, typed, asked);
  if (mayBeName(reading)) {
    const named = await read(index, typed, { ...asked, names: true });
    if (named.found.total && !leftOut(named.found).length) reading = named;
  }
  const { meaning, place, problem, wanted, found } = reading;
  const [programs, texts, unknown] = await Promise.all([
    found && answerPrograms(index, reading),
    wanted.texts ? findTexts(index, meaning, wanted) : null,
    unknownOf(index, meaning, asked.parts),
  ]);
  const given = {
    query: meaning.query,
    kinds: wanted.kinds,
    hits: [...(programs?.hits ?? []), ...(texts?.hits ?? [])],
    totals: { program: found?.total ?? 0, text: texts?.total ?? 0 },
    facets: programs?.facets ?? null,
    understood: chipsOf(index, meaning),
    corrected: meaning.corrected,
    also: texts?.also ?? [],
    unknown,
    ignored: found ? leftOut(found) : [],
    place: shownPlace(place),
    placeProblem: problem,
    radius: wanted.radius,
    order: wanted.order,
    online: programs?.online ?? null,
    relax: programs?.relax ?? [],
    help: meaning.help,
    redirect: meaning.redirect,
    learn: meaning.learn,
    truncated: meaning.truncated,
    bytes: index.bytes(),
  };
  if (found) engine.found.set(given, found);
  return given;
}

/** What a query means, where that is, and the programs that fit. */
async function read(index, typed, asked) {
  const meaning = await understand(index, typed, asked);
  const { place, problem, wanted } = await resolvePlace(index, meaning, asked);
  return { meaning, place, problem, wanted, found: wanted.programs ? await findPrograms(index, meaning, place, wanted) : null };
}

/** Whether what was taken for a place may be part of a name: words beside it mean nothing, and no program there has them. */
function mayBeName({ meaning, found }) {
  const isLost = found && (!found.total || leftOut(found).length > 0);
  return isLost && meaning.place?.sure === false && meaning.groups.some(({ keys }) => !keys.length);
}

async function answerPrograms(index, { meaning, place, wanted, found }) {
  const [docs, facets, online, relax] = await Promise.all([
    arrange(index, found, place),
    wanted.counts ? countFacets(index, found) : null,
    onlineBeside(index, found),
    found.total ? [] : waysOut(index, found, meaning, place),
  ]);
  const marks = found.filters.some(({ words }) => words) ? marksOf(index, meaning.groups) : null;
  return { facets, online, relax, hits: await programHits(index, docs, found.miles, marks) };
}

function shownPlace(place) {
  if (!place) return null;
  const { kind, label, near, state, lat, lon, alternatives } = place;
  return { kind, label, near, state, lat, lon, alternatives };
}
