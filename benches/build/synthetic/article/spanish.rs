//! The translation of a made-up article: shorter than the original, with links to the same places.

use super::{blocks::marked, head::Head};
use crate::{
    bank::words,
    synthetic::world::World,
    yaml::{Flow, Yaml},
};

/// Writes the translation.
pub(super) fn file(world: &World, head: &Head<'_>) -> String {
    let mut rng = world.rng("article-spanish", head.index);
    let (bank, section) = (&world.learn_es, world.sections.list(head.section)[1]);
    let given = [("section", section)];
    let mut yaml = Yaml::default();
    let main = bank.say("main", &given, &mut rng);
    yaml.text("title", &format!("{} ({})", bank.say("title", &given, &mut rng), head.index));
    yaml.plain("slug", format_args!("guia-{}", head.index));
    yaml.text("description", &main);
    yaml.text("main_message", &main);
    yaml.texts("summary_points", &bank.say_some("point", 3, &given, &mut rng));
    yaml.plain("translation", Flow::default().plain("of", "2026-09-20").plain("reviewed", rng.chance(50)));
    let wanted = rng.between(300, 600);
    let mut text = format!("{main}\n\n");
    for heading in bank.say_some("heading", 7, &given, &mut rng) {
        if words(&text) >= wanted {
            break;
        }
        let sentences = bank.say_some("sentence", 6, &given, &mut rng);
        let items = marked("-", &bank.say_some("item", 3, &given, &mut rng));
        let (first, second) = (sentences[..3].join(" "), sentences[3..].join(" "));
        text.extend(["## ", &heading, "\n\n", &first, "\n\n", &second, "\n\n", &items, "\n"]);
        if rng.chance(40) {
            text.extend(["> [!NOTE]\n> ", &bank.say("note", &given, &mut rng), "\n\n"]);
        }
    }
    text +=
        "## Qué hacer ahora\n\n- Lleve las [preguntas](../../checklists/questions.md) al teléfono.\n- [Busque un programa](/programs/).\n";
    yaml.with_body(&text)
}
