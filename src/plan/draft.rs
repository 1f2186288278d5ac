//! A plan while it is being made: each page of each language finds its place.

use std::{collections::BTreeMap, sync::Arc};

use rayon::prelude::*;

use super::{
    List, Listings, Memory, Page, PageKind, Planned, Untranslated, Urls,
    memory::Recalled,
    paths::{Files, Shelf},
};
use crate::{
    config,
    diagnostic::{Diagnostic, Place},
    model::{Site, Variants, program::Status},
    path::{OutputPath, SourcePath},
    picture::Sizes,
    value::Language,
};

/// A plan while it is being made.
pub(super) struct Draft<'s> {
    pub(super) site: &'s Site,
    pub(super) urls: Arc<Urls>,
    pub(super) listings: Arc<Listings>,
    /// Pages, and what belongs to one of them, in the order in which they want their URLs.
    wanted: Vec<Planned>,
    /// What wanted URLs the last time, and the places that it got.
    known: Option<(Vec<Planned>, Arc<Placed>)>,
    pub(super) files: Files,
    /// How many pages search engines may list.
    pub(super) indexable: usize,
    pub(super) pictures: BTreeMap<SourcePath, Sizes>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// The places of pages and of what belongs to them.
#[derive(Debug)]
pub(super) struct Placed {
    files: Arc<Shelf>,
    /// How many of them search engines may list.
    indexable: usize,
    /// Those whose place was taken, in the order in which they wanted it.
    late: Vec<(OutputPath, Planned)>,
}

impl Placed {
    /// Finds places for all at once: to sort many is faster than to insert each.
    fn new(wanted: &[Planned], path: impl Fn(&Planned) -> OutputPath + Sync) -> Self {
        let mut placed: Vec<(OutputPath, usize)> =
            wanted.par_iter().enumerate().map(|(position, planned)| (path(planned), position)).collect();
        // The position decides between those that want the same place: the first gets it.
        placed.par_sort_unstable();
        let mut late = Vec::new();
        placed.dedup_by(|(path, position), (taken, _)| {
            let is_taken = path == taken;
            if is_taken {
                late.push((*position, path.clone()));
            }
            is_taken
        });
        late.sort_unstable();
        let files: Shelf = placed.into_iter().map(|(path, position)| (path, wanted[position].clone())).collect();
        let is_indexable = |planned: &&Planned| matches!(planned, Planned::Page(page) if page.kind.is_indexable());
        let indexable = files.values().filter(is_indexable).count();
        Self {
            files: Arc::new(files),
            indexable,
            late: late.into_iter().map(|(position, path)| (path, wanted[position].clone())).collect(),
        }
    }
}

impl<'s> Draft<'s> {
    /// A plan without files.
    pub(super) fn new(site: &'s Site, memory: &mut Memory) -> Self {
        let urls = Urls::new(site);
        let Recalled { listings, places } = memory.recall(site, &urls);
        Self {
            site,
            urls: Arc::new(urls),
            listings: listings.unwrap_or_else(|| Arc::new(Listings::new(site))),
            wanted: Vec::new(),
            known: places,
            files: Files::default(),
            indexable: 0,
            pictures: BTreeMap::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Plans a file at a URL. Of two that want the same URL the first gets it.
    pub(super) fn insert(&mut self, path: OutputPath, planned: Planned, place: Option<Place>) {
        if let Some(taken) = self.in_the_way(&path, &planned) {
            let rival = if let Planned::Page(page) = taken { self.place_of(&page.kind, &page.language) } else { None };
            let other = describe(taken, rival.as_ref());
            let place = place.unwrap_or_else(|| (&config::file()).into());
            self.diagnostics.push(Diagnostic::url_taken(place, path.url().as_str(), &other).against(rival));
        } else {
            self.files.insert(path, planned);
        }
    }

    /// What lies at a path already. Whatever is no page may also meet a file where it needs a folder, or a folder where it would be a file;
    /// pages lie in folders of their own.
    fn in_the_way(&self, path: &OutputPath, planned: &Planned) -> Option<&Planned> {
        let folders = || path.as_str().match_indices('/').filter_map(|(at, _)| OutputPath::new(&path.as_str()[..at]));
        let inside = || {
            let folder = format!("{path}/");
            let mut later = self.files.from(path).skip_while(|(other, _)| other.as_str() < folder.as_str());
            later.next().filter(|(other, _)| other.as_str().starts_with(&folder)).map(|(_, taken)| taken)
        };
        let exactly = self.files.get(path);
        if matches!(planned, Planned::Page(_)) {
            exactly
        } else {
            exactly.or_else(|| folders().find_map(|above| self.files.get(&above))).or_else(inside)
        }
    }

    fn page(&mut self, language: &Language, kind: PageKind) {
        self.wanted.push(Planned::Page(Page { language: *language, kind }));
    }

    /// Plans what readers can take along from a program, beside its page. What is gone answers nobody; where no session is told, there is no
    /// calendar.
    pub(super) fn program_files(&mut self) {
        for (index, program) in self.site.programs().iter().enumerate() {
            if program.identity.status != Status::Defunct {
                self.wanted.push(Planned::Contact(index));
            }
            if program.is_listed() && program.schedule.tracks.iter().any(|track| !track.sessions.is_empty()) {
                self.wanted.push(Planned::Sessions(index));
            }
        }
    }

    /// Gives all pages, and what belongs to them, their places, before any other file.
    pub(super) fn place(&mut self, memory: &mut Memory) {
        let wanted = std::mem::take(&mut self.wanted);
        let known = self.known.take().filter(|(before, _)| *before == wanted).map(|(_, placed)| placed);
        let placed = known.unwrap_or_else(|| Arc::new(Placed::new(&wanted, |planned| self.path(planned))));
        self.files = Files::new(Arc::clone(&placed.files));
        self.indexable = placed.indexable;
        for (path, planned) in &placed.late {
            let place = if let Planned::Page(page) = planned { self.place_of(&page.kind, &page.language) } else { None };
            self.insert(path.clone(), planned.clone(), place);
        }
        memory.keep(self.site, Arc::clone(&self.urls), Arc::clone(&self.listings), wanted, placed);
    }

    /// Where a page, or what belongs to one, lies.
    fn path(&self, planned: &Planned) -> OutputPath {
        let id = |index: &usize| &self.site.programs()[*index].id;
        let url = match planned {
            Planned::Page(page) => self.urls.page(&page.language, &page.kind, self.site),
            Planned::Contact(index) => self.urls.contact(id(index)),
            Planned::Sessions(index) => self.urls.sessions(id(index)),
            _ => unreachable!("only pages, and what belongs to them, are placed together"),
        };
        url.output()
    }

    /// The file that a page is made of, for remarks.
    fn place_of(&self, kind: &PageKind, language: &Language) -> Option<Place> {
        match kind {
            PageKind::Section(id) | PageKind::Article(id) => {
                self.site.articles().get(id)?.get(language).map(|article| article.origin.here())
            }
            PageKind::About(id) => self.site.pages().get(id)?.get(language).map(|page| page.origin.here()),
            PageKind::Checklist(id) => self.site.checklists().get(id)?.get(language).map(|checklist| checklist.origin.here()),
            PageKind::Program(index) => Some(self.site.programs()[*index].origin.here()),
            PageKind::Provider(id) => self.site.organizations().get(id).map(|organization| organization.origin.here()),
            _ => None,
        }
    }

    /// Plans articles, pages about the site and checklists, with notices in the place of missing translations.
    pub(super) fn texts(&mut self, language: &Language) {
        let site = self.site;
        for (id, variants) in site.articles() {
            let is_section = variants.values().any(|article| article.is_section);
            let kind = if is_section { PageKind::Section(id.clone()) } else { PageKind::Article(id.clone()) };
            self.text(language, variants, kind, Untranslated::Article(id.clone()));
        }
        for (id, variants) in site.pages() {
            self.text(language, variants, PageKind::About(id.clone()), Untranslated::About(id.clone()));
        }
        for (id, variants) in site.checklists() {
            self.text(language, variants, PageKind::Checklist(id.clone()), Untranslated::Checklist(id.clone()));
        }
    }

    fn text<T>(&mut self, language: &Language, variants: &Variants<T>, kind: PageKind, untranslated: Untranslated) {
        let kind = if variants.contains_key(language) { kind } else { PageKind::Notice(untranslated) };
        self.page(language, kind);
    }

    /// Plans the pages that every site has.
    pub(super) fn lists(&mut self, language: &Language) {
        let site = self.site;
        let always =
            [PageKind::Home, PageKind::HelpNow, PageKind::NotFound, PageKind::Finder, PageKind::Search, PageKind::Compare, PageKind::Saved];
        let glossary = (!site.glossary(language).is_empty()).then_some(PageKind::Glossary);
        let questions = (!site.questions(language).is_empty()).then_some(PageKind::Questions);
        let checklists = (!site.checklists().is_empty()).then_some(PageKind::Checklists);
        for kind in always.into_iter().chain(glossary).chain(questions).chain(checklists) {
            self.page(language, kind);
        }
    }

    /// Plans programs, providers, places, online states and terms.
    pub(super) fn directory(&mut self, language: &Language) {
        let site = self.site;
        for index in 0..site.programs().len() {
            self.page(language, PageKind::Program(index));
        }
        for id in site.organizations().keys() {
            self.page(language, PageKind::Provider(id.clone()));
        }
        let per_page = site.config().per_page;
        let mut kinds = Vec::new();
        if !self.listings.states.is_empty() {
            kinds.push(PageKind::States);
        }
        for (state, listing) in &self.listings.states {
            kinds.extend(numbers(&listing.all, per_page).map(|number| PageKind::Place(state.clone(), None, number)));
            for (slug, city) in &listing.cities {
                kinds.extend(numbers(&city.all, per_page).map(|number| PageKind::Place(state.clone(), Some(slug.clone()), number)));
            }
        }
        if !self.listings.online.is_empty() {
            kinds.push(PageKind::OnlineStates);
        }
        for (state, list) in &self.listings.online {
            kinds.extend(numbers(list, per_page).map(|number| PageKind::Online(state.clone(), number)));
        }
        for (facet, terms) in self.listings.terms.iter().filter(|(_, terms)| !terms.is_empty()) {
            kinds.push(PageKind::Facet(facet.clone()));
            for (term, list) in terms {
                kinds.extend(numbers(list, per_page).map(|number| PageKind::Term(facet.clone(), *term, number)));
            }
        }
        for kind in kinds {
            self.page(language, kind);
        }
    }
}

/// The numbers of the pages of a list, from 1.
fn numbers(list: &List, per_page: usize) -> std::ops::RangeInclusive<usize> {
    1..=list.len().div_ceil(per_page)
}

/// What a message calls a file that is planned; `place` is where its page is written.
fn describe(planned: &Planned, place: Option<&Place>) -> String {
    match (planned, place) {
        (Planned::Page(_), Some(place)) => format!("`{}`", place.file),
        (Planned::Page(_), None) => "a page of the directory".to_owned(),
        (Planned::Redirect(_), _) => "another alias".to_owned(),
        _ => "a file".to_owned(),
    }
}
