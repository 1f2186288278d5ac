//! The Human Services Data Specification (HSDS) of Open Referral, 3.x and what is left of 2.x: JSON, tables, folders and packages of either. Whatever
//! the form, its objects become tables of objects that name each other (`objects.rs`), and these become records.
//!
//! A feed of Carepress says exactly what the records said, in attributes (docs/hsds.md). Only a feed of the site itself may say when facts were
//! checked: its objects have the UUIDs that this site gives its own records, which no other site's have.

use crate::{
    diagnostic::{Checked, Diagnostic},
    exchange::{Brought, Ids},
    model::Site,
    path::SourcePath,
    source::ReadSeek,
    value::Date,
};

mod attributes;
mod contact;
mod json;
mod level;
mod locations;
mod news;
mod objects;
mod offers;
mod organizations;
mod package;
mod records;
mod services;
mod shape;
mod weeks;
mod words;

pub use package::is_wanted;

/// What is asked of a feed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Whether services are brought that nothing says to be an IOP, as programs of the level that they seem to have.
    pub all_levels: bool,
}

/// What the reader needs to know besides the files.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The site: its vocabularies and states, and the UUIDs of its own records.
    pub site: &'a Site,
    /// What the feed is called where sources are named, such as the name of its file.
    pub name: &'a str,
    /// The day on which the feed is read.
    pub as_of: Date,
    /// What is asked for.
    pub options: Options,
}

/// What a feed told.
#[derive(Debug)]
pub struct Reading {
    /// Its records.
    pub brought: Brought,
    /// Whose ids they have: the site's own if all of them are its own.
    pub ids: Ids,
}

/// Why a file is not read.
#[derive(Debug)]
enum Fault {
    /// It is none of HSDS.
    Foreign(Box<Diagnostic>),
    /// It is damaged: what of it was read is not to be trusted.
    Broken(Box<Diagnostic>),
}

/// Reads the files of a feed, one after the other: JSON, tables, and zip packages of them. If one of them breaks off, nothing is brought.
pub fn read(files: impl IntoIterator<Item = (SourcePath, Box<dyn ReadSeek>)>, around: &Around<'_>) -> Checked<Reading> {
    let mut objects = objects::Objects::new();
    let mut pages = json::Pages::default();
    let mut strangers = Vec::new();
    for (path, mut file) in files {
        match package::read(&mut *file, &path, &mut objects, &mut pages) {
            Ok(()) => {}
            Err(Fault::Foreign(remark)) => strangers.push((path, remark)),
            Err(Fault::Broken(remark)) => {
                let mut diagnostics = objects.diagnostics;
                diagnostics.push(*remark);
                return Checked::new(Reading { brought: Brought::default(), ids: Ids::Made }, diagnostics);
            }
        }
    }
    if objects.is_empty() && !strangers.is_empty() {
        let mut diagnostics = objects.diagnostics;
        diagnostics.extend(strangers.into_iter().map(|(_, remark)| *remark));
        return Checked::new(Reading { brought: Brought::default(), ids: Ids::Made }, diagnostics);
    }
    // A folder holds this and that.
    let passed_over = strangers.iter().map(|(path, _)| Diagnostic::skipped_file(path.into(), path.as_str(), "it holds no objects of HSDS"));
    objects.diagnostics.extend(passed_over);
    records::build(objects, &pages, around)
}
