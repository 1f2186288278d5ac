//! The words of a page: character references resolved, white space made one space.

use std::borrow::Cow;

/// Adds a text with single spaces in the place of any white space.
pub(super) fn push_words(text: &str, words: &mut String) {
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        words.push_str(word);
        if word.len() < part.len() && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
}

/// Resolves the character references that our own templates and Markdown write.
pub(in crate::check::pages) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        let end = after.bytes().take(10).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((character(&after[..end])?, &after[end + 1..])));
        let (character, after) = found.unwrap_or(('&', after));
        decoded.push(character);
        rest = after;
    }
    decoded.push_str(rest);
    decoded.into()
}

fn character(reference: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => match reference.strip_prefix('#')? {
            hex if hex.starts_with(['x', 'X']) => number(&hex[1..], 16),
            digits => number(digits, 10),
        },
    }
}
