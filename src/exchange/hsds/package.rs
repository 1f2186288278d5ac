//! HSDS as files: a folder or a zip package of JSON files and tables, or one of them. What a table holds, its name says. A package is read twice,
//! once to see how large it is and what its texts are written in, and never unpacked to disk.

use std::{
    io::{self, Read},
    ops::ControlFlow,
};

use super::{
    Fault,
    json::{self, Pages},
    objects::Objects,
    shape::Kind,
};
use crate::{
    archive::{self, Refusal},
    diagnostic::{Diagnostic, Place},
    encoding::{self, Written},
    path::SourcePath,
    source::ReadSeek,
    table::{self, TextRow},
};

/// The most bytes that a package may unpack to.
const MOST_BYTES: u64 = 1 << 30;

/// Reads a file of whatever form. The error says why nothing can be read.
pub(super) fn read(file: &mut dyn ReadSeek, path: &SourcePath, objects: &mut Objects, pages: &mut Pages) -> Result<(), Fault> {
    objects.begin(path);
    let refused = |error: io::Error| unreadable(path, &error.to_string(), "copy the file here again");
    let start = encoding::start(file, 512).map_err(refused)?;
    if start.starts_with(b"PK") {
        return read_zip(file, path, objects, pages);
    }
    file.seek(io::SeekFrom::Start(0)).map_err(refused)?;
    let written = encoding::written(&mut *file).map_err(refused)?;
    file.seek(io::SeekFrom::Start(0)).map_err(refused)?;
    read_text(&mut *file, written, path, objects, pages)
}

fn unreadable(path: &SourcePath, why: &str, what_to_do: &str) -> Fault {
    Fault::Broken(Box::new(Diagnostic::unreadable_file(Place::from(path), why, what_to_do)))
}

/// Reads a text from its start: JSON or a table.
fn read_text(
    mut file: impl Read,
    written: Option<Written>,
    path: &SourcePath,
    objects: &mut Objects,
    pages: &mut Pages,
) -> Result<(), Fault> {
    let Some(written) = written else { return Err(unreadable(path, "this file is no text", "ask for it as JSON or CSV")) };
    let mut text =
        encoding::decoded(&mut file, written).map_err(|error| unreadable(path, &error.to_string(), "copy the file here again"))?;
    objects.diagnostics.extend(text.written_in.map(|name| Diagnostic::other_encoding(Place::from(path), name)));
    let mut start = Vec::new();
    (&mut text).take(512).read_to_end(&mut start).map_err(|error| unreadable(path, &error.to_string(), "copy the file here again"))?;
    let first = start.trim_ascii_start().first().copied();
    let whole = start.as_slice().chain(text);
    match first {
        None => Err(unreadable(path, "this file is empty", "ask for it again")),
        Some(b'{' | b'[') => json::read(whole, path, objects, pages),
        Some(_) => read_table(whole, path, objects),
    }
}

/// Reads a table. What kind of objects it holds, its name says, or else its columns.
fn read_table(text: impl Read, path: &SourcePath, objects: &mut Objects) -> Result<(), Fault> {
    let mut header: Option<(Option<Kind>, Vec<String>)> = None;
    let mut each = |row: &TextRow| {
        let Some((kind, names)) = &header else {
            let names: Vec<String> = row.cells.iter().map(|name| name.to_ascii_lowercase()).collect();
            header = Some((Kind::named(path.stem()).or_else(|| likeliest(&names)), names));
            return ControlFlow::Continue(());
        };
        let Some(kind) = kind else { return ControlFlow::Break(()) };
        if kind.is_passed_over() {
            objects.drop_field(kind.shape().name.to_owned(), row.number);
        } else {
            let cells = names.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty());
            objects.add(*kind, cells.map(|(name, cell)| (name.clone(), cell.clone())).collect(), row.number);
        }
        ControlFlow::Continue(())
    };
    let diagnostics = table::stream_text(text, path, &mut each);
    let kind = header.and_then(|(kind, _)| kind);
    objects.diagnostics.extend(diagnostics);
    if kind.is_some() {
        return Ok(());
    }
    let why = "neither the name nor the columns of this table are those of HSDS";
    Err(Fault::Foreign(Box::new(Diagnostic::foreign_shape(Place::from(path), why, None))))
}

fn likeliest(header: &[String]) -> Option<Kind> {
    let fit = |kind: &Kind| header.iter().filter(|name| kind.column(name).is_some()).count();
    Kind::RECORDS.into_iter().rev().max_by_key(fit).filter(|kind| fit(kind) * 2 > header.len() && header.iter().any(|name| name == "id"))
}

/// Whether a file of a folder or package may be read: JSON or a table.
#[must_use]
pub fn is_wanted(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.eq_ignore_ascii_case("json") || ending.eq_ignore_ascii_case("csv")
}

/// Reads the files of a package.
fn read_zip(file: &mut dyn ReadSeek, path: &SourcePath, objects: &mut Objects, pages: &mut Pages) -> Result<(), Fault> {
    // What each file is written in, and whether it is to be read.
    let mut plan: Vec<Option<(SourcePath, Option<Written>)>> = Vec::new();
    let look = &mut |name: &str, bytes: &mut dyn Read| {
        let wanted = wanted(name, path, objects);
        plan.push(match wanted {
            Some(inside) => Some((inside, encoding::written(bytes)?)),
            None => None,
        });
        Ok(())
    };
    archive::each_file(file, MOST_BYTES, look).map_err(|refusal| refused(path, &refusal))?;
    let mut fault = None;
    let mut number = 0;
    let read = &mut |_: &str, bytes: &mut dyn Read| {
        let planned = plan.get_mut(number).and_then(Option::take);
        number += 1;
        if let (Some((inside, written)), None) = (planned, &fault) {
            objects.begin(&inside);
            match read_text(bytes, written, &inside, objects, pages) {
                Ok(()) => {}
                Err(Fault::Foreign(_)) => {
                    let passed_over = Diagnostic::skipped_file(Place::from(path), inside.file_name(), "it holds no objects of HSDS");
                    objects.diagnostics.push(passed_over);
                }
                Err(broken) => fault = Some(broken),
            }
        }
        Ok(())
    };
    archive::each_file(file, MOST_BYTES, read).map_err(|refusal| refused(path, &refusal))?;
    fault.map_or(Ok(()), Err)
}

/// The name that messages use for a file of a package, if it is to be read.
fn wanted(name: &str, package: &SourcePath, objects: &mut Objects) -> Option<SourcePath> {
    let is_folder = name.ends_with('/');
    let is_junk = name.split('/').any(|part| part == "__MACOSX" || part.starts_with('.') && part != ".." && part != ".");
    if is_folder || is_junk {
        return None;
    }
    let inside = SourcePath::new(&format!("{}/{name}", package.as_str())).filter(|_| !name.starts_with('/') && !name.contains(['\\', ':']));
    match inside {
        None => {
            objects.diagnostics.push(Diagnostic::skipped_file(Place::from(package), name, "its name leads out of the package"));
            None
        }
        Some(inside) if is_wanted(inside.as_str()) => Some(inside),
        Some(_) => {
            objects.diagnostics.push(Diagnostic::skipped_file(Place::from(package), name, "it is neither a table nor JSON"));
            None
        }
    }
}

fn refused(path: &SourcePath, refusal: &Refusal) -> Fault {
    match refusal {
        Refusal::Broken => unreadable(path, "this package is damaged", "ask for it again"),
        Refusal::Encrypted => unreadable(path, "this package needs a password", "unpack it, and import the folder"),
        Refusal::TooLarge => unreadable(
            path,
            "this package unpacks to far more than a directory holds",
            "do not open it; ask whoever sent it, and if it is right, unpack it and import the folder",
        ),
    }
}
