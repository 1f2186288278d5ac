//! Names of other providers in the text of a program: a reader must not be led to believe that one house is another.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use aho_corasick::{AhoCorasick, MatchKind};

use super::{Page, Subject, Text};
use crate::{diagnostic::Diagnostic, model::Site, path::Slug};

/// The providers of a site, ready to be looked for.
pub(super) struct Providers {
    known: Known,
    finder: Option<AhoCorasick>,
    /// By the pattern's number: the house.
    houses: Vec<Slug>,
}

/// What providers are called and to which house they belong: a change of anything else about them leaves findings as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known(Arc<BTreeMap<Slug, NameAndParent>>);

type NameAndParent = (Box<str>, Option<Slug>);

impl Known {
    pub(super) fn of(site: &Site) -> Self {
        let organizations = site.organizations().values();
        Self(Arc::new(organizations.map(|one| (one.id.clone(), (one.name.clone(), one.parent.clone()))).collect()))
    }

    /// The organization above all others of the same house.
    fn house(&self, id: &Slug) -> Slug {
        let above = |id: &Slug| self.0.get(id).and_then(|(_, parent)| parent.clone());
        std::iter::successors(Some(id.clone()), above).take(self.0.len() + 1).last().expect("it starts with the organization itself")
    }
}

impl Providers {
    pub(super) fn new(known: Known) -> Self {
        // A single word may be any word.
        let names = known.0.iter().filter(|(_, (name, _))| name.contains(' '));
        let (houses, names): (Vec<Slug>, Vec<&str>) = names.map(|(id, (name, _))| (known.house(id), &**name)).unzip();
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).ok();
        Self { known, finder, houses }
    }

    /// Looks for names of other houses in the text of a program; each is told once.
    pub(super) fn findings(&self, page: &Page<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let Subject::Program(Some(program)) = page.subject else { return };
        let Some((own, finder)) = program.organization.as_deref().and_then(Slug::new).zip(self.finder.as_ref()) else { return };
        let own = self.known.house(&own);
        let mut told = HashSet::new();
        for text in &page.texts {
            let passage = &text.passage.text;
            for found in finder.find_iter(&**passage) {
                let house = &self.houses[found.pattern().as_usize()];
                let is_word = !passage[found.end()..].starts_with(char::is_alphanumeric)
                    && !passage[..found.start()].ends_with(char::is_alphanumeric);
                if is_word && *house != own && !is_linked(text, &found.range()) && told.insert(house) {
                    diagnostics.push(Diagnostic::other_providers_name(text.place(&found.range()), &passage[found.range()]));
                }
            }
        }
    }
}

/// Whether the author leads to the provider on purpose.
fn is_linked(text: &Text<'_>, range: &std::ops::Range<usize>) -> bool {
    text.passage.link_at(range).is_some()
}
