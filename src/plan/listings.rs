//! Which programs each list shows, and in which order: freshness first, then name — the rule that `about/how-we-order` states.

use std::{borrow::Borrow, collections::BTreeMap};

use rayon::prelude::*;

use crate::{
    model::{LocationKind, Program, Site, TermIndex},
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
        for index in order(site) {
            let program = &site.programs()[index as usize];
            list(&mut listings.providers, &program.identity.organization).push(index);
            if program.is_listed() {
                listings.add(site, program, index);
            }
        }
        for list in listings.providers.values_mut() {
            list.sort_by_key(|index| !site.programs()[*index as usize].is_listed());
        }
        let facets: Vec<&str> = site.facets().collect();
        listings.terms = facets.into_par_iter().map(|facet| (facet.into(), by_term(site, &listings.all, facet))).collect();
        listings
    }

    fn add(&mut self, site: &Site, program: &Program, index: u32) {
        self.all.push(index);
        let location = site.location_of(program).filter(|location| location.kind != LocationKind::Virtual);
        if let Some(address) = location.and_then(|location| location.address.as_ref()) {
            let state = list(&mut self.states, &*address.state);
            state.all.push(index);
            if let Some(slug) = &address.city_slug {
                let city: &mut CityListing = list(&mut state.cities, slug.as_str());
                if city.name.is_empty() {
                    city.name = address.city.clone();
                }
                city.all.push(index);
            }
        }
        if program.delivery.online {
            for state in &program.delivery.telehealth_states {
                list(&mut self.online, &**state).push(index);
            }
        }
    }
}

/// The list of a key, which is copied only for a list that is new.
fn list<'l, K: Borrow<Q> + Ord, Q: ToOwned<Owned: Into<K>> + Ord + ?Sized, L: Default>(
    lists: &'l mut BTreeMap<K, L>,
    key: &Q,
) -> &'l mut L {
    if !lists.contains_key(key) {
        lists.insert(key.to_owned().into(), L::default());
    }
    lists.get_mut(key).expect("it was put there")
}

/// The programs that have a term of a facet, by term.
fn by_term(site: &Site, programs: &[u32], facet: &str) -> BTreeMap<TermIndex, List> {
    let vocabulary = site.vocabularies().get(facet);
    let mut lists = vec![List::new(); vocabulary.terms().count()];
    for index in programs {
        let own = site.programs()[*index as usize].terms_of(facet);
        // Who looks for the wider term wants the narrower ones, too.
        let wider = |term: &TermIndex| std::iter::successors(Some(*term), |term| vocabulary.term(*term).parent);
        for term in own.iter().flat_map(wider) {
            let list = &mut lists[term.position()];
            if list.last() != Some(index) {
                list.push(*index);
            }
        }
    }
    let terms = vocabulary.terms().map(|(term, _)| term);
    terms.zip(lists).filter(|(_, list)| !list.is_empty()).collect()
}

/// All programs in the order of every list: the more freshly checked first, then by name, then by id.
fn order(site: &Site) -> List {
    let programs = site.programs().iter().zip(0..);
    let mut keyed: Vec<_> =
        programs.map(|(program, index)| (program.provenance.freshness, &*program.identity.folded_name, index)).collect();
    keyed.par_sort_unstable();
    keyed.into_iter().map(|(_, _, index)| index).collect()
}
