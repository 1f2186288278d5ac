/**
 * What a person may pay in all: what is left of the deductible, then a share for each day, and never more than the plan's limit.
 *
 * @typedef {{ deductible: string, share: string, days: string, most: string }} Written as typed; what is blank counts as nothing
 * @typedef {{ total: number, deductible: number, afterwards: number, count: number, capped: boolean }} Answer
 */

/**
 * Adds up; nothing as long as there is neither a deductible nor a share for days.
 * @param {Written} written
 * @returns {Answer | undefined}
 */
export function outOfPocket(written) {
  const deductible = amount(written.deductible) ?? 0;
  const count = amount(written.days) ?? 0;
  const afterwards = (amount(written.share) ?? 0) * count;
  const sum = deductible + afterwards;
  if (sum === 0) return undefined;
  const most = amount(written.most) ?? Infinity;
  return { total: Math.min(sum, most), deductible, afterwards, count, capped: sum > most };
}

/** Reads "1,200", "$1 200" or "80.50". @param {string} text */
function amount(text) {
  const digits = text.replace(/[$\s,]/g, "");
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : undefined;
}
