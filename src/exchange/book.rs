//! The native tables as sheets of one workbook. Each sheet that has the columns of such a table becomes its text, row for row, so that it is read
//! as a CSV file is, and messages name the rows that people see.

use std::{borrow::Cow, ops::ControlFlow};

use super::sheets::{self, Sheet};
use crate::{
    diagnostic::{Checked, Diagnostic, Place},
    path::SourcePath,
    source::ReadSeek,
    table::{self, TextRow},
    workbook::Workbook,
};

/// Rows with text in which the names of columns are looked for: titles and notes may stand above them.
const MOST_ABOVE: usize = 20;

/// Reads the sheets of a workbook that hold native tables. Others, such as notes and lists of choices, are passed over, and so is what is hidden.
pub fn read(file: &mut dyn ReadSeek, path: &SourcePath) -> Checked<Vec<Sheet>> {
    let mut book = match Workbook::open(file, path) {
        Ok(book) => book,
        Err(remark) => return Checked::new(Vec::new(), vec![*remark]),
    };
    let (mut found, mut diagnostics, mut foreign) = (Vec::new(), Vec::new(), Vec::new());
    for (number, sheet) in book.sheets().into_iter().enumerate().filter(|(_, sheet)| !sheet.is_hidden) {
        let mut text = SheetText::default();
        let remarks = book.rows(&sheet.name, &mut |row| text.add(row));
        match text.start {
            Some(header) => {
                diagnostics.extend(remarks);
                diagnostics.extend(book.merged(&sheet.name, header));
                found.push(Sheet { name: name(path, &sheet.name, number), text: text.csv.into() });
            }
            // Why a sheet is none of ours matters only if no other is.
            None => foreign.extend(text.above.first().and_then(|row| sheets::form(row, &name(path, &sheet.name, number)).err())),
        }
    }
    if found.is_empty() {
        let empty = || Diagnostic::foreign_shape(Place::from(path), "no sheet of this workbook has any rows", None);
        diagnostics.push(foreign.into_iter().next().unwrap_or_else(empty));
    }
    Checked::new(found, diagnostics)
}

/// What messages call a sheet: the workbook and the name on its tab, or its number where a file could not have that name.
fn name(book: &SourcePath, sheet: &str, number: usize) -> SourcePath {
    let named = |sheet: &str| SourcePath::new(&format!("{book}/{sheet}"));
    named(sheet).or_else(|| named(&format!("sheet {}", number + 1))).unwrap_or_else(|| book.clone())
}

/// A sheet on its way to text.
#[derive(Default)]
struct SheetText {
    /// Rows above the names of columns, as far as they may be those.
    above: Vec<Vec<String>>,
    /// The row with the names of columns.
    start: Option<usize>,
    /// How many lines are written.
    lines: usize,
    csv: String,
}

impl SheetText {
    fn add(&mut self, row: &TextRow) -> ControlFlow<()> {
        if self.start.is_none() {
            if sheets::is_native(&row.cells) {
                self.start = Some(row.number);
            } else if self.above.len() < MOST_ABOVE {
                self.above.push(row.cells.clone());
                return ControlFlow::Continue(());
            } else {
                return ControlFlow::Break(());
            }
        }
        // A line for each row that is left out keeps the numbers of rows true.
        self.csv.push_str(&"\r\n".repeat(row.number - 1 - self.lines));
        let cells = row.cells.iter().map(|cell| Cow::from(cell.as_str())).collect();
        self.csv.push_str(&String::from_utf8_lossy(&table::write([cells])));
        self.lines = row.number;
        ControlFlow::Continue(())
    }
}
