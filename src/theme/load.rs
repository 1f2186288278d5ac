//! How a theme is put together from the files of a site and of the program.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use rayon::prelude::*;
use serde::Deserialize;

use super::{
    BASE, Bound, ComponentSpec, FOLDER, Looks, PageStyle, Strings, Theme, Words, colors,
    engine::{Engine, FileUrls},
    in_theme,
    memory::Part,
    scripts, string_use,
    styles::{self, Bundled},
};
use crate::{
    asset::{self, Asset},
    config::{self, Config},
    content::body::Phrase,
    diagnostic::{Diagnostic, FieldPath, nearest},
    path::SourcePath,
    source::{SourceFile, SourceTree},
    value::Language,
    yaml,
};

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
    /// Scripts that keep something on the reader's device once the reader has asked for that, by path in the theme.
    keeps: Vec<String>,
}

/// What a theme is made of.
#[derive(Clone, Copy)]
pub(super) struct Loading<'f> {
    pub(super) sources: &'f SourceTree,
    pub(super) carried: &'f SourceTree,
    pub(super) config: &'f Config,
}

impl Loading<'_> {
    pub(super) fn theme(self, looks: &mut Part<Looks>, words: &mut Part<Words>, diagnostics: &mut Vec<Diagnostic>) -> Theme {
        let Self { sources, carried, config } = self;
        let chain = chain(sources, carried, config, diagnostics);
        let files = overlay(sources, carried, &chain);
        let manifests: Vec<Manifest> = chain.iter().map(|name| manifest(sources, carried, name, diagnostics)).collect();
        let components = component_specs(&files, diagnostics);
        let scripts = scripts::load(&files, &bundles(&chain, &manifests), diagnostics);
        let once = manifests.iter().find_map(|manifest| manifest.once.clone()).unwrap_or_default();
        let assets: Vec<Asset> = files
            .iter()
            .filter(|(path, _)| is_asset(path))
            .map(|(path, file)| Asset::fingerprinted(path.trim_start_matches("static/"), file.content.clone()))
            .collect();
        let keeps = manifests.iter().flat_map(|manifest| manifest.keeps.iter().cloned()).collect();
        let all = all_files(sources, carried, &chain);
        let parts = |is_part: fn(&SourcePath) -> bool| {
            let is_common = |path: &SourcePath| path.file_name() == "theme.yaml" || in_theme(path).is_some_and(is_asset);
            all.values().copied().filter(|file| is_common(&file.path) || is_part(&file.path)).collect::<Vec<_>>()
        };
        let (of_looks, of_words) =
            (parts(|path| path.extension() == "css"), parts(|path| is_template(path) || is_strings(path) || path.extension() == "js"));
        let (looks, words) = rayon::join(
            || looks.of(config, &of_looks, |diagnostics| self.looks(&files, &manifests, &assets, diagnostics)),
            || words.of(config, &of_words, |diagnostics| self.words(&chain, &assets, diagnostics)),
        );
        Theme { components, words: words.take(diagnostics), assets, looks: looks.take(diagnostics), scripts, once, keeps }
    }

    fn looks(
        self,
        files: &BTreeMap<String, &SourceFile>,
        manifests: &[Manifest],
        assets: &[Asset],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Looks {
        let sheets = sheets(files, manifests);
        let roles = manifests.iter().find_map(|manifest| manifest.colors.clone()).unwrap_or_default();
        if self.sources.below(FOLDER).any(|file| file.path.extension() == "css") {
            colors::check(&sheets, &roles, diagnostics);
        }
        let own = colors::css(&self.config.colors, &sheets, &roles, diagnostics);
        let bundled = Bundled { sheets: &sheets, tokens: &own };
        let mut on_alone = Vec::new();
        let (style, alone) = rayon::join(
            || styles::bundle(&bundled, &styles::Neighbors::new(assets), diagnostics),
            || alone(files, manifests, &bundled, &mut on_alone),
        );
        diagnostics.extend(on_alone);
        Looks { style: Asset::fingerprinted("site.css", style.into_bytes().into()), alone }
    }

    fn words(self, chain: &[String], assets: &[Asset], diagnostics: &mut Vec<Diagnostic>) -> Words {
        let Self { sources, carried, config } = self;
        let base_path = config.base_path();
        let urls: FileUrls = assets.iter().map(|asset| (asset.name.clone(), format!("{base_path}{}", asset.path.url()))).collect();
        let urls = Arc::new(urls);
        // All templates of all themes are there under their full names, so that one can build on another of the same name.
        let templates: Vec<&SourceFile> = all_files(sources, carried, chain).into_values().filter(|file| is_template(&file.path)).collect();
        let strings = all_strings(sources, carried, chain, config, diagnostics);
        let bound = strings.into_par_iter().map(|(language, strings)| {
            let strings = Arc::new(strings);
            let mut faults = Vec::new();
            let engine = Engine::new(&templates, chain, &strings, &urls, &mut faults);
            (language, Bound { strings, engine }, faults)
        });
        let mut languages = BTreeMap::new();
        for (language, bound, faults) in bound.collect::<Vec<_>>() {
            // The same templates have the same mistakes in every language: they are told once.
            if languages.is_empty() {
                diagnostics.extend(faults);
            }
            languages.insert(language, bound);
        }
        Words(languages)
    }
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
    let is_there = |inside: &str| ["pages/", "components/", "feeds/"].iter().any(|folder| inside.starts_with(folder));
    matches!(path.extension(), "html" | "xml") && in_theme(path).is_some_and(is_there)
}

fn is_strings(path: &SourcePath) -> bool {
    in_theme(path).is_some_and(|inside| inside.starts_with("strings/"))
}

/// Whether a file, by its path in its theme, is published as it is.
fn is_asset(inside: &str) -> bool {
    inside.starts_with("static/") && !inside.starts_with("static/css/") && !inside.starts_with("static/js/")
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
    let own: Vec<&SourceFile> = sources.below(FOLDER).filter(|file| files.contains_key(&file.path)).collect();
    if !own.is_empty() {
        let base = SourcePath::new(&format!("{FOLDER}/{BASE}/strings/en.yaml")).and_then(|path| carried.get(&path));
        let of_base = Strings::read(&Language::new("en").expect("a tag"), &Vec::from_iter(base), &mut Vec::new());
        string_use::of_themes(&own, &english, &of_base, diagnostics);
    }
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
        if language.tag() != "en" {
            string_use::holes(&strings, &english, language.tag(), &of_language(language.tag()), diagnostics);
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
