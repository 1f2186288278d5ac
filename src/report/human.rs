//! A mistake as people read it: what, where, the line itself, and what to do. `annotate-snippets` is named in this file alone.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::{
    content::Located,
    diagnostic::Severity,
    source::{Content, SourceTree},
};

/// Letters of a column's name that are shown.
const LONGEST_COLUMN: usize = 60;

/// Lines are cut to so many bytes around the mistake: a line may be as long as a file.
const AROUND: usize = 120;

/// Shows diagnostics one after the other, in source order.
pub(super) fn show_all<'s>(located: impl Iterator<Item = &'s Located>, sources: &'s SourceTree) -> impl Iterator<Item = String> {
    let mut before = Line { text: "", start: 0, number: 1 };
    located.map(move |located| show(located, sources, &mut before))
}

/// The start of a line. Remembered from one diagnostic to the next: thousands of them in one spreadsheet must not count its lines thousands of
/// times.
struct Line<'t> {
    text: &'t str,
    start: usize,
    /// From 1.
    number: usize,
}

impl<'t> Line<'t> {
    /// Moves to the line of a byte.
    fn move_to(&mut self, text: &'t str, at: usize) {
        if !std::ptr::eq(self.text, text) || at < self.start {
            *self = Self { text, start: 0, number: 1 };
        }
        let passed = &text[self.start..at];
        self.number += passed.matches('\n').count();
        self.start += passed.rfind('\n').map_or(0, |newline| newline + 1);
    }
}

/// Shows a diagnostic.
fn show<'s>(located: &Located, sources: &'s SourceTree, line: &mut Line<'s>) -> String {
    let diagnostic = &located.diagnostic;
    let file = diagnostic.place.file.as_str();
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let message = match &located.cell {
        Some((row, column)) => {
            format!("{} (row {row}, column `{}`)", diagnostic.message, column.chars().take(LONGEST_COLUMN).collect::<String>())
        }
        None => diagnostic.message.clone(),
    };
    let text = match sources.get(&diagnostic.place.file).map(|file| &file.content) {
        Some(Content::Text(text)) => Some(&**text),
        _ => None,
    };
    let title = level.clone().primary_title(&message).id(diagnostic.rule.code);
    let lines = located.span.zip(text).map(|(span, text)| {
        line.move_to(text, span.range().start);
        Lines::around(line, span.range())
    });
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
    /// `line` is the one in which the span starts.
    fn around(line: &Line<'t>, span: std::ops::Range<usize>) -> Self {
        let (text, line_start) = (line.text, line.start);
        let line_end = text[span.start..].find(['\n', '\r']).map_or(text.len(), |end| span.start + end);
        let end = span.end.clamp(span.start, line_end);
        let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let long = line_end - line_start > 4 * AROUND;
        let from = if long { boundary(span.start.saturating_sub(AROUND)).max(line_start) } else { line_start };
        let to = if long { boundary(span.start + AROUND).clamp(span.start, line_end) } else { line_end };
        Self { text: &text[from..to], number: line.number, start: span.start - from, end: end.min(to) - from }
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
