//! Locations: where programs meet.

use super::{
    Surroundings,
    contact::{self, Claims, Phone, Provenance},
    geography::{self, ZipPlace},
    record_id,
    remarks::Remarks,
    vocabulary::{TermIndex, Vocabularies},
};
use crate::{
    content::{Entry, Origin, limits, raw},
    diagnostic::{Checked, Diagnostic, FieldPath},
    path::Slug,
    value::{Localized, Time},
};

/// A location.
#[derive(Clone, Debug)]
pub struct Location {
    /// Its id.
    pub id: Slug,
    /// Where it was written.
    pub origin: Origin,
    /// The organization that runs it, by id.
    pub organization: Option<Slug>,
    /// Its name.
    pub name: Box<str>,
    /// What kind of place it is.
    pub kind: LocationKind,
    /// Its address; a confidential place has no street, a virtual one may have nothing.
    pub address: Option<Address>,
    /// Where it is on the map; none where nothing is known or nothing may be told.
    pub point: Option<Point>,
    /// IANA time zone.
    pub time_zone: Option<Box<str>>,
    /// Its phones.
    pub phones: Vec<Phone>,
    /// When the office answers.
    pub office_hours: Vec<OfficeHours>,
    /// How to come by bus or train.
    pub transit: Localized,
    /// Where to park.
    pub parking: Localized,
    /// How to find the door.
    pub arrival: Localized,
    /// Terms of `accessibility`.
    pub accessibility: Vec<TermIndex>,
    /// Whom to ask about access: a phone number or a mailbox.
    pub accessibility_contact: Option<Box<str>>,
    /// Term of `setting`.
    pub setting: Option<TermIndex>,
    /// A number under which others know it; none for a confidential place.
    pub external_identifier: Option<raw::ExternalIdentifier>,
    /// Where the facts come from.
    pub provenance: Provenance,
}

/// What kind of place a location is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocationKind {
    /// A building that people visit.
    Physical,
    /// Online only.
    Virtual,
    /// A building whose street is told to clients alone.
    Confidential,
}

/// A postal address in the United States.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Street and number; none for a confidential place.
    pub street: Option<Box<str>>,
    /// Suite, floor.
    pub second_line: Option<Box<str>>,
    /// City.
    pub city: Box<str>,
    /// The city as a part of a URL; none if its name has no letter that could stand there.
    pub city_slug: Option<Slug>,
    /// County, given or known from the ZIP.
    pub county: Option<Box<str>>,
    /// Two-letter state code.
    pub state: Box<str>,
    /// Five digits, or nine with a hyphen.
    pub zip: Box<str>,
    /// Two-letter country code (ISO 3166-1).
    pub country: Box<str>,
}

impl Location {
    /// Where a pin may stand: none if all that is known is the middle of a ZIP, which may be miles away.
    #[must_use]
    pub fn pin(&self, vocabularies: &Vocabularies) -> Option<&Point> {
        let is_middle = |from: TermIndex| vocabularies.get("coords-from").is(from, "zip-centroid");
        self.point.as_ref().filter(|point| !point.from.is_some_and(is_middle))
    }
}

/// A point on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Term of `coords-from`: how exact it is.
    pub from: Option<TermIndex>,
}

impl Point {
    /// The distance to another point in miles: great circle (haversine) on a sphere of the earth's mean radius.
    #[must_use]
    pub fn miles_to(&self, other: &Self) -> f64 {
        const RADIUS: f64 = 3958.7613;
        let (here, there) = (self.latitude.to_radians(), other.latitude.to_radians());
        let (north, east) = ((there - here) / 2.0, (other.longitude - self.longitude).to_radians() / 2.0);
        let part = north.sin().powi(2) + here.cos() * there.cos() * east.sin().powi(2);
        2.0 * RADIUS * part.sqrt().min(1.0).asin()
    }
}

/// When the office answers on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfficeHours {
    /// The day.
    pub day: raw::Day,
    /// When it opens.
    pub opens: Time,
    /// When it closes.
    pub closes: Time,
}

/// Checks a location by itself. None if it has no name or no usable id.
pub(super) fn check(entry: &Entry<raw::Location>, around: &Surroundings<'_>) -> Checked<Option<Location>> {
    let raw = &entry.raw;
    let mut remarks = Remarks::on(&entry.origin);
    let id = record_id(raw.id.as_deref(), 2, &entry.origin, &mut remarks);
    let name = remarks.required("name", raw.name.as_ref(), "write what the place is called, such as `Main clinic`");
    if raw.kind.is_none() {
        remarks.missing("kind", "write `physical`, `virtual` or `confidential`");
    }
    let kind = match remarks.one_of("kind", raw.kind.as_ref(), &["physical", "virtual", "confidential"]) {
        Some("virtual") => LocationKind::Virtual,
        Some("confidential") => LocationKind::Confidential,
        _ => LocationKind::Physical,
    };
    let address = check_address(raw, kind, around, &mut remarks);
    let zip = address.as_ref().and_then(|address| geography::zip_place(&address.zip[..address.zip.len().min(5)]));
    let point = check_point(raw, kind, address.as_ref(), zip, around, &mut remarks);
    let claims = Claims {
        source: raw.source.as_ref(),
        last_verified: raw.last_verified,
        verified_by_role: raw.verified_by_role.as_ref(),
        verified_how: raw.verified_how.as_ref(),
        relationship: raw.relationship.as_ref(),
    };
    let provenance = contact::provenance(&claims, around, &mut remarks);
    let location = |id: Slug, name: String, remarks: &mut Remarks<'_>| Location {
        id,
        origin: entry.origin.clone(),
        organization: raw.organization.as_deref().and_then(Slug::new),
        name: name.into(),
        kind,
        time_zone: time_zone(address.as_ref(), zip, around),
        point,
        phones: contact::phones("phones", &raw.phones, around, remarks),
        office_hours: check_office_hours(raw, remarks),
        transit: raw.transit.clone().unwrap_or_default(),
        parking: raw.parking.clone().unwrap_or_default(),
        arrival: raw.arrival.clone().unwrap_or_default(),
        accessibility: remarks.terms("accessibility", &raw.accessibility, "accessibility", around.vocabularies),
        accessibility_contact: raw.accessibility_contact.as_deref().map(Into::into),
        setting: remarks.term("setting", raw.setting.as_ref(), "setting", around.vocabularies),
        // Other directories tell the street that goes with a number.
        external_identifier: raw.external_identifier.clone().filter(|_| kind != LocationKind::Confidential),
        provenance,
        address,
    };
    let location = id.zip(name).map(|(id, name)| location(id, name, &mut remarks));
    remarks.with(location)
}

fn check_address(raw: &raw::Location, kind: LocationKind, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Option<Address> {
    let at = |field: &str| FieldPath::from("address").key(field);
    let Some(written) = raw.address.as_ref() else {
        if kind != LocationKind::Virtual {
            remarks.missing("address", "give the address, such as {line1: 410 Sample Street, city: Kestrel, state: KS, zip: \"67000\"}");
        }
        return None;
    };
    let given = |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(Box::from);
    let street: Option<Box<str>> = given(&written.line1);
    match (&street, kind) {
        (None, LocationKind::Physical) => missing_part("line1", "give street and number", remarks),
        (Some(street), LocationKind::Physical) if is_po_box(street) => remarks.add(Diagnostic::po_box(remarks.at(at("line1")))),
        (Some(_), LocationKind::Confidential) => remarks.add(Diagnostic::confidential_address(remarks.at(at("line1")))),
        _ => {}
    }
    let zip = check_zip(written.zip.as_deref(), remarks);
    let state = match written.state.as_deref().map(str::trim) {
        None => {
            missing_part("state", "give the two-letter state code", remarks);
            None
        }
        Some(code) if around.states.get(code).is_some() => Some(code),
        Some(code) => {
            remarks.add(Diagnostic::unknown_state(remarks.at(at("state")), code, around.states.suggest(code)));
            None
        }
    };
    if written.city.is_none() {
        missing_part("city", "give the city", remarks);
    }
    // Nine digits of a ZIP name a side of a street or a single building.
    let zip: Box<str> = zip.map(|zip| if kind == LocationKind::Confidential { zip[..5].into() } else { zip })?;
    let city: Box<str> = given(&written.city)?;
    Some(Address {
        city_slug: Slug::from_words(&city),
        street: street.filter(|_| kind != LocationKind::Confidential),
        second_line: given(&written.line2).filter(|_| kind != LocationKind::Confidential),
        city,
        county: given(&written.county)
            .or_else(|| geography::zip_place(&zip[..5]).map(|place| place.county).filter(|county| !county.is_empty()).map(Into::into)),
        state: state?.into(),
        zip,
        country: country(written.country.as_deref(), remarks),
    })
}

fn country(written: Option<&str>, remarks: &mut Remarks<'_>) -> Box<str> {
    let Some(code) = written.map(str::trim) else { return "US".into() };
    if code.len() != 2 || !code.bytes().all(|letter| letter.is_ascii_uppercase()) {
        let place = remarks.at(FieldPath::from("address").key("country"));
        remarks.add(Diagnostic::invalid_value(place, &format!("`{code}`"), "a two-letter country code such as US"));
    }
    code.into()
}

/// Says that a part of the address is missing, if it is expected.
fn missing_part(part: &str, help: &str, remarks: &mut Remarks<'_>) {
    if remarks.expects("address") {
        remarks.add(Diagnostic::missing_field(remarks.at(FieldPath::from("address").key(part)), part, help));
    }
}

fn check_zip(written: Option<&str>, remarks: &mut Remarks<'_>) -> Option<Box<str>> {
    let at = || FieldPath::from("address").key("zip");
    let Some(zip) = written.map(str::trim) else {
        missing_part("zip", "give the ZIP code, in quotes", remarks);
        return None;
    };
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let (five, four) = zip.split_once('-').map_or((zip, None), |(five, four)| (five, Some(four)));
    let tail_fits = four.is_none_or(|four| digits(four, 4));
    if digits(five, 5) && tail_fits {
        return Some(zip.into());
    }
    if digits(five, 4) && tail_fits {
        remarks.add(Diagnostic::short_zip(remarks.at(at()), zip));
        return Some(format!("0{zip}").into());
    }
    remarks.add(Diagnostic::bad_zip(remarks.at(at()), zip));
    None
}

/// `P.O. Box 12`, `PO Box 12`, `Post Office Box 12`.
fn is_po_box(street: &str) -> bool {
    let plain: String = street.chars().filter(|letter| !matches!(letter, '.' | ' ')).collect::<String>().to_lowercase();
    plain.starts_with("pobox") || plain.starts_with("postofficebox")
}

fn check_point(
    raw: &raw::Location,
    kind: LocationKind,
    address: Option<&Address>,
    zip: Option<ZipPlace>,
    around: &Surroundings<'_>,
    remarks: &mut Remarks<'_>,
) -> Option<Point> {
    let degrees = |field| limits::numbers(limits::LOCATION, field);
    let state = address.and_then(|address| around.states.get(&address.state));
    let is_swapped = raw.lat.zip(raw.lon).is_some_and(|(latitude, longitude)| state.is_some_and(|state| state.holds(longitude, latitude)));
    let written = if is_swapped {
        raw.lat.zip(raw.lon)
    } else {
        remarks.number("lat", raw.lat, degrees("lat")).zip(remarks.number("lon", raw.lon, degrees("lon")))
    };
    let mut from = remarks.term("coords_from", raw.coords_from.as_ref(), "coords-from", around.vocabularies);
    match written {
        Some((latitude, longitude)) if latitude == 0.0 && longitude == 0.0 => remarks.add(Diagnostic::zero_coordinates(remarks.at("lat"))),
        Some((latitude, longitude)) => {
            if let Some(state) = state.filter(|state| !state.holds(latitude, longitude)) {
                remarks.add(Diagnostic::coordinates_outside_state(remarks.at("lat"), &state.code));
            }
        }
        None if raw.lat.is_some() != raw.lon.is_some() => {
            let (missing, given) = if raw.lat.is_none() { ("lat", "lon") } else { ("lon", "lat") };
            remarks.missing(missing, &format!("`{given}` alone is no point; give both, or neither"));
        }
        None => {}
    }
    if let (Some(zip), Some(address)) = (zip, address)
        && zip.state != &*address.state
    {
        let at = remarks.at(FieldPath::from("address").key("zip"));
        remarks.add(Diagnostic::zip_outside_state(at, &address.zip, zip.state, &address.state));
    }
    let written = written.filter(|(latitude, longitude)| !is_swapped && (*latitude != 0.0 || *longitude != 0.0));
    if kind != LocationKind::Physical {
        return None;
    }
    let (latitude, longitude) = written
        .or_else(|| {
            from = around.vocabularies.get("coords-from").index("zip-centroid");
            zip.map(|zip| (zip.latitude, zip.longitude))
        })
        .or_else(|| {
            if let Some(address) = address {
                remarks.add(Diagnostic::unknown_zip(remarks.at(FieldPath::from("address").key("zip")), &address.zip));
            }
            None
        })?;
    Some(Point { latitude, longitude, from })
}

/// The zone of the ZIP, or else of most of the state.
fn time_zone(address: Option<&Address>, zip: Option<ZipPlace>, around: &Surroundings<'_>) -> Option<Box<str>> {
    let by_zip = zip.map(|zip| zip.time_zone).filter(|zone| jiff::tz::db().get(zone).is_ok());
    by_zip.map(Into::into).or_else(|| around.states.get(&address?.state).map(|state| state.time_zone.clone()))
}

fn check_office_hours(raw: &raw::Location, remarks: &mut Remarks<'_>) -> Vec<OfficeHours> {
    let mut hours = Vec::new();
    for (index, written) in raw.office_hours.iter().enumerate() {
        let at = || FieldPath::from("office_hours").item(index);
        let (Some(opens), Some(closes)) = (written.opens, written.closes) else {
            if remarks.expects("office_hours") {
                let field = if written.opens.is_none() { "opens" } else { "closes" };
                remarks.add(Diagnostic::missing_field(remarks.at(at()), field, "give both times, such as \"08:30\" and \"17:00\""));
            }
            continue;
        };
        if closes <= opens {
            remarks.add(Diagnostic::session_ends_first(remarks.at(at().key("closes")), &opens.to_string(), &closes.to_string()));
            continue;
        }
        hours.extend(written.days.iter().flat_map(|days| days.each()).map(|day| OfficeHours { day, opens, closes }));
    }
    hours.sort_by_key(|hours| (hours.day, hours.opens));
    hours
}
