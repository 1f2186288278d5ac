//! The gallery of a theme: its components with what their own files say of them and every example as readers see it, and its tokens, measured. Made
//! of the configuration and the theme alone, in every language of the site; a file of it is rendered when it is asked for.

use std::collections::BTreeMap;

use crate::{
    asset::Asset,
    config::Config,
    diagnostic::Diagnostic,
    path::{OutputPath, UrlPath},
    policy,
    source::Content,
    theme::{PageStyle, Theme},
    value::Language,
};

mod pages;
mod tile;
mod tokens;

/// The kind of page under which a theme gives the gallery's own style.
const KIND: &str = "gallery";

/// The gallery of a theme, planned.
pub struct Gallery<'g> {
    config: &'g Config,
    theme: &'g Theme,
    /// The style of the gallery itself, beside that of the site.
    style: Option<Asset>,
    files: BTreeMap<OutputPath, Shown>,
}

/// A file of the gallery.
enum Shown {
    /// All components.
    Index(Language),
    /// Colours, sizes, icons.
    Tokens(Language),
    /// A component with its examples.
    Component(Language, String),
    /// A file that is there already.
    File(Content),
}

/// Plans the gallery of a theme.
#[must_use]
pub fn plan<'g>(config: &'g Config, theme: &'g Theme) -> Gallery<'g> {
    let sheet = |style: &PageStyle| Asset::fingerprinted("gallery.css", style.css.clone().into_bytes().into());
    let style = theme.alone().get(KIND).map(sheet);
    let mut gallery = Gallery { config, theme, style, files: BTreeMap::new() };
    let mut files = gallery.files_of_site();
    for language in &config.languages {
        files.insert(gallery.index(*language).output(), Shown::Index(*language));
        files.insert(gallery.tokens(*language).output(), Shown::Tokens(*language));
        for name in theme.components().keys() {
            files.insert(gallery.component(*language, name).output(), Shown::Component(*language, name.clone()));
        }
    }
    gallery.files = files;
    gallery
}

impl Gallery<'_> {
    /// The paths of its files: what pages need, and the pages.
    #[must_use]
    pub fn paths(&self) -> (Vec<&OutputPath>, Vec<&OutputPath>) {
        self.files.keys().partition(|path| matches!(self.files[*path], Shown::File(_)))
    }

    /// How many components it shows, and how many examples of them.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let components = self.theme.components();
        (components.len(), components.values().map(|component| component.examples.len()).sum())
    }

    /// Renders a file. None if the gallery has no file at that path.
    ///
    /// # Errors
    /// The mistake in the template.
    #[must_use]
    pub fn file(&self, path: &OutputPath) -> Option<Result<Vec<u8>, Diagnostic>> {
        Some(match self.files.get(path)? {
            Shown::Index(language) => pages::index(self, *language),
            Shown::Tokens(language) => pages::tokens(self, *language),
            Shown::Component(language, name) => pages::component(self, *language, name),
            Shown::File(content) => Ok(content.bytes().to_vec()),
        })
    }

    /// Files of the theme, and the headers and redirects that hosts read.
    fn files_of_site(&self) -> BTreeMap<OutputPath, Shown> {
        let file = |name: &str, text: String| (UrlPath::root().file(name).output(), Shown::File(text.into_bytes().into()));
        let headers = format!("{}/*\n  Content-Security-Policy: {}\n", self.config.base_path(), policy::sent([]));
        let assets = self.theme.assets().chain(&self.style).map(|asset| (asset.path.clone(), Shown::File(asset.content.clone())));
        assets.chain([file("_headers", headers), file("_redirects", String::new())]).collect()
    }

    /// Where the pages of a language begin.
    fn index(&self, language: Language) -> UrlPath {
        if language == *self.config.default_language() { UrlPath::root() } else { UrlPath::root().page(language.tag()) }
    }

    fn tokens(&self, language: Language) -> UrlPath {
        self.index(language).page("tokens")
    }

    fn component(&self, language: Language, name: &str) -> UrlPath {
        self.index(language).page("components").page(name)
    }

    /// What goes into an `href`.
    fn href(&self, url: &UrlPath) -> String {
        format!("{}{url}", self.config.base_path())
    }
}
