//! Which programs each list shows, and in which order: freshness first, then name — the rule that `about/how-we-order` states.

use std::collections::BTreeMap;

use crate::{
    model::{LocationKind, Program, Site, TermIndex, vocabulary::fold},
    path::Slug,
};

/// Positions of programs in the site, in the order in which a list shows them.
pub type List = Vec<u32>;

/// All lists of programs.
#[derive(Debug, Default)]
pub struct Listings {
    /// All listed programs.
    pub all: List,
    /// By state code.
    pub states: BTreeMap<Box<str>, StateListing>,
    /// Programs that people in a state can join online, by state code.
    pub online: BTreeMap<Box<str>, List>,
    /// By facet and term.
    pub terms: BTreeMap<Box<str>, BTreeMap<TermIndex, List>>,
    /// By organization; programs that are gone come last.
    pub providers: BTreeMap<Slug, List>,
}

/// The programs of a state.
#[derive(Debug, Default)]
pub struct StateListing {
    /// All of them.
    pub all: List,
    /// By the slug of their city.
    pub cities: BTreeMap<Box<str>, CityListing>,
}

/// The programs of a city.
#[derive(Debug, Default)]
pub struct CityListing {
    /// The city's name, as first written.
    pub name: Box<str>,
    /// All of them.
    pub all: List,
}

impl Listings {
    /// Sorts all programs into their lists.
    pub(super) fn new(site: &Site) -> Self {
        let mut listings = Self::default();
        for facet in site.facets() {
            listings.terms.insert(facet.into(), BTreeMap::new());
        }
        for index in order(site) {
            let program = &site.programs()[index as usize];
            listings.providers.entry(program.identity.organization.clone()).or_default().push(index);
            if program.is_listed() {
                listings.add(site, program, index);
            }
        }
        for list in listings.providers.values_mut() {
            list.sort_by_key(|index| !site.programs()[*index as usize].is_listed());
        }
        listings
    }

    fn add(&mut self, site: &Site, program: &Program, index: u32) {
        self.all.push(index);
        let location = site.location_of(program).filter(|location| location.kind != LocationKind::Virtual);
        if let Some(address) = location.and_then(|location| location.address.as_ref()) {
            let state = self.states.entry(address.state.clone()).or_default();
            state.all.push(index);
            if let Some(slug) = Slug::from_words(&address.city) {
                let city = state.cities.entry(slug.as_str().into()).or_default();
                if city.name.is_empty() {
                    city.name = address.city.clone();
                }
                city.all.push(index);
            }
        }
        if program.delivery.online {
            for state in &program.delivery.telehealth_states {
                self.online.entry(state.clone()).or_default().push(index);
            }
        }
        for (facet, terms) in &mut self.terms {
            let vocabulary = site.vocabularies().get(facet);
            let own = program.terms_of(facet);
            // Who looks for the wider term wants the narrower ones, too.
            let wider = |term: &TermIndex| std::iter::successors(Some(*term), |term| vocabulary.term(*term).parent);
            for term in own.iter().flat_map(wider) {
                let list = terms.entry(term).or_default();
                if list.last() != Some(&index) {
                    list.push(index);
                }
            }
        }
    }
}

/// All programs in the order of every list: the more freshly checked first, then by name, then by id.
fn order(site: &Site) -> List {
    let mut keyed: Vec<_> = site
        .programs()
        .iter()
        .zip(0..)
        .map(|(program, index)| (program.provenance.freshness, fold(&program.identity.name), index))
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, _, index)| index).collect()
}
