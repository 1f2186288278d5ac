//! The words of a text without its markup, passage by passage, each sign with its place in the file: what rules on words and on reading read.

use std::ops::Range;

use super::body::Placing;
use crate::diagnostic::Span;

/// A heading, paragraph, line of a list, cell or label: words that are read in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub kind: Kind,
    /// Its words, with single spaces where lines break.
    pub text: Box<str>,
    /// Bytes of the text that are someone's speech: quotations, and what stands between quotation marks. Sorted.
    pub quoted: Box<[Range<u32>]>,
    /// Bytes of the text that are code. Sorted.
    pub code: Box<[Range<u32>]>,
    /// Bytes of the text that are links, and where each leads. Sorted.
    pub links: Box<[(Range<u32>, Box<str>)]>,
    /// Which bytes of the text stand where in the file, in order.
    pieces: Box<[Piece]>,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A heading of that level, 1 to 6, as written.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A line of a list, or a paragraph of one.
    Item,
    /// A cell of a table.
    Cell,
    /// A title or another text of a component, or what a picture shows in words.
    Label,
}

/// Bytes of a text, and where they stand in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    at: u32,
    length: u32,
    span: Span,
}

impl Passage {
    /// A passage that is the whole value of a field.
    #[must_use]
    pub fn of_field(text: &str) -> Self {
        let mut passage = Self::new(Kind::Label);
        passage.text = text.into();
        passage.quoted = quotations(text).into();
        passage
    }

    fn new(kind: Kind) -> Self {
        Self { kind, text: "".into(), quoted: [].into(), code: [].into(), links: [].into(), pieces: [].into() }
    }

    /// Returns the bytes of the file that a range of the text stands in; none for the value of a field, which knows only the field.
    #[must_use]
    pub fn span(&self, range: &Range<usize>) -> Span {
        let first = self.piece(range.start);
        let last = self.piece(range.end.saturating_sub(1).max(range.start));
        let (Some(first), Some(last)) = (first, last) else { return Span::default() };
        let start = if first.is_alike() { first.span.start + (fit(range.start) - first.at) } else { first.span.start };
        let end = if last.is_alike() { last.span.start + (fit(range.end) - last.at).min(last.length) } else { last.span.end };
        Span { start, end: end.max(start) }
    }

    /// Whether the file has the words of a range as they are, so that [`Self::span`] is theirs and not that of a value around them.
    #[must_use]
    pub fn is_exact(&self, range: &Range<usize>) -> bool {
        [range.start, range.end.saturating_sub(1).max(range.start)].into_iter().all(|at| self.piece(at).is_some_and(Piece::is_alike))
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.at as usize <= at);
        self.pieces.get(after.saturating_sub(1))
    }

    /// Whether someone else speaks there.
    #[must_use]
    pub fn is_quoted(&self, range: &Range<usize>) -> bool {
        touches(&self.quoted, range)
    }

    /// Whether code stands there.
    #[must_use]
    pub fn is_code(&self, range: &Range<usize>) -> bool {
        touches(&self.code, range)
    }

    /// Returns where the link leads in which a range stands.
    #[must_use]
    pub fn link_at(&self, range: &Range<usize>) -> Option<&str> {
        let around = |(link, _): &&(Range<u32>, Box<str>)| (link.start as usize) < range.end && range.start < link.end as usize;
        self.links.iter().find(around).map(|(_, target)| &**target)
    }
}

fn touches(ranges: &[Range<u32>], range: &Range<usize>) -> bool {
    ranges.iter().any(|known| (known.start as usize) < range.end && range.start < known.end as usize)
}

impl Piece {
    /// Whether text and file hold the same bytes, so that each can be told by counting.
    fn is_alike(&self) -> bool {
        self.span.end - self.span.start == self.length
    }
}

/// What comes next in a text, in the terms of this file.
#[derive(Clone, Debug)]
pub(super) enum Step<'t> {
    /// A block that holds words, or more blocks.
    Open(Kind),
    /// A block that holds blocks, and changes nothing.
    Group,
    /// The words of someone else.
    Quotation,
    /// The end of the innermost block.
    Close,
    /// Words.
    Words(&'t str),
    /// Code between words.
    Code(&'t str),
    /// A new line, which is a space.
    Break,
    /// A link to there.
    Link(&'t str),
    /// Its end.
    LinkEnd,
    /// A text apart from those around it: what a picture shows.
    Aside,
    /// Its end.
    AsideEnd,
}

/// Writes passages down.
pub(super) struct Recorder {
    placing: Placing,
    done: Vec<Passage>,
    /// What is open: the kind that words in it have, and whether they are someone else's.
    open: Vec<(Option<Kind>, bool)>,
    passage: Draft,
    /// What an aside interrupts.
    waiting: Option<Draft>,
}

/// A passage that is not yet complete.
#[derive(Default)]
struct Draft {
    text: String,
    code: Vec<Range<u32>>,
    links: Vec<(Range<u32>, Box<str>)>,
    pieces: Vec<Piece>,
}

impl Draft {
    /// Makes one piece of the last two if they stand in the file as they do in the text: quotation marks cut sentences into many.
    fn join(&mut self) {
        let is_as_written = |piece: &Piece| piece.length == piece.span.end - piece.span.start;
        if let [.., before, last] = self.pieces.as_mut_slice()
            && is_as_written(before)
            && is_as_written(last)
            && before.span.end == last.span.start
        {
            before.length += last.length;
            before.span.end = last.span.end;
            self.pieces.pop();
        }
    }
}

impl Recorder {
    pub(super) fn new(placing: Placing) -> Self {
        Self { placing, done: Vec::new(), open: Vec::new(), passage: Draft::default(), waiting: None }
    }

    /// Takes the next step, which stands in these bytes of the Markdown.
    pub(super) fn step(&mut self, step: &Step<'_>, range: &Range<usize>) {
        match step {
            Step::Open(kind) => {
                self.flush();
                // A paragraph of a line of a list is a part of the line.
                let inside = self.open.iter().rev().find_map(|(kind, _)| *kind);
                let kind = if *kind == Kind::Paragraph { inside.unwrap_or(*kind) } else { *kind };
                self.open.push((Some(kind), false));
            }
            Step::Group | Step::Quotation => {
                self.flush();
                self.open.push((None, matches!(step, Step::Quotation)));
            }
            Step::Close => {
                self.flush();
                self.open.pop();
            }
            Step::Words(text) => self.words(text, range),
            Step::Code(text) => {
                let start = fit(self.passage.text.len());
                self.words(text, range);
                self.passage.code.push(start..fit(self.passage.text.len()));
            }
            Step::Break => self.words(" ", range),
            Step::Link(target) => {
                let start = fit(self.passage.text.len());
                self.passage.links.push((start..start, (*target).into()));
            }
            Step::LinkEnd => {
                let end = fit(self.passage.text.len());
                if let Some((range, _)) = self.passage.links.last_mut() {
                    range.end = end;
                }
            }
            Step::Aside => self.waiting = Some(std::mem::take(&mut self.passage)),
            Step::AsideEnd => {
                self.close_as(Kind::Label);
                self.passage = self.waiting.take().unwrap_or_default();
            }
        }
    }

    /// A text that stands outside the flow, such as a component's title.
    pub(super) fn label(&mut self, text: &str, span: Span) {
        self.flush();
        self.passage.pieces.push(Piece { at: 0, length: fit(text.len()), span });
        self.passage.text.push_str(text);
        self.close_as(Kind::Label);
    }

    fn words(&mut self, text: &str, range: &Range<usize>) {
        let at = fit(self.passage.text.len());
        self.passage.pieces.push(Piece { at, length: fit(text.len()), span: self.placing.span(range) });
        self.passage.join();
        self.passage.text.push_str(text);
    }

    fn flush(&mut self) {
        self.close_as(self.open.iter().rev().find_map(|(kind, _)| *kind).unwrap_or(Kind::Paragraph));
    }

    fn close_as(&mut self, kind: Kind) {
        let Draft { text, code, links, pieces } = std::mem::take(&mut self.passage);
        if text.trim().is_empty() {
            return;
        }
        let is_speech = self.open.iter().any(|(_, quoted)| *quoted);
        let quoted = if is_speech { std::iter::once(0..fit(text.len())).collect() } else { quotations(&text).into() };
        self.done.push(Passage {
            text: text.into(),
            quoted,
            code: code.into(),
            links: links.into(),
            pieces: pieces.into(),
            ..Passage::new(kind)
        });
    }

    pub(super) fn finish(mut self) -> Vec<Passage> {
        self.flush();
        self.done
    }
}

/// Marks that open speech, and those that close it. A single one that closes is an apostrophe, too, and counts where no letter follows.
const MARKS: [(char, &[char]); 6] = [('“', &['”']), ('„', &['“', '”']), ('«', &['»']), ('‹', &['›']), ('"', &['"']), ('‘', &['’'])];

/// Finds what stands between quotation marks, the marks left out.
fn quotations(text: &str) -> Vec<Range<u32>> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some((open, mark)) = text[rest..].char_indices().find(|(_, letter)| MARKS.iter().any(|(open, _)| open == letter)) {
        let start = rest + open + mark.len_utf8();
        let closing = MARKS.iter().find(|(open, _)| *open == mark).map_or(&[][..], |(_, closing)| closing);
        let is_end = |(at, letter): &(usize, char)| {
            closing.contains(letter)
                && (mark != '‘' || !text[start + at + letter.len_utf8()..].starts_with(|next: char| next.is_alphanumeric()))
        };
        rest = match text[start..].char_indices().find(is_end) {
            Some((at, letter)) => {
                found.push(fit(start)..fit(start + at));
                start + at + letter.len_utf8()
            }
            None => start,
        };
    }
    found
}

fn fit(position: usize) -> u32 {
    u32::try_from(position).expect("source files are smaller than 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::{Kind, Passage, quotations};
    use crate::{
        content::{body::Placing, markdown},
        path::SourcePath,
    };

    fn passages(markdown: &str) -> Vec<Passage> {
        let file = SourcePath::new("a.md").expect("a path");
        let reading = markdown::Reading { file: &file, placing: Placing::From(0), trust_html: false, with_prose: true };
        markdown::read(markdown, reading).value.passages
    }

    #[test]
    fn words_come_without_markup() {
        let table: [(&str, &[(Kind, &str)]); 8] = [
            ("# One\n\nTwo *three*\nfour.", &[(Kind::Heading(1), "One"), (Kind::Paragraph, "Two three four.")]),
            ("- a\n- b\n  - c", &[(Kind::Item, "a"), (Kind::Item, "b"), (Kind::Item, "c")]),
            ("1. a\n\n   b", &[(Kind::Item, "a"), (Kind::Item, "b")]),
            ("|a|b|\n|-|-|\n|c|d|", &[(Kind::Cell, "a"), (Kind::Cell, "b"), (Kind::Cell, "c"), (Kind::Cell, "d")]),
            ("See [this](x.md) ![a dog](y.jpg) now.", &[(Kind::Label, "a dog"), (Kind::Paragraph, "See this  now.")]),
            (
                "{% <box title=\"Some help\" id=\"x\"> %}\n\nWords.\n\n{% </box> %}",
                &[(Kind::Label, "Some help"), (Kind::Paragraph, "Words.")],
            ),
            ("```\ncode\n```\n\nyes<!-- no -->", &[(Kind::Paragraph, "yes")]),
            ("[^a] x\n\n[^a]: note", &[(Kind::Paragraph, " x"), (Kind::Paragraph, "note")]),
        ];
        for (markdown, wanted) in table {
            let found = passages(markdown);
            let found: Vec<(Kind, &str)> = found.iter().map(|passage| (passage.kind, &*passage.text)).collect();
            assert_eq!(found, wanted, "{markdown}");
        }
    }

    #[test]
    fn each_word_knows_its_bytes() {
        let markdown = "It's *not* a [good\nword](x.md) &amp; `more` of it -- é.";
        let passage = passages(markdown).remove(0);
        for word in ["not", "a good", "word", "more", "é."] {
            let at = passage.text.find(word).expect("it is there");
            let found = &markdown[passage.span(&(at..at + word.len())).range()];
            assert_eq!(found.replace(['\n', '*', '[', '`'], " ").split_whitespace().collect::<Vec<_>>().join(" "), word);
        }
        assert_eq!(&markdown[passage.span(&(0..6)).range()], "It's");
        let link = passage.text.find("word").expect("it is there");
        assert_eq!(passage.link_at(&(link..link + 4)), Some("x.md"));
        assert!(!passage.is_code(&(link..link + 4)));
    }

    #[test]
    fn speech_stands_between_marks() {
        let table: [(&str, &[&str]); 6] = [
            ("He said “yes” and «no».", &["yes", "no"]),
            ("a \"b c\" d", &["b c"]),
            ("the ‘users’ aren’t", &["users"]),
            ("it’s the people’s", &[]),
            ("‘I don’t know’, he said", &["I don’t know"]),
            ("“open", &[]),
        ];
        for (text, wanted) in table {
            let found: Vec<&str> = quotations(text).into_iter().map(|range| &text[range.start as usize..range.end as usize]).collect();
            assert_eq!(found, wanted, "{text}");
        }
        assert!(passages("> drug abuser\n\nWords.")[0].is_quoted(&(0..4)));
        assert!(!passages("> [!NOTE]\n> drug abuser")[0].is_quoted(&(0..4)));
    }
}
