import { keyOf } from "./index.js";
import { bitsThrough } from "./programs.js";
import { termsOfRegion } from "./reach.js";
import { hasBit } from "./sets.js";

/**
 * The groups of the finder with how many programs each choice would give. What is chosen in a group does not change the group's own counts.
 *
 * @param {any} index
 * @param {any} found
 */
export async function countFacets(index, found) {
  const facets = index.root.facets.filter(({ finder }) => finder);
  const bases = facets.map((facet) => {
    const others = found.filters.filter((filter) => filter.facet !== facet.id);
    if (!others.length) return null;
    return others.length === found.filters.length ? found.bits : bitsThrough(index, others);
  });
  const regions = bases.some(Boolean) ? await regionsWith(index, bases) : [];
  const shown = facets.map((facet, at) => {
    const chosen = found.wanted.facets[facet.id] ?? [];
    const terms = facet.terms.map(([id, label, all]) => {
      const count = bases[at] ? countTerm(regions, keyOf(facet, id), bases[at]) : all;
      return { id, label, count, selected: chosen.includes(id) };
    });
    return [facet.id, { name: facet.name, terms }];
  });
  return Object.fromEntries(shown);
}

/** The regions that hold any program of some sets, each with the number of its first program. */
async function regionsWith(index, bases) {
  const { size, files } = index.root.programs.regions;
  const sets = new Set(bases.filter(Boolean));
  const numbers = [...files.keys()].filter((number) => [...sets].some((bits) => hasAny(bits, number * size, (number + 1) * size)));
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

function countTerm(regions, key, bits) {
  let count = 0;
  for (const { first, terms } of regions) {
    const offsets = terms.get(key);
    if (offsets) for (let at = 0; at < offsets.length; at += 1) count += hasBit(bits, first + offsets[at]);
  }
  return count;
}
