//! FindTreatment.gov of SAMHSA: its export as JSON, and the download of its locator as CSV or XLSX. Both are lists of places; what IOPs such a place has
//! is told by one service alone, for substance use alone. The codes and labels of services are data of the vocabularies, the headings above them
//! are `headings.rs`; the National Directory goes the same way.
//!
//! A place becomes an organization (`name1`), a location, and a program for its IOP, or with [`Options::all_levels`] one for each level of care that
//! it names. Rows of one place are merged: substance use and mental health are two surveys. What a row says, it says of the whole place, and the
//! program's text says so.

use std::io::{self, Read, Seek, SeekFrom};

use crate::{
    diagnostic::{Checked, Diagnostic, Place},
    encoding,
    exchange::Brought,
    model::{States, Vocabularies},
    path::SourcePath,
    source::ReadSeek,
    value::Date,
};

mod catalogue;
mod facility;
mod gather;
mod headings;
mod json;
mod merge;
mod records;
mod tables;

pub(super) use records::List;
pub(super) use tables::Layout;

/// What is asked of a public list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Whether places without an IOP are brought as programs of the levels that they have, and other levels of places that have one.
    pub all_levels: bool,
}

/// What a reader of a public list needs to know besides the file.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// Terms with their codes and labels.
    pub vocabularies: &'a Vocabularies,
    /// States with their boxes.
    pub states: &'a States,
    /// The day on which the list is read.
    pub as_of: Date,
    /// What is asked for.
    pub options: Options,
}

/// How a file is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Make {
    Json,
    Workbook,
    Table,
}

const LIST: List = List { name: "FindTreatment.gov", title: "SAMHSA FindTreatment.gov", url: "https://findtreatment.gov" };

/// Reads an export as JSON, or a download as CSV or XLSX: which of them, its content says. `progress` is told how many bytes of the file are read.
/// A file that breaks off brings nothing.
pub fn read(file: &mut dyn ReadSeek, path: &SourcePath, around: &Around<'_>, progress: &dyn Fn(u64)) -> Checked<Brought> {
    read_list(file, path, around, progress, Layout::Wide, LIST)
}

/// Reads a list of either layout.
pub(super) fn read_list(
    file: &mut dyn ReadSeek,
    path: &SourcePath,
    around: &Around<'_>,
    progress: &dyn Fn(u64),
    layout: Layout,
    list: List,
) -> Checked<Brought> {
    let mut gatherer = gather::Gatherer::new(path, around.vocabularies, around.states);
    match gather(&mut Watched { file, at: 0, progress }, layout, &mut gatherer) {
        Ok(()) => {
            gatherer.tell_unknown();
            merge::merge(&mut gatherer);
            let brought = records::build(&mut gatherer, list, around.as_of, around.options);
            Checked::new(brought, gatherer.diagnostics)
        }
        Err(fault) => {
            let mut diagnostics = gatherer.diagnostics;
            diagnostics.push(*fault);
            Checked::new(Brought::default(), diagnostics)
        }
    }
}

fn gather(file: &mut Watched<'_>, layout: Layout, gatherer: &mut gather::Gatherer<'_>) -> Result<(), Box<Diagnostic>> {
    let unreadable = |why: &str, help: &str| Box::new(Diagnostic::unreadable_file(Place::from(&gatherer.path), why, help));
    let refused = |error: io::Error| unreadable(&error.to_string(), "copy the file here again");
    match make(file).map_err(refused)? {
        None => Err(unreadable("this file is empty", "download it again")),
        Some(Make::Workbook) => tables::read_workbook(file, layout, gatherer),
        Some(Make::Table) => tables::read_table(file, layout, gatherer),
        Some(Make::Json) if layout == Layout::Coded => {
            let why = "the National Directory comes as a workbook, and this is JSON";
            Err(Box::new(Diagnostic::foreign_shape(Place::from(&gatherer.path), why, Some("findtreatment"))))
        }
        Some(Make::Json) => {
            let no_text = unreadable("this file is no text", "download it again");
            let text = encoding::text(file).map_err(refused)?.ok_or(no_text)?;
            gatherer.diagnostics.extend(text.written_in.map(|name| Diagnostic::other_encoding(Place::from(&gatherer.path), name)));
            json::read(text, gatherer)
        }
    }
}

/// Looks at the first bytes. None if there are none.
fn make(file: &mut dyn ReadSeek) -> io::Result<Option<Make>> {
    let start = encoding::start(file, 512)?;
    let plain: Vec<u8> = start.iter().copied().filter(|byte| !matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF)).collect();
    let first = plain.trim_ascii_start().first();
    Ok(match first {
        None => None,
        Some(_) if start.starts_with(b"PK") || start.starts_with(b"\xD0\xCF\x11\xE0") => Some(Make::Workbook),
        Some(b'{' | b'[') => Some(Make::Json),
        Some(_) => Some(Make::Table),
    })
}

/// A file that tells how far it is read.
struct Watched<'f> {
    file: &'f mut dyn ReadSeek,
    at: u64,
    progress: &'f dyn Fn(u64),
}

impl Read for Watched<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        self.at += read as u64;
        (self.progress)(self.at);
        Ok(read)
    }
}

impl Seek for Watched<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = self.file.seek(to)?;
        Ok(self.at)
    }
}
