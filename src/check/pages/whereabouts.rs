//! Where a finding is mended: in the author's own words if they have what is wrong, or else in the template that wrote it.

use std::sync::Arc;

use super::{
    Checker,
    html::Needle,
    one::OnePage,
    origins::{of_page, written},
};
use crate::{
    config,
    content::Origin,
    diagnostic::{Place, Span, Spot},
    path::SourcePath,
    plan::Page,
    source::{Content, SourceFile},
    table::{self, Row},
    theme,
};

/// The template around all others.
const FRAME: &str = "pages/frame.html";

impl Checker<'_> {
    /// The place where something is written: in a text that a page is made of, in a template of the site, or in its configuration. If it stands
    /// in none of them, the template of the page.
    pub(super) fn place_of(&self, page: &Page, wrong: &str) -> Place {
        let needle = wrong.trim();
        let looked_for = Needle::new(needle);
        let found = || {
            let sources = self.prepared.sources();
            let site = self.prepared.site();
            let own =
                written(site, page).into_iter().chain(of_page(site, page)).find_map(|origin| self.place_in_record(origin, &looked_for));
            let is_own = |file: &&SourceFile| theme::in_theme(&file.path) == Some(page.kind.template());
            let templates = || self.templates().iter().filter(is_own).chain(self.templates());
            let template = || templates().find_map(|file| place_in(file, &looked_for));
            own.or_else(template).or_else(|| place_in(sources.get(&config::file())?, &looked_for))
        };
        Some(needle)
            .filter(|needle| needle.len() >= SHORTEST)
            .and_then(|_| found())
            .unwrap_or_else(|| self.theme_file(page.kind.template()))
    }

    /// The place of a text in the file of a record; in a spreadsheet, only in the record's own row.
    fn place_in_record(&self, origin: &Origin, needle: &Needle<'_>) -> Option<Place> {
        let file = self.prepared.sources().get(&origin.file)?;
        let (Some(row), "csv", Content::Text(text)) = (origin.record, file.path.extension(), &file.content) else {
            return place_in(file, needle);
        };
        let row = *self.rows_of(file).get(row as usize)?;
        let start = row.start as usize + needle.find(&text[row.range()])?;
        Some(Place { file: file.path.clone(), spot: Spot::Bytes(Span::new(start, start + needle.length())) })
    }

    /// Where the rows of a spreadsheet are, without its header.
    fn rows_of(&self, file: &SourceFile) -> Arc<[Span]> {
        let mut known = self.rows.lock().expect("no thread dies with the lock");
        let rows = known.entry(file.path.clone()).or_insert_with(|| {
            let Content::Text(text) = &file.content else { return Arc::default() };
            let span = |row: &Row<'_>| Some(Span { start: row.cells.first()?.span.start, end: row.cells.last()?.span.end });
            table::read(text, &file.path).value.rows.iter().map(|row| span(row).unwrap_or_default()).collect()
        });
        Arc::clone(rows)
    }

    /// The templates that the site brings.
    fn templates(&self) -> &[SourceFile] {
        self.templates.get_or_init(|| {
            let is_template = |file: &&SourceFile| file.path.extension() == "html";
            self.prepared.sources().below(theme::FOLDER).filter(is_template).cloned().collect()
        })
    }

    /// The place where the words of a page stand; its template if nobody wrote them.
    pub(super) fn words_of(&self, page: &Page) -> Place {
        written(self.prepared.site(), page).map_or_else(|| self.theme_file(page.kind.template()), Origin::here)
    }

    fn theme_file(&self, template: &str) -> Place {
        self.own_file(template).unwrap_or_else(|| {
            let path = SourcePath::new(&format!("{}/{}/{template}", theme::FOLDER, theme::BASE)).expect("a relative path");
            Place::from(&path)
        })
    }

    /// A file of the site's themes, the one that it uses first.
    fn own_file(&self, template: &str) -> Option<Place> {
        let sources = self.prepared.sources();
        let used = SourcePath::new(&format!("{}/{}/{template}", theme::FOLDER, self.prepared.site().config().theme))?;
        let is_it = |file: &&SourceFile| theme::in_theme(&file.path) == Some(template);
        sources.get(&used).or_else(|| sources.below(theme::FOLDER).find(is_it)).map(|file| Place::from(&file.path))
    }
}

impl OnePage<'_, '_> {
    /// The place where something on the page is written.
    pub(super) fn place_of(&self, wrong: &str) -> Place {
        self.checker.place_of(self.page, wrong)
    }

    /// The first of some texts that is written somewhere.
    pub(super) fn place_of_any(&self, written: &[&str]) -> Place {
        let places = written.iter().map(|written| self.place_of(written));
        places.into_iter().find(|place| place.spot != Spot::File).unwrap_or_else(|| self.template())
    }

    /// The place where the words of the page stand.
    pub(super) fn place_of_words(&self) -> Place {
        self.checker.words_of(self.page)
    }

    /// The template that shows the page.
    pub(super) fn template(&self) -> Place {
        self.checker.theme_file(self.page.kind.template())
    }

    /// The template around all pages, if the site has its own or none at all, or else that of the page.
    pub(super) fn frame(&self) -> Place {
        let own = self.checker.own_file(self.page.kind.template()).or_else(|| self.checker.own_file(FRAME));
        own.unwrap_or_else(|| self.checker.theme_file(FRAME))
    }
}

/// Shorter texts stand everywhere.
const SHORTEST: usize = 4;

/// The place of a text in a file.
pub(super) fn place_in(file: &SourceFile, needle: &Needle<'_>) -> Option<Place> {
    let Content::Text(text) = &file.content else { return None };
    let start = needle.find(text)?;
    Some(Place { file: file.path.clone(), spot: Spot::Bytes(Span::new(start, start + needle.length())) })
}
