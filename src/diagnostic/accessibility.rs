//! What keeps people from reading or using a finished page, and what machines are told of it.

use super::{Diagnostic, Place, rules};

impl Diagnostic {
    pub(crate) fn no_page_language(at: Place, language: &str) -> Self {
        Self::new(&rules::NO_PAGE_LANGUAGE, at, format!("the page does not say that it is in `{language}`"))
            .help("write lang=\"{{ frame.site.language }}\" at the html element, so that it is read aloud rightly")
    }

    pub(crate) fn no_page_title(at: Place) -> Self {
        Self::new(&rules::NO_PAGE_TITLE, at, "the page has no title").help("write {{ frame.title }} in a title element")
    }

    pub(crate) fn main_heading(at: Place, count: usize) -> Self {
        let message = if count == 0 { "the page has no main heading".to_owned() } else { format!("the page has {count} main headings") };
        Self::new(&rules::MAIN_HEADING, at, message).help("give every page one `h1`; headings below it start with `##` in Markdown")
    }

    pub(crate) fn heading_order(at: Place, heading: &str, level: usize, before: usize) -> Self {
        Self::new(&rules::HEADING_ORDER, at, format!("heading `{heading}` has level {level} after level {before}"))
            .help(format!("make it level {}, so that nobody looks for the one between", before + 1))
    }

    pub(crate) fn no_alternative_text(at: Place, picture: &str) -> Self {
        Self::new(&rules::NO_ALTERNATIVE_TEXT, at, format!("picture `{picture}` has no text that stands for it"))
            .help("say in words what it shows, `![A ramp at the door](ramp.jpg)`; in HTML, alt=\"\" marks what only decorates")
    }

    pub(crate) fn unlabeled_field(at: Place, field: &str) -> Self {
        Self::new(&rules::UNLABELED_FIELD, at, format!("field `{field}` has no label"))
            .help("put a `label` around it, or one with `for` before it")
    }

    pub(crate) fn covered_focus(at: Place, selector: &str) -> Self {
        Self::new(&rules::COVERED_FOCUS, at, format!("`{selector}` stays in view, and what the keyboard reaches may lie below it"))
            .help("say in the same file how much room it takes: `html { scroll-padding-block: … }`")
    }

    pub(crate) fn small_target(at: Place, token: &str, pixels: f64) -> Self {
        Self::new(&rules::SMALL_TARGET, at, format!("`{token}` is {pixels} pixels")).help("make it 24 pixels or more, 1.5rem")
    }

    pub(crate) fn table_without_headers(at: Place, words: &str) -> Self {
        Self::new(&rules::TABLE_WITHOUT_HEADERS, at, format!("the table that starts with `{words}` has no headers"))
            .help("write `th` for cells that say what a row or column holds; in Markdown, the first row does")
    }

    pub(crate) fn plays_by_itself(at: Place, what: &str) -> Self {
        Self::new(&rules::PLAYS_BY_ITSELF, at, format!("`{what}` starts without being asked"))
            .help("take it out, and let readers start it themselves")
    }

    pub(crate) fn no_main_part(at: Place, what: &str) -> Self {
        Self::new(&rules::NO_MAIN_PART, at, what)
            .help("put what is only on this page into one `main` with an id, and a link to it first in the body")
    }

    pub(crate) fn repeated_id(at: Place, id: &str) -> Self {
        Self::new(&rules::REPEATED_ID, at, format!("two elements have the id `{id}`")).help("give each an id of its own")
    }

    pub(crate) fn nameless_control(at: Place, what: &str) -> Self {
        Self::new(&rules::NAMELESS_CONTROL, at, format!("{what} says nothing"))
            .help("write into it what it does or where it leads; for an icon, as hidden text or `aria-label`")
    }

    pub(crate) fn tab_order(at: Place, index: &str) -> Self {
        Self::new(&rules::TAB_ORDER, at, format!("tabindex `{index}` changes the order of the keyboard"))
            .help("take it out and put the element where it belongs; only 0 and -1 keep the order")
    }

    pub(crate) fn incomplete_data(at: Place, kind: &str, lacks: &str) -> Self {
        Self::new(&rules::INCOMPLETE_DATA, at, format!("`{kind}` in the structured data lacks {lacks}"))
            .help("add it, or leave the structured data to `frame.structured_data`")
    }

    pub(crate) fn hidden_data(at: Place, property: &str, value: &str) -> Self {
        Self::new(&rules::HIDDEN_DATA, at, format!("`{property}` is `{value}` in the structured data, and the page does not show that"))
            .help("show it on the page, or take it out of the markup")
    }

    pub(crate) fn long_title(at: Place, title: &str, length: usize) -> Self {
        Self::new(&rules::LONG_TITLE, at, format!("title `{title}` has {length} characters"))
            .help("keep it to 60 characters: search results and tabs cut the rest")
    }

    pub(crate) fn long_description(at: Place, length: usize) -> Self {
        Self::new(&rules::LONG_DESCRIPTION, at, format!("what search results say has {length} characters"))
            .help("keep it to 160 characters: search results cut the rest")
    }

    pub(crate) fn same_title(at: Place, title: &str, pages: usize, first: &str) -> Self {
        Self::new(&rules::SAME_TITLE, at, format!("title `{title}` stands on {pages} pages, first on `{first}`"))
            .help("say in each title what is only on that page, such as the place")
    }

    pub(crate) fn same_description(at: Place, pages: usize, first: &str) -> Self {
        Self::new(&rules::SAME_DESCRIPTION, at, format!("search results say the same of {pages} pages, first of `{first}`"))
            .help("say of each what is only on that page")
    }

    pub(crate) fn foreign_format(at: Place, written: &str, help: &str) -> Self {
        Self::new(&rules::FOREIGN_FORMAT, at, format!("`{written}` is not how people here write it")).help(help)
    }

    pub(crate) fn hreflang_pair(at: Place, url: &str, why: &str) -> Self {
        Self::new(&rules::HREFLANG_PAIR, at, format!("`{url}` is named as another language, {why}"))
            .help("write what `frame.alternates` gives, on the pages of both languages")
    }
}
