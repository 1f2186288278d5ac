//! The scalars of hand-written YAML: plain, quoted and text blocks. Pure functions from the text at hand to the value and its length in bytes.

use std::borrow::Cow;

use super::node::Value;

/// Whether a plain scalar may start with this byte, `next` being the one after it.
pub(super) fn starts_plain(first: u8, next: Option<u8>, in_flow: bool) -> bool {
    match first {
        b'?' | b':' if in_flow => false,
        b'-' | b'?' | b':' => next.is_some_and(|next| !(matches!(next, b' ' | b'\n' | b'\r') || in_flow && is_flow_sign(next))),
        b'#' | b'&' | b'*' | b'!' | b'|' | b'>' | b'\'' | b'"' | b'%' | b'@' | b'`' => false,
        sign => !is_flow_sign(sign) && sign != b' ' && sign != b'\n' && sign != b'\r',
    }
}

/// Whether a plain key starts with this byte, as far as this reader is sure of it.
pub(super) fn starts_key(first: u8) -> bool {
    first.is_ascii_alphabetic() || first == b'_' || first >= 0x80
}

/// Whether a plain key is one of the words that YAML reads as something else than text. `on` and `off` were such words once, and are fields of
/// records here.
pub(super) fn is_special(text: &str) -> bool {
    matches!(text.to_ascii_lowercase().as_str(), "null" | "true" | "false")
}

fn is_flow_sign(byte: u8) -> bool {
    matches!(byte, b',' | b'[' | b']' | b'{' | b'}')
}

/// How many bytes of the line a plain scalar takes, spaces before a comment or colon included.
pub(super) fn plain_length(line: &str, in_flow: bool) -> usize {
    let bytes = line.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let next = bytes.get(at + 1).copied();
        let ends = match byte {
            b':' => {
                matches!(next, None | Some(b' ')) || (in_flow && next.is_some_and(|next| is_flow_sign(next) || matches!(next, b'?' | b':')))
            }
            b'#' => at > 0 && bytes[at - 1] == b' ',
            sign => in_flow && is_flow_sign(*sign),
        };
        if ends {
            return at;
        }
    }
    bytes.len()
}

/// What a plain scalar means before anybody asks for a number: nothing, or text.
pub(super) fn plain_value(text: Cow<'_, str>) -> Value<'_> {
    match text.as_ref() {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        _ => Value::Text { text, quoted: false },
    }
}

/// Reads `'…'`, in which `''` is a quote.
pub(super) fn single_quoted(line: &str) -> Option<(Cow<'_, str>, usize)> {
    let mut from = 1;
    loop {
        let quote = from + line[from..].find('\'')?;
        if line[quote + 1..].starts_with('\'') {
            from = quote + 2;
            continue;
        }
        let inner = &line[1..quote];
        let text = if inner.contains('\'') { Cow::Owned(inner.replace("''", "'")) } else { Cow::Borrowed(inner) };
        return Some((text, quote + 1));
    }
}

/// Reads `"…"` with the escapes that people use; rarer ones are left to `serde_yaml`.
pub(super) fn double_quoted(line: &str) -> Option<(Cow<'_, str>, usize)> {
    let inner = line.get(1..)?;
    let plain = inner.find(['"', '\\'])?;
    if inner.as_bytes()[plain] == b'"' {
        return Some((Cow::Borrowed(&inner[..plain]), plain + 2));
    }
    let mut text = String::with_capacity(inner.len());
    let mut letters = inner.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some((Cow::Owned(text), at + 2)),
            '\\' => text.push(match letters.next()?.1 {
                'n' => '\n',
                't' => '\t',
                '"' => '"',
                '\\' => '\\',
                '/' => '/',
                'u' => {
                    let digits = inner.get(at + 2..at + 6)?;
                    letters.nth(3)?;
                    char::from_u32(u32::from_str_radix(digits, 16).ok()?)?
                }
                _ => return None,
            }),
            plain => text.push(plain),
        }
    }
    None
}

/// Reads the lines of a `|` or `>` block that belongs to a key in `column`; `rest` starts at the line below the header.
/// Returns the text and how many bytes of `rest` it took. Folded blocks with lines of their own indentation are left to `serde_yaml`.
pub(super) fn text_block(header: &str, rest: &str, column: usize) -> Option<(String, usize)> {
    let folded = header.as_bytes()[0] != b'|';
    let chomp = &header[1..];
    matches!(chomp, "" | "-" | "+").then_some(())?;
    let indent =
        rest.lines().find(|line| !line.trim_matches(' ').is_empty()).map_or(0, |line| line.len() - line.trim_start_matches(' ').len());
    if indent <= column && rest.lines().any(|line| !line.trim_matches(' ').is_empty()) && indent == 0 {
        return None;
    }
    let mut length = 0;
    let mut lines: Vec<&str> = Vec::new();
    for line in rest.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        let blank = bare.trim_matches(' ').is_empty();
        if !blank && bare.len() - bare.trim_start_matches(' ').len() < indent.max(column + 1) {
            break;
        }
        // A blank line longer than the indentation is text in some readers and nothing in others.
        if (blank && bare.len() > indent) || (folded && !blank && bare.as_bytes()[indent..].first() == Some(&b' ')) {
            return None;
        }
        lines.push(if blank { "" } else { &bare[indent..] });
        length += line.len();
    }
    let kept = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
    let trailing = lines.len() - kept;
    let mut text = if folded { fold(&lines[..kept]) } else { lines[..kept].join("\n") };
    match chomp {
        "" if kept > 0 => text.push('\n'),
        "+" => text.extend(std::iter::repeat_n('\n', trailing + usize::from(kept > 0))),
        _ => {}
    }
    Some((text, length))
}

/// Joins lines with spaces; empty lines become line ends.
fn fold(lines: &[&str]) -> String {
    let mut text = String::new();
    let mut breaks = 0;
    for (number, line) in lines.iter().enumerate() {
        if line.is_empty() {
            breaks += 1;
            continue;
        }
        match (number, breaks) {
            (0, _) => {}
            (_, 0) => text.push(' '),
            _ => text.extend(std::iter::repeat_n('\n', breaks)),
        }
        breaks = 0;
        text.push_str(line);
    }
    text
}
