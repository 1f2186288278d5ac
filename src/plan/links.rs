//! Links that name a path of the site: each must lead somewhere.

use super::Draft;
use crate::{
    config::{self, Config, FooterLink},
    diagnostic::{Diagnostic, FieldPath, Place, nearest},
    model::{
        Link, Site, Target,
        body::{Block, Hole},
    },
    value::{Language, WebAddress},
};

impl Draft<'_> {
    /// Checks every link that names a path of the site: those of texts, and those of `site.yaml`.
    pub(super) fn check_paths(&mut self) {
        let site = self.site;
        let mut dead: Vec<(&str, Place)> = Vec::new();
        for (language, blocks) in bodies(site) {
            each_link(blocks, &mut |link| {
                if let Target::Path(path, place) = &link.target
                    && !self.leads_somewhere(path, language)
                {
                    dead.push((path, place.clone()));
                }
            });
        }
        for (link, place) in own_links(site.config()) {
            if !link.url.starts_with('/') && WebAddress::read(&link.url).is_none() {
                self.diagnostics.push(Diagnostic::unsafe_link(place, &link.url));
            } else if link.url.starts_with('/') && !self.leads_somewhere(&link.url, site.config().default_language()) {
                dead.push((&link.url, place));
            }
        }
        dead.dedup();
        let urls: Vec<String> = if dead.is_empty() { Vec::new() } else { self.files.keys().map(|path| path.url().to_string()).collect() };
        let near = |path: &str| nearest(path, urls.iter().map(String::as_str));
        self.diagnostics.extend(dead.into_iter().map(|(path, place)| Diagnostic::dead_link(place, path, near(path))));
    }

    fn leads_somewhere(&self, path: &str, language: &Language) -> bool {
        self.urls.resolve_path(path, language, |url| self.files.contains_key(&url.output())).is_some()
    }
}

/// The links that `site.yaml` gives, each with its place.
fn own_links(config: &Config) -> impl Iterator<Item = (&FooterLink, Place)> {
    let footer = config.footer.iter().enumerate().map(|(index, link)| (link, FieldPath::from("footer").item(index)));
    let notices = config.notices.iter().enumerate();
    let notices = notices.filter_map(|(index, notice)| Some((notice.link.as_ref()?, FieldPath::from("notices").item(index).key("link"))));
    footer.chain(notices).map(|(link, at)| (link, config::place(at.key("url"))))
}

/// Every Markdown text of a site, with the language of the pages that show it.
fn bodies(site: &Site) -> impl Iterator<Item = (&Language, &[Block])> {
    let articles = site.articles().values().chain(site.pages().values()).flat_map(|variants| variants.values());
    let checklists = site.checklists().values().flat_map(|variants| variants.values());
    let programs = site.programs().iter().flat_map(|program| {
        let texts = program.texts.iter().map(|(language, text)| (language, &text.body));
        std::iter::once((site.config().default_language(), &program.body)).chain(texts)
    });
    let questions = site
        .config()
        .languages
        .iter()
        .flat_map(|language| site.questions(language).iter().map(move |question| (language, &question.answer)));
    let texts = articles.map(|article| (&article.language, &article.body));
    let texts = texts.chain(checklists.map(|checklist| (&checklist.language, &checklist.body)));
    texts.chain(programs).chain(questions).map(|(language, body)| (language, body.blocks.as_slice()))
}

/// Calls `see` with every link of a body.
fn each_link<'b>(blocks: &'b [Block], see: &mut impl FnMut(&'b Link)) {
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
