//! Old addresses: every alias of a record leads on to where the record lives now.

use super::{Draft, PageKind, Planned};
use crate::{
    content::Origin,
    diagnostic::{Diagnostic, FieldPath},
    model::{Article, Program},
    path::UrlPath,
};

/// An alias and its number in its list.
type Numbered<'a> = (usize, &'a str);

impl<'s> Draft<'s> {
    /// Plans a redirect for every old URL and id.
    pub(super) fn aliases(&mut self) {
        let site = self.site;
        let moved: Vec<&Program> =
            site.programs().iter().filter(|program| !program.identity.aliases.is_empty()).map(|program| &**program).collect();
        for language in &site.config().languages {
            // A record has its aliases in every language's tree, but a whole path is one address: that of the first language.
            let is_first = language == site.config().default_language();
            let of_tree = |aliases: &'s [String]| -> Vec<Numbered<'s>> {
                numbered(aliases).into_iter().filter(|(_, alias)| is_first || !alias.starts_with('/')).collect()
            };
            for program in &moved {
                let to = self.urls.program(language, &program.id);
                let finder = self.urls.finder(language);
                self.redirects(&of_tree(&program.identity.aliases), &finder, &to, &program.origin);
            }
            for organization in site.organizations().values().filter(|organization| !organization.aliases.is_empty()) {
                let to = self.urls.provider(language, &organization.id);
                let providers = self.urls.tree(language).page("providers");
                self.redirects(&of_tree(&organization.aliases), &providers, &to, &organization.origin);
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
                self.redirects(&numbered(&checklist.aliases), &parent(&to), &to, &checklist.origin);
            }
        }
    }

    fn redirect_text(&mut self, text: &Article, to: &UrlPath) {
        self.redirects(&numbered(&text.aliases), &parent(to), to, &text.origin);
    }

    /// An alias is a path of the site, or a name beside the page.
    fn redirects(&mut self, aliases: &[Numbered<'_>], beside: &UrlPath, to: &UrlPath, origin: &Origin) {
        for (number, alias) in aliases {
            let place = origin.at(FieldPath::from("aliases").item(*number));
            let path = if alias.starts_with('/') { (*alias).to_owned() } else { format!("{beside}{alias}") };
            let path = if path.ends_with('/') || path.rsplit('/').next().is_some_and(|name| name.contains('.')) {
                path
            } else {
                format!("{path}/")
            };
            // The folder's own books are nobody's address.
            if let Some(url) = UrlPath::new(&path).filter(|url| !url.as_str().starts_with("/.carepress")) {
                self.insert(url.output(), Planned::Redirect(to.clone()), Some(place));
            } else {
                let expected = "a path such as /learn/old-name/ or old-name";
                self.diagnostics.push(Diagnostic::invalid_value(place, &format!("`{alias}`"), expected));
            }
        }
    }
}

fn numbered(aliases: &[String]) -> Vec<Numbered<'_>> {
    aliases.iter().map(String::as_str).enumerate().collect()
}

/// The URL one level up.
fn parent(url: &UrlPath) -> UrlPath {
    let trimmed = url.as_str().trim_end_matches('/');
    let up = trimmed.rsplit_once('/').map_or("", |(up, _)| up);
    UrlPath::new(&format!("{up}/")).unwrap_or_else(UrlPath::root)
}
