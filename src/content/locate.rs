//! From a place in a record to bytes, line and column. Done only for mistakes that are shown: the file is read once more, the value looked up.

use std::collections::BTreeMap;

use super::{Document, Kind, columns, front_matter, kind, without_mark};
use crate::{
    diagnostic::{Diagnostic, FieldPath, Span, Spot},
    path::SourcePath,
    source::{Content, SourceTree},
    table,
    yaml::{self, Node, Removed},
};

/// A diagnostic with its bytes.
#[derive(Clone, Debug)]
pub struct Located {
    /// The diagnostic.
    pub diagnostic: Diagnostic,
    /// Its bytes in the file; none if it concerns the file as a whole.
    pub span: Option<Span>,
    /// The row and column of a spreadsheet, as people count them: the header is row 1.
    pub cell: Option<(usize, String)>,
}

/// Finds the bytes of each diagnostic and sorts them: by file, then by place, then as they were found.
#[must_use]
pub fn locate<'d>(sources: &SourceTree, documents: impl IntoIterator<Item = &'d Document>, diagnostics: Vec<Diagnostic>) -> Vec<Located> {
    let documents: BTreeMap<&SourcePath, &Document> = documents.into_iter().map(|document| (&document.path, document)).collect();
    let mut located: Vec<Located> = diagnostics
        .into_iter()
        .map(|diagnostic| {
            let file = &diagnostic.place.file;
            let text = match sources.get(file).map(|file| &file.content) {
                Some(Content::Text(text)) => &**text,
                _ => "",
            };
            let span = match &diagnostic.place.spot {
                Spot::File => None,
                Spot::Bytes(span) => Some(*span),
                Spot::Field { record, path } => {
                    let removed = documents.get(file).and_then(|document| document.removed(*record));
                    find(file, text, *record, path, removed)
                }
            };
            let cell = span.filter(|_| file.extension() == "csv").and_then(|span| cell_of(text, file, span));
            Located { diagnostic, span: span.filter(|span| text.get(span.range()).is_some()), cell }
        })
        .collect();
    located.sort_by(|a, b| (&a.diagnostic.place.file, a.span).cmp(&(&b.diagnostic.place.file, b.span)));
    located
}

/// Looks a field up in its file.
fn find(file: &SourcePath, text: &str, record: Option<u32>, path: &FieldPath, removed: Option<&Removed>) -> Option<Span> {
    let lookup = |mut node: Node<'_>, offset: usize| {
        if let Some(removed) = removed {
            removed.apply(&mut node);
        }
        // A record as a whole is shown by its first line, not by all of it.
        let span = node.find(path).shifted(offset);
        if span == node.span.shifted(offset) { first_line(text, span) } else { span }
    };
    match file.extension() {
        "md" => {
            let head = front_matter::split(text, file).ok()?.head;
            let node = yaml::parse(&text[head.clone()]).ok()?;
            Some(lookup(node, head.start))
        }
        "csv" => {
            let table = table::read(text, file).value;
            let found: Vec<_> =
                table.header.iter().map(|cell| columns_of(file).and_then(|columns| columns::named(columns, &cell.text).ok())).collect();
            let row = table.rows.get(record? as usize)?;
            Some(lookup(columns::record(&found, row).node, 0))
        }
        _ => {
            let (text, offset) = without_mark(text);
            let tree = yaml::parse(text).ok()?;
            match record {
                None => Some(lookup(tree, offset)),
                Some(number) => {
                    let yaml::Value::List(mut items) = tree.value else { return None };
                    ((number as usize) < items.len()).then(|| lookup(items.swap_remove(number as usize), offset))
                }
            }
        }
    }
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

/// Returns the row and the column's name of the cell that holds these bytes.
fn cell_of(text: &str, file: &SourcePath, span: Span) -> Option<(usize, String)> {
    let table = table::read(text, file).value;
    let row = table.rows.iter().find(|row| {
        row.last().is_some_and(|last| last.span.end >= span.start) && row.first().is_some_and(|first| first.span.start <= span.start)
    })?;
    let number = text[..row.first()?.span.start as usize].matches('\n').count() + 1;
    let at = row.iter().position(|cell| cell.span.start <= span.start && span.start <= cell.span.end)?;
    Some((number, table.header.get(at)?.text.to_string()))
}
