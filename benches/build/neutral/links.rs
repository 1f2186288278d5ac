//! Links in neutral texts: paths of another site become links that this program resolves.

use std::collections::{BTreeMap, BTreeSet};

use super::records::{Article, Program};
use crate::bank::slug;

/// What links lead to.
pub(super) struct Targets<'r> {
    /// Ids of articles, by slug.
    articles: BTreeMap<&'r str, String>,
    /// State codes, by the slug of the state's name, as far as there are programs.
    states: BTreeMap<String, &'r str>,
}

impl<'r> Targets<'r> {
    pub(super) fn new(articles: &'r [Article], programs: &'r [Program]) -> Self {
        let states: BTreeSet<(&str, &str)> = programs.iter().map(|program| (&*program.state, &*program.state_code)).collect();
        Self {
            articles: articles.iter().map(|article| (article.slug.as_str(), article.id())).collect(),
            states: states.into_iter().map(|(name, code)| (slug(name), code)).collect(),
        }
    }

    /// The id of an article, if there is one of that slug.
    pub(super) fn article(&self, slug: &str) -> Option<&str> {
        self.articles.get(slug).map(String::as_str)
    }

    /// Writes all links of a text anew.
    pub(super) fn rewrite(&self, text: &str) -> String {
        let mut parts = text.split("](/");
        let mut written = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (path, rest) = part.split_once(')').unwrap_or((part, ""));
            written.extend(["](", &self.link(path), ")", rest]);
        }
        written
    }

    /// Articles lie in sections, so a link to another goes up one folder first.
    fn link(&self, path: &str) -> String {
        match path.trim_end_matches('/').split_once('/') {
            Some(("articles", name)) => self.article(name).map_or_else(|| "/learn/".to_owned(), |id| format!("../{id}.md")),
            Some(("state", name)) => {
                self.states.get(name).map_or_else(|| "/programs/".to_owned(), |code| format!("/programs/in/{}/", code.to_lowercase()))
            }
            _ => "/programs/".to_owned(),
        }
    }
}
