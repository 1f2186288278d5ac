//! Workbooks and long tables of others: what people see in a cell, and files that are broken or made to do harm.

use std::{
    io::{Cursor, Write},
    ops::ControlFlow,
};

use carepress::{
    diagnostic::{Diagnostic, Spot},
    path::SourcePath,
    table,
    workbook::{MOST_COLUMNS, Workbook},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::xlsx::{Cell, Sheet, packed, parts, sheet, workbook};

fn path() -> SourcePath {
    SourcePath::new("list.xlsx").unwrap()
}

/// A remark as a line: where and what.
fn line(remark: &Diagnostic) -> String {
    match &remark.place.spot {
        Spot::Cell(cell) => format!("{} row {} {}: {}", remark.rule.code, cell.row, cell.column, remark.message),
        _ => format!("{}: {}", remark.rule.code, remark.message),
    }
}

/// The rows of the first sheet, and the remarks on them.
fn read(bytes: &[u8]) -> (Vec<(usize, Vec<String>)>, Vec<String>) {
    let mut file = Cursor::new(bytes);
    let mut book = match Workbook::open(&mut file, &path()) {
        Ok(book) => book,
        Err(remark) => return (Vec::new(), vec![line(&remark)]),
    };
    let mut rows = Vec::new();
    let Some(name) = book.sheets().into_iter().next().map(|sheet| sheet.name) else { return Default::default() };
    let mut remarks = book.rows(&name, &mut |row| {
        rows.push((row.number, row.cells.clone()));
        ControlFlow::Continue(())
    });
    remarks.extend(book.merged(&name, 1));
    (rows, remarks.iter().map(line).collect())
}

fn cells(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

#[test]
fn cells_are_what_people_see() {
    let rows = vec![
        vec![Cell::Text(" name "), Cell::Shared(0), Cell::Text("a & b")],
        vec![],
        vec![Cell::Number(66044.0), Cell::Number(39.0291), Cell::Number(0.1 + 0.2), Cell::Bool(true), Cell::Bool(false)],
        vec![Cell::Formatted(46_323.0, 1), Cell::Formatted(0.729_166_666_666_667, 2), Cell::Formatted(2139.0, 3), Cell::Formatted(1.5, 4)],
        vec![Cell::Formula("A3+1", 66045.0), Cell::Empty, Cell::Formatted(46_323.5, 1)],
    ];
    let book = packed(&parts(&[Sheet { name: "One", rows, merged: &[] }], &["Peña"]));
    let (rows, remarks) = read(&book);
    assert_eq!(remarks, Vec::<String>::new());
    let wanted = [
        (1, cells(&["name", "Peña", "a & b"])),
        (3, cells(&["66044", "39.0291", "0.3", "true", "false"])),
        (4, cells(&["2026-10-28", "17:30", "02139", "36:00"])),
        (5, cells(&["66045", "", "2026-10-28 12:00"])),
    ];
    assert_eq!(rows, wanted);
}

#[test]
fn errors_and_merged_cells_are_told() {
    let rows = vec![vec![Cell::Text("a"), Cell::Text("b")], vec![Cell::Error("#REF!"), Cell::Text("x")]];
    let (rows, remarks) = read(&workbook(&[Sheet { name: "One", rows, merged: &["A3:B4"] }]));
    assert_eq!(rows[1], (2, cells(&["", "x"])));
    let wanted = [
        "unread-cell row 2 A: this cell holds the error `#REF!` and no value",
        "unread-cell row 3 A: the cells A3 to B4 are merged: only the first has a value",
    ];
    assert_eq!(remarks, wanted);
    let rows = vec![vec![Cell::Error("#N/A"); 100]];
    let (_, remarks) = read(&workbook(&[Sheet { name: "One", rows, merged: &[] }]));
    assert_eq!((remarks.len(), remarks[20].as_str()), (21, "unread-cell: 80 more cells of the sheet have no value of their own"));
}

#[test]
fn a_sheet_of_thousands_of_columns_is_cut_and_told() {
    let rows = vec![vec![Cell::Number(1.0); MOST_COLUMNS + 10], vec![Cell::Number(2.0); 2]];
    let (rows, remarks) = read(&workbook(&[Sheet { name: "One", rows, merged: &[] }]));
    assert_eq!(rows.iter().map(|(_, cells)| cells.len()).collect::<Vec<_>>(), [MOST_COLUMNS, 2]);
    assert_eq!(remarks, ["unread-cell row 1 GJI: this sheet has more than 5000 columns; those beyond were left out"]);
}

#[test]
fn what_is_no_workbook_is_refused_in_words() {
    let whole = workbook(&[sheet("One", "name1|city")]);
    let old: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on";
    for (bytes, wanted) in [
        (&b""[..], "this is no workbook of the form `.xlsx`, or only a part of one"),
        (b"name1,city\n", "this is no workbook of the form `.xlsx`, or only a part of one"),
        (&whole[..whole.len() / 2], "this is no workbook of the form `.xlsx`, or only a part of one"),
        (old, "this workbook is protected by a password, or is of the old form `.xls`"),
        (&packed(&[("a.txt".to_owned(), "a".to_owned())]), "this is no workbook that can be read"),
    ] {
        let (rows, remarks) = read(bytes);
        assert!(rows.is_empty() && remarks.len() == 1 && remarks[0].contains(wanted), "{remarks:?}");
    }
    let cut = |text: &str| text[..text.len() / 2].to_owned();
    let broken: Vec<_> = parts(&[sheet("One", "name1|city\nA|B\nC|D")], &[])
        .into_iter()
        .map(|(name, text)| if name.contains("sheet1") { (name, cut(&text)) } else { (name, text) })
        .collect();
    let (_, remarks) = read(&packed(&broken));
    assert!(remarks.iter().any(|remark| remark.contains("the sheet cannot be read from here on")), "{remarks:?}");
}

/// A workbook with a file of more than a gigabyte, in a few megabytes.
fn bomb() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts(&[sheet("One", "name1|city")], &[]) {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.start_file("xl/media/zeros.bin", SimpleFileOptions::default()).unwrap();
    let zeros = vec![0; 1 << 20];
    (0..1030).for_each(|_| writer.write_all(&zeros).unwrap());
    writer.finish().unwrap().into_inner()
}

#[test]
fn bombs_are_not_opened() {
    let bytes = bomb();
    assert!(bytes.len() < 8 << 20, "{}", bytes.len());
    let wanted = "foreign-shape: this workbook unpacks to far more than a list would, and was not opened";
    assert_eq!(read(&bytes).1, [wanted]);
    // Room for as many texts as are promised would be more than there is.
    let promise = |(name, text): (String, String)| (name, text.replace("uniqueCount=\"0\"", "uniqueCount=\"99999999999999\""));
    let bytes = packed(&parts(&[sheet("One", "name1|city")], &[]).into_iter().map(promise).collect::<Vec<_>>());
    assert_eq!(read(&bytes).1, [wanted]);
    let outside = packed(&[("../../etc/passwd".to_owned(), "x".to_owned())]);
    assert_eq!(read(&outside).1.len(), 1);
}

#[test]
fn any_cut_or_changed_workbook_is_survived() {
    let whole = workbook(&[sheet("Facilities List", "name1|city\nA|B"), sheet("Key", "service_code|service_name\nOP|Outpatient")]);
    for at in (0..whole.len()).step_by(13) {
        read(&whole[..at]);
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        read(&changed);
    }
}

/// The rows of a table, and the remarks on it.
fn stream(bytes: &[u8]) -> (Vec<(usize, Vec<String>)>, Vec<String>) {
    let mut rows = Vec::new();
    let remarks = table::stream(&mut Cursor::new(bytes), &SourcePath::new("list.csv").unwrap(), &mut |row| {
        rows.push((row.number, row.cells.clone()));
        ControlFlow::Continue(())
    });
    (rows, remarks.iter().map(line).collect())
}

#[test]
fn long_tables_are_read_row_by_row() {
    let wanted = vec![(1, cells(&["a", "b"])), (3, cells(&["x\ny", "1"])), (4, cells(&["z"])), (6, cells(&["", "+1"]))];
    for ends in ["\n", "\r\n", "\r"] {
        for last in [ends, ""] {
            let text = format!("\u{feff}a,b{ends}{ends}\"x{ends}y\",1{ends}z{ends}, {ends}\"\",'+1{last}");
            assert_eq!(stream(text.as_bytes()), (wanted.clone(), Vec::new()), "{ends:?} {last:?}");
        }
    }
    assert_eq!(stream(b"a;b,c\tx\n").0[0].1.len(), 2);
    assert_eq!(stream(b"").0, []);
}

#[test]
fn tables_of_windows_are_read_and_told() {
    let wanted = (
        vec![(1, cells(&["name", "Peña"]))],
        vec!["repaired-value: this file is written in Windows-1252, and was read as that".to_owned()],
    );
    assert_eq!(stream(b"name,Pe\xF1a\n"), wanted);
    let wide: Vec<u8> = "\u{feff}name,Peña\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(stream(&wide).1, ["repaired-value: this file is written in UTF-16, and was read as that"]);
    assert_eq!(stream(&wide).0, wanted.0);
    assert_eq!(stream(b"\x89PNG\0\0").1, ["foreign-shape: this file is no table of text"]);
}

#[test]
fn a_quotation_mark_that_is_never_closed_ends_the_table() {
    let mut text = "a,b\n1,\"2\n".to_owned();
    text.push_str(&"3,4\n".repeat(1 << 20));
    let (rows, remarks) = stream(text.as_bytes());
    assert_eq!(rows.len(), 1);
    assert_eq!(remarks.len(), 1);
    assert!(remarks[0].starts_with("foreign-shape row 2 : this row does not end within a million letters"), "{remarks:?}");
}
