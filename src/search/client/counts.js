import { keyOf } from "./index.js";
import { keyBits } from "./postings.js";
import { bitsThrough } from "./programs.js";
import { isOnlineKey, termsOfRegion } from "./reach.js";
import { bitsInAll, hasBit, sizeOf } from "./sets.js";

/**
 * The groups of the finder with how many programs each choice would give. What is chosen in a group does not change the group's own counts.
 *
 * @param {any} index
 * @param {any} found
 */
export async function countFacets(index, found) {
  const facets = index.root.facets.filter(({ finder }) => finder);
  const bases = new Map();
  const counted = facets.map((facet) => facet.terms.map(([term]) => baseOf(index, found, facet, term, bases)));
  const wide = new Set(counted.flat().filter((base) => base?.isWide));
  const regions = await regionsWith(index, [...bases.values()].filter((base) => !wide.has(base)).map(({ bits }) => bits));
  const shown = facets.map(async (facet, at) => {
    const chosen = found.asked.facets[facet.id] ?? [];
    const terms = facet.terms.map(async ([id, label, all], number) => {
      const count = await countTerm(index, regions, keyOf(facet, id), counted[at][number], all);
      return { id, label, count, selected: chosen.includes(id) };
    });
    return [facet.id, { name: facet.name, terms: await Promise.all(terms) }];
  });
  return Object.fromEntries(await Promise.all(shown));
}

/**
 * The programs among which a term is counted: what fits all that is asked outside of its facet; null if nothing is. `isWide`: an online mode
 * would widen the reach to programs all over the country.
 */
function baseOf(index, found, facet, term, bases) {
  const { filters, reach } = found;
  const others = filters.filter((filter) => filter.facet !== facet.id);
  if (!others.length && !reach?.near && !reach?.alone) return null;
  // To choose an online mode widens the reach.
  const online = isOnlineKey(keyOf(facet, term)) || others.some((filter) => filter.online);
  const name = `${others.length < filters.length ? facet.id : ""} ${online}`;
  if (!bases.has(name)) {
    const isWide = online && !found.filters.some((filter) => filter.online) && Boolean(reach?.near);
    bases.set(name, { bits: bitsThrough(index, others, reach, online), isWide });
  }
  return bases.get(name);
}

/** The regions that hold any program of some sets, each with the number of its first program. */
async function regionsWith(index, sets) {
  const { size, files } = index.root.programs.regions;
  const numbers = [...files.keys()].filter((number) => sets.some((bits) => hasAny(bits, number * size, (number + 1) * size)));
  return Promise.all(numbers.map(async (number) => ({ first: number * size, terms: await termsOfRegion(index, number) })));
}

function hasAny(bits, from, to) {
  for (let doc = from; doc < to; ) {
    // A word without any is passed over at once.
    if (!(doc & 31) && !bits[doc >> 5]) doc += 32;
    else if (hasBit(bits, doc)) return true;
    else doc += 1;
  }
  return false;
}

/** How many programs of a base have a term: from the regions, or from the term's own list where the base has programs in too many of them. */
async function countTerm(index, regions, key, base, all) {
  if (!base) return all;
  return base.isWide ? sizeOf(bitsInAll([base.bits, await keyBits(index, key)], index.root.programs.count)) : countIn(regions, key, base.bits);
}

function countIn(regions, key, bits) {
  let count = 0;
  for (const { first, terms } of regions) {
    const offsets = terms.get(key);
    if (offsets) for (let at = 0; at < offsets.length; at += 1) count += hasBit(bits, first + offsets[at]);
  }
  return count;
}
