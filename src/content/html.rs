//! HTML that authors write in Markdown, made safe by an allow-list (`ammonia`), and the signs that stand for holes until a body is finished.

use std::sync::LazyLock;

use ammonia::Builder;

use super::body::{Hole, HoleKind, Html, Phrase};

/// Around the name of a hole in unfinished HTML. Private use signs: never in a text, as [`without_marks`] sees to.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// Elements that authors may write. What is missing here either runs, loads, asks for data or breaks the page.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .tags(ELEMENTS.iter().copied().collect())
        .add_generic_attributes([
            "class",
            "id",
            "lang",
            "dir",
            "title",
            "role",
            "tabindex",
            "aria-label",
            "aria-hidden",
            "aria-describedby",
            "aria-labelledby",
        ])
        .add_tag_attributes("a", ["rel"])
        .add_tag_attributes("th", ["scope"])
        .add_tag_attributes("details", ["open"])
        .add_tag_attributes("img", ["alt", "width", "height", "loading", "decoding", "src"])
        .url_schemes(["https", "http", "mailto", "tel", "sms"].into())
        .link_rel(None);
    builder
});

/// Writes a hole into unfinished HTML.
pub(super) fn mark(kind: HoleKind) -> String {
    match kind {
        HoleKind::Url(number) => format!("{OPEN}u{number}{CLOSE}"),
        HoleKind::Picture(number) => format!("{OPEN}i{number}{CLOSE}"),
        HoleKind::Phrase(phrase) => format!("{OPEN}p{}{CLOSE}", phrase as u32),
    }
}

/// Takes the signs that stand for holes out of an author's text; `None` if it has none, as is usual.
pub(super) fn without_marks(text: &str) -> Option<String> {
    text.contains([OPEN, CLOSE]).then(|| text.replace([OPEN, CLOSE], "\u{FFFD}"))
}

/// Makes HTML safe. Balanced HTML that Markdown made comes out as it was; what authors wrote may be less.
pub(super) fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

/// What cleaning would take out of this piece of an author's HTML: an element or attribute that is not on the list.
pub(super) fn unsafe_part(html: &str) -> Option<String> {
    html.split('<').skip(1).find_map(|piece| {
        let inner = piece.split('>').next().unwrap_or(piece).trim_start_matches('/');
        let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        let is_element = inner.starts_with(|first: char| first.is_ascii_alphabetic());
        if is_element && !ELEMENTS.contains(&name.as_str()) {
            return Some(format!("<{name}>"));
        }
        let lower = inner.to_ascii_lowercase();
        let is_handler = |part: &&str| part.starts_with("on") || part.starts_with("style") || part.contains("javascript:");
        let handler = lower.split_whitespace().skip(1).find(is_handler).filter(|_| is_element)?;
        Some(handler.split('=').next().unwrap_or(handler).to_owned())
    })
}

/// Turns unfinished HTML into HTML with holes.
pub(super) fn finish(unfinished: &str) -> Html {
    let mut html = Html { text: String::with_capacity(unfinished.len()), holes: Vec::new() };
    let mut rest = unfinished;
    while let Some((before, after)) = rest.split_once(OPEN) {
        html.text.push_str(before);
        let (name, remaining) = after.split_once(CLOSE).expect("every mark is closed");
        let at = u32::try_from(html.text.len()).expect("bodies are smaller than 4 GiB");
        html.holes.push(Hole { at, kind: read_mark(name) });
        rest = remaining;
    }
    html.text.push_str(rest);
    html
}

fn read_mark(name: &str) -> HoleKind {
    let number: u32 = name[1..].parse().expect("marks hold a number");
    match name.as_bytes()[0] {
        b'u' => HoleKind::Url(number),
        b'i' => HoleKind::Picture(number),
        _ => HoleKind::Phrase(Phrase::ALL[number as usize]),
    }
}

/// Writes text as HTML in which phone numbers stay in one piece, such as `1-800-662-4357`; nothing if there is none in it.
pub(super) fn with_phones(text: &str) -> Option<String> {
    let is_part = |letter: char| letter.is_ascii_digit() || letter == '-';
    let mut html = String::new();
    let mut rest = text;
    let mut found = false;
    while let Some(at) = rest.find(is_part) {
        let (before, from) = rest.split_at(at);
        let (run, after) = from.split_at(from.find(|letter| !is_part(letter)).unwrap_or(from.len()));
        html.push_str(&escape(before));
        // The shortest is 555-555-0100, whose last part has four digits; dates end in two.
        let is_phone = run.len() >= 12 && run.rsplit('-').next().is_some_and(|end| end.len() == 4);
        found |= is_phone;
        let (start, end) = if is_phone { ("<span class=\"phone\">", "</span>") } else { ("", "") };
        html.extend([start, run, end]);
        rest = after;
    }
    found.then(|| html + &escape(rest))
}

/// Writes text as HTML, phone numbers in it in one piece.
pub(crate) fn phones(text: &str) -> String {
    with_phones(text).unwrap_or_else(|| escape(text))
}

/// Escapes text for HTML, attributes included.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            plain => escaped.push(plain),
        }
    }
    escaped
}
