//! What only all pages together show: titles that stand twice, languages that do not name each other, parts of other pages, pages that nothing
//! leads to.

use std::{
    collections::{BTreeMap, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
};

use super::Checker;
use crate::{
    diagnostic::{Diagnostic, Place},
    path::OutputPath,
    plan::{Page, PageKind},
};

/// What pages are compared by. Positions are those of files in the plan.
#[derive(Debug)]
pub(super) struct Facts {
    pub(super) title: Option<String>,
    pub(super) description: String,
    /// Whether search engines may list the page.
    pub(super) is_listed: bool,
    /// Prints of the ids on the page, sorted.
    pub(super) ids: Vec<u64>,
    /// Links to parts of other pages: which file, the print of the id, and the link as written.
    pub(super) parts: Vec<(usize, u64, Box<str>)>,
    /// Files that the page leads to, sorted.
    pub(super) leads_to: Vec<usize>,
    /// Tags of languages, each with the page that is named as this one in that language.
    pub(super) alternates: Vec<(Box<str>, usize)>,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            title: None,
            description: String::new(),
            is_listed: true,
            ids: Vec::new(),
            parts: Vec::new(),
            leads_to: Vec::new(),
            alternates: Vec::new(),
        }
    }
}

/// A short stand-in for an id.
pub(super) fn print(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// A page with what it is compared by.
type Seen<'p> = (&'p OutputPath, &'p Page, Facts);

/// Compares all pages of a site, in the order of their paths.
pub(super) fn compare(checker: &Checker<'_>, pages: &[Seen<'_>]) -> Vec<Diagnostic> {
    let positions = checker.addresses();
    let by_position: HashMap<usize, usize> =
        pages.iter().enumerate().filter_map(|(index, (path, ..))| Some((positions.position(path)?, index))).collect();
    let mut diagnostics = checker.merged(pages.iter().map(|(path, page, facts)| {
        let mut found = Vec::new();
        parts(checker, (page, facts), pages, &by_position, &mut found);
        pairs(checker, (path, page, facts), pages, &by_position, &mut found);
        (*path, found)
    }));
    diagnostics.extend(same(checker, pages));
    diagnostics.extend(orphans(checker, pages, &by_position));
    diagnostics
}

fn parts(
    checker: &Checker<'_>,
    (page, facts): (&Page, &Facts),
    pages: &[Seen<'_>],
    by_position: &HashMap<usize, usize>,
    found: &mut Vec<Diagnostic>,
) {
    for (position, id, url) in &facts.parts {
        let there = by_position.get(position).map(|index| &pages[*index].2);
        if there.is_some_and(|there| there.ids.binary_search(id).is_err()) {
            found.push(Diagnostic::broken_anchor(checker.place_of(page, url), url));
        }
    }
}

fn pairs(
    checker: &Checker<'_>,
    (path, page, facts): (&OutputPath, &Page, &Facts),
    pages: &[Seen<'_>],
    by_position: &HashMap<usize, usize>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(own) = checker.addresses().position(path) else { return };
    for (_, position) in facts.alternates.iter().filter(|(language, position)| &**language != "x-default" && *position != own) {
        let Some((other, _, there)) = by_position.get(position).map(|index| &pages[*index]) else { continue };
        if !there.alternates.iter().any(|(_, back)| *back == own) {
            let url = checker.prepared.plan().urls().href(&other.url());
            found.push(Diagnostic::hreflang_pair(checker.place_of(page, ""), &url, "and does not name this page"));
        }
    }
}

/// Titles and descriptions that several listed pages of one language have.
fn same(checker: &Checker<'_>, pages: &[Seen<'_>]) -> Vec<Diagnostic> {
    let urls = checker.prepared.plan().urls();
    let listed = || pages.iter().filter(|(_, _, facts)| facts.is_listed);
    let mut titles: BTreeMap<(&str, &str), Vec<&Seen<'_>>> = BTreeMap::new();
    let mut descriptions: BTreeMap<(&str, &str), Vec<&Seen<'_>>> = BTreeMap::new();
    for seen in listed() {
        let language = seen.1.language.tag();
        if let Some(title) = seen.2.title.as_deref() {
            titles.entry((language, title)).or_default().push(seen);
        }
        if !seen.2.description.is_empty() {
            descriptions.entry((language, &seen.2.description)).or_default().push(seen);
        }
    }
    let place = |seen: &Seen<'_>| -> Place { checker.words_of(seen.1) };
    let first = |seen: &Seen<'_>| urls.href(&seen.0.url());
    let several = |(_, seen): &(&(&str, &str), &Vec<&Seen<'_>>)| seen.len() > 1;
    let titles =
        titles.iter().filter(several).map(|((_, title), seen)| Diagnostic::same_title(place(seen[0]), title, seen.len(), &first(seen[0])));
    let descriptions =
        descriptions.iter().filter(several).map(|(_, seen)| Diagnostic::same_description(place(seen[0]), seen.len(), &first(seen[0])));
    titles.chain(descriptions).collect()
}

/// Pages that no other page leads to, but for those that nobody looks for: the one that says that there is nothing, and stand-ins. A text in
/// another language is no other page.
fn orphans(checker: &Checker<'_>, pages: &[Seen<'_>], by_position: &HashMap<usize, usize>) -> Vec<Diagnostic> {
    let (mut is_found, mut variants) = (vec![false; pages.len()], Vec::new());
    for (index, (_, page, facts)) in pages.iter().enumerate() {
        for target in facts.leads_to.iter().filter_map(|position| by_position.get(position)).copied().filter(|target| *target != index) {
            if page.kind.is_same_text(&pages[target].1.kind) {
                variants.push((index, target));
            } else {
                is_found[target] = true;
            }
        }
    }
    // Who finds a text in one language finds it in the others.
    let found_by_another: Vec<usize> = variants.into_iter().filter(|(from, _)| is_found[*from]).map(|(_, to)| to).collect();
    for target in found_by_another {
        is_found[target] = true;
    }
    let is_looked_for = |page: &Page| !matches!(page.kind, PageKind::NotFound | PageKind::Notice(_));
    let lost = pages.iter().zip(is_found).filter(|((_, page, _), is_found)| !is_found && is_looked_for(page));
    let urls = checker.prepared.plan().urls();
    lost.map(|((path, page, _), _)| Diagnostic::orphan_page(checker.words_of(page), &urls.href(&path.url()))).collect()
}
