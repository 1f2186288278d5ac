/** What a page says to those who do not see it: headings, landmarks, names and languages, in a form that checks can be made of. */

/**
 * Returns what is wrong with the structure of a document, which need not be the open one.
 * @param {Document} document
 * @returns {string[]}
 */
export function structureFaults(document) {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const begin = (element) => element.outerHTML.slice(0, 120);
  const named = (element) => element.hasAttribute("aria-label") || labels(element).length > 0;
  const labels = (element) => words((element.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
  return [...headings(), ...landmarks(), ...names(), ...ids(), ...languages()];

  /** One `h1`, which comes first, and never a level too deep. */
  function headings() {
    const found = all("h1, h2, h3, h4, h5, h6").filter((heading) => !heading.closest("[hidden], template"));
    const levels = found.map((heading) => Number(heading.localName[1]));
    const faults = found.filter((_, at) => at > 0 && levels[at] > levels[at - 1] + 1).map((heading) => `skips a level: ${begin(heading)}`);
    if (levels.filter((level) => level === 1).length !== 1) faults.push(`${levels.filter((level) => level === 1).length} h1`);
    const first = all("main h1, main h2, main h3").at(0);
    if (first?.localName !== "h1") faults.push("the h1 is not the first heading of the main part");
    return [...faults, ...found.filter((heading) => !heading.textContent.trim()).map((heading) => `empty: ${begin(heading)}`)];
  }

  /** Skip link, header with the main navigation, breadcrumbs, main part, footer: in this order, and each once. */
  function landmarks() {
    const order = ["body > .skip-link", "body > header", "body > header nav", "body > nav", "body > main#main[tabindex='-1']", "body > footer"];
    const parts = order.map((selector) => ({ selector, found: all(selector) }));
    const faults = parts.filter(({ found }) => found.length > 1).map(({ selector }) => `more than one ${selector}`);
    const needed = parts.filter(({ selector }) => /skip|main|footer/.test(selector));
    faults.push(...needed.filter(({ found }) => found.length === 0).map(({ selector }) => `no ${selector}`));
    const there = parts.filter(({ found }) => found.length > 0);
    for (const [at, { selector, found }] of there.entries()) {
      const follows = at === 0 || there[at - 1].found[0].compareDocumentPosition(found[0]) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (!follows) faults.push(`${selector} comes too early`);
    }
    const navs = all("nav");
    if (navs.some((nav) => !named(nav))) faults.push("a nav without a name");
    const titles = all("nav, [role=region], section[aria-label], section[aria-labelledby], aside").map((part) => part.getAttribute("aria-label") ?? labels(part));
    faults.push(...titles.filter((title, at) => title && titles.indexOf(title) !== at).map((title) => `two parts of the page are named “${title}”`));
    if (document.body.firstElementChild !== all("body > .skip-link")[0]) faults.push("the skip link is not the first element");
    return faults;
  }

  /** Pictures say what they show or that they show nothing; the name of a control has the words that are seen in it. */
  function names() {
    const pictures = all("img:not([alt])").map((picture) => `no alt: ${begin(picture)}`);
    const drawings = all("svg").filter((svg) => !svg.closest("[aria-hidden=true]") && !(svg.getAttribute("role") === "img" && (named(svg) || svg.querySelector(":scope > title"))));
    const controls = all("a[aria-label], button[aria-label], summary[aria-label], a[aria-labelledby], button[aria-labelledby]").filter((control) => {
      const seen = words(control.textContent);
      return seen && !(labels(control) || words(control.getAttribute("aria-label") ?? "")).includes(seen);
    });
    const unnamed = controls.map((control) => `the name lacks what is seen: ${begin(control)}`);
    const tables = all("table").filter((table) => !table.caption && ![table, table.closest("[role=region]")].some((part) => part && named(part))).map((table) => `a table without a name: ${begin(table)}`);
    return [...pictures, ...drawings.map((svg) => `neither named nor hidden: ${begin(svg)}`), ...unnamed, ...tables];
  }

  function words(text) {
    return text.toLowerCase().replace(/[^\p{Letter}\p{Number}]+/gu, " ").trim();
  }

  /** Ids are unique, and whatever names one names one that is there. */
  function ids() {
    const found = all("[id]").map((element) => element.id);
    const twice = found.filter((id, at) => found.indexOf(id) !== at).map((id) => `twice: #${id}`);
    const known = new Set(found);
    const dead = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"].flatMap((name) =>
      all(`[${name}]`).flatMap((element) => element.getAttribute(name).split(/\s+/).filter((id) => !known.has(id)).map((id) => `${name} names nothing: ${id}`)),
    );
    return [...twice, ...dead];
  }

  /** The page says its language; a part that says one says another than what is around it, and links to another language say which. */
  function languages() {
    const language = document.documentElement.lang;
    const same = all("body [lang]").filter((part) => part.lang === (part.parentElement.closest("[lang]") ?? document.documentElement).lang);
    const links = all("a[hreflang]").filter((link) => link.hreflang !== language && words(link.textContent) && link.hreflang !== (link.closest("[lang]") ?? document.documentElement).lang);
    return [
      ...(language ? [] : ["the page has no language"]),
      ...same.map((part) => `the language is said again: ${begin(part)}`),
      ...links.map((link) => `a link to another language in the words of this one: ${begin(link)}`),
    ];
  }
}
