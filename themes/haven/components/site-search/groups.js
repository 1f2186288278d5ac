import { element } from "../../element.js";
import { language, t } from "../../i18n.js";
import { marked } from "../../marked.js";
import { copy, part, write } from "../../parts.js";

/** What is found, by kind, in the order of the page. */
const GROUPS = { program: "programs", article: "articles", glossary: "glossary", question: "questions", checklist: "checklists", page: "pages" };

/**
 * Returns what was found under a heading for each kind.
 * @param {HTMLElement} root the search, with its templates
 * @param {string} query
 * @param {any} answer of the engine
 */
export function groupsOf(root, query, answer) {
  const groups = Object.entries(GROUPS).map(([kind, name]) => ({ kind, name, found: answer.hits.filter((/** @type {any} */ hit) => hit.kind === kind) }));
  return groups.filter(({ found }) => found.length > 0).map(({ kind, name, found }) => groupOf(root, kind, name, found, allOf(kind, found, query, answer)));
}

/** The link to all programs, where only some are shown. @param {string} kind @param {any[]} found @param {string} query @param {any} answer */
function allOf(kind, found, query, answer) {
  const total = answer.totals.program;
  return kind === "program" && total > found.length ? { text: t("search.all-programs", { count: total }), query } : undefined;
}

/** @param {HTMLElement} root @param {string} kind @param {string} name @param {any[]} found @param {{ text: string, query: string }} [all] */
function groupOf(root, kind, name, found, all) {
  const group = copy(root, "group");
  const heading = part(group, "name");
  [heading.textContent, heading.id] = [t(`search.${name}`), `found-${kind}`];
  group.setAttribute("aria-labelledby", heading.id);
  part(group, "results").append(...found.map((hit) => resultOf(root, hit)));
  if (all) {
    const link = /** @type {HTMLAnchorElement} */ (part(group, "all-link"));
    [link.textContent, link.hash] = [all.text, new URLSearchParams({ q: all.query }).toString()];
    part(group, "all").hidden = false;
  }
  return group;
}

/** @param {HTMLElement} root @param {any} hit */
function resultOf(root, hit) {
  const result = copy(root, "result");
  const title = /** @type {HTMLAnchorElement} */ (part(result, "title"));
  [title.textContent, title.href] = [hit.title, hit.url];
  if (hit.kind === "program" && root.dataset.names && hit.titleLanguage !== language()) title.lang = root.dataset.names;
  const modes = (hit.modes ?? []).map((/** @type {any} */ mode) => mode.label).join(", ");
  write(part(result, "where"), hit.kind === "program" ? [hit.provider, hit.place, modes].filter(Boolean).join(" · ") : hit.heading);
  part(result, "excerpt").append(...marked(hit.excerpt ?? []));
  part(result, "excerpt").hidden = !hit.excerpt?.length;
  const further = (hit.more ?? []).filter((/** @type {any} */ more) => more.heading !== hit.title);
  part(result, "further").append(...further.map((/** @type {any} */ more) => element("a", { href: more.url }, more.heading)));
  part(result, "further").hidden = further.length === 0;
  return result;
}
