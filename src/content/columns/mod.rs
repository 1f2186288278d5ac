//! The columns of tables (the native CSV form): which field each one fills, in the order in which they are written. Reading turns a row into
//! the same tree that YAML gives, so that one reader of records and one set of messages serves both.

use crate::{
    diagnostic::{FieldPath, Span, Step, nearest},
    table::Cell,
    yaml::{Entry, Node, Value},
};

mod forms;
mod write;

pub use forms::{LOCATIONS, ORGANIZATIONS, PROGRAMS, SESSIONS, SIMPLE};
pub use write::{cells, sessions};

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in the header row.
    pub name: &'static str,
    /// What it fills.
    pub target: Target,
}

impl Column {
    /// The field that it fills, and the one inside it if it fills no more than that.
    #[must_use]
    pub fn fields(&self) -> (&'static str, Option<&'static str>) {
        match self.target {
            Inner(outer, inner) => (outer, Some(inner)),
            Range(field, _) | Packed(field, ..) => (field, None),
            Track(field, _) => ("tracks", Some(field)),
            Phone(_) => ("phones", Some("number")),
            Npi => ("identifiers", Some("value")),
            Field | List | OfficeHours | Body => (self.name, None),
        }
    }

    /// Whether it holds the Markdown below the front matter.
    pub(super) fn is_body(&self) -> bool {
        matches!(self.target, Body)
    }
}

/// What a column fills.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    /// The field of the column's name.
    Field,
    /// The field of the column's name, a list of values between `;`.
    List,
    /// A field inside a field.
    Inner(&'static str, &'static str),
    /// A range's smallest or largest number.
    Range(&'static str, &'static str),
    /// A range of the only track.
    Track(&'static str, &'static str),
    /// A phone of this type.
    Phone(&'static str),
    /// Records between `;`, each with these fields between the sign.
    Packed(&'static str, &'static [&'static str], char),
    /// Office hours: `MO-FR 08:30-17:00; SA 09:00-12:00`.
    OfficeHours,
    /// The organization's NPI.
    Npi,
    /// The Markdown below the front matter.
    Body,
}

use Target::{Body, Field, Inner, List, Npi, OfficeHours, Packed, Phone, Range, Track};

/// Returns the column of that name, if there is one; otherwise the nearest name.
pub(super) fn named<'c>(columns: &'c [Column], name: &str) -> Result<&'c Column, Option<&'static str>> {
    let same = |column: &&Column| column.name.eq_ignore_ascii_case(name);
    columns.iter().find(same).ok_or_else(|| nearest(name, columns.iter().map(|column| column.name)))
}

/// A row as a record, and the cell that is its Markdown.
pub(super) struct RowRecord<'a> {
    pub(super) node: Node<'a>,
    pub(super) body: Option<Cell<'a>>,
}

/// Builds a record of a row. `columns` are those of the header, none where the header's name means nothing.
pub(super) fn record<'a>(columns: &[Option<&Column>], row: &[Cell<'a>]) -> RowRecord<'a> {
    let whole = Span { start: row.first().map_or(0, |cell| cell.span.start), end: row.last().map_or(0, |cell| cell.span.end) };
    let mut root = Node::map(Vec::new(), whole);
    let mut body = None;
    for (column, cell) in columns.iter().zip(row).filter(|(_, cell)| !cell.text.is_empty()) {
        match column {
            Some(Column { target: Body, .. }) => body = Some(cell.clone()),
            Some(column) => fill(&mut root, column, cell),
            None => {}
        }
    }
    RowRecord { node: root, body }
}

/// The cell in which a value at `path` would stand, if it is empty; for the text below the front matter also if it is not.
pub(super) fn empty_cell(columns: &[Option<&Column>], row: &[Cell<'_>], path: &FieldPath) -> Option<Span> {
    let key = |depth: usize| match path.0.get(depth) {
        Some(Step::Key(key)) => Some(&**key),
        _ => None,
    };
    let fills = |column: &Column| match (column.target, column.fields()) {
        (Inner(..), (outer, inner)) => key(0) == Some(outer) && key(1).is_none_or(|key| Some(key) == inner),
        (_, (field, _)) => key(0) == Some(field),
    };
    // A row that ends early has its missing cells where its last one ends.
    let is_there = |at: usize| at == 0 || row[at - 1].span.end < row[at].span.start;
    let is_empty = |column: &Column, at: usize| row[at].text.is_empty() && is_there(at) || matches!(column.target, Body);
    let mut cells = columns.iter().enumerate().take(row.len()).filter_map(|(at, column)| Some(((*column)?, at)));
    cells.find(|(column, at)| fills(column) && is_empty(column, *at)).map(|(_, at)| row[at].span)
}

fn fill<'a>(root: &mut Node<'a>, column: &Column, cell: &Cell<'a>) {
    let value = || scalar(&cell.text, cell.span);
    match column.target {
        Field => set(root, column.name, value()),
        List => set(root, column.name, Node::list(items(cell).map(|(item, span)| scalar(&item, span)).collect(), cell.span)),
        Inner(outer, inner) | Range(outer, inner) => set(inside(root, outer, cell.span), inner, value()),
        Track(outer, inner) => {
            let track = only_item(inside_list(root, "tracks", cell.span), cell.span);
            set(inside(track, outer, cell.span), inner, value());
        }
        Phone(kind) => {
            let mut phone = Node::map(Vec::new(), cell.span);
            set(&mut phone, "number", Node::text(cell.text.clone(), cell.span));
            set(&mut phone, "type", scalar(kind, cell.span));
            push(inside_list(root, "phones", cell.span), phone);
        }
        Packed(field, names, sign) => {
            for (packed, span) in items(cell) {
                push(inside_list(root, field, cell.span), unpack(&packed, names, sign, span));
            }
        }
        OfficeHours => {
            for (hours, span) in items(cell) {
                push(inside_list(root, "office_hours", cell.span), office_hours(&hours, span));
            }
        }
        Npi => {
            push(inside_list(root, "identifiers", cell.span), unpack(&format!("npi|{}", cell.text), &["scheme", "value"], '|', cell.span));
        }
        Body => {}
    }
}

/// A cell's text, owned: pieces of cells do not outlive the row that they were split from.
fn scalar<'a>(text: &str, span: Span) -> Node<'a> {
    Node { span, value: Value::Text { text: text.to_owned().into(), quoted: false } }
}

/// Words between commas, as a list.
fn words<'a>(text: &str, span: Span) -> Node<'a> {
    Node::list(text.split(',').map(|word| scalar(word.trim(), span)).collect(), span)
}

/// The values of a cell, each with its bytes; those that are empty are left out.
fn items(cell: &Cell<'_>) -> impl Iterator<Item = (String, Span)> {
    split(&cell.text, ';', cell.span).into_iter().filter(|(item, _)| !item.is_empty())
}

/// Splits a text at a sign, but not where a backslash stands before it. `span` are the bytes of the text in the file; where these are not the
/// text sign for sign, as in a quoted cell, they are those of every piece, too.
fn split(text: &str, sign: char, span: Span) -> Vec<(String, Span)> {
    let verbatim = span.range().len() == text.len();
    let mut pieces = Vec::new();
    let mut start = 0;
    let ends = text.char_indices().filter(|(at, letter)| *letter == sign && !text[..*at].ends_with('\\')).map(|(at, _)| at);
    for end in ends.chain([text.len()]) {
        let piece = text[start..end].trim();
        let at = span.range().start + (piece.as_ptr() as usize - text.as_ptr() as usize);
        let bytes = if verbatim { Span::new(at, at + piece.len()) } else { span };
        let plain = if piece.contains('\\') { piece.replace(&format!("\\{sign}"), &sign.to_string()) } else { piece.to_owned() };
        pieces.push((plain, bytes));
        start = (end + sign.len_utf8()).min(text.len());
    }
    pieces
}

fn unpack<'a>(packed: &str, names: &[&'static str], sign: char, span: Span) -> Node<'a> {
    let mut node = Node::map(Vec::new(), span);
    for (name, (value, span)) in names.iter().zip(split(packed, sign, span)).filter(|(_, (value, _))| !value.is_empty()) {
        set(&mut node, name, if *name == "languages" { words(&value, span) } else { scalar(&value, span) });
    }
    node
}

fn office_hours<'a>(hours: &str, span: Span) -> Node<'a> {
    let (days, times) = hours.split_once(' ').unwrap_or((hours, ""));
    let mut node = unpack(times, &["opens", "closes"], '-', span);
    set(&mut node, "days", words(days, span));
    node
}

fn set<'a>(node: &mut Node<'a>, key: &'static str, value: Node<'a>) {
    if let Value::Map(entries) = &mut node.value {
        entries.push(Entry { key: key.into(), key_span: value.span, value });
    }
}

fn push<'a>(list: &mut Node<'a>, item: Node<'a>) {
    if let Value::List(items) = &mut list.value {
        items.push(item);
    }
}

/// Returns the map or list under `key`, made if it is not there yet.
fn child<'n, 'a>(node: &'n mut Node<'a>, key: &'static str, empty: Node<'a>) -> &'n mut Node<'a> {
    if node.get(key).is_none() {
        set(node, key, empty);
    }
    let Value::Map(entries) = &mut node.value else { unreachable!("rows are maps") };
    entries.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.value).expect("set above")
}

fn inside<'n, 'a>(node: &'n mut Node<'a>, key: &'static str, span: Span) -> &'n mut Node<'a> {
    child(node, key, Node::map(Vec::new(), span))
}

fn inside_list<'n, 'a>(node: &'n mut Node<'a>, key: &'static str, span: Span) -> &'n mut Node<'a> {
    child(node, key, Node::list(Vec::new(), span))
}

/// Returns the first item of a list, made if the list is empty.
fn only_item<'n, 'a>(list: &'n mut Node<'a>, span: Span) -> &'n mut Node<'a> {
    let Value::List(items) = &mut list.value else { unreachable!("made as a list") };
    if items.is_empty() {
        items.push(Node::map(Vec::new(), span));
    }
    &mut items[0]
}

#[cfg(test)]
mod tests {
    use super::{PROGRAMS, SIMPLE, Span, split};

    #[test]
    fn cells_split_at_semicolons() {
        let pieces = |text: &str, sign, span: std::ops::Range<usize>| {
            let pieces = split(text, sign, Span::new(span.start, span.end));
            pieces.into_iter().map(|(piece, span)| (piece, span.start)).collect::<Vec<_>>()
        };
        let wanted = |pieces: &[(&str, u32)]| pieces.iter().map(|(piece, at)| ((*piece).to_owned(), *at)).collect::<Vec<_>>();
        assert_eq!(pieces("a; b\\;c ;;d", ';', 10..21), wanted(&[("a", 10), ("b;c", 13), ("", 19), ("d", 20)]));
        assert_eq!(pieces("a;b", ';', 10..15), wanted(&[("a", 10), ("b", 10)]));
        assert_eq!(pieces("Blue\\|Oak||in", '|', 0..13), wanted(&[("Blue|Oak", 0), ("", 10), ("in", 11)]));
    }

    #[test]
    fn the_forms_have_their_columns() {
        assert_eq!(SIMPLE.len(), 22);
        assert!(PROGRAMS.iter().all(|column| PROGRAMS.iter().filter(|other| other.name == column.name).count() == 1));
    }
}
