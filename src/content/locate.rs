//! From a place in a record to its bytes in the file, and in a spreadsheet to row and column. Done only for files with mistakes: each is read
//! once more, and the values are looked up in it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Document, Kind, columns, front_matter, kind, without_mark};
use crate::{
    diagnostic::{Diagnostic, FieldPath, Place, Span, Spot, Words},
    path::SourcePath,
    source::SourceTree,
    table::{self, Row, Table},
    yaml::{self, Node, Removed},
};

/// A diagnostic with its bytes.
#[derive(Clone, Debug)]
pub struct Located {
    /// The diagnostic.
    pub diagnostic: Diagnostic,
    /// Its bytes in the file; none if it concerns the file as a whole.
    pub span: Option<Span>,
    /// The row and column of a spreadsheet, as people count them: the header is row 1. The column is empty for a row as a whole.
    pub cell: Option<(usize, String)>,
}

/// Finds the bytes of each diagnostic and sorts them: by file, then by place, then as they were found.
#[must_use]
pub fn locate<'d>(sources: &SourceTree, documents: impl IntoIterator<Item = &'d Document>, diagnostics: Vec<Diagnostic>) -> Vec<Located> {
    let documents: BTreeMap<&SourcePath, &Document> = documents.into_iter().map(|document| (&document.path, document)).collect();
    let mut by_file: BTreeMap<SourcePath, Vec<Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics {
        by_file.entry(diagnostic.place.file.clone()).or_default().push(diagnostic);
    }
    let in_file = |(file, diagnostics): (SourcePath, Vec<Diagnostic>)| {
        let reading = Reading::new(&file, sources.text(&file).unwrap_or_default());
        let document = documents.get(&file).copied();
        let mut located: Vec<Located> = diagnostics.into_iter().map(|diagnostic| reading.locate(diagnostic, document)).collect();
        located.sort_by_key(|located| located.span);
        located
    };
    let files: Vec<(SourcePath, Vec<Diagnostic>)> = by_file.into_iter().collect();
    files.into_par_iter().flat_map_iter(in_file).collect()
}

/// Finds the lines of places, counted from 1: the first of the file where there is nothing to be found.
#[must_use]
pub fn lines<'p>(sources: &'p SourceTree, places: &'p [Place]) -> Vec<usize> {
    let mut readings: BTreeMap<&SourcePath, Reading<'p>> = BTreeMap::new();
    let line = |Place { file, spot }: &'p Place| {
        let reading = readings.entry(file).or_insert_with(|| Reading::new(file, sources.text(file).unwrap_or_default()));
        let before = reading.span(spot, None).and_then(|span| reading.text.get(..span.range().start));
        before.map_or(1, |before| before.matches('\n').count() + 1)
    };
    places.iter().map(line).collect()
}

/// A file read once more, whatever the number of its mistakes.
struct Reading<'t> {
    text: &'t str,
    form: Form<'t>,
}

enum Form<'t> {
    /// One record or a list of them, and where in the file its text starts.
    Tree(Node<'t>, usize),
    /// Rows, and what their columns mean.
    Table(Table<'t>, Vec<Option<&'static columns::Column>>),
    /// Nothing in which values could be looked up.
    Plain,
}

impl<'t> Reading<'t> {
    fn new(file: &SourcePath, text: &'t str) -> Self {
        let tree = |text: &'t str, offset: usize| yaml::parse(text).ok().map(|node| Form::Tree(node, offset));
        let form = match file.extension() {
            "md" => front_matter::split(text, file).ok().and_then(|parts| tree(&text[parts.head.clone()], parts.head.start)),
            "csv" => Some(table_form(table::read(text, file).value, file)),
            "yaml" | "yml" => {
                let (text, offset) = without_mark(text);
                tree(text, offset)
            }
            _ => None,
        };
        Self { text, form: form.unwrap_or(Form::Plain) }
    }

    fn locate(&self, mut diagnostic: Diagnostic, document: Option<&Document>) -> Located {
        if let Spot::Words(words) = &diagnostic.place.spot {
            let value = self.span(&words.around, document).filter(|span| self.text.get(span.range()).is_some());
            let exact = value.and_then(|value| self.words(value, words));
            if exact.is_none() {
                // It would take the place of the whole value.
                diagnostic = diagnostic.fixed_by(None);
            }
            let span = exact.or(value);
            return Located { cell: span.and_then(|span| self.cell_of(span)), diagnostic, span };
        }
        if let Spot::Cell(cell) = &diagnostic.place.spot {
            let cell = (cell.row, cell.column.to_string());
            return Located { diagnostic, span: None, cell: Some(cell) };
        }
        let span = self.span(&diagnostic.place.spot, document).filter(|span| self.text.get(span.range()).is_some());
        let cell = span.and_then(|span| self.cell_of(span));
        Located { diagnostic, span, cell }
    }

    fn span(&self, spot: &Spot, document: Option<&Document>) -> Option<Span> {
        match spot {
            Spot::File | Spot::Cell(_) => None,
            Spot::Bytes(span) => Some(*span),
            Spot::Words(words) => {
                let value = self.span(&words.around, document)?;
                Some(self.words(value, words).unwrap_or(value))
            }
            Spot::Field { record, path } => {
                self.find(*record, path, document.and_then(|document| document.removed(*record)).filter(|removed| !removed.is_empty()))
            }
        }
    }

    /// Finds words in a value that holds them as they are.
    fn words(&self, value: Span, words: &Words) -> Option<Span> {
        let (at, found) = self.text.get(value.range())?.match_indices(&*words.words).nth(words.nth)?;
        let start = value.start as usize + at;
        Some(Span::new(start, start + found.len()))
    }

    /// Looks a field up. A record that is a whole file is shown by the file, one that is a part of it by its first line.
    fn find(&self, record: Option<u32>, path: &FieldPath, removed: Option<&Removed>) -> Option<Span> {
        let by_first_line = |node: &Node<'_>, offset: usize| first_line(self.text, node.span.shifted(offset));
        match (&self.form, record) {
            (Form::Tree(node, offset), None) => look_up(node, path, removed).map(|span| span.shifted(*offset)),
            (Form::Tree(node, offset), Some(number)) => {
                let items = if let yaml::Value::List(items) = &node.value { items.as_slice() } else { std::slice::from_ref(node) };
                let item = items.get(number as usize)?;
                let inside = look_up(item, path, removed).map(|span| span.shifted(*offset));
                Some(inside.unwrap_or_else(|| by_first_line(item, *offset)))
            }
            (Form::Table(table, columns), record) => {
                let row = table.rows.get(record? as usize)?;
                let node = columns::record(columns, &row.cells).node;
                let empty = if node.has(path) { None } else { columns::empty_cell(columns, &row.cells, path) };
                Some(empty.or_else(|| look_up(&node, path, removed)).unwrap_or_else(|| by_first_line(&node, 0)))
            }
            (Form::Plain, _) => None,
        }
    }

    /// Returns the row and the column's name of the cell that holds these bytes.
    fn cell_of(&self, span: Span) -> Option<(usize, String)> {
        let Form::Table(table, _) = &self.form else { return None };
        let ends_before = |row: &Row<'_>| row.cells.last().is_some_and(|last| last.span.end < span.start);
        let row = table.rows.get(table.rows.partition_point(ends_before))?;
        let at = row.cells.iter().position(|cell| cell.span.start <= span.start && span.start <= cell.span.end)?;
        let name = if span.end > row.cells[at].span.end { "" } else { &*table.header.get(at)?.text };
        Some((row.number, name.to_owned()))
    }
}

/// The bytes of a value in its record, or of what is nearest around it; none for the record as a whole.
fn look_up(record: &Node<'_>, path: &FieldPath, removed: Option<&Removed>) -> Option<Span> {
    let span = match removed {
        None => record.find(path),
        Some(removed) => {
            let mut record = record.clone();
            removed.apply(&mut record);
            record.find(path)
        }
    };
    (span != record.span).then_some(span)
}

fn table_form<'t>(table: Table<'t>, file: &SourcePath) -> Form<'t> {
    let meaning = |name: &str| columns_of(file).and_then(|columns| columns::named(columns, name).ok());
    let columns = table.header.iter().map(|cell| meaning(&cell.text)).collect();
    Form::Table(table, columns)
}

fn columns_of(file: &SourcePath) -> Option<&'static [columns::Column]> {
    match kind(file) {
        Kind::ProgramTable => Some(columns::PROGRAMS),
        Kind::SessionTable => Some(columns::SESSIONS),
        Kind::SimpleTable => Some(columns::SIMPLE),
        Kind::OrganizationTable => Some(columns::ORGANIZATIONS),
        Kind::LocationTable => Some(columns::LOCATIONS),
        _ => None,
    }
}

fn first_line(text: &str, span: Span) -> Span {
    let shown = text.get(span.range()).unwrap_or_default();
    let length = shown.find(['\n', '\r']).unwrap_or(shown.len());
    Span { start: span.start, end: span.start + u32::try_from(length).unwrap_or(0) }
}
