//! From the bytes of a page to its elements, in one pass; and texts that are looked for in pages. `memchr` is named in this file alone.

use std::borrow::Cow;

use memchr::{memchr, memmem};

use super::{Attribute, Html, Node};

/// Reads a page.
pub(super) fn read(page: &str) -> Html<'_> {
    let mut reader = Reader { page, at: 0, html: Html::default(), open: Vec::with_capacity(32), foreign: None };
    reader.html.nodes.reserve(page.len() / 48);
    reader.html.attributes.reserve(page.len() / 48);
    reader.html.texts.reserve(page.len() / 32);
    reader.read();
    reader.html
}

/// A text that is looked for in many others.
pub(in crate::check::pages) struct Needle<'n>(memmem::Finder<'n>);

impl<'n> Needle<'n> {
    pub(in crate::check::pages) fn new(text: &'n str) -> Self {
        Self(memmem::Finder::new(text))
    }

    /// The first byte at which a text has it.
    pub(in crate::check::pages) fn find(&self, text: &str) -> Option<usize> {
        self.0.find(text.as_bytes())
    }

    /// How many bytes it has.
    pub(in crate::check::pages) fn length(&self) -> usize {
        self.0.needle().len()
    }
}

/// Whether a text has another near its end, where it is looked for first.
pub(in crate::check::pages) fn ends_with_some(text: &str, wanted: &str) -> bool {
    memmem::rfind(text.as_bytes(), wanted.as_bytes()).is_some()
}

struct Reader<'h> {
    page: &'h str,
    at: usize,
    html: Html<'h>,
    /// The elements that are open, outermost first.
    open: Vec<u32>,
    /// How many were open when a drawing began, inside which every element may close itself.
    foreign: Option<usize>,
}

/// Elements without content (<https://html.spec.whatwg.org/multipage/syntax.html#void-elements>).
fn is_void(name: &str) -> bool {
    matches!(name, "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "source" | "track" | "wbr")
}

/// Elements that hold no elements: all up to their end tag is text. Whether that text is words of the page.
fn holds_text(name: &str) -> Option<bool> {
    match name {
        "title" | "textarea" => Some(true),
        "script" | "style" | "iframe" | "xmp" | "noembed" | "noframes" => Some(false),
        _ => None,
    }
}

/// Whether a start tag ends the element that is open (<https://html.spec.whatwg.org/multipage/syntax.html#optional-tags>).
fn ends(open: &str, next: &str) -> bool {
    match open {
        "p" => matches!(
            next,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "details"
                | "div"
                | "dl"
                | "fieldset"
                | "figure"
                | "footer"
                | "form"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "header"
                | "hr"
                | "main"
                | "nav"
                | "ol"
                | "p"
                | "pre"
                | "section"
                | "table"
                | "ul"
        ),
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "option" => matches!(next, "option" | "optgroup"),
        "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody" | "tfoot"),
        "tr" => matches!(next, "tr" | "tbody" | "tfoot"),
        "thead" | "tbody" => matches!(next, "tbody" | "tfoot"),
        _ => false,
    }
}

impl<'h> Reader<'h> {
    fn read(&mut self) {
        let bytes = self.page.as_bytes();
        let mut from = 0;
        while let Some(tag) = memchr(b'<', &bytes[self.at..]).map(|before| self.at + before) {
            let next = bytes.get(tag + 1).copied().unwrap_or_default();
            if !next.is_ascii_alphabetic() && !matches!(next, b'/' | b'!' | b'?') {
                // A sign of its own: "< 3 hours".
                self.at = tag + 1;
                continue;
            }
            self.text(from, tag);
            self.at = tag + 1;
            match next {
                b'!' | b'?' => self.comment(),
                b'/' => self.end_tag(),
                _ => self.start_tag(),
            }
            from = self.at;
        }
        self.text(from, bytes.len());
        self.close(0);
    }

    fn text(&mut self, from: usize, to: usize) {
        if from < to {
            self.html.texts.push(&self.page[from..to]);
        }
    }

    /// Goes on behind the next such text, or at the end.
    fn skip_past(&mut self, text: &str) {
        let found = memmem::find(&self.page.as_bytes()[self.at..], text.as_bytes());
        self.at = found.map_or(self.page.len(), |before| self.at + before + text.len());
    }

    fn comment(&mut self) {
        if self.page[self.at..].starts_with("!--") {
            // `<!-->` is a whole comment.
            self.at += 1;
            self.skip_past("-->");
        } else {
            self.skip_past(">");
        }
    }

    fn end_tag(&mut self) {
        self.at += 1;
        let name = self.name();
        self.skip_past(">");
        if let Some(depth) = self.open.iter().rposition(|index| self.html.nodes[*index as usize].name == name) {
            self.close(depth);
        }
    }

    /// Takes what may be a name of a tag.
    fn name(&mut self) -> Cow<'h, str> {
        let rest = &self.page[self.at..];
        let end = rest.bytes().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')).unwrap_or(rest.len());
        self.at += end;
        let name = &rest[..end];
        if name.bytes().any(|byte| byte.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name.into() }
    }

    fn start_tag(&mut self) {
        let name = self.name();
        while self.open.last().is_some_and(|open| ends(&self.html.nodes[*open as usize].name, &name)) {
            self.close(self.open.len() - 1);
        }
        let first = self.html.attributes.len();
        let Some(closes_itself) = self.attributes() else { return };
        let (index, here) = (count(&self.html.nodes), count(&self.html.texts));
        let parent = self.open.last().copied();
        let attributes = u32::try_from(first).unwrap_or(u32::MAX)..count(&self.html.attributes);
        let is_drawing = matches!(&*name, "svg" | "math");
        let is_whole = is_void(&name) || closes_itself && (is_drawing || self.foreign.is_some());
        let holds_text = holds_text(&name).filter(|_| !is_whole);
        self.html.nodes.push(Node { name, attributes, parent, texts: here..here, end: index + 1, raw: "" });
        if is_whole {
            return;
        }
        self.open.push(index);
        if is_drawing && self.foreign.is_none() {
            self.foreign = Some(self.open.len() - 1);
        }
        if let Some(is_words) = holds_text {
            self.content(index, is_words);
        }
    }

    /// Takes the content of an element that holds no elements.
    fn content(&mut self, index: u32, is_words: bool) {
        let from = self.at;
        let name = self.html.nodes[index as usize].name.clone();
        let rest = &self.page.as_bytes()[from..];
        let is_end = |start: &usize| {
            let after = &rest[start + 2..];
            let named = after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
            named && after.get(name.len()).is_some_and(|next| next.is_ascii_whitespace() || matches!(next, b'/' | b'>'))
        };
        let end = memmem::find_iter(rest, "</").find(is_end).map_or(self.page.len(), |before| from + before);
        self.at = end;
        if is_words {
            self.text(from, end);
        } else {
            self.html.nodes[index as usize].raw = &self.page[from..end];
        }
    }

    /// Takes attributes up to the end of the tag, and whether that has a slash. None if the page ends first.
    fn attributes(&mut self) -> Option<bool> {
        let bytes = self.page.as_bytes();
        let mut has_slash = false;
        loop {
            match *bytes.get(self.at)? {
                b'>' => {
                    self.at += 1;
                    return Some(has_slash);
                }
                b'/' => has_slash = true,
                byte if byte.is_ascii_whitespace() => {}
                _ => {
                    has_slash = false;
                    self.attribute()?;
                    continue;
                }
            }
            self.at += 1;
        }
    }

    fn attribute(&mut self) -> Option<()> {
        let bytes = self.page.as_bytes();
        let ends = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'=');
        // A name may start with an equals sign.
        let length = bytes[self.at + 1..].iter().position(|byte| ends(*byte))? + 1;
        let name = &self.page[self.at..self.at + length];
        self.at += length;
        let blank = |from: usize| bytes[from..].iter().position(|byte| !byte.is_ascii_whitespace()).map(|blank| from + blank);
        let next = blank(self.at)?;
        let value = if bytes[next] == b'=' {
            self.at = blank(next + 1)?;
            self.value()?
        } else {
            ""
        };
        self.html.attributes.push(Attribute { name, value });
        Some(())
    }

    fn value(&mut self) -> Option<&'h str> {
        let bytes = self.page.as_bytes();
        let quote = bytes[self.at];
        if matches!(quote, b'"' | b'\'') {
            let start = self.at + 1;
            let end = start + memchr(quote, &bytes[start..])?;
            self.at = end + 1;
            return Some(&self.page[start..end]);
        }
        let start = self.at;
        self.at += bytes[start..].iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'>')?;
        Some(&self.page[start..self.at])
    }

    /// Closes all elements from a depth on.
    fn close(&mut self, depth: usize) {
        let (end, texts) = (count(&self.html.nodes), count(&self.html.texts));
        for index in self.open.drain(depth..) {
            let node = &mut self.html.nodes[index as usize];
            node.end = end;
            node.texts.end = texts;
        }
        self.foreign = self.foreign.filter(|foreign| *foreign < depth);
    }
}

/// How many there are: pages are smaller than 4 GiB.
fn count<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}
