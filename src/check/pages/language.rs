//! Dates, numbers and phone numbers as people in the United States write them, in whatever language.

use super::{
    html::Element,
    one::{Collected, OnePage},
};
use crate::diagnostic::Diagnostic;

pub(super) fn formats<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, collected: &mut Collected<'p>) {
    // What lies inside an element that is judged itself is its own.
    let texts = element.texts();
    for text in texts.iter().filter(|text| text.bytes().any(|byte| byte.is_ascii_digit())) {
        for word in text.split(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | '"' | ';')) {
            let word = word.trim_matches([',', '.', ':', '!', '?', '$', '€']);
            if let Some(help) = foreign(word) {
                collected.diagnostics.push(Diagnostic::foreign_format(one.place_of(word), word, help));
            }
        }
        if let Some(number) = foreign_phone(text) {
            let help = "write numbers of the United States as 555-555-0142; say which country another is in";
            collected.diagnostics.push(Diagnostic::foreign_format(one.place_of(number), number, help));
        }
    }
}

/// What to do about a word that is a date or number of another country.
fn foreign(word: &str) -> Option<&'static str> {
    if !word.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let day_first = |sign: char| {
        let parts: Vec<&str> = word.split(sign).collect();
        let [day, month, year] = parts[..] else { return false };
        let fits = [day, month, year].iter().all(is_number) && day.len() <= 2 && month.len() <= 2 && matches!(year.len(), 2 | 4);
        fits && day.parse().is_ok_and(|day: u8| (13..=31).contains(&day)) && month.parse().is_ok_and(|month: u8| (1..=12).contains(&month))
    };
    if day_first('/') || day_first('.') {
        return Some("write the month in words, as in November 22, 2026, so that nobody takes the day for the month");
    }
    let (whole, cents) = word.split_once(',')?;
    let groups: Vec<&str> = whole.split('.').collect();
    let has_points = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3);
    let fits = has_points && groups.iter().all(is_number) && is_number(&cents);
    fits.then_some("write a comma between thousands and a point before cents: 1,234.50")
}

/// A phone number with the code of another country.
fn foreign_phone(text: &str) -> Option<&str> {
    text.match_indices('+').find_map(|(at, _)| {
        let rest = &text[at..];
        let length =
            1 + rest[1..].bytes().position(|byte| !byte.is_ascii_digit() && !matches!(byte, b' ' | b'-' | b'.')).unwrap_or(rest.len() - 1);
        let number = rest[..length].trim_end_matches([' ', '-', '.']);
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        (digits >= 9 && !number.starts_with("+1") && !number.starts_with("+ ")).then_some(number)
    })
}

#[cfg(test)]
mod tests {
    use super::{foreign, foreign_phone};

    #[test]
    fn only_what_cannot_be_american_is_foreign() {
        for word in ["22/11/2026", "31.12.26", "1.234,50", "12.000.000,5"] {
            assert!(foreign(word).is_some(), "{word}");
        }
        for word in ["11/22/2026", "24/7", "1,234.50", "10.1001/jama", "3.5", "45/164/2026", "2026", "1/2", "5,400", "12.5,"] {
            assert!(foreign(word).is_none(), "{word}");
        }
        assert_eq!(foreign_phone("Call +44 20 7946 0958 now"), Some("+44 20 7946 0958"));
        assert_eq!([foreign_phone("+1 555 555 0142"), foreign_phone("LGBTQ+ 18 and older"), foreign_phone("65+")], [None; 3]);
    }
}
