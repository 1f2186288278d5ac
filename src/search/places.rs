//! What a reader may write as a place: ZIP codes, cities, counties and states with their middles. All of the country's: who types a ZIP without
//! programs around must hear that there are none, not that there is no such ZIP.

use std::{collections::BTreeMap, sync::LazyLock};

use serde_json::{Value, json};

use super::{
    cards::scaled,
    directory::{Directory, Entry},
    inverted::shortest_after,
    shards::Shards,
};
use crate::{
    model::{
        geography::{self, ZipPlace},
        vocabulary::fold,
    },
    plan::Plan,
    value::Language,
};

/// Rows in a file of cities, from which on it is full: some 5 KB on the way.
const CITIES: usize = 320;

/// What is the same for every site, made once: it takes longer than everything else about places.
static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::new);

/// ZIP codes and towns.
struct Gazetteer {
    /// Finished files of ZIPs with their first two digits.
    zips: Vec<(String, String)>,
    /// Towns by name and state, in the pieces that become files; all of one name are in one piece.
    towns: Vec<Piece>,
}

/// Towns of one file.
struct Piece {
    /// From which name on they are, as short as can be.
    first: String,
    towns: Vec<(TownKey, Town)>,
    /// The finished file of a site without programs here, as most are.
    file: String,
}

/// A city or county.
#[derive(Default)]
struct Town {
    label: &'static str,
    zips: u32,
    latitude: f64,
    longitude: f64,
    is_county: bool,
    /// The row up to its number of programs, which is the site's own.
    row: String,
}

/// A name, folded, and a state.
type TownKey = (String, &'static str);

/// Writes the files of places, and returns what the root of the index says of ZIPs and cities.
pub(super) fn write(directory: &Directory<'_>, shards: &mut Shards) -> Value {
    let mut programs: BTreeMap<TownKey, u32> = BTreeMap::new();
    for address in directory.entries.iter().filter_map(Entry::address) {
        let state = geography::zip_place(&address.zip[..address.zip.len().min(5)]).map_or("", |place| place.state);
        *programs.entry((fold(&address.city), state)).or_default() += 1;
    }
    let zips: BTreeMap<&str, String> = GAZETTEER.zips.iter().map(|(start, file)| (start.as_str(), shards.add("z", file.clone()))).collect();
    json!({"zips": zips, "cities": cities(&programs, shards)})
}

impl Gazetteer {
    fn new() -> Self {
        let mut towns: BTreeMap<TownKey, Town> = BTreeMap::new();
        let mut zips: BTreeMap<String, Vec<(u32, ZipPlace)>> = BTreeMap::new();
        for (zip, place) in geography::zip_places() {
            for (name, is_county) in [(place.city, false), (place.county, true)] {
                if !name.is_empty() {
                    towns.entry((fold(name), place.state)).or_default().add(name, &place, is_county);
                }
            }
            zips.entry(format!("{:02}", zip / 1000)).or_default().push((zip % 1000, place));
        }
        for ((name, state), town) in &mut towns {
            let (north, east) = (scaled(town.latitude, 1000.0), scaled(town.longitude, 1000.0));
            town.row = format!("[{},{},\"{state}\",{north},{east},{},", json!(name), json!(town.label), town.zips);
        }
        Self { zips: zips.into_iter().map(|(start, rows)| (start, zip_file(&rows))).collect(), towns: pieces(towns) }
    }
}

fn pieces(towns: BTreeMap<TownKey, Town>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut last = String::new();
    for (key, town) in towns {
        if pieces.last().is_none_or(|piece| piece.towns.len() >= CITIES && key.0 != last) {
            pieces.push(Piece { first: shortest_after(&last, &key.0), towns: Vec::new(), file: String::new() });
        }
        last.clone_from(&key.0);
        pieces.last_mut().expect("one was pushed").towns.push((key, town));
    }
    for piece in &mut pieces {
        piece.file = city_file(&piece.towns, &BTreeMap::new());
    }
    pieces
}

fn city_file(towns: &[(TownKey, Town)], programs: &BTreeMap<TownKey, u32>) -> String {
    let row = |(key, town): &(TownKey, Town)| {
        let here = if town.is_county { 0 } else { programs.get(key).copied().unwrap_or_default() };
        format!("{}{here}{}]", town.row, if town.is_county { ",1" } else { "" })
    };
    format!("[{}]", towns.iter().map(row).collect::<Vec<_>>().join(","))
}

impl Town {
    /// The middle of a town is the middle of its ZIPs.
    fn add(&mut self, name: &'static str, place: &ZipPlace, is_county: bool) {
        if self.zips == 0 {
            self.label = name;
            self.is_county = is_county;
        }
        let (before, after) = (f64::from(self.zips), f64::from(self.zips + 1));
        self.latitude = (self.latitude * before + place.latitude) / after;
        self.longitude = (self.longitude * before + place.longitude) / after;
        self.zips += 1;
    }
}

fn zip_file(rows: &[(u32, ZipPlace)]) -> String {
    let mut names: Vec<&str> = rows.iter().map(|(_, place)| place.city).collect();
    names.sort_unstable();
    names.dedup();
    let rows: Vec<Value> = rows
        .iter()
        .map(|(zip, place)| {
            let city = names.binary_search(&place.city).unwrap_or_default();
            json!([zip, scaled(place.latitude, 1000.0), scaled(place.longitude, 1000.0), city, place.state])
        })
        .collect();
    json!({"names": names, "zips": rows}).to_string()
}

/// Towns with their numbers of programs.
fn cities(programs: &BTreeMap<TownKey, u32>, shards: &mut Shards) -> Value {
    let file = |piece: &Piece| match (piece.towns.first(), piece.towns.last()) {
        (Some((first, _)), Some((last, _))) if programs.range(first..=last).next().is_some() => city_file(&piece.towns, programs),
        _ => piece.file.clone(),
    };
    let files: Vec<String> = GAZETTEER.towns.iter().map(|piece| shards.add("p", file(piece))).collect();
    json!({"first": GAZETTEER.towns.iter().map(|piece| piece.first.as_str()).collect::<Vec<_>>(), "files": files})
}

/// The states in a language: code, label, folded names in all languages, middle, programs to visit, programs to join online.
pub(super) fn states(directory: &Directory<'_>, plan: &Plan, language: &Language) -> Vec<Value> {
    let listings = plan.listings();
    let states = directory.site.states().all().map(|state| {
        let mut names: Vec<String> = state.name.all().map(fold).collect();
        names.sort_unstable();
        names.dedup();
        let (latitude, longitude) = state.middle();
        let visit = listings.states.get(&state.code).map_or(0, |listing| listing.all.len());
        let online = listings.online.get(&state.code).map_or(0, Vec::len);
        let label = directory.site.config().text(&state.name, language);
        json!([state.code, label, names, scaled(latitude, 1000.0), scaled(longitude, 1000.0), visit, online])
    });
    states.collect()
}
