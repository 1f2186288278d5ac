//! The directory in the Human Services Data Specification (HSDS, version 3.1), in which referral lines exchange what they know: as the files of its API,
//! and as its tables. `docs/hsds.md` tells which field of ours is which of theirs.

use std::{borrow::Cow, fmt::Display};

use crate::{
    model::{Program, Site, TermIndex, Uuid},
    plan::Urls,
    value::Localized,
};

mod attributes;
mod columns;
mod file;
pub mod objects;
mod organization;
mod part;
mod place;
mod service;
mod table;
mod terms;
mod used;
mod week;

pub use file::{FOLDER, file, files, is_planned};
pub use table::tables;
pub use terms::Terms;

/// What all objects are made of.
#[derive(Clone, Copy, Debug)]
pub struct Feed<'s> {
    site: &'s Site,
    urls: &'s Urls,
    terms: &'s Terms<'s>,
}

impl<'s> Feed<'s> {
    /// The feed of a site. `urls` are the addresses of its pages, `terms` its own.
    #[must_use]
    pub fn new(site: &'s Site, urls: &'s Urls, terms: &'s Terms<'s>) -> Self {
        Self { site, urls, terms }
    }

    /// The programs that are in it: drafts stay home, also where they are shown.
    fn programs(self) -> impl Iterator<Item = &'s Program> {
        self.site.programs().iter().map(|program| &**program).filter(|program| !program.is_draft)
    }

    fn uuid(self, object: &str, of: impl Display) -> Uuid {
        self.site.uuid(object, of)
    }

    /// A text in the first language of the site.
    fn text(self, text: &'s Localized) -> &'s str {
        let config = self.site.config();
        config.text(text, config.default_language())
    }

    /// What readers see of a term.
    fn label(self, vocabulary: &str, term: TermIndex) -> &'s str {
        self.text(&self.site.vocabularies().get(vocabulary).term(term).label)
    }

    /// The id of a term.
    fn code(self, vocabulary: &str, term: TermIndex) -> &'s str {
        &self.site.vocabularies().get(vocabulary).term(term).id
    }
}

/// A text that says something.
fn said(text: &str) -> Option<Cow<'_, str>> {
    (!text.is_empty()).then_some(Cow::Borrowed(text))
}

/// Pieces of a text that say something, put together.
fn joined<'s>(pieces: impl IntoIterator<Item = impl AsRef<str>>, between: &str) -> Option<Cow<'s, str>> {
    let pieces: Vec<_> = pieces.into_iter().filter(|piece| !piece.as_ref().is_empty()).collect();
    (!pieces.is_empty()).then(|| pieces.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(between).into())
}
