//! A form editor for people who do not write YAML: a page at `/admin/` with a program of others in it, taken from a package that lies on this
//! machine, and the forms that this site's files need. It reads and writes the site's folder in the author's own browser and speaks to nobody.
//!
//! What comes in: the files of the package, checked against the [`Pin`]; the site's languages and vocabularies. What goes out: the files below
//! [`crate::plan::EDITOR`]. The forms are made of the schemas of [`crate::schema`], so that a field which records may have is a field of the form.

use serde_json::json;

use crate::{asset::Asset, content::escape, model::Vocabularies, path::OutputPath, plan::EDITOR, policy, source::Content, value::Language};

mod fields;
mod forms;
mod hints;
mod package;

pub use forms::config;
pub use package::{Package, Pin, PinnedFile};

/// What the forms are made for.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'g> {
    /// What the site is called.
    pub title: &'g str,
    /// The languages of the site, the main one first.
    pub languages: &'g [Language],
    /// The terms that fields take.
    pub vocabularies: &'g Vocabularies,
}

/// What shows how to begin; nothing of it stands within the page.
const START: &str = include_str!("start.js");
const STYLE: &str = include_str!("editor.css");
/// A page with lines.
const LOGO: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' width='96' height='96'>\
    <path fill='#0b5351' d='M4 3h11l5 5v13H4z'/>\
    <path fill='#fff' d='M7 11h10v1.6H7zm0 3.4h10V16H7zM7 7.6h6v1.6H7z'/></svg>\n";

/// The folder of the package's files, below that of the editor.
const PROGRAM: &str = "sveltia";

/// Returns the files of the editor: its page, its forms, and what is taken from the package, licenses included.
///
/// # Panics
/// Never: names of our own files are paths.
#[must_use]
pub fn files(package: &Package, ground: Ground<'_>) -> Vec<(OutputPath, Content)> {
    let own = |name: &str, text: String| Asset::at(name, path(name), Content::Text(text.into()));
    let config = format!("{:#}\n", config(ground));
    let (start, style) = (own("start.js", START.to_owned()), own("editor.css", STYLE.to_owned()));
    let taken: Vec<Asset> = package.files().map(|(name, content)| Asset::at(name, taken_path(name), content.clone())).collect();
    let page = page(&start, &style, &taken);
    let others = [own("index.html", page), own("config.json", config), own("logo.svg", LOGO.to_owned())];
    [start, style].into_iter().chain(others).chain(taken).map(|asset| (asset.path, asset.content)).collect()
}

fn path(name: &str) -> OutputPath {
    OutputPath::new(&format!("{EDITOR}/{name}")).expect("names of our own files are paths")
}

/// Where a file of the package is published: modules keep their places to one another.
fn taken_path(name: &str) -> OutputPath {
    path(&format!("{PROGRAM}/{}", name.strip_prefix("npm/").unwrap_or(name)))
}

/// The page: no script and no style within it, and the digest of every script that it starts with.
fn page(start: &Asset, style: &Asset, taken: &[Asset]) -> String {
    let here = |asset: &Asset| asset.path.as_str().trim_start_matches(EDITOR).trim_start_matches('/').to_owned();
    let first = |asset: &&Asset| asset.name.ends_with("/index.js") || asset.name.contains("/react-") && !asset.name.contains("-dom-");
    let preload = |asset: &Asset| format!("<link rel=\"modulepreload\" href=\"{}\" integrity=\"{}\">\n", here(asset), asset.integrity());
    let preloads: String = taken.iter().filter(first).map(preload).collect();
    include_str!("index.html")
        .replace("{policy}", &escape(&policy::carried_editor()))
        .replace("{preloads}", &preloads)
        .replace("{style}", style.integrity())
        .replace("{start}", start.integrity())
}

/// What the program is told about where files are kept: nowhere but in the author's folder. It wants the name of a server all the same; this one
/// can be nobody's (<https://www.rfc-editor.org/rfc/rfc2606>), and the policy of the page lets nothing be asked of it.
fn nowhere() -> serde_json::Value {
    let server = "https://nowhere.invalid";
    json!({"name": "gitea", "repo": "your/site", "base_url": server, "api_root": server, "auth_methods": ["token"]})
}
