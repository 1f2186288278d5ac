//! How values are written: short lists and records in brackets, long ones line by line, quotes only where a word would mean something else.

use std::fmt::Write as _;

use super::{scalar::is_special, tree::Tree};

/// Letters of a line; what is longer goes line by line.
const WIDTH: usize = 120;

/// Writes a field and the line end after it.
pub(super) fn field(name: &str, value: &Tree, indent: usize, text: &mut String) {
    let pad = " ".repeat(indent);
    text.push_str(&pad);
    text.push_str(&key(name));
    text.push(':');
    below(value, indent, indent + name.len() + 2, text);
}

/// Writes what comes after a field's name, or after the dash of an item, `column` letters into the line.
fn below(value: &Tree, indent: usize, column: usize, text: &mut String) {
    if let Tree::Text(block) = value
        && is_block(block)
    {
        return literal(block, indent + 2, text);
    }
    let mut line = String::new();
    flow(value, &mut line);
    let fits = column + line.chars().count() <= WIDTH;
    match value {
        Tree::List(items) if !fits || has_records(items) => {
            text.push('\n');
            for item in items {
                text.push_str(&" ".repeat(indent + 2));
                text.push('-');
                item_below(item, indent + 2, text);
            }
        }
        Tree::Map(fields) if !fits => {
            text.push('\n');
            for (name, value) in fields {
                field(name, value, indent + 2, text);
            }
        }
        _ => {
            text.push(' ');
            text.push_str(&line);
            text.push('\n');
        }
    }
}

/// Writes an item after its dash. The first field of a long record stands beside the dash.
fn item_below(item: &Tree, indent: usize, text: &mut String) {
    let mut line = String::new();
    flow(item, &mut line);
    match item {
        Tree::Map(fields) if indent + 2 + line.chars().count() > WIDTH || has_block(item) => {
            for (number, (name, value)) in fields.iter().enumerate() {
                if number == 0 {
                    text.push(' ');
                    text.push_str(&key(name));
                    text.push(':');
                    below(value, indent + 2, indent + name.len() + 4, text);
                } else {
                    field(name, value, indent + 2, text);
                }
            }
        }
        _ => below(item, indent, indent + 2, text),
    }
}

fn has_records(items: &[Tree]) -> bool {
    items.iter().any(|item| matches!(item, Tree::Map(_)))
}

fn has_block(value: &Tree) -> bool {
    match value {
        Tree::Text(text) => is_block(text),
        Tree::List(items) => items.iter().any(has_block),
        Tree::Map(fields) => fields.iter().any(|(_, value)| has_block(value)),
        Tree::Flag(_) | Tree::Number(_) => false,
    }
}

/// Whether a text is written as a block: it has several lines, and nothing that a block would lose.
fn is_block(text: &str) -> bool {
    let plain = text.chars().all(|letter| letter == '\n' || !letter.is_control());
    let odd_end = text.ends_with("\n\n") || text.ends_with("\n ");
    text.contains('\n') && plain && !text.starts_with([' ', '\n']) && !odd_end && !text.lines().any(|line| line.ends_with(' '))
}

fn literal(block: &str, indent: usize, text: &mut String) {
    text.push_str(if block.ends_with('\n') { " |\n" } else { " |-\n" });
    for line in block.lines() {
        if !line.is_empty() {
            text.push_str(&" ".repeat(indent));
            text.push_str(line);
        }
        text.push('\n');
    }
}

/// Writes a value in one line.
pub(super) fn flow(value: &Tree, line: &mut String) {
    match value {
        Tree::Flag(flag) => line.push_str(if *flag { "true" } else { "false" }),
        Tree::Number(number) => line.push_str(number),
        Tree::Text(text) => scalar(text, line),
        Tree::List(items) => between(line, '[', items, ']', flow),
        Tree::Map(fields) => between(line, '{', fields, '}', |(name, value), line| {
            line.push_str(&key(name));
            line.push_str(": ");
            flow(value, line);
        }),
    }
}

fn between<T>(line: &mut String, open: char, items: &[T], close: char, write: impl Fn(&T, &mut String)) {
    line.push(open);
    for (number, item) in items.iter().enumerate() {
        if number > 0 {
            line.push_str(", ");
        }
        write(item, line);
    }
    line.push(close);
}

fn key(name: &str) -> String {
    let mut text = String::new();
    scalar(name, &mut text);
    text
}

fn scalar(text: &str, line: &mut String) {
    if is_plain(text) {
        return line.push_str(text);
    }
    line.push('"');
    for letter in text.chars() {
        match letter {
            '"' => line.push_str("\\\""),
            '\\' => line.push_str("\\\\"),
            '\n' => line.push_str("\\n"),
            '\r' => line.push_str("\\r"),
            '\t' => line.push_str("\\t"),
            other if needs_escape(other) => drop(write!(line, "\\U{:08X}", u32::from(other))),
            other => line.push(other),
        }
    }
    line.push('"');
}

/// Letters that YAML forbids, or that it takes for the end of a line.
fn needs_escape(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text means itself without quotes, in brackets and outside, to any reader of YAML: also to those that take `no` for false and `17:30`
/// for a number.
fn is_plain(text: &str) -> bool {
    let first = |letter: char| letter.is_alphanumeric() || matches!(letter, '(' | '/');
    let inner = |letter: char| letter.is_alphanumeric() || " -_./()+'’‘“”–—&$%;!?@*=~^|".contains(letter);
    let is_word = text.starts_with(first) && text.chars().all(inner) && !text.ends_with(' ');
    is_word && !is_special(text) && !means_flag(text) && !is_number(text)
}

/// Words that YAML 1.1 reads as true or false.
fn means_flag(text: &str) -> bool {
    ["y", "n", "yes", "no", "on", "off"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// What may be read as a number: digits with signs of numbers between them, but for dates and ranges, which are text to everybody.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_range =
        text.split_once('-').is_some_and(|(low, high)| digits(&low.replacen('.', "0", 1)) && digits(&high.replacen('.', "0", 1)));
    let is_date = text.len() == 10 && text.split('-').count() == 3 && text.split('-').all(digits);
    let odd = text.starts_with(|letter: char| letter.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_hexdigit() || b"._+-xXoO".contains(&byte));
    odd && !is_range && !is_date || text.parse::<f64>().is_ok()
}
