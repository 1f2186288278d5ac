//! Findings for other programs: a line each, annotations of GitHub, and JSON of our own. Lines and columns count from 1, columns in letters.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{content::Located, path::SourcePath, source::SourceTree};

/// The version of the JSON; a field more does not change it.
const VERSION: u32 = 1;

/// A finding, with its place as people count.
#[derive(Debug, Serialize)]
pub(super) struct Finding<'f> {
    /// The code of the rule.
    pub(super) rule: &'static str,
    /// Its number in the rule book, or `-`.
    pub(super) chapter: &'static str,
    pub(super) severity: &'static str,
    /// What is wrong.
    pub(super) message: &'f str,
    /// What to do about it.
    pub(super) help: Option<&'f str>,
    /// The file, from the site's folder.
    pub(super) file: &'f str,
    /// Where in the file; none if the finding is about the file as a whole.
    pub(super) place: Option<Region>,
    /// The cell of a spreadsheet.
    pub(super) cell: Option<Cell<'f>>,
}

/// Letters of a text, from the first to the one after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Region {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

/// A cell of a spreadsheet.
#[derive(Debug, Serialize)]
pub(super) struct Cell<'f> {
    /// The row; the header is row 1.
    pub(super) row: usize,
    /// The name of the column; empty for the row as a whole.
    pub(super) column: &'f str,
}

/// Gives findings their places.
pub(super) fn findings<'f>(located: &'f [Located], sources: &'f SourceTree) -> Vec<Finding<'f>> {
    let mut lines: BTreeMap<&SourcePath, Lines<'f>> = BTreeMap::new();
    let finding = |located: &'f Located| {
        let diagnostic = &located.diagnostic;
        let file = &diagnostic.place.file;
        let lines = lines.entry(file).or_insert_with(|| Lines::new(sources.text(file).unwrap_or_default()));
        Finding {
            rule: diagnostic.rule.code,
            chapter: diagnostic.rule.chapter,
            severity: diagnostic.severity.name(),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            file: file.as_str(),
            place: located.span.map(|span| lines.region(span.range().start, span.range().end)),
            cell: located.cell.as_ref().map(|(row, column)| Cell { row: *row, column }),
        }
    };
    located.iter().map(finding).collect()
}

/// A text and where its lines begin.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    fn region(&self, start: usize, end: usize) -> Region {
        let ((line, column), (end_line, end_column)) = (self.position(start), self.position(end));
        Region { line, column, end_line, end_column }
    }

    /// The line and column of a byte.
    fn position(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line - 1];
        (line, self.text.get(start..at).map_or(0, |before| before.chars().count()) + 1)
    }
}

/// A line for each finding: `content/a.md:3:1: error[rule]: message`.
pub(super) fn short(findings: &[Finding<'_>]) -> String {
    let line = |finding: &Finding<'_>| {
        let place = finding.place.map_or_else(String::new, |place| format!(":{}:{}", place.line, place.column));
        let Finding { file, severity, rule, message, .. } = finding;
        format!("{file}{place}: {severity}[{rule}]: {message}\n")
    };
    findings.iter().map(line).collect()
}

/// A command of GitHub's workflows for each finding
/// (<https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>).
pub(super) fn github(findings: &[Finding<'_>]) -> String {
    let line = |finding: &Finding<'_>| {
        let command = if finding.severity == "info" { "notice" } else { finding.severity };
        let place = finding.place.map_or_else(String::new, |Region { line, column, end_line, end_column }| {
            // Columns are for one line only.
            let columns = if line == end_line { format!(",col={column},endColumn={end_column}") } else { String::new() };
            format!(",line={line},endLine={end_line}{columns}")
        });
        let help = finding.help.map_or_else(String::new, |help| format!("\nhelp: {help}"));
        let (file, title) = (in_property(finding.file), in_property(finding.rule));
        format!("::{command} file={file}{place},title={title}::{}\n", in_data(&format!("{}{help}", finding.message)))
    };
    findings.iter().map(line).collect()
}

fn in_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn in_property(text: &str) -> String {
    in_data(text).replace(':', "%3A").replace(',', "%2C")
}

/// JSON of our own.
pub(super) fn json(findings: &[Finding<'_>]) -> String {
    #[derive(Serialize)]
    struct Report<'f> {
        version: u32,
        carepress: &'static str,
        counts: Counts,
        findings: &'f [Finding<'f>],
    }
    #[derive(Serialize)]
    struct Counts {
        error: usize,
        warning: usize,
        info: usize,
    }
    let count = |severity: &str| findings.iter().filter(|finding| finding.severity == severity).count();
    let counts = Counts { error: count("error"), warning: count("warning"), info: count("info") };
    let report = Report { version: VERSION, carepress: env!("CARGO_PKG_VERSION"), counts, findings };
    serde_json::to_string_pretty(&report).expect("findings are JSON") + "\n"
}
