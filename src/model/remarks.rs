//! The checks that every record needs: is it given, is it in the list, is it in range. Each notes its remark with the field's place and gives
//! what can be kept.

use super::vocabulary::{Found, TermIndex, Vocabularies};
use crate::{
    content::Origin,
    diagnostic::{Checked, Diagnostic, FieldPath, Place},
    value::{Date, Range},
};

/// The remarks on one record.
pub(super) struct Remarks<'r> {
    origin: &'r Origin,
    found: Vec<Diagnostic>,
}

impl<'r> Remarks<'r> {
    pub(super) fn on(origin: &'r Origin) -> Self {
        Self { origin, found: Vec::new() }
    }

    /// Ends the checks of the record.
    pub(super) fn with<T>(self, value: T) -> Checked<T> {
        Checked::new(value, self.found)
    }

    pub(super) fn add(&mut self, remark: Diagnostic) {
        self.found.push(remark);
    }

    /// Takes over the remarks of a check and gives its value.
    pub(super) fn take<T>(&mut self, checked: Checked<T>) -> T {
        checked.take(&mut self.found)
    }

    pub(super) fn at(&self, path: impl Into<FieldPath>) -> Place {
        self.origin.at(path)
    }

    pub(super) fn here(&self) -> Place {
        self.origin.here()
    }

    /// Whether a field that is not there must be asked for.
    pub(super) fn expects(&self, field: &str) -> bool {
        self.origin.expects(field)
    }

    /// Says that a field is missing, if it is expected.
    pub(super) fn missing(&mut self, field: &str, help: &str) {
        if self.expects(field) {
            self.add(Diagnostic::missing_field(self.at(field), field, help));
        }
    }

    /// Returns a required text, trimmed.
    pub(super) fn required(&mut self, field: &str, value: Option<&String>, help: &str) -> Option<String> {
        let given = value.map(|text| text.trim()).filter(|text| !text.is_empty());
        if given.is_none() {
            self.missing(field, help);
        }
        given.map(str::to_owned)
    }

    /// Resolves one value of a vocabulary.
    pub(super) fn term(
        &mut self,
        path: impl Into<FieldPath>,
        written: Option<&String>,
        vocabulary: &str,
        lists: &Vocabularies,
    ) -> Option<TermIndex> {
        let written = written?;
        let path = path.into();
        match lists.get(vocabulary).look_up(written) {
            Found::Term(index) => Some(index),
            Found::Retired(index, replacement) => {
                self.add(Diagnostic::retired_term(self.at(path), written, replacement));
                Some(index)
            }
            Found::Unknown(nearest) => {
                let list = lists.get(vocabulary);
                let unknown = Diagnostic::unknown_term(self.at(path), written, nearest, vocabulary, &list.ids());
                self.add(unknown.fixed_by(list.meant_by(written).map(str::to_owned)));
                None
            }
        }
    }

    /// Resolves a list of values of a vocabulary; each is kept once.
    pub(super) fn terms(&mut self, field: &str, written: &[String], vocabulary: &str, lists: &Vocabularies) -> Vec<TermIndex> {
        let mut terms = Vec::with_capacity(written.len());
        for (number, value) in written.iter().enumerate() {
            // The fast way: no path is built for values that are known.
            let index = match lists.get(vocabulary).look_up(value) {
                Found::Term(index) => Some(index),
                _ => self.term(FieldPath::from(field).item(number), Some(value), vocabulary, lists),
            };
            if let Some(index) = index.filter(|index| !terms.contains(index)) {
                terms.push(index);
            }
        }
        terms
    }

    /// Resolves a value of a short fixed list that is no vocabulary.
    pub(super) fn one_of<'v>(&mut self, path: impl Into<FieldPath>, written: Option<&String>, values: &[&'v str]) -> Option<&'v str> {
        let written = written?;
        let known = values.iter().find(|value| *value == written).copied();
        if known.is_none() {
            self.add(Diagnostic::not_one_of(self.at(path), written, values));
        }
        known
    }

    /// Keeps a range that is not reversed and lies within the limits of its field (`content::limits`).
    pub(super) fn range(&mut self, path: impl Into<FieldPath>, written: Option<Range>, (allowed, unit): (Range, &str)) -> Option<Range> {
        let range = written?;
        let path = path.into();
        if range.min > range.max {
            self.add(Diagnostic::reversed_range(self.at(path), &plain(range.min), &plain(range.max)));
            return None;
        }
        if range.min < allowed.min || range.max > allowed.max {
            let limits = if allowed.max.is_finite() {
                format!("{} to {} {unit}", plain(allowed.min), plain(allowed.max))
            } else {
                format!("{} or more {unit}", plain(allowed.min))
            };
            self.add(Diagnostic::out_of_range(self.at(path), &exactly(range), limits.trim_end()));
            return None;
        }
        Some(range)
    }

    /// Keeps a number that lies within the limits of its field.
    pub(super) fn number(&mut self, path: impl Into<FieldPath>, written: Option<f64>, limits: (Range, &str)) -> Option<f64> {
        let value = written?;
        self.range(path, Some(Range { min: value, max: value }), limits).map(|range| range.min)
    }

    /// Remarks on a date that cannot be later than today.
    pub(super) fn past(&mut self, path: impl Into<FieldPath>, date: Option<Date>, as_of: Date) {
        if let Some(date) = date.filter(|date| *date > as_of) {
            self.add(Diagnostic::future_date(self.at(path), &date.to_string()));
        }
    }

    /// Remarks on a name that is a slogan: all capitals, promotion, or a phone number (DATA-003).
    pub(super) fn plain_name(&mut self, field: &str, name: &str) {
        let letters: Vec<char> = name.chars().filter(|letter| letter.is_alphabetic()).collect();
        let words = name.split_whitespace().count();
        let shouting = words > 1 && letters.len() > 8 && letters.iter().all(|letter| letter.is_uppercase());
        let digits = name.chars().filter(char::is_ascii_digit).count();
        let lower = name.to_lowercase();
        let promotion = ["best ", "#1", "number one", "leading ", "top-rated", "world-class", "premier ", "award-winning"]
            .iter()
            .any(|word| lower.contains(word));
        let commas = name.matches(',').count();
        if shouting || promotion || name.contains('!') || digits >= 7 || commas >= 2 {
            self.add(Diagnostic::slogan_name(self.at(field), name));
        }
    }

    /// Takes over the remarks of another check of the same record.
    pub(super) fn extend(&mut self, remarks: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(remarks);
    }
}

/// A number without zeros that say nothing: `3`, `2.5`, `0.25`.
#[must_use]
pub fn plain(number: f64) -> String {
    let rounded = (number * 100.0).round() / 100.0;
    format!("{rounded}")
}

/// A range as people write it: `3`, `3-5`.
#[must_use]
pub fn shown(range: Range) -> String {
    if range.min < range.max { format!("{}-{}", plain(range.min), plain(range.max)) } else { plain(range.min) }
}

/// A range as the author wrote it, all decimals included.
fn exactly(range: Range) -> String {
    if range.min < range.max { format!("{}-{}", range.min, range.max) } else { range.min.to_string() }
}
