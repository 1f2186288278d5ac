//! What other sites answered lately, so that nobody is asked the same every day.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Answer;
use crate::value::Date;

/// Answers of the last days.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    version: u32,
    links: BTreeMap<String, Known>,
}

/// An answer, and its day.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    asked: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gone: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    moved: Option<String>,
}

/// The form of the file; another is not read.
const VERSION: u32 = 1;

/// So many days what is there stays there.
const DAYS_THERE: i64 = 7;

/// So many days what is not there may be mended.
const DAYS_GONE: i64 = 1;

impl Memory {
    /// Reads what was kept; nothing if that cannot be read.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let known = serde_json::from_str::<Self>(text).ok().filter(|known| known.version == VERSION);
        known.unwrap_or(Self { version: VERSION, links: BTreeMap::new() })
    }

    /// Returns an answer that is young enough.
    #[must_use]
    pub fn answer(&self, url: &str, today: Date) -> Option<Answer> {
        let known = self.links.get(url)?;
        let answer = match (known.gone, &known.moved) {
            (Some(status), _) => Answer::Gone(status),
            (None, Some(to)) => Answer::Moved(to.clone()),
            (None, None) => Answer::There,
        };
        let most = if answer == Answer::There { DAYS_THERE } else { DAYS_GONE };
        let age = Date::read(&known.asked)?.days_until(today);
        (0..most).contains(&age).then_some(answer)
    }

    /// Remembers an answer of today.
    pub fn learn(&mut self, url: &str, answer: &Answer, today: Date) {
        let (gone, moved) = match answer {
            Answer::There => (None, None),
            Answer::Moved(to) => (None, Some(to.clone())),
            Answer::Gone(status) => (Some(*status), None),
            Answer::Silent(_) => {
                self.links.remove(url);
                return;
            }
        };
        self.links.insert(url.to_owned(), Known { asked: today.to_string(), gone, moved });
    }

    /// Returns what is kept for the next time.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).expect("it is made of texts and numbers")
    }
}
