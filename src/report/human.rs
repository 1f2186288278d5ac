//! A mistake as people read it: what, where, the line itself, and what to do. `annotate-snippets` is named in this file alone.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};

use crate::{content::Located, diagnostic::Severity, source::SourceTree};

/// Letters of a column's name that are shown.
const LONGEST_COLUMN: usize = 60;

/// Bytes of the longest line that is shown.
const LONGEST_LINE: usize = 10_000;

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
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let message = match &located.cell {
        Some((row, column)) if column.is_empty() => format!("{} (row {row})", diagnostic.message),
        Some((row, column)) => {
            format!("{} (row {row}, column `{}`)", diagnostic.message, column.chars().take(LONGEST_COLUMN).collect::<String>())
        }
        None => diagnostic.message.clone(),
    };
    let text = sources.text(&diagnostic.place.file);
    let title = level.clone().primary_title(&message).id(diagnostic.rule.code);
    let group = match located.span.zip(text) {
        Some((span, text)) => {
            line.move_to(text, span.range().start);
            with_line(title, file, line, span.range())
        }
        None => title.element(Origin::path(file)),
    };
    let mut report = vec![group];
    if let Some(help) = &diagnostic.help {
        report.push(Group::with_title(Level::HELP.secondary_title(&**help)));
    }
    Renderer::styled().render(&report)
}

/// Shows the line of a mistake. Of a line as long as a file, only the column is told.
fn with_line<'t>(title: Title<'t>, file: &'t str, line: &Line<'t>, span: Range<usize>) -> Group<'t> {
    let line_end = line.text[span.start..].find(['\n', '\r']).map_or(line.text.len(), |end| span.start + end);
    let text = &line.text[line.start..line_end];
    if text.len() > LONGEST_LINE {
        let column = line.text[line.start..span.start].chars().count() + 1;
        return title.element(Origin::path(file).line(line.number).char_column(column));
    }
    let end = span.end.clamp(span.start, line_end);
    let annotation = AnnotationKind::Primary.span(span.start - line.start..end - line.start);
    title.element(Snippet::source(text).path(file).line_start(line.number).annotation(annotation))
}

/// "2 errors, 1 warning, 3 remarks".
pub(super) fn counts(located: &[Located]) -> String {
    let count = |severity: Severity| located.iter().filter(|located| located.diagnostic.severity == severity).count();
    let say = |count: usize, one: &str, many: &str| (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }));
    let parts = [
        say(count(Severity::Error), "error", "errors"),
        say(count(Severity::Warning), "warning", "warnings"),
        say(count(Severity::Info), "remark", "remarks"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
