const TEXT_KINDS = ["article", "glossary", "question", "checklist", "page"];
const ORDERS = ["best", "nearest", "checked", "intake", "name"];

/** Miles around a place if nothing else is asked for. */
const USUAL_RADIUS = 25;

/**
 * What is asked for, with what is usual in the places of what is left out or makes no sense.
 *
 * @param {any} [options]
 */
export function settle(options = {}) {
  const kinds = options.kinds?.length ? options.kinds : ["program", ...TEXT_KINDS];
  const number = (value, usual) => (value >= 0 ? Math.floor(value) : usual);
  const texts = TEXT_KINDS.filter((kind) => kinds.includes(kind));
  return {
    kinds,
    programs: kinds.includes("program"),
    texts: texts.length > 0,
    // Words of texts need not be loaded for programs alone.
    parts: texts.length ? ["programs", "texts"] : ["programs"],
    someTexts: texts.length < TEXT_KINDS.length,
    facets: Object.fromEntries(Object.entries(options.facets ?? {}).filter(([, terms]) => terms?.length)),
    near: options.near || null,
    radius: Number(options.radius) > 0 ? Number(options.radius) : USUAL_RADIUS,
    state: options.state || null,
    order: ORDERS.includes(options.order) ? options.order : null,
    limit: number(options.limit, 10),
    offset: number(options.offset, 0),
    textLimit: number(options.textLimit, 10),
    counts: options.counts !== false,
    half: Boolean(options.half),
    exact: Boolean(options.exact),
  };
}
