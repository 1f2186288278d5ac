//! Findings that a site lives with for now: a file lists them, and only what is new counts. So an old site can keep the rules from today on and
//! mend the rest in its own time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;

/// The version of the file.
const VERSION: u32 = 1;

/// Findings by what they say, not by where they stand: lines move.
#[derive(Debug, Default)]
pub struct Baseline(BTreeMap<Known, usize>);

/// What stays the same of a finding when lines move.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    file: String,
    rule: String,
    message: String,
}

/// The file.
#[derive(Serialize, Deserialize)]
struct Written {
    version: u32,
    findings: Vec<Counted>,
}

#[derive(Serialize, Deserialize)]
struct Counted {
    #[serde(flatten)]
    known: Known,
    times: usize,
}

impl Known {
    fn of(finding: &Diagnostic) -> Self {
        let Diagnostic { rule, place, message, .. } = finding;
        Self { file: place.file.as_str().to_owned(), rule: rule.code.to_owned(), message: message.clone() }
    }
}

impl Baseline {
    /// The findings of today.
    #[must_use]
    pub fn of<'d>(findings: impl Iterator<Item = &'d Diagnostic>) -> Self {
        let mut known = BTreeMap::new();
        for finding in findings {
            *known.entry(Known::of(finding)).or_insert(0) += 1;
        }
        Self(known)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read(text: &str) -> Result<Self, String> {
        let written: Written = serde_json::from_str(text).map_err(|error| format!("it is no baseline: {error}"))?;
        if written.version != VERSION {
            return Err(format!("its version is {}, and this program reads {VERSION}; write it anew", written.version));
        }
        Ok(Self(written.findings.into_iter().map(|counted| (counted.known, counted.times)).collect()))
    }

    /// The text of the file: a finding is an entry of its own, in order, so that changes are easy to read.
    #[must_use]
    pub fn text(&self) -> String {
        let findings = self.0.iter().map(|(known, times)| Counted { known: known.clone(), times: *times }).collect();
        serde_json::to_string_pretty(&Written { version: VERSION, findings }).expect("findings are JSON") + "\n"
    }

    /// Takes out the findings that are known, each as often as it is known. Returns what is new, and how many known ones are no more.
    #[must_use]
    pub fn without_known(mut self, findings: Vec<Diagnostic>) -> (Vec<Diagnostic>, usize) {
        let is_new = |finding: &Diagnostic| match self.0.get_mut(&Known::of(finding)) {
            Some(times) if *times > 0 => {
                *times -= 1;
                false
            }
            _ => true,
        };
        let mut findings = findings;
        findings.retain(is_new);
        (findings, self.0.values().sum())
    }
}
