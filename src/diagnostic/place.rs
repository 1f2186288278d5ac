//! Where a mistake is. Checks that read text know the bytes; checks that read records know the field. Which bytes a field has is looked up
//! only when a mistake is shown (`content::locate`), so that a record without mistakes costs nothing.

use std::fmt;

use crate::path::SourcePath;

/// A file and a spot in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The file.
    pub file: SourcePath,
    /// The spot.
    pub spot: Spot,
}

/// A spot in a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Spot {
    /// The file as a whole.
    File,
    /// Bytes of its text.
    Bytes(Span),
    /// The value of a field. `record` counts the rows of a table or the entries of a list from 0; a file that is one record has none.
    Field {
        /// Which row or entry.
        record: Option<u32>,
        /// The way to the value from the record's root; empty for the record itself.
        path: FieldPath,
    },
    /// A cell of a spreadsheet, or a value of a list of records, that nobody holds in memory.
    Cell(Box<Cell>),
    /// Some words of a value whose signs cannot be counted, because they may be escaped or indented there. Shown as the value where it does not
    /// hold them as they are.
    Words(Box<Words>),
}

/// A cell of a spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cell {
    /// The row as a spreadsheet counts: its first is 1. In a list of records that has no rows, the number of the record, from 1.
    pub row: usize,
    /// The name of the column; empty for the row as a whole.
    pub column: Box<str>,
}

/// Some words of a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Words {
    /// The value.
    pub around: Spot,
    /// The words.
    pub words: Box<str>,
    /// How often the value holds them before.
    pub nth: usize,
}

/// Bytes of a text, from `start` up to but not including `end`, both counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// Makes a span of byte positions.
    ///
    /// # Panics
    /// If a position does not fit in 32 bits: files of 4 GiB are refused when they are read.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let fit = |position: usize| u32::try_from(position).expect("source files are smaller than 4 GiB");
        Self { start: fit(start), end: fit(end) }
    }

    /// Returns the span as indices.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Moves the span by `offset` bytes.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self::new(self.start as usize + offset, self.end as usize + offset)
    }
}

/// One step into a record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into the field of that name.
    Key(Box<str>),
    /// Into the item at that place of a list, counted from 0.
    Index(usize),
}

/// The way from a record's root to a value: `tracks[0].sessions[1].end`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct FieldPath(pub Vec<Step>);

impl FieldPath {
    /// Goes on into a field.
    #[must_use]
    pub fn key(mut self, name: &str) -> Self {
        self.0.push(Step::Key(name.into()));
        self
    }

    /// Returns the name of the record's own field that the way starts with; nothing if it starts with no field.
    #[must_use]
    pub fn outermost(&self) -> &str {
        match self.0.first() {
            Some(Step::Key(name)) => name,
            _ => "",
        }
    }

    /// Goes on into an item of a list.
    #[must_use]
    pub fn item(mut self, index: usize) -> Self {
        self.0.push(Step::Index(index));
        self
    }
}

impl From<&str> for FieldPath {
    fn from(name: &str) -> Self {
        Self::default().key(name)
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(name) if depth == 0 => write!(formatter, "{name}")?,
                Step::Key(name) => write!(formatter, ".{name}")?,
                Step::Index(index) => write!(formatter, "[{index}]")?,
            }
        }
        Ok(())
    }
}
