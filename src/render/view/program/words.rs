//! A program's own words: those of its translation, or else the original ones with their language.

use serde::Serialize;

use super::given;
use crate::{
    content::raw,
    model::{Program, program::ProgramText},
    render::scene::{Said, Scene},
};

/// Where the words of a program come from.
pub(super) struct Words<'s> {
    text: Option<&'s ProgramText>,
    original: Option<&'s str>,
}

/// A list of a program's own words.
#[derive(Serialize)]
pub(super) struct SaidList<'s> {
    items: &'s [String],
    /// Their language, where it is not that of the page.
    language: Option<&'s str>,
}

impl<'s> Words<'s> {
    pub(super) fn new(scene: &Scene<'s>, program: &'s Program) -> Self {
        Self { text: program.texts.get(scene.language), original: scene.untranslated() }
    }

    /// A field of the translation, or else of the program itself.
    pub(super) fn said(&self, field: impl Fn(&raw::ProgramText) -> &Option<String>, otherwise: Option<&'s str>) -> Option<Said<'s>> {
        let own = self.text.and_then(|text| field(&text.fields).as_deref()).map(|text| Said { text, language: None });
        own.or_else(|| given(otherwise).map(|text| Said { text, language: self.original }))
    }

    /// A list of the translation, or the program's own if the translation has none.
    pub(super) fn list(&self, field: impl Fn(&raw::ProgramText) -> &Vec<String>, otherwise: &'s [String]) -> SaidList<'s> {
        match self.text.map(|text| field(&text.fields).as_slice()).filter(|list| !list.is_empty()) {
            Some(items) => SaidList { items, language: None },
            None => SaidList { items: otherwise, language: self.original },
        }
    }
}
