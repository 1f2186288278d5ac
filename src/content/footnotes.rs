//! Footnotes of a text: numbered in the order in which they are first mentioned, written at its end.

use std::collections::{BTreeMap, HashMap};

use super::{
    body::{HoleKind, Phrase},
    html,
};

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Footnotes {
    /// Numbers from 1, by name.
    numbers: HashMap<String, usize>,
    /// Finished notes by name.
    notes: HashMap<String, String>,
    /// The name of the note that is being written, and the HTML around it.
    open: Option<(String, String)>,
}

impl Footnotes {
    /// Writes a mention.
    pub(super) fn mention(&mut self, name: &str) -> String {
        let next = self.numbers.len() + 1;
        if let Some(number) = self.numbers.get(name) {
            return format!("<sup><a href=\"#fn-{number}\">{number}</a></sup>");
        }
        self.numbers.insert(name.to_owned(), next);
        format!("<sup><a href=\"#fn-{next}\" id=\"fnref-{next}\">{next}</a></sup>")
    }

    /// Starts a note: what is written in `html` from now on is the note.
    pub(super) fn start(&mut self, name: &str, html: &mut String) {
        self.open = Some((name.to_owned(), std::mem::take(html)));
    }

    /// Ends a note: what was written in `html` before it stands there again.
    pub(super) fn end(&mut self, html: &mut String) {
        if let Some((name, around)) = self.open.take() {
            self.notes.insert(name, std::mem::replace(html, around));
        }
    }

    /// Writes all mentioned notes.
    pub(super) fn write(self, html: &mut String) {
        if self.numbers.is_empty() {
            return;
        }
        let by_number: BTreeMap<usize, &str> = self.numbers.iter().map(|(name, number)| (*number, name.as_str())).collect();
        html.extend(["<section class=\"footnotes\" aria-label=\"", &html::mark(HoleKind::Phrase(Phrase::Footnotes)), "\"><ol>\n"]);
        let back = html::mark(HoleKind::Phrase(Phrase::BackToText));
        for (number, name) in by_number {
            let note = self.notes.get(name).map_or("", String::as_str);
            let item = format!("<li id=\"fn-{number}\">{note}<a href=\"#fnref-{number}\" aria-label=\"{back}\">↩</a></li>\n");
            html.push_str(&item);
        }
        html.push_str("</ol></section>\n");
    }
}
