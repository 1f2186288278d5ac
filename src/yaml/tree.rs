//! Values to be written or compared: what a typed record says, in the order of its type, without what it leaves open. Two records that say the
//! same have equal trees, however their authors spelled them.

use serde::Serialize;

use super::print;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// Yes or no.
    Flag(bool),
    /// A number, as it is written.
    Number(String),
    /// Text.
    Text(String),
    /// Values in their order.
    List(Vec<Self>),
    /// Fields in the order of their type.
    Map(Fields),
}

/// The fields of a record that have a value, in the order of its type.
pub type Fields = Vec<(String, Tree)>;

impl Tree {
    /// Returns the fields of a record. What is nothing, empty text, an empty list or an empty map counts as left open.
    ///
    /// # Panics
    /// If the type is no map of plain values: a mistake in this program.
    pub fn fields(record: &impl Serialize) -> Fields {
        match super::to_tree(record) {
            Some(Self::Map(fields)) => fields,
            None => Vec::new(),
            Some(_) => unreachable!("records are maps"),
        }
    }

    /// Returns the names of all fields of a record, in the order of its type.
    pub fn names(record: &impl Serialize) -> Vec<String> {
        super::names(record)
    }

    /// Writes the value in one line, as it stands in front matter.
    #[must_use]
    pub fn line(&self) -> String {
        let mut line = String::new();
        print::flow(self, &mut line);
        line
    }
}

/// Writes fields as YAML, in the way in which people write it: short lists and records in brackets, long ones line by line.
#[must_use]
pub fn write_fields(fields: &[(String, Tree)]) -> String {
    let mut text = String::new();
    for (name, value) in fields {
        print::field(name, value, 0, &mut text);
    }
    text
}
