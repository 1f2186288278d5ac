//! The description of a made-up program: 80 to 200 words, for some also in Spanish.

use super::profile::Profile;
use crate::{
    bank::{Bank, Given, words},
    rng::Rng,
    synthetic::{article, world::World},
    yaml::{Flow, Yaml},
};

/// What each paragraph is about, and its least and most sentences.
const PARAGRAPHS: [(&str, usize, usize); 6] =
    [("open", 2, 4), ("week", 3, 5), ("care", 2, 4), ("family", 1, 3), ("after", 1, 3), ("practical", 1, 3)];

/// Writes the description. One in ten links to an article.
pub(super) fn english(world: &World, profile: &Profile<'_>) -> String {
    let mut rng = world.rng("program-text", profile.index);
    let wanted = rng.between(80, 180);
    let mut text = paragraphs(&world.program, &profile.given(), &PARAGRAPHS, wanted, &mut rng);
    if let Some((title, link)) = rng.chance(10).then(|| article::any(world, &mut rng)).flatten() {
        text.extend(["\n\nRead first: [", &title, "](../learn/", &link, ")."]);
    }
    text
}

/// Writes paragraphs until there are enough words; at most one sentence of 20 words too many.
fn paragraphs(bank: &Bank, given: &Given<'_>, form: &[(&str, usize, usize)], wanted: usize, rng: &mut Rng) -> String {
    let mut text = String::new();
    for (list, least, most) in form {
        let count = rng.between(*least, *most);
        let mut paragraph = String::new();
        for sentence in bank.say_some(list, count, given, rng) {
            if words(&text) + words(&paragraph) >= wanted {
                break;
            }
            paragraph += &sentence;
            paragraph.push(' ');
        }
        if !paragraph.is_empty() {
            text += paragraph.trim_end();
            text += "\n\n";
        }
    }
    text.trim_end().to_owned()
}

/// Writes the translation of a program's text.
pub(super) fn spanish(world: &World, profile: &Profile<'_>) -> String {
    let mut rng = world.rng("program-spanish", profile.index);
    let bank = &world.program_es;
    let weeks = profile.weeks.replace('-', " a ");
    let given = profile.given().map(|(hole, words)| if hole == "weeks" { (hole, weeks.as_str()) } else { (hole, words) });
    let mut yaml = Yaml::default();
    yaml.plain("translation", Flow::default().plain("of", "2026-09-20").plain("reviewed", rng.chance(50)));
    yaml.text("name", &format!("{} (IOP)", profile.organization.short));
    for field in ["summary", "eligibility"] {
        yaml.text(field, &bank.say(field, &given, &mut rng));
    }
    yaml.texts("how_to_start", &bank.say_some("start", 3, &given, &mut rng));
    let form = [("open", 2, 4), ("week", 3, 5), ("care", 2, 3), ("family", 1, 2), ("after", 2, 3)];
    yaml.with_body(&paragraphs(bank, &given, &form, 160, &mut rng))
}
