//! What a reader may write as a place: ZIP codes, cities, counties and states with their middles. All of the country's: who types a ZIP without
//! programs around must hear that there are none, not that there is no such ZIP.

use std::collections::BTreeMap;

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

/// Rows in a file of cities, from which on it is full: some 4 KB on the way.
const CITIES: usize = 250;

/// A city or county.
#[derive(Default)]
struct Town {
    label: String,
    zips: u32,
    programs: u32,
    latitude: f64,
    longitude: f64,
    is_county: bool,
}

/// A name, folded, and a state.
type TownKey = (String, &'static str);

/// Writes the files of places, and returns what the root of the index says of ZIPs and cities.
pub(super) fn write(directory: &Directory<'_>, shards: &mut Shards) -> Value {
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
    for address in directory.entries.iter().filter_map(Entry::address) {
        let state = geography::zip_place(&address.zip[..address.zip.len().min(5)]).map_or("", |place| place.state);
        if let Some(town) = towns.get_mut(&(fold(&address.city), state)).filter(|town| !town.is_county) {
            town.programs += 1;
        }
    }
    let zips: BTreeMap<String, String> = zips.into_iter().map(|(start, rows)| (start, shards.add("z", zip_file(&rows)))).collect();
    json!({"zips": zips, "cities": cities(&towns, shards)})
}

impl Town {
    /// The middle of a town is the middle of its ZIPs.
    fn add(&mut self, name: &str, place: &ZipPlace, is_county: bool) {
        if self.zips == 0 {
            name.clone_into(&mut self.label);
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

/// Towns in files by name; all of one name are in one file.
fn cities(towns: &BTreeMap<TownKey, Town>, shards: &mut Shards) -> Value {
    let (mut first, mut files) = (Vec::new(), Vec::new());
    let mut rows: Vec<Value> = Vec::new();
    let mut last = "";
    for ((name, state), town) in towns {
        if rows.len() >= CITIES && name != last {
            files.push(shards.add("p", Value::from(std::mem::take(&mut rows)).to_string()));
        }
        if rows.is_empty() {
            first.push(shortest_after(last, name));
        }
        last = name;
        let (north, east) = (scaled(town.latitude, 1000.0), scaled(town.longitude, 1000.0));
        let mut row = vec![json!(name), json!(town.label), json!(state), json!(north), json!(east), json!(town.zips), json!(town.programs)];
        if town.is_county {
            row.push(1.into());
        }
        rows.push(row.into());
    }
    if !rows.is_empty() {
        files.push(shards.add("p", Value::from(rows).to_string()));
    }
    json!({"first": first, "files": files})
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
