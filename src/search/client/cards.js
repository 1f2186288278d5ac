import { excerptOf } from "./excerpt.js";
import { fold } from "./words.js";

const STATUSES = ["active", "inactive", "temporarily-closed", "defunct"];
const FRESHNESS = ["fresh", "check-soon", "stale", "unverified"];

/** The first to take new people come first; programs that do not say stand between those with a list and those that are closed. */
const INTAKE = { open: 0, waitlist: 1, unknown: 2, closed: 3 };

/**
 * In how many files the cards of some programs are.
 *
 * @param {any} index
 * @param {number[]} docs
 */
export function countCardFiles(index, docs) {
  const { size } = index.root.programs.cards;
  return new Set(docs.map((doc) => Math.floor(doc / size))).size;
}

/**
 * The rows of some programs: from where those are together that come first without a place, if that takes fewer files.
 *
 * @param {any} index
 * @param {number[]} docs
 * @returns {Promise<Map<number, any[]>>}
 */
export async function loadCards(index, docs) {
  const { cards, first, orders } = index.root.programs;
  if (countCardFiles(index, docs) <= 2) return rowsOf(index, cards, docs);
  const most = first.size * first.files.length;
  const order = await index.load(orders.checked[0]);
  const places = new Map(order.slice(0, most).map((doc, place) => [doc, place]));
  const early = docs.filter((doc) => places.has(doc));
  const rows = await Promise.all(
    early.map(async (doc) => [doc, (await index.load(first.files[Math.floor(places.get(doc) / first.size)]))[places.get(doc) % first.size]]),
  );
  return new Map([...rows, ...(await rowsOf(index, cards, docs.filter((doc) => !places.has(doc))))]);
}

async function rowsOf(index, { size, files }, docs) {
  const rows = docs.map(async (doc) => [doc, (await index.load(files[Math.floor(doc / size)]))[doc % size]]);
  return new Map(await Promise.all(rows));
}

/**
 * How two cards follow each other: as the orders of the index say.
 *
 * @param {any} index
 * @param {string} order
 * @returns {(one: any[], other: any[]) => number}
 */
export function cardOrder(index, order) {
  const intake = (row) => INTAKE[termsAt(index, "availability", row[12] ? [row[12][0]] : [])[0]?.id] ?? INTAKE.unknown;
  const byName = (one, other) => compare(fold(one[1]), fold(other[1]));
  const byFreshness = (one, other) => one[15] - other[15];
  const wait = (row) => (row[20] < 0 ? Infinity : row[20]);
  const byWait = (one, other) => intake(one) - intake(other) || wait(one) - wait(other) || 0;
  const byId = (one, other) => compare(one[0], other[0]);
  if (order === "name") return (one, other) => byName(one, other) || byFreshness(one, other) || byId(one, other);
  if (order === "intake") return (one, other) => byWait(one, other) || byFreshness(one, other) || byName(one, other) || byId(one, other);
  return (one, other) => byFreshness(one, other) || byName(one, other) || byId(one, other);
}

function compare(one, other) {
  return one < other ? -1 : Number(one > other);
}

function termsAt(index, facet, positions) {
  const terms = index.root.facets.find(({ id }) => id === facet)?.terms ?? [];
  return positions.flatMap((position) => (terms[position] ? { id: terms[position][0], label: terms[position][1] } : []));
}

/**
 * Programs as answers. Their summaries are shown where words of the query were looked for.
 *
 * @param {any} index
 * @param {number[]} docs
 * @param {Float64Array | null} miles
 * @param {any} marks
 */
export async function programHits(index, docs, miles, marks) {
  const [cards, summaries] = await Promise.all([
    loadCards(index, docs),
    marks ? index.more().then(({ summaries }) => rowsOf(index, summaries, docs)) : new Map(),
  ]);
  return docs.map((doc) => {
    const summary = summaries.get(doc);
    return { ...hitOf(index, doc, cards.get(doc), miles), excerpt: summary ? excerptOf(index, summary, marks) : null };
  });
}

function hitOf(index, doc, row, miles) {
  const [id, name, provider, place, modes, days, hours, times, ages, populations, payment, morePayment, accepting] = row;
  const [status, checked, freshness, phone, names, point, online] = row.slice(13);
  const title = names?.[index.language] ?? name;
  return {
    kind: "program",
    id,
    url: `${index.root.programs.url}${id}/`,
    title,
    titleLanguage: title === name ? null : index.language,
    provider,
    place,
    distance: miles && miles[doc] < Infinity ? miles[doc] : null,
    modes: termsAt(index, "delivery-mode", modes),
    days: days || null,
    hours: hours || null,
    times: termsAt(index, "time-of-day", times),
    ages: ages || null,
    populations: termsAt(index, "population", populations),
    payment: termsAt(index, "payment", payment),
    morePayment,
    accepting: accepting ? acceptingOf(index, accepting) : null,
    status: STATUSES[status],
    checked: checked || null,
    freshness: FRESHNESS[freshness],
    phone: phone ? { url: phone[0], shown: phone[1] } : null,
    point: point ? { lat: point[0] / 10000, lon: point[1] / 10000 } : null,
    online: Boolean(online),
    doc,
  };
}

function acceptingOf(index, [position, asOf, slots]) {
  return { ...termsAt(index, "availability", [position])[0], asOf: asOf || null, slots: slots < 0 ? null : slots };
}
