//! The text of a made-up article: an opening, sections with paragraphs and a block each, and what to do next.

use super::{blocks::Blocks, head::Head};
use crate::{
    bank::{Bank, words},
    rng::Rng,
    synthetic::world::World,
};

/// Sentences in any order, each once before one comes again.
pub(super) struct Deck<'w> {
    cards: Vec<(&'w Bank, &'static str)>,
    next: usize,
}

impl<'w> Deck<'w> {
    /// Makes a deck of lists.
    pub(super) fn new(lists: &[(&'w Bank, &str)], rng: &mut Rng) -> Self {
        let mut cards: Vec<_> = lists.iter().flat_map(|(bank, list)| bank.list(list).iter().map(|entry| (*bank, *entry))).collect();
        rng.shuffle(&mut cards);
        Self { cards, next: 0 }
    }

    /// Draws the next sentence.
    pub(super) fn say(&mut self, head: &Head<'_>, rng: &mut Rng) -> String {
        let (bank, entry) = self.cards[self.next % self.cards.len()];
        self.next += 1;
        bank.fill(entry, &head.given(), rng)
    }

    /// Draws a paragraph.
    pub(super) fn paragraph(&mut self, sentences: usize, head: &Head<'_>, rng: &mut Rng) -> String {
        (0..sentences).map(|_| self.say(head, rng)).collect::<Vec<_>>().join(" ")
    }
}

/// Writes the text. `main` is what the article says first.
pub(super) fn write(world: &World, head: &Head<'_>, main: &str) -> String {
    let mut rng = world.rng("article-body", head.index);
    let own = |list: &str| format!("{}.{list}", head.section);
    let mut sentences = Deck::new(&[(&world.learn, "sentence"), (&world.sections, &own("sentences"))], &mut rng);
    let mut blocks = Blocks::new(&mut rng);
    let mut headings = Deck::new(&[(&world.learn, "heading"), (&world.sections, &own("headings"))], &mut rng);
    let wanted = rng.between(600, 1450);
    let mut text = format!("{main} {}\n\n", sentences.paragraph(2, head, &mut rng));
    while words(&text) < wanted {
        text.extend(["## ", &headings.say(head, &mut rng), "\n\n"]);
        text += &section(world, head, &mut sentences, &mut blocks, &mut rng);
    }
    text + &next_steps(world, head, &mut rng)
}

fn section(world: &World, head: &Head<'_>, sentences: &mut Deck<'_>, blocks: &mut Blocks, rng: &mut Rng) -> String {
    let count = rng.between(3, 5);
    let mut text = format!("{}\n\n", sentences.paragraph(count, head, rng));
    if rng.chance(75) {
        text.extend([&blocks.write(world, head, rng), "\n\n"]);
    }
    if rng.chance(35) {
        let count = rng.between(2, 4);
        let subheading = head.say(world, "subheading", rng);
        text.extend(["### ", &subheading, "\n\n", &sentences.paragraph(count, head, rng), "\n\n"]);
    }
    text
}

fn next_steps(world: &World, head: &Head<'_>, rng: &mut Rng) -> String {
    let mut text = "## What to do next\n\n".to_owned();
    for _ in 0..2 {
        if let Some(other) = head.before(world, rng) {
            text.extend(["- Read ", &other.link(), ".\n"]);
        }
    }
    text += "- Take the [questions](../../checklists/questions.md) to your first call.\n";
    text + "- [Find a program](/programs/), or [get help now](/help-now/).\n"
}
