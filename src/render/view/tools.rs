//! Pages that come to life in the browser: site search, compare, and the saved list. Without a script they say so and lead on.

use serde::Serialize;

use super::{
    article::{self, SectionCard},
    card, directory,
    help::{self, HelpLineView},
};
use crate::render::scene::{CountLink, Scene};

/// The view of `search.html`.
#[derive(Serialize)]
pub(in crate::render) struct SearchPage<'s> {
    /// All help lines: what comes first when a search sounds like a crisis.
    help_lines: Vec<HelpLineView<'s>>,
    /// Sections of articles, for readers without a script.
    sections: Vec<SectionCard<'s>>,
    /// States with programs to visit, by name, for the same readers.
    states: Vec<CountLink<'s>>,
    /// The language of names of programs that are not translated, where it is not that of the page.
    names_language: Option<&'s str>,
}

/// The view of `compare.html`.
#[derive(Serialize)]
pub(in crate::render) struct ComparePage<'s> {
    /// States with programs to visit, by name, for readers without a script.
    states: Vec<CountLink<'s>>,
}

/// The view of `saved.html`.
#[derive(Serialize)]
pub(in crate::render) struct SavedPage<'s> {
    /// All help lines, which every printed packet ends with.
    help_lines: Vec<HelpLineView<'s>>,
    /// States with programs to visit, by name, for readers without a script.
    states: Vec<CountLink<'s>>,
}

impl<'s> SearchPage<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>) -> Self {
        Self {
            help_lines: help::urgent(scene),
            sections: article::sections(scene, ""),
            states: directory::states(scene),
            names_language: card::language_of_names(scene),
        }
    }
}

impl<'s> ComparePage<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>) -> Self {
        Self { states: directory::states(scene) }
    }
}

impl<'s> SavedPage<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>) -> Self {
        Self { help_lines: help::urgent(scene), states: directory::states(scene) }
    }
}
