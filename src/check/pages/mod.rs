//! Rules over the finished bytes of pages: what they would load, keep and send, what they must say, who could not use them, and where they lead.
//! A page is judged by itself, as a pure function of the prepared site, its path and its bytes; what only all pages together show is judged when
//! all have been seen. What one template does on every page is one finding.

use std::{
    collections::{BTreeMap, HashMap, HashSet, hash_map::Entry},
    sync::{Arc, Mutex, OnceLock},
};

use rayon::prelude::*;

use crate::{
    diagnostic::{Diagnostic, Place, Span},
    model::body::{Block, Hole},
    path::{OutputPath, SourcePath},
    plan::{Page, PageKind, Planned},
    render::{self, Prepared},
    source::{SourceFile, SourceTree},
};

mod access;
mod addresses;
mod elsewhere;
mod fields;
mod head;
mod html;
mod knowledge;
mod language;
mod links;
mod markup;
mod one;
mod origins;
mod privacy;
mod safety;
mod scripts;
mod together;
mod whereabouts;

pub use elsewhere::{LinkOut, lost};
pub(crate) use origins::{origins, written_in};

use addresses::Addresses;
use knowledge::Knowledge;
use one::OnePage;
use safety::Promises;
use together::Facts;

/// What all pages of a site are judged by.
pub struct Checker<'c> {
    prepared: &'c Prepared<'c>,
    knowledge: Knowledge,
    promises: Promises,
    /// Made when the first link is followed.
    addresses: OnceLock<Addresses>,
    /// The templates that the site brings, where findings may stand.
    templates: OnceLock<Vec<SourceFile>>,
    /// Where the rows of spreadsheets are, once a finding is looked up there.
    rows: Mutex<BTreeMap<SourcePath, Arc<[Span]>>>,
    /// The pages made of records that a build judges.
    firsts: OnceLock<Vec<OutputPath>>,
    /// Mistakes in the lists that a site adds.
    diagnostics: Vec<Diagnostic>,
}

/// What was found on a page.
#[derive(Debug, Default)]
struct Found {
    /// What is wrong with it.
    diagnostics: Vec<Diagnostic>,
    facts: Facts,
}

impl<'c> Checker<'c> {
    /// Gets ready to judge pages. `carried` are the files that the program carries.
    #[must_use]
    pub fn new(prepared: &'c Prepared<'c>, carried: &SourceTree) -> Self {
        let mut diagnostics = Vec::new();
        let knowledge = Knowledge::read(prepared.sources(), carried, &mut diagnostics);
        Self {
            prepared,
            knowledge,
            promises: Promises::of(prepared),
            addresses: OnceLock::new(),
            templates: OnceLock::new(),
            rows: Mutex::default(),
            firsts: OnceLock::new(),
            diagnostics,
        }
    }

    /// Judges a page by itself: remarks in the order in which they stand on the page, each with the page's address. Nothing for other files.
    #[must_use]
    pub fn page(&self, path: &OutputPath, bytes: &[u8]) -> Vec<Diagnostic> {
        let url = self.prepared.plan().urls().href(&path.url());
        self.see(path, bytes).diagnostics.into_iter().map(|diagnostic| diagnostic.seen_on(&url, 0)).collect()
    }

    /// Judges a page by itself, and remembers what pages are compared by.
    fn see(&self, path: &OutputPath, bytes: &[u8]) -> Found {
        match self.prepared.plan().files().get(path) {
            Some(Planned::Page(page)) => OnePage::judge(self, path, page, &String::from_utf8_lossy(bytes)),
            _ => Found::default(),
        }
    }

    /// What is wrong with a page, without its address, while a site is built. Pages that are made of records alone differ in facts, not in what
    /// the theme makes of them, and a directory has very many: the first of each kind and language speaks for them. [`Self::site`] judges all.
    pub(crate) fn faults(&self, path: &OutputPath, bytes: &[u8]) -> Vec<Diagnostic> {
        let plan = self.prepared.plan();
        let firsts = self.firsts.get_or_init(|| {
            let mut seen = HashSet::new();
            let of_records = plan.pages().filter(|(_, page)| self.is_made_of_records(page));
            let firsts = of_records.filter(|(_, page)| seen.insert((std::mem::discriminant(&page.kind), page.language)));
            firsts.map(|(path, _)| path.clone()).collect()
        });
        match plan.files().get(path) {
            Some(Planned::Page(page)) if self.is_made_of_records(page) && !firsts.contains(path) => Vec::new(),
            // A program of others says what it says; its policy holds it.
            Some(Planned::Editor(_)) => Vec::new(),
            _ => self.see(path, bytes).diagnostics,
        }
    }

    /// Whether nothing on a page but words and facts is an author's: no HTML, no picture.
    fn is_made_of_records(&self, page: &Page) -> bool {
        let site = self.prepared.site();
        match page.kind {
            PageKind::Place(..) | PageKind::Online(..) | PageKind::Term(..) | PageKind::Facet(..) | PageKind::Provider(_) => true,
            PageKind::Program(index) => {
                let program = &site.programs()[index];
                let bodies = std::iter::once(&program.body).chain(program.texts.values().map(|text| &text.body));
                !site.config().trust_html && bodies.flat_map(|body| &body.blocks).all(is_plain)
            }
            _ => false,
        }
    }

    /// Renders and judges all pages, and what they and the theme's scripts and styles are made of.
    #[must_use]
    pub fn site(&self) -> Vec<Diagnostic> {
        let pages: Vec<(&OutputPath, &Page)> = self.prepared.plan().pages().collect();
        let look = |(path, _): &(&OutputPath, &Page)| match render::file(self.prepared, path) {
            Some(Ok(bytes)) => Ok(self.see(path, &bytes)),
            Some(Err(fault)) => Err(fault),
            None => Ok(Found::default()),
        };
        let seen: Vec<Result<Found, Diagnostic>> = pages.par_iter().map(look).collect();
        let mut diagnostics = self.diagnostics.clone();
        diagnostics.extend(scripts::of_theme(self));
        let mut judged = Vec::with_capacity(pages.len());
        let mut all = Vec::with_capacity(pages.len());
        for ((path, page), seen) in pages.into_iter().zip(seen) {
            match seen {
                Ok(found) => {
                    judged.push((path, found.diagnostics));
                    all.push((path, page, found.facts));
                }
                Err(fault) if !diagnostics.contains(&fault) => diagnostics.push(fault),
                Err(_) => {}
            }
        }
        let compared = together::compare(self, &all);
        diagnostics.extend(self.merged(judged));
        diagnostics.extend(compared);
        diagnostics
    }

    /// Puts the same finding of many pages into one, told of the first.
    pub(crate) fn merged<'p>(&self, found: impl IntoIterator<Item = (&'p OutputPath, Vec<Diagnostic>)>) -> Vec<Diagnostic> {
        let mut first: HashMap<(&'static str, Place, String), usize> = HashMap::new();
        let mut told: Vec<(Diagnostic, &OutputPath, &OutputPath, usize)> = Vec::new();
        for (path, diagnostic) in found.into_iter().flat_map(|(path, list)| list.into_iter().map(move |diagnostic| (path, diagnostic))) {
            match first.entry((diagnostic.rule.code, diagnostic.place.clone(), diagnostic.message.clone())) {
                Entry::Vacant(entry) => {
                    entry.insert(told.len());
                    told.push((diagnostic, path, path, 0));
                }
                Entry::Occupied(entry) => {
                    let (_, _, last, others) = &mut told[*entry.get()];
                    // Twice on one page is one page.
                    *others += usize::from(*last != path);
                    *last = path;
                }
            }
        }
        let urls = self.prepared.plan().urls();
        told.into_iter().map(|(diagnostic, path, _, others)| diagnostic.seen_on(&urls.href(&path.url()), others)).collect()
    }

    fn addresses(&self) -> &Addresses {
        self.addresses.get_or_init(|| Addresses::of(self.prepared.plan()))
    }
}

/// The words that a page shows, with single spaces.
pub(super) fn words_of_page(page: &str) -> String {
    let html = html::Html::read(page);
    let body = html.elements().find(|element| element.name() == "body").or_else(|| html.elements().next());
    body.map(html::Element::words).unwrap_or_default()
}

/// Whether a block is words without a picture.
fn is_plain(block: &Block) -> bool {
    matches!(block, Block::Html(_, holes) if !holes.iter().any(|(_, hole)| matches!(hole, Hole::Picture(_))))
}
