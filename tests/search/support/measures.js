/**
 * How good an answer is, between 0 and 1: the rank of what was wanted, and how much of a set was found.
 */

const DEPTH = 10;

/** The measures that a judgement asks for. README.md tells what they mean. */
export function measure({ want, answer, texts, programs, ranks, fitting, leading }) {
  const named = [
    ...(want.texts ? [{ rank: ranks.text, recall: recallOf(want.texts, (url) => placeOfText(url, texts)) }] : []),
    ...(want.programs ? [{ rank: ranks.program, recall: recallOf(want.programs, (id) => placeOf(programs, (hit) => hit.id === id)) }] : []),
  ];
  return {
    mrr: mean(named.map(({ rank }) => (rank <= DEPTH ? 1 / rank : 0))),
    recall: mean(named.map(({ recall }) => recall)),
    top: want.within && (Math.min(ranks.text, ranks.program) <= want.within ? 1 : 0),
    ...(fitting && ofSet(fitting, programs, answer.totals.program ?? 0)),
    ...(leading && { lead: leadOf(leading, programs) }),
  };
}

/** The ranks of the first wanted text among texts and of the first wanted program among programs, from 1; infinite if there is none. */
export function ranksOf(want, texts, programs) {
  const first = (wanted = [], rank) => Math.min(...wanted.map(rank), Infinity);
  return {
    text: first(want.texts, (url) => rankOfText(url, texts)),
    program: first(want.programs, (id) => placeOf(programs, (hit) => hit.id === id)),
  };
}

export function mean(values) {
  const numbers = values.filter((value) => value !== undefined);
  return numbers.length === 0 ? undefined : numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}

/** A heading that stands below another of its page is half as easy to see. */
function rankOfText(wanted, texts) {
  const own = placeOf(texts, (hit) => isAt(hit.url, wanted));
  const below = placeOf(texts, (hit) => hit.more?.some((other) => isAt(other.url, wanted)));
  return Math.min(own, 2 * below);
}

function placeOfText(wanted, texts) {
  return placeOf(texts, (hit) => [hit, ...(hit.more ?? [])].some((one) => isAt(one.url, wanted)));
}

/** A page that is wanted without a heading may come with any. */
function isAt(url, wanted) {
  return url === wanted || (!wanted.includes("#") && url.split("#")[0] === wanted);
}

function placeOf(hits, isMeant) {
  const index = hits.findIndex(isMeant);
  return index < 0 ? Infinity : index + 1;
}

function recallOf(wanted, place) {
  return wanted.filter((one) => place(one) <= DEPTH).length / wanted.length;
}

/** Of the programs found, how many fit; of those that fit, how many were found. If not all hits were read, the total stands for the rest. */
function ofSet({ wanted, open }, programs, total) {
  const judged = programs.filter((hit) => !open.has(hit.id));
  const right = judged.filter((hit) => wanted.has(hit.id)).length;
  const read = programs.length === 0 ? 1 : total / programs.length;
  return { precision: judged.length === 0 ? 0 : right / judged.length, found: Math.min(1, (right * read) / wanted.size) };
}

/** Of as many first hits as there are programs to lead, how many are such. */
function leadOf({ wanted, open }, programs) {
  const first = programs.slice(0, wanted.size);
  return first.filter((hit) => wanted.has(hit.id) || open.has(hit.id)).length / wanted.size;
}
