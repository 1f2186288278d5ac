//! What a made-up program treats, and how.

use super::profile::Profile;
use crate::{
    rng::Rng,
    synthetic::world::{World, in_turn},
    yaml::{Flow, Yaml},
};

/// Lists of terms: field, vocabulary, the share of programs that have it, and the most terms beside the one whose turn it is.
const LISTS: [(&str, &str, usize, usize); 5] = [
    ("therapies", "therapy", 92, 5),
    ("group_types", "group-type", 100, 7),
    ("family_services", "family-service", 75, 3),
    ("aftercare", "aftercare", 90, 4),
    ("complementary", "complementary", 40, 3),
];

/// Adds level, focus and methods.
pub(super) fn add(yaml: &mut Yaml, world: &World, profile: &Profile<'_>) {
    let mut rng = world.rng("program-care", profile.index);
    yaml.plain("level_of_care", "iop");
    if rng.chance(40) {
        yaml.plain("level_standard", standard(profile.index));
    }
    let roles = world.vocabularies.ids("program-role");
    let count = rng.below(2);
    yaml.ids("program_roles", &in_turn(&roles, profile.index, count, &mut rng));
    yaml.ids("focus", &profile.focus);
    add_lists(yaml, world, profile.index, &mut rng);
    if rng.chance(70) {
        yaml.plain("group_size", format_args!("{}-{}", rng.between(4, 7), rng.between(8, 14)));
    }
    add_services(yaml, world, profile, &mut rng);
    let faiths = world.vocabularies.ids("faith-basis");
    yaml.maybe("faith_basis", rng.chance(30).then(|| faiths[profile.index % faiths.len()]));
}

/// Extras without a therapy are a mistake, so a program without the first has none of the last.
fn add_lists(yaml: &mut Yaml, world: &World, index: usize, rng: &mut Rng) {
    let mut therapies = true;
    for (field, vocabulary, share, most) in LISTS {
        let given = rng.chance(share) && (therapies || field != "complementary");
        therapies &= given || field != "therapies";
        if given {
            let others = rng.below(most + 1);
            yaml.ids(field, &in_turn(&world.vocabularies.ids(vocabulary), index, others, rng));
        }
    }
}

fn standard(index: usize) -> Flow {
    let (scheme, level, edition) =
        [("asam", "2.1", Some("4")), ("asam", "2.1", Some("3")), ("locus", "3", None), ("state", "IOP", None)][index % 4];
    let flow = Flow::default().plain("scheme", scheme).text("level", level);
    let Some(edition) = edition else { return flow };
    flow.text("edition", edition).text("source_url", "https://example.org/level")
}

fn add_services(yaml: &mut Yaml, world: &World, profile: &Profile<'_>, rng: &mut Rng) {
    let services = |group: &str| world.vocabularies.ids_of("individual-service", group);
    let mut individual = vec!["individual-counseling"];
    let others = rng.between(2, 6);
    individual.extend(in_turn(&services("assessment"), profile.index, others, rng));
    individual.sort_unstable();
    individual.dedup();
    yaml.ids("individual_services", &individual);
    if rng.chance(80) {
        yaml.plain("individual_sessions_per_week", rng.pick(&["0.5", "1", "1", "1", "2"]));
        add_extra_time(yaml, rng);
    }
    if profile.substances && rng.chance(70) {
        let others = rng.below(3);
        yaml.ids("monitoring", &in_turn(&services("monitoring"), profile.index, others, rng));
    }
    yaml.ids("medication_services", &medicines(world, profile));
    let policies = world.vocabularies.ids("medication-policy");
    let policy = if rng.chance(85) { "accepts-all" } else { policies[profile.index % policies.len()] };
    yaml.maybe("medication_policy", rng.chance(60).then_some(policy));
}

/// A few programs count one-to-one time on top of the sessions.
fn add_extra_time(yaml: &mut Yaml, rng: &mut Rng) {
    if rng.chance(15) {
        yaml.plain("individual_included", false);
        yaml.plain("individual_session_hours", rng.pick(&["0.75", "1"]));
    }
}

/// Services around medicine: terms of `individual-service`.
pub(super) fn medicines<'w>(world: &'w World, profile: &Profile<'_>) -> Vec<&'w str> {
    let mut rng = world.rng("program-medicine", profile.index);
    if !rng.chance(60) {
        return Vec::new();
    }
    let others = rng.below(3);
    in_turn(&world.vocabularies.ids_of("individual-service", "medication"), profile.index, others, &mut rng)
}
