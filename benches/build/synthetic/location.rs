//! Made-up locations.

use super::{
    names,
    places::Place,
    seats::{self, LocationKind},
    trust,
    world::{World, in_turn},
};
use crate::{
    rng::Rng,
    yaml::{Flow, Yaml},
};

/// Writes a location, if there is one of that number: path and text.
pub(crate) fn file(world: &World, location: usize) -> Option<(String, String)> {
    let kind = seats::kind(world, location);
    if kind == LocationKind::Absent {
        return None;
    }
    let mut rng = world.rng("location", location);
    let place = names::place(world, location);
    let mut yaml = Yaml::default();
    yaml.plain("organization", names::organization(world, seats::owner(location)).id);
    add_address(&mut yaml, world, kind, place, &mut rng);
    let number = place.phone(25..50, &mut rng);
    yaml.maps("phones", &[Flow::default().text("number", &number).plain("type", "main").ids("languages", &["en"])]);
    add_hours(&mut yaml, &mut rng);
    if kind == LocationKind::Physical {
        add_way(&mut yaml, world, &mut rng);
    }
    add_access(&mut yaml, world, location, &number, &mut rng);
    add_setting(&mut yaml, world, kind, location, &mut rng);
    trust::add_source(&mut yaml, world, location, &mut rng);
    Some((format!("content/locations/{}.yaml", names::location(world, location)), yaml.finish()))
}

fn add_address(yaml: &mut Yaml, world: &World, kind: LocationKind, place: &Place, rng: &mut Rng) {
    let (name, id) = match kind {
        LocationKind::Physical => (rng.pick(world.names.list("location")), "physical"),
        LocationKind::Confidential => ("Private group site", "confidential"),
        LocationKind::Virtual | LocationKind::Absent => ("Online group rooms", "virtual"),
    };
    yaml.text("name", name);
    yaml.plain("kind", id);
    let mut address = Flow::default();
    if kind == LocationKind::Physical {
        let (street, way) = (rng.pick(world.names.list("street")), rng.pick(world.names.list("street-kind")));
        address = address.text("line1", &format!("{} {street} {way}", rng.between(10, 9899)));
        if rng.chance(30) {
            address = address.text("line2", rng.pick(world.names.list("second-line")));
        }
    }
    let address = address.text("city", place.city).plain("state", place.state).text("zip", place.zip);
    yaml.plain("address", if rng.chance(50) { address.plain("country", "US") } else { address });
    if kind == LocationKind::Physical && rng.chance(80) {
        add_point(yaml, place, rng);
    }
}

/// Most locations say where they are; for the others the middle of the ZIP area stands in.
fn add_point(yaml: &mut Yaml, place: &Place, rng: &mut Rng) {
    let (north, east) = place.point_near(rng);
    yaml.plain("lat", north);
    yaml.plain("lon", east);
    yaml.plain("coords_from", rng.pick(&["rooftop", "street", "street", "manual"]));
}

fn add_hours(yaml: &mut Yaml, rng: &mut Rng) {
    let opens = rng.pick(&["07:30", "08:00", "08:30", "09:00"]);
    let closes = rng.pick(&["17:00", "18:00", "20:30", "21:00"]);
    let week = Flow::default().plain("days", "MO-FR").text("opens", opens).text("closes", closes);
    let saturday = Flow::default().plain("days", "SA").text("opens", "09:00").text("closes", "13:00");
    yaml.maps("office_hours", &[week, saturday][..rng.between(1, 2)]);
}

/// How to come, in English, and sometimes in Spanish, too.
fn add_way(yaml: &mut Yaml, world: &World, rng: &mut Rng) {
    for field in ["transit", "parking"] {
        let english = world.program.say(field, &[], rng);
        if rng.chance(25) {
            let spanish = world.program_es.say(field, &[], rng);
            yaml.plain(field, Flow::default().text("en", &english).text("es", &spanish));
        } else {
            yaml.text(field, &english);
        }
    }
    yaml.text("arrival", &world.program.say("arrival", &[], rng));
}

fn add_access(yaml: &mut Yaml, world: &World, location: usize, number: &str, rng: &mut Rng) {
    let others = rng.between(2, 6);
    yaml.ids("accessibility", &in_turn(&world.vocabularies.ids("accessibility"), location, others, rng));
    let by_mail = rng.chance(30);
    yaml.text("accessibility_contact", if by_mail { "access@example.org" } else { number });
}

fn add_setting(yaml: &mut Yaml, world: &World, kind: LocationKind, location: usize, rng: &mut Rng) {
    let settings: Vec<&str> = world.vocabularies.ids("setting").into_iter().filter(|setting| *setting != "telehealth-only").collect();
    let online = kind == LocationKind::Virtual;
    yaml.plain("setting", if online { "telehealth-only" } else { settings[location % settings.len()] });
    if rng.chance(20) {
        let number = rng.below(1_000_000).to_string();
        yaml.plain("external_identifier", Flow::default().plain("type", "samhsa-frid").text("value", &number));
    }
}
