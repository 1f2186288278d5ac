//! Rows that are not records by themselves: sessions in a table of their own, and the one-table form for small clinics.

use serde::Deserialize;

use super::{Date, Day, Range, Time};

/// A row of `content/programs/sessions.csv`. Sessions given there win over ranges.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SessionRow {
    /// Id of the program.
    pub program: Option<String>,
    /// Name of the track.
    pub track: Option<String>,
    /// Day of the week.
    pub day: Option<Day>,
    /// When it starts.
    pub start: Option<Time>,
    /// When it ends.
    pub end: Option<Time>,
    /// Term of the vocabulary `delivery-mode`.
    pub mode: Option<String>,
}

/// A row of `content/programs/simple.csv`: provider, place and program at once, in free words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the guide to spreadsheets says what each column takes")]
pub struct SimpleRow {
    pub provider: Option<String>,
    pub program: Option<String>,
    pub street: Option<String>,
    pub city: Option<String>,
    pub state: Option<String>,
    pub zip: Option<String>,
    pub phone: Option<String>,
    pub website: Option<String>,
    pub days_per_week: Option<Range>,
    pub hours_per_day: Option<Range>,
    pub times: Vec<String>,
    pub weeks: Option<Range>,
    pub in_person_or_online: Vec<String>,
    pub ages: Option<String>,
    pub treats: Vec<String>,
    pub therapies: Vec<String>,
    pub groups: Vec<String>,
    pub family: Vec<String>,
    pub payment: Vec<String>,
    pub languages: Vec<String>,
    pub license: Option<String>,
    pub last_checked: Option<Date>,
}
