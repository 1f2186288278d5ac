//! Which files the finished site has. Made from the whole site at once, before anything is rendered: every URL exactly once, every link that
//! leads to a path of the site checked. A plan can be printed and tested without a template.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    compression::{self, Encoding},
    diagnostic::Checked,
    model::Site,
    path::{OutputPath, SourcePath, UrlPath},
    picture::Sizes,
    source::{Content, SourceTree},
    theme::Theme,
    value::Language,
};

mod aliases;
mod draft;
mod feed;
mod files;
mod links;
mod listings;
mod memory;
mod page;
mod paths;
mod urls;

use draft::Draft;

pub use feed::{HsdsFile, HsdsTerms};
pub use files::WORKER;
pub use listings::{CityListing, List, Listings, StateListing};
pub use memory::Memory;
pub use page::{Page, PageKind, Untranslated};
pub use paths::Files;
pub use urls::Urls;

/// URLs in one sitemap at most (<https://www.sitemaps.org/protocol.html>).
pub const SITEMAP_LIMIT: usize = 50_000;

/// The folder of the form editor, if the site is built with one.
pub const EDITOR: &str = "admin";

/// A file of the finished site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Planned {
    /// A page.
    Page(Page),
    /// A page that leads on to another.
    Redirect(UrlPath),
    /// A file that is there already.
    Content(Content),
    /// A file of the form editor, which is no part of the site: it is judged, listed and kept by nothing.
    Editor(Content),
    /// A picture, made narrower to so many pixels.
    Picture(SourcePath, u32),
    /// A file of the plan, made smaller.
    Compressed(OutputPath, Encoding),
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
    /// The service worker: what is there without a connection.
    Worker,
    /// How to reach a program, for contacts; by its position in the site.
    Contact(usize),
    /// The sessions of a program, for calendars; by its position in the site.
    Sessions(usize),
    /// Open data: all programs as a table.
    ProgramsCsv,
    /// Open data: all records as JSON.
    DirectoryJson,
    /// Open data: a file of the feed for referral services.
    Hsds(HsdsFile),
}

/// All files of the finished site.
#[derive(Debug)]
pub struct Plan {
    files: Files,
    urls: Arc<Urls>,
    listings: Arc<Listings>,
    pictures: BTreeMap<SourcePath, Sizes>,
    sitemap_count: usize,
}

impl Plan {
    /// All files, by path.
    #[must_use]
    pub fn files(&self) -> &Files {
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

    /// The page at a URL, if there is one.
    #[must_use]
    pub fn page(&self, url: &UrlPath) -> Option<&Page> {
        match self.files.get(&url.output())? {
            Planned::Page(page) => Some(page),
            _ => None,
        }
    }

    /// The pages, in the order of their paths.
    pub fn pages(&self) -> impl Iterator<Item = (&OutputPath, &Page)> {
        self.files.iter().filter_map(|(path, planned)| match planned {
            Planned::Page(page) => Some((path, page)),
            _ => None,
        })
    }

    /// The plan with files that were made from it: they take the place of others of their paths.
    #[must_use]
    pub fn with_files(mut self, files: impl IntoIterator<Item = (OutputPath, Content)>) -> Self {
        for (path, content) in files {
            self.files.insert(path, Planned::Content(content));
        }
        self
    }

    /// The plan with the feed for referral services, in the place of other files of its paths.
    #[must_use]
    pub fn with_feed(mut self, feed: impl IntoIterator<Item = (OutputPath, HsdsFile)>) -> Self {
        for (path, file) in feed {
            self.files.insert(path, Planned::Hsds(file));
        }
        self
    }

    /// The plan with the form editor. Files of the site in its place are gone: see [`Plan::in_place_of_editor`].
    #[must_use]
    pub fn with_editor(mut self, files: impl IntoIterator<Item = (OutputPath, Content)>) -> Self {
        for (path, content) in files {
            self.files.insert(path, Planned::Editor(content));
        }
        self
    }

    /// A file of the site that lies where the form editor would.
    #[must_use]
    pub fn in_place_of_editor(&self) -> Option<&OutputPath> {
        self.files.keys().find(|path| path.as_str().strip_prefix(EDITOR).is_some_and(|rest| rest.starts_with('/')))
    }

    /// The files of the form editor; none if there is no editor.
    pub fn editor(&self) -> impl Iterator<Item = (&OutputPath, &Content)> {
        self.files.iter().filter_map(|(path, planned)| match planned {
            Planned::Editor(content) => Some((path, content)),
            _ => None,
        })
    }

    /// The plan with every text made smaller beside itself, for hosts that hand out such files.
    ///
    /// # Panics
    /// Never: a path with one more extension is a path.
    #[must_use]
    pub fn with_compressed(mut self) -> Self {
        let texts: Vec<OutputPath> = self.files.keys().filter(|path| compression::helps(path.as_str())).cloned().collect();
        for (path, encoding) in texts.iter().flat_map(|path| Encoding::ALL.map(|encoding| (path, encoding))) {
            let smaller = OutputPath::new(&format!("{path}.{}", encoding.extension())).expect("a path with one more extension is a path");
            if !self.files.contains_key(&smaller) {
                self.files.insert(smaller, Planned::Compressed(path.clone(), encoding));
            }
        }
        self
    }

    /// How many sitemaps there are.
    #[must_use]
    pub fn sitemap_count(&self) -> usize {
        self.sitemap_count
    }
}

/// Plans a site. `memory` holds what the last planning found.
#[must_use]
pub fn plan(site: &Site, theme: &Theme, sources: &SourceTree, memory: &mut Memory) -> Checked<Plan> {
    let mut draft = Draft::new(site, memory);
    for language in &site.config().languages {
        draft.texts(language);
        draft.lists(language);
        draft.directory(language);
    }
    draft.program_files();
    draft.place(memory);
    for language in &site.config().languages {
        draft.feeds(language);
    }
    draft.site_files();
    let sitemap_count = draft.sitemaps();
    draft.theme_files(theme);
    draft.published_files(sources);
    // Last, so that an alias is what gives way.
    draft.aliases();
    draft.check_paths();
    let Draft { urls, listings, files, pictures, diagnostics, .. } = draft;
    Checked::new(Plan { files, urls, listings, pictures, sitemap_count }, diagnostics)
}
