//! How people get into a made-up program, and what it costs.

use super::{care, profile::Profile};
use crate::{
    bank::capital,
    dates::{days_ago, days_ahead},
    rng::Rng,
    synthetic::{
        trust,
        world::{World, in_turn},
    },
    yaml::{Flow, Yaml},
};

/// Adds first steps, phones, openings, payment, prices, access and staff.
pub(super) fn add(yaml: &mut Yaml, world: &World, profile: &Profile<'_>) {
    let mut rng = world.rng("program-access", profile.index);
    add_start(yaml, world, profile, &mut rng);
    add_contact(yaml, profile, &mut rng);
    add_openings(yaml, world, profile, &mut rng);
    add_payment(yaml, world, profile, &mut rng);
    add_papers(yaml, world, profile, &mut rng);
    add_house(yaml, world, profile, &mut rng);
}

fn add_start(yaml: &mut Yaml, world: &World, profile: &Profile<'_>, rng: &mut Rng) {
    let count = rng.between(2, 4);
    yaml.texts("how_to_start", &world.program.say_some("start", count, &profile.given(), rng));
    let routes = world.vocabularies.ids("referral-route");
    let others = rng.below(4);
    yaml.ids("referral_routes", &in_turn(&routes, profile.index, others, rng));
    yaml.maybe("walk_in", rng.chance(30).then_some(profile.index.is_multiple_of(5)));
    if rng.chance(70) {
        yaml.plain("time_to_first_visit_days", format_args!("{}-{}", rng.between(0, 3), rng.between(3, 21)));
    }
}

/// One program in five is reached by the phones of its location or organization.
fn add_contact(yaml: &mut Yaml, profile: &Profile<'_>, rng: &mut Rng) {
    let kinds = [("intake", "Mon-Fri 8-6"), ("text", "Any time"), ("tty", "Mon-Fri 9-5"), ("crisis-program", "Day and night")];
    if rng.chance(80) {
        let further = kinds[1 + profile.index % 3];
        let phone = |(kind, hours): (&str, &str), rng: &mut Rng| {
            let flow = Flow::default().text("number", &profile.place.phone(50..100, rng)).plain("type", kind);
            flow.ids("languages", &["en", "es"][..rng.between(1, 2)]).text("hours", hours)
        };
        let phones = [phone(kinds[0], rng), phone(further, rng)];
        yaml.maps("phones", &phones[..rng.between(1, 2)]);
    }
    if rng.chance(60) {
        yaml.text("email", &format!("intake@{}.example.org", profile.organization.slug));
    }
}

fn add_openings(yaml: &mut Yaml, world: &World, profile: &Profile<'_>, rng: &mut Rng) {
    if !rng.chance(60) {
        return;
    }
    let values = world.vocabularies.ids("availability");
    let value = if profile.status == "active" { values[profile.index % values.len()] } else { "closed" };
    let flow = Flow::default().plain("value", value).plain("as_of", days_ago(rng.below(29)));
    let places = Flow::clone(&flow).plain("slots", rng.between(1, 6)).plain("slots_max", rng.between(8, 14));
    yaml.plain("availability", if value == "open" { places } else { flow });
}

fn add_payment(yaml: &mut Yaml, world: &World, profile: &Profile<'_>, rng: &mut Rng) {
    let others = rng.between(1, 5);
    let payment = in_turn(&world.vocabularies.ids("payment"), profile.index, others, rng);
    yaml.ids("payment", &payment);
    if payment.contains(&"private-insurance") || rng.chance(30) {
        let count = rng.between(1, 4);
        yaml.maps("insurance_plans", &(0..count).map(|_| plan(world, profile, rng)).collect::<Vec<_>>());
    }
    if rng.chance(35) {
        let units = world.vocabularies.ids("cost-per");
        let unit = units[profile.index % units.len()];
        let price = Flow::default().plain("option", "Self-pay").plain("amount", format_args!("{}.00", 5 * rng.between(8, 90)));
        let price = price.plain("currency", "USD").plain("per", unit).plain("valid_from", days_ago(rng.between(10, 170)));
        yaml.maps("costs", &[if rng.chance(20) { price.plain("valid_to", days_ahead(200)) } else { price }]);
    }
    if rng.chance(40) {
        yaml.text("fees_note", &world.program.say("fees", &[], rng));
    }
    let helps = world.vocabularies.ids("authorization-help");
    yaml.maybe("authorization_help", rng.chance(60).then(|| helps[profile.index % helps.len()]));
}

fn plan(world: &World, profile: &Profile<'_>, rng: &mut Rng) -> Flow {
    let flow = Flow::default().text("payer", rng.pick(world.names.list("payer"))).text("plan", rng.pick(world.names.list("plan")));
    let network = if rng.chance(85) { "in" } else { "out" };
    flow.plain("network", network).plain("as_of", days_ago(rng.between(1, 175))).text("state", profile.place.state)
}

fn add_papers(yaml: &mut Yaml, world: &World, profile: &Profile<'_>, rng: &mut Rng) {
    if rng.chance(60) {
        let count = rng.between(1, 4);
        yaml.texts("required_documents", &world.names.say_some("document", count, &[], rng));
    }
    let practical = world.vocabularies.ids_of("individual-service", "practical");
    if rng.chance(60) {
        let others = rng.below(4);
        yaml.ids("practical", &in_turn(&practical, profile.index, others, rng));
    }
    // Methadone for opioid use is given by certified programs only.
    let methadone = care::medicines(world, profile).contains(&"moud-methadone");
    if methadone || rng.chance(50) {
        let wanted: &[&str] = if methadone { &["otp-certified"] } else { &[] };
        yaml.maps("credentials", &trust::licences(world, profile.index, profile.place.state, wanted, rng));
    }
}

fn add_house(yaml: &mut Yaml, world: &World, profile: &Profile<'_>, rng: &mut Rng) {
    if rng.chance(50) {
        let others = rng.between(1, 4);
        yaml.ids("accessibility", &in_turn(&world.vocabularies.ids("accessibility"), profile.index, others, rng));
    }
    if rng.chance(45) {
        let count = rng.between(1, 4);
        let roles = rng.sample(world.names.list("role"), count);
        yaml.maps("staff", &roles.into_iter().map(|line| staff(line, rng)).collect::<Vec<_>>());
    }
    if rng.chance(45) {
        let rules = world.vocabularies.ids("setting-rule");
        let rule = |shift: usize| rules[(profile.index + shift) % rules.len()];
        let house = Flow::default().plain("smoking", rule(0)).plain("vaping", rule(profile.index % 2));
        let house = house.text("phones", &world.program.say("phones-rule", &[], rng));
        yaml.plain("house_rules", house.text("prescriptions", &world.program.say("prescriptions-rule", &[], rng)));
    }
}

fn staff(line: &str, rng: &mut Rng) -> Flow {
    let (role, credential) = line.split_once('|').expect("role and licence");
    Flow::default().text("role", &capital(role)).text("credential_type", credential).plain("count", rng.between(1, 5))
}
