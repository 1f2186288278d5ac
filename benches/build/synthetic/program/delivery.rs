//! How people take part in a made-up program: in a building, by video, or both.

use super::profile::Profile;
use crate::{
    synthetic::{seats::LocationKind, world::World},
    yaml::Yaml,
};

/// Adds modes, and what people need who join by video. All eight programs of a turn at a building but one meet there; that one is hybrid.
pub(super) fn add(yaml: &mut Yaml, world: &World, profile: &Profile<'_>) {
    let mut rng = world.rng("program-delivery", profile.index);
    yaml.ids("delivery_modes", modes(profile));
    if profile.is_online_only() || is_hybrid(profile) {
        yaml.ids("telehealth_states", &states(world, profile));
        yaml.text("telehealth_needs", &world.program.say("needs", &[], &mut rng));
    }
    if is_hybrid(profile) {
        yaml.text("in_person_required", &world.program.say("in-person", &[], &mut rng));
    }
    let forms = world.vocabularies.ids("attendance");
    yaml.maybe("attendance", rng.chance(60).then(|| forms[profile.index % forms.len()]));
    if rng.chance(20) {
        yaml.texts("service_area", &[profile.place.city, profile.place.state][..rng.between(1, 2)]);
    }
}

/// Whether people of the program come to a building on some days and join by video on others.
pub(super) fn is_hybrid(profile: &Profile<'_>) -> bool {
    profile.kind == LocationKind::Physical && profile.index % 8 == 5
}

fn modes(profile: &Profile<'_>) -> &'static [&'static str] {
    match profile.kind {
        LocationKind::Virtual | LocationKind::Absent => &["telehealth"],
        _ if is_hybrid(profile) => &["hybrid"],
        _ if profile.index % 25 == 24 => &["in-person", "phone-supported"],
        _ => &["in-person"],
    }
}

/// The program's own state and up to five more; one in ten online programs serves 20.
fn states(world: &World, profile: &Profile<'_>) -> Vec<&'static str> {
    let mut rng = world.rng("program-states", profile.index);
    let count = if rng.chance(10) { 19 } else { rng.below(6) };
    let all = world.places.states();
    let mut states: Vec<&str> = rng.sample(&all, count).into_iter().filter(|state| *state != profile.place.state).collect();
    states.push(profile.place.state);
    states.sort_unstable();
    states
}
