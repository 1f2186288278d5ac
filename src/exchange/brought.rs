//! Records as a file of others tells them, before they meet those of the site.

use serde::Serialize;

use crate::{
    content::raw,
    diagnostic::Place,
    model::read_phone,
    path::SourcePath,
    yaml::{Fields, Tree},
};

/// All that a file tells, in its order.
#[derive(Clone, Debug, Default)]
pub struct Brought {
    /// Who runs programs.
    pub organizations: Vec<Told<raw::Organization>>,
    /// Where they meet.
    pub locations: Vec<Told<raw::Location>>,
    /// The programs.
    pub programs: Vec<Told<raw::Program>>,
}

/// A record that a file tells.
#[derive(Clone, Debug)]
pub struct Told<T> {
    /// What the file's keeper knows the record by; the same in the next file, and no other record of its kind has it. A number of theirs where
    /// there is one, otherwise what does not change, such as name, street and ZIP.
    pub key: String,
    /// The id that the record is to have, unique in this file among its kind: small letters, digits and single hyphens. Records of this file name
    /// each other by it. What it is in the site is decided when they meet: a record that was brought before keeps its id.
    pub id: String,
    /// The record as an author would write it, without an id of its own.
    pub raw: T,
    /// Its description in Markdown; empty where the file has none.
    pub body: String,
    /// Where the file tells it, for what is to be said of it.
    pub place: Place,
}

/// A kind of record that is brought in and given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Who runs programs.
    Organization,
    /// Where they meet.
    Location,
    /// A program.
    Program,
}

/// A record of any kind, field by field.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Arriving {
    pub(super) kind: Kind,
    pub(super) key: String,
    pub(super) id: String,
    /// Its fields, spelled in one way; never its id.
    pub(super) fields: Fields,
    pub(super) body: String,
    pub(super) place: Place,
}

impl Kind {
    /// All kinds; none names records of a kind after it.
    pub const ALL: [Self; 3] = [Self::Organization, Self::Location, Self::Program];

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        ["organization", "location", "program"][self as usize]
    }

    /// The file of a record that has one of its own; none if the id can be no file name.
    #[must_use]
    pub fn file(self, id: &str) -> Option<SourcePath> {
        let extension = if self == Self::Program { "md" } else { "yaml" };
        SourcePath::new(&format!("content/{}s/{id}.{extension}", self.name()))
    }

    /// The names of all its fields, in the order in which they are written.
    pub(super) fn field_names(self) -> Vec<String> {
        match self {
            Self::Organization => Tree::names(&raw::Organization::default()),
            Self::Location => Tree::names(&raw::Location::default()),
            Self::Program => Tree::names(&raw::Program::default()),
        }
    }
}

impl Brought {
    /// Returns all records, those that others name first.
    pub(super) fn arriving(self) -> Vec<Arriving> {
        let organizations = self.organizations.into_iter().map(|told| told.arriving(Kind::Organization, organization_fields));
        let locations = self.locations.into_iter().map(|told| told.arriving(Kind::Location, location_fields));
        let programs = self.programs.into_iter().map(|told| told.arriving(Kind::Program, program_fields));
        organizations.chain(locations).chain(programs).collect()
    }
}

impl<T> Told<T> {
    fn arriving(self, kind: Kind, fields: fn(T) -> Fields) -> Arriving {
        let body = self.body.trim().to_owned();
        Arriving { kind, key: self.key, id: self.id, fields: fields(self.raw), body, place: self.place }
    }
}

/// The fields of an organization, spelled in one way.
pub(super) fn organization_fields(mut raw: raw::Organization) -> Fields {
    raw.phones.iter_mut().for_each(respell);
    raw.id = None;
    written(&raw)
}

/// The fields of a location, spelled in one way.
pub(super) fn location_fields(mut raw: raw::Location) -> Fields {
    raw.phones.iter_mut().for_each(respell);
    if let Some(phone) = raw.accessibility_contact.as_deref().and_then(read_phone) {
        raw.accessibility_contact = Some(phone.into());
    }
    raw.id = None;
    written(&raw)
}

/// The fields of a program, spelled in one way.
pub(super) fn program_fields(mut raw: raw::Program) -> Fields {
    raw.phones.iter_mut().for_each(respell);
    raw.id = None;
    written(&raw)
}

fn written(raw: &impl Serialize) -> Fields {
    Tree::fields(raw)
}

/// A number has many spellings.
fn respell(phone: &mut raw::Phone) {
    if let Some(number) = phone.number.as_deref().and_then(read_phone) {
        phone.number = Some(number.into());
    }
    if phone.kind.is_none() {
        phone.kind = Some("main".to_owned());
    }
}
