import { age, days, today } from "../../age.js";
import { element } from "../../element.js";
import { date, language, t } from "../../i18n.js";
import { marked } from "../../marked.js";
import { part, write } from "../../parts.js";
import { phoneWords } from "../../phone-words.js";

/** @typedef {{ id: string, label: string }} Term */

/**
 * Fills a copy of the card with a program. What a card says, and how, is the same as in `program-card.html`.
 * @param {HTMLElement} card
 * @param {any} program a hit of the engine
 * @param {string} [names] the language of names that are not translated, if that is not the page's
 */
export function fillCard(card, program, names) {
  const open = program.status !== "defunct";
  card.querySelector("article")?.classList.add(`program-card--${program.status}`);
  const name = /** @type {HTMLAnchorElement} */ (part(card, "name"));
  [name.textContent, name.href] = [program.title, program.url];
  if (names && program.titleLanguage !== language()) /** @type {HTMLElement} */ (name.parentElement).lang = names;
  write(part(card, "distance"), distance(program.distance));
  write(part(card, "provider"), [program.provider, program.place].filter(Boolean).join(" · "));
  write(part(card, "closed"), closed(program.status));
  fillAccepting(card, program.status === "active" ? program.accepting : null);
  part(card, "facts").hidden = !open;
  write(part(card, "modes"), labels(program.modes));
  write(part(card, "schedule"), schedule(program) && [schedule(program), labels(program.times)].filter(Boolean).join(" · "));
  write(part(card, "people"), [ages(program.ages), labels(program.populations)].filter(Boolean).join(" · "));
  write(part(card, "payment"), payment(program));
  part(card, "excerpt").hidden = !program.excerpt;
  part(card, "excerpt").append(...marked(program.excerpt ?? []));
  fillChecked(card, program);
  fillCall(card, program);
  const save = /** @type {HTMLElement} */ (card.querySelector('[data-module="save-button"]'));
  [save.dataset.id, save.dataset.title] = [program.id, program.title];
  part(card, "compare-name").textContent = program.title;
  /** @type {HTMLInputElement} */ (part(card, "compare")).value = program.id;
}

/** @param {HTMLElement} card @param {{ label: string, asOf: string } | null} accepting */
function fillAccepting(card, accepting) {
  part(card, "accepting").hidden = !accepting;
  if (!accepting) return;
  part(card, "accepting-label").textContent = accepting.label;
  fillDate(part(card, "accepting-date"), accepting.asOf);
}

/** @param {HTMLElement} card @param {{ checked: string | null, freshness: string }} program */
function fillChecked(card, { checked, freshness }) {
  part(card, "checked").classList.add(`program-card__checked--${freshness}`);
  part(card, "checked-words").textContent = t(checked ? "program.checked-on" : "program.not-checked");
  part(card, "checked-date").hidden = !checked;
  if (checked) fillDate(part(card, "checked-date"), checked);
  // The facts may have grown old since the index was made.
  const limit = Number(part(card, "checked").dataset.staleAfter);
  const isOld = checked && (["stale", "unverified"].includes(freshness) || days(checked, today()) > limit);
  write(part(card, "checked-note"), isOld ? t("program.may-have-changed") : "");
  part(card, "checked-note").classList.toggle("program-card__stale", Boolean(isOld));
}

/** @param {HTMLElement} card @param {any} program */
function fillCall(card, { status, phone, url }) {
  const link = /** @type {HTMLAnchorElement} */ (part(card, "call"));
  const isClosed = status === "defunct" || status === "inactive";
  link.classList.toggle("button--quiet", status !== "active");
  /** @type {HTMLElement} */ (link.parentElement).hidden = !isClosed && !phone;
  if (isClosed) link.textContent = t("program.see-others");
  else if (phone) link.replaceChildren(phoneWords(status === "active" ? "program.call" : "program.ask-when-open", phone.shown));
  if (isClosed || phone) link.href = isClosed ? url : phone.url;
}

/** @param {HTMLElement} piece @param {string} iso */
function fillDate(piece, iso) {
  piece.replaceChildren(element("time", { datetime: iso, "data-age": true }, date(iso)));
  age(piece);
}

/** @param {number | null} miles */
function distance(miles) {
  if (miles === null || miles === undefined) return "";
  return miles < 1 ? t("result-card.under-a-mile") : t("result-card.miles", { count: Math.round(miles) });
}

/** @param {string} status */
function closed(status) {
  const keys = { defunct: "program.closed-for-good", inactive: "program.not-running", "temporarily-closed": "program.temporarily-closed" };
  return status in keys ? t(keys[/** @type {keyof typeof keys} */ (status)]) : "";
}

/** @param {Term[]} terms */
function labels(terms) {
  return terms.map((term) => term.label).join(", ");
}

/** @param {{ days: number[] | 0, hours: number[] | 0 }} program */
function schedule({ days, hours }) {
  if (!days || !hours) return "";
  return t("program.schedule-line", { days: range("program.days-a-week", days), hours: range("program.hours-a-week", hours) });
}

/** @param {string} key @param {number[]} range */
function range(key, [min, max]) {
  // As text: the pages write numbers without marks for thousands or decimals of a language.
  return min < max ? t(`${key}-range`, { min: String(min), max: String(max), count: String(max) }) : t(key, { count: String(min) });
}

/** @param {number[] | null} ages the last is -1 where there is none */
function ages(ages) {
  const [min, max] = ages ?? [0, -1];
  if (max >= 0) return min === 0 ? t("program.ages-to", { max }) : t("program.ages-between", { min, max });
  return min === 0 ? t("program.ages-all") : t("program.ages-from", { min });
}

/** @param {{ payment: Term[], morePayment: number }} program */
function payment({ payment: ways, morePayment }) {
  return [labels(ways), ways.length > 0 && morePayment > 0 ? t("program.and-more", { count: morePayment }) : ""].filter(Boolean).join(" ");
}
