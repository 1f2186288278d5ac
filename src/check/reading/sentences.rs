//! Where sentences end, and what counts as a word.

use std::{collections::BTreeSet, ops::Range};

/// Returns the bytes of each sentence of a passage, in order, without the spaces around it. `abbreviations` are those in small letters and
/// without their last full stop.
#[must_use]
pub fn sentences(text: &str, abbreviations: &BTreeSet<String>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.char_indices().filter(|(_, letter)| matches!(letter, '.' | '!' | '?' | '…')) {
        let rest = &text[at + mark.len_utf8()..];
        let closed = rest.trim_start_matches(['”', '’', '"', '»', '\'', ')', ']', '.', '!', '?', '…']);
        let next = closed.trim_start();
        let is_end = closed.len() != next.len() || closed.is_empty();
        if !is_end || at < start || mark == '.' && goes_on(&text[start..at], next, abbreviations) {
            continue;
        }
        let end = text.len() - closed.len();
        push(&mut found, text, start..end);
        start = end;
    }
    push(&mut found, text, start..text.len());
    found
}

/// Whether a full stop ends a short form and not a sentence: `before` is what stands between the start of the sentence and the stop.
fn goes_on(before: &str, next: &str, abbreviations: &BTreeSet<String>) -> bool {
    let word =
        before.rsplit(|letter: char| letter.is_whitespace() || matches!(letter, '(' | '[' | '“' | '"' | '¿' | '¡')).next().unwrap_or("");
    let starts_small = next.starts_with(|letter: char| letter.is_lowercase());
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        // An initial. A single digit, or the word "I", ends a sentence.
        return letter.is_uppercase() && letter != 'I';
    }
    let small = word.to_lowercase();
    if !abbreviations.contains(&small) {
        return false;
    }
    // "No. 5" is a number, "no." is an answer.
    if small == "no" {
        return next.starts_with(|letter: char| letter.is_ascii_digit());
    }
    // "Dr." never ends a sentence; "5 p.m." and "etc." may.
    starts_small || !(small.contains('.') || small == "etc")
}

fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let trimmed = text[range.clone()].trim();
    if trimmed.contains(char::is_alphanumeric) {
        let start = range.start + (text[range.clone()].len() - text[range].trim_start().len());
        found.push(start..start + trimmed.len());
    }
}

/// Returns the words of a text: neither addresses nor phone numbers, and without the marks around them. What a hyphen joins is one word.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let written = text.split_whitespace().filter(|piece| !piece.contains("://"));
    let pieces = written.flat_map(|piece| piece.split(['/', '—', '–']));
    let bare = |piece: &str| -> Range<usize> {
        let start = piece.find(char::is_alphanumeric).unwrap_or(piece.len());
        let end = piece.rfind(char::is_alphanumeric).map_or(start, |at| at + piece[at..].chars().next().map_or(0, char::len_utf8));
        start..end
    };
    pieces.map(move |piece| &piece[bare(piece)]).filter(|word| !word.is_empty() && !is_address(word))
}

fn is_address(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let has_domain = || word.rsplit_once('.').is_some_and(|(_, end)| matches!(end, "org" | "com" | "gov" | "net" | "edu"));
    word.contains('@')
        || word.starts_with("www.")
        || word.ends_with(':')
        || has_domain()
        || digits >= 7 && !word.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::{sentences, words};
    use crate::check::texts::built_in_grammar;

    #[test]
    fn sentences_end_where_they_end() {
        let abbreviations = built_in_grammar("en").abbreviations.into_iter().collect();
        let table: [(&str, usize); 15] = [
            ("You may say no. Each day differs. See No. 5 there.", 3),
            ("One. Two! Three? Four…", 4),
            ("Dr. Lee helps. It works.", 2),
            ("It costs 3.5 dollars. It ends at 5 p.m. on Monday.", 2),
            ("It ends at 5 p.m. Then you go home.", 2),
            ("Bring forms, cards, etc. and a pen.", 1),
            ("J. R. Smith wrote it. Nobody read it.", 2),
            ("So do I. You too.", 2),
            ("He said “Stop.” She did.", 2),
            ("She asked (twice!) and left.", 2),
            ("No stop at the end", 1),
            ("Use e.g. a pen.", 1),
            ("In the U.S. it is free.", 1),
            ("Wait... what?", 2),
            ("...", 0),
        ];
        for (text, count) in table {
            assert_eq!(sentences(text, &abbreviations).len(), count, "{text}");
        }
        let text = "  One.  Two. ";
        let found: Vec<&str> = sentences(text, &abbreviations).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["One.", "Two."]);
    }

    #[test]
    fn words_are_no_addresses() {
        let found: Vec<&str> =
            words("Call 1-800-662-4357 or 988, “one-to-one” and/or https://a.example.org (a@b.org) — 3.5 hours").collect();
        assert_eq!(found, ["Call", "or", "988", "one-to-one", "and", "or", "3.5", "hours"]);
    }
}
