//! Made-up programs: facts, description, and for some the same in Spanish.

use super::{seats::LocationKind, trust, world::World};
use crate::{
    dates::{days_ago, days_ahead},
    rng::Rng,
    yaml::{Flow, Yaml},
};

mod access;
mod care;
mod delivery;
mod people;
mod profile;
mod text;
mod week;

use profile::Profile;

/// Every so many programs one is a draft, which no page shows. It is the last of its block, so that its location has another program.
const DRAFT: usize = 512;
/// Every so many programs one is described in Spanish, too.
const SPANISH: usize = 20;

/// Writes a program and its translation, if it has one: paths and texts.
pub(crate) fn files(world: &World, index: usize) -> Vec<(String, String)> {
    let profile = Profile::new(world, index);
    let path = |language: &str| format!("content/programs/{}{language}.md", profile.id);
    let mut files = vec![(path(""), file(world, &profile))];
    if index % SPANISH == 3 && !is_draft(index) {
        files.push((path(".es"), text::spanish(world, &profile)));
    }
    files
}

/// Returns id and name of a program that every larger site has, too, for a link to it.
pub(crate) fn any(world: &World, rng: &mut Rng) -> Option<(String, String)> {
    let known = world.size.programs.min(200);
    let profile = (known > 0).then(|| Profile::new(world, rng.below(known)))?;
    Some((profile.id, profile.name))
}

fn file(world: &World, profile: &Profile<'_>) -> String {
    let mut yaml = Yaml::default();
    add_identity(&mut yaml, world, profile);
    care::add(&mut yaml, world, profile);
    people::add(&mut yaml, world, profile);
    delivery::add(&mut yaml, world, profile);
    week::add(&mut yaml, world, profile);
    access::add(&mut yaml, world, profile);
    add_standing(&mut yaml, world, profile);
    yaml.with_body(&text::english(world, profile))
}

fn is_draft(index: usize) -> bool {
    index % DRAFT == DRAFT - 1
}

fn add_identity(yaml: &mut Yaml, world: &World, profile: &Profile<'_>) {
    let mut rng = world.rng("program-identity", profile.index);
    yaml.text("name", &profile.name);
    if rng.chance(15) {
        yaml.texts("alternate_names", &[format!("{} Group", profile.organization.short)]);
    }
    yaml.plain("organization", &profile.organization.id);
    if profile.kind != LocationKind::Absent {
        yaml.plain("location", &profile.location);
    }
    yaml.text("summary", &world.program.say("summary", &profile.given(), &mut rng));
    yaml.plain("status", profile.status);
    if rng.chance(60) {
        yaml.text("program_url", &format!("https://example.org/{}/{}", profile.organization.slug, profile.index));
    }
    if profile.index % 50 == 49 {
        yaml.ids("aliases", &[format!("former-program-{}", profile.index)]);
    }
    if is_draft(profile.index) {
        yaml.plain("draft", true);
    }
}

fn add_standing(yaml: &mut Yaml, world: &World, profile: &Profile<'_>) {
    let mut rng = world.rng("program-standing", profile.index);
    trust::add_source(yaml, world, profile.index, &mut rng);
    yaml.maybe("listing_consent", rng.chance(40).then_some(true));
    if rng.chance(8) {
        yaml.text("alert", &world.program.say("alert", &[], &mut rng));
        yaml.plain("alert_until", days_ahead(rng.between(5, 60)));
    }
    if rng.chance(10) {
        let npi = super::organization::npi(&mut rng);
        yaml.maps("external_codes", &[Flow::default().plain("taxonomy", "npi").text("code", &npi)]);
    }
    yaml.maybe("glossary_links", rng.chance(2).then_some(false));
    let closed = Flow::default().plain("from", days_ahead(25)).plain("to", days_ahead(26)).plain("reason", "Holiday");
    let over = Flow::default().plain("from", days_ago(60)).plain("reason", "Staff training");
    if rng.chance(35) {
        yaml.maps("closures", &[closed, over][..rng.between(1, 2)]);
    }
}
