//! Articles, pages, checklists, glossary and questions as written.

use serde::{Deserialize, Serialize};

use super::Date;

/// Front matter of an article, a section's `index.md` or a page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the model documents each field where it checks it")]
pub struct Article {
    pub title: Option<String>,
    pub slug: Option<String>,
    pub description: Option<String>,
    pub audience: Vec<Audience>,
    pub main_message: Option<String>,
    pub summary_points: Vec<String>,
    pub sources: Vec<String>,
    pub last_reviewed: Option<Date>,
    pub reviewed_by_role: Option<String>,
    pub review_due: Option<Date>,
    pub related: Vec<String>,
    pub crisis: Crisis,
    pub quick_exit: Option<bool>,
    pub order: Option<i32>,
    pub draft: bool,
    pub publish_on: Option<Date>,
    pub expires_on: Option<Date>,
    pub aliases: Vec<String>,
    pub glossary_links: Option<bool>,
    pub translation: Option<Translation>,
}

/// For whom a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each says what it is")]
pub enum Audience {
    #[serde(rename = "self")]
    Oneself,
    Family,
    Teen,
    Referrer,
    Provider,
}

/// Whether a page puts crisis help before everything else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Crisis {
    /// The help strip of every page.
    #[default]
    Standard,
    /// A help panel first.
    Prominent,
}

/// What a translation was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Translation {
    /// The day of the original's text.
    pub of: Option<Date>,
    /// Whether a native reader has checked it.
    pub reviewed: bool,
}

/// Front matter of `content/checklists/<slug>.md`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the model documents each field where it checks it")]
pub struct Checklist {
    pub title: Option<String>,
    pub slug: Option<String>,
    pub description: Option<String>,
    pub last_reviewed: Option<Date>,
    pub order: Option<i32>,
    pub groups: Vec<ChecklistGroup>,
    pub draft: bool,
    pub aliases: Vec<String>,
    pub translation: Option<Translation>,
}

/// A heading of a checklist and what is ticked below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct ChecklistGroup {
    /// The heading.
    pub title: Option<String>,
    /// The lines.
    pub items: Vec<String>,
}

/// An entry of `content/glossary.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the model documents each field where it checks it")]
pub struct GlossaryEntry {
    pub id: Option<String>,
    pub term: Option<String>,
    pub definition: Option<String>,
    pub also: Vec<String>,
    pub why: Option<String>,
    pub page: Option<String>,
    pub auto_link: Option<bool>,
}

/// An entry of `content/faq.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the model documents each field where it checks it")]
pub struct Question {
    pub id: Option<String>,
    pub group: Option<String>,
    pub question: Option<String>,
    pub answer: Option<String>,
    pub sources: Vec<String>,
    pub last_reviewed: Option<Date>,
    pub page: Option<String>,
}

/// An entry of `content/sources.yaml`: a work that articles cite by its id.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the model documents each field where it checks it")]
pub struct CitedWork {
    pub id: Option<String>,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub year: Option<u16>,
    pub url: Option<String>,
    pub read: Option<Date>,
    pub note: Option<String>,
}
