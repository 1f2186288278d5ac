//! Workbooks of spreadsheet programs (`.xlsx`): sheets as rows of text, read row by row. A cell is what people see in it: `66044` and not `66044.0`,
//! a date as `2026-10-28`, a time of day as `17:30`, a formula as what it last came to. `calamine` is named in this file alone.
//!
//! ```text
//! let mut book = Workbook::open(&mut file, &path)?;          // or the remark on why it cannot be read
//! for sheet in book.sheets() {
//!     remarks.extend(book.rows(&sheet.name, &mut |row| { … ControlFlow::Continue(()) }));
//!     remarks.extend(book.merged(&sheet.name, first_row_of_data));
//! }
//! ```

use std::{
    io::{BufReader, SeekFrom},
    ops::ControlFlow,
};

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};

use crate::{
    archive::{self, Refusal},
    diagnostic::{Cell, Diagnostic, Place, Spot},
    encoding,
    path::SourcePath,
    source::ReadSeek,
    table::TextRow,
};

/// The most bytes that a workbook may unpack to. The directory of the whole country takes a tenth of it.
const MOST_BYTES: u64 = 1 << 30;

/// The most bytes of texts that cells share: they are held in memory.
const MOST_SHARED: u64 = 256 << 20;

/// The most columns of a sheet; cells beyond are told and left out.
pub const MOST_COLUMNS: usize = 5_000;

/// Faults of single cells of a sheet that are told one by one.
const MOST_TOLD: usize = 20;

/// An open workbook.
pub struct Workbook<'f> {
    book: Xlsx<BufReader<&'f mut dyn ReadSeek>>,
    path: SourcePath,
}

/// A sheet with cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name, on the tab below it.
    pub name: String,
    /// Whether the spreadsheet program does not show it.
    pub is_hidden: bool,
}

impl<'f> Workbook<'f> {
    /// Opens a workbook and reads the names of its sheets.
    ///
    /// # Errors
    /// If it is no workbook, needs a password, or unpacks to more than a workbook of this world would; as a remark on the file.
    pub fn open(file: &'f mut dyn ReadSeek, path: &SourcePath) -> Result<Self, Box<Diagnostic>> {
        let unreadable = |why: &str, help: &str| Box::new(Diagnostic::unreadable_file(path.into(), why, help));
        let again = "open it in the spreadsheet program, save it as `.xlsx`, and import that";
        let start = encoding::start(file, 8).map_err(|error| unreadable(&error.to_string(), "copy the file here again"))?;
        if start.starts_with(b"\xD0\xCF\x11\xE0") {
            let why = "this workbook is protected by a password, or is of the old form `.xls`";
            return Err(unreadable(why, "take the password off, or save it as `.xlsx`, and import that"));
        }
        archive::look_over(file, MOST_BYTES, |entry| if is_plausible(entry) { Ok(()) } else { Err(Refusal::TooLarge) }).map_err(
            |refusal| match refusal {
                Refusal::Broken => unreadable("this is no workbook of the form `.xlsx`, or only a part of one", again),
                Refusal::Encrypted => {
                    unreadable("this workbook is protected by a password", "take the password off, save it, and import that")
                }
                Refusal::TooLarge => unreadable("this workbook unpacks to far more than a list would, and was not opened", again),
            },
        )?;
        file.seek(SeekFrom::Start(0)).map_err(|error| unreadable(&error.to_string(), "copy the file here again"))?;
        let book = Xlsx::new(BufReader::new(file)).map_err(|error| match error {
            XlsxError::Password => {
                unreadable("this workbook is protected by a password", "take the password off, save it, and import that")
            }
            error => unreadable(&format!("this is no workbook that can be read: {error}"), again),
        })?;
        Ok(Self { book, path: path.clone() })
    }

    /// Returns the sheets that have cells, in the order of their tabs.
    #[must_use]
    pub fn sheets(&self) -> Vec<Sheet> {
        let sheets = self.book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets.map(|sheet| Sheet { name: sheet.name.clone(), is_hidden: sheet.visible != SheetVisible::Visible }).collect()
    }

    /// Reads a sheet row by row, and holds no more than one of them; rows without text are left out. `each` may stop it.
    pub fn rows(&mut self, sheet: &str, each: &mut dyn FnMut(&TextRow) -> ControlFlow<()>) -> Vec<Diagnostic> {
        let mut told = Told { path: self.path.clone(), diagnostics: Vec::new(), more: 0, is_wide: false };
        let mut row = TextRow::default();
        let mut hand_over = |row: &mut TextRow| {
            let has_text = row.cells.iter().any(|cell| !cell.is_empty());
            let flow = if has_text { each(row) } else { ControlFlow::Continue(()) };
            row.cells.clear();
            flow
        };
        let mut cells = match self.book.worksheet_cells_reader(sheet) {
            Ok(cells) => cells,
            Err(error) => return told.broken(0, &error),
        };
        loop {
            let next = match cells.next_cell_with_style_id() {
                Ok(next) => next,
                Err(error) => return told.broken(row.number, &error),
            };
            let Some((cell, style)) = next else { break };
            let (number, column) = (cell.get_position().0 as usize + 1, cell.get_position().1 as usize);
            if number != row.number {
                if hand_over(&mut row).is_break() {
                    return told.done();
                }
                row.number = number;
            }
            if column >= MOST_COLUMNS {
                told.wide(number);
                continue;
            }
            let text = told.text(cell.get_value(), cells.styles().get(style), number, column);
            if !text.is_empty() {
                row.cells.resize(row.cells.len().max(column + 1), String::new());
                row.cells[column] = text;
            }
        }
        let _ = hand_over(&mut row);
        told.done()
    }

    /// Returns a remark on each merged cell that reaches into row `first` or below: only its first cell has the value. Reads the sheet once more.
    pub fn merged(&mut self, sheet: &str, first: usize) -> Vec<Diagnostic> {
        // A fault of the sheet was told when its rows were read.
        let merged = self.book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
        let mut told = Told { path: self.path.clone(), diagnostics: Vec::new(), more: 0, is_wide: false };
        for area in merged.iter().filter(|area| area.end.0 as usize + 1 >= first) {
            let name = |(row, column): (u32, u32)| format!("{}{}", column_letters(column as usize), row + 1);
            let why = format!("the cells {} to {} are merged: only the first has a value", name(area.start), name(area.end));
            told.cell(area.start.0 as usize + 1, area.start.1 as usize, &why, "split them in the spreadsheet program, and fill each in");
        }
        told.done()
    }
}

/// Whether a file of a package may be one of a workbook: the list of shared texts must fit into memory, and may not claim to be longer than it is.
fn is_plausible(entry: &archive::Unpacked<'_>) -> bool {
    if !entry.name.to_ascii_lowercase().ends_with("sharedstrings.xml") {
        return true;
    }
    let start = String::from_utf8_lossy(entry.start);
    let claimed = start.split_once("uniqueCount").and_then(|(_, rest)| rest.split(['"', '\'']).nth(1));
    // Room is made for as many texts as it claims.
    let fits = claimed.is_none_or(|count| count.trim().parse().is_ok_and(|count: u64| count <= entry.size));
    fits && entry.size <= MOST_SHARED
}

/// What is told of a sheet, up to a limit.
struct Told {
    path: SourcePath,
    diagnostics: Vec<Diagnostic>,
    more: usize,
    is_wide: bool,
}

impl Told {
    fn at(&self, row: usize, column: &str) -> Place {
        Place { file: self.path.clone(), spot: Spot::Cell(Box::new(Cell { row, column: column.into() })) }
    }

    fn cell(&mut self, row: usize, column: usize, why: &str, what_to_do: &str) {
        if self.diagnostics.len() >= MOST_TOLD {
            self.more += 1;
            return;
        }
        self.diagnostics.push(Diagnostic::empty_handed_cell(self.at(row, &column_letters(column)), why, what_to_do));
    }

    fn wide(&mut self, row: usize) {
        if !std::mem::replace(&mut self.is_wide, true) {
            let why = format!("this sheet has more than {MOST_COLUMNS} columns; those beyond were left out");
            let at = self.at(row, &column_letters(MOST_COLUMNS));
            self.diagnostics.push(Diagnostic::empty_handed_cell(at, &why, "delete the columns that no list has"));
        }
    }

    fn broken(mut self, row: usize, error: &XlsxError) -> Vec<Diagnostic> {
        let why = format!("the sheet cannot be read from here on: {error}");
        let help = "open it in the spreadsheet program, save it again, and import that";
        self.diagnostics.push(Diagnostic::unreadable_file(self.at(row + 1, ""), &why, help));
        self.diagnostics
    }

    fn done(mut self) -> Vec<Diagnostic> {
        if self.more > 0 {
            let why = format!("{} more cells of the sheet have no value of their own", self.more);
            let at = Place { file: self.path.clone(), spot: Spot::File };
            self.diagnostics.push(Diagnostic::empty_handed_cell(at, &why, "look the sheet through in the spreadsheet program"));
        }
        self.diagnostics
    }

    /// Writes a cell as people see it.
    fn text(&mut self, value: &DataRef<'_>, style: Option<&Style>, row: usize, column: usize) -> String {
        match value {
            DataRef::Empty => String::new(),
            DataRef::String(text) => text.trim().to_owned(),
            DataRef::SharedString(text) => (*text).trim().to_owned(),
            DataRef::Bool(value) => value.to_string(),
            DataRef::Int(number) => number.to_string(),
            DataRef::Float(number) => {
                let format = style.and_then(|style| style.number_format.as_ref()).map_or("", |format| format.format_code.as_str());
                filled_up(*number, format).unwrap_or_else(|| plain(*number))
            }
            DataRef::DateTime(moment) => date_or_time(moment),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).replacen('T', " ", 1),
            DataRef::Error(error) => {
                let why = format!("this cell holds the error `{}` and no value", Data::Error(error.clone()));
                self.cell(row, column, &why, "mend its formula, or write the value in");
                String::new()
            }
        }
    }
}

/// A number without what binary fractions add: no more than 15 digits, as spreadsheet programs show.
fn plain(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    // Zero may be negative.
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

/// A whole number that its format fills up with zeros, as ZIP codes are: `00000`, `00000-0000`.
fn filled_up(number: f64, format: &str) -> Option<String> {
    let pattern: String = format.chars().filter(|sign| !matches!(sign, '\\' | '"')).collect();
    let places = pattern.matches('0').count();
    let is_filling = places > 1 && pattern.chars().all(|sign| matches!(sign, '0' | '-' | ' ')) && pattern.starts_with('0');
    let is_whole = number.fract() == 0.0 && (0.0..1e15).contains(&number);
    if !is_filling || !is_whole {
        return None;
    }
    let digits = format!("{number:0places$.0}");
    let mut rest = digits.chars();
    // A number with more digits than places keeps all of them.
    let more: String = rest.by_ref().take(digits.len() - places).collect();
    let filled = pattern.chars().filter_map(|sign| if sign == '0' { rest.next() } else { Some(sign) });
    Some(more + &filled.collect::<String>())
}

/// A date, a time of day, or both: the whole days of a moment are its date.
fn date_or_time(moment: &ExcelDateTime) -> String {
    let value = moment.as_f64();
    let seconds = (value.fract() * 86_400.0).round();
    if moment.is_duration() {
        let minutes = (value * 1440.0).round();
        return format!("{:02}:{:02}", (minutes / 60.0).floor(), minutes.rem_euclid(60.0));
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") };
    match (value < 1.0, seconds == 0.0) {
        (true, _) => time,
        (false, true) => date,
        (false, false) => format!("{date} {time}"),
    }
}

/// The letters above a column, counted from 0: `A`, `Z`, `AA`.
fn column_letters(column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    if column < 26 { letter.into() } else { column_letters(column / 26 - 1) + &letter.to_string() }
}

#[cfg(test)]
mod tests {
    use super::{column_letters, filled_up, plain};

    #[test]
    fn numbers_are_what_people_see() {
        for (number, wanted) in
            [(66044.0, "66044"), (0.1 + 0.2, "0.3"), (39.0291, "39.0291"), (-98.35, "-98.35"), (-0.0, "0"), (5_555_550_142.0, "5555550142")]
        {
            assert_eq!(plain(number), wanted);
        }
        for (number, format, wanted) in [
            (501.0, "00000", Some("00501")),
            (22_011_234.0, "00000\\-0000", Some("02201-1234")),
            (123_456.0, "00000", Some("123456")),
            (501.0, "0", None),
            (501.0, "0.00", None),
            (1.5, "00000", None),
            (501.0, "General", None),
        ] {
            assert_eq!(filled_up(number, format).as_deref(), wanted, "{format}");
        }
    }

    #[test]
    fn columns_have_letters() {
        assert_eq!([0, 25, 26, 701, 702].map(column_letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
