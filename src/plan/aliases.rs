//! Old addresses: every alias of a record leads on to where the record lives now.

use super::{Draft, PageKind, Planned};
use crate::{
    diagnostic::{Diagnostic, Place},
    model::Article,
    path::UrlPath,
};

impl Draft<'_> {
    /// Plans a redirect for every old URL and id.
    pub(super) fn aliases(&mut self) {
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
}

/// The URL one level up.
fn parent(url: &UrlPath) -> UrlPath {
    let trimmed = url.as_str().trim_end_matches('/');
    let up = trimmed.rsplit_once('/').map_or("", |(up, _)| up);
    UrlPath::new(&format!("{up}/")).unwrap_or_else(UrlPath::root)
}
