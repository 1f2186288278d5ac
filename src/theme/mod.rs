//! The look: templates, components, strings, styles, scripts and static files of a theme. A site's theme holds only the files that it changes;
//! everything else comes from the theme that it builds on, in the end from `haven`, which the program carries.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use crate::{
    asset::{self, Asset},
    config::{self, Config},
    content::body::Phrase,
    diagnostic::{Checked, Diagnostic, FieldPath, nearest},
    path::SourcePath,
    source::{SourceFile, SourceTree},
    value::Language,
    yaml,
};

mod colors;
mod components;
mod engine;
mod fold;
mod numbers;
mod scripts;
mod strings;
mod styles;

pub use components::{BodyRule, ComponentSpec, Example, Parameter, ParameterKind};
pub use engine::Shared;
pub use strings::{Direction, Hole, Strings};

use engine::{Engine, FileUrls};
use scripts::Scripts;
use styles::Bundled;

/// The folder of themes, in a site.
pub const FOLDER: &str = "themes";

/// The theme that the program carries.
const BASE: &str = "haven";

/// A theme, ready to render in every language of the site.
#[derive(Debug)]
pub struct Theme {
    components: BTreeMap<String, ComponentSpec>,
    languages: BTreeMap<Language, Bound>,
    assets: Vec<Asset>,
    style: Asset,
    scripts: Scripts,
    once: Vec<String>,
    alone: BTreeMap<String, PageStyle>,
}

/// The style of a page that needs nothing but itself.
#[derive(Clone, Debug)]
pub struct PageStyle {
    /// What stands in its `style` element.
    pub css: String,
    /// The digest by which its security policy lets that pass.
    pub digest: String,
}

/// What a theme is in one language.
#[derive(Debug)]
struct Bound {
    strings: Arc<Strings>,
    engine: Engine,
}

/// `theme.yaml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Manifest {
    /// What the theme is called.
    name: String,
    /// The theme that it builds on.
    extends: Option<String>,
    /// Style sheets in order, by path in the theme; those of components come with their folders where `components` stands.
    styles: Vec<String>,
    /// The script that pages load, by path in the theme.
    script: Option<String>,
    /// Scripts that are one file with `script`, so that nothing waits for them, by kind of page and path in the theme; `all` is for all kinds.
    /// What they import comes with them; everything else is loaded when it is wanted.
    bundles: BTreeMap<String, Vec<String>>,
    /// Components that look the same on every page of a language.
    once: Option<Vec<String>>,
    /// Pages that need nothing but themselves, by kind: the style sheets that are written into them.
    alone: BTreeMap<String, Vec<String>>,
    /// What a color of the site's own changes and must be readable on.
    colors: Option<colors::Roles>,
}

impl Theme {
    /// The components, by name with hyphens.
    #[must_use]
    pub fn components(&self) -> &BTreeMap<String, ComponentSpec> {
        &self.components
    }

    /// The strings of a language.
    ///
    /// # Panics
    /// If the site does not have the language.
    #[must_use]
    pub fn strings(&self, language: &Language) -> &Strings {
        &self.bound(language).strings
    }

    /// All files that the theme publishes, the style sheet and scripts included.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.assets.iter().chain([&self.style]).chain(self.scripts.assets())
    }

    /// The style sheet.
    #[must_use]
    pub fn style(&self) -> &Asset {
        &self.style
    }

    /// The script that pages of a kind load, if the theme has any.
    #[must_use]
    pub fn script(&self, kind: &str) -> Option<&Asset> {
        self.scripts.start(kind)
    }

    /// The kinds of page that have a script of their own; the one without a name stands for all others.
    pub fn kinds_with_scripts(&self) -> impl Iterator<Item = &str> {
        self.scripts.kinds()
    }

    /// Components that look the same on every page of a language, by name with hyphens. Each takes the view of the site as `site`; those that
    /// look the same in one section only take its id, too, as `section`.
    #[must_use]
    pub fn once(&self) -> &[String] {
        &self.once
    }

    /// The styles of pages that need nothing but themselves, by kind of page.
    #[must_use]
    pub fn alone(&self) -> &BTreeMap<String, PageStyle> {
        &self.alone
    }

    /// Whether the theme has a template, by path in the theme.
    #[must_use]
    pub fn has_template(&self, template: &str) -> bool {
        self.languages.values().next().is_some_and(|bound| bound.engine.has(template))
    }

    /// Renders a page: a template with its frame and its view.
    ///
    /// # Errors
    /// The mistake in the template.
    pub fn page(&self, language: &Language, template: &str, frame: &impl Serialize, page: &impl Serialize) -> Result<Vec<u8>, Diagnostic> {
        self.bound(language).engine.page(template, frame, page)
    }

    /// Renders a component by itself, by its name with hyphens. `body` is HTML.
    ///
    /// # Errors
    /// The mistake in the template.
    pub fn component(
        &self,
        language: &Language,
        name: &str,
        arguments: BTreeMap<String, Shared>,
        body: Option<&str>,
    ) -> Result<String, Diagnostic> {
        self.bound(language).engine.component(&name.replace('-', "_"), arguments, body)
    }

    fn bound(&self, language: &Language) -> &Bound {
        self.languages.get(language).expect("pages are planned in the site's languages only")
    }
}

/// Loads the site's theme. `sources` are the site's files, `carried` those of the program.
#[must_use]
pub fn load(sources: &SourceTree, carried: &SourceTree, config: &Config) -> Checked<Theme> {
    let mut diagnostics = Vec::new();
    let chain = chain(sources, carried, config, &mut diagnostics);
    let files = overlay(sources, carried, &chain);
    let manifests: Vec<Manifest> = chain.iter().map(|name| manifest(sources, carried, name, &mut diagnostics)).collect();
    let components = component_specs(&files, &mut diagnostics);
    let scripts = scripts::load(&files, &bundles(&chain, &manifests), &mut diagnostics);
    let once = manifests.iter().find_map(|manifest| manifest.once.clone()).unwrap_or_default();
    let assets: Vec<Asset> = files
        .iter()
        .filter(|(path, _)| path.starts_with("static/") && !path.starts_with("static/css/") && !path.starts_with("static/js/"))
        .map(|(path, file)| Asset::fingerprinted(path.trim_start_matches("static/"), file.content.clone()))
        .collect();
    let sheets = sheets(&files, &manifests);
    let roles = manifests.iter().find_map(|manifest| manifest.colors.clone()).unwrap_or_default();
    let own = colors::css(&config.colors, &sheets, &roles, &mut diagnostics);
    let bundled = Bundled { sheets: &sheets, tokens: &own };
    let style = styles::bundle(&bundled, &styles::Neighbors::new(&assets), &mut diagnostics);
    let style = Asset::fingerprinted("site.css", style.into_bytes().into());
    let alone = alone(&files, &manifests, &bundled, &mut diagnostics);
    let base_path = config.base_path();
    let urls: FileUrls = assets.iter().map(|asset| (asset.name.clone(), format!("{base_path}{}", asset.path.url()))).collect();
    let urls = Arc::new(urls);
    // All templates of all themes are there under their full names, so that one can build on another of the same name.
    let templates: Vec<&SourceFile> = all_files(sources, carried, &chain).into_values().filter(|file| is_template(&file.path)).collect();
    let strings = all_strings(sources, carried, &chain, config, &mut diagnostics);
    let mut first = true;
    let languages = strings.into_iter().map(|(language, strings)| {
        let strings = Arc::new(strings);
        let mut faults = Vec::new();
        let engine = Engine::new(&templates, &chain, &strings, &urls, &mut faults);
        // The same templates have the same mistakes in every language: they are told once.
        if std::mem::take(&mut first) {
            diagnostics.extend(faults);
        }
        (language, Bound { strings, engine })
    });
    let languages = languages.collect();
    Checked::new(Theme { components, languages, assets, style, scripts, once, alone }, diagnostics)
}

/// The names of the theme and of those that it builds on, nearest first.
fn chain(sources: &SourceTree, carried: &SourceTree, config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut chain: Vec<String> = Vec::new();
    let mut next = Some(config.theme.clone());
    while let Some(name) = next.take().filter(|name| !chain.contains(name)) {
        let folder = format!("themes/{name}");
        if sources.below(&folder).next().is_none() && carried.below(&folder).next().is_none() {
            let known =
                sources.files().chain(carried.files()).filter_map(|file| file.path.below("themes")?.split_once('/')).map(|(name, _)| name);
            diagnostics.push(Diagnostic::unknown_theme(config::place("theme"), &name, nearest(&name, known)));
            break;
        }
        next = manifest(sources, carried, &name, &mut Vec::new()).extends;
        chain.push(name);
    }
    if !chain.iter().any(|name| name == BASE) {
        chain.push(BASE.to_owned());
    }
    chain
}

/// The files of all themes of the chain, by path in the theme: the nearest theme wins, and the site's copy of a theme wins over the program's.
fn overlay<'f>(sources: &'f SourceTree, carried: &'f SourceTree, chain: &[String]) -> BTreeMap<String, &'f SourceFile> {
    let mut files = BTreeMap::new();
    for name in chain.iter().rev() {
        let folder = format!("themes/{name}");
        for tree in [carried, sources] {
            files.extend(tree.files().filter_map(|file| Some((file.path.below(&folder)?.to_owned(), file))));
        }
    }
    files
}

/// The files of all themes of the chain, by full path: the site's copy wins over the program's.
fn all_files<'f>(sources: &'f SourceTree, carried: &'f SourceTree, chain: &[String]) -> BTreeMap<&'f SourcePath, &'f SourceFile> {
    let in_chain = |file: &&SourceFile| chain.iter().any(|name| file.path.below(&format!("themes/{name}")).is_some());
    carried.files().chain(sources.files()).filter(in_chain).map(|file| (&file.path, file)).collect()
}

fn is_template(path: &SourcePath) -> bool {
    let inside = path.below("themes").and_then(|inside| inside.split_once('/')).map_or("", |(_, inside)| inside);
    matches!(path.extension(), "html" | "xml") && ["pages/", "components/", "feeds/"].iter().any(|folder| inside.starts_with(folder))
}

fn manifest(sources: &SourceTree, carried: &SourceTree, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Manifest {
    let file = manifest_path(name).and_then(|path| sources.get(&path).or_else(|| carried.get(&path)));
    file.map(|file| yaml::read_file(file, diagnostics)).unwrap_or_default()
}

fn manifest_path(theme: &str) -> Option<SourcePath> {
    SourcePath::new(&format!("themes/{theme}/theme.yaml"))
}

fn component_specs(files: &BTreeMap<String, &SourceFile>, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, ComponentSpec> {
    let specs = files.iter().filter_map(|(path, file)| {
        let (folder, name) = path.strip_prefix("components/")?.split_once('/')?;
        (name == format!("{folder}.yaml")).then(|| (folder.to_owned(), yaml::read_file(file, diagnostics)))
    });
    specs.collect()
}

/// The style sheets in their order: those that the manifests name, with the components' own where `components` stands.
fn sheets<'f>(files: &BTreeMap<String, &'f SourceFile>, manifests: &[Manifest]) -> Vec<&'f SourceFile> {
    let of_components =
        || files.iter().filter(|(path, file)| path.starts_with("components/") && file.path.extension() == "css").map(|(_, file)| *file);
    let mut seen = BTreeSet::new();
    let mut sheets: Vec<&SourceFile> = Vec::new();
    // The sheets of the base come first, those of the site's theme last, so that they win.
    for name in manifests.iter().rev().flat_map(|manifest| &manifest.styles).filter(|name| seen.insert(name.as_str())) {
        if name == "components" {
            sheets.extend(of_components());
        } else {
            sheets.extend(files.get(name.as_str()));
        }
    }
    sheets
}

/// The styles of pages that need nothing but themselves: those of the base first, those of the site's theme last.
fn alone(
    files: &BTreeMap<String, &SourceFile>,
    manifests: &[Manifest],
    bundled: &Bundled<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, PageStyle> {
    let mut names: BTreeMap<&String, Vec<&String>> = BTreeMap::new();
    for (kind, sheets) in manifests.iter().rev().flat_map(|manifest| &manifest.alone) {
        names.entry(kind).or_default().extend(sheets);
    }
    let style = |(kind, names): (&String, Vec<&String>)| {
        let own: Vec<&SourceFile> = names.into_iter().filter_map(|name| files.get(name).copied()).collect();
        let css = styles::alone(bundled, &own, diagnostics);
        (kind.clone(), PageStyle { digest: asset::policy_digest(&css), css })
    };
    names.into_iter().map(style).collect()
}

/// What pages start with: what the nearest theme says of a kind of page counts.
fn bundles(chain: &[String], manifests: &[Manifest]) -> scripts::Bundles {
    let mut bundles = scripts::Bundles::default();
    for (theme, manifest) in chain.iter().zip(manifests).rev() {
        bundles.main = manifest.script.clone().or(bundles.main);
        if let Some(file) = manifest_path(theme) {
            bundles.of.extend(manifest.bundles.iter().map(|(kind, paths)| (kind.clone(), (file.clone(), paths.clone()))));
        }
    }
    bundles
}

/// The strings of every language of the site. What a language lacks is remarked on and shown in English.
fn all_strings(
    sources: &SourceTree,
    carried: &SourceTree,
    chain: &[String],
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<Language, Strings> {
    let files = all_files(sources, carried, chain);
    let of_language = |language: &str| -> Vec<&SourceFile> {
        let paths = chain.iter().rev().filter_map(|name| SourcePath::new(&format!("themes/{name}/strings/{language}.yaml")));
        paths.filter_map(|path| files.get(&path).copied()).collect()
    };
    let english = Strings::read(&Language::new("en").expect("a tag"), &of_language("en"), diagnostics);
    let mut all = BTreeMap::new();
    for (index, language) in config.languages.iter().enumerate() {
        let mut strings =
            if language.tag() == "en" { english.clone() } else { Strings::read(language, &of_language(language.tag()), diagnostics) };
        if of_language(language.tag()).is_empty() {
            let place = config::place(FieldPath::from("languages").item(index));
            diagnostics.push(Diagnostic::missing_strings(place, language.tag()));
            all.insert(*language, english.clone());
            continue;
        }
        let known = strings.keys();
        let missing: Vec<String> = english.keys().difference(&known).map(|key| (*key).to_owned()).collect();
        let home = SourcePath::new(&format!("themes/{}/strings/{language}.yaml", chain[0])).expect("a plain path");
        let phrases = Phrase::ALL.iter().map(|phrase| phrase.key()).filter(|key| !english.keys().contains(key)).map(str::to_owned);
        diagnostics.extend(missing.into_iter().chain(phrases).map(|key| Diagnostic::missing_string(&home, &key, language.tag())));
        strings.fill_from(&english);
        all.insert(*language, strings);
    }
    all
}
