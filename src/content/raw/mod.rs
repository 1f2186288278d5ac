//! Records as their authors wrote them: typed, but with nothing required and nothing resolved. What must be there, what it refers to and what
//! follows from it are the model's business.

use serde::{Deserialize, Serialize};

mod place;
mod program;
mod reference;
mod simple;
mod text;

pub use crate::value::{Date, Localized, Range, Time};
pub use place::{Address, Days, ExternalIdentifier, Identifier, Location, Logo, OfficeHours, Organization};
pub use program::{
    Availability, Closure, Cost, Day, ExternalCode, HouseRules, InsurancePlan, LanguageSupport, LevelStandard, Program, ProgramText,
    Session, Staff, Track,
};
pub use reference::{BandId, Bounds, HelpLine, HourBand, HourBands, Press, Purpose, State, Synonym, Term, TimeSpan, Vocabulary, Word};
pub use simple::{SessionRow, SimpleRow};
pub use text::{Article, Audience, Checklist, ChecklistGroup, CitedWork, Crisis, GlossaryEntry, Question, Translation};

/// A phone number.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Phone {
    /// The number: +1 and ten digits, or ten digits in any common spelling.
    pub number: Option<String>,
    /// The extension.
    pub ext: Option<String>,
    /// Term of the vocabulary `phone-type`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Languages answered: terms of the vocabulary `language`.
    pub languages: Vec<String>,
    /// When it is answered, in words.
    pub hours: Option<String>,
    /// What it is called.
    pub label: Option<String>,
}

/// A licence, certification or accreditation.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Credential {
    /// Term of the vocabulary `credential`.
    pub credential: Option<String>,
    /// Who gave it.
    pub issuer: Option<String>,
    /// Its number.
    pub id: Option<String>,
    /// Its last day.
    pub valid_to: Option<Date>,
    /// Where anybody can look it up.
    pub verify_url: Option<String>,
}

/// Where a record's facts come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Source {
    /// Term of the vocabulary `source-kind`.
    pub kind: Option<String>,
    /// What the list or page is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
