import { bitsThrough } from "./programs.js";
import { reachOf } from "./reach.js";
import { sizeOf } from "./sets.js";
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
 * @param {any} place
 */
export async function waysOut(index, found, meaning, place) {
  const ways = [...chosenWays(index, found), ...saidWays(index, found, meaning), ...(await placeWays(index, found, meaning, place))];
  return ways
    .filter(({ total }) => total)
    .sort((one, other) => other.total - one.total)
    .slice(0, WAYS);
}

function totalWithout(index, { filters, reach }, isGone) {
  return sizeOf(bitsThrough(index, filters.filter((filter) => !isGone(filter)), reach));
}

function chosenWays(index, found) {
  return Object.entries(found.asked.facets).map(([facet, chosen]) => {
    const { [facet]: _, ...facets } = found.asked.facets;
    const { name, terms } = index.root.facets.find(({ id }) => id === facet) ?? { name: facet, terms: [] };
    const label = chosen.length === 1 ? (terms.find(([id]) => id === chosen[0])?.[1] ?? chosen[0]) : name;
    return { kind: "facet", label, change: { facets }, total: totalWithout(index, found, (filter) => filter.facet === facet) };
  });
}

/** One group of words less; and all words less that nothing fits. */
function saidWays(index, found, { query, groups }) {
  const isEmpty = (group) => found.filters.some((filter) => filter.group === group && !sizeOf(filter.bits));
  const sets = [...groups.filter((group) => !isEmpty(group)).map((group) => [group]), groups.filter(isEmpty)];
  return sets.flatMap((gone) => {
    const isGone = ({ group }) => gone.includes(group);
    // To look for nothing at all is no way out.
    if (found.filters.every(isGone) || !found.filters.some(isGone)) return [];
    const words = gone.map((group) => group.words);
    const label = words.flat().map(({ shown }) => shown).join(" ");
    return { kind: gone[0].keys.length ? "facet" : "word", label, change: { query: cutOut(query, words) }, total: totalWithout(index, found, isGone) };
  });
}

/** A wider circle, the smallest that helps; and no place at all. */
async function placeWays(index, { filters, asked }, { query }, place) {
  const all = sizeOf(bitsThrough(index, filters, null));
  if (!place || !all) return [];
  const change = place.words ? { query: cutOut(query, [place.words]) } : { near: "" };
  const none = { kind: "place", label: place.label, change, total: filters.length && all };
  for (const radius of RADII.filter((each) => each > (asked.radius ?? Infinity))) {
    const total = sizeOf(bitsThrough(index, filters, await reachOf(index, place, { ...asked, radius })));
    if (total) return [{ kind: "radius", label: place.label, change: { radius }, total }, none];
  }
  return [none];
}
