//! Locations: where programs meet.

use super::{
    attributes::{Attributes, given},
    contact,
    news::news,
    objects::Object,
    records::Writer,
    shape::Kind,
    weeks, words,
};
use crate::{
    content::raw,
    diagnostic::Diagnostic,
    exchange::{Kind as Record, Told, mend},
    model::{geography, read_phone},
    value::{Localized, Mailbox},
};

/// The longest text on the way to a place.
const LONGEST_TEXT: usize = 300;

impl<'o> Writer<'o, '_> {
    /// Adds a location, unless it stands for being online.
    pub(super) fn location(&mut self, object: &'o Object) {
        object.mark_used();
        let objects = self.objects;
        let vocabularies = self.around.site.vocabularies();
        let (own_id, is_ours) = self.own_id(object, Record::Location);
        let is_carepress = own_id.is_some();
        if !is_carepress && self.stands_for_online(object) {
            object.take_all();
            return;
        }
        let attributes = Attributes::of(objects, object);
        attributes.fact("id");
        let owner = object.look("organization_id").or_else(|| {
            let site = objects.parts(object, Kind::ServiceAtLocation).find_map(|site| objects.named_by(site, Kind::Service))?;
            site.look("organization_id")
        });
        let organization = owner.and_then(|id| self.ids.get(&(Record::Organization, id))).cloned();
        let kind = match object.look("location_type") {
            Some("virtual") => "virtual",
            Some("physical") | None => "physical",
            Some(_) => {
                object.give_back("location_type");
                "physical"
            }
        };
        if matches!(object.look("location_type"), Some("virtual" | "physical")) {
            object.take("location_type");
        }
        let address = self.address(object, is_carepress);
        let name = object.take("name").map(str::to_owned).or_else(|| address.as_ref()?.city.clone());
        let lacks =
            [("organization", organization.is_none()), ("name", name.is_none()), ("state", kind == "physical" && address.is_none())];
        if lacks.iter().any(|(_, is_missing)| *is_missing) {
            return self.pass_over(object, lacks.into_iter().filter_map(|(field, is_missing)| is_missing.then_some(field)));
        }
        self.count(is_carepress, is_ours);
        let state = address.as_ref().and_then(|address| address.state.clone()).unwrap_or_default();
        let point = self.point(object, &state);
        let mut raw = raw::Location {
            organization,
            name: name.clone(),
            kind: Some(kind.to_owned()),
            address,
            lat: point.map(|(north, _)| north),
            lon: point.map(|(_, east)| east),
            phones: contact::phones(objects, object, vocabularies, &mut self.remarks),
            office_hours: weeks::office_hours(objects, object, is_carepress, self.around.as_of, &mut self.remarks),
            transit: text(object, "transportation"),
            source: (!is_ours).then(|| self.source()),
            ..raw::Location::default()
        };
        raw.external_identifier = external_identifier(object);
        if is_carepress {
            object.take("description");
            object.take("url");
            objects.parts(object, Kind::Accessibility).for_each(Object::take_all);
        } else {
            raw.arrival = text(object, "description");
            raw.coords_from = (point.is_none() && kind == "physical").then(|| "zip-centroid".to_owned());
            self.accessibility(object, &mut raw);
        }
        let place = self.place(object, "");
        let raw =
            given(&attributes, Record::Location, is_ours, vocabularies, &mut self.remarks).over(raw, &place, &mut self.remarks.diagnostics);
        let city = raw.address.as_ref().and_then(|address| address.city.clone()).unwrap_or_default();
        let id = own_id.unwrap_or_else(|| self.new_id(Record::Location, &format!("{} {city}", name.unwrap_or_default())));
        self.ids.insert((Record::Location, &*object.id), id.clone());
        let raw = if is_ours { news(raw, self.around.site, &id, &place) } else { raw };
        self.brought.locations.push(Told { key: object.id.to_string(), id, raw, body: String::new(), place });
    }

    fn pass_over(&mut self, object: &'o Object, missing: impl IntoIterator<Item = &'static str>) {
        self.remarks.diagnostics.push(Diagnostic::skipped_row(self.place(object, ""), missing));
        self.objects.leave_out(object);
    }

    /// Whether a location only says that a program is online: one of a feed of Carepress without an id.
    fn stands_for_online(&self, object: &Object) -> bool {
        let mut sites = self.objects.parts(object, Kind::ServiceAtLocation);
        object.look("location_type") == Some("virtual")
            && object.look("name") == Some("Online")
            && sites.any(|site| site.look("service_id").is_some_and(|id| self.ids.contains_key(&(Record::Program, id))))
    }

    /// The address that people go to; none without city and state.
    fn address(&mut self, location: &Object, is_carepress: bool) -> Option<raw::Address> {
        let objects = self.objects;
        let all: Vec<&Object> = objects.parts(location, Kind::Address).collect();
        let object = *all.iter().find(|address| address.look("address_type") != Some("postal")).or(all.first())?;
        object.mark_used();
        let states = self.around.site.states();
        let written = object.take("state_province")?;
        let state = self.remarks.mended(objects, object, "state_province", written, mend::state(written, states), ToString::to_string)?;
        let city = object.take("city")?.to_owned();
        object.take("address_type");
        let zip = object.take("postal_code").and_then(|written| {
            self.remarks.mended(objects, object, "postal_code", written, mend::zip(written, None, &state), ToString::to_string)
        });
        let country = object.take("country").filter(|country| is_carepress || country.len() == 2 && !country.eq_ignore_ascii_case("US"));
        let owned = |column: &str| object.take(column).map(str::to_owned);
        let known = zip.as_deref().and_then(|zip| geography::zip_place(zip.get(..5)?)).map(|place| place.county);
        Some(raw::Address {
            line1: owned("address_1"),
            line2: owned("address_2"),
            city: Some(city),
            // What follows from the ZIP need not be written down.
            county: owned("region").filter(|county| known != Some(county.as_str())),
            state: Some(state.into()),
            zip: zip.map(Into::into),
            country: country.map(str::to_owned),
        })
    }

    fn point(&mut self, object: &Object, state: &str) -> Option<(f64, f64)> {
        let (latitude, longitude) = (object.take("latitude")?, object.take("longitude")?);
        let mended = mend::point(latitude, longitude, state, self.around.site.states());
        let written = format!("{latitude}, {longitude}");
        self.remarks.mended(self.objects, object, "latitude", &written, mended, |(north, east)| format!("{north}, {east}"))
    }

    /// Access features by their labels; whom to ask, where that is a phone or a mailbox.
    fn accessibility(&mut self, location: &Object, raw: &mut raw::Location) {
        for object in self.objects.parts(location, Kind::Accessibility) {
            object.mark_used();
            for column in ["description", "accessibility", "details"] {
                let Some(written) = object.look(column) else { continue };
                let contact = read_phone(written).map(Into::into).or_else(|| Mailbox::read(written).map(|_| written.to_owned()));
                if contact.is_some() && raw.accessibility_contact.is_none() {
                    raw.accessibility_contact = contact;
                    object.take(column);
                    continue;
                }
                for term in words::terms(object, column, "accessibility", self.around.site.vocabularies()) {
                    if !raw.accessibility.contains(&term) {
                        raw.accessibility.push(term);
                    }
                }
            }
        }
    }
}

/// A text that is short enough to stand on a page.
fn text(object: &Object, column: &str) -> Option<Localized> {
    let text = object.look(column).filter(|text| text.chars().count() <= LONGEST_TEXT)?;
    object.take(column);
    Some(Localized::plain(text))
}

fn external_identifier(location: &Object) -> Option<raw::ExternalIdentifier> {
    let (kind, value) = location.look("external_identifier_type").zip(location.look("external_identifier"))?;
    location.take_each(&["external_identifier_type", "external_identifier"]);
    Some(raw::ExternalIdentifier { kind: Some(kind.to_owned()), value: Some(value.to_owned()) })
}
