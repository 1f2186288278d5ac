/** Bytes on the wire, times and memory. */
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";

/** Bytes of a file as a server sends it: `gzip -9`, but for what is packed already. */
export function wireBytes(path, isPacked = () => false) {
  const bytes = readFileSync(path);
  return isPacked(path) ? bytes.length : gzipSync(bytes, { level: 9 }).length;
}

/** Megabytes in use once all litter is gone, with what lies outside of the heap. */
export function memoryInUse() {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** Runs every task once to warm up, then several times; the median of each in milliseconds, all of them sorted. */
export async function times(tasks, rounds = 3) {
  const medians = [];
  for (const task of tasks) await task();
  for (const task of tasks) {
    const taken = [];
    for (let round = 0; round < rounds; round += 1) taken.push(await timeOf(task));
    medians.push(quantile(taken.sort(ascending), 0.5));
  }
  return medians.sort(ascending);
}

/** The value below which a share of sorted values lies. */
export function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

async function timeOf(task) {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

function ascending(one, other) {
  return one - other;
}
