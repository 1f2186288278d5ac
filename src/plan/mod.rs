//! Which files the finished site has. Made from the whole site at once, before anything is rendered: every URL exactly once, every link that
//! leads to a path of the site checked. A plan can be printed and tested without a template.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Checked, Diagnostic, Place},
    model::{
        Article, Link, Site, Target, Variants,
        body::{Block, Hole},
    },
    path::{OutputPath, SourcePath, UrlPath},
    picture::{self, Sizes},
    source::{Content, SourceTree},
    theme::Theme,
    value::Language,
};

mod listings;
mod page;
mod urls;

pub use listings::{CityListing, List, Listings, StateListing};
pub use page::{Page, PageKind, Untranslated};
pub use urls::Urls;

/// URLs in one sitemap at most (<https://www.sitemaps.org/protocol.html>).
pub const SITEMAP_LIMIT: usize = 50_000;

/// A file of the finished site.
#[derive(Clone, Debug)]
pub enum Planned {
    /// A page.
    Page(Page),
    /// A page that leads on to another.
    Redirect(UrlPath),
    /// A file that is there already.
    Content(Content),
    /// A picture, made narrower to so many pixels.
    Picture(SourcePath, u32),
    /// A list of URLs for search engines; with a number if there are several.
    Sitemap(usize),
    /// The list of sitemaps, if there are several.
    SitemapIndex,
    /// New articles in a language.
    Feed(Language),
    /// Changes to programs in a language.
    Changes(Language),
    /// What robots may read.
    Robots,
    /// Headers for hosts that read `_headers`.
    Headers,
    /// Redirects for hosts that read `_redirects`.
    Redirects,
    /// The web app manifest.
    WebManifest,
    /// Open data: all programs as a table.
    ProgramsCsv,
    /// Open data: all records as JSON.
    DirectoryJson,
}

/// All files of the finished site.
#[derive(Debug)]
pub struct Plan {
    files: BTreeMap<OutputPath, Planned>,
    urls: Urls,
    listings: Listings,
    pictures: BTreeMap<SourcePath, Sizes>,
    sitemap_count: usize,
}

impl Plan {
    /// All files, by path.
    #[must_use]
    pub fn files(&self) -> &BTreeMap<OutputPath, Planned> {
        &self.files
    }

    /// The addresses.
    #[must_use]
    pub fn urls(&self) -> &Urls {
        &self.urls
    }

    /// The lists of programs.
    #[must_use]
    pub fn listings(&self) -> &Listings {
        &self.listings
    }

    /// The sizes in which a picture is published; none for files that are published as they are.
    #[must_use]
    pub fn sizes(&self, picture: &SourcePath) -> Option<&Sizes> {
        self.pictures.get(picture)
    }

    /// Whether there is a page or file at a URL.
    #[must_use]
    pub fn has(&self, url: &UrlPath) -> bool {
        self.files.contains_key(&url.output())
    }

    /// The pages, in the order of their paths.
    pub fn pages(&self) -> impl Iterator<Item = (&OutputPath, &Page)> {
        self.files.iter().filter_map(|(path, planned)| match planned {
            Planned::Page(page) => Some((path, page)),
            _ => None,
        })
    }

    /// How many sitemaps there are.
    #[must_use]
    pub fn sitemap_count(&self) -> usize {
        self.sitemap_count
    }
}

/// Plans a site.
#[must_use]
pub fn plan(site: &Site, theme: &Theme, sources: &SourceTree) -> Checked<Plan> {
    let mut draft = Draft {
        site,
        urls: Urls::new(site),
        listings: Listings::new(site),
        files: BTreeMap::new(),
        pictures: BTreeMap::new(),
        diagnostics: Vec::new(),
    };
    for language in &site.config().languages {
        draft.texts(language);
        draft.lists(language);
        draft.directory(language);
        draft.insert_feeds(language);
    }
    draft.aliases();
    draft.published_files(sources);
    draft.theme_files(theme);
    draft.site_files();
    let sitemap_count = draft.sitemaps();
    draft.check_paths();
    let Draft { urls, listings, files, pictures, diagnostics, .. } = draft;
    Checked::new(Plan { files, urls, listings, pictures, sitemap_count }, diagnostics)
}

/// A plan while it is being made.
struct Draft<'s> {
    site: &'s Site,
    urls: Urls,
    listings: Listings,
    files: BTreeMap<OutputPath, Planned>,
    pictures: BTreeMap<SourcePath, Sizes>,
    diagnostics: Vec<Diagnostic>,
}

impl Draft<'_> {
    /// Plans a file at a URL. Of two that want the same URL the first gets it.
    fn insert(&mut self, path: OutputPath, planned: Planned, place: Option<Place>) {
        if let Some(taken) = self.files.get(&path) {
            let other = describe(taken);
            let place = place.unwrap_or_else(|| (&SourcePath::new(crate::config::FILE).expect("a plain path")).into());
            self.diagnostics.push(Diagnostic::url_taken(place, path.url().as_str(), other));
        } else {
            self.files.insert(path, planned);
        }
    }

    fn page(&mut self, language: &Language, kind: PageKind) {
        let place = self.place_of(&kind, language);
        let url = self.urls.page(language, &kind, self.site);
        self.insert(url.output(), Planned::Page(Page { language: language.clone(), kind }), place);
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
    fn texts(&mut self, language: &Language) {
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
    fn lists(&mut self, language: &Language) {
        let site = self.site;
        let always = [PageKind::Home, PageKind::HelpNow, PageKind::NotFound, PageKind::Finder];
        let glossary = (!site.glossary(language).is_empty()).then_some(PageKind::Glossary);
        let questions = (!site.questions(language).is_empty()).then_some(PageKind::Questions);
        let checklists = (!site.checklists().is_empty()).then_some(PageKind::Checklists);
        for kind in always.into_iter().chain(glossary).chain(questions).chain(checklists) {
            self.page(language, kind);
        }
    }

    /// Plans programs, providers, places, online states and terms.
    fn directory(&mut self, language: &Language) {
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

    fn insert_feeds(&mut self, language: &Language) {
        let tree = self.urls.tree(language);
        let at = |name: &str| UrlPath::new(&format!("{tree}{name}")).expect("a plain path").output();
        self.insert(at("feed.xml"), Planned::Feed(language.clone()), None);
        self.insert(at("programs/changes.xml"), Planned::Changes(language.clone()), None);
    }

    /// Plans a redirect for every old URL and id.
    fn aliases(&mut self) {
        let site = self.site;
        for language in &site.config().languages {
            for program in site.programs() {
                let to = self.urls.program(language, &program.id);
                let finder = self.urls.finder(language);
                self.redirects(&program.identity.aliases, &finder, &to, &program.origin.at("aliases"));
            }
            for organization in site.organizations().values() {
                let to = self.urls.provider(language, &organization.id);
                let providers = self.urls.tree(language).page("providers");
                self.redirects(&organization.aliases, &providers, &to, &organization.origin.at("aliases"));
            }
            for (id, article) in site.articles().iter().filter_map(|(id, variants)| Some((id, variants.get(language)?))) {
                self.redirect_text(article, &self.urls.article(language, id));
            }
            for page in site.pages().values().filter_map(|variants| variants.get(language)) {
                let to = self.urls.page(language, &PageKind::About(page.id.clone()), site);
                self.redirect_text(page, &to);
            }
            for checklist in site.checklists().values().filter_map(|variants| variants.get(language)) {
                let to = self.urls.page(language, &PageKind::Checklist(checklist.id.clone()), site);
                self.redirects(&checklist.aliases, &parent(&to), &to, &checklist.origin.at("aliases"));
            }
        }
    }

    fn redirect_text(&mut self, text: &Article, to: &UrlPath) {
        self.redirects(&text.aliases, &parent(to), to, &text.origin.at("aliases"));
    }

    /// An alias is a path of the site, or a name beside the page.
    fn redirects(&mut self, aliases: &[String], beside: &UrlPath, to: &UrlPath, place: &Place) {
        for alias in aliases {
            let path = if alias.starts_with('/') { alias.clone() } else { format!("{beside}{alias}") };
            let path = if path.ends_with('/') || path.rsplit('/').next().is_some_and(|name| name.contains('.')) {
                path
            } else {
                format!("{path}/")
            };
            match UrlPath::new(&path) {
                Some(url) => self.insert(url.output(), Planned::Redirect(to.clone()), Some(place.clone())),
                None => self.diagnostics.push(Diagnostic::dead_link(place.clone(), alias, None)),
            }
        }
    }

    /// Plans pictures in their sizes, and other files as they are.
    fn published_files(&mut self, sources: &SourceTree) {
        for path in self.site.files() {
            let Some(content) = sources.get(path).map(|file| &file.content) else { continue };
            let Some(output) = path.below("content").and_then(OutputPath::new) else { continue };
            let place = Some(Place::from(path));
            match picture::sizes(path, content, &self.site.config().image_widths) {
                Some(Ok(sizes)) => {
                    for (width, name) in sizes.narrower() {
                        self.insert(name.clone(), Planned::Picture(path.clone(), width), place.clone());
                    }
                    self.insert(sizes.full().clone(), Planned::Content(content.clone()), place);
                    self.pictures.insert(path.clone(), sizes);
                }
                Some(Err(why)) => self.diagnostics.push(Diagnostic::bad_image(path, &why)),
                None => self.insert(output, Planned::Content(content.clone()), place),
            }
        }
    }

    fn theme_files(&mut self, theme: &Theme) {
        for asset in theme.assets() {
            self.insert(asset.path.clone(), Planned::Content(asset.content.clone()), None);
        }
    }

    fn site_files(&mut self) {
        for (name, planned) in [
            ("robots.txt", Planned::Robots),
            ("_headers", Planned::Headers),
            ("_redirects", Planned::Redirects),
            ("manifest.webmanifest", Planned::WebManifest),
            ("data/programs.csv", Planned::ProgramsCsv),
            ("data/directory.json", Planned::DirectoryJson),
        ] {
            self.insert(OutputPath::new(name).expect("a plain path"), planned, None);
        }
    }

    /// Plans one sitemap, or as many as are needed and their index.
    fn sitemaps(&mut self) -> usize {
        let pages = self.files.values().filter(|planned| matches!(planned, Planned::Page(page) if page.kind.is_indexable())).count();
        let count = pages.div_ceil(SITEMAP_LIMIT).max(1);
        let path = |name: String| OutputPath::new(&name).expect("a plain path");
        if count == 1 {
            self.insert(path("sitemap.xml".to_owned()), Planned::Sitemap(1), None);
        } else {
            self.insert(path("sitemap.xml".to_owned()), Planned::SitemapIndex, None);
            for number in 1..=count {
                self.insert(path(format!("sitemap-{number}.xml")), Planned::Sitemap(number), None);
            }
        }
        count
    }

    /// Checks every link that names a path of the site.
    fn check_paths(&mut self) {
        let site = self.site;
        let texts = site
            .articles()
            .values()
            .chain(site.pages().values())
            .flat_map(BTreeMap::values)
            .map(|article| (&article.language, &article.body.blocks));
        let checklists =
            site.checklists().values().flat_map(BTreeMap::values).map(|checklist| (&checklist.language, &checklist.body.blocks));
        let default = site.config().default_language();
        let programs = site.programs().iter().flat_map(|program| {
            let texts = program.texts.iter().map(|(language, text)| (language, &text.body.blocks));
            std::iter::once((default, &program.body.blocks)).chain(texts)
        });
        let questions = site
            .config()
            .languages
            .iter()
            .flat_map(|language| site.questions(language).iter().map(move |question| (language, &question.answer.blocks)));
        let mut dead = Vec::new();
        for (language, blocks) in texts.chain(checklists).chain(programs).chain(questions) {
            each_link(blocks, &mut |link| {
                if let Target::Path(path, place) = &link.target
                    && self.urls.resolve_path(path, language, |url| self.files.contains_key(&url.output())).is_none()
                {
                    dead.push(Diagnostic::dead_link(place.clone(), path, self.near(path).as_deref()));
                }
            });
        }
        dead.dedup();
        self.diagnostics.extend(dead);
    }

    /// The nearest URL that exists.
    fn near(&self, path: &str) -> Option<String> {
        let urls: Vec<String> = self.files.keys().map(|path| path.url().to_string()).collect();
        crate::diagnostic::nearest(path, urls.iter().map(String::as_str)).map(str::to_owned)
    }
}

/// Calls `see` with every link of a body.
fn each_link(blocks: &[Block], see: &mut impl FnMut(&Link)) {
    for block in blocks {
        match block {
            Block::Html(_, holes) => holes.iter().for_each(|(_, hole)| {
                if let Hole::Url(link) = hole {
                    see(link);
                }
            }),
            Block::Component(component) => component.body.iter().for_each(|body| each_link(body, see)),
        }
    }
}

/// The numbers of the pages of a list, from 1.
fn numbers(list: &List, per_page: usize) -> std::ops::RangeInclusive<usize> {
    1..=list.len().div_ceil(per_page)
}

/// The URL one level up.
fn parent(url: &UrlPath) -> UrlPath {
    let trimmed = url.as_str().trim_end_matches('/');
    let up = trimmed.rsplit_once('/').map_or("", |(up, _)| up);
    UrlPath::new(&format!("{up}/")).unwrap_or_else(UrlPath::root)
}

fn describe(planned: &Planned) -> &'static str {
    match planned {
        Planned::Page(page) => match page.kind {
            PageKind::Program(_) => "a program",
            PageKind::Provider(_) => "a provider",
            PageKind::Article(_) | PageKind::Section(_) => "an article",
            PageKind::About(_) => "a page",
            PageKind::Checklist(_) => "a checklist",
            _ => "a page of the directory",
        },
        Planned::Redirect(_) => "another alias",
        _ => "a file",
    }
}
