//! Where everything lives. All knowledge of URLs is in this file: the model has ids, templates get finished addresses.

use std::collections::BTreeMap;

use super::page::{PageKind, Untranslated};
use crate::{
    config::Config,
    model::{Link, Site, Target, Variants},
    path::{Slug, UrlPath},
    value::Language,
};

/// The addresses of a site.
#[derive(Debug, PartialEq, Eq)]
pub struct Urls {
    base_url: String,
    base_path: String,
    languages: Vec<Language>,
    trees: BTreeMap<Language, Tree>,
}

/// The addresses of one language, as far as many pages share them.
#[derive(Debug, PartialEq, Eq)]
struct Tree {
    root: UrlPath,
    finder: UrlPath,
    providers: UrlPath,
    glossary: UrlPath,
    articles: BTreeMap<Box<str>, UrlPath>,
    pages: BTreeMap<Box<str>, UrlPath>,
    checklists: BTreeMap<Box<str>, UrlPath>,
}

impl Tree {
    fn new(site: &Site, config: &Config, language: &Language) -> Self {
        let default = config.default_language();
        let root = if language == default { UrlPath::root() } else { UrlPath::root().page(language.tag()) };
        let about = root.page("about");
        let index = site.pages().get("index").map(|variants| slug_of(variants, language, default, |page| &page.slug));
        let about = index.filter(|slug| *slug != "index").map_or(about, |slug| root.page(slug));
        let pages = site.pages().iter().map(|(id, variants)| {
            let slug = slug_of(variants, language, default, |page| &page.slug);
            (id.clone(), if &**id == "index" { about.clone() } else { about.page(slug) })
        });
        let all_checklists = root.page("checklists");
        let checklists = site.checklists().iter().map(|(id, variants)| {
            let slug = slug_of(variants, language, default, |checklist| &checklist.slug);
            (id.clone(), all_checklists.page(slug))
        });
        let mut tree = Self {
            finder: root.page("programs"),
            providers: root.page("providers"),
            glossary: root.page("glossary"),
            articles: BTreeMap::new(),
            pages: pages.collect(),
            checklists: checklists.collect(),
            root,
        };
        tree.add_articles(site, language, default);
        tree
    }

    fn add_articles(&mut self, site: &Site, language: &Language, default: &Language) {
        // Sections come before what lies in them, as their ids are the beginnings of the others'.
        for (id, variants) in site.articles() {
            let slug = slug_of(variants, language, default, |article| &article.slug);
            let is_section = variants.values().any(|article| article.is_section);
            let parent = match id.rsplit_once('/') {
                Some((parent, _)) => self.section(parent),
                None if id.is_empty() => self.root.clone(),
                None => self.section(""),
            };
            // The page of a section is called `index`; its folder's name is its slug, unless a translation gives another.
            let folder = id.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or("learn");
            let url = parent.page(if is_section && slug == "index" { folder } else { slug });
            self.articles.insert(id.clone(), url);
        }
    }

    /// The URL of a section, also of one whose folder has no page of its own.
    fn section(&self, id: &str) -> UrlPath {
        if let Some(url) = self.articles.get(id) {
            return url.clone();
        }
        match id.rsplit_once('/') {
            Some((parent, name)) => self.section(parent).page(name),
            None if id.is_empty() => self.root.page("learn"),
            None => self.section("").page(id),
        }
    }
}

/// The slug of a text in a language, or else in the site's first.
fn slug_of<'s, T>(variants: &'s Variants<T>, language: &Language, default: &Language, slug: fn(&T) -> &str) -> &'s str {
    variants.get(language).or_else(|| variants.get(default)).map(|variant| slug(variant)).unwrap_or_default()
}

impl Urls {
    pub(super) fn new(site: &Site) -> Self {
        let config = site.config();
        Self {
            base_url: config.base_url.clone(),
            base_path: config.base_path().to_owned(),
            languages: config.languages.clone(),
            trees: config.languages.iter().map(|language| (*language, Tree::new(site, config, language))).collect(),
        }
    }

    fn of(&self, language: &Language) -> &Tree {
        &self.trees[language]
    }

    /// The root of a language's tree: `/` or `/es/`.
    #[must_use]
    pub fn tree(&self, language: &Language) -> UrlPath {
        self.of(language).root.clone()
    }

    /// Where a page lives.
    ///
    /// # Panics
    /// If the page is of a text that the site does not have: pages are made of the site.
    #[must_use]
    pub fn page(&self, language: &Language, kind: &PageKind, site: &Site) -> UrlPath {
        let tree = &self.of(language).root;
        match kind {
            PageKind::Home => tree.clone(),
            PageKind::Section(id) | PageKind::Article(id) | PageKind::Notice(Untranslated::Article(id)) => self.article(language, id),
            PageKind::About(id) | PageKind::Notice(Untranslated::About(id)) => self.of(language).pages[id].clone(),
            PageKind::Checklist(id) | PageKind::Notice(Untranslated::Checklist(id)) => self.of(language).checklists[id].clone(),
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
            PageKind::Glossary => self.of(language).glossary.clone(),
            PageKind::Questions => tree.page("faq"),
            PageKind::Checklists => tree.page("checklists"),
            PageKind::HelpNow => tree.page("help-now"),
            PageKind::Search => tree.page("search"),
            PageKind::Compare => tree.page("compare"),
            PageKind::Saved => tree.page("saved"),
            PageKind::NotFound => tree.file("404.html"),
        }
    }

    /// An article or section.
    ///
    /// # Panics
    /// If the site has no article of that id.
    #[must_use]
    pub fn article(&self, language: &Language, id: &str) -> UrlPath {
        self.of(language).articles[id].clone()
    }

    /// The start of the directory.
    #[must_use]
    pub fn finder(&self, language: &Language) -> UrlPath {
        self.of(language).finder.clone()
    }

    /// A program.
    #[must_use]
    pub fn program(&self, language: &Language, id: &Slug) -> UrlPath {
        self.of(language).finder.page(id.as_str())
    }

    /// The file with which a program comes into contacts: one for all languages.
    #[must_use]
    pub fn contact(&self, id: &Slug) -> UrlPath {
        self.program(&self.languages[0], id).file("contact.vcf")
    }

    /// The file with which the sessions of a program come into calendars: one for all languages.
    #[must_use]
    pub fn sessions(&self, id: &Slug) -> UrlPath {
        self.program(&self.languages[0], id).file("sessions.ics")
    }

    /// A provider.
    #[must_use]
    pub fn provider(&self, language: &Language, id: &Slug) -> UrlPath {
        self.of(language).providers.page(id.as_str())
    }

    /// A state, or a city there, by its slug.
    #[must_use]
    pub fn place(&self, language: &Language, state: &str, city: Option<&str>) -> UrlPath {
        let state = self.of(language).finder.page("in").page(&state.to_lowercase());
        city.map_or(state.clone(), |city| state.page(city))
    }

    /// The terms of a facet.
    #[must_use]
    pub fn facet(&self, language: &Language, vocabulary: &str) -> UrlPath {
        self.of(language).finder.page("with").page(vocabulary)
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
        let tree = self.of(language);
        // What could not be taken up has no page, and it is told why.
        let text = |addresses: &BTreeMap<Box<str>, UrlPath>, id: &str| addresses.get(id).cloned();
        let there = |url: UrlPath| Some(url).filter(|url| exists(url));
        let found = match &link.target {
            Target::Article(id) => text(&tree.articles, id),
            Target::Page(id) => text(&tree.pages, id),
            Target::Checklist(id) => text(&tree.checklists, id),
            Target::Program(id) => there(self.program(language, id)),
            Target::Organization(id) => there(self.provider(language, id)),
            Target::Glossary(id) => {
                // A text that is not translated may name what only the glossary of its own language has.
                let has = |language: &&Language| site.glossary(language).iter().any(|entry| *entry.id == **id);
                let language = [language].into_iter().chain(&self.languages).find(has).unwrap_or(language);
                return format!("{}#{id}", self.href(&self.of(language).glossary));
            }
            Target::Term(vocabulary, index) => {
                let term = &site.vocabularies().get(vocabulary).term(*index).id;
                let page = self.term(language, vocabulary, term, 1);
                // A term that no program has, or that is no facet, is a search of the finder.
                if !exists(&page) {
                    return format!("{}#{vocabulary}={term}", self.href(&self.finder(language)));
                }
                Some(page)
            }
            Target::File(path) => {
                let name = path.below("content").unwrap_or(path.as_str());
                Some(crate::path::OutputPath::new(name).map_or_else(UrlPath::root, |output| output.url()))
            }
            Target::Path(path, _) => Some(self.resolve_path(path, language, exists).unwrap_or_else(UrlPath::root)),
            Target::Here => return format!("#{}", link.anchor.as_deref().unwrap_or_default()),
        };
        let anchor = link.anchor.as_ref().map_or_else(String::new, |anchor| format!("#{anchor}"));
        found.map_or_else(|| "#".to_owned(), |url| format!("{}{anchor}", self.href(&url)))
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
