/** Runs in a page: what a script of the theme exports. A script that pages load later is a file that defines itself in an object. */
export async function exportsOf(/** @type {string} */ name) {
  const start = document.querySelector('script[type="module"]').src;
  const { define } = await import(new URL(`../${name}`, start).href);
  const modules = {};
  define(modules);
  return modules[name];
}

/** For pages whose tests call `exportsOf`: puts it there. @param {import("playwright-core").Page} page */
export function withExports(page) {
  return page.evaluate(`globalThis.exportsOf = ${exportsOf}; undefined`);
}
