//! What programs and texts stand on: the configuration, the lists, and the records that programs belong to.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Moment, Surroundings, check_config,
    collected::{by_id, check_all},
    geography::States,
    location::{self, Location},
    memory::are_same,
    organization::{self, Organization},
    reference::{self, Standards},
    simple,
    sorted::Sorted,
    vocabulary::{self, Vocabularies},
};
use crate::{
    config::Config,
    content::{Entry, Parsed, raw},
    diagnostic::Diagnostic,
    path::Slug,
};

/// What programs and texts stand on, checked.
#[derive(Debug)]
pub(super) struct Ground {
    /// The documents that it is made of.
    made_of: Vec<Parsed>,
    pub(super) config: Config,
    pub(super) moment: Moment,
    pub(super) vocabularies: Vocabularies,
    pub(super) standards: Standards,
    pub(super) states: States,
    pub(super) synonyms: Vec<raw::Synonym>,
    pub(super) organizations: BTreeMap<Slug, Organization>,
    pub(super) locations: BTreeMap<Slug, Location>,
    /// The programs of the one-table form.
    pub(super) programs: Vec<Entry<raw::Program>>,
    /// Ids of organizations and locations that exist but could not be taken up.
    pub(super) broken: BTreeSet<Box<str>>,
    /// Remarks on the lists and on what the configuration says of them.
    pub(super) on_lists: Vec<Diagnostic>,
    /// Remarks on the records, and on the tables that they are made of.
    pub(super) on_records: Vec<Diagnostic>,
}

/// What the programs of a site stand on, as its name: equal if it is the very same.
#[derive(Clone, Debug)]
pub struct Footing(pub(super) Arc<Ground>);

impl PartialEq for Footing {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Ground {
    pub(super) fn new(sorted: &Sorted<'_>, config: &Config, moment: Moment) -> Self {
        let mut on_lists = Vec::new();
        let synonyms = reference::synonyms(sorted.synonyms.iter().copied());
        let vocabularies = vocabulary::assemble(sorted.vocabularies.iter().copied(), &synonyms, &mut on_lists);
        reference::check_synonyms(sorted.synonyms.iter().copied(), &vocabularies, &mut on_lists);
        check_config(config, &vocabularies, &mut on_lists);
        let mut ground = Self {
            made_of: sorted.ground.iter().map(|document| Parsed::clone(document)).collect(),
            config: config.clone(),
            moment,
            synonyms: synonyms.into_iter().cloned().collect(),
            standards: Standards::assemble(sorted.hour_bands.iter().copied()),
            states: States::assemble(sorted.states.iter().copied()),
            vocabularies,
            organizations: BTreeMap::new(),
            locations: BTreeMap::new(),
            programs: Vec::new(),
            broken: BTreeSet::new(),
            on_lists,
            on_records: Vec::new(),
        };
        ground.add_records(sorted);
        ground
    }

    /// Checks organizations and locations.
    fn add_records(&mut self, sorted: &Sorted<'_>) {
        let (mut remarks, mut broken) = (Vec::new(), BTreeSet::new());
        let around = self.around();
        let expanded = simple::expand(&sorted.simple, &self.vocabularies, &mut remarks);
        let organizations = sorted.organizations.iter().copied().chain(&expanded.organizations);
        let organizations = check_all(organizations, |entry| organization::check(entry, &around), |raw| raw.id.as_deref(), &mut remarks);
        let organizations = by_id(organizations, |organization| (&organization.id, &organization.origin), &mut broken, &mut remarks);
        let locations = sorted.locations.iter().copied().chain(&expanded.locations);
        let locations = check_all(locations, |entry| location::check(entry, &around), |raw| raw.id.as_deref(), &mut remarks);
        let locations = by_id(locations, |location| (&location.id, &location.origin), &mut broken, &mut remarks);
        self.organizations = organizations.into_iter().map(|organization| (organization.id.clone(), organization)).collect();
        self.locations = locations.into_iter().map(|location| (location.id.clone(), location)).collect();
        self.programs = expanded.programs;
        self.broken = broken;
        self.on_records = remarks;
    }

    /// Whether the same things would make the same ground.
    pub(super) fn is_made_of(&self, sorted: &Sorted<'_>, config: &Config, moment: Moment) -> bool {
        self.moment == moment && are_same(&self.made_of, sorted.ground.iter().copied()) && self.config == *config
    }

    pub(super) fn around(&self) -> Surroundings<'_> {
        Surroundings {
            config: &self.config,
            vocabularies: &self.vocabularies,
            standards: &self.standards,
            states: &self.states,
            as_of: self.moment.as_of,
            demonstration: self.config.demonstration,
        }
    }
}
