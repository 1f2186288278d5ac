//! Real cities with a ZIP code and an area code each, so that maps, time zones and state lists have something to work on.

use crate::rng::Rng;

/// A city.
#[derive(Debug)]
pub(crate) struct Place {
    /// Two-letter code.
    pub(crate) state: &'static str,
    /// A ZIP code of the city.
    pub(crate) zip: &'static str,
    /// The telephone area code.
    pub(crate) area: &'static str,
    /// IANA time zone.
    pub(crate) zone: &'static str,
    /// Its name.
    pub(crate) city: &'static str,
    /// Ten-thousandths of a degree north and east.
    point: (i64, i64),
    weight: usize,
}

/// All cities.
#[derive(Debug)]
pub(crate) struct Places(Vec<Place>);

impl Places {
    /// Reads the list.
    pub(crate) fn read() -> Self {
        let lines = include_str!("../bank/places.txt").lines().filter(|line| !line.starts_with('#'));
        Self(lines.map(|line| read_place(line).unwrap_or_else(|| panic!("not a place: {line}"))).collect())
    }

    /// Draws a city; large ones come more often.
    pub(crate) fn any(&self, rng: &mut Rng) -> &Place {
        draw(&self.0.iter().collect::<Vec<_>>(), rng)
    }

    /// Draws a city of the state of another.
    pub(crate) fn near(&self, other: &Place, rng: &mut Rng) -> &Place {
        draw(&self.0.iter().filter(|place| place.state == other.state).collect::<Vec<_>>(), rng)
    }

    /// Returns the codes of all states, in the order of the list.
    pub(crate) fn states(&self) -> Vec<&'static str> {
        let mut states: Vec<&str> = self.0.iter().map(|place| place.state).collect();
        states.dedup();
        states
    }
}

impl Place {
    /// A point some streets away from the middle, in degrees with four decimals, north first.
    pub(crate) fn point_near(&self, rng: &mut Rng) -> (String, String) {
        let mut away = |middle: i64| middle + i64::try_from(rng.below(400)).expect("small") - 200;
        (degrees(away(self.point.0)), degrees(away(self.point.1)))
    }

    /// A phone number kept free for examples. The last two digits lie in a range, so that numbers of one kind are never those of another.
    pub(crate) fn phone(&self, last: std::ops::Range<usize>, rng: &mut Rng) -> String {
        format!("+1{}55501{:02}", self.area, last.start + rng.below(last.len()))
    }
}

fn draw<'p>(places: &[&'p Place], rng: &mut Rng) -> &'p Place {
    let all: usize = places.iter().map(|place| place.weight).sum();
    let mut left = rng.below(all);
    let wanted = |place: &&&Place| {
        let found = left < place.weight;
        left = left.wrapping_sub(place.weight);
        found
    };
    places.iter().find(wanted).expect("the weights add up")
}

fn read_place(line: &'static str) -> Option<Place> {
    let mut parts = line.split_whitespace();
    let mut part = || parts.next();
    let (weight, state, zip, area) = (part()?.parse().ok()?, part()?, part()?, part()?);
    let (point, zone) = ((part()?.parse().ok()?, part()?.parse().ok()?), part()?);
    let city = line.split_once(zone)?.1.trim();
    Some(Place { state, zip, area, zone, city, point, weight })
}

fn degrees(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}.{:04}", number.abs() / 10_000, number.abs() % 10_000)
}
