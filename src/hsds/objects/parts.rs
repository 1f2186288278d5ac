//! What organizations, services and places have in common: phones, weeks, languages, attributes.

use std::borrow::Cow;

use serde::Serialize;

use crate::model::Uuid;

/// A phone number.
#[derive(Clone, Debug, Serialize)]
pub struct Phone<'s> {
    /// Its id.
    pub id: Uuid,
    /// The number as people write it.
    pub number: Cow<'s, str>,
    /// The extension, without zeros at its start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<u64>,
    /// `voice`, `text`, `fax` or `textphone`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "type")]
    pub kind: Option<&'static str>,
    /// What it is called, and when it is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Cow<'s, str>>,
    /// What is answered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language<'s>>,
    /// What else is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute<'s>>,
}

/// A language of a service or phone.
#[derive(Clone, Debug, Serialize)]
pub struct Language<'s> {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Cow<'s, str>>,
    /// BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Cow<'s, str>>,
    /// How it is spoken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
}

/// When something takes place, by the rules of calendars (RFC 5545).
#[derive(Clone, Debug, Serialize)]
pub struct Schedule<'s> {
    /// Its id.
    pub id: Uuid,
    /// Hours from UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<f64>,
    /// `WEEKLY`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub freq: Option<&'static str>,
    /// Every so many weeks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<u8>,
    /// Days, such as `MO,WE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byday: Option<Cow<'s, str>>,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Cow<'s, str>>,
    /// Start with its offset, such as `17:30-06:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens_at: Option<Cow<'s, str>>,
    /// End, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<Cow<'s, str>>,
    /// How people take part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attending_type: Option<Cow<'s, str>>,
    /// What people need.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<Cow<'s, str>>,
    /// What else is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute<'s>>,
}

/// What is known of an object beside its fields.
#[derive(Clone, Debug, Serialize)]
pub struct Attribute<'s> {
    /// Its id.
    pub id: Uuid,
    /// The vocabulary.
    pub link_type: &'s str,
    /// What the field says beside the term: YAML in one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Cow<'s, str>>,
    /// The field of the record.
    pub label: &'static str,
    /// The term.
    pub taxonomy_term: Cow<'s, TaxonomyTerm<'s>>,
}

/// A vocabulary.
#[derive(Clone, Debug, Serialize)]
pub struct Taxonomy<'s> {
    /// Its id.
    pub id: Uuid,
    /// Its id among ours.
    pub name: Cow<'s, str>,
    /// What it is for.
    pub description: Cow<'s, str>,
}

/// A term of a vocabulary.
#[derive(Clone, Debug, Serialize)]
pub struct TaxonomyTerm<'s> {
    /// Its id.
    pub id: Uuid,
    /// Its id among ours.
    pub code: Cow<'s, str>,
    /// What readers see.
    pub name: Cow<'s, str>,
    /// What it means.
    pub description: Cow<'s, str>,
    /// The id of a wider term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<Uuid>,
    /// The vocabulary.
    pub taxonomy: &'s str,
    /// The vocabulary, with what it is for.
    pub taxonomy_detail: Taxonomy<'s>,
    /// Tag of the language of name and description.
    pub language: Cow<'s, str>,
}

/// Something that was done with a record.
#[derive(Clone, Debug, Serialize)]
pub struct Metadata<'s> {
    /// Its id.
    pub id: Uuid,
    /// The day.
    pub last_action_date: String,
    /// What was done.
    pub last_action_type: &'static str,
    /// The field.
    pub field_name: &'static str,
    /// What it said.
    pub previous_value: &'static str,
    /// What it says.
    pub replacement_value: String,
    /// Who did it, by role.
    pub updated_by: Cow<'s, str>,
}

/// A web page.
#[derive(Clone, Debug, Serialize)]
pub struct Url<'s> {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<&'static str>,
    /// Its address.
    pub url: Cow<'s, str>,
}
