/**
 * Puts facts of programs side by side: which rows there are, in which groups, and where the programs differ.
 *
 * @typedef {import("./program-page.js").Program} Program
 * @typedef {{ text: string, undated?: string, language?: string, url?: string }} Text
 * @typedef {{ label: string, cells: Text[][], differs: boolean }} Row a cell without texts: not told
 * @typedef {{ id: string, rows: Row[] }} Group
 */

/** The facts of each group in the order in which families ask for them; facts that no program speaks of make no row. */
const GROUPS = {
  glance: ["status", "town", "phone", "accepting", "delivery", "times", "days", "hours", "duration", "starts", "first-visit", "ages", "gender", "languages"],
  care: ["level", "focus", "co-occurring", "populations", "therapies", "groups", "group-size", "services", "one-to-one", "medication", "medication-policy"],
  family: ["family", "aftercare"],
  cost: ["payment", "authorization", "prices", "plans", "fees-note"],
  access: ["address", "transit", "parking", "online-states", "accessibility", "practical", "eligibility", "referral"],
  checked: ["checked", "checked-by", "checked-how"],
};

/** What only programs with a place have. */
const PLACE = ["town", "address", "transit", "parking"];

/**
 * Compares programs.
 * @param {Program[]} programs
 * @param {(key: string) => string} t for what the pages of programs do not label
 * @returns {Group[]} groups that have rows
 */
export function compare(programs, t) {
  const groups = Object.entries(GROUPS).map(([id, keys]) => ({ id, rows: keys.flatMap((key) => row(key, programs, t)) }));
  return groups.filter((group) => group.rows.length > 0);
}

/** @param {string} key @param {Program[]} programs @param {(key: string) => string} t @returns {Row[]} one row or none */
function row(key, programs, t) {
  const facts = programs.map((program) => own(key, program, t) ?? program.facts.get(key));
  const label = facts.find((fact) => fact?.label)?.label ?? t(`compare.${key}`);
  const cells = facts.map((fact) => fact?.values ?? []);
  return programs.some((program) => speaksOf(key, program)) ? [{ label, cells, differs: new Set(cells.map(gist)).size > 1 }] : [];
}

/** Whether a program is a reason for a row. @param {string} key @param {Program} program */
function speaksOf(key, { facts, phones, address, status }) {
  const made = { status: status !== "active", phone: phones.length > 0, address: address.length > 0 };
  return made[/** @type {keyof typeof made} */ (key)] ?? facts.has(key);
}

/** What is not marked as a fact on the page of a program. @param {string} key @param {Program} program @param {(key: string) => string} t */
function own(key, program, t) {
  if (key === "status") return { label: "", values: [{ text: t(`compare.status-${program.status}`) }] };
  if (key === "phone") return { label: "", values: program.phones.map(({ shown, url }) => ({ text: shown, url })) };
  // A page without an address is that of a program that is online only.
  if (PLACE.includes(key) && program.address.length === 0 && program.status !== "defunct") return { label: "", values: [{ text: t("compare.online-only") }] };
  if (key === "address") return { label: "", values: program.address.length > 0 ? [{ text: program.address.join(", ") }] : [] };
  if (key === "online-states" && !program.facts.has(key)) return { label: "", values: [{ text: t("compare.none-listed") }] };
  return undefined;
}

/** What counts when cells are compared: not the order of a list, nor the day on which a program told that it takes people. @param {Text[]} cell */
function gist(cell) {
  return cell.map(({ text, undated }) => undated || text).sort().join("\n");
}
