//! The one-table form for small clinics: each row becomes an organization, a location and a program, as if somebody had written the three
//! files. Free words are matched against labels and synonyms; what matches nothing is said and left out, never guessed.

use std::collections::BTreeMap;

use super::vocabulary::Vocabularies;
use crate::{
    content::{
        Entry, Origin,
        body::Body,
        raw::{self, SimpleRow},
    },
    diagnostic::{Diagnostic, FieldPath},
    path::Slug,
};

/// The records that rows of the simple form stand for.
#[derive(Default)]
pub(super) struct Expanded {
    pub(super) organizations: Vec<Entry<raw::Organization>>,
    pub(super) locations: Vec<Entry<raw::Location>>,
    pub(super) programs: Vec<Entry<raw::Program>>,
}

/// Expands all rows. Rows of one provider share its organization, rows of one address its location.
pub(super) fn expand(rows: &[&Entry<SimpleRow>], vocabularies: &Vocabularies, diagnostics: &mut Vec<Diagnostic>) -> Expanded {
    let mut expanded = Expanded::default();
    let mut places: BTreeMap<String, String> = BTreeMap::new();
    for entry in rows {
        let row = &entry.raw;
        let (Some(provider), Some(program)) = (row.provider.as_deref(), row.program.as_deref()) else {
            let field = if row.provider.is_none() { "provider" } else { "program" };
            diagnostics.push(Diagnostic::missing_field(entry.origin.at(field), field, "every row names its provider and its program"));
            continue;
        };
        let words = Words { row: entry, vocabularies };
        let (Some(organization), Some(name)) = (Slug::from_words(provider), Slug::from_words(program)) else {
            let (column, words) = if Slug::from_words(provider).is_none() { ("provider", provider) } else { ("program", program) };
            diagnostics.push(Diagnostic::bad_id(entry.origin.at(column), words, None));
            continue;
        };
        let organization = organization.to_string();
        if !expanded.organizations.iter().any(|known| known.raw.id.as_deref() == Some(&organization)) {
            expanded.organizations.push(record(
                &entry.origin,
                "provider",
                self::organization(row, provider, &organization, &words, diagnostics),
            ));
        }
        let online_only = words.terms("in_person_or_online", &row.in_person_or_online, "delivery-mode", &mut Vec::new()) == ["telehealth"];
        let location = (!online_only).then(|| {
            let address =
                format!("{organization} {} {}", row.street.as_deref().unwrap_or_default(), row.zip.as_deref().unwrap_or_default());
            places
                .entry(address)
                .or_insert_with(|| {
                    let wanted = Slug::from_words(&format!("{organization}-{}", row.city.as_deref().unwrap_or("main")))
                        .map_or_else(|| organization.clone(), |slug| slug.to_string());
                    let id = unused(&wanted, |id| expanded.locations.iter().any(|known| known.raw.id.as_deref() == Some(id)));
                    expanded.locations.push(record(&entry.origin, "city", self::location(row, &organization, &id)));
                    id
                })
                .clone()
        });
        let id = unused(&format!("{organization}-{name}"), |id| expanded.programs.iter().any(|known| known.raw.id.as_deref() == Some(id)));
        expanded.programs.push(record(
            &entry.origin,
            "program",
            self::program(row, program, &id, &organization, location, &words, diagnostics),
        ));
    }
    expanded
}

/// A record that a row stands for; `name` is the column that names it.
fn record<T>(origin: &Origin, name: &'static str, raw: T) -> Entry<T> {
    Entry { origin: Origin { brief: Some(name), ..origin.clone() }, raw, body: Body::default() }
}

/// The wanted id, cut to a slug's length, or the first free one with a number.
fn unused(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    let short = wanted.get(..Slug::LONGEST - 4).unwrap_or(wanted).trim_end_matches('-');
    let numbered = (2..).map(|number| format!("{short}-{number}"));
    std::iter::once(short.to_owned()).chain(numbered).find(|id| !taken(id)).expect("numbers do not run out")
}

/// Matches the free words of a row.
struct Words<'w> {
    row: &'w Entry<SimpleRow>,
    vocabularies: &'w Vocabularies,
}

impl Words<'_> {
    /// The ids of the terms that the words of a cell mean.
    fn terms(&self, column: &str, words: &[String], vocabulary: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
        let list = self.vocabularies.get(vocabulary);
        let mut ids = Vec::new();
        let words = words.iter().enumerate().flat_map(|(number, item)| item.split(',').map(move |word| (number, word.trim())));
        for (number, word) in words.filter(|(_, word)| !word.is_empty()) {
            if let Some(index) = list.match_words(word) {
                ids.push(list.term(index).id.to_string());
            } else {
                let place = self.row.origin.at(FieldPath::from(column).item(number));
                diagnostics.push(Diagnostic::unmatched_words(place, word, list.suggest(word)));
            }
        }
        ids
    }
}

fn organization(row: &SimpleRow, provider: &str, id: &str, words: &Words<'_>, diagnostics: &mut Vec<Diagnostic>) -> raw::Organization {
    raw::Organization {
        id: Some(id.to_owned()),
        name: Some(provider.to_owned()),
        website: row.website.clone(),
        phones: phones(row),
        credentials: credentials(row, words, diagnostics),
        source: Some(source()),
        relationship: Some("none".to_owned()),
        last_verified: row.last_checked,
        verified_by_role: verifier(row),
        ..raw::Organization::default()
    }
}

/// `state-sud-license` or `State substance use license`, with the number after `|` where there is one.
fn credentials(row: &SimpleRow, words: &Words<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<raw::Credential> {
    let Some(license) = row.license.as_deref() else { return Vec::new() };
    let (name, number) = license.split_once('|').unwrap_or((license, ""));
    let terms = words.terms("license", &[name.to_owned()], "credential", diagnostics);
    let number = Some(number.trim().to_owned()).filter(|number| !number.is_empty());
    terms
        .into_iter()
        .map(|credential| raw::Credential { credential: Some(credential), id: number.clone(), ..raw::Credential::default() })
        .collect()
}

fn phones(row: &SimpleRow) -> Vec<raw::Phone> {
    row.phone
        .iter()
        .map(|number| raw::Phone { number: Some(number.clone()), kind: Some("main".to_owned()), ..raw::Phone::default() })
        .collect()
}

/// Whoever fills in the form is the program's own staff.
fn source() -> raw::Source {
    raw::Source { kind: Some("program-staff".to_owned()), ..raw::Source::default() }
}

fn verifier(row: &SimpleRow) -> Option<String> {
    row.last_checked.map(|_| "program-staff".to_owned())
}

fn location(row: &SimpleRow, organization: &str, id: &str) -> raw::Location {
    let address = raw::Address {
        line1: row.street.clone(),
        city: row.city.clone(),
        state: row.state.clone(),
        zip: row.zip.clone(),
        ..raw::Address::default()
    };
    raw::Location {
        id: Some(id.to_owned()),
        organization: Some(organization.to_owned()),
        name: row.city.clone().or_else(|| Some("Main office".to_owned())),
        kind: Some("physical".to_owned()),
        address: Some(address),
        phones: phones(row),
        source: Some(source()),
        last_verified: row.last_checked,
        verified_by_role: verifier(row),
        ..raw::Location::default()
    }
}

fn program(
    row: &SimpleRow,
    name: &str,
    id: &str,
    organization: &str,
    location: Option<String>,
    words: &Words<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> raw::Program {
    let (age_min, age_max) = ages(row.ages.as_deref(), words, diagnostics);
    let delivery_modes = words.terms("in_person_or_online", &row.in_person_or_online, "delivery-mode", diagnostics);
    raw::Program {
        id: Some(id.to_owned()),
        name: Some(name.to_owned()),
        organization: Some(organization.to_owned()),
        focus: words.terms("treats", &row.treats, "focus", diagnostics),
        therapies: words.terms("therapies", &row.therapies, "therapy", diagnostics),
        group_types: words.terms("groups", &row.groups, "group-type", diagnostics),
        family_services: words.terms("family", &row.family, "family-service", diagnostics),
        age_min,
        age_max,
        language_support: languages(row, words, diagnostics),
        // A program may treat people online where it is licensed, which is at least where it is.
        telehealth_states: if delivery_modes.iter().any(|mode| mode != "in-person") {
            row.state.iter().cloned().collect()
        } else {
            Vec::new()
        },
        delivery_modes,
        tracks: vec![raw::Track { days_per_week: row.days_per_week, hours_per_day: row.hours_per_day, ..raw::Track::default() }],
        time_of_day: words.terms("times", &row.times, "time-of-day", diagnostics),
        duration_weeks: row.weeks,
        phones: phones(row),
        payment: words.terms("payment", &row.payment, "payment", diagnostics),
        source: Some(source()),
        last_verified: row.last_checked,
        verified_by_role: verifier(row),
        location,
        ..raw::Program::default()
    }
}

fn languages(row: &SimpleRow, words: &Words<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<raw::LanguageSupport> {
    words
        .terms("languages", &row.languages, "language", diagnostics)
        .into_iter()
        .map(|language| raw::LanguageSupport { language: Some(language), how: None })
        .collect()
}

/// Reads `18+`, `18 and older`, `13-17`, `13 to 17`, `adults`, `teens`.
fn ages(written: Option<&str>, words: &Words<'_>, diagnostics: &mut Vec<Diagnostic>) -> (Option<u8>, Option<u8>) {
    let Some(text) = written.map(str::trim) else { return (None, None) };
    let digits: Vec<u8> = text.split(|letter: char| !letter.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
    match (digits.as_slice(), text.to_lowercase().as_str()) {
        ([least], _) => (Some(*least), None),
        ([least, most], _) => (Some(*least), Some(*most)),
        (_, "adults" | "adult") => (Some(18), None),
        (_, "teens" | "teen" | "adolescents") => (Some(12), Some(17)),
        (_, "all" | "all ages" | "any") => (Some(0), None),
        _ => {
            diagnostics.push(Diagnostic::unmatched_words(words.row.origin.at("ages"), text, None));
            (None, None)
        }
    }
}
