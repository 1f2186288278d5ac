//! The facets of the finder and all other terms that a search can mean, with the programs that have each.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::directory::{Directory, Entry};
use crate::{
    model::{Freshness, Program, Site, Term, TermIndex, Vocabulary, vocabulary::fold},
    theme::{Hole, Strings},
    value::Language,
};

/// The groups of the finder, in the order of real use. Those that are vocabularies are shown if the site names them among its facets or `ALWAYS`
/// has them; the others follow from facts.
const FINDER: [&str; 14] = [
    "payment",
    "delivery-mode",
    "age",
    "population",
    "gender-served",
    "time-of-day",
    "hours",
    "focus",
    "therapy",
    "language",
    "medication",
    "accessibility",
    "accepting",
    "checked",
];
const ALWAYS: [&str; 2] = ["gender-served", "accessibility"];

/// Ages of people, in years, first and last.
pub(super) const AGES: [(&str, u8, u8); 5] =
    [("children", 0, 12), ("teens", 13, 17), ("young-adults", 18, 25), ("adults", 26, 64), ("older-adults", 65, u8::MAX)];

/// Hours a week: from, up to but not including.
const HOURS: [(&str, f64, f64); 5] =
    [("under-9", 0.0, 9.0), ("9-11", 9.0, 12.0), ("12-15", 12.0, 16.0), ("16-19", 16.0, 20.0), ("20-up", 20.0, f64::MAX)];

/// A facet with its terms.
pub(super) struct Facet<'s> {
    pub(super) id: &'s str,
    /// The vocabulary that its keys are of; its own id unless it is a part of one.
    pub(super) of: &'s str,
    pub(super) in_finder: bool,
    kind: Kind<'s>,
    pub(super) terms: Vec<FacetTerm<'s>>,
}

/// A term with its programs.
pub(super) struct FacetTerm<'s> {
    pub(super) id: &'s str,
    parent: Option<usize>,
    /// Numbers of the programs that have it or a narrower one, in order.
    pub(super) programs: Vec<u32>,
}

enum Kind<'s> {
    /// A vocabulary, or the terms of a group of it.
    Vocabulary(&'s Vocabulary),
    /// What follows from facts.
    Derived,
}

/// All facets with the programs that have their terms: first the groups of the finder, in order, then all other vocabularies that records use.
pub(super) fn facets<'s>(directory: &Directory<'s>) -> Vec<Facet<'s>> {
    let site = directory.site;
    let mut groups: Vec<&str> = FINDER.to_vec();
    groups.extend(site.facets().filter(|facet| !FINDER.contains(facet)));
    let in_finder = |id: &str| site.facets().any(|facet| facet == id) || ALWAYS.contains(&id) || site.vocabularies().find(id).is_none();
    let mut ids: Vec<(&'s str, bool)> = Vec::new();
    for id in groups {
        // The names live as long as the site does, not as its answers.
        let id = site.vocabularies().find(id).map_or_else(|| FINDER.into_iter().find(|known| *known == id), |list| Some(&*list.id));
        ids.extend(id.map(|id| (id, in_finder(id))));
    }
    for vocabulary in Program::FACETS.into_iter().chain(["availability"]) {
        if !ids.iter().any(|(id, _)| *id == vocabulary) {
            ids.push((vocabulary, false));
        }
    }
    ids.into_iter().filter_map(|(id, in_finder)| facet(directory, id, in_finder)).collect()
}

fn facet<'s>(directory: &Directory<'s>, id: &'s str, in_finder: bool) -> Option<Facet<'s>> {
    let lists = directory.site.vocabularies();
    let (kind, terms) = match id {
        "age" => derived(directory, &AGES.map(|(id, ..)| id), is_of_age),
        "hours" => derived(directory, &HOURS.map(|(id, ..)| id), has_hours),
        "accepting" => derived(directory, &["open", "waitlist"], |entry, id| {
            let availability = entry.program.access.availability.as_ref();
            availability.is_some_and(|availability| lists.get("availability").is(availability.value, id))
        }),
        "checked" => derived(directory, &["recently"], |entry, _| entry.program.provenance.freshness == Freshness::Fresh),
        "medication" => of_vocabulary(directory, lists.find("individual-service")?, |term| term.group.as_deref() == Some("medication")),
        vocabulary => of_vocabulary(directory, lists.find(vocabulary)?, |term| !term.is_retired()),
    };
    let of = if id == "medication" { "individual-service" } else { id };
    Some(Facet { id, of, in_finder, kind, terms })
}

/// The terms of a vocabulary that are wanted.
fn of_vocabulary<'s>(
    directory: &Directory<'s>,
    vocabulary: &'s Vocabulary,
    is_wanted: impl Fn(&Term) -> bool,
) -> (Kind<'s>, Vec<FacetTerm<'s>>) {
    let kept: Vec<TermIndex> = vocabulary.terms().filter(|(_, term)| is_wanted(term)).map(|(index, _)| index).collect();
    let position = |index: TermIndex| kept.iter().position(|known| *known == index);
    let mut terms: Vec<FacetTerm<'s>> = kept.iter().map(|index| new_term(&vocabulary.term(*index).id)).collect();
    for (term, index) in terms.iter_mut().zip(&kept) {
        term.parent = vocabulary.term(*index).parent.and_then(position);
    }
    for (number, entry) in directory.numbered() {
        for own in entry.program.terms_of(&vocabulary.id).iter() {
            // Who looks for the wider term wants the narrower ones, too.
            for wider in std::iter::successors(Some(*own), |term| vocabulary.term(*term).parent).filter_map(position) {
                terms[wider].add(number);
            }
        }
    }
    (Kind::Vocabulary(vocabulary), terms)
}

/// Terms that follow from facts.
fn derived<'s>(directory: &Directory<'s>, ids: &[&'s str], has: impl Fn(&Entry<'s>, &str) -> bool) -> (Kind<'s>, Vec<FacetTerm<'s>>) {
    let mut terms: Vec<FacetTerm<'s>> = ids.iter().map(|id| new_term(id)).collect();
    for (number, entry) in directory.numbered() {
        terms.iter_mut().filter(|term| has(entry, term.id)).for_each(|term| term.add(number));
    }
    (Kind::Derived, terms)
}

fn new_term(id: &str) -> FacetTerm<'_> {
    FacetTerm { id, parent: None, programs: Vec::new() }
}

impl FacetTerm<'_> {
    /// Programs come in order; one may have several narrower terms.
    fn add(&mut self, number: u32) {
        if self.programs.last() != Some(&number) {
            self.programs.push(number);
        }
    }
}

/// Whether the ages of a program and those of a term have a year in common.
fn is_of_age(entry: &Entry<'_>, id: &str) -> bool {
    let care = &entry.program.care;
    AGES.iter().any(|(known, first, last)| *known == id && care.age_min <= *last && care.age_max.unwrap_or(u8::MAX) >= *first)
}

fn has_hours(entry: &Entry<'_>, id: &str) -> bool {
    let Some(hours) = entry.program.derived.hours_per_week else { return false };
    HOURS.iter().any(|(known, from, to)| *known == id && hours.min < *to && hours.max >= *from)
}

impl Facet<'_> {
    /// The key of a term in the index.
    pub(super) fn key(&self, term: &FacetTerm<'_>) -> String {
        format!("{}/{}", self.of, term.id)
    }

    /// What its terms are called in other languages than the one that is shown, by the position of the term.
    pub(super) fn phrases(&self, language: &Language, site: &Site) -> Value {
        let Kind::Vocabulary(vocabulary) = self.kind else { return json!([]) };
        let of_term = |term: &FacetTerm<'_>| {
            let known = vocabulary.term(vocabulary.index(term.id).expect("made from the vocabulary"));
            let own = parts(site.config().text(&known.label, language));
            let mut phrases: Vec<String> = known.label.all().chain(known.native.as_deref()).flat_map(parts).collect();
            phrases.retain(|phrase| !own.contains(phrase));
            phrases.sort_unstable();
            phrases.dedup();
            phrases
        };
        self.terms.iter().map(of_term).collect()
    }

    /// What the root of the index of a language says of it.
    pub(super) fn describe(&self, directory: &Directory<'_>, strings: &Strings, language: &Language) -> Value {
        let site = directory.site;
        let terms: Vec<Value> = self
            .terms
            .iter()
            .map(|term| {
                let parent = term.parent.and_then(|parent| i64::try_from(parent).ok()).unwrap_or(-1);
                let label = match self.kind {
                    Kind::Vocabulary(vocabulary) => {
                        let known = vocabulary.term(vocabulary.index(term.id).expect("made from the vocabulary"));
                        Cow::from(site.config().text(&known.label, language))
                    }
                    Kind::Derived => string(strings, &format!("facet.{}-{}", self.id, term.id), directory),
                };
                json!([term.id, label, term.programs.len(), parent])
            })
            .collect();
        let name = match self.kind {
            Kind::Vocabulary(vocabulary) if self.of == self.id => Cow::from(site.config().text(&vocabulary.name, language)),
            _ => string(strings, &format!("facet.{}", self.id), directory),
        };
        let mut facet = json!({"id": self.id, "name": name, "finder": self.in_finder, "terms": terms});
        if self.of != self.id {
            facet["of"] = self.of.into();
        }
        facet
    }
}

/// A string that may tell after how many days facts are no longer fresh.
fn string<'t>(strings: &'t Strings, key: &str, directory: &Directory<'_>) -> Cow<'t, str> {
    strings.get(key, &[("count", Hole::Text(&directory.site.standards().freshness[0].to_string()))])
}

/// What a label says, folded: as a whole, and in parts where it names several things ("Day treatment / partial hospitalization (PHP, HIOP)").
/// The engine takes the labels that it has apart in the same way.
fn parts(label: &str) -> Vec<String> {
    let (before, rest) = label.split_once('(').unwrap_or((label, ""));
    let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
    let outside = format!("{before} {after}");
    let parts = [&outside, inside].into_iter().flat_map(|part| part.split(['/', ',', ';'])).flat_map(|part| part.split(" or "));
    std::iter::once(label).chain(parts.flat_map(|part| part.split(" o "))).map(fold).filter(|phrase| phrase.len() > 1).collect()
}
