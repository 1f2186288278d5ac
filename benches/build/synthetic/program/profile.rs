//! The facts about a made-up program that all its parts share: whom it is for, when it meets and where.

use super::week::Week;
use crate::{
    rng::Rng,
    synthetic::{
        names::{self, Name},
        places::Place,
        seats::{self, LocationKind},
        world::{World, in_turn},
    },
};

/// What all parts of a program share.
#[derive(Debug)]
pub(crate) struct Profile<'w> {
    /// Its number.
    pub(crate) index: usize,
    /// Its id.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// Its organization.
    pub(crate) organization: Name,
    /// The id of its location.
    pub(crate) location: String,
    /// What kind of place that is.
    pub(crate) kind: LocationKind,
    /// The city.
    pub(crate) place: &'w Place,
    /// Term of `status`.
    pub(crate) status: &'w str,
    /// Terms of `focus`, the main one first.
    pub(crate) focus: Vec<&'w str>,
    /// The label of the main one, as it stands in a sentence.
    pub(crate) focus_words: String,
    /// Whether it treats substance use.
    pub(crate) substances: bool,
    /// The population with a track of its own; none if it is for all adults.
    pub(crate) population: Option<&'w str>,
    /// Whom it is for.
    pub(crate) people: People,
    /// When it meets.
    pub(crate) week: Week,
    days: String,
    hours: String,
    /// Weeks from start to end: `6-8`.
    pub(crate) weeks: String,
}

/// A group of people: what they are called, and their ages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct People {
    /// What they are called in a sentence.
    pub(crate) words: &'static str,
    /// The lowest age.
    pub(crate) age_min: u8,
    /// The highest age.
    pub(crate) age_max: Option<u8>,
    /// Terms of `gender-served`, of which programs take turns.
    pub(crate) genders: &'static [&'static str],
}

/// Populations that are more than adults of all kinds.
const PEOPLE: [(&str, People); 12] = [
    ("young-adults", people("young adults", 18, Some(26), ALL)),
    ("adolescents", people("teens", 13, Some(17), ALL)),
    ("children", people("children", 8, Some(12), ALL)),
    ("older-adults", people("older adults", 60, None, ALL)),
    ("women", people("women", 18, None, &["women", "women-and-nonbinary"])),
    ("men", people("men", 18, None, &["men", "men-and-nonbinary"])),
    ("lgbtq", people("LGBTQ+ adults", 18, None, ALL)),
    ("veterans", people("veterans", 18, None, &["all", "not-stated"])),
    ("pregnant-postpartum", people("new mothers", 18, None, &["women"])),
    ("parents-caregivers", people("parents", 18, None, ALL)),
    ("students", people("students", 18, Some(29), ALL)),
    ("justice-involved", people("adults with a court case", 18, None, ALL)),
];
const ADULTS: People = people("adults", 18, None, ALL);
const ALL: &[&str] = &["all"];

const fn people(words: &'static str, age_min: u8, age_max: Option<u8>, genders: &'static [&'static str]) -> People {
    People { words, age_min, age_max, genders }
}

impl<'w> Profile<'w> {
    /// Draws a program.
    pub(crate) fn new(world: &'w World, index: usize) -> Self {
        let mut rng = world.rng("program", index);
        let seat = seats::seat(index);
        let organization = names::organization(world, seat.organization);
        let others = rng.below(4);
        let focus = in_turn(&world.vocabularies.ids("focus"), index, others, &mut rng);
        let populations = world.vocabularies.ids("population");
        let population = index.is_multiple_of(2).then(|| populations[index / 2 % populations.len()]);
        let people = PEOPLE.iter().find(|(id, _)| Some(*id) == population).map_or(ADULTS, |(_, people)| *people);
        let week = Week::new(&people, &mut rng);
        let label = &world.vocabularies.term("focus", focus[0]).label.en;
        let weeks = format!("{}-{}", rng.between(5, 8), rng.between(9, 14));
        Self {
            index,
            id: format!("{}-{}-iop-{index}", organization.slug, week.time().to_lowercase()),
            name: name(seat.position, &week, people.words, label, &organization.short),
            location: names::location(world, seat.location),
            kind: seats::kind(world, seat.location),
            place: names::place(world, seat.location),
            status: status(world, index, &mut rng),
            focus_words: in_a_sentence(label),
            substances: focus.iter().any(|term| treats_substances(world, term)),
            days: week.days().to_string(),
            hours: week.hours(),
            organization,
            focus,
            population,
            people,
            week,
            weeks,
        }
    }

    /// What fills the holes of sentences.
    pub(crate) fn given(&self) -> [(&str, &str); 9] {
        [
            ("who", self.people.words),
            ("focus", &self.focus_words),
            ("city", self.place.city),
            ("org", &self.organization.short),
            ("days", &self.days),
            ("hours", &self.hours),
            ("weeks", &self.weeks),
            ("time", self.week.time_words()),
            ("time-label", self.week.time()),
        ]
    }

    /// Whether any of it is online.
    pub(crate) fn is_online_only(&self) -> bool {
        matches!(self.kind, LocationKind::Virtual | LocationKind::Absent)
    }
}

/// Programs at one location have names of different forms, so that none are the same.
fn name(position: usize, week: &Week, people: &str, focus: &str, organization: &str) -> String {
    match position {
        0 => format!("{} IOP for {people}", week.time()),
        1 => format!("{focus} IOP"),
        _ => format!("{organization} {} Program", week.time()),
    }
}

fn status<'w>(world: &'w World, index: usize, rng: &mut Rng) -> &'w str {
    let all = world.vocabularies.ids("status");
    if rng.chance(4) { all[index % all.len()] } else { "active" }
}

fn treats_substances(world: &World, term: &str) -> bool {
    let parent = world.vocabularies.term("focus", term).parent.as_deref();
    parent == Some("substance-use") || ["substance-use", "co-occurring", "chronic-pain"].contains(&term)
}

/// Labels start with a small letter inside a sentence, unless they are abbreviations.
fn in_a_sentence(label: &str) -> String {
    let mut letters = label.chars();
    let (first, second) = (letters.next(), letters.next());
    if second.is_some_and(char::is_uppercase) {
        return label.to_owned();
    }
    first.into_iter().flat_map(char::to_lowercase).chain(label.chars().skip(1)).collect()
}
