//! Whether a translation still says what its original says.
//!
//! A translation that names the hash of the text that it was made from (`translation.source`) is out of date as soon as the original's text has
//! another. Without a hash the days must do: a page that was reviewed as a whole after it was translated may say other things. A program is
//! checked far more often than its words change, and its facts come from the original anyway; so its days say nothing.

use crate::{
    asset,
    content::{Entry, Origin, raw},
    diagnostic::{Checked, Diagnostic, FieldPath},
    path::SourcePath,
    value::Date,
};

/// What a reader of a translation should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outdated {
    /// The day on which the original changed, if that is known.
    pub changed: Option<Date>,
}

/// The text that a translation was made from, as it is now.
pub(super) struct Original<'o> {
    file: &'o SourcePath,
    hash: String,
    reviewed: Option<Date>,
}

/// Checks a translation. None if it is up to date, or nobody can tell.
pub(super) fn check(origin: &Origin, written: Option<&raw::Translation>, original: &Original<'_>) -> Checked<Option<Outdated>> {
    let since = written.and_then(|written| written.of);
    let later = original.reviewed.filter(|reviewed| since.is_some_and(|since| since < *reviewed));
    let source = written.and_then(|written| written.source.as_deref());
    let is_outdated = source.map_or(later.is_some(), |source| source != original.hash);
    if !is_outdated {
        return Checked::clean(None);
    }
    let field = FieldPath::from("translation");
    let place = origin.at(if source.is_some() { field.key("source") } else { field });
    Checked::new(Some(Outdated { changed: later }), vec![Diagnostic::outdated_translation(place, original.file, &original.hash)])
}

/// An article, a section or a page about the site.
pub(super) fn article(entry: &Entry<raw::Article>) -> Original<'_> {
    let raw = &entry.raw;
    let texts = [&raw.title, &raw.description, &raw.main_message].into_iter().map(|text| text.as_deref().unwrap_or_default());
    original(entry, texts.chain(raw.summary_points.iter().map(String::as_str)), raw.last_reviewed)
}

/// A checklist.
pub(super) fn checklist(entry: &Entry<raw::Checklist>) -> Original<'_> {
    let raw = &entry.raw;
    let texts = [&raw.title, &raw.description].into_iter().map(|text| text.as_deref().unwrap_or_default());
    let groups = raw.groups.iter().flat_map(|group| {
        let title = group.title.as_deref().unwrap_or_default();
        std::iter::once(title).chain(group.items.iter().map(String::as_str))
    });
    original(entry, texts.chain(groups), raw.last_reviewed)
}

/// The words of a program.
pub(super) fn program(entry: &Entry<raw::Program>) -> Original<'_> {
    let raw = &entry.raw;
    let texts = [&raw.name, &raw.summary, &raw.eligibility, &raw.not_a_fit, &raw.telehealth_needs, &raw.in_person_required, &raw.fees_note];
    let texts = texts.into_iter().map(|text| text.as_deref().unwrap_or_default());
    let lists = [&raw.how_to_start, &raw.required_documents].into_iter().flatten().map(String::as_str);
    original(entry, texts.chain(lists), None)
}

fn original<'o, T>(entry: &'o Entry<T>, texts: impl Iterator<Item = &'o str>, reviewed: Option<Date>) -> Original<'o> {
    let body = entry.body.print.to_le_bytes();
    let texts: Vec<String> = texts.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    // The zero keeps "a" and "bc" from being "ab" and "c".
    let pieces = texts.iter().flat_map(|text| [text.as_bytes(), &[0]]);
    Original { file: &entry.origin.file, hash: asset::fingerprint(pieces.chain([body.as_slice()])), reviewed }
}
