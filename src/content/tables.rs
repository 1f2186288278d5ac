//! Tables of Markdown: their frames, and the cells that know which column they stand in.

use super::{
    body::{Heading, HoleKind, Phrase},
    html::{self, escape},
};

/// The table that is being written.
#[derive(Default)]
pub(super) struct Tables {
    /// The class of each column, or nothing.
    classes: Vec<&'static str>,
    is_in_head: bool,
    column: usize,
    /// How many headings came before it.
    headings: usize,
    /// Its number since the last heading, from 1.
    number: usize,
}

impl Tables {
    /// Opens a table below some headings. Wide tables scroll by themselves, also with the keyboard; the page does not. The frame has the name of
    /// the last heading; further tables there are told apart by their number.
    pub(super) fn open(&mut self, classes: Vec<&'static str>, headings: &[Heading]) -> String {
        let number = if self.headings == headings.len() { self.number + 1 } else { 1 };
        *self = Self { classes, headings: headings.len(), number, ..Self::default() };
        let name = match headings.last() {
            Some(heading) if number == 1 => format!("aria-labelledby=\"{}\"", heading.id),
            heading => {
                let heading = heading.map(|heading| format!(": {}", escape(&heading.text))).unwrap_or_default();
                format!("aria-label=\"{} {number}{heading}\"", html::mark(HoleKind::Phrase(Phrase::Table)))
            }
        };
        format!("<div class=\"table\" role=\"region\" tabindex=\"0\" {name}><table>")
    }

    pub(super) fn open_head(&mut self) {
        self.is_in_head = true;
        self.column = 0;
    }

    pub(super) fn close_head(&mut self) {
        self.is_in_head = false;
    }

    pub(super) fn open_row(&mut self) {
        self.column = 0;
    }

    pub(super) fn open_cell(&self) -> String {
        let class =
            self.classes.get(self.column).filter(|class| !class.is_empty()).map(|class| format!(" class=\"{class}\"")).unwrap_or_default();
        if self.is_in_head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") }
    }

    pub(super) fn close_cell(&mut self) -> &'static str {
        self.column += 1;
        if self.is_in_head { "</th>" } else { "</td>" }
    }
}
