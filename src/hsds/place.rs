//! Locations. Where a confidential one is, and how it can be found by others, stays home.

use std::borrow::Cow;

use serde_json::Value;

use super::{
    Feed,
    attributes::{self, Attributes, Travel},
    joined,
    objects::{Accessibility, Address, FullLocation, Location},
    said,
};
use crate::{
    model::{self, LocationKind},
    open_data::location_record,
};

impl<'s> Feed<'s> {
    /// A location, in short.
    pub(super) fn location(self, location: &'s model::Location) -> Location<'s> {
        let pin = location.pin(self.site.vocabularies()).filter(|_| location.kind != LocationKind::Confidential);
        let external = location.external_identifier.as_ref();
        let secret = (location.kind == LocationKind::Confidential).then_some("The address is told to clients alone.");
        let pieces = [secret.unwrap_or_default(), self.text(&location.arrival), self.text(&location.parking)];
        Location {
            id: self.uuid("location", &location.id),
            location_type: if location.kind == LocationKind::Physical { "physical" } else { "virtual" },
            organization_id: location.organization.as_ref().map(|id| self.uuid("organization", id)),
            name: Some((*location.name).into()),
            description: joined(pieces, " "),
            transportation: said(self.text(&location.transit)),
            latitude: pin.map(|pin| pin.latitude),
            longitude: pin.map(|pin| pin.longitude),
            external_identifier: external.and_then(|external| external.value.as_deref()).map(Cow::Borrowed),
            external_identifier_type: external.and_then(|external| external.kind.as_deref()).map(Cow::Borrowed),
        }
    }

    /// A location with all that belongs to it.
    pub(super) fn full_location(self, location: &'s model::Location) -> FullLocation<'s> {
        let short = self.location(location);
        let path = format!("location/{}", location.id);
        let street = location.address.as_ref().and_then(|address| Some((address, address.street.as_deref()?)));
        let addresses = street.map(|(address, street)| Address {
            id: self.uuid("address", format_args!("{path}/1")),
            address_1: street.into(),
            address_2: address.second_line.as_deref().map(Cow::Borrowed),
            city: (*address.city).into(),
            region: address.county.as_deref().map(Cow::Borrowed),
            state_province: (*address.state).into(),
            postal_code: (*address.zip).into(),
            country: (*address.country).into(),
            address_type: "physical",
        });
        FullLocation {
            addresses: addresses.into_iter().collect(),
            phones: self.phones(&location.phones, &path),
            accessibility: self.accessibility(location, &path),
            schedules: self.office_hours(&location.office_hours, location.time_zone.as_deref(), &path),
            attributes: self.location_attributes(location).done(&path),
            metadata: self.checked(&location.provenance, &path),
            location: short,
        }
    }

    fn accessibility(self, location: &'s model::Location, path: &str) -> Vec<Accessibility<'s>> {
        let details =
            || location.accessibility_contact.as_deref().map(|whom| Cow::Owned(format!("Questions: {}", model::shown_phone(whom))));
        let row = |(index, description): (usize, Option<&'s str>)| Accessibility {
            id: self.uuid("accessibility", format_args!("{path}/{}", index + 1)),
            description: description.map(Cow::Borrowed),
            details: details(),
        };
        if location.accessibility.is_empty() {
            return details().map(|_| row((0, None))).into_iter().collect();
        }
        let labels = location.accessibility.iter().map(|term| Some(self.label("accessibility", *term)));
        labels.enumerate().map(row).collect()
    }

    /// What else is known of a location.
    pub(super) fn location_attributes(self, location: &model::Location) -> Attributes<'s> {
        let record = location_record(self.site, location);
        let mut attributes = Attributes::new(self).record(&record, attributes::LOCATION);
        if location.kind == LocationKind::Confidential {
            attributes = attributes.fact("kind", &"confidential");
        }
        if location.address.as_ref().is_some_and(|address| address.street.is_none()) {
            let address = record.get("address").and_then(Value::as_object).cloned().unwrap_or_default();
            let public: serde_json::Map<_, _> = address.into_iter().filter(|(part, _)| !part.starts_with("line")).collect();
            attributes = attributes.fact("address", &public);
        }
        if location.kind != LocationKind::Confidential {
            attributes = attributes.field("coords_from", Travel::Terms("coords-from"), record.get("coords_from").unwrap_or(&Value::Null));
        }
        attributes.translated("transit", &location.transit)
    }

    /// Where a program is that is online only and names no location: no record of ours.
    pub(super) fn online(self, program: &str) -> FullLocation<'s> {
        let location = Location {
            id: self.uuid("location", format_args!("program/{program}")),
            location_type: "virtual",
            organization_id: None,
            name: Some("Online".into()),
            description: None,
            transportation: None,
            latitude: None,
            longitude: None,
            external_identifier: None,
            external_identifier_type: None,
        };
        FullLocation {
            location,
            addresses: Vec::new(),
            phones: Vec::new(),
            accessibility: Vec::new(),
            schedules: Vec::new(),
            attributes: Vec::new(),
            metadata: Vec::new(),
        }
    }
}
