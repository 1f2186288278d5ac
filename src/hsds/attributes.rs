//! Attributes: what a record says and the Human Services Data Specification has no field for. A term of a vocabulary is an attribute with that term; any
//! other fact is one whose term is the field itself. So a reader who knows our fields gets back the whole record, and all others can read it.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use super::{
    Feed,
    objects::{Attribute, TaxonomyTerm},
};
use crate::{
    model::TermIndex,
    value::{Localized, Range},
    yaml,
};

/// How a field of a record travels.
#[derive(Clone, Copy, Debug)]
pub(super) enum Travel {
    /// As it is.
    Fact,
    /// As terms of a vocabulary.
    Terms(&'static str),
    /// As terms of a vocabulary, each with what its entry says beside it. The term is in the part of that name.
    Entries(&'static str, &'static str),
}

use Travel::{Entries, Fact, Terms};

/// How the fields of an organization travel.
pub(super) const ORGANIZATION: &[(&str, Travel)] = &[
    ("id", Fact),
    ("legal_name", Fact),
    ("alternate_names", Fact),
    ("type", Terms("org-type")),
    ("credentials", Entries("credential", "credential")),
    ("receives_federal_funds", Fact),
    ("logo", Fact),
    ("source", Entries("source-kind", "kind")),
    ("relationship", Terms("relationship")),
    ("last_verified", Fact),
    ("verified_by_role", Terms("verifier-role")),
    ("verified_how", Terms("verified-how")),
];

/// How the fields of a location travel.
pub(super) const LOCATION: &[(&str, Travel)] = &[
    ("id", Fact),
    ("parking", Fact),
    ("arrival", Fact),
    ("accessibility", Terms("accessibility")),
    ("accessibility_contact", Fact),
    ("setting", Terms("setting")),
    ("source", Entries("source-kind", "kind")),
    ("relationship", Terms("relationship")),
    ("last_verified", Fact),
    ("verified_by_role", Terms("verifier-role")),
    ("verified_how", Terms("verified-how")),
];

/// How the fields of a program travel.
pub(super) const PROGRAM: &[(&str, Travel)] = &[
    ("id", Fact),
    ("summary", Fact),
    ("closed_on", Fact),
    ("level_of_care", Terms("level-of-care")),
    ("level_standard", Fact),
    ("program_roles", Terms("program-role")),
    ("focus", Terms("focus")),
    ("therapies", Terms("therapy")),
    ("group_types", Terms("group-type")),
    ("group_size", Fact),
    ("individual_services", Terms("individual-service")),
    ("individual_sessions_per_week", Fact),
    ("individual_session_hours", Fact),
    ("monitoring", Terms("individual-service")),
    ("medication_services", Terms("individual-service")),
    ("medication_policy", Terms("medication-policy")),
    ("family_services", Terms("family-service")),
    ("aftercare", Terms("aftercare")),
    ("complementary", Terms("complementary")),
    ("populations", Terms("population")),
    ("gender_served", Terms("gender-served")),
    ("eligibility", Fact),
    ("not_a_fit", Fact),
    ("language_support", Entries("language", "language")),
    ("faith_basis", Terms("faith-basis")),
    ("delivery_modes", Terms("delivery-mode")),
    ("telehealth_states", Fact),
    ("telehealth_needs", Fact),
    ("in_person_required", Fact),
    ("attendance", Terms("attendance")),
    ("service_area", Fact),
    ("timezone", Fact),
    ("time_of_day", Terms("time-of-day")),
    ("duration_weeks", Fact),
    ("duration_basis", Terms("duration-basis")),
    ("step_down_weeks", Fact),
    ("starts", Terms("starts")),
    ("closures", Fact),
    ("how_to_start", Fact),
    ("referral_routes", Terms("referral-route")),
    ("walk_in", Fact),
    ("time_to_first_visit_days", Fact),
    ("availability", Entries("availability", "value")),
    ("payment", Terms("payment")),
    ("authorization_help", Terms("authorization-help")),
    ("practical", Terms("individual-service")),
    ("staff", Fact),
    ("house_rules", Fact),
    ("source", Entries("source-kind", "kind")),
    ("relationship", Terms("relationship")),
    ("verified_by_role", Terms("verifier-role")),
    ("verified_how", Terms("verified-how")),
    ("fact_checks", Fact),
    ("alert_until", Fact),
    ("external_codes", Fact),
];

/// What is said of one object beside its fields, as it is put together.
#[derive(Debug)]
pub(super) struct Attributes<'s> {
    feed: Feed<'s>,
    said: Vec<Said<'s>>,
}

/// What becomes an attribute.
#[derive(Debug)]
struct Said<'s> {
    label: &'static str,
    value: Option<String>,
    term: Cow<'s, TaxonomyTerm<'s>>,
}

impl<'s> Attributes<'s> {
    /// Nothing so far.
    pub(super) fn new(feed: Feed<'s>) -> Self {
        Self { feed, said: Vec::new() }
    }

    /// Adds what a record says, field by field.
    pub(super) fn record(mut self, record: &Map<String, Value>, fields: &'static [(&'static str, Travel)]) -> Self {
        for (label, travel) in fields {
            if let Some(value) = record.get(*label) {
                self = self.field(label, *travel, value);
            }
        }
        self
    }

    /// Adds what a field says.
    pub(super) fn field(mut self, label: &'static str, travel: Travel, value: &Value) -> Self {
        match (travel, value) {
            (Fact, value) => {
                return match range(value) {
                    Some(range) => self.fact(label, &range),
                    None => self.fact(label, value),
                };
            }
            (_, Value::Array(entries)) => {
                for entry in entries {
                    self = self.field(label, travel, entry);
                }
            }
            (Terms(vocabulary), Value::String(code)) => self.term_of(label, vocabulary, code, None),
            (Entries(vocabulary, part), Value::Object(entry)) => {
                let Some(Value::String(code)) = entry.get(part) else { return self };
                let mut beside = entry.clone();
                beside.remove(part);
                // Of one thing alone, only that is said.
                let line = match beside.values().next() {
                    Some(only) if label == "language_support" => yaml::line(only),
                    _ => yaml::line(&beside),
                };
                self.term_of(label, vocabulary, code, line);
            }
            _ => {}
        }
        self
    }

    /// Adds a fact; nothing if there is none.
    pub(super) fn fact(mut self, label: &'static str, value: &impl serde::Serialize) -> Self {
        if let Some(value) = yaml::line(value) {
            let term = self.feed.field_term(label);
            self.said.push(Said { label, value: Some(value), term });
        }
        self
    }

    /// Adds a text that exists in several languages, of which HSDS can hold one.
    pub(super) fn translated(self, label: &'static str, text: &Localized) -> Self {
        let value = json!(text);
        if value.is_object() { self.fact(label, &value) } else { self }
    }

    /// Adds a term.
    pub(super) fn term(mut self, label: &'static str, vocabulary: &'static str, term: Option<TermIndex>) -> Self {
        if let Some(term) = term {
            self.said.push(Said { label, value: None, term: Cow::Borrowed(self.feed.terms.get(vocabulary, term)) });
        }
        self
    }

    /// The terms of all of them.
    pub(super) fn terms(&self) -> impl Iterator<Item = &TaxonomyTerm<'s>> {
        self.said.iter().map(|said| &*said.term)
    }

    /// The attributes of an object, in the order in which they were added. `path` is what the id of the object is made of.
    pub(super) fn done(self, path: &str) -> Vec<Attribute<'s>> {
        let mut list: Vec<Attribute<'s>> = Vec::with_capacity(self.said.len());
        for Said { label, value, term } in self.said {
            let before = list.iter().filter(|known| known.label == label && known.taxonomy_term.code == term.code).count();
            let number = if before == 0 { String::new() } else { format!("/{}", before + 1) };
            list.push(Attribute {
                id: self.feed.uuid("attribute", format_args!("{path}/{label}/{}{number}", term.code)),
                link_type: term.taxonomy,
                value: value.map(Cow::Owned),
                label,
                taxonomy_term: term,
            });
        }
        list
    }

    fn term_of(&mut self, label: &'static str, vocabulary: &'static str, code: &str, value: Option<String>) {
        let feed = self.feed;
        if let Some(term) = feed.site.vocabularies().get(vocabulary).index(code) {
            self.said.push(Said { label, value, term: Cow::Borrowed(feed.terms.get(vocabulary, term)) });
        }
    }
}

/// A range, which authors write as `6-10`.
fn range(value: &Value) -> Option<Range> {
    let parts = value.as_object().filter(|parts| parts.len() == 2)?;
    Some(Range { min: parts.get("min")?.as_f64()?, max: parts.get("max")?.as_f64()? })
}
