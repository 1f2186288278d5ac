//! What validation found the last time, and of what it was made: what is made of the same things again is taken from here, so that an edit costs
//! what it touches. The site and the remarks are those of a validation that remembers nothing.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use super::{Moment, belonging::KnownBelonging, directory::KnownProgram, ground::Ground, sorted::Sorted, writer::KnownArticle};
use crate::{
    config::Config,
    content::{Entry, Parsed},
    theme::ComponentSpec,
};

/// What [`validate`](super::validate) found the last time.
#[derive(Debug, Default)]
pub struct Memory {
    ground: Option<Arc<Ground>>,
    context: Option<Context>,
    pub(super) programs: Known<KnownProgram>,
    pub(super) belonging: Option<KnownBelonging>,
    pub(super) articles: Known<KnownArticle>,
    pub(super) pages: Known<KnownArticle>,
    /// The documents whose entries are known. As long as they are held, no other entry has the address of one of them.
    held: Vec<Parsed>,
}

/// What is known of entries, each told apart by its address.
#[derive(Debug)]
pub(super) struct Known<T>(HashMap<Address, T>);

/// The address of an entry, as its name: it is never followed.
pub(super) type Address = usize;

/// What texts refer to, beside their ground.
#[derive(Debug)]
pub(super) struct Context {
    /// Everything that links may lead to.
    pub(super) targets: blake3::Hash,
    pub(super) components: BTreeMap<String, ComponentSpec>,
    /// Ids of all articles that are shown.
    pub(super) articles: Vec<Box<str>>,
    pub(super) glossary: Vec<Parsed>,
    pub(super) works: Vec<Parsed>,
}

/// Which parts of their context texts find as it was.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unchanged {
    /// What links lead to, and the components that may be called.
    pub(super) links: bool,
    /// The terms that become links.
    pub(super) terms: bool,
    /// The works and articles that front matter names.
    pub(super) references: bool,
}

impl Memory {
    /// Returns what programs and texts stand on. Where that is another than the last time, nothing that stood on it is known any more.
    pub(super) fn ground(&mut self, sorted: &Sorted<'_>, config: &Config, moment: Moment) -> Arc<Ground> {
        let known = self.ground.take().filter(|ground| ground.is_made_of(sorted, config, moment));
        let ground = known.unwrap_or_else(|| {
            *self = Self::default();
            Arc::new(Ground::new(sorted, config, moment))
        });
        self.ground = Some(Arc::clone(&ground));
        ground
    }

    /// Takes over the context of this time and compares it with that of the last.
    pub(super) fn compare(&mut self, now: Context) -> Unchanged {
        let before = self.context.replace(now);
        let (Some(before), Some(now)) = (before, &self.context) else { return Unchanged { links: false, terms: false, references: false } };
        Unchanged {
            links: before.targets == now.targets && before.components == now.components,
            terms: are_same(&before.glossary, now.glossary.iter()),
            references: before.articles == now.articles && are_same(&before.works, now.works.iter()),
        }
    }

    /// Holds the documents of this time, now that nothing of the last is known any more that is not of them, too.
    pub(super) fn hold<'d>(&mut self, documents: impl Iterator<Item = &'d Parsed>) {
        self.held = documents.map(Parsed::clone).collect();
    }
}

impl<T> Default for Known<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T> Known<T> {
    /// Takes out what is known of an entry.
    pub(super) fn take<U>(&mut self, entry: &Entry<U>) -> Option<T> {
        self.0.remove(&address(entry))
    }

    /// What is known of entries that nobody asked for: they are gone, or others are in their place.
    pub(super) fn rest(&self) -> impl Iterator<Item = &T> {
        self.0.values()
    }
}

impl<T> FromIterator<(Address, T)> for Known<T> {
    fn from_iter<I: IntoIterator<Item = (Address, T)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

/// Names an entry.
pub(super) fn address<T>(entry: &Entry<T>) -> Address {
    std::ptr::from_ref(entry).addr()
}

/// Whether documents are the very same, not only alike.
pub(super) fn are_same<'d>(documents: &[Parsed], others: impl ExactSizeIterator<Item = &'d Parsed>) -> bool {
    documents.len() == others.len() && documents.iter().zip(others).all(|(one, other)| Arc::ptr_eq(one, other))
}
