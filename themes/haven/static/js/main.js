/**
 * Starts the modules of a page: every element with `data-module="name"` is enhanced by the class that its component exports. Pages work without
 * any of them.
 */
const modules = {
  "exit-page": () => import("./components/exit-page/exit-page.js").then((module) => module.ExitPage),
};

for (const root of document.querySelectorAll("[data-module]")) {
  const load = modules[/** @type {HTMLElement} */ (root).dataset.module ?? ""];
  load?.().then((Module) => new Module(root));
}

/** Opens the question that the address names, so that a link to it shows its answer. */
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
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
