//! Why a text is not YAML, in words of people who do not know YAML: the engine's message becomes a plain one, its place the one where the author
//! must look, and each comes with what to do.

use crate::diagnostic::Span;

/// Why a text is not YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// Where to look.
    pub span: Span,
    /// What is wrong there.
    pub why: String,
    /// What to do about it.
    pub what_to_do: &'static str,
}

/// A part of the engine's message, whether its second place is the better one, what it means, and what to do.
type Reason = (&'static str, Look, &'static str, &'static str);

/// Which place of the engine's message is the one to look at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Where reading stopped.
    AtEnd,
    /// Where the thing started that could not be read.
    AtStart,
}

const IN_QUOTES: &str = "put the whole text in quotes";

/// The first that fits counts.
const REASONS: [Reason; 13] = [
    ("while scanning a quoted scalar", Look::AtStart, "this quotation mark is never closed", "close it with the same mark"),
    (
        "while parsing a flow sequence",
        Look::AtStart,
        "this list in brackets is not closed, or a comma is missing in it",
        "end it with `]`, and write commas between its values",
    ),
    (
        "while parsing a flow mapping",
        Look::AtStart,
        "these fields in braces are not closed, or a comma is missing in them",
        "end them with `}`, and write commas between them",
    ),
    (
        "mapping values are not allowed",
        Look::AtEnd,
        "a second colon in a line, or a line that is indented too far",
        "put the text in quotes, or let the line start where the line above starts",
    ),
    ("unknown escape character", Look::AtEnd, "a backslash in quotes means something else", "write the backslash twice"),
    (
        "could not find expected ':'",
        Look::AtStart,
        "this line has no field and colon",
        "write `field: value`, or indent a text that goes on",
    ),
    ("found a tab character", Look::AtEnd, "this line starts with a tab", "start it with spaces"),
    ("cannot start any token", Look::AtEnd, "a text cannot start with this sign", IN_QUOTES),
    ("unknown anchor", Look::AtEnd, "a text cannot start with this sign", IN_QUOTES),
    ("while scanning an anchor", Look::AtStart, "a text cannot start with this sign", IN_QUOTES),
    (
        "block sequence entries are not allowed",
        Look::AtEnd,
        "a list cannot start here",
        "write it in brackets, or each value after a dash on a line of its own",
    ),
    ("did not find expected node content", Look::AtEnd, "a value is missing here, or a bracket is not closed or not opened", IN_QUOTES),
    (
        "did not find expected",
        Look::AtEnd,
        "this does not go with the lines above",
        "let all fields of a record start in the same column, and put texts that hold quotes in quotes as a whole",
    ),
];

/// Puts the engine's message, which ends in "at line 3 column 5", into plain words.
pub(super) fn misread(text: &str, message: &str) -> Misread {
    let starts_with_tab = |span: Span| text[span.range()].starts_with('\t');
    match REASONS.iter().find(|(part, ..)| message.contains(part)) {
        Some((part, Look::AtEnd, ..)) if *part == "cannot start any token" && starts_with_tab(place(text, message)) => {
            Misread { span: place(text, message), why: "this line starts with a tab".to_owned(), what_to_do: "start it with spaces" }
        }
        Some((part, look, why, what_to_do)) => {
            let from = if *look == Look::AtStart { message.find(part).unwrap_or(0) } else { 0 };
            Misread { span: place(text, &message[from..]), why: (*why).to_owned(), what_to_do }
        }
        None => {
            let reason = message.split(" at line ").next().unwrap_or(message);
            let what_to_do = "check spaces at the start of lines, quotes and brackets near this place";
            Misread { span: place(text, message), why: format!("this is not YAML: {reason}"), what_to_do }
        }
    }
}

/// Brackets within brackets, more than any record has.
pub(super) fn too_deep(span: Span) -> Misread {
    Misread { span, why: "this is nested too deep to be a record".to_owned(), what_to_do: "close the brackets that are open before it" }
}

/// The sign at the first "at line 3 column 5" of a message; lines and columns count from 1, columns in letters.
fn place(text: &str, message: &str) -> Span {
    let number = |after: &str| {
        let rest = message.split_once(after).map_or("", |(_, rest)| rest);
        rest.split(|letter: char| !letter.is_ascii_digit()).next().and_then(|digits| digits.parse::<usize>().ok()).unwrap_or(1)
    };
    let (line, column) = (number(" at line "), number(" column "));
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = &text[start..];
    let at = rest.char_indices().nth(column - 1).map_or(rest.len(), |(at, _)| at);
    let end = rest[at..].char_indices().nth(1).map_or(rest.len(), |(next, _)| at + next);
    Span::new(start + at, start + end)
}
