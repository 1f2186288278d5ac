//! Scripts as they are published. All that a kind of page starts with is one file, so that a phone on a slow line asks once; what a reader may
//! want later is a file of its own. A module exists once in a page, however many files bring it: a file defines those that are not there yet.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    asset::{self, Asset},
    diagnostic::{Diagnostic, FieldPath, Place, Spot, nearest},
    path::SourcePath,
    source::{Content, SourceFile},
};

mod module;

use module::{Link, Module};

/// The folder of the scripts that pages start with.
const PAGES: &str = "pages";

/// The kind under which stands what all other kinds start with.
const OTHERS: &str = "";

/// The kind in `theme.yaml` whose scripts pages of all kinds start with.
const ALL: &str = "all";

/// What pages start with, by paths in the theme.
#[derive(Debug, Default)]
pub(super) struct Bundles {
    /// The script that starts the others.
    pub(super) main: Option<String>,
    /// What starts together with it, by kind of page, and the `theme.yaml` that says so.
    pub(super) of: BTreeMap<String, (SourcePath, Vec<String>)>,
}

impl Bundles {
    /// What pages of a kind start with, the script that starts the others last.
    fn roots(&self, kind: &str) -> impl Iterator<Item = &str> {
        let paths = [ALL, kind].into_iter().filter_map(|kind| self.of.get(kind)).flat_map(|(_, paths)| paths);
        paths.chain(&self.main).map(|path| name(path))
    }

    /// Reports what is named and not there.
    fn check(&self, modules: &Modules<'_>, diagnostics: &mut Vec<Diagnostic>) {
        for (kind, (file, paths)) in &self.of {
            for (number, path) in paths.iter().enumerate().filter(|(_, path)| !modules.contains_key(name(path))) {
                let place = Place {
                    file: file.clone(),
                    spot: Spot::Field { record: None, path: FieldPath::from("bundles").key(kind).item(number) },
                };
                diagnostics.push(Diagnostic::unknown_script(place, path, nearest(path, modules.values().map(|module| module.path))));
            }
        }
    }
}

/// The scripts of a theme.
#[derive(Debug, Default)]
pub(super) struct Scripts {
    /// By kind of page.
    starts: BTreeMap<String, Asset>,
    /// Those that pages load when they want them.
    later: Vec<Asset>,
}

impl Scripts {
    /// The script that pages of a kind start with.
    pub(super) fn start(&self, kind: &str) -> Option<&Asset> {
        self.starts.get(kind).or_else(|| self.starts.get(OTHERS))
    }

    /// The kinds of page that have scripts of their own.
    pub(super) fn kinds(&self) -> impl Iterator<Item = &str> {
        self.starts.keys().map(String::as_str)
    }

    /// All files.
    pub(super) fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.starts.values().chain(&self.later)
    }
}

/// Puts the scripts among a theme's files together.
pub(super) fn load(files: &BTreeMap<String, &SourceFile>, bundles: &Bundles, diagnostics: &mut Vec<Diagnostic>) -> Scripts {
    let mut faults = Vec::new();
    let scripts = files.iter().filter(|(_, file)| file.path.extension() == "js");
    let modules: Modules<'_> = scripts.map(|(path, file)| (name(path), module::read(file, path, name(path), &mut faults))).collect();
    check_links(&modules, &mut faults);
    bundles.check(&modules, &mut faults);
    let sound = faults.is_empty();
    diagnostics.extend(faults);
    // Half of the scripts would do half of what they do together: pages work without any.
    if !sound || bundles.main.is_none() {
        return Scripts::default();
    }
    let start = |kind: &str| {
        let roots: Vec<&str> = bundles.roots(kind).collect();
        format!("{}define({{}});\n", together(&modules, &roots, &start_name(kind)))
    };
    let starts: BTreeMap<&str, String> =
        bundles.of.keys().map(String::as_str).filter(|kind| *kind != ALL).chain([OTHERS]).map(|kind| (kind, start(kind))).collect();
    let wanted: BTreeSet<&str> = modules.values().flat_map(|module| &module.loads).map(|link| &*link.to).collect();
    let later: BTreeMap<&str, String> = wanted.into_iter().map(|name| (name, together(&modules, &[name], name))).collect();
    publish(starts, later)
}

/// Modules by their names. Those of `static/js` lie beside the folder of the components.
type Modules<'f> = BTreeMap<&'f str, Module<'f>>;

/// The name of a module, by its path in the theme.
fn name(path: &str) -> &str {
    path.trim_start_matches("static/js/")
}

/// The name under which the script is published that pages of a kind start with.
fn start_name(kind: &str) -> String {
    format!("{PAGES}/{}.js", if kind == OTHERS { "page" } else { kind })
}

/// Puts all into one folder that carries the fingerprint of them all, so that they can load each other by relative paths.
fn publish(starts: BTreeMap<&str, String>, later: BTreeMap<&str, String>) -> Scripts {
    let print = asset::fingerprint(starts.iter().chain(&later).flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]));
    let folder = format!("js.{print}");
    let asset = |name: &str, text: String| Asset::in_folder(&folder, name, Content::Text(text.into()));
    Scripts {
        starts: starts.into_iter().map(|(kind, text)| (kind.to_owned(), asset(&start_name(kind), text))).collect(),
        later: later.into_iter().map(|(name, text)| asset(name, text)).collect(),
    }
}

/// Makes the file `name` of modules and all that they need: a function that defines them in an object, each after those that it needs.
fn together(modules: &Modules<'_>, roots: &[&str], name: &str) -> String {
    let mut order = Vec::new();
    for root in roots {
        order_of(modules, root, &mut order);
    }
    let mut text = "export function define($modules) {\n".to_owned();
    if order.iter().any(|name| !modules[name].loads.is_empty()) {
        let root = format!("./{}", "../".repeat(name.matches('/').count()));
        // Not before all of this file is defined: what is wanted may stand further down.
        let present = "const $load = (name) => Promise.resolve().then(() => $modules[name] ?? ";
        text.extend([present, "import(\"", &root, "\" + name).then((file) => (file.define($modules), $modules[name])));\n"]);
    }
    for name in order {
        let Module { body, exports, .. } = &modules[name];
        text.extend(["$modules[\"", name, "\"] ??= (() => {\n", body, "return { ", &exports.join(", "), " };\n})();\n"]);
    }
    text.push_str("}\n");
    text
}

/// Adds a module to an order, after those that it needs.
fn order_of<'m>(modules: &'m Modules<'m>, name: &str, order: &mut Vec<&'m str>) {
    let Some((name, module)) = modules.get_key_value(name).filter(|(name, _)| !order.contains(name)) else { return };
    for import in &module.imports {
        order_of(modules, &import.to, order);
    }
    order.push(name);
}

/// Reports what modules want and nobody has.
fn check_links(modules: &Modules<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (name, module) in modules {
        for link in module.imports.iter().chain(&module.loads) {
            diagnostics.extend(link_fault(modules, module, link));
        }
        if let Some(link) = module.imports.iter().find(|link| needs(modules, &link.to, name, &mut BTreeSet::new())) {
            let why = format!("`{}` needs `{name}`, which needs it", link.to);
            diagnostics.push(Diagnostic::bad_script(module.place(link.at), &why, "put what both need into a third file"));
        }
    }
}

fn link_fault(modules: &Modules<'_>, module: &Module<'_>, link: &Link) -> Option<Diagnostic> {
    let at = || module.place(link.at);
    let Some(target) = modules.get(&*link.to) else {
        return Some(Diagnostic::unknown_script(at(), &link.to, nearest(&link.to, modules.keys().copied())));
    };
    let exports = || target.exports.iter().map(|export| export.split(':').next().unwrap_or(export));
    let missing = link.names.iter().find(|name| !exports().any(|export| export == **name))?;
    Some(Diagnostic::unknown_export(at(), &link.to, missing, nearest(missing, exports())))
}

/// Whether a module needs another, by whatever way.
fn needs<'m>(modules: &'m Modules<'m>, name: &str, other: &str, seen: &mut BTreeSet<&'m str>) -> bool {
    let Some((name, module)) = modules.get_key_value(name).filter(|(name, _)| !seen.contains(*name)) else { return name == other };
    seen.insert(name);
    *name == other || module.imports.iter().any(|link| needs(modules, &link.to, other, seen))
}
