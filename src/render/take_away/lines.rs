//! Content lines, which contacts (RFC 2426) and calendars (RFC 5545) share: they end with CR and LF, and long ones are folded.

/// The most bytes of a line, without its end (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// Content lines that are being written.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// Adds a line whose value is written as it must stand.
    pub(super) fn put(&mut self, name: &str, value: &str) {
        let mut room = LONGEST;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            // A folded line goes on behind a space; no letter is cut in two.
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LONGEST - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Adds a line whose value is text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.put(name, &escaped(value));
    }

    /// Adds a line whose value is text, if there is any.
    pub(super) fn some(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.text(name, value);
        }
    }

    /// The file.
    pub(super) fn done(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// Text as it stands in a value (RFC 5545, 3.3.11; RFC 2426, 4).
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| *letter != '\r') {
        match letter {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::Lines;

    fn line(value: &str) -> String {
        let mut lines = Lines::default();
        lines.text("NOTE", value);
        String::from_utf8(lines.done()).unwrap()
    }

    #[test]
    fn signs_with_a_meaning_are_escaped() {
        assert_eq!(line("a; b, c\\d\ne"), "NOTE:a\\; b\\, c\\\\d\\ne\r\n");
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let folded = line(&"ñ".repeat(100));
        assert!(folded.split("\r\n").all(|line| line.len() <= 75), "{folded}");
        assert_eq!(folded.replace("\r\n ", "").trim_end(), format!("NOTE:{}", "ñ".repeat(100)));
    }
}
