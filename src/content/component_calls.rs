//! Component calls in Markdown, in the syntax of the templates: `{{<name key="value" />}}` on a line of its own, or `{% <name key="value"> %}`
//! and `{% </name> %}` around Markdown. A call's line is blanked out before the Markdown is parsed, by an HTML comment of the same length,
//! so that every other byte keeps its place; the parser meets the comment where the call stood.

use std::{collections::BTreeMap, ops::Range};

use super::body::{Argument, ArgumentValue, Placing};
use crate::diagnostic::{Diagnostic, Place, Span, Spot};
use crate::path::SourcePath;

/// A line that calls a component.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CallLine {
    /// A call without a body.
    Whole(Call),
    /// The start of a call with a body.
    Open(Call),
    /// The end of one.
    Close(String),
}

/// What a call says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Call {
    pub(super) name: String,
    pub(super) arguments: Vec<Argument>,
    /// The bytes of the name in the Markdown.
    pub(super) range: Range<usize>,
}

impl Call {
    /// The arguments that are read as words, and not as a name or a number.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, Span)> {
        self.arguments.iter().filter_map(|argument| match &argument.value {
            ArgumentValue::Text(text) if text.contains(' ') => Some((text.as_str(), argument.words())),
            _ => None,
        })
    }
}

/// The Markdown without its calls, and the calls by the byte at which they stood.
pub(super) struct Blanked {
    pub(super) markdown: String,
    pub(super) calls: BTreeMap<usize, CallLine>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Finds all calls outside code blocks. None if there are none, which is what most texts have.
pub(super) fn blank_out(markdown: &str, placing: Placing, file: &SourcePath) -> Option<Blanked> {
    if !markdown.contains("{{<") && !markdown.contains("{{ <") && !markdown.contains("{%") {
        return None;
    }
    let mut blanked = Blanked { markdown: markdown.to_owned(), calls: BTreeMap::new(), diagnostics: Vec::new() };
    let mut fence: Option<&str> = None;
    let mut at = 0;
    for line in markdown.split_inclusive('\n') {
        let bare = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        let indent = line.len() - line.trim_start_matches(' ').len();
        at += line.len();
        fence = match fence {
            None if bare.starts_with("```") || bare.starts_with("~~~") => Some(&bare[..3]),
            Some(open) if bare.starts_with(open) && bare.trim_start_matches(&open[..1]).is_empty() => None,
            other => other,
        };
        if fence.is_some() || indent > 3 || !is_call(bare) {
            continue;
        }
        let range = start..start + bare.len();
        match read(bare, range.clone(), placing) {
            Ok(call) => {
                blanked.markdown.replace_range(range.clone(), &comment(bare.len()));
                blanked.calls.insert(range.start, call);
            }
            Err(why) => {
                let place = Place { file: file.clone(), spot: Spot::Bytes(placing.span(&range)) };
                blanked.diagnostics.push(Diagnostic::bad_component_call(place, why));
                blanked.markdown.replace_range(range.clone(), &comment(bare.len()));
            }
        }
    }
    Some(blanked)
}

/// An HTML comment of exactly so many bytes; the shortest call, `{{<a/>}}`, has eight.
fn comment(length: usize) -> String {
    format!("<!--{}-->", " ".repeat(length.saturating_sub(7)))
}

fn is_call(line: &str) -> bool {
    let inner = line.strip_prefix("{{").or_else(|| line.strip_prefix("{%"));
    inner.is_some_and(|inner| inner.trim_start_matches('-').trim_start().starts_with('<'))
}

fn read(line: &str, range: Range<usize>, placing: Placing) -> Result<CallLine, &'static str> {
    let whole = line.starts_with("{{");
    let (opening, closing) = if whole { ("{{", "}}") } else { ("{%", "%}") };
    let inner = line.strip_prefix(opening).and_then(|rest| rest.strip_suffix(closing)).ok_or("a component call must end on its line")?;
    let inner = inner.trim_matches('-').trim();
    let tag = inner
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'))
        .ok_or("a component call has its name and arguments between < and >")?;
    if let Some(name) = tag.strip_prefix('/') {
        return Ok(CallLine::Close(read_name(name.trim())?));
    }
    let (tag, self_closing) = tag.strip_suffix('/').map_or((tag, false), |rest| (rest, true));
    if self_closing != whole {
        return Err(if whole {
            "a component call in `{{ }}` ends with />"
        } else {
            "a component call in `{% %}` is closed by a line of its own"
        });
    }
    let tag_start = range.start + (tag.as_ptr() as usize - line.as_ptr() as usize);
    let name_end = tag.find(|letter: char| letter.is_whitespace()).unwrap_or(tag.len());
    let name = read_name(&tag[..name_end])?;
    let arguments = read_arguments(tag, name_end, tag_start, placing)?;
    let call = Call { name, arguments, range: tag_start..tag_start + name_end };
    Ok(if whole { CallLine::Whole(call) } else { CallLine::Open(call) })
}

fn read_name(name: &str) -> Result<String, &'static str> {
    let fits =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'));
    if fits { Ok(name.replace('_', "-")) } else { Err("a component's name is small letters and hyphens") }
}

/// Reads `key="text"`, `key={3}` and `key={true}` from byte `at` of the tag on.
fn read_arguments(tag: &str, mut at: usize, tag_start: usize, placing: Placing) -> Result<Vec<Argument>, &'static str> {
    let mut arguments = Vec::new();
    loop {
        at += tag[at..].len() - tag[at..].trim_start().len();
        let rest = &tag[at..];
        if rest.is_empty() {
            return Ok(arguments);
        }
        let (name, value) = rest.split_once('=').ok_or("each argument is written key=\"value\"")?;
        let (value, length) = read_value(value)?;
        let end = at + name.len() + 1 + length;
        let span: Span = placing.span(&(tag_start + at..tag_start + end));
        arguments.push(Argument { name: read_name(name.trim())?.replace('-', "_"), value, span });
        at = end;
    }
}

fn read_value(text: &str) -> Result<(ArgumentValue, usize), &'static str> {
    if let Some(quoted) = text.strip_prefix('"') {
        let end = quoted.find('"').ok_or("a quotation mark is opened and not closed")?;
        return Ok((ArgumentValue::Text(quoted[..end].to_owned()), end + 2));
    }
    let inner =
        text.strip_prefix('{').and_then(|rest| rest.split_once('}')).ok_or("a value stands in quotation marks, a number in braces")?.0;
    let value = match inner.trim() {
        "true" => ArgumentValue::Flag(true),
        "false" => ArgumentValue::Flag(false),
        number => ArgumentValue::Number(number.parse().map_err(|_| "braces take a number, true or false")?),
    };
    Ok((value, inner.len() + 2))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::{ArgumentValue, CallLine, Placing, blank_out};
    use crate::path::SourcePath;

    #[test]
    fn calls_are_found_and_blanked() {
        let text = "a\n{{<checklist id=\"x y\" />}}\n{% <care-card level=\"urgent\" n={2} on={true}> %}\nb\n{% </care-card> %}\n```\n{{<no />}}\n```\n    {{<code />}}\n{{ name }}\n";
        let blanked = blank_out(text, Placing::From(100), &SourcePath::new("a.md").unwrap()).unwrap();
        assert_eq!(blanked.markdown.len(), text.len());
        assert!(blanked.diagnostics.is_empty());
        let calls: Vec<&CallLine> = blanked.calls.values().collect();
        assert_eq!(calls.len(), 3);
        let CallLine::Whole(first) = calls[0] else { panic!("{calls:?}") };
        assert_eq!(
            (first.name.as_str(), first.arguments[0].name.as_str(), first.arguments[0].span.start),
            ("checklist", "id", 2 + 13 + 100)
        );
        let CallLine::Open(second) = calls[1] else { panic!("{calls:?}") };
        assert_eq!(second.arguments[1].value, ArgumentValue::Number(2.0));
        assert_eq!(*calls[2], CallLine::Close("care-card".to_owned()));
    }

    #[test]
    fn broken_calls_are_named() {
        for text in ["{{<a id=\"x />}}", "{{<A />}}", "{{<a>}}", "{% <a /> %}", "{{<a b />}}", "{{<a b={x} />}}", "{{< />}}", "{{<a />} }"]
        {
            let blanked = blank_out(text, Placing::From(0), &SourcePath::new("a.md").unwrap()).unwrap();
            assert_eq!(blanked.diagnostics.len(), 1, "{text}");
        }
    }
}
