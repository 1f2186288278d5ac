//! A mistake as people read it: what, where, the line itself, and what to do. `annotate-snippets` is named in this file alone.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::{
    content::Located,
    diagnostic::Severity,
    source::{Content, SourceTree},
};

/// Lines are cut to so many bytes around the mistake: a line may be as long as a file.
const AROUND: usize = 120;

/// Shows a diagnostic.
pub(super) fn show(located: &Located, sources: &SourceTree) -> String {
    let diagnostic = &located.diagnostic;
    let file = diagnostic.place.file.as_str();
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let message = match &located.cell {
        Some((row, column)) => format!("{} (row {row}, column `{column}`)", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let text = match sources.get(&diagnostic.place.file).map(|file| &file.content) {
        Some(Content::Text(text)) => Some(&**text),
        _ => None,
    };
    let title = level.clone().primary_title(&message).id(diagnostic.rule.code);
    let lines = located.span.zip(text).map(|(span, text)| Lines::around(text, span.range()));
    let group = match &lines {
        Some(lines) => {
            let annotation = AnnotationKind::Primary.span(lines.start..lines.end);
            title.element(Snippet::source(lines.text).path(file).line_start(lines.number).annotation(annotation))
        }
        None => title.element(annotate_snippets::Origin::path(file)),
    };
    let mut report = vec![group];
    if let Some(help) = &diagnostic.help {
        report.push(annotate_snippets::Group::with_title(Level::HELP.secondary_title(help.as_str())));
    }
    Renderer::styled().render(&report)
}

/// The line of a mistake, or the part of it around the mistake.
struct Lines<'t> {
    text: &'t str,
    /// The line's number, from 1.
    number: usize,
    /// The mistake in `text`.
    start: usize,
    end: usize,
}

impl<'t> Lines<'t> {
    fn around(text: &'t str, span: std::ops::Range<usize>) -> Self {
        let line_start = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[span.start..].find(['\n', '\r']).map_or(text.len(), |end| span.start + end);
        let end = span.end.clamp(span.start, line_end);
        let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let long = line_end - line_start > 4 * AROUND;
        let from = if long { boundary(span.start.saturating_sub(AROUND)).max(line_start) } else { line_start };
        let to = if long { boundary(span.start + AROUND).clamp(span.start, line_end) } else { line_end };
        Self {
            text: &text[from..to],
            number: text[..span.start].matches('\n').count() + 1,
            start: span.start - from,
            end: end.min(to) - from,
        }
    }
}

/// "2 errors, 1 warning, 3 remarks".
pub(super) fn counts(located: &[Located]) -> String {
    let count = |severity: Severity| located.iter().filter(|located| located.diagnostic.severity() == severity).count();
    let say = |count: usize, one: &str, many: &str| (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }));
    let parts = [
        say(count(Severity::Error), "error", "errors"),
        say(count(Severity::Warning), "warning", "warnings"),
        say(count(Severity::Info), "remark", "remarks"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
