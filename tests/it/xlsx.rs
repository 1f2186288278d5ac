//! Tiny workbooks for tests: sheets of rows, written as a spreadsheet program would.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

/// A cell of a test workbook.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cell<'a> {
    Text(&'a str),
    /// A text that lies in the list of shared texts.
    Shared(usize),
    Number(f64),
    /// A number with the format of that place in [`FORMATS`], counted from 1.
    Formatted(f64, usize),
    Bool(bool),
    /// A formula with what it last came to.
    Formula(&'a str, f64),
    Error(&'a str),
    Empty,
}

/// Formats besides the general one: a date, a time of day, a ZIP code, a span of hours.
const FORMATS: [&str; 4] = ["yyyy\\-mm\\-dd", "h:mm", "00000", "[h]:mm"];

/// A sheet: its name, its rows, and its merged cells such as `A1:C1`.
pub(crate) struct Sheet<'a> {
    pub(crate) name: &'a str,
    pub(crate) rows: Vec<Vec<Cell<'a>>>,
    pub(crate) merged: &'a [&'a str],
}

/// A sheet of texts, one line a row, cells parted by `|`.
pub(crate) fn sheet<'a>(name: &'a str, text: &'a str) -> Sheet<'a> {
    let cell = |text: &'a str| if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.trim()) };
    Sheet { name, rows: text.lines().map(|line| line.split('|').map(cell).collect()).collect(), merged: &[] }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn column(number: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(number % 26).unwrap());
    if number < 26 { letter.into() } else { column(number / 26 - 1) + &letter.to_string() }
}

fn cell(cell: &Cell<'_>, at: &str) -> String {
    match cell {
        Cell::Text(text) => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(text)),
        Cell::Shared(number) => format!("<c r=\"{at}\" t=\"s\"><v>{number}</v></c>"),
        Cell::Number(number) => format!("<c r=\"{at}\"><v>{number}</v></c>"),
        Cell::Formatted(number, format) => format!("<c r=\"{at}\" s=\"{format}\"><v>{number}</v></c>"),
        Cell::Bool(value) => format!("<c r=\"{at}\" t=\"b\"><v>{}</v></c>", u8::from(*value)),
        Cell::Formula(formula, number) => format!("<c r=\"{at}\"><f>{}</f><v>{number}</v></c>", escaped(formula)),
        Cell::Error(error) => format!("<c r=\"{at}\" t=\"e\"><f>1/0</f><v>{error}</v></c>"),
        Cell::Empty => String::new(),
    }
}

fn worksheet(sheet: &Sheet<'_>) -> String {
    let mut rows = String::new();
    for (number, row) in (1..).zip(&sheet.rows) {
        let cells = row.iter().enumerate().map(|(place, value)| cell(value, &format!("{}{number}", column(place))));
        rows += &format!("<row r=\"{number}\">{}</row>", cells.collect::<String>());
    }
    let merged: String = sheet.merged.iter().map(|area| format!("<mergeCell ref=\"{area}\"/>")).collect();
    let merged = if merged.is_empty() { merged } else { format!("<mergeCells>{merged}</mergeCells>") };
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData>{merged}</worksheet>"
    )
}

/// The files of a workbook, by name.
pub(crate) fn parts(sheets: &[Sheet<'_>], shared: &[&str]) -> Vec<(String, String)> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let each =
        |write: &dyn Fn(usize, &Sheet<'_>) -> String| (1..).zip(sheets).map(|(number, sheet)| write(number, sheet)).collect::<String>();
    let names = each(&|number, sheet| format!("<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"r{number}\"/>", escaped(sheet.name)));
    let targets =
        each(&|number, _| format!("<Relationship Id=\"r{number}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"));
    let formats: String =
        (164..).zip(FORMATS).map(|(id, code)| format!("<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", escaped(code))).collect();
    let styles: String = std::iter::once(0).chain(164..168).map(|id| format!("<xf numFmtId=\"{id}\" applyNumberFormat=\"1\"/>")).collect();
    let texts: String = shared.iter().map(|text| format!("<si><t>{}</t></si>", escaped(text))).collect();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"w\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        ("xl/workbook.xml".to_owned(), format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{names}</sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships xmlns=\"{package}\">{targets}</Relationships>")),
        (
            "xl/styles.xml".to_owned(),
            format!(
                "<styleSheet xmlns=\"{main}\"><numFmts count=\"4\">{formats}</numFmts><cellXfs count=\"5\">{styles}</cellXfs></styleSheet>"
            ),
        ),
        ("xl/sharedStrings.xml".to_owned(), format!("<sst xmlns=\"{main}\" uniqueCount=\"{}\">{texts}</sst>", shared.len())),
    ];
    parts.extend((1..).zip(sheets).map(|(number, sheet)| (format!("xl/worksheets/sheet{number}.xml"), worksheet(sheet))));
    parts
}

/// Packs files.
pub(crate) fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook.
pub(crate) fn workbook(sheets: &[Sheet<'_>]) -> Vec<u8> {
    packed(&parts(sheets, &[]))
}
