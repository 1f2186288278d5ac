//! YAML as a tree in which every value knows its bytes. Spreadsheet rows become the same tree, so that one reader of records serves both.

use std::borrow::Cow;

use crate::diagnostic::{FieldPath, Span, Step};

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'a> {
    /// Its bytes in the text that it was read from, quotes included.
    pub span: Span,
    /// What it is.
    pub value: Value<'a>,
}

/// What a node can be. Scalars stay text until somebody asks for a number: only the field knows whether `02139` is one.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing: an empty value, `null` or `~`.
    Null,
    /// A scalar.
    Text {
        /// The text, escapes undone.
        text: Cow<'a, str>,
        /// Whether it stood in quotes or a text block, so that `"true"` is a word.
        quoted: bool,
    },
    /// A list.
    List(Vec<Node<'a>>),
    /// A group of fields, in source order.
    Map(Vec<Entry<'a>>),
}

/// One field of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    /// The name.
    pub key: Cow<'a, str>,
    /// The bytes of the name.
    pub key_span: Span,
    /// The value.
    pub value: Node<'a>,
}

impl<'a> Node<'a> {
    /// A scalar, as it stands in quotes or in a cell of a spreadsheet.
    pub fn text(text: impl Into<Cow<'a, str>>, span: Span) -> Self {
        Self { span, value: Value::Text { text: text.into(), quoted: true } }
    }

    /// A map.
    #[must_use]
    pub fn map(entries: Vec<Entry<'a>>, span: Span) -> Self {
        Self { span, value: Value::Map(entries) }
    }

    /// A list.
    #[must_use]
    pub fn list(items: Vec<Node<'a>>, span: Span) -> Self {
        Self { span, value: Value::List(items) }
    }

    /// Returns the value of a field, if this is a map that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value),
            _ => None,
        }
    }

    /// Returns the bytes of the value at `path`, or of the nearest thing around it that exists. A single value counts as a list of one.
    #[must_use]
    pub fn find(&self, path: &FieldPath) -> Span {
        self.follow(path).0.span
    }

    /// Whether there is a value at `path`.
    #[must_use]
    pub fn has(&self, path: &FieldPath) -> bool {
        self.follow(path).1
    }

    /// Goes along a path as far as it leads, and tells whether that is to its end.
    fn follow(&self, path: &FieldPath) -> (&Self, bool) {
        let mut here = self;
        for step in &path.0 {
            let next = match (step, &here.value) {
                (Step::Key(name), _) => here.get(name),
                (Step::Index(index), Value::List(items)) => items.get(*index),
                (Step::Index(index), _) => (*index == 0).then_some(here),
            };
            match next {
                Some(next) => here = next,
                None => return (here, false),
            }
        }
        (here, true)
    }

    /// The part of a trail to take out so that no empty group of fields stays where the last one of it goes.
    pub(super) fn without_empty_rest<'t>(&self, trail: &'t [usize]) -> &'t [usize] {
        let mut whole = trail.len();
        let mut here = self;
        for (depth, &position) in trail.iter().enumerate() {
            here = match &here.value {
                Value::List(items) if position < items.len() => {
                    whole = trail.len();
                    &items[position]
                }
                Value::Map(entries) if position < entries.len() => {
                    let only = entries.len() == 1 && depth > 0;
                    whole = if only { whole.min(depth) } else { trail.len() };
                    &entries[position].value
                }
                _ => return trail,
            };
        }
        &trail[..whole]
    }

    /// Returns the name of the field at a position of the root, or nothing if the root is no map.
    pub(super) fn field_at(&self, position: usize) -> &str {
        match &self.value {
            Value::Map(entries) => entries.get(position).map_or("", |entry| &entry.key),
            _ => "",
        }
    }

    /// Takes the value out that lies at these positions, counted from the root.
    pub(super) fn remove(&mut self, trail: &[usize]) {
        let Some((&position, rest)) = trail.split_first() else { return };
        match &mut self.value {
            Value::List(items) if position < items.len() && rest.is_empty() => drop(items.remove(position)),
            Value::List(items) if position < items.len() => items[position].remove(rest),
            Value::Map(entries) if position < entries.len() && rest.is_empty() => drop(entries.remove(position)),
            Value::Map(entries) if position < entries.len() => entries[position].value.remove(rest),
            // A single value that stood for a list of one: there is nothing smaller to take out.
            _ => self.value = Value::Null,
        }
    }
}
