//! Rows of one place become one: a place that treats substance use and mental health stands in the list twice, and some stand there twice by mistake.

use std::collections::HashMap;

use super::{facility::Facility, gather::Gatherer};
use crate::{diagnostic::Diagnostic, model::vocabulary::fold};

/// Words of streets that are written short or in full.
const STREET_WORDS: [(&str, &str); 18] = [
    ("street", "st"),
    ("avenue", "ave"),
    ("boulevard", "blvd"),
    ("road", "rd"),
    ("drive", "dr"),
    ("lane", "ln"),
    ("court", "ct"),
    ("place", "pl"),
    ("highway", "hwy"),
    ("parkway", "pkwy"),
    ("circle", "cir"),
    ("north", "n"),
    ("south", "s"),
    ("east", "e"),
    ("west", "w"),
    ("suite", "ste"),
    ("building", "bldg"),
    ("floor", "fl"),
];

/// Returns a street as it is compared.
fn street(facility: &Facility) -> String {
    let folded = fold(facility.street.as_deref().unwrap_or_default());
    let short =
        |word: &str| STREET_WORDS.iter().find(|(long, _)| *long == word).map_or_else(|| word.to_owned(), |(_, short)| (*short).to_owned());
    folded.split(' ').map(short).collect::<Vec<_>>().join(" ")
}

/// What a place is known by, whichever list it stands in: name, street and ZIP.
pub(crate) fn place_key(facility: &Facility) -> String {
    let zip = facility.zip.as_deref().map_or("", |zip| &zip[..zip.len().min(5)]);
    // Without a street, a name and a ZIP may be those of several places.
    let street =
        if facility.street.is_some() { street(facility) } else { facility.lines.first().map_or("", |line| &line.number).to_owned() };
    let site = if facility.street.is_some() { "" } else { facility.shown() };
    format!("{}|{street}|{zip}{}", fold(&facility.name), if site.is_empty() { String::new() } else { format!("|{}", fold(site)) })
}

/// Merges the rows of one place, and says which places are most likely one under two names.
pub(crate) fn merge(gatherer: &mut Gatherer<'_>) {
    let mut merged: Vec<Facility> = Vec::with_capacity(gatherer.facilities.len());
    let mut by_place: HashMap<String, usize> = HashMap::new();
    let mut by_number: HashMap<Box<str>, usize> = HashMap::new();
    for facility in std::mem::take(&mut gatherer.facilities) {
        let key = place_key(&facility);
        let known = by_place.get(&key).or_else(|| facility.number.as_ref().and_then(|number| by_number.get(number)));
        let Some(known) = known.copied() else {
            by_place.insert(key, merged.len());
            by_number.extend(facility.number.clone().map(|number| (number, merged.len())));
            merged.push(facility);
            continue;
        };
        by_number.extend(facility.number.clone().map(|number| (number, known)));
        let other = &mut merged[known];
        // One row of each survey is as it should be.
        if other.kind == facility.kind {
            let at = gatherer.at(facility.row, "");
            gatherer.diagnostics.push(Diagnostic::merged_rows(at, facility.shown(), other.row));
        }
        join(other, facility);
    }
    tell_twins(&merged, gatherer);
    gatherer.facilities = merged;
}

/// Adds a row to another one of the same place. Where they differ, the survey of substance use is believed: only that one names IOPs.
fn join(into: &mut Facility, mut other: Facility) {
    if other.kind < into.kind {
        std::mem::swap(into, &mut other);
    }
    let fill = |blank: &mut Option<Box<str>>, from: Option<Box<str>>| *blank = blank.take().or(from);
    fill(&mut into.number, other.number);
    fill(&mut into.site, other.site);
    fill(&mut into.street, other.street);
    fill(&mut into.second_line, other.second_line);
    fill(&mut into.county, other.county);
    fill(&mut into.zip, other.zip);
    into.website = into.website.take().or(other.website);
    into.point = into.point.or(other.point);
    for line in other.lines {
        if !into.lines.iter().any(|known| known.number == line.number) {
            into.lines.push(line);
        }
    }
    into.signs.extend(other.signs);
    into.signs.sort_unstable();
    into.signs.dedup();
    into.tells_services |= other.tells_services;
}

/// Says which places have one phone, street and ZIP under different names.
fn tell_twins(merged: &[Facility], gatherer: &mut Gatherer<'_>) {
    let mut seen: HashMap<(&str, String, &str), usize> = HashMap::new();
    for (number, facility) in merged.iter().enumerate() {
        let (Some(line), Some(zip), true) = (facility.lines.first(), facility.zip.as_deref(), facility.street.is_some()) else { continue };
        let first = *seen.entry((&line.number, street(facility), &zip[..zip.len().min(5)])).or_insert(number);
        if first != number {
            let other = format!("{} (row {})", merged[first].shown(), merged[first].row);
            let at = gatherer.at(facility.row, "name1");
            gatherer.diagnostics.push(Diagnostic::likely_duplicate(at, &other, "the same phone, street and ZIP code"));
        }
    }
}
