//! A program as written. Every field may be missing; what must be there is a matter of the model. Field names and units: the guide to programs.

use serde::{Deserialize, Serialize};

use super::{Credential, Date, Phone, Range, Source, Time};

/// Front matter of `content/programs/<id>.md`, or a row of a table there.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the model documents each field where it checks it")]
pub struct Program {
    pub id: Option<String>,
    pub name: Option<String>,
    pub alternate_names: Vec<String>,
    pub organization: Option<String>,
    pub location: Option<String>,
    pub summary: Option<String>,
    pub status: Option<String>,
    pub program_url: Option<String>,
    pub aliases: Vec<String>,
    pub draft: bool,

    pub level_of_care: Option<String>,
    pub level_standard: Option<LevelStandard>,
    pub program_roles: Vec<String>,
    pub focus: Vec<String>,
    pub therapies: Vec<String>,
    pub group_types: Vec<String>,
    pub group_size: Option<Range>,
    pub individual_services: Vec<String>,
    pub individual_sessions_per_week: Option<f64>,
    pub individual_included: Option<bool>,
    pub individual_session_hours: Option<f64>,
    pub monitoring: Vec<String>,
    pub medication_services: Vec<String>,
    pub medication_policy: Option<String>,
    pub family_services: Vec<String>,
    pub aftercare: Vec<String>,
    pub complementary: Vec<String>,
    pub populations: Vec<String>,
    pub age_min: Option<u8>,
    pub age_max: Option<u8>,
    pub gender_served: Option<String>,
    pub eligibility: Option<String>,
    pub not_a_fit: Option<String>,
    pub language_support: Vec<LanguageSupport>,
    pub faith_basis: Option<String>,

    pub delivery_modes: Vec<String>,
    pub telehealth_states: Vec<String>,
    pub telehealth_needs: Option<String>,
    pub in_person_required: Option<String>,
    pub attendance: Option<String>,
    pub service_area: Vec<String>,

    pub tracks: Vec<Track>,
    pub timezone: Option<String>,
    pub time_of_day: Vec<String>,
    pub duration_weeks: Option<Range>,
    pub duration_basis: Option<String>,
    pub step_down_weeks: Option<u8>,
    pub starts: Option<String>,
    pub closures: Vec<Closure>,

    pub phones: Vec<Phone>,
    pub email: Option<String>,
    pub how_to_start: Vec<String>,
    pub referral_routes: Vec<String>,
    pub walk_in: Option<bool>,
    pub time_to_first_visit_days: Option<Range>,
    pub availability: Option<Availability>,
    pub payment: Vec<String>,
    pub insurance_plans: Vec<InsurancePlan>,
    pub costs: Vec<Cost>,
    pub fees_note: Option<String>,
    pub authorization_help: Option<String>,
    pub required_documents: Vec<String>,
    pub accessibility: Vec<String>,
    pub practical: Vec<String>,
    pub credentials: Vec<Credential>,
    pub staff: Vec<Staff>,
    pub house_rules: Option<HouseRules>,

    pub source: Option<Source>,
    pub last_verified: Option<Date>,
    pub verified_by_role: Option<String>,
    pub verified_how: Option<String>,
    pub relationship: Option<String>,
    pub listing_consent: Option<bool>,
    pub alert: Option<String>,
    pub alert_until: Option<Date>,
    pub external_codes: Vec<ExternalCode>,
    pub glossary_links: Option<bool>,
}

/// A level of a published standard, such as ASAM 2.1 in its 4th edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct LevelStandard {
    /// Whose standard: `asam`, `locus`, `state` or `payer`.
    pub scheme: Option<String>,
    /// The level, in the standard's own words.
    pub level: Option<String>,
    /// The edition: levels mean different things in each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// Where the level is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
}

/// A language in which care is given, written `es` or `{language: es, how: interpreter}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LanguageSupport {
    /// Term of the vocabulary `language`.
    pub language: Option<String>,
    /// By whom: `staff`, `interpreter` or `written-only`; staff if not said.
    pub how: Option<String>,
}

/// One weekly pattern that a person can follow: either sessions, or ranges of days and hours.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Track {
    /// What people call it: "Evening".
    pub name: Option<String>,
    /// The sessions of a week.
    pub sessions: Vec<Session>,
    /// Days a week, 1 to 7.
    pub days_per_week: Option<Range>,
    /// Hours a day, 0.5 to 8.
    pub hours_per_day: Option<Range>,
}

/// One session of a week, in local time.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Session {
    /// Day of the week, `MO` to `SU`.
    pub day: Option<Day>,
    /// When it starts.
    pub start: Option<Time>,
    /// When it ends.
    pub end: Option<Time>,
    /// Term of the vocabulary `delivery-mode`, where tracks mix.
    pub mode: Option<String>,
}

/// A day of the week, as calendars write it (RFC 5545).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "a day is a day")]
pub enum Day {
    Mo,
    Tu,
    We,
    Th,
    Fr,
    Sa,
    Su,
}

/// Days on which the program does not meet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Closure {
    /// First day.
    pub from: Option<Date>,
    /// Last day; the first if not given.
    pub to: Option<Date>,
    /// Why, in a few words.
    pub reason: Option<String>,
}

/// Whether the program takes new people, as of a day.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Availability {
    /// Term of the vocabulary `availability`.
    pub value: Option<String>,
    /// The day on which that was so.
    pub as_of: Option<Date>,
    /// Free places.
    pub slots: Option<u16>,
    /// Places in all.
    pub slots_max: Option<u16>,
}

/// An insurance plan as listed by the program.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct InsurancePlan {
    /// The company.
    pub payer: Option<String>,
    /// Its plan.
    pub plan: Option<String>,
    /// `in` or `out`.
    pub network: Option<String>,
    /// The day on which that was so.
    pub as_of: Option<Date>,
    /// State code of the plan.
    pub state: Option<String>,
}

/// A price.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Cost {
    /// For whom: "Self-pay".
    pub option: Option<String>,
    /// How much, with up to two decimals.
    pub amount: Option<f64>,
    /// ISO 4217 code; `USD` if not given.
    pub currency: Option<String>,
    /// For what: term of the vocabulary `cost-per`.
    pub per: Option<String>,
    /// First day.
    pub valid_from: Option<Date>,
    /// Last day.
    pub valid_to: Option<Date>,
}

/// People who work there, by role: never by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Staff {
    /// What they do: "Therapist".
    pub role: Option<String>,
    /// Which licence they hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_type: Option<String>,
    /// How many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u16>,
}

/// Rules of the house.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct HouseRules {
    /// Term of the vocabulary `setting-rule`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smoking: Option<String>,
    /// Term of the vocabulary `setting-rule`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vaping: Option<String>,
    /// What to do with a phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phones: Option<String>,
    /// What to do with medicines of one's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prescriptions: Option<String>,
}

/// A code of somebody else's list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExternalCode {
    /// Whose list.
    pub taxonomy: Option<String>,
    /// The code.
    pub code: Option<String>,
    /// Where it is defined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// The translated text of a program: front matter of `content/programs/<id>.<language>.md`. Facts stay in the original.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "each is the translation of the program's field of that name")]
pub struct ProgramText {
    pub name: Option<String>,
    pub summary: Option<String>,
    pub eligibility: Option<String>,
    pub not_a_fit: Option<String>,
    pub how_to_start: Vec<String>,
    pub telehealth_needs: Option<String>,
    pub in_person_required: Option<String>,
    pub fees_note: Option<String>,
    pub alert: Option<String>,
    pub required_documents: Vec<String>,
    pub translation: Option<super::Translation>,
}

impl<'de> Deserialize<'de> for LanguageSupport {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Fields {
            language: Option<String>,
            how: Option<String>,
        }
        struct SupportVisitor;
        impl<'de> serde::de::Visitor<'de> for SupportVisitor {
            type Value = LanguageSupport;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a language such as es, or {language: es, how: staff}")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<LanguageSupport, E> {
                Ok(LanguageSupport { language: Some(text.to_owned()), how: None })
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<LanguageSupport, A::Error> {
                let Fields { language, how } = Fields::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                Ok(LanguageSupport { language, how })
            }
        }
        deserializer.deserialize_any(SupportVisitor)
    }
}
