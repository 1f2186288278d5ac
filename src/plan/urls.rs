//! Where everything lives. All knowledge of URLs is in this file: the model has ids, templates get finished addresses.

use std::collections::BTreeMap;

use super::page::{PageKind, Untranslated};
use crate::{
    config::Config,
    model::{Article, Checklist, Link, Site, Target, Variants},
    path::{Slug, UrlPath},
    value::Language,
};

/// The addresses of a site.
#[derive(Debug)]
pub struct Urls {
    base_url: String,
    base_path: String,
    default: Language,
    languages: Vec<Language>,
    articles: BTreeMap<(Language, Box<str>), UrlPath>,
    pages: BTreeMap<(Language, Box<str>), UrlPath>,
    checklists: BTreeMap<(Language, Box<str>), UrlPath>,
}

impl Urls {
    pub(super) fn new(site: &Site) -> Self {
        let config = site.config();
        let mut urls = Self {
            base_url: config.base_url.clone(),
            base_path: config.base_path().to_owned(),
            default: config.default_language().clone(),
            languages: config.languages.clone(),
            articles: BTreeMap::new(),
            pages: BTreeMap::new(),
            checklists: BTreeMap::new(),
        };
        for language in &config.languages {
            urls.add_texts(site, config, language);
        }
        urls
    }

    fn add_texts(&mut self, site: &Site, config: &Config, language: &Language) {
        let default = config.default_language();
        let own =
            |variants: &Variants<Article>| variants.get(language).or_else(|| variants.get(default)).map(|article| article.slug.clone());
        // Sections come before what lies in them, as their ids are the beginnings of the others'.
        for (id, variants) in site.articles() {
            let slug = own(variants).unwrap_or_default();
            let is_section = variants.values().any(|article| article.is_section);
            let parent = match id.rsplit_once('/') {
                Some((parent, _)) => self.section_url(language, parent),
                None if id.is_empty() => self.tree(language),
                None => self.section_url(language, ""),
            };
            // The page of a section is called `index`; its folder's name is its slug, unless a translation gives another.
            let folder = id.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or("learn");
            let slug = if is_section && &*slug == "index" { folder } else { &*slug };
            self.articles.insert((language.clone(), id.clone()), parent.page(slug));
        }
        let about = self.tree(language).page("about");
        let about =
            site.pages().get("index").and_then(own).filter(|slug| &**slug != "index").map_or(about, |slug| self.tree(language).page(&slug));
        for (id, variants) in site.pages() {
            let url = if &**id == "index" { about.clone() } else { about.page(&own(variants).unwrap_or_default()) };
            self.pages.insert((language.clone(), id.clone()), url);
        }
        let checklist = |variants: &Variants<Checklist>| {
            variants.get(language).or_else(|| variants.get(default)).map(|checklist| checklist.slug.clone())
        };
        for (id, variants) in site.checklists() {
            let url = self.tree(language).page("checklists").page(&checklist(variants).unwrap_or_default());
            self.checklists.insert((language.clone(), id.clone()), url);
        }
    }

    /// The URL of a section, also of one whose folder has no page of its own.
    fn section_url(&self, language: &Language, id: &str) -> UrlPath {
        if let Some(url) = self.articles.get(&(language.clone(), id.into())) {
            return url.clone();
        }
        match id.rsplit_once('/') {
            Some((parent, name)) => self.section_url(language, parent).page(name),
            None if id.is_empty() => self.tree(language).page("learn"),
            None => self.section_url(language, "").page(id),
        }
    }

    /// The root of a language's tree: `/` or `/es/`.
    #[must_use]
    pub fn tree(&self, language: &Language) -> UrlPath {
        if *language == self.default { UrlPath::root() } else { UrlPath::root().page(language.tag()) }
    }

    /// Where a page lives.
    ///
    /// # Panics
    /// If the page is of a text that the site does not have: pages are made of the site.
    #[must_use]
    pub fn page(&self, language: &Language, kind: &PageKind, site: &Site) -> UrlPath {
        let tree = self.tree(language);
        match kind {
            PageKind::Home => tree,
            PageKind::Section(id) | PageKind::Article(id) | PageKind::Notice(Untranslated::Article(id)) => self.article(language, id),
            PageKind::About(id) | PageKind::Notice(Untranslated::About(id)) => self.pages[&(language.clone(), id.clone())].clone(),
            PageKind::Checklist(id) | PageKind::Notice(Untranslated::Checklist(id)) => {
                self.checklists[&(language.clone(), id.clone())].clone()
            }
            PageKind::Finder => self.finder(language),
            PageKind::Program(index) => self.program(language, &site.programs()[*index].id),
            PageKind::Provider(id) => self.provider(language, id),
            PageKind::States => self.finder(language).page("in"),
            PageKind::Place(state, city, number) => numbered(self.place(language, state, city.as_deref()), *number),
            PageKind::OnlineStates => self.finder(language).page("online"),
            PageKind::Online(state, number) => numbered(self.finder(language).page("online").page(&state.to_lowercase()), *number),
            PageKind::Facet(vocabulary) => self.facet(language, vocabulary),
            PageKind::Term(vocabulary, term, number) => {
                self.term(language, vocabulary, &site.vocabularies().get(vocabulary).term(*term).id, *number)
            }
            PageKind::Glossary => tree.page("glossary"),
            PageKind::Questions => tree.page("faq"),
            PageKind::Checklists => tree.page("checklists"),
            PageKind::HelpNow => tree.page("help-now"),
            PageKind::NotFound => UrlPath::new(&format!("{tree}404.html")).expect("a plain path"),
        }
    }

    /// An article or section.
    ///
    /// # Panics
    /// If the site has no article of that id.
    #[must_use]
    pub fn article(&self, language: &Language, id: &str) -> UrlPath {
        self.articles[&(language.clone(), id.into())].clone()
    }

    /// The start of the directory.
    #[must_use]
    pub fn finder(&self, language: &Language) -> UrlPath {
        self.tree(language).page("programs")
    }

    /// A program.
    #[must_use]
    pub fn program(&self, language: &Language, id: &Slug) -> UrlPath {
        self.finder(language).page(id.as_str())
    }

    /// A provider.
    #[must_use]
    pub fn provider(&self, language: &Language, id: &Slug) -> UrlPath {
        self.tree(language).page("providers").page(id.as_str())
    }

    /// A state, or a city there, by its slug.
    #[must_use]
    pub fn place(&self, language: &Language, state: &str, city: Option<&str>) -> UrlPath {
        let state = self.finder(language).page("in").page(&state.to_lowercase());
        city.map_or(state.clone(), |city| state.page(city))
    }

    /// The terms of a facet.
    #[must_use]
    pub fn facet(&self, language: &Language, vocabulary: &str) -> UrlPath {
        self.finder(language).page("with").page(vocabulary)
    }

    /// A page of the programs that have a term, by its id.
    #[must_use]
    pub fn term(&self, language: &Language, vocabulary: &str, term: &str, number: usize) -> UrlPath {
        numbered(self.facet(language, vocabulary).page(&term.to_lowercase()), number)
    }

    /// What goes into an `href`: the path from the host's root.
    #[must_use]
    pub fn href(&self, url: &UrlPath) -> String {
        format!("{}{url}", self.base_path)
    }

    /// The whole address.
    #[must_use]
    pub fn permalink(&self, url: &UrlPath) -> String {
        format!("{}{url}", self.base_url)
    }

    /// The languages, the site's first one first.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Returns what goes into the `href` of a link on a page of `language`. `exists` tells whether there is a page at a URL.
    #[must_use]
    pub fn link(&self, link: &Link, language: &Language, site: &Site, exists: impl Fn(&UrlPath) -> bool) -> String {
        let url = match &link.target {
            Target::Article(id) => self.article(language, id),
            Target::Page(id) => self.pages[&(language.clone(), id.clone())].clone(),
            Target::Checklist(id) => self.checklists[&(language.clone(), id.clone())].clone(),
            Target::Program(id) => self.program(language, id),
            Target::Organization(id) => self.provider(language, id),
            Target::Glossary(id) => return format!("{}#{id}", self.href(&self.tree(language).page("glossary"))),
            Target::Term(vocabulary, index) => {
                let term = &site.vocabularies().get(vocabulary).term(*index).id;
                let page = self.term(language, vocabulary, term, 1);
                // A term that no program has, or that is no facet, is a search of the finder.
                if !exists(&page) {
                    return format!("{}#{vocabulary}={term}", self.href(&self.finder(language)));
                }
                page
            }
            Target::File(path) => {
                let name = path.below("content").unwrap_or(path.as_str());
                crate::path::OutputPath::new(name).map_or_else(UrlPath::root, |output| output.url())
            }
            Target::Path(path, _) => self.resolve_path(path, language, exists).unwrap_or_else(UrlPath::root),
            Target::Here => return link.anchor.as_ref().map_or_else(|| "#".to_owned(), |anchor| format!("#{anchor}")),
        };
        let anchor = link.anchor.as_ref().map_or_else(String::new, |anchor| format!("#{anchor}"));
        format!("{}{anchor}", self.href(&url))
    }

    /// Finds the page that a written path means: the one in the language's own tree, or else the one at the path itself.
    pub(super) fn resolve_path(&self, path: &str, language: &Language, exists: impl Fn(&UrlPath) -> bool) -> Option<UrlPath> {
        let plain = UrlPath::new(path)?;
        let own = UrlPath::new(&format!("{}{}", self.tree(language), path.trim_start_matches('/')));
        own.filter(|url| exists(url)).or_else(|| Some(plain).filter(|url| exists(url)))
    }
}

/// The page of a list: the first has the list's own URL.
fn numbered(list: UrlPath, number: usize) -> UrlPath {
    if number <= 1 { list } else { list.page("page").page(&number.to_string()) }
}
