//! Spreadsheets as CSV: a header row, then one record a row. Cells know their bytes, so that a mistake can be shown in its row and column.
//! `csv` is named in this file alone.

use std::borrow::Cow;

use crate::{
    diagnostic::{Checked, Diagnostic, Place, Span, Spot},
    path::SourcePath,
};

/// A table. Every row has as many cells as the header: missing ones are empty.
#[derive(Debug, Default)]
pub struct Table<'a> {
    /// The names of the columns, as written, without space around them.
    pub header: Vec<Cell<'a>>,
    /// The rows that are not empty.
    pub rows: Vec<Row<'a>>,
}

/// One row.
#[derive(Debug)]
pub struct Row<'a> {
    /// Its number as a spreadsheet counts: the header is row 1, and empty rows count.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<Cell<'a>>,
}

/// One cell.
#[derive(Clone, Debug, Default)]
pub struct Cell<'a> {
    /// The text, without quotes or space around it.
    pub text: Cow<'a, str>,
    /// Its bytes in the file, quotes included.
    pub span: Span,
}

/// Signs that a spreadsheet may take for the start of a formula. A cell that starts with one gets an apostrophe when it is written, and
/// loses it again when it is read.
const FORMULA_SIGNS: [char; 4] = ['=', '+', '-', '@'];

/// Reads a table. A byte order mark and any line ends are fine.
#[must_use]
pub fn read<'a>(text: &'a str, file: &SourcePath) -> Checked<Table<'a>> {
    let place = |span| Place { file: file.clone(), spot: Spot::Bytes(span) };
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut records = records(text, start);
    let mut diagnostics = Vec::new();
    if records.is_empty() {
        diagnostics.push(Diagnostic::bad_table(file.into(), "this table is empty", "write the names of the columns into the first row"));
        return Checked::new(Table::default(), diagnostics);
    }
    let header = records.remove(0).cells;
    if let [only] = header.as_slice()
        && only.text.contains([';', '\t'])
    {
        let why = "the columns of this table are not separated by commas";
        diagnostics.push(Diagnostic::bad_table(place(only.span), why, "save it again as CSV, with commas between the columns"));
        return Checked::new(Table::default(), diagnostics);
    }
    records.retain(|row| row.cells.iter().any(|cell| !cell.text.is_empty()));
    for Row { cells: row, .. } in &mut records {
        if let Some(extra) = row.get(header.len()..).and_then(|rest| rest.iter().find(|cell| !cell.text.is_empty())) {
            let help = "put a cell that holds a comma in quotation marks, or name the column in the header row";
            diagnostics.push(Diagnostic::bad_table(place(extra.span), "this row has more cells than the header row", help));
        }
        if let Some(open) = row.iter().find(|cell| is_open(&text[cell.span.range()])) {
            let why = "this quotation mark is never closed";
            diagnostics.push(Diagnostic::bad_table(place(open.span), why, "close it; a mark inside a cell is written twice"));
        }
        let end = row.last().map_or(Span::default(), |cell| Span { start: cell.span.end, end: cell.span.end });
        row.resize(header.len(), Cell { text: "".into(), span: end });
    }
    Checked::new(Table { header, rows: records }, diagnostics)
}

/// Writes rows, header first. Cells that a spreadsheet could take for a formula are made safe.
///
/// # Panics
/// Never: memory takes every byte.
pub fn write<'a>(rows: impl IntoIterator<Item = Vec<Cow<'a, str>>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        let cells = row.into_iter().map(|cell| if cell.starts_with(FORMULA_SIGNS) { format!("'{cell}").into() } else { cell });
        writer.write_record(cells.map(Cow::into_owned)).expect("memory takes every row, and rows have one length");
    }
    writer.into_inner().expect("memory takes every byte")
}

/// Splits the text into records and cells. `csv` decides what a record is; the cells' places are counted beside it.
fn records(text: &str, start: usize) -> Vec<Row<'_>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&text.as_bytes()[start..]);
    let mut records = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut number = 1;
    let mut end = start;
    while reader.read_record(&mut record).unwrap_or(false) {
        let from = record.position().map_or(0, csv::Position::byte);
        let mut at = start + usize::try_from(from).unwrap_or(0);
        // The position of a record may be that of the line end or the empty lines before it.
        at += text[at..].len() - text[at..].trim_start_matches(['\n', '\r']).len();
        number += text[end..at].replace("\r\n", "\n").len();
        let mut cells = Vec::with_capacity(record.len());
        for value in &record {
            let length = cell_length(&text[at..]);
            cells.push(Cell { text: tidy(&text[at..at + length], value), span: Span::new(at, at + length) });
            end = at + length;
            at = (end + 1).min(text.len());
        }
        records.push(Row { number, cells });
    }
    records
}

/// How many bytes the cell at the start of `rest` takes, up to its comma or line end.
fn cell_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    if bytes.first() != Some(&b'"') {
        return rest.find([',', '\n', '\r']).unwrap_or(rest.len());
    }
    let mut quoted = false;
    bytes
        .iter()
        .position(|byte| {
            quoted ^= *byte == b'"';
            !quoted && matches!(byte, b',' | b'\n' | b'\r')
        })
        .unwrap_or(rest.len())
}

fn is_open(raw: &str) -> bool {
    raw.starts_with('"') && raw.matches('"').count() % 2 == 1
}

/// Borrows the cell's text from the file where it stands there as it is.
fn tidy<'a>(raw: &'a str, value: &str) -> Cow<'a, str> {
    let bare = |text: &'a str| text.trim();
    let safe = value.trim().strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA_SIGNS)).unwrap_or(value.trim());
    if bare(raw) == safe { Cow::Borrowed(bare(raw)) } else { Cow::Owned(safe.to_owned()) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::{SourcePath, read, write};

    #[test]
    fn cells_know_their_bytes() {
        let text = "\u{feff}id, name ,note\r\na,\"x, \"\"y\"\"\",'+1\r\n\r\n\"b\",,\r\nc\r\n";
        let table = read(text, &SourcePath::new("t.csv").unwrap());
        assert!(table.diagnostics.is_empty());
        let cells = |row: &[super::Cell<'_>]| row.iter().map(|cell| cell.text.to_string()).collect::<Vec<_>>();
        assert_eq!(cells(&table.value.header), ["id", "name", "note"]);
        assert_eq!(
            table.value.rows.iter().map(|row| cells(&row.cells)).collect::<Vec<_>>(),
            [vec!["a", "x, \"y\"", "+1"], vec!["b", "", ""], vec!["c", "", ""]]
        );
        assert_eq!(&text[table.value.rows[0].cells[1].span.range()], "\"x, \"\"y\"\"\"");
        assert_eq!(&text[table.value.rows[1].cells[0].span.range()], "\"b\"");
        assert_eq!(table.value.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 4, 5]);
    }

    #[test]
    fn formulas_are_made_safe_and_come_back() {
        let written = write([vec!["a".into()], vec!["=1+1".into()], vec!["-".into()], vec!["'x".into()]]);
        let text = String::from_utf8(written).unwrap();
        assert_eq!(text, "a\r\n'=1+1\r\n'-\r\n'x\r\n");
        let table = read(&text, &SourcePath::new("t.csv").unwrap()).value;
        assert_eq!(table.rows.iter().map(|row| row.cells[0].text.as_ref()).collect::<Vec<_>>(), ["=1+1", "-", "'x"]);
    }

    #[test]
    fn broken_tables_are_named() {
        for (text, wanted) in
            [("", "empty"), ("a;b\n1;2\n", "commas"), ("a,b\n1,2,3\n", "more cells"), ("a,b\n1,\"2\n3,4\n", "never closed")]
        {
            let diagnostics = read(text, &SourcePath::new("t.csv").unwrap()).diagnostics;
            assert!(diagnostics.iter().any(|diagnostic| diagnostic.message.contains(wanted)), "{text:?}: {diagnostics:?}");
        }
    }
}
