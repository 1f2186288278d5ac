//! YAML with places. [`parse`] makes a tree that knows its bytes; [`Node`]s become typed records in [`read_record`], which finds every mistake of
//! a record in one reading. `serde_yaml` is named in this file alone: it reads what the plain reader leaves, judges what is wrong, and writes.

use serde::{Serialize, de::DeserializeOwned};

use crate::{
    diagnostic::{Diagnostic, Place, Span, Spot},
    source::{Content, SourceFile},
};

mod de;
mod node;
mod plain;
mod print;
mod reason;
mod scalar;
mod tree;

pub use node::{Entry, Node, Value};
pub use reason::Misread;
pub use tree::{Fields, Tree, write_fields};

/// A record as far as it could be read.
#[derive(Debug)]
pub struct ReadRecord<T> {
    /// The record; none if the text is no record at all.
    pub value: Option<T>,
    /// The mistakes.
    pub diagnostics: Vec<Diagnostic>,
    /// What was left out because of them.
    pub removed: Removed,
}

/// What was left out of a record because it was faulty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removed(Box<[de::Removal]>);

impl Removed {
    /// Whether the field of that name, or something in it, was left out: then it must not be reported as missing, too.
    #[must_use]
    pub fn touches(&self, field: &str) -> bool {
        self.0.iter().any(|removal| &*removal.field == field)
    }

    /// Takes the same values out of a tree that was read anew.
    pub fn apply(&self, node: &mut Node<'_>) {
        self.0.iter().for_each(|removal| node.remove(&removal.trail));
    }

    /// Counts a field as left out that could not even be written: its column is missing.
    pub fn mention(&mut self, field: &str) {
        let removal = de::Removal { trail: Box::default(), field: field.into() };
        self.0 = std::mem::take(&mut self.0).into_iter().chain([removal]).collect();
    }

    /// Whether nothing was left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Reads YAML into a tree. Its spans count from the start of `text`.
///
/// # Errors
/// The mistake, with its place in `text`, if this is not YAML.
pub fn parse(text: &str) -> Result<Node<'_>, Misread> {
    plain::read(text).map_or_else(|| parse_thoroughly(text), Ok)
}

/// Reads a tree into a record. `place` turns spans of the tree into places in its file.
pub fn read_record<T: DeserializeOwned>(node: Node<'_>, place: impl Fn(Span) -> Place) -> ReadRecord<T> {
    let (value, diagnostics, removals) = de::decode(node, place);
    ReadRecord { value, diagnostics, removed: Removed(removals.into()) }
}

/// Reads a file that holds one record. What cannot be read is remarked on and counts as not given.
pub fn read_file<T: DeserializeOwned + Default>(file: &SourceFile, diagnostics: &mut Vec<Diagnostic>) -> T {
    let Content::Text(text) = &file.content else {
        diagnostics.push(Diagnostic::not_text(&file.path));
        return T::default();
    };
    let bare = text.trim_start_matches('\u{feff}');
    let offset = text.len() - bare.len();
    let place = |span: Span| Place { file: file.path.clone(), spot: Spot::Bytes(span.shifted(offset)) };
    match parse(bare) {
        Ok(node) => {
            let read = read_record(node, place);
            diagnostics.extend(read.diagnostics);
            read.value.unwrap_or_default()
        }
        Err(misread) => {
            diagnostics.push(Diagnostic::bad_yaml(place(misread.span), &misread.why, misread.what_to_do));
            T::default()
        }
    }
}

/// Writes a record as YAML, fields in the order of its type.
///
/// # Panics
/// If the type cannot be YAML, such as a map with structured keys: a mistake in this program.
pub fn write(record: &impl Serialize) -> String {
    serde_yaml::to_string(record).expect("records are plain maps")
}

/// Writes what a value says in one line, as it stands in front matter; none if it says nothing.
///
/// # Panics
/// If the value cannot be YAML: a mistake in this program.
#[must_use]
pub fn line(value: &impl Serialize) -> Option<String> {
    to_tree(value).map(|tree| tree.line())
}

/// What a value says; none if it says nothing.
fn to_tree(value: &impl Serialize) -> Option<Tree> {
    fn tree(value: serde_yaml::Value) -> Option<Tree> {
        use serde_yaml::Value as Yaml;
        match value {
            Yaml::Null => None,
            Yaml::Bool(flag) => Some(Tree::Flag(flag)),
            Yaml::Number(number) => Some(Tree::Number(number.to_string().trim_end_matches(".0").to_owned())),
            Yaml::String(text) => (!text.is_empty()).then_some(Tree::Text(text)),
            Yaml::Sequence(items) => {
                let items: Vec<Tree> = items.into_iter().filter_map(tree).collect();
                (!items.is_empty()).then_some(Tree::List(items))
            }
            Yaml::Mapping(fields) => {
                let field = |(key, value): (Yaml, Yaml)| Some((key.as_str()?.to_owned(), tree(value)?));
                let fields: Fields = fields.into_iter().filter_map(field).collect();
                (!fields.is_empty()).then_some(Tree::Map(fields))
            }
            Yaml::Tagged(tagged) => tree(tagged.value),
        }
    }
    tree(serde_yaml::to_value(value).expect("records are plain maps"))
}

/// The names of all fields of a record.
fn names(record: &impl Serialize) -> Vec<String> {
    match serde_yaml::to_value(record) {
        Ok(serde_yaml::Value::Mapping(fields)) => fields.into_iter().filter_map(|(name, _)| name.as_str().map(str::to_owned)).collect(),
        _ => Vec::new(),
    }
}

/// Lets `serde_yaml` read what the plain reader does not understand.
fn parse_thoroughly(text: &str) -> Result<Node<'_>, Misread> {
    if let Some(at) = too_deep(text) {
        return Err(reason::too_deep(Span::new(at, at + 1)));
    }
    match serde_yaml::from_str::<serde_yaml::Value>(text) {
        Ok(value) => Ok(with_places(value, text)),
        Err(error) => Err(reason::misread(text, &error.to_string())),
    }
}

/// Where more brackets are open than any record needs; `serde_yaml` takes time that grows with the square of their number.
fn too_deep(text: &str) -> Option<usize> {
    const DEEPEST: usize = 100;
    let mut depth = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST
    })
}

/// Gives the fields of the outermost map the place of their line, and everything inside them the same: the best that is known.
fn with_places(value: serde_yaml::Value, text: &str) -> Node<'static> {
    let whole = Span::new(0, text.trim_end().len());
    let mut node = to_node(value, whole);
    if let Value::Map(entries) = &mut node.value {
        for entry in entries {
            if let Some(span) = line_of_key(text, &entry.key) {
                entry.key_span = span;
                place_all(&mut entry.value, span);
            }
        }
    }
    node
}

fn line_of_key(text: &str, key: &str) -> Option<Span> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':')) {
            return Some(Span::new(start, start + line.trim_end().len()));
        }
        start += line.len();
    }
    None
}

fn place_all(node: &mut Node<'_>, span: Span) {
    node.span = span;
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| place_all(item, span)),
        Value::Map(entries) => entries.iter_mut().for_each(|entry| {
            entry.key_span = span;
            place_all(&mut entry.value, span);
        }),
        Value::Null | Value::Text { .. } => {}
    }
}

fn to_node(value: serde_yaml::Value, span: Span) -> Node<'static> {
    use serde_yaml::Value as Yaml;
    let value = match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(flag) => Value::Text { text: flag.to_string().into(), quoted: false },
        Yaml::Number(number) => Value::Text { text: number.to_string().into(), quoted: false },
        Yaml::String(text) => Value::Text { text: text.into(), quoted: true },
        Yaml::Sequence(items) => Value::List(items.into_iter().map(|item| to_node(item, span)).collect()),
        Yaml::Mapping(fields) => Value::Map(fields.into_iter().map(|(key, value)| to_entry(key, value, span)).collect()),
        Yaml::Tagged(tagged) => return to_node(tagged.value, span),
    };
    Node { span, value }
}

fn to_entry(key: serde_yaml::Value, value: serde_yaml::Value, span: Span) -> Entry<'static> {
    let key = match to_node(key, span).value {
        Value::Text { text, .. } => text,
        _ => "".into(),
    };
    Entry { key, key_span: span, value: to_node(value, span) }
}

#[cfg(test)]
mod tests;
