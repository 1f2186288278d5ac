/** The classes of components that come to life, by the name that their roots give in `data-module`. Pages work without any of them. */
const modules = {
  checklist: () => import("./components/checklist/checklist.js").then((module) => module.Checklist),
  "compare-table": () => import("./components/compare-table/compare-table.js").then((module) => module.CompareTable),
  "cost-worksheet": () => import("./components/cost-worksheet/cost-worksheet.js").then((module) => module.CostWorksheet),
  "exit-page": () => import("./components/exit-page/exit-page.js").then((module) => module.ExitPage),
  finder: () => import("./components/finder/finder.js").then((module) => module.Finder),
  "fragment-form": () => import("./components/fragment-form/fragment-form.js").then((module) => module.FragmentForm),
  "glossary-filter": () => import("./components/glossary-filter/glossary-filter.js").then((module) => module.GlossaryFilter),
  "offline-consent": () => import("./components/offline-consent/offline-consent.js").then((module) => module.OfflineConsent),
  "open-all": () => import("./components/open-all/open-all.js").then((module) => module.OpenAll),
  "office-hours": () => import("./components/office-hours/office-hours.js").then((module) => module.OfficeHours),
  "save-button": () => import("./components/save-button/save-button.js").then((module) => module.SaveButton),
  "saved-link": () => import("./components/saved-link/saved-link.js").then((module) => module.SavedLink),
  "saved-list": () => import("./components/saved-list/saved-list.js").then((module) => module.SavedList),
  "site-search": () => import("./components/site-search/site-search.js").then((module) => module.SiteSearch),
  "take-away": () => import("./components/take-away/take-away.js").then((module) => module.TakeAway),
  "term-note": () => import("./components/term-note/term-note.js").then((module) => module.TermNote),
};

/**
 * Starts the modules below an element, once each; scripts that add to a page call it for what they have added.
 * @param {ParentNode} root
 */
export function enhance(root) {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-module]:not([data-enhanced])"))) {
    const load = modules[part.dataset.module ?? ""];
    part.dataset.enhanced = "";
    load?.().then((Module) => new Module(part));
  }
}

enhance(document);

if (document.querySelector("[data-age], [data-from], [data-before], [data-expires]")) import("./age.js").then(({ age }) => age(document));
/** Hands the service worker to the browser once the page itself has come, and where it takes one. It keeps what is to be there offline. */
addEventListener("load", () => {
  const url = document.body.dataset.worker;
  const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("worker", { createScriptURL: () => url });
  if (url) navigator.serviceWorker?.register(policy?.createScriptURL("") ?? url, { updateViaCache: "none" }).catch(() => undefined);
});

/** The id that the address names; what stands there may be anything. */
function targetId() {
  const id = location.hash.slice(1);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Opens the question that the address names, so that a link to it shows its answer. */
function openTarget() {
  const target = document.getElementById(targetId());
  const details = target?.closest("details");
  if (details && !details.open) {
    details.open = true;
    details.scrollIntoView();
  }
}

addEventListener("hashchange", openTarget);
openTarget();

/** On paper nothing can be opened any more. */
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((details) => (details.open = true)));
