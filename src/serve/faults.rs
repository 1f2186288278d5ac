//! The mistakes of a site as the pages of the author's browser get them: those of the open page first.

use serde::Serialize;

use crate::{
    content::Located,
    diagnostic::Severity,
    path::percent_encode,
    report,
    source::{Content, SourceTree},
};

/// So many mistakes are sent at most; the terminal and the author's panel have the rest.
pub(super) const MOST: usize = 60;

/// What an open page is told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Faults {
    /// How many errors the site has.
    pub(super) errors: usize,
    /// How many warnings it has.
    pub(super) warnings: usize,
    /// Why nobody but the author sees the open page yet.
    pub(super) note: Option<String>,
    /// The errors, and the warnings of the open page.
    pub(super) shown: Vec<Fault>,
}

/// A mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Fault {
    /// `error`, `warning` or `remark`.
    pub(super) severity: &'static str,
    /// The code of its rule.
    pub(super) code: &'static str,
    /// What is wrong, in the words of the terminal.
    pub(super) message: String,
    /// The file, from the site's folder.
    pub(super) file: String,
    /// The line, from 1; none if it is about the file as a whole.
    pub(super) line: Option<usize>,
    /// The column, from 1, in characters.
    pub(super) column: Option<usize>,
    /// All that the terminal says: the message, the lines, the help.
    pub(super) text: String,
    /// What to do about it.
    pub(super) help: Option<String>,
    /// The address that opens the file in the author's editor; none if the author wants no such links.
    pub(super) editor: Option<String>,
    /// Whether the open page is made of this file.
    pub(super) here: bool,
}

/// How to open a file at a line in the author's editor.
#[derive(Clone, Debug)]
pub(super) struct Editor {
    /// An address with `{file}` (absolute, it begins with a slash), `{line}` and `{column}`. Anything without `{file}` opens nothing.
    pub(super) pattern: String,
    /// The site's folder, absolute.
    pub(super) site: String,
}

impl Editor {
    /// The address of a place in a file.
    pub(super) fn url(&self, file: &str, line: Option<usize>, column: Option<usize>) -> Option<String> {
        if !self.pattern.contains("{file}") {
            return None;
        }
        let number = |number: Option<usize>| number.unwrap_or(1).to_string();
        let path = format!("/{}/{file}", self.site.replace('\\', "/").trim_start_matches('/'));
        Some(self.pattern.replace("{file}", &percent_encode(&path)).replace("{line}", &number(line)).replace("{column}", &number(column)))
    }
}

impl Fault {
    pub(super) fn new(located: &Located, sources: &SourceTree, editor: &Editor, here: bool) -> Self {
        let diagnostic = &located.diagnostic;
        let file = diagnostic.place.file.as_str();
        let (line, column) = position(located, sources).unzip();
        Self {
            severity: match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "remark",
            },
            code: diagnostic.rule.code,
            message: diagnostic.message.clone(),
            file: file.to_owned(),
            line,
            column,
            text: report::as_text(std::slice::from_ref(located), sources),
            help: diagnostic.help.as_deref().map(str::to_owned),
            editor: editor.url(file, line, column),
            here,
        }
    }
}

/// Line and column of a mistake, from 1.
fn position(located: &Located, sources: &SourceTree) -> Option<(usize, usize)> {
    let Content::Text(text) = &sources.get(&located.diagnostic.place.file)?.content else { return None };
    let before = text.get(..located.span?.range().start)?;
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Some((before.matches('\n').count() + 1, before[line_start..].chars().count() + 1))
}
