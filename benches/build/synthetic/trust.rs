//! Where the facts of made-up records come from, who checked them when, and which licences there are.

use super::world::{World, in_turn};
use crate::{
    dates::{days_ago, days_ahead},
    rng::Rng,
    yaml::{Flow, Yaml},
};

/// Kinds of sources that are copied from a list and need no check by a person; they are named.
const LISTS: [&str; 4] = ["public-directory", "state-registry", "website", "import"];

/// Adds source, check and relationship. One record in seven comes from a list and was never checked; no check is older than 180 days, as older
/// ones would each print a warning.
pub(crate) fn add_source(yaml: &mut Yaml, world: &World, index: usize, rng: &mut Rng) {
    if index % 7 == 6 {
        let kind = LISTS[index / 7 % LISTS.len()];
        let source = Flow::default().plain("kind", kind).text("title", "Sample list of programs").text("url", "https://example.org/list");
        yaml.plain("source", source);
        if kind == "import" {
            yaml.plain("verified_by_role", "automated-import");
        }
    } else {
        add_check(yaml, world, index, rng);
    }
    let relationships = world.vocabularies.ids("relationship");
    let relationship = if index % 17 == 16 { relationships[index / 17 % relationships.len()] } else { "none" };
    yaml.plain("relationship", relationship);
}

fn add_check(yaml: &mut Yaml, world: &World, index: usize, rng: &mut Rng) {
    let kind = if rng.chance(70) { "program-staff" } else { "phone-call" };
    yaml.plain("source", Flow::default().plain("kind", kind));
    let days = if rng.chance(75) { rng.below(90) } else { rng.between(91, 179) };
    yaml.plain("last_verified", days_ago(days));
    let roles: Vec<&str> = world.vocabularies.ids("verifier-role").into_iter().filter(|role| *role != "automated-import").collect();
    yaml.plain("verified_by_role", roles[index % roles.len()]);
    let ways = world.vocabularies.ids("verified-how");
    yaml.plain("verified_how", ways[index / 2 % ways.len()]);
}

/// Makes licences: the state's, one that has its turn, and those that are asked for.
pub(crate) fn licences(world: &World, index: usize, state: &str, wanted: &[&'static str], rng: &mut Rng) -> Vec<Flow> {
    let all = world.vocabularies.ids("credential");
    let own = if index.is_multiple_of(2) { "state-sud-license" } else { "state-mh-license" };
    let mut credentials = vec![own];
    credentials.extend(in_turn(&all, index, rng.below(2), rng));
    credentials.extend(wanted);
    credentials.sort_unstable();
    credentials.dedup();
    credentials.into_iter().map(|credential| licence(credential, state, rng)).collect()
}

fn licence(credential: &str, state: &str, rng: &mut Rng) -> Flow {
    let flow = Flow::default().plain("credential", credential);
    let by_state = credential.starts_with("state-");
    let flow = flow.text("issuer", &if by_state { format!("State of {state}") } else { "Example Board of Care".to_owned() });
    let flow = flow.text("id", &format!("X-{:05}", rng.below(100_000))).plain("valid_to", days_ahead(rng.between(30, 900)));
    if by_state { flow.text("verify_url", "https://example.org/license-lookup") } else { flow }
}
