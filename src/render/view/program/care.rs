//! What a program treats and how, and the people it is for.

use std::borrow::Cow;

use serde::Serialize;

use super::words::Words;
use crate::{
    content::raw,
    model::{
        Program,
        program::{CoOccurring, LanguageHow},
    },
    render::{
        scene::{Said, Scene},
        view::card,
    },
    theme::{Hole, Shared},
};

/// What a program treats and how. Lists are terms.
#[derive(Serialize)]
pub(super) struct CareView<'s> {
    level: Option<Shared>,
    standard: Option<&'s raw::LevelStandard>,
    roles: Vec<Shared>,
    focus: Vec<Shared>,
    /// `integrated`, `treats-both` or nothing.
    co_occurring: Option<&'static str>,
    therapies: Vec<Shared>,
    groups: Vec<Shared>,
    group_size: Option<Cow<'s, str>>,
    services: Vec<Shared>,
    one_to_one: Option<Cow<'s, str>>,
    monitoring: Vec<Shared>,
    medication: Vec<Shared>,
    medication_policy: Option<Shared>,
    family: Vec<Shared>,
    aftercare: Vec<Shared>,
    extras: Vec<Shared>,
}

/// The people a program is for.
#[derive(Serialize)]
pub(super) struct PeopleView<'s> {
    ages: Cow<'s, str>,
    gender: Option<Shared>,
    populations: Vec<Shared>,
    eligibility: Option<Said<'s>>,
    not_a_fit: Option<Said<'s>>,
    languages: Vec<LanguageView>,
    faith: Option<Shared>,
    delivery: Vec<Shared>,
}

/// A language of care.
#[derive(Serialize)]
struct LanguageView {
    language: Shared,
    /// `staff`, `interpreter` or `written-only`; none if the program does not say.
    how: Option<&'static str>,
}

impl<'s> CareView<'s> {
    pub(super) fn new(scene: &Scene<'s>, program: &'s Program) -> Self {
        let care = &program.care;
        let one_to_one =
            care.individual_sessions_per_week.map(|sessions| scene.t("program.one-to-one", &[("count", Hole::Number(sessions))]));
        Self {
            level: care.level_of_care.map(|level| scene.term("level-of-care", level)),
            standard: care.level_standard.as_ref(),
            roles: scene.terms("program-role", &care.program_roles),
            focus: scene.terms("focus", &care.focus),
            co_occurring: match program.derived.co_occurring {
                CoOccurring::Integrated => Some("integrated"),
                CoOccurring::TreatsBoth => Some("treats-both"),
                CoOccurring::No => None,
            },
            therapies: scene.terms("therapy", &care.therapies),
            groups: scene.terms("group-type", &care.group_types),
            group_size: care.group_size.map(|size| scene.range("program.group-size", size)),
            services: scene.terms("individual-service", &care.individual_services),
            one_to_one,
            monitoring: scene.terms("individual-service", &care.monitoring),
            medication: scene.terms("individual-service", &care.medication_services),
            medication_policy: care.medication_policy.map(|policy| scene.term("medication-policy", policy)),
            family: scene.terms("family-service", &care.family_services),
            aftercare: scene.terms("aftercare", &care.aftercare),
            extras: scene.terms("complementary", &care.complementary),
        }
    }
}

impl<'s> PeopleView<'s> {
    pub(super) fn new(scene: &Scene<'s>, program: &'s Program, words: &Words<'s>) -> Self {
        let care = &program.care;
        let languages = care
            .languages
            .iter()
            .map(|support| LanguageView { language: scene.term("language", support.language), how: support.how.map(LanguageHow::id) });
        Self {
            ages: card::ages(scene, program),
            gender: care.gender_served.map(|gender| scene.term("gender-served", gender)),
            populations: scene.terms("population", &care.populations),
            eligibility: words.said(|fields| &fields.eligibility, Some(&care.eligibility)),
            not_a_fit: words.said(|fields| &fields.not_a_fit, care.not_a_fit.as_deref()),
            languages: languages.collect(),
            faith: care.faith_basis.map(|basis| scene.term("faith-basis", basis)),
            delivery: scene.terms("delivery-mode", &program.delivery.modes),
        }
    }
}
