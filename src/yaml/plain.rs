//! A reader for the YAML that people write by hand: block maps and lists, flow lists and maps, plain and quoted scalars, text blocks, comments.
//! It exists because it keeps places, which `serde_yaml` drops, and because it is several times as fast on the files that sites have
//! thousands of. Whatever it is not sure of — anchors, tags, odd indentation, mistakes — it hands back unread, and `serde_yaml` decides.
//! A test holds the two against each other: where this reader answers, the answer is the same.

use std::borrow::Cow;

use super::{
    node::{Entry, Node, Value},
    scalar,
};
use crate::diagnostic::Span;

/// Deeper nesting than this is left to `serde_yaml`, which has its own limit.
const DEEPEST: usize = 48;

/// Reads a whole document, or gives up.
pub(super) fn read(text: &str) -> Option<Node<'_>> {
    if !is_plain_text(text) {
        return None;
    }
    let mut reader = Reader { text, at: 0, depth: 0 };
    reader.find_content()?;
    let root = reader.block(reader.column())?;
    reader.find_content()?;
    reader.rest().is_empty().then_some(root)
}

/// YAML allows neither control characters nor, inside a line, the line ends that only some readers know.
fn is_plain_text(text: &str) -> bool {
    let unusual = |letter: char| (letter.is_control() && letter != '\n') || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}');
    let ascii_is_fine = text.bytes().all(|byte| byte >= b' ' && byte != 0x7f || matches!(byte, b'\n' | b'\r'));
    ascii_is_fine && (text.is_ascii() || !text.chars().filter(|letter| !letter.is_ascii()).any(unusual)) && !has_lone_return(text)
}

fn has_lone_return(text: &str) -> bool {
    text.contains('\r') && text.matches('\r').count() != text.matches("\r\n").count()
}

/// A position in the text. Every method reads what it names and moves on, or gives up for good with `None`.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(b'\n')
    }

    fn line_start(&self) -> usize {
        self.text[..self.at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// How far the position is from the start of its line, in bytes. Indentation is spaces, so bytes are columns.
    fn column(&self) -> usize {
        self.at - self.line_start()
    }

    fn line_end(&self) -> usize {
        let end = self.rest().find('\n').map_or(self.text.len(), |newline| self.at + newline);
        if self.text[self.at..end].ends_with('\r') { end - 1 } else { end }
    }

    fn skip_spaces(&mut self) {
        self.at += self.rest().bytes().take_while(|byte| *byte == b' ').count();
    }

    /// Moves to the next sign that is neither blank nor comment. Document markers end the part that this reader understands.
    fn find_content(&mut self) -> Option<()> {
        loop {
            self.skip_spaces();
            match self.rest().bytes().next() {
                Some(b'\n') => self.at += 1,
                Some(b'\r') => self.at += 2,
                Some(b'#') => self.at = self.line_end(),
                Some(b'-' | b'.' | b'%') if self.column() == 0 && is_marker(self.rest()) => return None,
                Some(_) | None => return Some(()),
            }
        }
    }

    /// After a value nothing may stand on its line but a comment, and that only after a space.
    fn end_line(&mut self) -> Option<()> {
        let before = self.at;
        self.skip_spaces();
        match self.peek() {
            b'\n' | b'\r' => Some(()),
            b'#' if self.at > before => {
                self.at = self.line_end();
                Some(())
            }
            _ => None,
        }
    }

    fn enter(&mut self) -> Option<()> {
        self.depth += 1;
        (self.depth <= DEEPEST).then_some(())
    }

    fn span(&self, start: usize) -> Span {
        Span::new(start, self.at)
    }

    /// Reads the list or map whose first sign stands here, in this column.
    fn block(&mut self, column: usize) -> Option<Node<'a>> {
        self.enter()?;
        let node = if self.is_dash() { self.block_list(column) } else { self.block_map(column) }?;
        self.depth -= 1;
        Some(node)
    }

    fn is_dash(&self) -> bool {
        let rest = self.rest().as_bytes();
        rest.first() == Some(&b'-') && matches!(rest.get(1), None | Some(b' ' | b'\n' | b'\r'))
    }

    /// Moves to the next line's content if it goes on in this column; stops before it if it ends the block.
    fn next_in(&mut self, column: usize) -> Option<bool> {
        let end = self.at;
        self.find_content()?;
        if self.rest().is_empty() || self.column() < column {
            self.at = end;
            return Some(false);
        }
        (self.column() == column).then_some(true)
    }

    fn block_list(&mut self, column: usize) -> Option<Node<'a>> {
        let start = self.at;
        let mut items = Vec::new();
        loop {
            self.at += 1;
            self.skip_spaces();
            items.push(if matches!(self.peek(), b'\n' | b'\r' | b'#') {
                self.nested(column, column + 1)?
            } else {
                self.inline_item(column)?
            });
            let span = self.span(start);
            if !self.next_in(column)? || !self.is_dash() {
                // A key in the column of a list's dashes goes on with the map around the list.
                self.at = span.end as usize;
                return Some(Node::list(items, span));
            }
        }
    }

    /// What follows a dash on its own line: a map or list that starts there, or a value.
    fn inline_item(&mut self, column: usize) -> Option<Node<'a>> {
        if self.is_dash() || self.key_here().is_some() { self.block(self.column()) } else { self.value(column) }
    }

    fn block_map(&mut self, column: usize) -> Option<Node<'a>> {
        let start = self.at;
        let mut entries = Vec::new();
        loop {
            let (key, key_span) = self.key_here()?;
            self.at = key_span.end as usize + 1;
            self.skip_spaces();
            let empty = matches!(self.peek(), b'\n' | b'\r') || (self.peek() == b'#' && self.text.as_bytes()[self.at - 1] == b' ');
            let value = if empty { self.nested(column, column)? } else { self.value(column)? };
            entries.push(Entry { key, key_span, value });
            let span = self.span(start);
            if !self.next_in(column)? {
                return Some(Node::map(entries, span));
            }
        }
    }

    /// Reads `key` where `key:` stands at this position, without moving. The span is the key's, without the colon.
    fn key_here(&self) -> Option<(Cow<'a, str>, Span)> {
        let line = &self.text[self.at..self.line_end()];
        let (key, length) = match line.as_bytes().first()? {
            b'"' => scalar::double_quoted(line)?,
            b'\'' => scalar::single_quoted(line)?,
            first if scalar::starts_key(*first) => {
                let length = scalar::plain_length(line, false);
                (Cow::Borrowed(line[..length].trim_end()), length)
            }
            _ => return None,
        };
        let follows = line[length..].trim_start_matches(' ');
        let is_key = follows.starts_with(": ") || follows == ":";
        let tight = is_key && line[length..].len() == follows.len();
        (tight && !scalar::is_special(&key)).then(|| (key, Span::new(self.at, self.at + length)))
    }

    /// Reads what stands on the lines below a key or dash: deeper content, or a list in the key's own column, or nothing.
    fn nested(&mut self, column: usize, least: usize) -> Option<Node<'a>> {
        let empty = self.at;
        self.end_line()?;
        self.find_content()?;
        let here = self.column();
        let list_in_column = here == column && least == column && self.is_dash();
        if self.rest().is_empty() || !(here > column || list_in_column) {
            self.at = empty;
            return Some(Node { span: Span::new(empty, empty), value: Value::Null });
        }
        if self.is_dash() || self.key_here().is_some() { self.block(here) } else { self.value(column) }
    }

    /// Reads a value that starts here and belongs to a key or dash in `column`.
    fn value(&mut self, column: usize) -> Option<Node<'a>> {
        match self.peek() {
            b'[' | b'{' => {
                let node = self.flow()?;
                self.end_line().map(|()| node)
            }
            b'"' | b'\'' => {
                let node = self.quoted()?;
                self.end_line().map(|()| node)
            }
            b'|' | b'>' => self.text_block(column),
            _ => self.plain_lines(column),
        }
    }

    fn quoted(&mut self) -> Option<Node<'a>> {
        let line = &self.text[self.at..self.line_end()];
        let (text, length) = if self.peek() == b'"' { scalar::double_quoted(line)? } else { scalar::single_quoted(line)? };
        let start = self.at;
        self.at += length;
        Some(Node::text(text, self.span(start)))
    }

    /// Reads a plain scalar, which goes on over lines that are indented deeper than its key.
    fn plain_lines(&mut self, column: usize) -> Option<Node<'a>> {
        let start = self.at;
        let first = self.plain_line()?;
        let mut text = Cow::Borrowed(first);
        let mut end = self.at;
        loop {
            let broken = self.rest().starts_with([' ', '#']) && self.end_line().is_some() && self.at > end;
            let breaks = self.blank_lines();
            if broken || self.rest().is_empty() || self.column() <= column {
                self.at = end;
                self.end_line()?;
                self.at = end;
                return Some(Node { span: Span::new(start, end), value: scalar::plain_value(text) });
            }
            if self.peek() == b'#' || (self.column() == 0 && is_marker(self.rest())) {
                return None;
            }
            let more = self.plain_line()?;
            let joined = text.to_mut();
            joined.push_str(if breaks > 1 { "" } else { " " });
            joined.extend(std::iter::repeat_n('\n', breaks.saturating_sub(1)));
            joined.push_str(more);
            end = self.at;
        }
    }

    /// Skips to the content of the next line that has any; returns how many line ends it passed.
    fn blank_lines(&mut self) -> usize {
        let mut breaks = 0;
        loop {
            self.skip_spaces();
            match self.rest().bytes().next() {
                Some(b'\n') => self.at += 1,
                Some(b'\r') => self.at += 2,
                _ => return breaks,
            }
            breaks += 1;
        }
    }

    /// Reads the part of a plain scalar that stands on this line.
    fn plain_line(&mut self) -> Option<&'a str> {
        let line = &self.text[self.at..self.line_end()];
        let bytes = line.as_bytes();
        let length = scalar::plain_length(line, false);
        let stops_well = line[length..].is_empty() || line[length..].starts_with([' ', '#']);
        (scalar::starts_plain(*bytes.first()?, bytes.get(1).copied(), false) && stops_well).then_some(())?;
        let text = line[..length].trim_end_matches(' ');
        self.at += text.len();
        Some(text)
    }

    fn text_block(&mut self, column: usize) -> Option<Node<'a>> {
        let start = self.at;
        let header = self.text[self.at..self.line_end()].split('#').next()?.trim_end_matches(' ');
        self.at = self.line_end() + usize::from(self.text[self.line_end()..].starts_with('\r'));
        let (text, length) = scalar::text_block(header, &self.text[(self.at + 1).min(self.text.len())..], column)?;
        self.at = (self.at + 1 + length).min(self.text.len());
        let end = start + self.text[start..self.at].trim_end().len();
        // The block ends at a line end, where the next line's content is looked for.
        self.at = self.at.saturating_sub(usize::from(self.at > start && self.text[..self.at].ends_with('\n')));
        Some(Node { span: Span::new(start, end), value: Value::Text { text: text.into(), quoted: true } })
    }

    /// Reads a flow list or map, which may run over lines.
    fn flow(&mut self) -> Option<Node<'a>> {
        self.enter()?;
        let start = self.at;
        let opening = self.peek();
        self.at += 1;
        let (mut items, mut entries) = (Vec::new(), Vec::new());
        loop {
            self.find_content()?;
            match self.peek() {
                b']' if opening == b'[' => break,
                b'}' if opening == b'{' => break,
                _ if opening == b'[' => items.push(self.flow_value()?),
                _ => entries.push(self.flow_entry()?),
            }
            self.find_content()?;
            match self.peek() {
                b',' => self.at += 1,
                b']' | b'}' => {}
                _ => return None,
            }
        }
        self.at += 1;
        self.depth -= 1;
        let span = self.span(start);
        Some(if opening == b'[' { Node::list(items, span) } else { Node::map(entries, span) })
    }

    fn flow_entry(&mut self) -> Option<Entry<'a>> {
        let is_key = matches!(self.peek(), b'"' | b'\'') || scalar::starts_key(self.peek());
        let key = is_key.then(|| self.flow_scalar()).flatten()?;
        let Value::Text { text, .. } = key.value else { return None };
        (!scalar::is_special(&text)).then_some(())?;
        (self.peek() == b':' && matches!(self.rest().as_bytes().get(1), Some(b' ' | b'\n'))).then_some(())?;
        self.at += 1;
        self.find_content()?;
        Some(Entry { key: text, key_span: key.span, value: self.flow_value()? })
    }

    fn flow_value(&mut self) -> Option<Node<'a>> {
        match self.peek() {
            b'[' | b'{' => self.flow(),
            _ => self.flow_scalar(),
        }
    }

    /// Reads a scalar inside brackets. One that runs over a line end is left to `serde_yaml`.
    fn flow_scalar(&mut self) -> Option<Node<'a>> {
        if matches!(self.peek(), b'"' | b'\'') {
            return self.quoted();
        }
        let line = &self.text[self.at..self.line_end()];
        let bytes = line.as_bytes();
        scalar::starts_plain(*bytes.first()?, bytes.get(1).copied(), true).then_some(())?;
        let length = scalar::plain_length(line, true);
        let text = line[..length].trim_end_matches(' ');
        let stops_well = line[length..].starts_with([',', ']', '}', ':', ' ', '#']);
        stops_well.then_some(())?;
        let start = self.at;
        self.at += text.len();
        Some(Node { span: self.span(start), value: scalar::plain_value(text.into()) })
    }
}

/// Whether a line at the left edge starts or ends a document, or gives a directive.
fn is_marker(rest: &str) -> bool {
    rest.starts_with("---") || rest.starts_with("...") || rest.starts_with('%')
}
