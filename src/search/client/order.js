import { cardOrder, countCardFiles, loadCards } from "./cards.js";
import { scoresOf } from "./programs.js";
import { measure, milesToBox } from "./reach.js";
import { hasBit, noBits, numbersOf, setBit } from "./sets.js";

/** Bytes that a card and a number of an order take on the way, about. */
const CARD = 60;
const NUMBER = 2.3;

/** How many regions are measured at a time while the nearest are looked for without a limit. */
const REGIONS_AT_ONCE = 4;

/**
 * The programs of the asked page in the asked order.
 *
 * @param {any} index
 * @param {any} found
 * @param {any} place
 * @returns {Promise<number[]>}
 */
export async function arrange(index, found, place) {
  const { order, offset, limit, radius } = found.asked;
  if (offset >= found.total || !limit) return [];
  const last = Math.min(offset + limit, found.total);
  if (order === "nearest" && radius === Infinity) await measureNearest(index, found, place, last);
  const docs = numbersOf(found.bits);
  const grades = gradesOf(index, found, docs);
  if (!grades) return (await ranked(index, order, docs, null, last)).slice(offset, last);
  const sorted = grades.slice().sort();
  const [low, high] = [sorted[offset], sorted[last - 1]];
  // Only programs as good as those of the page need to be told apart.
  const gradeOf = new Map();
  docs.forEach((doc, at) => grades[at] >= low && grades[at] <= high && gradeOf.set(doc, grades[at]));
  const before = sorted.indexOf(low);
  return (await ranked(index, "checked", [...gradeOf.keys()], gradeOf, last - before)).slice(offset - before, last - before);
}

/** A grade for each program, less is better: whole miles, or how well it fits. None if all are alike. */
function gradesOf(index, found, docs) {
  const { order } = found.asked;
  if (order === "nearest") return Float64Array.from(docs, (doc) => Math.round(found.miles[doc]));
  const scores = order === "best" ? scoresOf(found.all, index.root.programs.count) : null;
  return scores && Float64Array.from(docs, (doc) => -scores[doc]);
}

/** Sorts by grade, then by an order of the index, at least so many of them: by their cards if those take fewer bytes than the order. */
async function ranked(index, order, docs, gradeOf, most) {
  const files = index.root.programs.orders[order === "best" ? "checked" : order];
  const byGrade = (one, other) => (gradeOf ? gradeOf.get(one) - gradeOf.get(other) || 0 : 0);
  // Where grades tell programs apart, those of the better ones may stand anywhere in the order.
  const pieces = gradeOf ? files.length : (files.length * most) / docs.length;
  const { cards: rows, orders } = index.root.programs;
  if (countCardFiles(index, docs) * rows.size * CARD <= Math.max(pieces, 1) * orders.size * NUMBER) {
    const cards = await loadCards(index, docs);
    const byCard = cardOrder(index, order);
    return docs.sort((one, other) => byGrade(one, other) || byCard(cards.get(one), cards.get(other)) || one - other);
  }
  return (await walked(index, files, docs, gradeOf, most)).sort(byGrade);
}

/** Takes programs out of an order, piece by piece, until there are enough: all but those of the worst grade, and of these as many as are missing. */
async function walked(index, files, docs, gradeOf, most) {
  const worst = gradeOf && docs.reduce((grade, doc) => Math.max(grade, gradeOf.get(doc)), -Infinity);
  const isWorst = (doc) => !gradeOf || gradeOf.get(doc) === worst;
  const wanted = noBits(index.root.programs.count);
  for (const doc of docs) setBit(wanted, doc);
  let better = docs.filter((doc) => !isWorst(doc)).length;
  let others = most - better;
  const taken = [];
  for (let at = 0; at < files.length && (better > 0 || others > 0); at += 1) {
    for (const doc of await index.load(files[at])) {
      if (!hasBit(wanted, doc)) continue;
      taken.push(doc);
      if (isWorst(doc)) others -= 1;
      else better -= 1;
    }
  }
  return taken;
}

/** Measures regions, the nearest first, until nothing that is nearer can be missing among so many. */
async function measureNearest(index, found, place, most) {
  const { size, boxes } = index.root.programs.regions;
  const regions = boxes
    .map((box, number) => ({ number, least: milesToBox(place, box) }))
    .filter(({ number, least }) => least < Infinity && numbersOf(found.bits, number * size, (number + 1) * size).length)
    .sort((one, other) => one.least - other.least);
  for (let at = 0; at < regions.length; at += REGIONS_AT_ONCE) {
    const part = regions.slice(at, at + REGIONS_AT_ONCE);
    await measure(index, place, part.map(({ number }) => number), found.miles);
    const next = Math.round(regions[at + REGIONS_AT_ONCE]?.least ?? Infinity);
    let nearer = 0;
    for (let doc = 0; doc < found.miles.length; doc += 1) nearer += Math.round(found.miles[doc]) < next && hasBit(found.bits, doc) ? 1 : 0;
    if (nearer >= most) return;
  }
}
