//! The head of a Markdown file: YAML between two lines `---`.

use std::ops::Range;

use crate::{
    diagnostic::{Diagnostic, Place, Span, Spot},
    path::SourcePath,
};

/// A Markdown file in its two parts, as bytes of its text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The YAML.
    pub(super) head: Range<usize>,
    /// The Markdown.
    pub(super) body: Range<usize>,
}

/// Splits a Markdown file. A byte order mark and empty lines before the head are fine.
pub(super) fn split(text: &str, file: &SourcePath) -> Result<Parts, Diagnostic> {
    let start = text.len() - text.trim_start_matches(['\u{feff}', '\n', '\r']).len();
    let is_fence = |line: &str| line.trim_end() == "---";
    let mut lines = text[start..].split_inclusive('\n');
    let opening = lines.next().filter(|line| is_fence(line)).ok_or_else(|| Diagnostic::no_front_matter(file))?;
    let mut at = start + opening.len();
    let head = at;
    for line in lines {
        if is_fence(line) {
            return Ok(Parts { head: head..at, body: at + line.len()..text.len() });
        }
        at += line.len();
    }
    let place = Place { file: file.clone(), spot: Spot::Bytes(Span::new(start, start + 3)) };
    Err(Diagnostic::open_front_matter(place))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::split;
    use crate::path::SourcePath;

    #[test]
    fn heads_are_found() {
        let file = SourcePath::new("a.md").unwrap();
        for (text, wanted) in [
            ("---\na: 1\n---\nbody", Some(("a: 1\n", "body"))),
            ("\u{feff}---\r\na: 1\r\n---\r\n", Some(("a: 1\r\n", ""))),
            ("---\n---", Some(("", ""))),
            ("---\na: 1\n", None),
            ("body", None),
            ("", None),
        ] {
            let found = split(text, &file).ok().map(|parts| (&text[parts.head], &text[parts.body]));
            assert_eq!(found, wanted, "{text:?}");
        }
    }
}
