//! Texts that are not in a language of the site, and translations that say what their original said once.

use super::{Item, Need, Record, Records};
use crate::{
    model::{Article, Checklist, Outdated, Site, Variants, program::Status},
    plan::PageKind,
    value::Language,
};

/// A text in one language, as far as its translation goes.
struct Text<'s> {
    record: Record<'s>,
    outdated: Option<Outdated>,
    awaits_review: bool,
}

/// One line for each text and language.
pub(super) fn items<'s>(records: &Records<'s>, site: &'s Site) -> Vec<Item<'s>> {
    let config = site.config();
    let default = *config.default_language();
    let others: Vec<Language> = config.languages.iter().copied().filter(|language| *language != default).collect();
    let mut items = Vec::new();
    let article = |kind: PageKind| {
        move |article: &'s Article| Text {
            record: super::of_article(article, kind.clone()),
            outdated: article.outdated,
            awaits_review: article.awaits_review,
        }
    };
    let checklist = |kind: PageKind| {
        move |list: &'s Checklist| Text {
            record: Record::of_text(&list.title, &list.origin, list.language, kind.clone()),
            outdated: list.outdated,
            awaits_review: list.awaits_review,
        }
    };
    for (id, variants) in site.articles() {
        items.extend(of(variants, &default, &others, article(PageKind::Article(id.clone()))));
    }
    for (id, variants) in site.pages() {
        items.extend(of(variants, &default, &others, article(PageKind::About(id.clone()))));
    }
    for (id, variants) in site.checklists() {
        items.extend(of(variants, &default, &others, checklist(PageKind::Checklist(id.clone()))));
    }
    items.extend(others.iter().flat_map(|language| lists(site, &default, *language)));
    items.extend(others.iter().flat_map(|language| programs(records, *language)));
    items
}

/// The lines of a text that exists in some languages.
fn of<'s, T>(variants: &'s Variants<T>, default: &Language, others: &[Language], text: impl Fn(&'s T) -> Text<'s>) -> Vec<Item<'s>> {
    let in_language = |language: &Language| variants.get(language).map(|variant| text(variant));
    let Some(original) = in_language(default) else { return Vec::new() };
    let line = |language: &Language| match in_language(language) {
        None => Some(original.record.item(Need::Untranslated, format!("Not translated into {language}"), None)),
        Some(Text { record, outdated: Some(outdated), .. }) => {
            Some(record.item(Need::Untranslated, format!("In {language}: the original has changed since"), outdated.changed))
        }
        Some(Text { record, awaits_review: true, .. }) => {
            Some(record.item(Need::Untranslated, format!("In {language}: not reviewed by a native reader yet"), None))
        }
        Some(_) => None,
    };
    others.iter().filter_map(line).collect()
}

/// The glossary and the questions, which are a list in each language.
fn lists<'s>(site: &'s Site, default: &Language, language: Language) -> Vec<Item<'s>> {
    let glossary = site.glossary(default).first().filter(|_| !site.has_glossary_in(&language));
    let questions = site.questions(default).first().filter(|_| !site.has_questions_in(&language));
    let glossary = glossary.map(|entry| Record::of_text("Glossary", &entry.origin, *default, PageKind::Glossary));
    let questions = questions.map(|question| Record::of_text("Questions", &question.origin, *default, PageKind::Questions));
    [glossary, questions]
        .into_iter()
        .flatten()
        .map(|list| list.item(Need::Untranslated, format!("Not translated into {language}"), None))
        .collect()
}

/// The words of programs.
fn programs<'r, 's>(records: &'r Records<'s>, language: Language) -> impl Iterator<Item = Item<'s>> + use<'r, 's> {
    let shown = records.programs.iter().filter(|(_, program)| program.identity.status != Status::Defunct);
    shown.filter_map(move |(record, program)| match program.texts.get(&language) {
        None => Some(record.item(Need::Untranslated, format!("Not translated into {language}"), None)),
        Some(text) => text.outdated.map(|outdated| {
            let record = Record { origin: &text.origin, ..record.clone() };
            record.item(Need::Untranslated, format!("In {language}: the original has changed since"), outdated.changed)
        }),
    })
}
