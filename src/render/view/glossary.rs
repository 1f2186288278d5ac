//! The glossary.

use std::borrow::Cow;

use serde::Serialize;

use super::article::article_link;
use crate::{
    model::{GlossaryEntry, vocabulary::fold},
    render::scene::{Scene, TextLink},
    value::Language,
};

/// The view of `glossary.html`.
#[derive(Serialize)]
pub(in crate::render) struct GlossaryPage<'s> {
    /// The language of the entries, where it is not that of the page.
    language: Option<&'s str>,
    /// Letters from A to Z and others that occur, with their entries.
    letters: Vec<LetterView<'s>>,
}

#[derive(Serialize)]
struct LetterView<'s> {
    letter: String,
    entries: Vec<GlossaryEntryView<'s>>,
}

#[derive(Serialize)]
struct GlossaryEntryView<'s> {
    id: &'s str,
    term: &'s str,
    definition: Cow<'s, str>,
    also: &'s [String],
    why: Option<&'s str>,
    page: Option<TextLink<'s>>,
    /// The term in the site's other languages, with the tag.
    translations: Vec<TranslationView<'s>>,
}

#[derive(Serialize)]
struct TranslationView<'s> {
    language: &'s str,
    /// The language in words of the page's.
    language_name: Cow<'s, str>,
    term: &'s str,
}

impl<'s> GlossaryPage<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>) -> Self {
        let mut letters: Vec<LetterView<'s>> =
            ('A'..='Z').map(|letter| LetterView { letter: letter.into(), entries: Vec::new() }).collect();
        for entry in scene.site.glossary(scene.language) {
            let first: String = fold(&entry.term).chars().next().unwrap_or('#').to_uppercase().collect();
            let view = glossary_entry(scene, entry);
            match letters.iter_mut().find(|known| known.letter == first) {
                Some(letter) => letter.entries.push(view),
                None => letters.push(LetterView { letter: first, entries: vec![view] }),
            }
        }
        Self { language: scene.language_of_glossary(), letters }
    }
}

fn glossary_entry<'s>(scene: &Scene<'s>, entry: &'s GlossaryEntry) -> GlossaryEntryView<'s> {
    let others =
        scene.site.config().languages.iter().filter(|language| *language != scene.language && scene.site.has_glossary_in(language));
    let in_other = |language: &'s Language| scene.site.glossary(language).iter().find(|other| other.id == entry.id);
    GlossaryEntryView {
        id: entry.id.as_ref(),
        term: &entry.term,
        definition: (&*entry.definition).into(),
        also: &entry.also,
        why: entry.why.as_deref(),
        page: entry.page.as_deref().and_then(|id| article_link(scene, id)),
        translations: others
            .filter_map(|language| {
                let term = &in_other(language)?.term;
                Some(TranslationView { language: language.tag(), language_name: scene.language_name(language), term })
            })
            .collect(),
    }
}
