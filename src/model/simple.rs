//! The one-table form for small clinics: each row becomes an organization, a location and a program, as if somebody had written the three
//! files. Free words are matched against labels and synonyms; what matches nothing is said and left out, never guessed. Where rows of one
//! provider say different things, each program keeps what its own row says.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ages::{self, Ages},
    contact::read_phone,
    vocabulary::{TermIndex, Vocabularies, Vocabulary, fold},
};
use crate::{
    content::{
        Entry, OneTable, Origin,
        body::Body,
        raw::{self, SimpleRow},
    },
    diagnostic::{Checked, Diagnostic, FieldPath},
    path::Slug,
};

/// The records that rows of the simple form stand for.
#[derive(Default)]
pub(super) struct Expanded {
    pub(super) organizations: Vec<Entry<raw::Organization>>,
    pub(super) locations: Vec<Entry<raw::Location>>,
    pub(super) programs: Vec<Entry<raw::Program>>,
    /// Positions of organizations by id, and of locations by organization and address.
    known: BTreeMap<String, usize>,
    /// Ids of locations and programs, each with the kind before it.
    taken: BTreeSet<String>,
}

/// Records of each kind.
pub(super) type Records = (Vec<Entry<raw::Organization>>, Vec<Entry<raw::Location>>, Vec<Entry<raw::Program>>);

/// Returns the records that rows of the simple form stand for: organizations, locations and programs, each with the row that names it first.
#[must_use]
pub fn records_of_rows(rows: &[Entry<SimpleRow>], vocabularies: &Vocabularies) -> Checked<Records> {
    let mut diagnostics = Vec::new();
    let Expanded { organizations, locations, programs, .. } = expand(&rows.iter().collect::<Vec<_>>(), vocabularies, &mut diagnostics);
    Checked::new((organizations, locations, programs), diagnostics)
}

/// Expands all rows. Rows of one provider share its organization, rows of one address its location.
pub(super) fn expand(rows: &[&Entry<SimpleRow>], vocabularies: &Vocabularies, diagnostics: &mut Vec<Diagnostic>) -> Expanded {
    let mut expanded = Expanded::default();
    for entry in rows {
        expanded.add(&mut Row { entry, cells: &entry.raw, vocabularies, diagnostics });
    }
    expanded
}

/// One row becomes up to three records, each of which is checked: what is wrong with the row is said once.
pub(super) fn say_once(diagnostics: &mut Vec<Diagnostic>) {
    let mut said = BTreeSet::new();
    diagnostics.retain(|remark| {
        let is_row = remark.place.file.as_str().ends_with("/simple.csv");
        !is_row || said.insert((remark.rule.code, format!("{:?}", remark.place.spot), remark.message.clone()))
    });
}

impl Expanded {
    fn add(&mut self, row: &mut Row<'_, '_>) {
        let Some(((provider, organization), (program, name))) = row.name("provider").zip(row.name("program")) else { return };
        let credentials = row.credentials();
        let modes = row.terms("in_person_or_online", &row.cells.in_person_or_online, "delivery-mode");
        self.add_organization(row, provider, &organization, &credentials);
        let location = (modes != ["telehealth"]).then(|| self.add_location(row, &organization));
        let id = self.unused("program", &format!("{organization}-{name}"));
        let written = self.organizations[self.known[&organization]].raw.website.as_ref();
        let program = raw::Program {
            id: Some(id),
            name: Some(program.to_owned()),
            program_url: row.cells.website.clone().filter(|website| Some(website) != written),
            organization: Some(organization),
            location,
            credentials,
            ..row.program(modes)
        };
        self.programs.push(row.record(program, "program"));
    }

    /// Adds the provider, or what this row says of it and earlier ones did not.
    fn add_organization(&mut self, row: &Row<'_, '_>, provider: &str, id: &str, credentials: &[raw::Credential]) {
        let Some(known) = self.known.get(id).map(|at| &mut self.organizations[*at]) else {
            self.known.insert(id.to_owned(), self.organizations.len());
            self.organizations.push(row.record(row.organization(provider, id, credentials.to_vec()), "provider"));
            return;
        };
        if known.raw.website.is_none() && row.cells.website.is_some() {
            known.raw.website.clone_from(&row.cells.website);
            from_row(&mut known.origin, "website", row);
        }
        take_phones(&mut known.raw.phones, &mut known.origin, row);
        for credential in credentials {
            let same = |other: &raw::Credential| (&other.credential, &other.id) == (&credential.credential, &credential.id);
            if !known.raw.credentials.iter().any(same) {
                known.raw.credentials.push(credential.clone());
            }
        }
    }

    /// Adds the place, if no earlier row of the provider has the same address. Returns its id.
    fn add_location(&mut self, row: &mut Row<'_, '_>, organization: &str) -> String {
        row.check_address();
        let SimpleRow { street, city, zip, .. } = row.cells;
        let address = [street, city, &row.state(), zip].map(|part| fold(part.as_deref().unwrap_or_default())).join("/");
        let key = format!("{organization}/{address}");
        if let Some(at) = self.known.get(&key) {
            let known = &mut self.locations[*at];
            take_phones(&mut known.raw.phones, &mut known.origin, row);
            return known.raw.id.clone().unwrap_or_default();
        }
        let wanted = Slug::from_words(&format!("{organization}-{}", city.as_deref().unwrap_or("main")));
        let id = self.unused("location", wanted.as_ref().map_or(organization, Slug::as_str));
        self.known.insert(key, self.locations.len());
        self.locations.push(row.record(row.location(organization, &id), "city"));
        id
    }

    /// The wanted id, cut to a slug's length, or the first free one with a number.
    fn unused(&mut self, kind: &str, wanted: &str) -> String {
        let short = wanted.get(..Slug::LONGEST - 4).unwrap_or(wanted).trim_end_matches('-');
        let numbered = (2..).map(|number| format!("{short}-{number}"));
        let mut ids = std::iter::once(short.to_owned()).chain(numbered);
        ids.find(|id| self.taken.insert(format!("{kind}/{id}"))).expect("numbers do not run out")
    }
}

/// Gives a record without a phone that of a later row.
fn take_phones(phones: &mut Vec<raw::Phone>, origin: &mut Origin, row: &Row<'_, '_>) {
    if phones.is_empty() && row.cells.phone.is_some() {
        *phones = row.phones();
        from_row(origin, "phone", row);
    }
}

/// Notes that a column was taken over from a later row than that of the record.
fn from_row(origin: &mut Origin, column: &'static str, row: &Row<'_, '_>) {
    if let (Some(table), Some(number)) = (&mut origin.brief, row.entry.origin.record) {
        table.take(column, number);
    }
}

/// A row with what is needed to read it.
struct Row<'r, 'd> {
    entry: &'r Entry<SimpleRow>,
    cells: &'r SimpleRow,
    vocabularies: &'r Vocabularies,
    diagnostics: &'d mut Vec<Diagnostic>,
}

/// Words of the form that stand for others, by column: what they mean follows from the column's name.
const SHORT_WORDS: [(&str, &[&str], &str); 3] = [
    ("times", &["both", "ambos", "ambas"], "daytime and evening"),
    ("times", &["day", "days", "dia", "de dia"], "daytime"),
    ("in_person_or_online", &["both", "ambos", "ambas"], "in person and online"),
];

impl<'r> Row<'r, '_> {
    fn remark(&mut self, column: &str, remark: impl FnOnce(crate::diagnostic::Place) -> Diagnostic) {
        self.diagnostics.push(remark(self.entry.origin.at(FieldPath::from(column))));
    }

    /// Says that a cell is empty that must not be, unless it is empty because it was faulty.
    fn missing(&mut self, column: &str, help: &str) {
        if self.entry.origin.expects(column) {
            self.remark(column, |at| Diagnostic::missing_field(at, column, help));
        }
    }

    /// A record that the row stands for; `name` is the column that names it.
    fn record<T>(&self, raw: T, name: &'static str) -> Entry<T> {
        let brief = Some(OneTable::named_by(name));
        Entry { origin: Origin { brief, ..self.entry.origin.clone() }, raw, body: Body::default() }
    }

    /// Returns the name of the provider or the program, and the id that is made of it.
    fn name(&mut self, column: &str) -> Option<(&'r str, String)> {
        let written = if column == "provider" { &self.cells.provider } else { &self.cells.program };
        let Some(name) = written.as_deref() else {
            self.missing(column, "every row names its provider and its program");
            return None;
        };
        let slug = Slug::from_words(name).map(|slug| slug.to_string());
        if slug.is_none() {
            let expected = "a name with letters from a to z or digits, of which a web address can be made";
            self.remark(column, |at| Diagnostic::invalid_value(at, &format!("`{name}`"), expected));
        }
        slug.map(|slug| (name, slug))
    }

    /// The ids of the terms that the words of a cell mean.
    fn terms(&mut self, column: &str, words: &[String], vocabulary: &str) -> Vec<String> {
        let list = self.vocabularies.get(vocabulary);
        let mut ids = Vec::new();
        let phrases = words.iter().enumerate().flat_map(|(number, item)| item.split(',').map(move |phrase| (number, phrase.trim())));
        for (number, phrase) in phrases.filter(|(_, phrase)| !phrase.is_empty()) {
            if let Some(terms) = meaning(column, phrase, list) {
                ids.extend(terms.into_iter().map(|index| list.term(index).id.to_string()));
            } else {
                let place = self.entry.origin.at(FieldPath::from(column).item(number));
                self.diagnostics.push(Diagnostic::unmatched_words(place, phrase, list.suggest(phrase)));
            }
        }
        ids
    }

    fn organization(&self, provider: &str, id: &str, credentials: Vec<raw::Credential>) -> raw::Organization {
        raw::Organization {
            id: Some(id.to_owned()),
            name: Some(provider.to_owned()),
            website: self.cells.website.clone(),
            phones: self.phones(),
            credentials,
            source: Some(source()),
            last_verified: self.cells.last_checked,
            verified_by_role: self.verifier(),
            ..raw::Organization::default()
        }
    }

    /// `state-sud-license` or `State substance use license`, with the number after `|` where there is one.
    fn credentials(&mut self) -> Vec<raw::Credential> {
        let Some(license) = self.cells.license.as_deref() else { return Vec::new() };
        let (name, number) = license.split_once('|').unwrap_or((license, ""));
        let terms = self.terms("license", &[name.to_owned()], "credential");
        let number = Some(number.trim().to_owned()).filter(|number| !number.is_empty());
        terms
            .into_iter()
            .map(|credential| raw::Credential { credential: Some(credential), id: number.clone(), ..raw::Credential::default() })
            .collect()
    }

    /// The number, if it can be read: the program says so if not.
    fn phones(&self) -> Vec<raw::Phone> {
        self.cells.phone.iter().filter(|number| read_phone(number).is_some()).map(|number| main_line(number)).collect()
    }

    fn verifier(&self) -> Option<String> {
        self.cells.last_checked.map(|_| "program-staff".to_owned())
    }

    /// The state's code, which may be written in small letters.
    fn state(&self) -> Option<String> {
        let code = |state: &String| if state.trim().len() == 2 { state.trim().to_uppercase() } else { state.clone() };
        self.cells.state.as_ref().map(code)
    }

    /// A place that people visit has a whole address.
    fn check_address(&mut self) {
        let SimpleRow { street, city, state, zip, .. } = self.cells;
        for (column, cell, help) in [
            ("street", street, "give street and number; only a row that is all online has none"),
            ("city", city, "give the city"),
            ("state", state, "give the two-letter code of the state"),
            ("zip", zip, "give the ZIP code"),
        ] {
            if cell.is_none() {
                self.missing(column, help);
            }
        }
    }

    fn location(&self, organization: &str, id: &str) -> raw::Location {
        let SimpleRow { street, city, zip, .. } = self.cells.clone();
        raw::Location {
            id: Some(id.to_owned()),
            organization: Some(organization.to_owned()),
            name: city.clone().or_else(|| Some("Main office".to_owned())),
            kind: Some("physical".to_owned()),
            address: Some(raw::Address { line1: street, city, state: self.state(), zip, ..raw::Address::default() }),
            phones: self.phones(),
            source: Some(source()),
            last_verified: self.cells.last_checked,
            verified_by_role: self.verifier(),
            ..raw::Location::default()
        }
    }

    fn program(&mut self, delivery_modes: Vec<String>) -> raw::Program {
        let row = self.cells;
        let ages = self.ages();
        let is_online = delivery_modes.iter().any(|mode| matches!(mode.as_str(), "telehealth" | "hybrid"));
        raw::Program {
            focus: self.terms("treats", &row.treats, "focus"),
            therapies: self.terms("therapies", &row.therapies, "therapy"),
            group_types: self.terms("groups", &row.groups, "group-type"),
            family_services: self.terms("family", &row.family, "family-service"),
            age_min: ages.and_then(|ages| ages.min),
            age_max: ages.and_then(|ages| ages.max),
            language_support: self.languages(),
            // A program may treat people online where it is licensed, which is at least where it is.
            telehealth_states: self.state().filter(|_| is_online).into_iter().collect(),
            delivery_modes,
            tracks: vec![raw::Track { days_per_week: row.days_per_week, hours_per_day: row.hours_per_day, ..raw::Track::default() }],
            time_of_day: self.terms("times", &row.times, "time-of-day"),
            duration_weeks: row.weeks,
            phones: row.phone.iter().map(|number| main_line(number)).collect(),
            payment: self.terms("payment", &row.payment, "payment"),
            source: Some(source()),
            last_verified: row.last_checked,
            verified_by_role: self.verifier(),
            ..raw::Program::default()
        }
    }

    /// Who speaks a language, the form does not ask; so that is left open.
    fn languages(&mut self) -> Vec<raw::LanguageSupport> {
        let languages = self.terms("languages", &self.cells.languages, "language");
        languages.into_iter().map(|language| raw::LanguageSupport { language: Some(language), how: None }).collect()
    }

    /// Reads the ages. A page would say "all ages" of a program without any, so they must be given, and in words that can be read.
    fn ages(&mut self) -> Option<Ages> {
        let written = self.cells.ages.as_deref();
        let ages = written.and_then(ages::read);
        if let Some(words) = written.filter(|_| ages.is_none()) {
            self.remark("ages", |at| Diagnostic::unmatched_ages(at, words));
        }
        if ages.is_none() {
            self.missing("ages", "say whom the program takes, such as `18+`, `13 to 17` or `all ages`");
        }
        ages
    }
}

/// Returns the terms that a phrase means: one, or several with `and` between them if each of them is known.
fn meaning(column: &str, phrase: &str, list: &Vocabulary) -> Option<Vec<TermIndex>> {
    let folded = fold(phrase);
    let short = SHORT_WORDS.iter().find(|(name, words, _)| *name == column && words.contains(&folded.as_str()));
    if let Some(index) = one(phrase, list) {
        return Some(vec![index]);
    }
    if let Some((.., long)) = short {
        return meaning(column, long, list);
    }
    let parts = parts(phrase);
    if parts.len() < 2 {
        return None;
    }
    Some(parts.iter().map(|part| meaning(column, part, list)).collect::<Option<Vec<_>>>()?.concat())
}

/// Returns the term of these words, which may be in the plural.
fn one(words: &str, list: &Vocabulary) -> Option<TermIndex> {
    list.match_words(words).or_else(|| list.match_words(words.trim().strip_suffix('s')?))
}

/// Cuts a phrase at `and`, `or` and the signs for them.
fn parts(phrase: &str) -> Vec<String> {
    let joined = |word: &&str| ["and", "or", "y", "e", "o", "u", "&", "/", "+"].contains(&word.to_lowercase().as_str());
    let spaced = phrase.replace('/', " / ").replace('&', " & ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    words.split(|word| joined(word)).map(|part| part.join(" ")).filter(|part| !part.is_empty()).collect()
}

fn main_line(number: &str) -> raw::Phone {
    raw::Phone { number: Some(number.to_owned()), kind: Some("main".to_owned()), ..raw::Phone::default() }
}

/// Whoever fills in the form is the program's own staff.
fn source() -> raw::Source {
    raw::Source { kind: Some("program-staff".to_owned()), ..raw::Source::default() }
}
