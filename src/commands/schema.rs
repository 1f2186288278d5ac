//! `carepress schema`: what authors may write, for editors and spreadsheet programs.

use std::path::{Path, PathBuf};

use super::Outcome;
use crate::{
    config,
    diagnostic::Error,
    model::Vocabularies,
    path::SourcePath,
    pipeline::{self, Cache, Inputs},
    report::Terminal,
    schema::{self, KINDS, Kind, Table},
    source::{self, SourceTree},
    value::Date,
};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder. Where there is no site, the built-in vocabularies count.
    pub site: PathBuf,
    /// What is wanted of it.
    pub wanted: Wanted,
}

/// What is wanted.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// A list of the kinds of files.
    Kinds,
    /// The schema of a kind of file.
    Schema(&'static Kind),
    /// The schemas of all kinds as files of a folder.
    Files(PathBuf),
    /// A table to fill in, as CSV.
    Table(&'static Table),
    /// All tables to fill in, as a workbook.
    Workbook(PathBuf),
}

/// Prints or writes what is asked for.
#[must_use]
pub fn run(options: &Options, terminal: Terminal) -> Outcome {
    match give(options, terminal) {
        Ok(()) => Outcome::Done,
        Err(error) => {
            terminal.refusal(&error);
            Outcome::Refused
        }
    }
}

fn give(options: &Options, terminal: Terminal) -> Result<(), Error> {
    match &options.wanted {
        Wanted::Kinds => terminal.give(&kinds()),
        Wanted::Schema(kind) => terminal.give(&schema::text(kind, &vocabularies(&options.site)?)),
        Wanted::Table(table) => terminal.give(&schema::csv(table, &vocabularies(&options.site)?)),
        Wanted::Workbook(file) => {
            source::write_new(file, &schema::workbook(&vocabularies(&options.site)?))?;
            terminal.say(&format!("{} written; its first sheet tells how to fill it in", file.display()));
        }
        Wanted::Files(folder) => {
            let written = write(folder, schema::files(&vocabularies(&options.site)?))?;
            terminal.say(&format!("{} schemas in {}, {written} of them new or changed", KINDS.len(), folder.display()));
        }
    }
    Ok(())
}

/// The kinds, each with its files.
fn kinds() -> String {
    let row = |kind: &Kind| format!("{:<20} {:<48} {}\n", kind.name, kind.title, kind.files[0]);
    KINDS.iter().map(row).collect()
}

/// Returns the vocabularies of a site, or the built-in ones where there is none.
fn vocabularies(site: &Path) -> Result<Vocabularies, Error> {
    let sources = source::read(site)?.value;
    let is_site = SourcePath::new(config::FILE).is_some_and(|file| sources.get(&file).is_some());
    Ok(lists(&if is_site { sources } else { SourceTree::default() }))
}

/// The vocabularies of a site, without a look at its records.
pub(super) fn lists(sources: &SourceTree) -> Vocabularies {
    let folder = |file: &source::SourceFile| file.path.below("content/vocabularies").is_some();
    let sources = sources.files().filter(|file| folder(file)).cloned().collect();
    // No vocabulary depends on the day.
    let as_of = Date::read("2026-01-01").expect("a date");
    let inputs = Inputs { sources, carried: source::embedded(), as_of, base_url: None, drafts: false, precompress: false };
    pipeline::plan(&inputs, &mut Cache::default(), Vec::new()).site.vocabularies().clone()
}

/// Writes the files that are not there yet or say something else. Returns how many that were.
fn write(folder: &Path, files: impl Iterator<Item = (String, String)>) -> Result<usize, Error> {
    let mut written = 0;
    for (name, text) in files {
        let path = folder.join(name);
        if !path.is_file() {
            source::write_new(&path, text.as_bytes())?;
        } else if source::read_text(&path, "it was there a moment ago")? != text {
            source::replace(&path, &text)?;
        } else {
            continue;
        }
        written += 1;
    }
    Ok(written)
}
