//! All records of a site as the four native tables. What is private stays home: drafts, tax numbers, consents, and where a confidential place is.

use std::borrow::Cow;

use super::{
    agree::value,
    brought::Kind,
    standing::{Standing, standing},
};
use crate::{
    content::columns::{self, Column, cells, sessions},
    model::Vocabularies,
    source::SourceTree,
    table,
    yaml::{Fields, Tree},
};

/// Returns the tables by name, sorted by the records' ids. Rows of the one-table form are there as the records that they stand for. A table
/// without rows is left out.
#[must_use]
pub fn tables(sources: &SourceTree, vocabularies: &Vocabularies) -> Vec<(&'static str, Vec<u8>)> {
    let mut records = standing(sources, vocabularies);
    records.sort_by(|one, other| (one.kind, &one.id).cmp(&(other.kind, &other.id)));
    let public: Vec<Standing> = records.into_iter().filter(is_public).map(without_private).collect();
    let rows = |kind, columns: &[Column]| {
        let records = public.iter().filter(move |record| record.kind == kind);
        let rows: Vec<Vec<Cow<'static, str>>> = records.map(|record| cells(columns, &with_id(record), &record.body)).collect();
        written(columns, rows)
    };
    let programs = public.iter().filter(|record| record.kind == Kind::Program);
    let weeks: Vec<Vec<Cow<'static, str>>> = programs.flat_map(|record| sessions(&record.id, &record.fields)).collect();
    [
        ("organizations.csv", rows(Kind::Organization, columns::ORGANIZATIONS)),
        ("locations.csv", rows(Kind::Location, columns::LOCATIONS)),
        ("programs.csv", rows(Kind::Program, columns::PROGRAMS)),
        ("sessions.csv", written(columns::SESSIONS, weeks)),
    ]
    .into_iter()
    .filter_map(|(name, bytes)| Some((name, bytes?)))
    .collect()
}

fn written(columns: &[Column], rows: Vec<Vec<Cow<'static, str>>>) -> Option<Vec<u8>> {
    let header = columns.iter().map(|column| column.name.into()).collect();
    (!rows.is_empty()).then(|| table::write(std::iter::once(header).chain(rows)))
}

fn with_id(record: &Standing) -> Fields {
    std::iter::once(("id".to_owned(), Tree::Text(record.id.clone()))).chain(record.fields.iter().cloned()).collect()
}

fn is_public(record: &Standing) -> bool {
    value(&record.fields, "draft").is_none()
}

fn without_private(mut record: Standing) -> Standing {
    let confidential = record.kind == Kind::Location && value(&record.fields, "kind") == Some(&Tree::Text("confidential".to_owned()));
    let is_private = |field: &str| match field {
        "listing_consent" => true,
        "lat" | "lon" | "coords_from" | "external_identifier" => confidential,
        _ => false,
    };
    record.fields.retain(|(field, _)| !is_private(field));
    for (field, value) in &mut record.fields {
        match (field.as_str(), value) {
            ("identifiers", Tree::List(identifiers)) => identifiers.retain(|identifier| !is_tax_number(identifier)),
            ("address", Tree::Map(address)) if confidential => address.retain(|(part, _)| !matches!(part.as_str(), "line1" | "line2")),
            _ => {}
        }
    }
    record
}

fn is_tax_number(identifier: &Tree) -> bool {
    matches!(identifier, Tree::Map(fields) if value(fields, "scheme") == Some(&Tree::Text("ein".to_owned())))
}
