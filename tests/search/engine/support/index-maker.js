import { fold, inflect } from "../../../../src/search/client/words.js";

/** Endings of English and Spanish words, as the generator's. */
export const INFLECTIONS = {
  en: [
    ["ies", "y", 2],
    ["ing", "", 3],
    ["ed", "", 3],
    ["es", "", 3],
    ["s", "", 3],
    ["e", "", 3],
  ],
  es: [
    ["ciones", "cion", 2],
    ["es", "", 3],
    ["os", "o", 2],
    ["as", "a", 2],
    ["s", "", 3],
  ],
};

export const STOP = fold("the a an and or of for to i my me with that this is are program programs takes accepts speaking zip who can do does it what how is want looking need help el la los las de para con un una mi que y").split(" ");
export const BEFORE = ["in", "near", "around", "by", "en", "cerca", "de"];

const ENGLISH = (word) => inflect(word, INFLECTIONS.en);

/** Cuts a list into pieces of a size. */
function pieces(list, size) {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}

function push(lists, key, item) {
  if (lists.has(key)) lists.get(key).push(item);
  else lists.set(key, [item]);
}

/** First number, then differences. */
function steps(numbers) {
  return numbers.map((number, at) => (at ? number - numbers[at - 1] : number));
}

/** The words of some fields with their weights, as packed postings by stem. */
function wordPostings(documents) {
  const byStem = new Map();
  documents.forEach((fields, doc) => {
    const weights = new Map();
    for (const [text, weight] of fields) {
      for (const word of fold(text).split(" ").filter(Boolean)) weights.set(ENGLISH(word), Math.min((weights.get(ENGLISH(word)) ?? 0) + weight, 15));
    }
    for (const [stem, weight] of weights) push(byStem, stem, [doc, weight]);
  });
  const packed = new Map();
  for (const [stem, found] of byStem) packed.set(stem, found.map(([doc, weight], at) => (at ? doc - found[at - 1][0] : doc) * 16 + weight));
  return packed;
}

const compareUnits = (one, other) => (one < other ? -1 : Number(one > other));

/**
 * Makes the files of an index in memory.
 *
 * A program is `{id, name, provider, city, state, county, lat, lon, terms: {facet: [ids]}, online: [states], freshness, accepting, summary, …}`.
 *
 * @param {any} site programs in the order of their numbers, texts, facets, synonyms, states, cities, zips
 * @returns {{files: Map<string, string>, root: any, fetch: (url: string) => Promise<any>, asked: string[]}}
 */
export function makeIndex(site) {
  const { programs = [], texts = [], facets = [], synonyms = [], language = "en", inline = false } = site;
  const sizes = { cards: 4, regions: 16, summaries: 8, orders: 16, words: 12, texts: 3, cities: 5, ...site.sizes };
  const files = new Map();
  const held = {};
  const add = (kind, content) => {
    const name = `${kind}-${files.size + Object.keys(held).length}`;
    if (inline && !"tpz".includes(kind)) held[name] = content;
    else files.set(`/search/shards/${name}.json`, JSON.stringify(content));
    return name;
  };
  const table = (kind, entries, size, content) => {
    const parts = pieces(entries, size);
    return { first: parts.map((part) => part[0][0]), files: parts.map((part) => add(kind, content(part))) };
  };
  const words = (postings) =>
    table("w", [...postings].sort(([one], [other]) => compareUnits(one, other)), sizes.words, (part) => ({ keys: part.map(([key]) => key), docs: part.map(([, docs]) => docs) }));
  const lexicon = (postings) => {
    const all = [...postings].filter(([key]) => !key.includes("/")).sort(([one], [other]) => compareUnits(one, other));
    return add("l", { words: all.map(([word]) => word).join(" "), counts: all.map(([, docs]) => Math.min(9, Math.floor(Math.log2(docs.length)))).join("") });
  };

  const keysOf = (program) => facets.flatMap((facet) => withWider(facet, program.terms?.[facet.id] ?? []).map((term) => `${facet.of ?? facet.id}/${term}`));
  const byKey = new Map();
  programs.forEach((program, doc) => {
    const places = program.state ? [`state/${program.state}`] : [];
    const counties = program.county ? [`county/${program.state}/${fold(program.county)}`] : [];
    for (const key of new Set([...keysOf(program), ...places, ...counties, ...(program.online ?? []).map((state) => `online/${state}`)])) {
      push(byKey, key, doc);
    }
  });
  const programWords = wordPostings(programs.map((program) => [[program.name, 8], [program.provider ?? "", 3], [program.city ?? "", 4], [program.summary ?? "", 2]]));
  const textWords = wordPostings(texts.map((text) => [[text.title, 6], [text.heading ?? "", 4], [text.text, 1]]));
  const positions = (facet, ids) => (ids ?? []).map((id) => facets.find(({ id: each }) => each === facet)?.terms.findIndex((term) => term.id === id) ?? -1).filter((at) => at >= 0);
  const cards = programs.map((program) => [
    program.id,
    program.name,
    program.provider ?? "",
    program.city ? `${program.city}, ${program.state}` : "",
    positions("delivery-mode", program.terms?.["delivery-mode"]),
    program.days ?? 0,
    program.hours ?? 0,
    positions("time-of-day", program.terms?.["time-of-day"]),
    program.ages ?? 0,
    positions("population", program.terms?.population),
    positions("payment", program.terms?.payment).slice(0, 3),
    Math.max(0, (program.terms?.payment?.length ?? 0) - 3),
    program.accepting ? [positions("availability", [program.accepting])[0], "2026-11-03", -1] : 0,
    program.status ?? 0,
    program.checked ?? 0,
    program.freshness ?? 0,
    program.phone ?? 0,
    program.names ?? 0,
    program.lat === undefined ? 0 : [Math.round(program.lat * 10000), Math.round(program.lon * 10000)],
    program.online?.length ? 1 : 0,
    program.wait ?? -1,
  ]);
  const orderBy = (...compares) => {
    const docs = [...programs.keys()].sort((one, other) => compares.reduce((found, each) => found || each(programs[one], programs[other]), 0) || one - other);
    return pieces(docs, sizes.orders).map((part) => add("o", part));
  };
  const regions = pieces(programs, sizes.regions);
  const { states = [], cities = [], zips = [] } = site;
  const stateRow = ([code, label, names, lat, lon]) => {
    const online = byKey.get(`online/${code}`)?.length ?? 0;
    return [code, label, names, lat * 1000, lon * 1000, byKey.get(`state/${code}`)?.length ?? 0, online];
  };
  const sortedCities = [...cities].sort(([one], [other]) => compareUnits(one, other));
  const root = {
    version: 1,
    language,
    as_of: "2026-11-21",
    programs: {
      count: programs.length,
      url: "/programs/",
      cards: { size: sizes.cards, files: pieces(cards, sizes.cards).map((part) => add("c", part)) },
      first: { size: sizes.cards, files: pieces(firstCards(programs, cards, sizes.cards * 3), sizes.cards).map((part) => add("f", part)) },
      regions: {
        size: sizes.regions,
        points: regions.map((part) => add("g", [part.map(({ lat }) => thousandths(lat)), part.map(({ lon }) => thousandths(lon))])),
        files: regions.map((_, at) => add("r", regionFile(at * sizes.regions, sizes.regions, byKey, facets))),
        boxes: regions.map(boxOf),
      },
      orders: { size: sizes.orders, checked: orderBy(byFreshness, byName), name: orderBy(byName), intake: orderBy(byIntake, byFreshness, byName) },
      words: words(new Map([...[...byKey].map(([key, docs]) => [key, steps(docs)]), ...programWords])),
    },
    more: add("m", {
      summaries: { size: sizes.summaries, files: pieces(programs.map(({ summary }) => summary ?? ""), sizes.summaries).map((part) => add("s", part)) },
      lexicon: lexicon(programWords),
      phrases: facets.map(({ terms }) => terms.map(({ phrases }) => phrases ?? [])),
      texts: {
      count: texts.length,
      first: pieces([...texts.keys()], sizes.texts).map(([first]) => first),
      files: pieces(texts, sizes.texts).map((part) => add("t", part.map((text) => [text.kind, text.url, text.title, text.heading ?? "", text.anchor ?? "", text.text]))),
      words: words(textWords),
      lexicon: lexicon(textWords),
      },
    }),
    places: {
      zips: zipFiles(zips, add),
      cities: table("p", sortedCities.map(([name, ...rest]) => [name, ...rest.slice(0, 2), rest[2] * 1000, rest[3] * 1000, ...rest.slice(4)]), sizes.cities, (part) => part),
      states: states.map(stateRow),
    },
    facets: facets.map((facet) => ({ ...facet, terms: facet.terms.map((term) => termRow(facet, term, byKey)) })),
    synonyms,
    stop: site.stop ?? STOP,
    in: BEFORE,
    inflections: INFLECTIONS,
    inline: held,
    ...site.root,
  };
  files.set(`/search/${language}.json`, JSON.stringify(root));
  const asked = [];
  const fetch = async (url) => {
    asked.push(url);
    const text = files.get(url);
    return text === undefined ? { ok: false, status: 404 } : { ok: true, status: 200, text: async () => text, json: async () => JSON.parse(text) };
  };
  return { files, root, fetch, asked };
}

/** Chosen terms and all wider ones. */
function withWider(facet, ids) {
  const all = new Set(ids);
  for (const id of all) {
    const { parent } = facet.terms.find((term) => term.id === id) ?? {};
    if (parent) all.add(parent);
  }
  return [...all];
}

function termRow(facet, term, byKey) {
  const count = byKey.get(`${facet.of ?? facet.id}/${term.id}`)?.length ?? 0;
  return [term.id, term.label, count, facet.terms.findIndex(({ id }) => id === term.parent)];
}

function byFreshness(one, other) {
  return (one.freshness ?? 0) - (other.freshness ?? 0);
}

function byName(one, other) {
  return compareUnits(fold(one.name), fold(other.name));
}

function byIntake(one, other) {
  const rank = ({ accepting }) => ({ open: 0, waitlist: 1, closed: 3 })[accepting] ?? 2;
  return rank(one) - rank(other);
}

function thousandths(degrees) {
  return degrees === undefined ? null : Math.round(degrees * 1000);
}

/** The cards that come first in the order of freshness and name. */
function firstCards(programs, cards, most) {
  const docs = [...programs.keys()].sort((one, other) => byFreshness(programs[one], programs[other]) || byName(programs[one], programs[other]) || one - other);
  return docs.slice(0, most).map((doc) => cards[doc]);
}

function regionFile(first, size, byKey, facets) {
  const finder = new Set(facets.filter((facet) => facet.finder).flatMap((facet) => facet.terms.map((term) => `${facet.of ?? facet.id}/${term.id}`)));
  const terms = {};
  for (const [key, docs] of byKey) {
    const here = docs.filter((doc) => doc >= first && doc < first + size);
    if (finder.has(key) && here.length) terms[key] = steps(here.map((doc) => doc - first));
  }
  return terms;
}

function boxOf(programs) {
  const points = programs.filter(({ lat }) => lat !== undefined);
  if (!points.length) return null;
  const [lats, lons] = [points.map(({ lat }) => thousandths(lat)), points.map(({ lon }) => thousandths(lon))];
  return [Math.min(...lats), Math.min(...lons), Math.max(...lats), Math.max(...lons)];
}

/** ZIPs by their first two digits: `[zip, lat, lon, city, state]`. */
function zipFiles(zips, add) {
  const found = {};
  for (const start of new Set(zips.map(([zip]) => zip.slice(0, 2)))) {
    const here = zips.filter(([zip]) => zip.startsWith(start));
    const names = [...new Set(here.map(([, , , city]) => city))];
    found[start] = add("z", { names, zips: here.map(([zip, lat, lon, city, state]) => [Number(zip.slice(2)), lat * 1000, lon * 1000, names.indexOf(city), state]) });
  }
  return found;
}
