//! Which programs each list shows, and in which order: freshness first, then name — the rule that `about/how-we-order` states.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::{
    model::{Location, LocationKind, Program, Site, TermIndex},
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
        let order = order(site);
        let all: List = order.iter().copied().filter(|index| site.programs()[*index as usize].is_listed()).collect();
        let facets: Vec<&str> = site.facets().collect();
        let by_facet = || facets.into_par_iter().map(|facet| (facet.into(), by_term(site, &all, facet))).collect();
        let by_place = || (by_provider(site, &order), by_state(site, &all), online(site, &all));
        let (terms, (providers, states, online)) = rayon::join(by_facet, by_place);
        Self { all, states, online, terms, providers }
    }
}

/// Whether lists show two programs alike: everything that this file reads of a program is compared here.
pub(super) fn are_alike(one: &Program, other: &Program) -> bool {
    let own = |program: &Program| (program.is_listed(), program.provenance.freshness, program.delivery.online);
    let (identity, others) = (&one.identity, &other.identity);
    own(one) == own(other)
        && one.id == other.id
        && identity.folded_name == others.folded_name
        && identity.organization == others.organization
        && identity.location == others.location
        && one.delivery.telehealth_states == other.delivery.telehealth_states
        && Program::FACETS.iter().all(|facet| one.terms_of(facet) == other.terms_of(facet))
}

fn by_provider(site: &Site, order: &[u32]) -> BTreeMap<Slug, List> {
    let mut lists: HashMap<&Slug, List> = HashMap::with_capacity(site.organizations().len());
    for index in order {
        lists.entry(&site.programs()[*index as usize].identity.organization).or_default().push(*index);
    }
    let lists = lists.into_iter().map(|(id, mut list)| {
        list.sort_by_key(|index| !site.programs()[*index as usize].is_listed());
        (id.clone(), list)
    });
    lists.collect()
}

fn by_state(site: &Site, programs: &[u32]) -> BTreeMap<Box<str>, StateListing> {
    let locations: HashMap<&Slug, &Location> = site.locations().iter().collect();
    let mut states: HashMap<&str, StateListing> = HashMap::new();
    for index in programs {
        let location = site.programs()[*index as usize].identity.location.as_ref().and_then(|id| locations.get(id));
        let location = location.filter(|location| location.kind != LocationKind::Virtual);
        let Some(address) = location.and_then(|location| location.address.as_ref()) else { continue };
        let state = states.entry(&address.state).or_default();
        state.all.push(*index);
        let Some(slug) = &address.city_slug else { continue };
        if !state.cities.contains_key(slug.as_str()) {
            state.cities.insert(slug.as_str().into(), CityListing { name: address.city.clone(), all: List::new() });
        }
        state.cities.get_mut(slug.as_str()).expect("it was put there").all.push(*index);
    }
    states.into_iter().map(|(code, listing)| (code.into(), listing)).collect()
}

fn online(site: &Site, programs: &[u32]) -> BTreeMap<Box<str>, List> {
    let mut states: HashMap<&str, List> = HashMap::new();
    for index in programs {
        let delivery = &site.programs()[*index as usize].delivery;
        for state in delivery.telehealth_states.iter().filter(|_| delivery.online) {
            states.entry(state).or_default().push(*index);
        }
    }
    states.into_iter().map(|(code, list)| (code.into(), list)).collect()
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
