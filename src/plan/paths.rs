//! The files of a plan by their paths. Most of them are pages, which lie where they lay after most edits: plans share those.

use std::{cmp::Ordering, collections::BTreeMap, iter::Peekable, sync::Arc};

use super::Planned;
use crate::path::OutputPath;

/// Files by path.
pub(super) type Shelf = BTreeMap<OutputPath, Planned>;

/// All files of a plan, by path.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// Pages and what belongs to one of them.
    shared: Arc<Shelf>,
    /// Everything else; of two files at one path this one counts.
    own: Shelf,
}

impl Files {
    pub(super) fn new(shared: Arc<Shelf>) -> Self {
        Self { shared, own: Shelf::new() }
    }

    /// The file at a path.
    #[must_use]
    pub fn get(&self, path: &OutputPath) -> Option<&Planned> {
        self.own.get(path).or_else(|| self.shared.get(path))
    }

    /// Whether there is a file at a path.
    #[must_use]
    pub fn contains_key(&self, path: &OutputPath) -> bool {
        self.get(path).is_some()
    }

    /// The files, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&OutputPath, &Planned)> {
        Merged { own: self.own.iter().peekable(), shared: self.shared.iter().peekable() }
    }

    /// The paths, in order.
    pub fn keys(&self) -> impl Iterator<Item = &OutputPath> {
        self.iter().map(|(path, _)| path)
    }

    /// The files from a path on, in the order of their paths.
    pub(super) fn from(&self, path: &OutputPath) -> impl Iterator<Item = (&OutputPath, &Planned)> {
        Merged { own: self.own.range(path..).peekable(), shared: self.shared.range(path..).peekable() }
    }

    /// Puts a file at a path, in the place of another there.
    pub(super) fn insert(&mut self, path: OutputPath, planned: Planned) {
        self.own.insert(path, planned);
    }
}

/// Two lists in one order.
struct Merged<A: Iterator, B: Iterator> {
    own: Peekable<A>,
    shared: Peekable<B>,
}

impl<'f, A, B> Iterator for Merged<A, B>
where
    A: Iterator<Item = (&'f OutputPath, &'f Planned)>,
    B: Iterator<Item = (&'f OutputPath, &'f Planned)>,
{
    type Item = (&'f OutputPath, &'f Planned);

    fn next(&mut self) -> Option<Self::Item> {
        let order = match (self.own.peek(), self.shared.peek()) {
            (Some((own, _)), Some((shared, _))) => own.cmp(shared),
            (Some(_), None) => Ordering::Less,
            (None, _) => Ordering::Greater,
        };
        match order {
            Ordering::Less => self.own.next(),
            Ordering::Equal => {
                self.shared.next();
                self.own.next()
            }
            Ordering::Greater => self.shared.next(),
        }
    }
}
