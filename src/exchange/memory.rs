//! What the last import of a source said, kept with the site in `import/<source>.jsonl`: so that its records keep their ids, and what a person
//! changed since can be told from what the source changed. A line for each record, sorted, so that version control shows what moved.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::brought::Kind;
use crate::yaml::Tree;

/// What is known of the records of a source, by kind and key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    records: BTreeMap<(Kind, String), Known>,
}

/// What is known of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// Its id in the site.
    pub(super) id: String,
    /// What the source said last, each value as a short hash.
    pub(super) fields: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    kind: String,
    key: String,
    id: String,
    fields: BTreeMap<String, String>,
}

impl Memory {
    /// Reads what was kept. Lines that nobody can read count as not there: what they knew is found anew.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let known = |line: &str| {
            let Line { kind, key, id, fields } = serde_json::from_str(line).ok()?;
            let kind = Kind::ALL.into_iter().find(|known| known.name() == kind)?;
            Some(((kind, key), Known { id, fields }))
        };
        Self { records: text.lines().filter_map(known).collect() }
    }

    /// What is to be kept.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for ((kind, key), Known { id, fields }) in &self.records {
            let line = Line { kind: kind.name().to_owned(), key: key.clone(), id: id.clone(), fields: fields.clone() };
            text.push_str(&serde_json::to_string(&line).expect("texts are JSON"));
            text.push('\n');
        }
        text
    }

    pub(super) fn get(&self, kind: Kind, key: &str) -> Option<&Known> {
        self.records.get(&(kind, key.to_owned()))
    }

    /// Keeps what the source says of a record now.
    pub(super) fn learn(&mut self, kind: Kind, key: &str, id: &str, fields: BTreeMap<String, String>) {
        self.records.insert((kind, key.to_owned()), Known { id: id.to_owned(), fields });
    }

    /// All records, by kind and key.
    pub(super) fn records(&self) -> impl Iterator<Item = (Kind, &str, &Known)> {
        self.records.iter().map(|((kind, key), known)| (*kind, key.as_str(), known))
    }
}

/// A value as it is kept: the first 40 bits of its hash, which only have to tell two values of one field apart.
pub(super) fn print(value: &Tree) -> String {
    let mut hex = blake3::hash(value.line().as_bytes()).to_hex().to_string();
    hex.truncate(10);
    hex
}
