//! Comments by which an author silences a rule at one place: `# carepress-allow: stale-listing reason="closed for repairs"` in YAML,
//! `<!-- carepress-allow: stigma-word reason="a title" -->` in Markdown, and the same in the comments of templates, style sheets and scripts.

use crate::diagnostic::Span;

/// What a silence begins with, after the sign that opens the comment.
const MARK: &str = "carepress-allow:";

/// The signs that open a comment.
const OPENERS: [&str; 5] = ["#", "<!--", "{#", "/*", "//"];

/// The signs that close one.
const CLOSERS: [&str; 3] = ["-->", "#}", "*/"];

/// A silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The codes of the rules.
    pub rules: Vec<Box<str>>,
    /// Whether it says why.
    pub has_reason: bool,
    /// Its bytes: from the mark to the end of what it says.
    pub span: Span,
    /// The bytes in which the rules say nothing.
    covers: Span,
}

impl Silence {
    /// Whether a rule says nothing about these bytes; about a file as a whole if there are none.
    #[must_use]
    pub fn covers(&self, rule: &str, span: Option<Span>) -> bool {
        let is_near = |span: Span| self.covers.start <= span.start && span.start < self.covers.end;
        self.rules.iter().any(|code| **code == *rule) && span.is_none_or(is_near)
    }
}

/// Reads the silences of a text. One at the end of a line is for that line; one on a line of its own is for what follows: a field of YAML, or
/// in other texts everything up to the next empty line.
#[must_use]
pub fn silences(text: &str) -> Vec<Silence> {
    text.match_indices(MARK).filter_map(|(at, _)| silence(text, at)).collect()
}

fn silence(text: &str, at: usize) -> Option<Silence> {
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1);
    let before = text[line_start..at].trim_end();
    let opener = OPENERS.iter().filter(|opener| before.ends_with(**opener)).max_by_key(|opener| opener.len())?;
    let is_alone = before.trim_start() == *opener;
    let said = &text[at + MARK.len()..line_end];
    let said = CLOSERS.iter().filter_map(|closer| said.find(closer)).min().map_or(said, |end| &said[..end]).trim_end();
    let (codes, reason) = said.split_once("reason=").unwrap_or((said, ""));
    let rules: Vec<Box<str>> = codes.split([',', ' ']).filter(|code| !code.is_empty()).map(Into::into).collect();
    let end = at + MARK.len() + said.len();
    Some(Silence {
        has_reason: reason.chars().any(char::is_alphanumeric),
        span: Span::new(at, end),
        covers: if is_alone { following(text, line_end, *opener == "#") } else { Span::new(line_start, line_end) },
        rules,
    })
}

/// What follows a line: in YAML the next line and those that stand further in, elsewhere all lines up to the next empty one. Comments in between
/// do not count.
fn following(text: &str, start: usize, is_yaml: bool) -> Span {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let is_silence = |line: &str| line.contains(MARK) && OPENERS.iter().any(|opener| line.trim_start().starts_with(opener));
    let mut end = start;
    let mut first: Option<usize> = None;
    for line in text[start..].split_inclusive('\n') {
        let is_empty = line.trim().is_empty();
        let goes_on = match first {
            // An empty line may stand between the silence and what it is for.
            None => true,
            Some(depth) if is_yaml => is_empty || indent(line) > depth,
            Some(_) => !is_empty,
        };
        if !goes_on {
            break;
        }
        if first.is_none() && !is_empty && !is_silence(line) {
            first = Some(indent(line));
        }
        end += line.len();
    }
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::silences;
    use crate::diagnostic::Span;

    /// The words of a text about which its silences of the rule `a` say nothing.
    fn covered(text: &str) -> Vec<&str> {
        let silences = silences(text);
        let words = text.split_whitespace();
        words
            .filter(|word| {
                let at = word.as_ptr().addr() - text.as_ptr().addr();
                let span = Span::new(at, at + word.len());
                silences.iter().any(|silence| silence.covers("a", Some(span))) && word.starts_with('w')
            })
            .collect()
    }

    #[test]
    fn a_silence_is_for_its_line_or_for_what_follows() {
        for (text, wanted) in [
            ("w1: x # carepress-allow: a reason=\"b\"\nw2: x\n", vec!["w1:"]),
            ("w1: x\n# carepress-allow: a reason=\"b\"\nw2: >\n  w3\n  w4\nw5: x\n", vec!["w2:", "w3", "w4"]),
            ("# carepress-allow: a\n# carepress-allow: b\nw1: x\nw2: x\n", vec!["w1:"]),
            ("w1\n\n<!-- carepress-allow: b, a reason=\"c\" -->\n\nw2\nw3\n\nw4\n", vec!["w2", "w3"]),
            ("w1 <!-- carepress-allow: a --> w2\nw3\n", vec!["w1", "w2"]),
            ("{# carepress-allow: a #}\nw1\n", vec!["w1"]),
            ("carepress-allow: a\nw1\n", vec![]),
            ("# carepress-allow: b\nw1: x\n", vec![]),
            ("# carepress-allow: a", vec![]),
        ] {
            assert_eq!(covered(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_reason_has_words() {
        for (text, wanted) in [
            ("# carepress-allow: a reason=\"a title\"", true),
            ("# carepress-allow: a reason=title", true),
            ("# carepress-allow: a reason=\"\"", false),
            ("# carepress-allow: a", false),
        ] {
            assert_eq!(silences(text).iter().map(|silence| silence.has_reason).collect::<Vec<_>>(), [wanted], "{text}");
        }
    }
}
