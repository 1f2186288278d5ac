//! What one file says: its records as written, each with its origin. Made from the file's path and text alone, so that files are read in
//! parallel and a file that did not change is never read twice.

use std::sync::Arc;

use crate::{
    diagnostic::{Checked, FieldPath, Place, Spot},
    path::SourcePath,
    yaml::Removed,
};

use super::{body::Body, one_table::OneTable, raw, silence::Silence};

/// A document as it is shared, with the remarks on it.
pub type Parsed = Arc<Checked<Document>>;

/// One file, read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file.
    pub path: SourcePath,
    /// Its records.
    pub records: Records,
    /// What its author says about rules.
    pub silences: Vec<Silence>,
}

/// The records of a file, by what its path says that it holds; in the order of the file.
#[derive(Clone, Debug)]
pub enum Records {
    /// The program of a Markdown file, or those of a table.
    Programs(Vec<Entry<raw::Program>>),
    /// The translation of a program.
    ProgramTexts(Vec<Entry<raw::ProgramText>>),
    /// The organization of a YAML file, or those of a table.
    Organizations(Vec<Entry<raw::Organization>>),
    /// The location of a YAML file, or those of a table.
    Locations(Vec<Entry<raw::Location>>),
    /// The rows of `sessions.csv`.
    Sessions(Vec<Entry<raw::SessionRow>>),
    /// The rows of `simple.csv`.
    Simple(Vec<Entry<raw::SimpleRow>>),
    /// The article or section page of a file below `content/learn`.
    Articles(Vec<Entry<raw::Article>>),
    /// The page about the site of a file in `content/pages`.
    Pages(Vec<Entry<raw::Article>>),
    /// The checklist of a file.
    Checklists(Vec<Entry<raw::Checklist>>),
    /// The entries of `glossary.yaml`.
    Glossary(Vec<Entry<raw::GlossaryEntry>>),
    /// The questions of `faq.yaml`; their answers are the bodies.
    Questions(Vec<Entry<raw::Question>>),
    /// The works of `sources.yaml`.
    CitedWorks(Vec<Entry<raw::CitedWork>>),
    /// The list of a file in `content/vocabularies`.
    Vocabulary(Box<Entry<raw::Vocabulary>>),
    /// The entries of `synonyms.yaml`.
    Synonyms(Vec<Entry<raw::Synonym>>),
    /// The entries of `words.yaml`, each with the tag of its language.
    Words(Vec<(Box<str>, Entry<raw::Word>)>),
    /// What `grammar.yaml` says.
    Grammars(Box<Entry<raw::Grammars>>),
    /// The lines of `help-lines.yaml`.
    HelpLines(Vec<Entry<raw::HelpLine>>),
    /// What `hour-bands.yaml` says.
    HourBands(Box<Entry<raw::HourBands>>),
    /// The entries of `states.yaml`.
    States(Vec<Entry<raw::State>>),
    /// A picture or another file that is published as it is, by the number of its bytes.
    Static(usize),
    /// Nothing that could be read.
    Nothing,
}

/// A record and where it came from.
#[derive(Clone, Debug)]
pub struct Entry<T> {
    /// Where it came from.
    pub origin: Origin,
    /// The record as written.
    pub raw: T,
    /// Its Markdown; empty for records without.
    pub body: Body,
}

/// Where a record came from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The file.
    pub file: SourcePath,
    /// Which row of a table or entry of a list, counted from 0; none for a file that is one record.
    pub record: Option<u32>,
    /// What the file name says that the record's id is: the stem, without a language.
    pub stem: Box<str>,
    /// The language that the file name names, if it does.
    pub language: Option<Box<str>>,
    /// What was left out because it was faulty.
    pub removed: Removed,
    /// Where it stands in the one-table form, if it was written there: then what it does not say counts as not stated, not as missing.
    pub brief: Option<OneTable>,
    /// Whether its facts were taken over from a list that others keep: then what that list does not say counts as not stated, not as missing.
    pub taken_over: bool,
}

impl Origin {
    /// The place of the record as a whole.
    #[must_use]
    pub fn here(&self) -> Place {
        self.at(FieldPath::default())
    }

    /// That of a file which is one record, in the site's first language.
    #[must_use]
    pub fn of_file(file: SourcePath) -> Self {
        Self { stem: file.stem().into(), file, record: None, language: None, removed: Removed::default(), brief: None, taken_over: false }
    }

    /// The place of a field.
    #[must_use]
    pub fn at(&self, path: impl Into<FieldPath>) -> Place {
        let path = path.into();
        let (record, path) = match &self.brief {
            Some(table) => table.place(path).map_or_else(|path| (self.record, path), |(row, path)| (Some(row), path)),
            None => (self.record, path),
        };
        Place { file: self.file.clone(), spot: Spot::Field { record, path } }
    }

    /// Whether its author was asked for everything: not in the one-table form, nor in a list of others.
    #[must_use]
    pub fn states_all(&self) -> bool {
        self.brief.is_none() && !self.taken_over
    }

    /// Whether a field that is not there must be asked for: not if it was given and faulty, and not in the one-table form or in a list of others,
    /// where what is not said counts as not stated.
    #[must_use]
    pub fn expects(&self, field: &str) -> bool {
        self.states_all() && !self.removed.touches(field)
    }
}

impl Document {
    /// Returns what was left out of a record of this file, if anything was.
    #[must_use]
    pub fn removed(&self, record: Option<u32>) -> Option<&Removed> {
        fn find<T>(entries: &[Entry<T>], record: Option<u32>) -> Option<&Removed> {
            entries.iter().map(|entry| &entry.origin).find(|origin| origin.record == record).map(|origin| &origin.removed)
        }
        match &self.records {
            Records::Programs(entries) => find(entries, record),
            Records::ProgramTexts(entries) => find(entries, record),
            Records::Organizations(entries) => find(entries, record),
            Records::Locations(entries) => find(entries, record),
            Records::Sessions(entries) => find(entries, record),
            Records::Simple(entries) => find(entries, record),
            Records::Articles(entries) | Records::Pages(entries) => find(entries, record),
            Records::Checklists(entries) => find(entries, record),
            Records::Glossary(entries) => find(entries, record),
            Records::Questions(entries) => find(entries, record),
            Records::CitedWorks(entries) => find(entries, record),
            Records::Vocabulary(entry) => Some(&entry.origin.removed),
            Records::Synonyms(entries) => find(entries, record),
            Records::HelpLines(entries) => find(entries, record),
            Records::HourBands(entry) => Some(&entry.origin.removed),
            Records::Grammars(entry) => Some(&entry.origin.removed),
            Records::States(entries) => find(entries, record),
            Records::Words(_) | Records::Static(_) | Records::Nothing => None,
        }
    }
}
