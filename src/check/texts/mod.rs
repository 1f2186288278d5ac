//! Rules over the prose that an author wrote, document by document. What a document says of itself is found once, and again only if it or the
//! lists change.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use rayon::prelude::*;

use super::{
    reading::{self, Counter, Report},
    words::{self, Lists},
};
use crate::{
    config::{self, Readability},
    content::{
        self, Document, Origin, Parsed, Trust,
        raw::{self, Grammar},
    },
    diagnostic::Diagnostic,
    model::Site,
    path::SourcePath,
    source::SourceTree,
    value::Language,
};

mod calls;
mod pages;
mod providers;
mod review;

use calls::HelpLines;
use providers::Providers;

pub(super) use pages::{Page, Subject, Text};

/// What was found the last time, and by which lists.
#[derive(Default)]
pub struct TextsMemory {
    lists: Option<Arc<Standard>>,
    /// The documents, in their order, and what was found in each.
    known: Vec<(Parsed, Arc<[Diagnostic]>)>,
}

impl std::fmt::Debug for TextsMemory {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("TextsMemory").field("documents", &self.known.len()).finish_non_exhaustive()
    }
}

/// All that texts are held against.
struct Standard {
    made_of: MadeOf,
    default: Language,
    providers: Providers,
    languages: BTreeMap<Box<str>, (Lists, Option<Counter>)>,
}

/// How hard a page is to read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The file.
    pub file: SourcePath,
    /// Which row or entry of it; none for a file that is one page.
    pub record: Option<u32>,
    /// The tag of its language.
    pub language: String,
    /// What was counted.
    pub report: Report,
}

/// Holds all texts against the rules on words and reading. `documents` are those of `sources`. Remarks on the configuration come first, then those on
/// the documents in their order, and in each in that of its texts. What `memory` knows of a document is not looked for again.
#[must_use]
pub fn texts(site: &Site, sources: &SourceTree, documents: &[Parsed], memory: &mut TextsMemory) -> Vec<Diagnostic> {
    let made_of = MadeOf::of(site);
    let known = memory.lists.take().filter(|known| known.made_of == made_of);
    if known.is_none() {
        memory.known.clear();
    }
    let standard = known.unwrap_or_else(|| Arc::new(Standard::new(site, made_of)));
    let look = |parsed: &Parsed| -> Arc<[Diagnostic]> {
        prose(site, sources, parsed).map(|document| standard.findings(&document)).unwrap_or_default().into()
    };
    if memory.known.len() == documents.len() {
        // Most edits leave every document where it is.
        let anew = memory.known.par_iter_mut().zip(documents).filter(|((known, _), parsed)| !Arc::ptr_eq(known, parsed));
        anew.for_each(|(known, parsed)| *known = (Arc::clone(parsed), look(parsed)));
    } else {
        let before: HashMap<_, _> = memory.known.drain(..).map(|(parsed, found)| (Arc::as_ptr(&parsed).addr(), (parsed, found))).collect();
        let found = |parsed: &Parsed| before.get(&Arc::as_ptr(parsed).addr()).map_or_else(|| look(parsed), |(_, found)| Arc::clone(found));
        memory.known = documents.par_iter().map(|parsed| (Arc::clone(parsed), found(parsed))).collect();
    }
    let origin = Origin::of_file(config::file());
    let of_config = pages::of_config(site.config(), &origin);
    let mut remarks: Vec<Diagnostic> = of_config.iter().flat_map(|page| standard.on_page(page)).collect();
    remarks.extend(memory.known.iter().flat_map(|(_, found)| found.iter().cloned()));
    memory.lists = Some(standard);
    remarks
}

/// Asks something of every page that an author wrote, in the order of the documents.
pub(super) fn all_pages<F>(site: &Site, sources: &SourceTree, documents: &[Parsed], ask: F) -> Vec<Diagnostic>
where
    F: Fn(&Page<'_>) -> Vec<Diagnostic> + Sync,
{
    let default = site.config().default_language().tag();
    let look = |parsed: &Parsed| -> Vec<Diagnostic> {
        let document = prose(site, sources, parsed);
        document.iter().flat_map(|document| pages::pages(document, default)).flat_map(|page| ask(&page)).collect()
    };
    documents.par_iter().flat_map_iter(look).collect()
}

/// Measures all texts in languages for which there is a formula, in the order of the documents.
#[must_use]
pub fn readings(site: &Site, sources: &SourceTree, documents: &[Parsed]) -> Vec<Reading> {
    let standard = Standard::new(site, MadeOf::of(site));
    let read = |parsed: &Parsed| prose(site, sources, parsed).map(|document| standard.readings(&document)).unwrap_or_default();
    documents.par_iter().flat_map_iter(read).collect()
}

/// A document with its passages.
fn prose(site: &Site, sources: &SourceTree, parsed: &Parsed) -> Option<Document> {
    let trust = Trust { html: site.config().trust_html };
    sources.get(&parsed.value.path).map(|file| content::parse_prose(file, trust))
}

/// What a standard is made of.
#[derive(PartialEq)]
struct MadeOf {
    words: BTreeMap<Box<str>, Vec<raw::Word>>,
    grammars: BTreeMap<String, Grammar>,
    languages: Vec<Language>,
    readability: Readability,
    /// What glossaries explain, by language.
    names: Vec<Vec<String>>,
    help_lines: HelpLines,
    is_real: bool,
    providers: providers::Known,
}

impl MadeOf {
    fn of(site: &Site) -> Self {
        let config = site.config();
        Self {
            words: site.words().clone(),
            grammars: site.grammars().clone(),
            languages: config.languages.clone(),
            readability: config.readability.clone(),
            names: config.languages.iter().map(|language| names(site, language).collect()).collect(),
            help_lines: HelpLines::of(site),
            is_real: !config.demonstration,
            providers: providers::Known::of(site),
        }
    }
}

/// What the glossary of a language explains, where texts link to it.
fn names(site: &Site, language: &Language) -> impl Iterator<Item = String> {
    let entries = if site.config().glossary_links { site.glossary(language) } else { &[] };
    entries.iter().flat_map(|entry| {
        let (long, short) = entry.term.split_once(" (").map_or((&*entry.term, None), |(long, rest)| (long, rest.strip_suffix(')')));
        let names = std::iter::once(long).chain(short).chain(entry.also.iter().map(String::as_str));
        names.map(str::to_owned).collect::<Vec<_>>()
    })
}

impl Standard {
    fn new(site: &Site, made_of: MadeOf) -> Self {
        let none = Grammar::default();
        let standard = |language: &Language| {
            let tag = language.tag();
            // `es-MX` is written by the rules of `es`.
            let base = tag.split('-').next().unwrap_or(tag);
            let grammar = site.grammars().get(tag).or_else(|| site.grammars().get(base)).unwrap_or(&none);
            let words = site.words().get(tag).or_else(|| site.words().get(base)).map(Vec::as_slice).unwrap_or_default();
            let lists = Lists::new(tag, words, grammar, names(site, language));
            (Box::from(tag), (lists, Counter::new(tag, grammar, &site.config().readability.allow)))
        };
        let providers = Providers::new(made_of.providers.clone());
        Self {
            made_of,
            providers,
            default: *site.config().default_language(),
            languages: site.config().languages.iter().map(standard).collect(),
        }
    }

    fn findings(&self, document: &Document) -> Vec<Diagnostic> {
        // A spreadsheet is one document of many pages.
        pages::pages(document, self.default.tag()).par_iter().flat_map_iter(|page| self.on_page(page)).collect()
    }

    fn on_page(&self, page: &Page<'_>) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        let Some((lists, counter)) = self.languages.get(&*page.language) else { return diagnostics };
        words::findings(page, lists, &mut diagnostics);
        self.made_of.help_lines.findings(page, &mut diagnostics);
        self.providers.findings(page, &mut diagnostics);
        review::findings(page, self.made_of.is_real, &mut diagnostics);
        if let Some(counter) = counter.as_ref().filter(|_| !matches!(page.subject, Subject::Vocabulary)) {
            reading::findings(page, counter, &mut diagnostics);
        }
        diagnostics
    }

    fn readings(&self, document: &Document) -> Vec<Reading> {
        let measure = |page: Page<'_>| {
            let counter = self.languages.get(&*page.language)?.1.as_ref()?;
            let report = reading::report(&page, counter);
            let reading = Reading { file: document.path.clone(), record: page.record(), language: page.language.into_owned(), report };
            (reading.report.page.words > 0).then_some(reading)
        };
        pages::pages(document, self.default.tag()).into_iter().filter_map(measure).collect()
    }
}

/// The grammar that the program carries, for tests of what is made of it.
#[cfg(test)]
pub(super) fn built_in_grammar(language: &str) -> Grammar {
    use crate::content::{self, Records, Trust};
    let file = crate::source::embedded().files().find(|file| file.path.as_str() == "content/grammar.yaml").cloned().expect("it is carried");
    let read = content::parse(&file, Trust::default());
    assert_eq!(read.diagnostics, []);
    let Records::Grammars(entry) = read.value.records else { panic!("it is a grammar") };
    entry.raw.0[language].clone()
}
