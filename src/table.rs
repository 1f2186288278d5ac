//! Spreadsheets as CSV: a header row, then one record a row. Cells know their bytes, so that a mistake can be shown in its row and column.
//! Cells are parted by commas, or by semicolons or tabs: what a spreadsheet program writes depends on the country that it is set to.
//! Tables of others may be too large to hold: they are read row by row. `csv` is named in this file alone.

use std::{
    borrow::Cow,
    cell::Cell as Counter,
    io::{self, BufRead, BufReader, Read},
    ops::ControlFlow,
    rc::Rc,
};

use crate::{
    diagnostic::{self, Checked, Diagnostic, Place, Span, Spot},
    encoding,
    path::SourcePath,
    source::ReadSeek,
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

/// A row of a table or sheet that is read piece by piece: plain text, as people see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextRow {
    /// Its number as a spreadsheet counts, from 1; empty rows count, and are left out.
    pub number: usize,
    /// Its cells from the first column on, without space around them. What is missing at the end is empty.
    pub cells: Vec<String>,
}

impl TextRow {
    /// Returns a cell by its column, counted from 0; nothing if the row is shorter.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// The most bytes of a row that is read piece by piece. A quotation mark that is never closed makes a row of all that follows.
const LONGEST_ROW: usize = 1 << 20;

/// Signs that a spreadsheet may take for the start of a formula. A cell that starts with one gets an apostrophe when it is written, and
/// loses it again when it is read.
const FORMULA_SIGNS: [char; 4] = ['=', '+', '-', '@'];

/// What may part the cells of a table; the first is taken where a header row has none of them.
const SEPARATORS: [u8; 3] = *b",;\t";

/// Reads a table. A byte order mark, any line ends and any of the separators are fine.
#[must_use]
pub fn read<'a>(text: &'a str, file: &SourcePath) -> Checked<Table<'a>> {
    let place = |span| Place { file: file.clone(), spot: Spot::Bytes(span) };
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut records = records(text, start, separator(&text[start..]));
    let mut diagnostics = Vec::new();
    if records.is_empty() {
        diagnostics.push(Diagnostic::bad_table(file.into(), "this table is empty", "write the names of the columns into the first row"));
        return Checked::new(Table::default(), diagnostics);
    }
    let header = records.remove(0).cells;
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

/// Reads a table row by row, header included, and holds no more than one of them. Any separator, line ends and the encodings of spreadsheet programs
/// are fine; `each` may stop it.
pub fn stream(file: &mut dyn ReadSeek, path: &SourcePath, each: &mut dyn FnMut(&TextRow) -> ControlFlow<()>) -> Vec<Diagnostic> {
    let text = match encoding::text(file) {
        Ok(Some(text)) => text,
        Ok(None) => {
            return vec![Diagnostic::unreadable_file(path.into(), "this file is no table of text", "save it as CSV, and import that")];
        }
        Err(error) => return vec![Diagnostic::unreadable_file(path.into(), &error.to_string(), "copy the file here again")],
    };
    let mut diagnostics: Vec<Diagnostic> = text.written_in.map(|name| Diagnostic::other_encoding(path.into(), name)).into_iter().collect();
    diagnostics.extend(stream_text(text, path, each));
    diagnostics
}

/// Reads a table of UTF-8 row by row, like [`stream`].
pub fn stream_text(text: impl Read, path: &SourcePath, each: &mut dyn FnMut(&TextRow) -> ControlFlow<()>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let unread = Rc::new(Counter::new(0));
    let mut lines =
        BufReader::with_capacity(1 << 16, PlainLines { reader: BufReader::new(text), ends: Ends::default(), unread: unread.clone() });
    let separator = lines.fill_buf().map_or(b',', |start| separator(&String::from_utf8_lossy(start)));
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(lines);
    let (mut record, mut row, mut line_ends_inside) = (csv::StringRecord::new(), TextRow::default(), 0);
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return diagnostics,
            Err(_) => {
                let cell = diagnostic::Cell { row: row.number + 1, column: "".into() };
                let at = Place { file: path.clone(), spot: Spot::Cell(Box::new(cell)) };
                let why = "this row does not end within a million letters: a quotation mark is most likely never closed";
                diagnostics.push(Diagnostic::unreadable_file(
                    at,
                    why,
                    "close it, or save the table anew; a mark inside a cell is written twice",
                ));
                return diagnostics;
            }
        }
        unread.set(0);
        line_ends_inside += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        // Every record ends with its line, so the reader stands at the start of the next one.
        row.number = usize::try_from(reader.position().line()).unwrap_or(usize::MAX).saturating_sub(1 + line_ends_inside);
        row.cells.clear();
        row.cells.extend(record.iter().map(|cell| tidy(cell, cell).into_owned()));
        if row.cells.iter().any(|cell| !cell.is_empty()) && each(&row).is_break() {
            return diagnostics;
        }
    }
}

/// A text with `\n` as its only line end, and one at its end; so that lines can be counted.
struct PlainLines<R> {
    reader: R,
    ends: Ends,
    /// Bytes since somebody set it to 0: too many are a fault.
    unread: Rc<Counter<usize>>,
}

#[derive(Default)]
struct Ends {
    after_return: bool,
    last: u8,
    done: bool,
}

impl<R: BufRead> Read for PlainLines<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut written = 0;
        while written == 0 && !self.ends.done {
            let bytes = self.reader.fill_buf()?;
            if bytes.is_empty() {
                self.ends.done = true;
                if !matches!(self.ends.last, 0 | b'\n') {
                    into[0] = b'\n';
                    written = 1;
                }
                break;
            }
            let taken = bytes.len().min(into.len());
            for byte in &bytes[..taken] {
                let plain = if *byte == b'\r' { b'\n' } else { *byte };
                if *byte != b'\n' || !self.ends.after_return {
                    into[written] = plain;
                    written += 1;
                    self.ends.last = plain;
                }
                self.ends.after_return = *byte == b'\r';
            }
            self.reader.consume(taken);
        }
        self.unread.set(self.unread.get() + written);
        // What lies in buffers between here and the row is no more than a few blocks.
        if self.unread.get() > LONGEST_ROW { Err(io::ErrorKind::InvalidData.into()) } else { Ok(written) }
    }
}

/// Whether a spreadsheet could run a cell. A number below zero is only a number.
fn is_formula(cell: &str) -> bool {
    let digits =
        |rest: &str| rest.starts_with(|sign: char| sign.is_ascii_digit()) && rest.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
    let is_number = || cell.strip_prefix('-').is_some_and(digits);
    cell.starts_with(FORMULA_SIGNS) && !is_number()
}

/// Writes rows, header first. Cells that a spreadsheet could take for a formula are made safe.
///
/// # Panics
/// Never: memory takes every byte.
pub fn write<'a>(rows: impl IntoIterator<Item = Vec<Cow<'a, str>>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        let cells = row.into_iter().map(|cell| if is_formula(&cell) { format!("'{cell}").into() } else { cell });
        writer.write_record(cells.map(Cow::into_owned)).expect("memory takes every row, and rows have one length");
    }
    writer.into_inner().expect("memory takes every byte")
}

/// Returns the names in the header row of a table, without space around them.
#[must_use]
pub fn header(text: &str) -> Vec<String> {
    let start = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    let reader = csv::ReaderBuilder::new().delimiter(separator(start)).has_headers(false).flexible(true).from_reader(start.as_bytes());
    let names = reader.into_records().next().and_then(Result::ok);
    names.map(|names| names.iter().map(|name| name.trim().to_owned()).collect()).unwrap_or_default()
}

/// Returns the separator that parts most cells of the header row, the first line that is not empty.
fn separator(text: &str) -> u8 {
    let header = text.trim_start_matches(['\n', '\r']).as_bytes();
    let cells = |separator: u8| {
        let reader = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(header);
        reader.into_records().next().and_then(Result::ok).map_or(0, |record| record.len())
    };
    // `max_by_key` would give the last of equals.
    SEPARATORS.into_iter().rev().max_by_key(|separator| cells(*separator)).unwrap_or(b',')
}

/// Splits the text into records and cells. `csv` decides what a record is; the cells' places are counted beside it.
fn records(text: &str, start: usize, separator: u8) -> Vec<Row<'_>> {
    let bytes = &text.as_bytes()[start..];
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(bytes);
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
            let length = cell_length(&text[at..], separator);
            cells.push(Cell { text: tidy(&text[at..at + length], value), span: Span::new(at, at + length) });
            end = at + length;
            at = (end + 1).min(text.len());
        }
        records.push(Row { number, cells });
    }
    records
}

/// How many bytes the cell at the start of `rest` takes, up to its separator or line end.
fn cell_length(rest: &str, separator: u8) -> usize {
    let bytes = rest.as_bytes();
    let starts_quoted = bytes.first() == Some(&b'"');
    let mut quoted = false;
    bytes
        .iter()
        .position(|byte| {
            quoted ^= starts_quoted && *byte == b'"';
            !quoted && (*byte == separator || matches!(byte, b'\n' | b'\r'))
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
    fn the_header_row_tells_the_separator() {
        let commas = "\u{feff}\nname,\"says, so\",list\r\na,\"x; \"\"y\"\"\",1\r\nb, ,2\n";
        for separator in [";", "\t"] {
            let text = commas.replace("says, so", "says so").replace(',', separator);
            let table = read(&text, &SourcePath::new("t.csv").unwrap());
            assert!(table.diagnostics.is_empty(), "{:?}", table.diagnostics);
            let rows = [&table.value.header, &table.value.rows[0].cells, &table.value.rows[1].cells];
            let shown = rows.map(|row| row.iter().map(|cell| text[cell.span.range()].trim()).collect::<Vec<_>>());
            assert_eq!(shown, [["name", "\"says so\"", "list"], ["a", "\"x; \"\"y\"\"\"", "1"], ["b", "", "2"]], "{separator:?}");
            assert_eq!(table.value.rows[1].number, 4);
        }
        let cells = |text: &str| read(text, &SourcePath::new("t.csv").unwrap()).value.header.len();
        assert_eq!([cells(commas), cells("only\na;b\n"), cells("a,b;c,d\n"), cells("a,b;c\n")], [3, 1, 3, 2]);
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
            [("", "empty"), ("a,b\n1,2,3\n", "more cells"), ("a;b\n1;2;3\n", "more cells"), ("a,b\n1,\"2\n3,4\n", "never closed")]
        {
            let diagnostics = read(text, &SourcePath::new("t.csv").unwrap()).diagnostics;
            assert!(diagnostics.iter().any(|diagnostic| diagnostic.message.contains(wanted)), "{text:?}: {diagnostics:?}");
        }
    }
}
