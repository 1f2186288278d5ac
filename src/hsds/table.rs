//! The feed as tables: the same objects as in its files, each kind in a table of its own, with a descriptor that lists what is there.

use std::{borrow::Cow, collections::BTreeMap};

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    Feed,
    columns::{TABLES, Table, descriptor},
};
use crate::{archive, model::Program, plan::HsdsTerms, table};

/// Records whose rows are made in parallel before they are written: few, as rows take many times the room of what is written.
const AT_ONCE: usize = 64;

/// Rows, each in the columns of its table.
type Rows = BTreeMap<&'static str, Vec<Vec<Cow<'static, str>>>>;

/// Returns the tables that have rows, after the descriptor that lists them.
#[must_use]
pub fn tables(feed: Feed<'_>) -> Vec<(&'static str, Vec<u8>)> {
    written(feed, &feed.used())
}

/// The tables in one package.
pub(super) fn package(feed: Feed<'_>, used: &HsdsTerms) -> Vec<u8> {
    archive::pack(&written(feed, used))
}

fn written(feed: Feed<'_>, used: &HsdsTerms) -> Vec<(&'static str, Vec<u8>)> {
    let mut written = Written::default();
    let site = feed.site;
    let organizations: Vec<_> = site.organizations().values().collect();
    written.add("organization", &organizations, |organization| feed.organization_alone(organization));
    let locations: Vec<_> = site.locations().values().collect();
    written.add("location", &locations, |location| feed.full_location(location));
    let programs: Vec<&Program> = feed.programs().collect();
    let online: Vec<&Program> = programs.iter().copied().filter(|program| site.location_of(program).is_none()).collect();
    written.add("location", &online, |program| feed.online(program.id.as_str()));
    written.add("service", &programs, |program| feed.full_service(program));
    written.add("taxonomy", &feed.used_taxonomies(used), Clone::clone);
    written.add("taxonomy_term", &feed.used_terms(used), |term| {
        let mut row = object(term);
        row.insert("taxonomy_id".to_owned(), Value::String(term.taxonomy_detail.id.clone()));
        row
    });
    written.done(feed)
}

/// The tables as far as they are written.
#[derive(Default)]
struct Written(BTreeMap<&'static str, Vec<u8>>);

impl Written {
    /// Adds the rows of some objects of one kind and of all that belongs to them. They are made in parallel and put together in order.
    fn add<T: Sync, O: Serialize>(&mut self, kind: &'static str, records: &[T], make: impl Fn(&T) -> O + Sync) {
        for together in records.chunks(AT_ONCE) {
            let rows = together.par_iter().map(|record| {
                let mut rows = Rows::new();
                put(&mut rows, kind, &object(&make(record)), None);
                rows
            });
            let mut all = Rows::new();
            for rows in rows.collect::<Vec<Rows>>() {
                for (kind, rows) in rows {
                    // What is counted is the same for all, and has one row.
                    let is_known = kind == "unit" && (all.contains_key(kind) || self.0.contains_key(kind));
                    if !is_known {
                        all.entry(kind).or_default().extend(rows);
                    }
                }
            }
            for (kind, rows) in all {
                self.0.entry(kind).or_insert_with(|| header(kind)).extend(table::write(rows));
            }
        }
    }

    fn done(mut self, feed: Feed<'_>) -> Vec<(&'static str, Vec<u8>)> {
        let there: Vec<(&'static Table, Vec<u8>)> = TABLES.iter().filter_map(|table| Some((table, self.0.remove(table.object)?))).collect();
        let listed: Vec<&Table> = there.iter().map(|(table, _)| *table).collect();
        let descriptor = descriptor(&listed, feed.site);
        std::iter::once(("datapackage.json", descriptor)).chain(there.into_iter().map(|(table, bytes)| (table.file, bytes))).collect()
    }
}

fn table_of(kind: &str) -> &'static Table {
    TABLES.iter().find(|table| table.object == kind).expect("every kind of object has a table")
}

fn header(kind: &str) -> Vec<u8> {
    table::write([table_of(kind).columns().map(Cow::Borrowed).collect()])
}

fn object(object: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(object) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// Puts an object into its table, and what belongs to it into others. `owner` is what it belongs to: what kind of object, and its UUID.
fn put(rows: &mut Rows, kind: &'static str, object: &Map<String, Value>, owner: Option<(&'static str, &str)>) {
    let table = table_of(kind);
    let id = object.get("id").and_then(Value::as_str).unwrap_or_default();
    let within = |part: &str| object.get(part).and_then(|part| part.get("id")).and_then(Value::as_str);
    let cell = |column: &'static str| -> Cow<'static, str> {
        let named = column.strip_suffix("_id").unwrap_or_default();
        let linked = || owner.filter(|(kind, _)| *kind == named).map(|(_, id)| id.to_owned().into());
        let nested = || within(named).map(|id| id.to_owned().into());
        match (column, owner) {
            ("link_id" | "resource_id", Some((_, id))) => id.to_owned().into(),
            ("link_entity" | "resource_type", Some((kind, _))) => kind.into(),
            _ => object.get(column).map(text).or_else(linked).or_else(nested).unwrap_or_default(),
        }
    };
    let row = table.columns().map(cell).collect();
    rows.entry(kind).or_default().push(row);
    for (part, value) in object {
        let Some(table) = TABLES.iter().find(|table| table.parts.contains(&part.as_str())) else { continue };
        let owner = Some((kind, id));
        match value {
            Value::Array(parts) => parts.iter().filter_map(Value::as_object).for_each(|part| put(rows, table.object, part, owner)),
            Value::Object(part) => put(rows, table.object, part, None),
            _ => {}
        }
    }
}

fn text(value: &Value) -> Cow<'static, str> {
    match value {
        Value::String(text) => text.clone().into(),
        Value::Number(number) => number.to_string().trim_end_matches(".0").to_owned().into(),
        _ => "".into(),
    }
}
