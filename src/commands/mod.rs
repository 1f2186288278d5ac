//! What a user can ask for: a file per command, each a recipe that puts pieces together. Options are plain values, so that commands run in
//! tests without an argument parser.

use crate::{config::Config, value::Date};

pub mod build;
pub mod check;
pub mod editor;
pub mod export;
pub mod gallery;
pub mod import;
mod import_hsds;
pub mod init;
pub mod new;
pub mod schema;
pub mod serve;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Fine.
    Done,
    /// Something in the author's files is wrong.
    Faults,
    /// The machine refused, or the command was called wrongly.
    Refused,
}

impl Outcome {
    /// The exit status.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Faults => 1,
            Self::Refused => 2,
        }
    }
}

/// The day it is now in the site's own time zone, or the day that a demonstration stands still at. The only clock of the program; its answer is
/// part of the inputs.
#[must_use]
pub fn today(config: &Config) -> Date {
    config.demonstration_day.unwrap_or_else(|| Date(jiff::Timestamp::now().to_zoned(config.time_zone.clone()).date()))
}
