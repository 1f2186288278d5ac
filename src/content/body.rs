//! Markdown as read: finished HTML with holes where only the whole site knows what belongs there — the URL of a link, a picture's sizes, a
//! word of the interface — and calls of components between the HTML.

use super::prose::Passage;
use crate::diagnostic::Span;

/// The body of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// What it shows, in order.
    pub blocks: Vec<Block>,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Links and pictures that lead into the site; holes name them by position.
    pub links: Vec<Link>,
    /// Characters of text, without markup.
    pub characters: usize,
    /// Words of text.
    pub words: usize,
    /// What it says, without markup, in order; none unless it was read by [`parse_prose`](super::parse_prose).
    pub passages: Vec<Passage>,
    /// Changes with every change of the text, but for where its lines break.
    pub print: u64,
}

impl Body {
    /// Whether it is finished as it is: nothing in it leads into the site or is made by the theme.
    #[must_use]
    pub fn stands_alone(&self) -> bool {
        self.links.is_empty() && self.blocks.iter().all(|block| matches!(block, Block::Html(_)))
    }
}

/// A piece of a body.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// HTML.
    Html(Html),
    /// A call of a component, possibly around more blocks.
    Component(ComponentCall),
}

/// HTML with holes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Html {
    /// The HTML without what belongs into the holes.
    pub text: String,
    /// The holes, by position.
    pub holes: Vec<Hole>,
}

/// A gap in HTML.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hole {
    /// The byte of the text before which something belongs.
    pub at: u32,
    /// What belongs there.
    pub kind: HoleKind,
}

/// What belongs into a hole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HoleKind {
    /// The URL of a link of the body.
    Url(u32),
    /// The source, sizes and measures of a picture of the body: whole attributes.
    Picture(u32),
    /// A string of the interface.
    Phrase(Phrase),
}

/// Strings of the interface that Markdown needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Says of a line in a task list that it is done, for readers who do not see its sign.
    TaskDone,
    /// Says of a line in a task list that it is still to do.
    TaskOpen,
    /// Names the frame in which a wide table scrolls.
    Table,
    /// Names the list of footnotes.
    Footnotes,
    /// Names the link that leads from a footnote back to its place in the text.
    BackToText,
}

impl Phrase {
    /// All phrases.
    pub const ALL: [Self; 5] = [Self::TaskDone, Self::TaskOpen, Self::Table, Self::Footnotes, Self::BackToText];

    /// The key of its string.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::TaskDone => "markdown.task-done",
            Self::TaskOpen => "markdown.task-open",
            Self::Table => "markdown.table",
            Self::Footnotes => "markdown.footnotes",
            Self::BackToText => "markdown.back-to-text",
        }
    }
}

/// A heading of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its level, 2 to 6: the title of the page is the only first.
    pub level: u8,
    /// Its anchor, unique in the body.
    pub id: String,
    /// Its text, without markup.
    pub text: String,
}

/// A link or picture that leads into the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as written: `../a.md#b`, `program:x`, `term:y`, `vocab:v/t`, `/help-now/`, `#b`.
    pub target: String,
    /// Its bytes in the file.
    pub span: Span,
    /// Whether it is a picture.
    pub picture: bool,
}

/// A call of a component.
#[derive(Clone, Debug, PartialEq)]
pub struct ComponentCall {
    /// Its name, with hyphens as in the theme's folder.
    pub name: String,
    /// Its arguments, in order.
    pub arguments: Vec<Argument>,
    /// What stands between its opening and its closing line; none for a call on a single line.
    pub body: Option<Vec<Block>>,
    /// The bytes of its name in the file.
    pub span: Span,
}

/// An argument of a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: ArgumentValue,
    /// Its bytes in the file.
    pub span: Span,
}

impl Argument {
    /// The bytes of its value without the marks around it; those of the whole where its place is not known so well.
    #[must_use]
    pub fn words(&self) -> Span {
        let ArgumentValue::Text(text) = &self.value else { return self.span };
        let Span { start, end } = self.span;
        let length = (end - start) as usize;
        if length == self.name.len() + text.len() + 3 { Span::new(end as usize - 1 - text.len(), end as usize - 1) } else { self.span }
    }
}

/// The value of an argument.
#[derive(Clone, Debug, PartialEq)]
pub enum ArgumentValue {
    /// `name="text"`.
    Text(String),
    /// `name={3}`.
    Number(f64),
    /// `name={true}`.
    Flag(bool),
}

/// Where the Markdown stands in its file, for the spans of what is found in it.
#[derive(Clone, Copy, Debug)]
pub enum Placing {
    /// From this byte on, sign for sign.
    From(usize),
    /// Somewhere inside these bytes: a cell or a text block, where signs are escaped or indented.
    Within(Span),
}

impl Placing {
    /// Returns the bytes of the file that a range of the Markdown stands in.
    #[must_use]
    pub fn span(self, range: &std::ops::Range<usize>) -> Span {
        match self {
            Self::From(offset) => Span::new(range.start + offset, range.end + offset),
            Self::Within(span) => span,
        }
    }
}
