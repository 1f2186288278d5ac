//! The search of the finished site: an index that is made of the typed site, and the engine that reads it in the browser (`client/*.js`, published
//! as `/search/engine.js`). This is where the format of the index is written down.
//!
#![doc = include_str!("format.md")]

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::{Value, json};

use crate::{
    model::{Site, vocabulary::fold},
    path::OutputPath,
    plan::Plan,
    source::Content,
    theme::Theme,
    value::Language,
};

mod cards;
mod directory;
mod engine;
mod facets;
mod inverted;
mod language;
mod pieces;
mod places;
mod shards;
mod synonyms;
mod texts;
mod words;

pub use engine::engine;

use directory::{Directory, Entry};
use facets::Facet;
use inverted::Inverted;
use shards::Shards;
use words::{Field, Weigher};

/// The folder of index and engine in the output.
pub const FOLDER: &str = "search";

/// The folder inside it of all files that never change.
pub const SHARDS: &str = "shards";

/// The version of the format; the engine refuses others.
const VERSION: u32 = 1;

/// An index whose files together are smaller than this, in bytes, is one file.
const ONE_FILE: usize = 400_000;

const NAME: Field = Field { weight: 6.0, usual_length: 4.0, has_all_words: false };
const OTHER_NAMES: Field = Field { weight: 4.0, usual_length: 4.0, has_all_words: false };
const PROVIDER: Field = Field { weight: 4.0, usual_length: 4.0, has_all_words: false };
const CITY: Field = Field { weight: 2.0, usual_length: 1.5, has_all_words: false };
const SUMMARY: Field = Field { weight: 2.0, usual_length: 20.0, has_all_words: false };
const DESCRIPTION: Field = Field { weight: 1.0, usual_length: 120.0, has_all_words: false };

/// The files of engine and index, by path.
pub type Files = BTreeMap<OutputPath, Content>;

/// Makes the index of a site in all its languages, and puts the engine beside it.
#[must_use]
pub fn files(site: &Site, plan: &Plan, theme: &Theme) -> Files {
    let directory = Directory::new(site, plan);
    let facets = facets::facets(&directory);
    let mut shared = Shards::default();
    let (programs, lexicon) = programs(&directory, &facets, &mut shared);
    let summaries = pieces::summaries(&directory, &mut shared);
    let places = places::write(&directory, &mut shared);
    let roots: Vec<(Language, Value, Shards)> = site
        .config()
        .languages
        .par_iter()
        .map(|language| {
            let mut shards = Shards::default();
            let (texts, pages) = texts::write(site, plan, language, &mut shards);
            let mut root = root(&directory, plan, theme, &facets, language);
            root["synonyms"] = synonyms::entries(site, plan, language, &pages).into();
            let more = json!({
                "summaries": summaries,
                "lexicon": lexicon,
                "texts": texts,
                "phrases": facets.iter().map(|facet| facet.phrases(language, site)).collect::<Vec<_>>(),
            });
            root["more"] = shards.add("m", more.to_string()).into();
            (*language, root, shards)
        })
        .collect();
    let is_small =
        shared.size(is_inlined) + roots.iter().map(|(_, _, shards)| shards.size(is_inlined)).max().unwrap_or_default() < ONE_FILE;
    let mut files = Files::new();
    for (language, mut root, mut shards) in roots {
        root["programs"] = programs.clone();
        root["programs"]["url"] = plan.urls().href(&plan.urls().finder(&language)).into();
        for (key, value) in places.as_object().into_iter().flatten() {
            root["places"][key] = value.clone();
        }
        if is_small {
            let mut inline = shared.parsed(is_inlined);
            inline.extend(shards.parsed(is_inlined));
            root["inline"] = inline.into();
            shards.keep(|kind| !is_inlined(kind));
        }
        files.insert(path(language.tag()), root.to_string().into_bytes().into());
        files.extend(shards.into_files().map(|(name, json)| (path(&format!("{SHARDS}/{name}")), Content::from(json.into_bytes()))));
    }
    if is_small {
        shared.keep(|kind| !is_inlined(kind));
    }
    files.extend(shared.into_files().map(|(name, json)| (path(&format!("{SHARDS}/{name}")), Content::from(json.into_bytes()))));
    let engine = engine();
    files.insert(engine.path, engine.content);
    files
}

fn path(name: &str) -> OutputPath {
    OutputPath::new(&format!("{FOLDER}/{name}.json")).expect("names are letters, digits and hyphens")
}

/// What a small site has in one file: everything but texts and places, of which a search reads little.
fn is_inlined(kind: &str) -> bool {
    !matches!(kind, "t" | "z" | "p")
}

/// Writes everything about programs that is the same in all languages, and returns what the roots say of it, and where the list of all words is.
fn programs(directory: &Directory<'_>, facets: &[Facet<'_>], shards: &mut Shards) -> (Value, String) {
    let mut programs = pieces::write(directory, facets, shards);
    let chunks = directory.entries.par_chunks(512).enumerate().map(|(chunk, entries)| invert(directory, entries, chunk * 512));
    let mut inverted = chunks.reduce_with(Inverted::append).unwrap_or_default();
    for facet in facets {
        for term in facet.terms.iter().filter(|term| !term.programs.is_empty() && facet.of == facet.id) {
            inverted.add_facet(facet.key(term), &term.programs);
        }
    }
    for (key, numbers) in regions(directory) {
        inverted.add_facet(key, &numbers);
    }
    let words = inverted.write("w", shards);
    programs["count"] = directory.entries.len().into();
    programs["words"] = json!({"first": words.first, "files": words.files});
    (programs, words.lexicon)
}

/// The words of some programs, the first of which has the number `start`.
fn invert(directory: &Directory<'_>, entries: &[Entry<'_>], start: usize) -> Inverted {
    let mut inverted = Inverted::default();
    let mut weigher = Weigher::new();
    let default = directory.site.config().default_language().tag();
    for (entry, number) in entries.iter().zip(u32::try_from(start).unwrap_or_default()..) {
        let program = entry.program;
        let identity = &program.identity;
        weigher.add(&identity.name, NAME, default);
        identity.alternate_names.iter().for_each(|name| weigher.add(name, OTHER_NAMES, default));
        weigher.add(&directory.site.organization_of(program).name, PROVIDER, default);
        weigher.add(entry.address().map_or("", |address| &address.city), CITY, default);
        weigher.add(&identity.summary, SUMMARY, default);
        weigher.add(&program.body.text(), DESCRIPTION, default);
        weigher.add(program.alert.as_ref().map_or("", |alert| &alert.text), DESCRIPTION, default);
        for (language, text) in &program.texts {
            weigher.add(text.fields.name.as_deref().unwrap_or_default(), NAME, language.tag());
            weigher.add(text.fields.summary.as_deref().unwrap_or_default(), SUMMARY, language.tag());
            weigher.add(&text.body.text(), DESCRIPTION, language.tag());
        }
        weigher.finish(|word, impact| inverted.add(word, number, impact));
    }
    inverted
}

/// States and counties with the programs to visit there, and states with those that people there can join online.
fn regions(directory: &Directory<'_>) -> BTreeMap<String, Vec<u32>> {
    let mut regions: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (number, entry) in directory.numbered() {
        if let Some(address) = entry.address() {
            regions.entry(format!("state/{}", address.state)).or_default().push(number);
            if let Some(county) = &address.county {
                regions.entry(format!("county/{}/{}", address.state, fold(county))).or_default().push(number);
            }
        }
        for state in entry.program.delivery.telehealth_states.iter().filter(|_| entry.program.delivery.online) {
            regions.entry(format!("online/{state}")).or_default().push(number);
        }
    }
    regions
}

/// The root of a language, without what is the same in all.
fn root(directory: &Directory<'_>, plan: &Plan, theme: &Theme, facets: &[Facet<'_>], language: &Language) -> Value {
    let site = directory.site;
    let strings = theme.strings(language);
    let own_first = std::iter::once(language.tag()).chain(language::KNOWN.into_iter().filter(|known| *known != language.tag()));
    let inflections: serde_json::Map<String, Value> = own_first.map(|tag| (tag.to_owned(), json!(language::inflections(tag)))).collect();
    json!({
        "version": VERSION,
        "language": language.tag(),
        "as_of": site.as_of().to_string(),
        "places": {"states": places::states(directory, plan, language)},
        "facets": facets.iter().map(|facet| facet.describe(directory, strings, language)).collect::<Vec<_>>(),
        "ages": facets::AGES,
        "stop": language::stop_words(),
        "in": language::words_before_places(),
        "inflections": inflections,
    })
}
