//! The feed as tables: the same objects as in its files, each kind in a table of its own, with a descriptor that lists what is there.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    io::Write,
};

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    Feed,
    columns::{TABLES, Table, descriptor},
};
use crate::{
    archive::{self, Packing},
    model::Program,
    plan::HsdsTerms,
    table,
};

/// Records whose rows are made in parallel before they are put together.
const AT_ONCE: usize = 512;

/// Records whose rows are made one after the other: few, as rows take many times the room of what is written of them.
const IN_A_ROW: usize = 16;

/// What is counted is the same for all, and has one row.
const UNIT: &str = "unit";

/// The name of the descriptor that lists the tables.
const DESCRIPTOR: &str = "datapackage.json";

/// Returns the tables that have rows, after the descriptor that lists them.
#[must_use]
pub fn tables(feed: Feed<'_>) -> Vec<(&'static str, Vec<u8>)> {
    let tables = written(feed, &feed.used(), |_| Vec::new());
    let list = (DESCRIPTOR, list_of(&tables, feed));
    std::iter::once(list).chain(tables.into_iter().map(|(table, bytes)| (table.file, bytes))).collect()
}

/// The tables in one package. They are packed while they are written: unpacked, they take four times the room.
pub(super) fn package(feed: Feed<'_>, used: &HsdsTerms) -> Vec<u8> {
    let tables = written(feed, used, |table| Packing::new(table.file));
    let mut list = Packing::new(DESCRIPTOR);
    put_down(&mut list, &list_of(&tables, feed));
    archive::pack(std::iter::once(list).chain(tables.into_iter().map(|(_, table)| table)))
}

fn list_of<W>(tables: &[(&Table, W)], feed: Feed<'_>) -> Vec<u8> {
    descriptor(&tables.iter().map(|(table, _)| *table).collect::<Vec<_>>(), feed.site)
}

/// Writes all tables that have rows, in the order of [`TABLES`]; `start` gives each a place to be written to.
fn written<W: Write>(feed: Feed<'_>, used: &HsdsTerms, start: impl Fn(&'static Table) -> W) -> Vec<(&'static Table, W)> {
    let mut tables = Tables { layout: Layout::new(), start, written: TABLES.iter().map(|_| None).collect() };
    let site = feed.site;
    let organizations: Vec<_> = site.organizations().values().collect();
    tables.add("organization", &organizations, |organization| feed.organization_alone(organization));
    let locations: Vec<_> = site.locations().values().collect();
    tables.add("location", &locations, |location| feed.full_location(location));
    let programs: Vec<&Program> = feed.programs().collect();
    let online: Vec<&Program> = programs.iter().copied().filter(|program| site.location_of(program).is_none()).collect();
    tables.add("location", &online, |program| feed.online(program.id.as_str()));
    tables.add("service", &programs, |program| feed.full_service(program));
    tables.add("taxonomy", &feed.used_taxonomies(used), Clone::clone);
    tables.add("taxonomy_term", &feed.used_terms(used), |term| {
        let mut row = object(term);
        row.insert("taxonomy_id".to_owned(), Value::String(term.taxonomy_detail.id.to_string()));
        row
    });
    TABLES.iter().zip(tables.written).filter_map(|(table, written)| Some((table, written?))).collect()
}

/// The tables as far as they are written.
struct Tables<W, S> {
    layout: Layout,
    start: S,
    /// Table by table, as in [`TABLES`].
    written: Vec<Option<W>>,
}

impl<W: Write, S: Fn(&'static Table) -> W> Tables<W, S> {
    /// Adds the rows of some objects of one kind and of all that belongs to them. They are made in parallel and put together in order.
    fn add<T: Sync, O: Serialize>(&mut self, kind: &'static str, records: &[T], make: impl Fn(&T) -> O + Sync) {
        for together in records.chunks(AT_ONCE) {
            let layout = &self.layout;
            let rows = together.par_chunks(IN_A_ROW).map(|records| {
                let mut rows = Rows::new();
                for record in records {
                    layout.put(&mut rows, kind, &object(&make(record)), None);
                }
                rows.into_iter().map(|(kind, rows)| (kind, table::write(rows))).collect()
            });
            for written in rows.collect::<Vec<Vec<(&'static str, Vec<u8>)>>>() {
                for (kind, rows) in written {
                    self.write(kind, &rows);
                }
            }
        }
    }

    fn write(&mut self, kind: &'static str, rows: &[u8]) {
        let Object { table, columns } = &self.layout.objects[kind];
        let place = &mut self.written[*table];
        if kind == UNIT && place.is_some() {
            return;
        }
        let place = place.get_or_insert_with(|| {
            let mut place = (self.start)(&TABLES[*table]);
            put_down(&mut place, &table::write([columns.iter().map(|column| Cow::Borrowed(*column)).collect()]));
            place
        });
        put_down(place, rows);
    }
}

fn put_down(place: &mut impl Write, bytes: &[u8]) {
    place.write_all(bytes).expect("memory takes every byte");
}

/// Rows by kind of object, each in the columns of its table.
type Rows = BTreeMap<&'static str, Vec<Vec<Cow<'static, str>>>>;

/// Which object stands where: what is looked up for every part of every object.
struct Layout {
    /// Objects by their kind.
    objects: HashMap<&'static str, Object>,
    /// Which kind of object the parts of others are, by the name of the part.
    parts: HashMap<&'static str, &'static str>,
}

/// Where a kind of object stands.
struct Object {
    /// Which of [`TABLES`] its rows are in.
    table: usize,
    columns: Vec<&'static str>,
}

impl Layout {
    fn new() -> Self {
        let object = |(number, table): (usize, &Table)| (table.object, Object { table: number, columns: table.columns().collect() });
        let parts = TABLES.iter().flat_map(|table| table.parts.iter().map(|part| (*part, table.object)));
        Self { objects: TABLES.iter().enumerate().map(object).collect(), parts: parts.collect() }
    }

    /// Puts an object into its table, and what belongs to it into others. `owner` is what it belongs to: what kind of object, and its id.
    fn put(&self, rows: &mut Rows, kind: &'static str, object: &Map<String, Value>, owner: Option<(&'static str, &str)>) {
        if kind == UNIT && rows.contains_key(kind) {
            return;
        }
        let id = object.get("id").and_then(Value::as_str).unwrap_or_default();
        let row = self.objects[kind].columns.iter().map(|column| cell(column, object, owner)).collect();
        rows.entry(kind).or_default().push(row);
        for (part, value) in object {
            let Some(of_part) = self.parts.get(&**part) else { continue };
            match value {
                Value::Array(parts) => {
                    parts.iter().filter_map(Value::as_object).for_each(|part| self.put(rows, of_part, part, Some((kind, id))));
                }
                Value::Object(part) => self.put(rows, of_part, part, None),
                _ => {}
            }
        }
    }
}

/// What stands in a column.
fn cell(column: &'static str, object: &Map<String, Value>, owner: Option<(&'static str, &str)>) -> Cow<'static, str> {
    match (column, owner) {
        ("link_id" | "resource_id", Some((_, id))) => return id.to_owned().into(),
        ("link_entity" | "resource_type", Some((kind, _))) => return kind.into(),
        _ => {}
    }
    if let Some(value) = object.get(column) {
        return text(value);
    }
    let Some(named) = column.strip_suffix("_id") else { return Cow::default() };
    let linked = owner.filter(|(kind, _)| *kind == named).map(|(_, id)| id);
    let nested = || object.get(named)?.get("id")?.as_str();
    linked.or_else(nested).map(|id| id.to_owned().into()).unwrap_or_default()
}

fn object(object: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(object) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

fn text(value: &Value) -> Cow<'static, str> {
    match value {
        Value::String(text) => text.clone().into(),
        Value::Number(number) => number.to_string().trim_end_matches(".0").to_owned().into(),
        _ => "".into(),
    }
}
