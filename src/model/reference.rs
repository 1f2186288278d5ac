//! What the field knows besides its vocabularies: hour bands, synonyms, words to avoid, help lines and cited works.

use std::collections::BTreeMap;

use super::vocabulary::Vocabularies;
use crate::{
    content::{
        Entry,
        raw::{self, BandId, HourBand},
    },
    diagnostic::{Diagnostic, FieldPath},
    value::{Date, Language, Localized, Range},
};

/// Hours per week that count as an IOP, and the days after which facts count as old.
#[derive(Clone, Debug)]
pub struct Standards {
    bands: BTreeMap<BandId, HourBand>,
    /// Days a week that most programs have.
    pub usual_days: Range,
    /// Hours a day that most programs have.
    pub usual_hours: Range,
    /// Days since the last check: fresh up to the first, to be checked soon up to the second, stale up to the third.
    pub freshness: [i64; 3],
    /// Days from one check to the next.
    pub next_check: i64,
    /// Days for which availability is shown.
    pub availability_shown: i64,
    /// Days after which an insurance plan or price counts as old.
    pub plan_age: i64,
}

impl Standards {
    /// Puts the built-in file and that of the site together; what the later gives wins.
    pub(super) fn assemble<'e>(files: impl IntoIterator<Item = &'e Entry<raw::HourBands>>) -> Self {
        let usual = |min, max| Range { min, max };
        let mut standards = Self {
            bands: BTreeMap::new(),
            usual_days: usual(3.0, 5.0),
            usual_hours: usual(2.0, 4.0),
            freshness: [90, 180, 365],
            next_check: 180,
            availability_shown: 30,
            plan_age: 180,
        };
        for file in files {
            let raw = &file.raw;
            standards.bands.extend(raw.bands.iter().map(|band| (band.id, *band)));
            standards.usual_days = raw.usual.days_per_week.unwrap_or(standards.usual_days);
            standards.usual_hours = raw.usual.hours_per_day.unwrap_or(standards.usual_hours);
            let limits = [raw.freshness.fresh, raw.freshness.check_soon, raw.freshness.stale];
            for (limit, written) in standards.freshness.iter_mut().zip(limits) {
                *limit = written.map_or(*limit, i64::from);
            }
            standards.next_check = raw.next_check.map_or(standards.next_check, i64::from);
            standards.availability_shown = raw.availability_shown.map_or(standards.availability_shown, i64::from);
            standards.plan_age = raw.plan_age.map_or(standards.plan_age, i64::from);
        }
        standards
    }

    /// Returns the band for a program's ages.
    #[must_use]
    pub fn band(&self, age_min: u8, age_max: Option<u8>) -> Option<&HourBand> {
        let id = match (age_min, age_max) {
            (18.., _) => BandId::Adults,
            (_, Some(..18)) => BandId::Adolescents,
            _ => BandId::Mixed,
        };
        self.bands.get(&id)
    }
}

/// A help line, checked.
#[derive(Clone, Debug)]
pub struct HelpLine {
    /// Its id.
    pub id: Box<str>,
    /// What was written; names, numbers and facts stand there in every language.
    pub line: raw::HelpLine,
}

/// Puts the built-in help lines and those of the site together, in the order of the files; later entries win.
pub(super) fn help_lines<'e>(
    entries: impl IntoIterator<Item = &'e Entry<raw::HelpLine>>,
    as_of: Date,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<HelpLine> {
    let mut lines: Vec<(HelpLine, &Entry<raw::HelpLine>)> = Vec::new();
    for entry in entries {
        let Some(id) = entry.raw.id.as_deref() else {
            diagnostics.push(Diagnostic::missing_field(entry.origin.here(), "id", "give every help line an id"));
            continue;
        };
        if entry.raw.verified_on.is_none() && !entry.raw.off {
            diagnostics.push(Diagnostic::missing_field(
                entry.origin.here(),
                "verified_on",
                "write the day on which a person last checked this line",
            ));
        }
        if let Some(date) = entry.raw.verified_on.filter(|date| *date > as_of) {
            diagnostics.push(Diagnostic::future_date(entry.origin.at("verified_on"), &date.to_string()));
        }
        let line = HelpLine { id: id.into(), line: entry.raw.clone() };
        match lines.iter_mut().find(|(known, _)| &*known.id == id) {
            Some(known) => *known = (line, entry),
            None => lines.push((line, entry)),
        }
    }
    lines.retain(|(line, _)| !line.line.off);
    // Only now: an entry of the site takes the place of a built-in one, however old that is.
    for (line, entry) in &lines {
        if let Some(days) = line.line.verified_on.map(|date| date.days_until(as_of)).filter(|days| *days > HELP_LINE_DAYS) {
            diagnostics.push(Diagnostic::old_help_line(entry.origin.at("verified_on"), &line.id, days));
        }
    }
    lines.into_iter().map(|(line, _)| line).collect()
}

/// Days after which a help line must be checked again.
const HELP_LINE_DAYS: i64 = 90;

/// The lines in the order for a language: those that have something special for it come first, emergencies before all.
#[must_use]
pub fn in_order<'l>(lines: &'l [HelpLine], language: &Language) -> Vec<&'l HelpLine> {
    let mut ordered: Vec<&HelpLine> = lines.iter().collect();
    ordered.sort_by_key(|line| {
        let emergency = line.line.purposes.contains(&raw::Purpose::Emergency);
        (!emergency, line.line.first_in.as_deref() != Some(language.tag()))
    });
    ordered
}

/// A work that articles cite.
#[derive(Clone, Debug)]
pub struct CitedWork {
    /// Its id.
    pub id: Box<str>,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// In which year.
    pub year: Option<u16>,
    /// Where it is.
    pub url: Option<String>,
    /// The language of its title; none for that of the site.
    pub language: Option<Language>,
    /// When it was read for this site.
    pub read: Option<Date>,
    /// What a reader should know of it.
    pub note: Option<String>,
}

/// Checks the list of cited works, by id.
pub(super) fn cited_works<'e>(
    entries: impl IntoIterator<Item = &'e Entry<raw::CitedWork>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<Box<str>, CitedWork> {
    let mut works = BTreeMap::new();
    for entry in entries {
        let raw = &entry.raw;
        let Some(id) = raw.id.as_deref() else {
            diagnostics.push(Diagnostic::missing_field(entry.origin.here(), "id", "give every work an id"));
            continue;
        };
        if raw.title.is_none() && entry.origin.expects("title") {
            diagnostics.push(Diagnostic::missing_field(entry.origin.here(), "title", "write the work's title"));
        }
        let work = CitedWork {
            id: id.into(),
            title: raw.title.clone().unwrap_or_default(),
            publisher: raw.publisher.clone(),
            year: raw.year,
            url: raw.url.as_deref().map(str::to_owned),
            language: raw.language,
            read: raw.read,
            note: raw.note.clone(),
        };
        if works.insert(work.id.clone(), work).is_some() {
            diagnostics.push(Diagnostic::duplicate_id(entry.origin.at("id"), id, &entry.origin.file));
        }
    }
    works
}

/// Puts the built-in synonyms and those of the site together: an entry that says the same first word as an earlier one takes its place.
pub(super) fn synonyms<'e>(entries: impl IntoIterator<Item = &'e Entry<raw::Synonym>>) -> Vec<&'e raw::Synonym> {
    let mut all: Vec<&raw::Synonym> = Vec::new();
    for entry in entries {
        let same = |known: &&mut &raw::Synonym| known.say.first() == entry.raw.say.first() && known.language == entry.raw.language;
        match all.iter_mut().find(same) {
            Some(known) => *known = &entry.raw,
            None => all.push(&entry.raw),
        }
    }
    all.retain(|synonym| !synonym.off);
    all
}

/// Groups of the finder that follow from facts and are no vocabulary; synonyms may mean their terms, too.
const DERIVED: [&str; 4] = ["accepting", "age", "checked", "hours"];

/// Checks that synonyms mean terms that exist: `vocabulary/term`, or `vocabulary/*`.
pub(super) fn check_synonyms<'e>(
    entries: impl IntoIterator<Item = &'e Entry<raw::Synonym>>,
    vocabularies: &Vocabularies,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for entry in entries {
        for (number, means) in entry.raw.means.iter().enumerate() {
            let at = || entry.origin.at(FieldPath::from("means").item(number));
            let (list, term) = means.split_once('/').unwrap_or((means, ""));
            match vocabularies.find(list) {
                Some(vocabulary) if term == "*" || vocabulary.index(term).is_some() => {}
                Some(vocabulary) => {
                    let near = vocabulary.suggest(term).map(|near| format!("{list}/{near}"));
                    diagnostics.push(Diagnostic::unknown_term(at(), means, near.as_deref(), list, &vocabulary.ids()));
                }
                None if DERIVED.contains(&list) => {}
                None => diagnostics.push(Diagnostic::invalid_value(
                    at(),
                    &format!("`{means}`"),
                    "a vocabulary and a term, such as `payment/medicaid`",
                )),
            }
        }
    }
}

/// Puts the built-in words to avoid and those of the site together, by language: an entry that avoids the same first word takes the place of an
/// earlier one.
pub(super) fn words<'e>(entries: impl IntoIterator<Item = &'e (Box<str>, Entry<raw::Word>)>) -> BTreeMap<Box<str>, Vec<raw::Word>> {
    let mut all: BTreeMap<Box<str>, Vec<raw::Word>> = BTreeMap::new();
    for (language, entry) in entries {
        let words = all.entry(language.clone()).or_default();
        match words
            .iter_mut()
            .find(|known| known.avoid.first() == entry.raw.avoid.first() && known.sense == entry.raw.sense && known.rule == entry.raw.rule)
        {
            Some(known) => *known = entry.raw.clone(),
            None => words.push(entry.raw.clone()),
        }
    }
    for words in all.values_mut() {
        words.retain(|word| !word.off);
    }
    all
}

/// Puts what is built in and what the site adds together, by language.
pub(super) fn grammars<'e>(entries: impl IntoIterator<Item = &'e Entry<raw::Grammars>>) -> BTreeMap<String, raw::Grammar> {
    let mut all: BTreeMap<String, raw::Grammar> = BTreeMap::new();
    for (language, more) in entries.into_iter().flat_map(|entry| &entry.raw.0) {
        let grammar = all.entry(language.clone()).or_default();
        grammar.syllables.extend(more.syllables.clone());
        let lists = [
            (&mut grammar.abbreviations, &more.abbreviations),
            (&mut grammar.participles, &more.participles),
            (&mut grammar.auxiliaries, &more.auxiliaries),
            (&mut grammar.between, &more.between),
            (&mut grammar.states, &more.states),
            (&mut grammar.determiners, &more.determiners),
            (&mut grammar.not_after_adjective, &more.not_after_adjective),
            (&mut grammar.negations, &more.negations),
            (&mut grammar.explanations, &more.explanations),
            (&mut grammar.warnings, &more.warnings),
            (&mut grammar.known, &more.known),
        ];
        for (list, more) in lists {
            list.extend(more.iter().cloned());
        }
    }
    all
}

/// The name of a thing in a language, or nothing.
#[must_use]
pub fn text<'t>(text: &'t Localized, language: &Language) -> &'t str {
    text.get(language.tag(), "en")
}
