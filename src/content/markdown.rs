//! Markdown to a [`Body`]. `pulldown-cmark` is named in this file alone. Everything goes through it but what needs more than it gives: headings
//! (anchors, contents), tables (headers, scrolling), links and pictures (holes), alerts and footnotes, task boxes, and components.

use std::{collections::BTreeMap, ops::Range};

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html as plain_html,
};

use super::{
    anchors::Anchors,
    body::{Body, Heading, HoleKind, Link, Phrase, Placing},
    component_calls::{self, Call, CallLine},
    destination::{Destination, written},
    footnotes::Footnotes,
    frames::Frames,
    html::{self, escape},
    prose::{Kind, Passage, Recorder, Step},
    tables::Tables,
};
use crate::{
    diagnostic::{Checked, Diagnostic, Place, Spot},
    path::{Slug, SourcePath},
};

/// How to read a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading<'a> {
    /// The file, for places.
    pub(super) file: &'a SourcePath,
    /// Where the text stands in it.
    pub(super) placing: Placing,
    /// Whether raw HTML is left as it is.
    pub(super) trust_html: bool,
    /// Whether its passages are written down.
    pub(super) with_prose: bool,
}

/// Reads a text.
pub(super) fn read(markdown: &str, reading: Reading<'_>) -> Checked<Body> {
    let owned = html::without_marks(markdown);
    let markdown = owned.as_deref().unwrap_or(markdown);
    let blanked = component_calls::blank_out(markdown, reading.placing, reading.file);
    let (text, calls, diagnostics) = match blanked {
        Some(blanked) => (blanked.markdown.into(), blanked.calls, blanked.diagnostics),
        None => (std::borrow::Cow::Borrowed(markdown), BTreeMap::new(), Vec::new()),
    };
    let events: Vec<(Event<'_>, Range<usize>)> = Parser::new_ext(&text, options()).into_offset_iter().collect();
    let passages = if reading.with_prose { passages(&events, &calls, reading.placing) } else { Vec::new() };
    let mut writer = Writer { calls, diagnostics, shift: heading_shift(&events), ..Writer::new(reading, &text) };
    let mut events = events.into_iter().peekable();
    while let Some((event, range)) = events.next() {
        writer.event(event, &range, &mut events);
    }
    writer.finish().map(|body| Body { passages, ..body })
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}

/// The page's title is its only first-level heading: a text that uses the first level moves down by one.
fn heading_shift(events: &[(Event<'_>, Range<usize>)]) -> u8 {
    let first_level = |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }));
    u8::from(events.iter().any(|(event, _)| first_level(event)))
}

/// Writes down what is said, in the terms of [`Step`].
fn passages(events: &[(Event<'_>, Range<usize>)], calls: &BTreeMap<usize, CallLine>, placing: Placing) -> Vec<Passage> {
    let mut recorder = Recorder::new(placing);
    let mut in_code = false;
    for (event, range) in events {
        in_code = matches!(event, Event::Start(Tag::CodeBlock(_))) || in_code && !matches!(event, Event::End(TagEnd::CodeBlock));
        if let Some(CallLine::Whole(call) | CallLine::Open(call)) = calls.get(&range.start).filter(|_| matches!(event, Event::Html(_))) {
            call.texts().for_each(|(text, span)| recorder.label(text, span));
        } else if let Some(step) = step(event).filter(|step| !(in_code && matches!(step, Step::Words(_)))) {
            recorder.step(&step, range);
        }
    }
    recorder.finish()
}

fn step<'e>(event: &'e Event<'_>) -> Option<Step<'e>> {
    Some(match event {
        Event::Start(Tag::Heading { level, .. }) => Step::Open(Kind::Heading(*level as u8)),
        Event::Start(Tag::Paragraph) => Step::Open(Kind::Paragraph),
        Event::Start(Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition) => Step::Open(Kind::Item),
        Event::Start(Tag::TableCell) => Step::Open(Kind::Cell),
        Event::Start(Tag::BlockQuote(None)) => Step::Quotation,
        Event::Start(Tag::Link { dest_url, .. }) => Step::Link(dest_url),
        Event::End(TagEnd::Link) => Step::LinkEnd,
        Event::Start(Tag::Image { .. }) => Step::Aside,
        Event::End(TagEnd::Image) => Step::AsideEnd,
        Event::Start(tag) if !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => Step::Group,
        Event::End(tag) if !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => Step::Close,
        Event::Text(text) => Step::Words(text),
        Event::Code(text) => Step::Code(text),
        Event::SoftBreak | Event::HardBreak => Step::Break,
        _ => return None,
    })
}

type Events<'a> = std::iter::Peekable<std::vec::IntoIter<(Event<'a>, Range<usize>)>>;

struct Writer<'a> {
    reading: Reading<'a>,
    text: &'a str,
    calls: BTreeMap<usize, CallLine>,
    diagnostics: Vec<Diagnostic>,
    body: Body,
    frames: Frames,
    anchors: Anchors,
    shift: u8,
    depth: usize,
    tables: Tables,
    footnotes: Footnotes,
}

impl<'a> Writer<'a> {
    fn new(reading: Reading<'a>, text: &'a str) -> Self {
        Self {
            reading,
            text,
            calls: BTreeMap::new(),
            diagnostics: Vec::new(),
            body: Body::default(),
            frames: Frames::new(reading.trust_html),
            anchors: Anchors::default(),
            shift: 0,
            depth: 0,
            tables: Tables::default(),
            footnotes: Footnotes::default(),
        }
    }

    fn put(&mut self, text: &str) {
        self.frames.html().push_str(text);
    }

    fn phrase(&mut self, phrase: Phrase) {
        self.put(&html::mark(HoleKind::Phrase(phrase)));
    }

    fn place(&self, range: &Range<usize>) -> Place {
        Place { file: self.reading.file.clone(), spot: Spot::Bytes(self.reading.placing.span(range)) }
    }

    fn event(&mut self, event: Event<'_>, range: &Range<usize>, rest: &mut Events<'_>) {
        match event {
            Event::Start(Tag::Heading { level, id, classes, .. }) => self.heading(level as u8, id.as_deref(), &classes, rest),
            Event::Start(Tag::Image { dest_url, title, .. }) => self.picture(&dest_url, &title, range, rest),
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Html(text) | Event::InlineHtml(text) => self.raw_html(&text, range),
            Event::FootnoteReference(name) => {
                let mention = self.footnotes.mention(&name);
                self.put(&mention);
            }
            Event::TaskListMarker(done) => self.task(done),
            Event::Text(ref text) => {
                self.count(text);
                match html::with_phones(text) {
                    Some(html) => self.put(&html),
                    None => self.plain(event),
                }
            }
            other => self.plain(other),
        }
    }

    fn count(&mut self, text: &str) {
        self.body.characters += text.chars().count();
        self.body.words += text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    }

    /// Lets `pulldown-cmark` write what needs nothing more.
    fn plain(&mut self, event: Event<'_>) {
        plain_html::push_html(self.frames.html(), std::iter::once(event));
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Link { link_type: LinkType::Email, dest_url, title, .. } => self.link(&format!("mailto:{dest_url}"), &title, range),
            Tag::Link { dest_url, title, .. } => self.link(&dest_url, &title, range),
            Tag::Table(alignments) => {
                let classes = alignments.into_iter().map(class).collect();
                let frame = self.tables.open(classes, &self.body.headings);
                self.put(&frame);
            }
            Tag::TableHead => {
                self.tables.open_head();
                self.put("<thead><tr>");
            }
            Tag::TableRow => {
                self.tables.open_row();
                self.put("<tr>");
            }
            Tag::TableCell => self.put(&self.tables.open_cell()),
            Tag::BlockQuote(Some(kind)) => self.alert(kind, range),
            Tag::FootnoteDefinition(name) => self.footnotes.start(&name, self.frames.html()),
            // A class with the language's name is all that styling needs.
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.put("<pre><code>"),
            Tag::HtmlBlock => {}
            other => {
                self.depth += usize::from(is_container(&other));
                self.plain(Event::Start(other));
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => self.put("</a>"),
            TagEnd::Table => self.put("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.tables.close_head();
                self.put("</tr></thead><tbody>\n");
            }
            TagEnd::TableRow => self.put("</tr>\n"),
            TagEnd::TableCell => {
                let end = self.tables.close_cell();
                self.put(end);
            }
            TagEnd::BlockQuote(Some(_)) => self.close_frame(),
            TagEnd::FootnoteDefinition => self.footnotes.end(self.frames.html()),
            TagEnd::HtmlBlock => {}
            TagEnd::Heading(_) | TagEnd::Image => unreachable!("headings and pictures are read to their end at their start"),
            other => {
                self.depth -= usize::from(is_container_end(other));
                self.plain(Event::End(other));
            }
        }
    }

    /// Reads a heading to its end: its anchor comes before its text, and is made of it.
    fn heading(&mut self, level: u8, id: Option<&str>, classes: &[CowStr<'_>], rest: &mut Events<'_>) {
        let inner = up_to_end(rest, |end| matches!(end, TagEnd::Heading(_)));
        let text: String = inner.iter().filter_map(|(event, _)| visible_text(event)).collect();
        let from_words = || Slug::from_words(&text).map_or("section".to_owned(), |slug| slug.to_string());
        let id = self.anchors.unique(&id.map_or_else(from_words, str::to_owned));
        let level = (level + self.shift).clamp(2, 6);
        let class = if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", escape(&classes.join(" "))) };
        self.put(&format!("<h{level} id=\"{}\"{class}>", escape(&id)));
        for (event, range) in inner {
            self.event(event, &range, &mut vec![].into_iter().peekable());
        }
        self.put(&format!("</h{level}>\n"));
        self.body.headings.push(Heading { level, id, text });
    }

    fn link(&mut self, target: &str, title: &str, range: &Range<usize>) {
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
        match Destination::of(target) {
            Destination::Outside => self.put(&format!("<a href=\"{}\" rel=\"noreferrer\"{title}>", escape(target))),
            Destination::Direct => self.put(&format!("<a href=\"{}\"{title}>", escape(target))),
            Destination::Unsafe => {
                self.diagnostics.push(Diagnostic::unsafe_link(self.place(&written(self.text, target, range)), target));
                self.put("<a>");
            }
            Destination::Inside => {
                let number = self.inside(target, range, false);
                self.put(&format!("<a href=\"{}\"{title}>", html::mark(HoleKind::Url(number))));
            }
        }
    }

    /// Reads a picture to its end: the text up to there is what it shows in words.
    fn picture(&mut self, target: &str, title: &str, range: &Range<usize>, rest: &mut Events<'_>) {
        let inner = up_to_end(rest, |end| matches!(end, TagEnd::Image));
        let alternative: String = inner.iter().filter_map(|(event, _)| visible_text(event)).collect();
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
        let source = if matches!(Destination::of(target), Destination::Inside) {
            html::mark(HoleKind::Picture(self.inside(target, range, true)))
        } else {
            // Pictures from elsewhere would tell a stranger who reads the page.
            self.diagnostics.push(Diagnostic::outside_picture(self.place(&written(self.text, target, range)), target));
            String::new()
        };
        self.put(&format!("<img alt=\"{}\"{title}{source}>", escape(&alternative)));
    }

    fn inside(&mut self, target: &str, range: &Range<usize>, picture: bool) -> u32 {
        let span = self.reading.placing.span(&written(self.text, target, range));
        self.body.links.push(Link { target: target.to_owned(), span, picture });
        u32::try_from(self.body.links.len() - 1).expect("a body has fewer than 2^32 links")
    }

    fn alert(&mut self, kind: BlockQuoteKind, range: &Range<usize>) {
        let value = super::body::ArgumentValue::Text(format!("{kind:?}").to_lowercase());
        let span = self.reading.placing.span(range);
        let argument = super::body::Argument { name: "kind".to_owned(), value, span };
        let call = Call { name: "alert".to_owned(), arguments: vec![argument], range: range.clone() };
        self.frames.open(call, self.depth);
    }

    fn task(&mut self, done: bool) {
        let (class, sign, phrase) = if done { (" task--done", "☑", Phrase::TaskDone) } else { ("", "☐", Phrase::TaskOpen) };
        self.put(&format!("<span class=\"task{class}\" role=\"img\" aria-label=\""));
        self.phrase(phrase);
        self.put(&format!("\">{sign}</span> "));
    }

    /// Raw HTML: either the place where a component call stood, or the author's own.
    fn raw_html(&mut self, text: &str, range: &Range<usize>) {
        match self.calls.remove(&range.start) {
            Some(CallLine::Whole(call)) => {
                self.frames.open(call, self.depth);
                self.frames.close_as(None, |call| self.reading.placing.span(&call.range));
            }
            Some(CallLine::Open(call)) => self.frames.open(call, self.depth),
            Some(CallLine::Close(name)) => self.close_component(&name, range),
            None if !self.reading.trust_html && text.trim_start().starts_with("<!--") => {}
            None => {
                if let Some(what) = html::unsafe_part(text).filter(|_| !self.reading.trust_html) {
                    self.diagnostics.push(Diagnostic::html_removed(self.place(range), &what));
                }
                self.frames.put_raw(text);
            }
        }
    }

    fn close_component(&mut self, name: &str, range: &Range<usize>) {
        let Some((open, depth)) = self.frames.innermost() else {
            return self.diagnostics.push(Diagnostic::open_component(self.place(range), name, "is closed, but was not opened"));
        };
        if open.name != name {
            let why = format!("is closed inside `{}`", open.name);
            self.diagnostics.push(Diagnostic::open_component(self.place(range), name, &why));
            if self.frames.swap_ends(name) {
                self.close_frame();
            }
            return;
        }
        if depth != self.depth {
            let why = "is opened inside a list or quote and closed outside, or the other way round";
            self.diagnostics.push(Diagnostic::open_component(self.place(&open.range), name, why));
        }
        self.close_frame();
    }

    fn close_frame(&mut self) {
        self.frames.close(|call| self.reading.placing.span(&call.range));
    }

    fn finish(mut self) -> Checked<Body> {
        while let Some((call, _)) = self.frames.innermost() {
            self.diagnostics.push(Diagnostic::open_component(self.place(&call.range), &call.name, "is opened and never closed"));
            self.close_frame();
        }
        std::mem::take(&mut self.footnotes).write(self.frames.html());
        Checked::new(Body { blocks: self.frames.finish(), ..self.body }, self.diagnostics)
    }
}

/// Takes the events up to the end that `is_end` knows, and leaves that out. Ends nest, but headings and pictures do not hold their like.
fn up_to_end<'e>(rest: &mut Events<'e>, is_end: fn(&TagEnd) -> bool) -> Vec<(Event<'e>, Range<usize>)> {
    let mut inner = Vec::new();
    for (event, range) in rest.by_ref() {
        if matches!(&event, Event::End(end) if is_end(end)) {
            break;
        }
        inner.push((event, range));
    }
    inner
}

fn visible_text(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text.to_string()),
        Event::SoftBreak | Event::HardBreak => Some(" ".to_owned()),
        _ => None,
    }
}

fn class(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Right => "align-end",
        Alignment::Center => "align-center",
        _ => "",
    }
}

fn is_container(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::List(_) | Tag::Item | Tag::BlockQuote(_) | Tag::DefinitionList | Tag::DefinitionListDefinition)
}

fn is_container_end(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::DefinitionList | TagEnd::DefinitionListDefinition)
}
