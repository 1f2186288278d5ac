//! Files that are no pages: pictures, the theme's assets, and what hosts, robots and programs read.

use super::{Draft, Planned, SITEMAP_LIMIT};
use crate::{
    diagnostic::{Diagnostic, Place},
    path::{OutputPath, UrlPath},
    picture,
    source::SourceTree,
    theme::Theme,
    value::Language,
};

/// The service worker. It stands at the root, as browsers let it serve no folder above its own.
pub const WORKER: &str = "sw.js";

impl Draft<'_> {
    /// Plans pictures in their sizes, and other files as they are.
    pub(super) fn published_files(&mut self, sources: &SourceTree) {
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

    pub(super) fn theme_files(&mut self, theme: &Theme) {
        for asset in theme.assets() {
            self.insert(asset.path.clone(), Planned::Content(asset.content.clone()), None);
        }
    }

    pub(super) fn site_files(&mut self) {
        for (name, planned) in [
            ("robots.txt", Planned::Robots),
            ("_headers", Planned::Headers),
            ("_redirects", Planned::Redirects),
            ("manifest.webmanifest", Planned::WebManifest),
            (WORKER, Planned::Worker),
            ("data/programs.csv", Planned::ProgramsCsv),
            ("data/directory.json", Planned::DirectoryJson),
        ] {
            self.insert(UrlPath::root().file(name).output(), planned, None);
        }
    }

    /// Plans one sitemap, or as many as are needed and their index.
    pub(super) fn sitemaps(&mut self) -> usize {
        let count = self.indexable.div_ceil(SITEMAP_LIMIT).max(1);
        let path = |name: &str| UrlPath::root().file(name).output();
        if count == 1 {
            self.insert(path("sitemap.xml"), Planned::Sitemap(1), None);
        } else {
            self.insert(path("sitemap.xml"), Planned::SitemapIndex, None);
            for number in 1..=count {
                self.insert(path(&format!("sitemap-{number}.xml")), Planned::Sitemap(number), None);
            }
        }
        count
    }

    /// Plans the feeds of a language.
    pub(super) fn feeds(&mut self, language: &Language) {
        let tree = self.urls.tree(language);
        let at = |name: &str| tree.file(name).output();
        self.insert(at("feed.xml"), Planned::Feed(*language), None);
        self.insert(at("programs/changes.xml"), Planned::Changes(*language), None);
    }
}
