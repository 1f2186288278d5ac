//! Rows of a list become places: cells are mended, services become signs, and what means nothing is counted and told once.

use std::collections::BTreeMap;

use super::{
    catalogue::{Catalogue, Sign},
    facility::{Facility, Fact, Facts, Kind, Line},
    headings::Heading,
};
use crate::{
    diagnostic::{Cell, Diagnostic, Place, Spot},
    exchange::mend::{self, Mended},
    model::{States, Vocabularies},
    path::SourcePath,
};

/// Unknown columns, codes and labels that are told one by one.
const MOST_UNKNOWN: usize = 50;

/// What is read so far.
pub(crate) struct Gatherer<'a> {
    pub(crate) catalogue: Catalogue<'a>,
    pub(crate) path: SourcePath,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) facilities: Vec<Facility>,
    states: &'a States,
    /// What means nothing: what it is and how it is written, with the first row and column, and the number of rows.
    unknown: BTreeMap<(Unknown, String), (usize, Box<str>, usize)>,
}

/// What kind of thing means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unknown {
    Column,
    Heading,
    Code,
    Label,
    /// A heading or column that is known, and has no place in a record.
    NoPlace,
}

impl<'a> Gatherer<'a> {
    pub(crate) fn new(path: &SourcePath, vocabularies: &'a Vocabularies, states: &'a States) -> Self {
        Self {
            catalogue: Catalogue::new(vocabularies),
            path: path.clone(),
            diagnostics: Vec::new(),
            facilities: Vec::new(),
            states,
            unknown: BTreeMap::new(),
        }
    }

    /// The place of a cell.
    pub(crate) fn at(&self, row: usize, column: &str) -> Place {
        Place { file: self.path.clone(), spot: Spot::Cell(Box::new(Cell { row, column: column.into() })) }
    }

    /// Counts what means nothing.
    pub(crate) fn count(&mut self, what: Unknown, written: &str, row: usize, column: &str) {
        let entry = self.unknown.entry((what, written.to_owned())).or_insert_with(|| (row, column.into(), 0));
        entry.2 += 1;
    }

    /// Adds the signs of labels under a heading; `; ` is between them, as they have commas and slashes themselves. `shown` is the heading as written.
    pub(crate) fn labels(&mut self, heading: &Heading, shown: &str, labels: &str, row: usize, signs: &mut Vec<Sign>) {
        if heading.fields.is_empty() {
            self.count(Unknown::NoPlace, shown, row, "services");
            return;
        }
        for label in labels.split(';').map(str::trim).filter(|label| !label.is_empty()) {
            let found = self.catalogue.label(label, heading);
            if found.is_empty() {
                self.count(Unknown::Label, label, row, "services");
            }
            signs.extend(found);
        }
    }

    /// Takes a row over as a place. `signs` is none where the row says nothing of services.
    pub(crate) fn take(&mut self, row: usize, facts: &Facts, signs: Option<Vec<Sign>>) {
        let written = facts.get(Fact::State).map(|(column, text)| (column.to_owned(), mend::state(text, self.states), text.to_owned()));
        let state = written.and_then(|(column, mended, text)| self.mended(row, &column, &text, mended, std::string::ToString::to_string));
        let name = facts.text(Fact::Name).or_else(|| facts.text(Fact::Site));
        let (Some(name), Some(city), Some(state)) = (name, facts.text(Fact::City), state.clone()) else {
            let missing = [("name1", name.is_none()), ("city", facts.text(Fact::City).is_none()), ("state", state.is_none())];
            let missing = missing.into_iter().filter(|(_, is_missing)| *is_missing).map(|(column, _)| column);
            self.diagnostics.push(Diagnostic::skipped_row(self.at(row, ""), missing));
            return;
        };
        let own = |fact| facts.text(fact).map(Box::from);
        let zip = facts.get(Fact::Zip).and_then(|(column, text)| {
            let mended = mend::zip(text, facts.text(Fact::ZipEnd), &state);
            self.mended(row, column, text, mended, std::string::ToString::to_string)
        });
        let website = facts.get(Fact::Website).and_then(|(column, text)| {
            let mended = mend::website(text);
            self.mended(row, column, text, mended, ToString::to_string)
        });
        let lines = self.lines(row, facts);
        let point = self.point(row, facts, &state);
        let tells_services = signs.is_some();
        let mut signs = signs.unwrap_or_default();
        signs.sort_unstable();
        signs.dedup();
        if facts.get(Fact::Hotline).is_some() {
            self.count(Unknown::NoPlace, "hotline1", row, "hotline1");
        }
        self.facilities.push(Facility {
            row,
            kind: facts.text(Fact::Kind).map_or(Kind::Other, Kind::of),
            number: own(Fact::Number),
            name: name.into(),
            site: own(Fact::Site).filter(|site| !str::eq_ignore_ascii_case(site, name)),
            street: own(Fact::Street),
            second_line: own(Fact::SecondLine),
            city: city.into(),
            county: own(Fact::County),
            state,
            zip,
            lines,
            website,
            point,
            signs,
            tells_services,
        });
    }

    /// Says what was mended, and gives the value.
    fn mended<T>(&mut self, row: usize, column: &str, written: &str, mended: Mended<T>, shown: impl Fn(&T) -> String) -> Option<T> {
        if let Some(why) = mended.why {
            let now = mended.value.as_ref().map_or_else(String::new, shown);
            self.diagnostics.push(Diagnostic::repaired_value(self.at(row, column), written, &now, why));
        }
        mended.value
    }

    /// Reads the numbers to call. Lines for intake often repeat the first number, and a line may stand in the column of its extension.
    fn lines(&mut self, row: usize, facts: &Facts) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for (fact, extension) in
            [(Fact::Phone, None), (Fact::Intake, Some(Fact::IntakeExtension)), (Fact::OtherIntake, Some(Fact::OtherIntakeExtension))]
        {
            let beside = extension.and_then(|fact| facts.text(fact)).filter(|text| text.len() <= 6);
            let beside: Option<Box<str>> = beside.map(|text| text.chars().filter(char::is_ascii_digit).collect::<String>().into());
            let cells = [facts.get(fact), extension.and_then(|fact| facts.get(fact)).filter(|_| beside.is_none())];
            for (column, text) in cells.into_iter().flatten() {
                let read = mend::phone(text);
                let Some((number, extension)) = self.mended(row, column, text, read, |(number, _)| number.to_string()) else { continue };
                let extension = extension.or_else(|| beside.clone().filter(|digits| !digits.is_empty()));
                if !lines.iter().any(|line| line.number == number && (line.extension == extension || extension.is_none())) {
                    lines.push(Line { number, extension, is_intake: fact != Fact::Phone });
                }
            }
        }
        lines
    }

    fn point(&mut self, row: usize, facts: &Facts, state: &str) -> Option<(f64, f64)> {
        let (column, latitude) = facts.get(Fact::Latitude)?;
        let longitude = facts.text(Fact::Longitude)?;
        let mended = mend::point(latitude, longitude, state, self.states);
        let written = format!("{latitude}, {longitude}");
        self.mended(row, column, &written, mended, |(north, east)| format!("{north}, {east}"))
    }

    /// Says what means nothing, each once with the number of rows.
    pub(crate) fn tell_unknown(&mut self) {
        let mut unknown: Vec<_> = std::mem::take(&mut self.unknown).into_iter().collect();
        // What many rows have comes first.
        unknown.sort_by(|((what, name), (.., count)), ((other, other_name), (.., other_count))| {
            other_count.cmp(count).then_with(|| (what, name).cmp(&(other, other_name)))
        });
        let more: usize = unknown.iter().skip(MOST_UNKNOWN).count();
        for ((what, written), (row, column, count)) in unknown.into_iter().take(MOST_UNKNOWN) {
            let at = self.at(row, &column);
            self.diagnostics.push(match what {
                Unknown::Column => Diagnostic::unknown_code(at, "column", &written, count),
                Unknown::Heading => Diagnostic::unknown_code(at, "heading", &written, count),
                Unknown::Code => Diagnostic::unknown_code(at, "code", &written, count),
                Unknown::Label => Diagnostic::unknown_code(at, "label", &written, count),
                Unknown::NoPlace => Diagnostic::dropped_field(at, &written, count),
            });
        }
        if more > 0 {
            self.diagnostics.push(Diagnostic::unknown_codes(Place::from(&self.path), more));
        }
    }
}
