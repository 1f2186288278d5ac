//! Rows that are not records by themselves: sessions in a table of their own, and the one-table form for small clinics.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Date, Day, Range, Time, WebAddress};

/// A row of `content/programs/sessions.csv`: one session of a week, in local time. Sessions given there win over those of the program and
/// over its ranges.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SessionRow {
    /// Id of the program that meets. Required.
    pub program: Option<String>,
    /// Name of the weekly pattern that the session belongs to, such as `Evening`; rows of one name make one pattern.
    pub track: Option<String>,
    /// Day of the week: `MO` to `SU`, or a name such as `Monday` or `lunes`. Required.
    pub day: Option<Day>,
    /// Time on a 24-hour clock, on the quarter hour, such as `17:30`. Required.
    pub start: Option<Time>,
    /// Time on the same day, later than `start`, on the quarter hour, such as `20:30`. Required.
    pub end: Option<Time>,
    /// Term of `delivery-mode`, where sessions of the week differ.
    pub mode: Option<String>,
}

/// A row of `content/programs/simple.csv`: provider, place and program at once. Cells that name terms take free words, between `;` or
/// commas, which are compared with labels and synonyms; words that match nothing are reported and left out.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SimpleRow {
    /// Name of the organization; rows of one name share it. Required.
    pub provider: Option<String>,
    /// Name of the program. Required.
    pub program: Option<String>,
    /// Street and number; rows of one provider and address share a location.
    pub street: Option<String>,
    /// City, town or village.
    pub city: Option<String>,
    /// Two-letter code of a state, district or territory, such as `KS`; for an online program also where people may be.
    pub state: Option<String>,
    /// Five digits, or nine with a hyphen, such as `66044`.
    pub zip: Option<String>,
    /// Main number in any common spelling, such as `555-555-0142`.
    pub phone: Option<String>,
    /// Home page of the provider; an `https` address. Where a later row has another one, that is the page of its program.
    pub website: Option<WebAddress>,
    /// Days, 1 to 7, such as `3` or `3-5`.
    pub days_per_week: Option<Range>,
    /// Hours, 0.5 to 8, such as `3` or `2.5-4`.
    pub hours_per_day: Option<Range>,
    /// Words for terms of `time-of-day`, such as `evening`.
    pub times: Vec<String>,
    /// Weeks from first to last day, 1 to 52, such as `6-8`.
    pub weeks: Option<Range>,
    /// Words for terms of `delivery-mode`, such as `in person`. A row that is all online makes no location.
    pub in_person_or_online: Vec<String>,
    /// Ages in years, such as `18+`, `under 18`, `13-17`, `adults`, `teens` or `all ages`. Required.
    pub ages: Option<String>,
    /// Words for terms of `focus`, the main one first, such as `alcohol; depression`.
    pub treats: Vec<String>,
    /// Words for terms of `therapy`, such as `CBT; DBT`.
    pub therapies: Vec<String>,
    /// Words for terms of `group-type`, such as `coping skills`.
    pub groups: Vec<String>,
    /// Words for terms of `family-service`, such as `family education`.
    pub family: Vec<String>,
    /// Words for terms of `payment`, such as `Medicaid; self-pay`.
    pub payment: Vec<String>,
    /// Words for terms of `language`, such as `English; Spanish`.
    pub languages: Vec<String>,
    /// Words for a term of `credential`, with its number after `|`, such as `State substance use license|X-00142`.
    pub license: Option<String>,
    /// Day on which the program's staff last checked the row, such as `2026-10-28`.
    pub last_checked: Option<Date>,
}
