//! What a made-up article is called and where it lies. Its number decides, so that links can be made without writing the article first.

use crate::{
    bank::{Given, slug},
    rng::Rng,
    synthetic::world::World,
};

/// Every so many articles one is a draft, which no page shows.
const DRAFT: usize = 200;

/// Title and place of an article.
#[derive(Debug)]
pub(crate) struct Head<'w> {
    /// Its number.
    pub(crate) index: usize,
    /// The id of its section.
    pub(crate) section: &'w str,
    /// What it is about, as words in a sentence.
    pub(crate) topic: &'w str,
    /// Its title.
    pub(crate) title: String,
}

impl<'w> Head<'w> {
    /// Names an article: each section in turn, in it each topic, then each form of title; after that they are numbered.
    pub(crate) fn new(world: &'w World, index: usize) -> Self {
        let sections = world.sections.list("sections");
        let section = sections[index % sections.len()];
        let topics = world.sections.list(&format!("{section}.topics"));
        let rest = index / sections.len();
        let topic = topics[rest % topics.len()];
        let titles = world.learn.list("title");
        let rest = rest / topics.len();
        let title = world.learn.fill(titles[rest % titles.len()], &[("topic", topic)], &mut world.rng("article-title", index));
        let part = rest / titles.len();
        let title = if part == 0 { title } else { format!("{title}, part {}", part + 1) };
        Self { index, section, topic, title }
    }

    /// Its id: the path below `content/learn` without the extension.
    pub(crate) fn id(&self) -> String {
        format!("{}/{}-{}", self.section, slug(self.topic), self.index)
    }

    /// What fills the holes of sentences.
    pub(crate) fn given(&self) -> [(&'static str, &'w str); 1] {
        [("topic", self.topic)]
    }

    /// Whether it is a draft.
    pub(crate) fn is_draft(&self) -> bool {
        self.index % DRAFT == DRAFT - 1
    }

    /// Draws an article that comes before this one and is no draft, if there is one.
    pub(crate) fn before(&self, world: &'w World, rng: &mut Rng) -> Option<Self> {
        let index = if self.index == 0 { return None } else { rng.below(self.index) };
        let other = Self::new(world, index);
        (!other.is_draft()).then_some(other)
    }

    /// The Markdown link to it from another article.
    pub(crate) fn link(&self) -> String {
        format!("[{}](../{}.md)", self.title, self.id())
    }

    /// Fills a sentence about the topic.
    pub(crate) fn say(&self, world: &World, list: &str, rng: &mut Rng) -> String {
        let given: &Given<'_> = &self.given();
        world.learn.say(list, given, rng)
    }
}
