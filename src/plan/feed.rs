//! The files of the feed in the Human Services Data Specification. `hsds` decides which there are; here is what each is of.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::path::Slug;

/// A file of the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HsdsFile {
    /// What the feed is.
    Index,
    /// All programs.
    Services,
    /// A program, by its position in the site.
    Service(usize),
    /// All organizations.
    Organizations,
    /// An organization and its locations, by id.
    Organization(Slug, Vec<Slug>),
    /// Which program meets where.
    ServiceAtLocations,
    /// Where a program meets, by its position in the site.
    ServiceAtLocation(usize),
    /// The vocabularies that some record uses.
    Taxonomies(Arc<HsdsTerms>),
    /// A vocabulary, by its id.
    Taxonomy(Box<str>),
    /// The terms that some record uses.
    TaxonomyTerms(Arc<HsdsTerms>),
    /// A term, by the id of its vocabulary and its own.
    TaxonomyTerm(Box<str>, Box<str>),
    /// All of it as tables, in one package.
    Tables(Arc<HsdsTerms>),
}

/// The terms that some record uses, by vocabulary.
pub type HsdsTerms = BTreeMap<Box<str>, BTreeSet<Box<str>>>;
