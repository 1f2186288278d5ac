//! Where a program meets, and when its office answers.

use serde::Serialize;

use super::given;
use crate::{
    content::raw::Closure,
    model::{Address, Location, LocationKind, Point, Program, shown_phone},
    path::query_encode,
    render::{
        scene::{LinkView, Said, Scene},
        view::week::{HoursView, office_hours},
    },
};

/// Where a program meets.
#[derive(Serialize)]
pub(in crate::render) struct PlaceView<'s> {
    name: &'s str,
    /// Whether the street is told to clients alone.
    confidential: bool,
    street: Option<&'s str>,
    second_line: Option<&'s str>,
    city: &'s str,
    state: &'s str,
    zip: &'s str,
    county: Option<&'s str>,
    /// Directions in a map of another site; opened only when followed.
    map: Option<String>,
    transit: Option<Said<'s>>,
    parking: Option<Said<'s>>,
    arrival: Option<Said<'s>>,
    hours: Vec<HoursView>,
    setting: Option<&'s str>,
    accessibility_contact: Option<LinkView<'s>>,
}

/// When somebody answers.
#[derive(Serialize)]
pub(super) struct OfficeView<'s> {
    /// None if the hours are not told.
    hours: Vec<HoursView>,
    /// The zone of the times, as an IANA name.
    zone: Option<&'s str>,
    /// Days off, `2026-12-24/2026-12-26`, between spaces: whether somebody answers then is not known.
    off: String,
}

impl<'s> OfficeView<'s> {
    pub(super) fn new(scene: &Scene<'s>, program: &'s Program) -> Self {
        let location = scene.site.location_of(program);
        let zone = location.and_then(|location| location.time_zone.as_deref()).or(program.schedule.time_zone.as_deref());
        let off = |closure: &Closure| {
            let from = closure.from.or(closure.to)?;
            Some(format!("{from}/{}", closure.to.unwrap_or(from)))
        };
        Self {
            hours: location.map(|location| office_hours(scene, &location.office_hours)).unwrap_or_default(),
            zone,
            off: program.schedule.closures.iter().filter_map(off).collect::<Vec<_>>().join(" "),
        }
    }
}

impl<'s> PlaceView<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>, location: &'s Location) -> Option<Self> {
        let address = location.address.as_ref()?;
        let contact = location.accessibility_contact.as_deref();
        Some(Self {
            name: &location.name,
            confidential: location.kind == LocationKind::Confidential,
            street: given(address.street.as_deref()),
            second_line: given(address.second_line.as_deref()),
            city: &address.city,
            state: &address.state,
            zip: &address.zip,
            county: given(address.county.as_deref()),
            map: (location.kind == LocationKind::Physical).then(|| map(scene, location, address)),
            transit: scene.said(&location.transit),
            parking: scene.said(&location.parking),
            arrival: scene.said(&location.arrival),
            hours: office_hours(scene, &location.office_hours),
            setting: scene.some_label("setting", location.setting),
            accessibility_contact: contact.map(contact_link),
        })
    }
}

/// The place on a map of another site: a pin, or a search for the address.
fn map(scene: &Scene<'_>, location: &Location, address: &Address) -> String {
    if let Some(Point { latitude, longitude, .. }) = location.pin(scene.site.vocabularies()) {
        return format!("https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}");
    }
    let street = address.street.as_deref().map(|street| format!("{street}, ")).unwrap_or_default();
    let query = format!("{street}{}, {} {}", address.city, address.state, address.zip);
    format!("https://www.openstreetmap.org/search?query={}", query_encode(&query))
}

/// A phone number or mailbox as a link.
fn contact_link(contact: &str) -> LinkView<'_> {
    if contact.contains('@') {
        LinkView { label: contact.into(), url: format!("mailto:{contact}") }
    } else {
        LinkView { label: shown_phone(contact).into(), url: format!("tel:{contact}") }
    }
}
