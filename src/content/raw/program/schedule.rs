//! Parts of when a program meets: weekly patterns, their sessions, and days without any.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::content::raw::{Date, Day, Range, Time};

/// One weekly pattern that a person can follow: either sessions, or ranges of days and hours.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Track {
    /// What people call it, up to 60 characters, such as `Evening`.
    pub name: Option<String>,
    /// All sessions of a week; they win over the ranges.
    pub sessions: Vec<Session>,
    /// Days a week, 1 to 7, such as `3-5`. Required without sessions.
    pub days_per_week: Option<Range>,
    /// Hours a day, 0.5 to 8 in quarters, such as `2.5-4`. Required without sessions.
    pub hours_per_day: Option<Range>,
}

/// One session of a week, in local time. It lasts half an hour to 8 hours.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Session {
    /// Day of the week, `MO` to `SU`. Required.
    pub day: Option<Day>,
    /// Time on a 24-hour clock, on the quarter hour, such as `"17:30"`. Required.
    pub start: Option<Time>,
    /// Time on the same day, later than `start`, on the quarter hour, such as `"20:30"`. Required.
    pub end: Option<Time>,
    /// Term of `delivery-mode`, where sessions of the week differ.
    pub mode: Option<String>,
}

/// Days on which the program does not meet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Closure {
    /// First day without sessions.
    pub from: Option<Date>,
    /// Last day without sessions; `from` if absent.
    pub to: Option<Date>,
    /// Why, in a few words, such as `Holiday`.
    pub reason: Option<String>,
}
