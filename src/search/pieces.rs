//! The directory in pieces: cards, summaries and regions by number, and lists of all numbers in each order.

use rayon::prelude::*;
use serde_json::{Value, json};

use super::{
    cards::{self, scaled},
    directory::{Directory, Entry},
    facets::Facet,
    shards::Shards,
};
use crate::model::{Point, vocabulary::fold};

/// How many files the cards of a large site are in: more files make an answer smaller whose programs lie far apart, fewer are kinder to hosts.
const CARD_FILES: usize = 300;
const SUMMARY_FILES: usize = 60;
/// Programs in a piece at least.
const LEAST: usize = 16;
/// Programs in a region, numbers in a piece of an order.
const REGION: usize = 512;
const ORDER: usize = 2048;
/// The cards that come first where no place is given stand together once more: so many, in pieces of so many.
const FIRST: usize = 512;
const FIRST_PIECE: usize = 32;

/// Writes all pieces but the summaries, and returns what the root of the index says of them.
pub(super) fn write(directory: &Directory<'_>, facets: &[Facet<'_>], shards: &mut Shards) -> Value {
    let entries = &directory.entries;
    let rows: Vec<String> = entries.par_iter().map(|entry| cards::row(directory, entry).to_string()).collect();
    let size = size(entries.len(), CARD_FILES);
    let cards = rows.chunks(size).map(listed).collect();
    let first: Vec<&String> = directory.in_order.iter().take(FIRST).map(|number| &rows[*number as usize]).collect();
    let first = first.chunks(FIRST_PIECE).map(listed).collect();
    let regions = entries.par_chunks(REGION).enumerate().map(|(number, chunk)| region(chunk, number * REGION, facets)).collect();
    let points = entries.chunks(REGION).map(points).collect();
    json!({
        "cards": {"size": size, "files": shards.add_all("c", cards)},
        "first": {"size": FIRST_PIECE, "files": shards.add_all("f", first)},
        "regions": {
            "size": REGION,
            "points": shards.add_all("g", points),
            "files": shards.add_all("r", regions),
            "boxes": entries.chunks(REGION).map(bounds).collect::<Vec<_>>(),
        },
        "orders": {
            "size": ORDER,
            "checked": order(&directory.in_order, shards),
            "name": order(&sorted(directory, |entry, position| (fold(&entry.program.identity.name), position)), shards),
            "intake": order(&sorted(directory, |entry, position| (wait(directory, entry), position)), shards),
        },
    })
}

/// Writes the summaries, and returns where they are.
pub(super) fn summaries(directory: &Directory<'_>, shards: &mut Shards) -> Value {
    let size = size(directory.entries.len(), SUMMARY_FILES);
    let files = directory.entries.chunks(size).map(|chunk| {
        let texts: Vec<&str> = chunk.iter().map(|entry| &*entry.program.identity.summary).collect();
        json!(texts).to_string()
    });
    json!({"size": size, "files": shards.add_all("s", files.collect())})
}

/// How many programs a file holds, if there may be so many files.
fn size(programs: usize, files: usize) -> usize {
    programs.div_ceil(files).max(LEAST)
}

fn listed<T: AsRef<str>>(rows: &[T]) -> String {
    let rows: Vec<&str> = rows.iter().map(AsRef::as_ref).collect();
    format!("[{}]", rows.join(","))
}

/// The box around all points of some entries, in thousandths of a degree: south, west, north, east.
fn bounds(entries: &[Entry<'_>]) -> Option<[i32; 4]> {
    let points = entries.iter().filter_map(Entry::point).map(|point| (scaled(point.latitude, 1000.0), scaled(point.longitude, 1000.0)));
    points.fold(None, |bounds, (lat, lon)| {
        let [south, west, north, east] = bounds.unwrap_or([lat, lon, lat, lon]);
        Some([south.min(lat), west.min(lon), north.max(lat), east.max(lon)])
    })
}

fn region(entries: &[Entry<'_>], start: usize, facets: &[Facet<'_>]) -> String {
    let mut terms = serde_json::Map::new();
    for facet in facets.iter().filter(|facet| facet.in_finder) {
        for term in &facet.terms {
            let here = within(&term.programs, start, start + entries.len());
            let mut last = start;
            let steps: Vec<usize> = here.iter().map(|number| *number as usize - std::mem::replace(&mut last, *number as usize)).collect();
            if !steps.is_empty() {
                terms.insert(facet.key(term), steps.into());
            }
        }
    }
    Value::from(terms).to_string()
}

/// Where the programs of a region are, in thousandths of a degree: all latitudes, then all longitudes.
fn points(entries: &[Entry<'_>]) -> String {
    let degrees = |part: fn(&Point) -> f64| -> Vec<Option<i32>> {
        entries.iter().map(|entry| entry.point().map(|point| scaled(part(&point), 1000.0))).collect()
    };
    json!([degrees(|point| point.latitude), degrees(|point| point.longitude)]).to_string()
}

/// The part of sorted numbers from `start` up to, not including, `end`.
fn within(numbers: &[u32], start: usize, end: usize) -> &[u32] {
    let at = |limit: usize| numbers.partition_point(|number| (*number as usize) < limit);
    &numbers[at(start)..at(end)]
}

/// Numbers sorted by a key that may use the position in the usual order, which decides between equals.
fn sorted<K: Ord>(directory: &Directory<'_>, key: impl Fn(&Entry<'_>, usize) -> K) -> Vec<u32> {
    let mut keyed: Vec<(K, u32)> = directory
        .in_order
        .iter()
        .enumerate()
        .map(|(position, number)| (key(&directory.entries[*number as usize], position), *number))
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, number)| number).collect()
}

/// How soon someone may start: whether there is room, then days until the first visit.
fn wait(directory: &Directory<'_>, entry: &Entry<'_>) -> (u8, i32) {
    let kinds = directory.site.vocabularies().get("availability");
    let access = &entry.program.access;
    let room = access.availability.map_or(2, |availability| match &*kinds.term(availability.value).id {
        "open" => 0,
        "waitlist" => 1,
        "closed" => 3,
        _ => 2,
    });
    (room, access.first_visit_days.map_or(i32::MAX, |days| scaled(days.min, 1.0)))
}

fn order(numbers: &[u32], shards: &mut Shards) -> Vec<String> {
    let pieces = numbers.chunks(ORDER).map(|piece| json!(piece).to_string()).collect();
    shards.add_all("o", pieces)
}
