import { bitsThrough } from "./programs.js";
import { reachOf } from "./reach.js";
import { bitsInAll, sizeOf } from "./sets.js";
import { cutOut } from "./words.js";

/** How many ways out are shown. */
const WAYS = 3;

/** Radii that are tried, in miles. */
const RADII = [50, 100, Infinity];

/**
 * What to give up where no program fits: the single filters whose removal helps most.
 *
 * @param {any} index
 * @param {any} found
 * @param {any} meaning
 */
export async function waysOut(index, found, meaning) {
  const ways = [...chosenWays(index, found), ...saidWays(index, found, meaning), ...(await placeWays(index, found, meaning))];
  return ways
    .filter(({ total }) => total)
    .sort((one, other) => other.total - one.total)
    .slice(0, WAYS);
}

function totalWithout(index, found, isGone) {
  const left = found.filters.filter((filter) => !isGone(filter));
  return left.length < found.filters.length ? sizeOf(bitsThrough(index, left)) : 0;
}

function chosenWays(index, { filters, wanted, ...found }) {
  return filters.flatMap(({ facet }) => {
    if (!facet) return [];
    const { [facet]: gone, ...facets } = wanted.facets;
    const { name, terms } = index.root.facets.find(({ id }) => id === facet) ?? { name: facet, terms: [] };
    const label = gone.length === 1 ? (terms.find(([id]) => id === gone[0])?.[1] ?? gone[0]) : name;
    return { kind: "facet", label, change: { facets }, total: totalWithout(index, { ...found, filters }, (filter) => filter.facet === facet) };
  });
}

/** One group of words less; and all words less that nothing fits. */
function saidWays(index, found, { query, groups }) {
  const isEmpty = (group) => found.filters.some((filter) => filter.group === group && !sizeOf(filter.bits));
  const empty = groups.filter(isEmpty);
  const sets = [...groups.filter((group) => !isEmpty(group)).map((group) => [group]), empty];
  return sets.flatMap((gone) => {
    // To look for nothing at all is no way out.
    if (!gone.length || !found.filters.some((filter) => filter.kind !== "place" && !gone.includes(filter.group))) return [];
    const words = gone.map((group) => group.words);
    const label = words.flat().map(({ shown }) => shown).join(" ");
    const total = totalWithout(index, found, ({ group }) => gone.includes(group));
    return { kind: gone[0].keys.length ? "facet" : "word", label, change: { query: cutOut(query, words) }, total };
  });
}

/** A wider circle, the smallest that helps; and no place at all. */
async function placeWays(index, found, { place, query }) {
  if (!place) return [];
  const others = found.filters.filter(({ kind }) => kind !== "place");
  const all = bitsThrough(index, others);
  const change = place.words ? { query: cutOut(query, [place.words]) } : { near: "" };
  const ways = [{ kind: "place", label: place.label, change, total: others.length ? sizeOf(all) : 0 }];
  for (const radius of found.miles && sizeOf(all) ? RADII.filter((each) => each > found.wanted.radius) : []) {
    const { bits } = await reachOf(index, place, { ...found.wanted, radius });
    const total = sizeOf(bits ? bitsInAll([all, bits], 0) : all);
    if (total) return [{ kind: "radius", label: place.label, change: { radius }, total }, ...(radius === Infinity ? [] : ways)];
  }
  return ways;
}
