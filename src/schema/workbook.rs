//! A workbook to fill in, for spreadsheet programs: a sheet for each table with what every column asks for, lists to choose from, and how it is
//! done. `rust_xlsxwriter` is named in this file alone.

use rust_xlsxwriter::{DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Note, Workbook, Worksheet, XlsxError};

use super::{
    tables::{Asked, TABLES, Table},
    terms,
};
use crate::model::Vocabularies;

/// Rows of a sheet that have lists to choose from.
const ROWS: u32 = 2000;

/// The sheet with all terms.
const TERMS: &str = "Terms";

const GUIDE: &str = "How to fill this in";

/// What the first sheet says, line by line.
const LINES: &[&str] = &[
    "Point at the name of a column: a note says what to write there. Bold names: every row needs them.",
    "Start with the sheet `simple`, if you have a few programs. It is the only one that you need.",
    "For more facts use `organizations`, `locations`, `programs` and `sessions` together, and leave `simple` empty.",
    "In the sheet `simple` you write your own words. In the others, words are ids of terms: the sheet `Terms` has all of them.",
    "Several values in one cell: put a semicolon between them, such as: depression; anxiety",
    "Parts of one value: put a bar between them, such as: Self-pay|185.00|USD|day. Leave a part empty that you do not know.",
    "Dates: 2026-11-02. Times: 17:30. Yes and no: true and false. Leave empty what you do not know; nothing is made up for you.",
    "Do not change the names in the first row. You may delete columns that you do not need, and change their order.",
    "All cells are text, so that the program leaves ZIP codes, dates and ranges as you type them.",
    "When you are done: save the sheet `simple` as CSV UTF-8 into your site, at the place below; it can stay there as it is.",
    "The other sheets: `carepress import xlsx FILE` makes files of your site of them. You can also save them as CSV, at these places:",
];

/// Returns the workbook as the bytes of a file.
///
/// # Panics
/// Never: names, sizes and texts are those that a workbook takes, and memory takes every byte.
#[must_use]
pub fn workbook(vocabularies: &Vocabularies) -> Vec<u8> {
    written(vocabularies).expect("a workbook takes these names, sizes and texts")
}

fn written(vocabularies: &Vocabularies) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The day of its making would make each one different.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?));
    guide(book.add_worksheet())?;
    let lists = Lists::of(vocabularies);
    for table in TABLES {
        sheet(book.add_worksheet(), table, &table.asked(vocabularies), &lists)?;
    }
    lists.write(book.add_worksheet())?;
    book.save_to_buffer()
}

fn guide(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(GUIDE)?.set_column_width(0, 110)?;
    sheet.write_string_with_format(0, 0, GUIDE, &Format::new().set_bold().set_font_size(16))?;
    let files = TABLES.iter().map(|table| format!("{}: {}. {}", table.name, table.file, table.title));
    let lines = LINES.iter().map(|line| (*line).to_owned()).chain(files);
    for (row, line) in (2..).zip(lines) {
        sheet.write_string_with_format(row, 0, line, &wrapped)?;
    }
    Ok(())
}

fn sheet(sheet: &mut Worksheet, table: &Table, asked: &[Asked], lists: &Lists) -> Result<(), XlsxError> {
    sheet.set_name(table.name)?.set_freeze_panes(1, 0)?;
    let text = Format::new().set_num_format("@");
    let header = Format::new().set_num_format("@").set_background_color(0x00E3_EEEC);
    for (number, column) in (0..).zip(asked) {
        let format = if column.is_required { header.clone().set_bold() } else { header.clone() };
        sheet.set_column_format(number, &text)?.set_column_width(number, width(column))?;
        sheet.write_string_with_format(0, number, column.name, &format)?;
        sheet.insert_note(0, number, &note(column))?;
        let formula = column.vocabulary.as_ref().filter(|_| !column.choices.is_empty()).and_then(|vocabulary| lists.formula(vocabulary));
        let choice = match formula {
            Some(formula) => DataValidation::new().allow_list_formula(Formula::new(formula)),
            None if !column.choices.is_empty() => DataValidation::new().allow_list_strings(&column.choices)?,
            None => continue,
        };
        let told = choice.set_error_title("Not in the list")?.set_error_message("Choose one of the list, or leave the cell empty.")?;
        sheet.add_data_validation(1, number, ROWS, number, &told)?;
    }
    Ok(())
}

fn width(column: &Asked) -> f64 {
    let letters = u32::try_from(column.name.len()).unwrap_or(20);
    f64::from(letters.clamp(10, 28)) + 4.0
}

fn note(column: &Asked) -> Note {
    let example = if column.example.is_empty() { String::new() } else { format!("\n\nExample: {}", column.example) };
    let text = format!("{}{example}", column.meaning.replace('`', ""));
    let height = 60 + u32::try_from(text.len() / 45).unwrap_or(20) * 18;
    Note::new(text).add_author_prefix(false).set_width(360).set_height(height.min(400))
}

/// All terms, in the order of their vocabularies: a list to read, and to choose from.
struct Lists<'v> {
    rows: Vec<[&'v str; 4]>,
}

impl<'v> Lists<'v> {
    fn of(vocabularies: &'v Vocabularies) -> Self {
        let rows = vocabularies.all().flat_map(|vocabulary| {
            let terms = terms::taken(vocabularies, &vocabulary.id, None);
            terms.into_iter().map(|term| [&*vocabulary.id, &*term.id, term.label.get("en", "en"), term.definition.get("en", "en")])
        });
        Self { rows: rows.collect() }
    }

    /// The cells that have the ids of a vocabulary.
    fn formula(&self, vocabulary: &str) -> Option<String> {
        let first = self.rows.iter().position(|row| row[0] == vocabulary)?;
        let last = self.rows.iter().rposition(|row| row[0] == vocabulary)?;
        // Rows count from 1, and the first has the header.
        Some(format!("={TERMS}!$B${}:$B${}", first + 2, last + 2))
    }

    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(TERMS)?.set_freeze_panes(1, 0)?;
        for (number, width) in (0..).zip([22.0, 28.0, 36.0, 100.0]) {
            sheet.set_column_width(number, width)?;
        }
        let bold = Format::new().set_bold();
        for (number, name) in (0..).zip(["vocabulary", "write this", "label", "what it means"]) {
            sheet.write_string_with_format(0, number, name, &bold)?;
        }
        for (row, cells) in (1..).zip(&self.rows) {
            for (number, cell) in (0..).zip(cells) {
                sheet.write_string(row, number, *cell)?;
            }
        }
        Ok(())
    }
}
