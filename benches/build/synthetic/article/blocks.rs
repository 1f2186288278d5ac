//! What stands between the paragraphs of made-up articles: lists, tables, notes, every component that authors may call, and links of every kind.

use super::head::Head;
use crate::{
    rng::Rng,
    synthetic::{program, world::World},
};

/// Blocks of all kinds in any order, each once before one comes again.
pub(super) struct Blocks {
    order: Vec<fn(&mut Scene<'_>) -> String>,
    written: usize,
}

/// Where a block stands, and what it draws on.
struct Scene<'s> {
    world: &'s World,
    head: &'s Head<'s>,
    /// The number of the block in the article, from 1.
    number: usize,
    rng: &'s mut Rng,
}

/// Each kind of block; those that are common stand here twice.
const KINDS: &[fn(&mut Scene<'_>) -> String] = &[
    list,
    list,
    table,
    table,
    note,
    callout,
    care_card,
    urgent,
    details,
    do_and_dont,
    steps,
    checklist,
    tasks,
    footnote,
    definitions,
    quote,
    program_link,
    program_link,
    word_links,
    article_link,
    article_link,
];

impl Blocks {
    /// Puts the kinds into an order.
    pub(super) fn new(rng: &mut Rng) -> Self {
        Self { order: rng.sample(KINDS, KINDS.len()), written: 0 }
    }

    /// Writes the next block.
    pub(super) fn write(&mut self, world: &World, head: &Head<'_>, rng: &mut Rng) -> String {
        let block = self.order[self.written % self.order.len()];
        self.written += 1;
        block(&mut Scene { world, head, number: self.written, rng })
    }
}

impl Scene<'_> {
    fn say(&mut self, list: &str) -> String {
        self.head.say(self.world, list, self.rng)
    }

    fn lines(&mut self, list: &str, mark: &str, count: usize) -> String {
        let lines = self.world.learn.say_some(list, count, &self.head.given(), self.rng);
        marked(mark, &lines)
    }
}

/// One line each, with a mark before it.
pub(super) fn marked(mark: &str, lines: &[String]) -> String {
    lines.iter().flat_map(|line| [mark, " ", line, "\n"]).collect()
}

fn around(component: &str, arguments: &str, body: &str) -> String {
    format!("{{% <{component}{arguments}> %}}\n{}\n{{% </{component}> %}}", body.trim_end())
}

fn titled(component: &str, title: &str, body: &str) -> String {
    around(component, &format!(" title=\"{}\"", title.replace('"', "")), body)
}

fn list(scene: &mut Scene<'_>) -> String {
    let count = scene.rng.between(3, 6);
    scene.lines("item", "-", count).trim_end().to_owned()
}

fn table(scene: &mut Scene<'_>) -> String {
    let count = scene.rng.between(3, 6);
    let rows = scene.world.learn.say_some("row", count, &scene.head.given(), scene.rng);
    let rows: Vec<String> = rows.iter().map(|row| format!("| {} |", row.replace('|', " | "))).collect();
    format!("| Part | How long | What to do |\n| --- | --- | --- |\n{}", rows.join("\n"))
}

fn note(scene: &mut Scene<'_>) -> String {
    let kind = scene.rng.pick(&["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]);
    format!("> [!{kind}]\n> {}", scene.say("note"))
}

fn callout(scene: &mut Scene<'_>) -> String {
    let text = scene.say("note");
    titled("callout", "Good to know", &text)
}

fn care_card(scene: &mut Scene<'_>) -> String {
    let text = scene.say("care");
    around("care-card", " level=\"non-urgent\" title=\"Ask for help with the next step\"", &text)
}

fn urgent(scene: &mut Scene<'_>) -> String {
    let level = scene.rng.pick(&["urgent", "urgent", "emergency"]);
    let text = scene.say("urgent");
    around("care-card", &format!(" level=\"{level}\" title=\"Get help today if somebody is not safe\""), &text)
}

fn details(scene: &mut Scene<'_>) -> String {
    let (title, first, second) = (scene.say("detail"), scene.say("sentence"), scene.say("sentence"));
    titled("details", &title, &format!("{first} {second}"))
}

fn do_and_dont(scene: &mut Scene<'_>) -> String {
    let (what_helps, what_does_not) = (scene.lines("do", "-", 3), scene.lines("dont", "-", 3));
    format!("{}\n\n{}", titled("do-list", "What helps", &what_helps), titled("dont-list", "What does not help", &what_does_not))
}

fn steps(scene: &mut Scene<'_>) -> String {
    let count = scene.rng.between(3, 5);
    let steps = scene.lines("step", "1.", count);
    around("steps", "", &steps)
}

fn checklist(scene: &mut Scene<'_>) -> String {
    let id = scene.rng.pick(&["questions", "first-day"]);
    format!("{{{{<checklist id=\"{id}\" />}}}}")
}

fn tasks(scene: &mut Scene<'_>) -> String {
    let count = scene.rng.between(3, 5);
    scene.lines("question", "- [ ]", count).trim_end().to_owned()
}

fn footnote(scene: &mut Scene<'_>) -> String {
    let (text, note, number) = (scene.say("sentence"), scene.say("note"), scene.number);
    format!("{text}[^{number}]\n\n[^{number}]: {note}")
}

fn definitions(scene: &mut Scene<'_>) -> String {
    let (first, second) = (scene.say("sentence"), scene.say("sentence"));
    format!("First session\n: {first}\n\nLast session\n: {second}")
}

fn quote(scene: &mut Scene<'_>) -> String {
    let text = scene.say("question");
    format!("> \"{text}\" That is a ~~bad~~ fair question, and *you* may ask it.")
}

fn program_link(scene: &mut Scene<'_>) -> String {
    match program::any(scene.world, scene.rng) {
        Some((id, name)) => format!("One made-up program, [{name}](program:{id}), shows on its page how it handles this."),
        None => list(scene),
    }
}

fn word_links(scene: &mut Scene<'_>) -> String {
    let word = scene.rng.pick(&["safety-plan", "check-in", "sliding-fee", "backup", "skill", "level-of-care"]);
    let vocabulary = scene.rng.pick(&["focus", "therapy", "payment", "population"]);
    let term = scene.world.vocabularies.term(vocabulary, scene.rng.pick(&scene.world.vocabularies.ids(vocabulary)));
    let link = format!("vocab:{vocabulary}/{}", term.id);
    format!("See what [{}](term:{word}) means, and which programs list [{}]({link}).", word.replace('-', " "), term.label.en)
}

fn article_link(scene: &mut Scene<'_>) -> String {
    match scene.head.before(scene.world, scene.rng) {
        Some(other) => format!("{} {}", scene.say("sentence"), format_args!("More on this in {}.", other.link())),
        None => note(scene),
    }
}
