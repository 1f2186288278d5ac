//! Where things are: ZIP codes with their places, and states with their boxes. The ZIP table is packed by `build.rs` and read in place.
//!
//! Layout: the number of rows and the length of the area lines, four bytes each; the rows, 16 bytes each, sorted by ZIP; the area lines, one
//! `state zone` a line; names, each after a byte with its length. A row is ZIP, latitude and longitude in ten-thousandths of a degree, and the
//! places of city and county among the names, three bytes each, and the number of its area in the last byte. Lowest byte first throughout.

use std::collections::BTreeMap;

use crate::{
    content::{Entry, raw},
    value::{Localized, Range},
};

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/zip-codes.bin"));
const HEAD: usize = 8;
const ROW: usize = 16;

/// What is known of a ZIP code. Its centre stands for an area, so distances from it are approximate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ZipPlace {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// The post office's city.
    pub city: &'static str,
    /// The county, or nothing.
    pub county: &'static str,
    /// Two-letter state code.
    pub state: &'static str,
    /// IANA time zone, or nothing.
    pub time_zone: &'static str,
}

/// Looks a five-digit ZIP code up.
#[must_use]
pub fn zip_place(zip: &str) -> Option<ZipPlace> {
    let wanted: i32 = (zip.len() == 5 && zip.bytes().all(|byte| byte.is_ascii_digit())).then(|| zip.parse().ok()).flatten()?;
    let rows = number(TABLE, 0, 4);
    let (mut low, mut high) = (0, usize::try_from(rows).ok()?);
    while low < high {
        let middle = usize::midpoint(low, high);
        match number(TABLE, HEAD + middle * ROW, 3).cmp(&wanted) {
            std::cmp::Ordering::Equal => {
                let row = HEAD + middle * ROW;
                return areas().nth(usize::from(TABLE[row + 15])).map(|area| place(row, area));
            }
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

/// Returns all ZIP codes with what is known of them, in order.
pub fn zip_places() -> impl Iterator<Item = (u32, ZipPlace)> {
    let rows = usize::try_from(number(TABLE, 0, 4)).expect("a count");
    let areas: Vec<Area> = areas().collect();
    let area = move |row: usize| areas[usize::from(TABLE[row + 15])];
    (0..rows).map(|row| HEAD + row * ROW).map(move |row| (number(TABLE, row, 3).unsigned_abs(), place(row, area(row))))
}

/// A state and a time zone.
type Area = (&'static str, &'static str);

fn place(row: usize, (state, time_zone): Area) -> ZipPlace {
    let names = names_start();
    ZipPlace {
        latitude: f64::from(number(TABLE, row + 3, 3)) / 10_000.0,
        longitude: f64::from(number(TABLE, row + 6, 3)) / 10_000.0,
        city: name(names + offset(row + 9)),
        county: name(names + offset(row + 12)),
        state,
        time_zone,
    }
}

/// Reads a signed number of so many bytes.
fn number(table: &[u8], at: usize, bytes: usize) -> i32 {
    let mut all = [0_u8; 4];
    all[..bytes].copy_from_slice(&table[at..at + bytes]);
    let unused = 32 - 8 * u32::try_from(bytes).unwrap_or(4);
    i32::from_le_bytes(all) << unused >> unused
}

fn offset(at: usize) -> usize {
    usize::try_from(number(TABLE, at, 3)).expect("places are not negative")
}

fn areas_start() -> usize {
    HEAD + usize::try_from(number(TABLE, 0, 4)).expect("a count") * ROW
}

fn names_start() -> usize {
    areas_start() + usize::try_from(number(TABLE, 4, 4)).expect("a length")
}

/// The areas, in the order in which rows number them.
fn areas() -> impl Iterator<Item = Area> {
    let lines = std::str::from_utf8(&TABLE[areas_start()..names_start()]).expect("packed from UTF-8");
    lines.lines().filter_map(|line| line.split_once(' '))
}

fn name(at: usize) -> &'static str {
    let length = usize::from(TABLE[at]);
    std::str::from_utf8(&TABLE[at + 1..=at + length]).expect("packed from UTF-8")
}

/// The states, districts and territories of the United States, by code.
#[derive(Clone, Debug, Default)]
pub struct States {
    by_code: BTreeMap<Box<str>, State>,
}

/// A state.
#[derive(Clone, Debug)]
pub struct State {
    /// Two capital letters.
    pub code: Box<str>,
    /// What it is called.
    pub name: Localized,
    /// The zone of most of it.
    pub time_zone: Box<str>,
    latitudes: Range,
    longitudes: Range,
    crosses_antimeridian: bool,
}

impl States {
    /// Puts the built-in states and those of the site together; later entries win.
    pub(super) fn assemble<'e>(entries: impl IntoIterator<Item = &'e Entry<raw::State>>) -> Self {
        let states = entries.into_iter().filter_map(|entry| {
            let code: Box<str> = entry.raw.code.as_deref()?.into();
            let bounds = entry.raw.bounds;
            let state = State {
                code: code.clone(),
                name: entry.raw.name.clone(),
                time_zone: entry.raw.time_zone.as_deref().unwrap_or_default().into(),
                latitudes: Range { min: bounds.south, max: bounds.north },
                longitudes: Range { min: bounds.west, max: bounds.east },
                crosses_antimeridian: entry.raw.crosses_antimeridian,
            };
            Some((code, state))
        });
        Self { by_code: states.collect() }
    }

    /// Returns a state by its code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&State> {
        self.by_code.get(code)
    }

    /// Returns all states, by code.
    pub fn all(&self) -> impl Iterator<Item = &State> {
        self.by_code.values()
    }

    /// Returns the code that was most likely meant: by code in any case, or by name.
    pub(super) fn suggest(&self, written: &str) -> Option<&str> {
        let upper = written.trim().to_uppercase();
        let by_name = |state: &&State| state.name.all().any(|name| name.eq_ignore_ascii_case(written.trim()));
        self.get(&upper).or_else(|| self.all().find(by_name)).map(|state| &*state.code)
    }
}

impl State {
    /// The middle of the state's box: degrees north and east.
    #[must_use]
    pub fn middle(&self) -> (f64, f64) {
        (f64::midpoint(self.latitudes.min, self.latitudes.max), f64::midpoint(self.longitudes.min, self.longitudes.max))
    }

    /// Whether a point lies in the state's box, a tenth of a degree more or less.
    #[must_use]
    pub fn holds(&self, latitude: f64, longitude: f64) -> bool {
        let within = |range: Range, value: f64| (range.min - 0.1..=range.max + 0.1).contains(&value);
        let east_of_the_line = self.crosses_antimeridian && longitude > 170.0;
        within(self.latitudes, latitude) && (within(self.longitudes, longitude) || east_of_the_line)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::zip_place;

    #[test]
    fn zip_codes_are_found() {
        let knoxville = zip_place("37902").unwrap();
        assert_eq!(
            (knoxville.city, knoxville.county, knoxville.state, knoxville.time_zone),
            ("Knoxville", "Knox County", "TN", "America/New_York")
        );
        assert!((knoxville.latitude - 35.96).abs() < 0.1 && (knoxville.longitude + 83.92).abs() < 0.1);
        assert_eq!(zip_place("00501").unwrap().state, "NY");
        assert_eq!(zip_place("99950").unwrap().state, "AK");
        for missing in ["00000", "3790", "379022", "abcde", ""] {
            assert!(zip_place(missing).is_none(), "{missing}");
        }
    }
}
