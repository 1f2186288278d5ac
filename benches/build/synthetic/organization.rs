//! Made-up organizations.

use super::{names, trust, world::World};
use crate::{
    bank::slug,
    dates::AS_OF,
    rng::Rng,
    yaml::{Flow, Yaml},
};

/// The path of an organization's file.
pub(crate) fn path(world: &World, organization: usize) -> String {
    format!("content/organizations/{}.yaml", names::organization(world, organization).id)
}

/// Writes an organization.
pub(crate) fn file(world: &World, organization: usize) -> String {
    let mut rng = world.rng("organization", organization);
    let name = names::organization(world, organization);
    let place = names::home(world, organization);
    let kinds = world.vocabularies.ids("org-type");
    let mut yaml = Yaml::default();
    yaml.text("name", &name.full);
    if rng.chance(30) {
        yaml.text("legal_name", &format!("{} Association", name.full));
    }
    if rng.chance(20) {
        yaml.texts("alternate_names", &[&name.short]);
    }
    yaml.text("description", &description(world, &name.full, place.city, &mut rng));
    yaml.plain("type", kinds[organization % kinds.len()]);
    yaml.text("website", &format!("https://example.org/{}", name.slug));
    yaml.text("email", &format!("info@{}.example.org", name.slug));
    add_phones(&mut yaml, &place.phone(0..25, &mut rng), &mut rng);
    add_numbers(&mut yaml, &mut rng);
    yaml.maps("credentials", &trust::licences(world, organization, place.state, &["otp-certified"][..organization % 9 / 8], &mut rng));
    // Every twelfth belongs to the first of its dozen.
    if organization % 12 == 7 {
        yaml.plain("parent", names::organization(world, organization - 7).id);
    }
    if rng.chance(60) {
        yaml.plain("year_founded", rng.between(1950, 2022));
    }
    add_notices(&mut yaml, organization, &mut rng);
    trust::add_source(&mut yaml, world, organization, &mut rng);
    if rng.chance(50) {
        yaml.plain("listing_consent", true);
    }
    yaml.finish()
}

fn description(world: &World, name: &str, city: &str, rng: &mut Rng) -> String {
    let count = rng.between(3, 5);
    world.program.say_some("about", count, &[("org", name), ("city", city)], rng).join(" ")
}

fn add_phones(yaml: &mut Yaml, number: &str, rng: &mut Rng) {
    let main = Flow::default().text("number", number).plain("type", "main").ids("languages", &["en"]).text("hours", "Mon-Fri 8-5");
    let desk = Flow::default()
        .text("number", number)
        .text("ext", &rng.between(2, 9).to_string())
        .plain("type", "fax")
        .text("label", "Records desk");
    yaml.maps("phones", &[main, desk][..rng.between(1, 2)]);
}

fn add_numbers(yaml: &mut Yaml, rng: &mut Rng) {
    if rng.chance(50) {
        let licence = format!("X-{:05}", rng.below(100_000));
        let npi = Flow::default().plain("scheme", "npi").text("value", &npi(rng));
        yaml.maps("identifiers", &[npi, Flow::default().plain("scheme", "state-license").plain("value", licence)]);
    }
}

fn add_notices(yaml: &mut Yaml, organization: usize, rng: &mut Rng) {
    let funds = ["unknown", "no", "yes"][organization % 3];
    if funds == "yes" {
        yaml.text("nondiscrimination_url", "https://example.org/nondiscrimination");
        yaml.text("language_notice_url", "https://example.org/language-help");
    }
    yaml.text("receives_federal_funds", funds);
    if rng.chance(10) {
        let letter = rng.pick(&["a", "b", "c", "d"]);
        let alt = Flow::default().text("en", "A white roof on a colored square").text("es", "Un techo blanco sobre un cuadro de color");
        yaml.plain("logo", Flow::default().text("file", &format!("logo-{letter}.svg")).plain("alt", alt));
    }
    if organization % 40 == 39 {
        yaml.ids("aliases", &[slug(&format!("former provider {organization} {}", AS_OF.year()))]);
    }
}

/// A National Provider Identifier with its check digit: Luhn over the ten digits after `80840`.
pub(crate) fn npi(rng: &mut Rng) -> String {
    let nine = format!("1{:08}", rng.below(100_000_000));
    let doubled = |(place, digit): (usize, u32)| if place % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit };
    let digits = format!("80840{nine}");
    let sum: u32 = digits.chars().rev().filter_map(|digit| digit.to_digit(10)).enumerate().map(doubled).sum();
    format!("{nine}{}", (10 - sum % 10) % 10)
}
