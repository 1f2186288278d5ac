//! Whom a made-up program is for.

use super::profile::Profile;
use crate::{
    rng::Rng,
    synthetic::world::{World, in_turn},
    yaml::{Flow, Yaml},
};

/// Populations that any adult may belong to.
const FURTHER: [&str; 8] =
    ["lgbtq", "working-people", "after-hospital", "trauma-survivors", "rural-underserved", "on-leave", "brain-injury", "hiv"];

/// Adds populations, ages, who may come, and languages.
pub(super) fn add(yaml: &mut Yaml, world: &World, profile: &Profile<'_>) {
    let mut rng = world.rng("program-people", profile.index);
    yaml.ids("populations", &populations(profile, &mut rng));
    yaml.plain("age_min", profile.people.age_min);
    yaml.maybe("age_max", profile.people.age_max);
    yaml.plain("gender_served", rng.pick(profile.people.genders));
    yaml.text("eligibility", &world.program.say("eligibility", &profile.given(), &mut rng));
    if rng.chance(60) {
        yaml.text("not_a_fit", &world.program.say("not-a-fit", &profile.given(), &mut rng));
    }
    yaml.maps("language_support", &languages(world, profile.index, &mut rng));
}

fn populations<'p>(profile: &Profile<'p>, rng: &mut Rng) -> Vec<&'p str> {
    let adults = profile.people.age_min >= 18;
    let mut populations: Vec<&str> = profile.population.into_iter().collect();
    if adults {
        let count = rng.below(3);
        populations.extend(rng.sample(&FURTHER, count).into_iter().filter(|further| Some(*further) != profile.population));
    }
    populations
}

/// English by staff everywhere; besides, half of the programs have others by staff, interpreters or on paper, and a quarter has Spanish by staff.
fn languages(world: &World, index: usize, rng: &mut Rng) -> Vec<Flow> {
    let support = |language: &str, how: &str| Flow::default().text("language", language).plain("how", how);
    let mut languages = vec![support("en", "staff")];
    match rng.below(4) {
        0 => {}
        1 => languages.push(support("es", "staff")),
        _ => {
            let all: Vec<&str> = world.vocabularies.ids("language").into_iter().filter(|language| *language != "en").collect();
            let count = rng.below(2);
            let others = in_turn(&all, index / 2, count, rng);
            let ways = ["staff", "interpreter", "interpreter", "written-only"];
            languages.extend(others.into_iter().map(|language| support(language, rng.pick(&ways))));
        }
    }
    languages
}
