//! The records of a site as their authors wrote them, field by field.

use rayon::prelude::*;

use super::brought::{Kind, location_fields, organization_fields, program_fields};
use crate::{
    content::{self, Entry, Origin, Records, Trust},
    model::{Vocabularies, records_of_rows},
    source::{SourceFile, SourceTree},
    yaml::Fields,
};

/// A record of the site.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub(super) kind: Kind,
    pub(super) id: String,
    /// Its fields, spelled in one way; never its id.
    pub(super) fields: Fields,
    /// Its Markdown.
    pub(super) body: String,
    pub(super) origin: Origin,
}

/// Reads all records of a site. Rows of the one-table form are there as the records that they stand for.
pub(super) fn standing(sources: &SourceTree, vocabularies: &Vocabularies) -> Vec<Standing> {
    let files: Vec<&SourceFile> = sources.below(content::FOLDER).filter(|file| may_hold_records(file)).collect();
    files.into_par_iter().flat_map_iter(|file| records(file, vocabularies)).collect()
}

fn may_hold_records(file: &SourceFile) -> bool {
    let folder = file.path.below(content::FOLDER).and_then(|inside| inside.split_once('/')).map(|(folder, _)| folder);
    matches!(folder, Some("programs" | "organizations" | "locations"))
}

/// The records of a file, in its order.
fn records(file: &SourceFile, vocabularies: &Vocabularies) -> Vec<Standing> {
    match content::parse(file, Trust::default()).value.records {
        Records::Simple(rows) => {
            let (organizations, locations, programs) = records_of_rows(&rows, vocabularies).value;
            let mut records = all(Kind::Organization, organizations, &[], organization_fields);
            records.extend(all(Kind::Location, locations, &[], location_fields));
            records.extend(all(Kind::Program, programs, &[], program_fields));
            records
        }
        _ => written(file),
    }
}

/// The records that are written as such in a file, in its order.
pub(super) fn written(file: &SourceFile) -> Vec<Standing> {
    let bodies = || content::rows_and_bodies(file);
    match content::parse(file, Trust::default()).value.records {
        Records::Organizations(entries) => all(Kind::Organization, entries, &[], organization_fields),
        Records::Locations(entries) => all(Kind::Location, entries, &[], location_fields),
        Records::Programs(entries) => all(Kind::Program, entries, &bodies(), program_fields),
        _ => Vec::new(),
    }
}

fn all<T: Identified>(kind: Kind, entries: Vec<Entry<T>>, bodies: &[(usize, String)], fields: fn(T) -> Fields) -> Vec<Standing> {
    let record = |Entry { raw, origin, .. }: Entry<T>| {
        let id = raw.id().unwrap_or(&origin.stem).to_owned();
        let body = bodies.get(origin.record.unwrap_or_default() as usize).map(|(_, body)| body.trim().to_owned()).unwrap_or_default();
        Standing { kind, id, fields: fields(raw), body, origin }
    };
    entries.into_iter().map(record).collect()
}

/// A record that may write its own id.
trait Identified {
    fn id(&self) -> Option<&str>;
}

impl Identified for content::raw::Organization {
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}

impl Identified for content::raw::Location {
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}

impl Identified for content::raw::Program {
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}
