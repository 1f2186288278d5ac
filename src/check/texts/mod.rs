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
    content::{Document, Parsed, raw::Grammar},
    diagnostic::Diagnostic,
    model::Site,
    path::SourcePath,
    value::Language,
};

mod pages;

pub(super) use pages::{Page, Subject, Text};

/// What was found the last time, and by which lists.
#[derive(Default)]
pub struct Memory {
    lists: Option<Arc<Standard>>,
    /// By the address of the document, which is held so that no other has it.
    known: HashMap<usize, (Parsed, Arc<[Diagnostic]>)>,
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Memory").field("documents", &self.known.len()).finish_non_exhaustive()
    }
}

/// All that texts are held against.
struct Standard {
    print: blake3::Hash,
    default: Language,
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

/// Holds all texts against the rules on words and reading. Remarks come in the order of the documents, and in each in that of its texts. What
/// `memory` knows of a document is not looked for again.
#[must_use]
pub fn texts(site: &Site, documents: &[Parsed], memory: &mut Memory) -> Vec<Diagnostic> {
    let print = print(site);
    let known = memory.lists.take().filter(|known| known.print == print);
    if known.is_none() {
        memory.known.clear();
    }
    let standard = known.unwrap_or_else(|| Arc::new(Standard::new(site, print)));
    let before = std::mem::take(&mut memory.known);
    let look = |parsed: &Parsed| match before.get(&address(parsed)) {
        Some((_, found)) => Arc::clone(found),
        None => standard.findings(&parsed.value).into(),
    };
    let found: Vec<Arc<[Diagnostic]>> = documents.par_iter().map(look).collect();
    let diagnostics = found.iter().flat_map(|found| found.iter().cloned()).collect();
    memory.known = documents.iter().zip(found).map(|(parsed, found)| (address(parsed), (Arc::clone(parsed), found))).collect();
    memory.lists = Some(standard);
    diagnostics
}

/// Measures all texts in languages for which there is a formula, in the order of the documents.
#[must_use]
pub fn readings(site: &Site, documents: &[Parsed]) -> Vec<Reading> {
    let standard = Standard::new(site, print(site));
    documents.par_iter().flat_map_iter(|parsed| standard.readings(&parsed.value)).collect()
}

/// Names a document.
fn address(parsed: &Parsed) -> usize {
    Arc::as_ptr(parsed).addr()
}

/// Changes whenever a list does.
fn print(site: &Site) -> blake3::Hash {
    let config = site.config();
    let names = config.languages.iter().map(|language| names(site, language).collect::<Vec<_>>()).collect::<Vec<_>>();
    let all = (site.words(), site.grammars(), &config.languages, &config.readability, config.glossary_links, names);
    blake3::hash(format!("{all:?}").as_bytes())
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
    fn new(site: &Site, print: blake3::Hash) -> Self {
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
        Self { print, default: *site.config().default_language(), languages: site.config().languages.iter().map(standard).collect() }
    }

    fn findings(&self, document: &Document) -> Vec<Diagnostic> {
        // A spreadsheet is one document of many pages.
        pages::pages(document, self.default.tag()).par_iter().flat_map_iter(|page| self.on_page(page)).collect()
    }

    fn on_page(&self, page: &Page<'_>) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        let Some((lists, counter)) = self.languages.get(&*page.language) else { return diagnostics };
        words::findings(page, lists, &mut diagnostics);
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
