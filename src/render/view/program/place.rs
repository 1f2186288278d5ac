//! Where a program meets, and when its office answers.

use std::borrow::Cow;

use serde::Serialize;

use super::given;
use crate::{
    model::{Address, Location, LocationKind, OfficeHours, Point, shown_phone},
    path::query_encode,
    render::scene::{LinkView, Scene},
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
    transit: Option<&'s str>,
    parking: Option<&'s str>,
    arrival: Option<&'s str>,
    hours: Vec<HoursView<'s>>,
    setting: Option<&'s str>,
    accessibility_contact: Option<LinkView<'s>>,
}

/// When an office answers.
#[derive(Serialize)]
pub(in crate::render) struct HoursView<'s> {
    day: Cow<'s, str>,
    opens: String,
    closes: String,
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
            transit: scene.some_text(&location.transit),
            parking: scene.some_text(&location.parking),
            arrival: scene.some_text(&location.arrival),
            hours: location.office_hours.iter().map(|hours| hours_view(scene, *hours)).collect(),
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

fn hours_view<'s>(scene: &Scene<'s>, hours: OfficeHours) -> HoursView<'s> {
    HoursView {
        day: scene.t(&format!("day.{}", hours.day.code().to_lowercase()), &[]),
        opens: scene.strings.time(hours.opens),
        closes: scene.strings.time(hours.closes),
    }
}

/// A phone number or mailbox as a link.
fn contact_link(contact: &str) -> LinkView<'_> {
    if contact.contains('@') {
        LinkView { label: contact.into(), url: format!("mailto:{contact}") }
    } else {
        LinkView { label: shown_phone(contact).into(), url: format!("tel:{contact}") }
    }
}
