//! One page: read once, each element and attribute handed to the rules that care for it.

use std::{collections::HashSet, ops::Range};

use super::{
    Checker, Found, access, fields, head,
    html::{Element, Html},
    language, links, markup, privacy, safety, scripts,
    together::Facts,
};
use crate::{diagnostic::Diagnostic, path::OutputPath, plan::Page};

/// A page that is being judged.
pub(super) struct OnePage<'c, 'p> {
    pub(super) checker: &'c Checker<'c>,
    pub(super) path: &'p OutputPath,
    pub(super) page: &'p Page,
    pub(super) html: &'p Html<'p>,
    pub(super) text: &'p str,
    /// The elements of its main part, if it has one.
    pub(super) main: Option<Range<usize>>,
}

/// What the rules collect on their way through a page.
#[derive(Default)]
pub(super) struct Collected<'p> {
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) facts: Facts,
    /// Ids, each with its element.
    pub(super) ids: Vec<(&'p str, usize)>,
    /// The ids that labels are for.
    pub(super) labeled: HashSet<&'p str>,
    /// Links within the page: as written, without the sign.
    pub(super) here: Vec<&'p str>,
    /// What can be called before the main part; on the page with help, all of it.
    pub(super) calls: Vec<&'p str>,
    /// Main headings, and the level of the last heading.
    pub(super) main_headings: usize,
    pub(super) level: usize,
    pub(super) has_exit: bool,
    pub(super) has_correction: bool,
    pub(super) has_language: bool,
    pub(super) has_skip: bool,
}

impl<'p> OnePage<'_, 'p> {
    /// Judges a page.
    pub(super) fn judge(checker: &Checker<'_>, path: &OutputPath, page: &Page, text: &str) -> Found {
        let html = Html::read(text);
        let main = html.elements().find(|element| element.name() == "main").map(Element::range);
        let one = OnePage { checker, path, page, html: &html, text, main };
        let mut collected = Collected::default();
        one.walk(&mut collected);
        access::whole(&one, &mut collected);
        safety::whole(&one, &mut collected);
        head::whole(&one, &mut collected);
        Found { diagnostics: collected.diagnostics, facts: collected.facts }
    }

    fn walk(&self, collected: &mut Collected<'p>) {
        // What a script may show one day has no ids and words yet.
        let mut later = 0;
        for label in self.html.named("label") {
            collected.labeled.extend(label.raw_attribute("for"));
        }
        for element in self.html.elements() {
            if element.name() == "template" {
                later = later.max(element.range().end);
            }
            let is_shown = element.range().start >= later;
            for (name, value) in element.all_attributes() {
                self.attribute(element, (name, value), is_shown, collected);
            }
            self.element(element, is_shown, collected);
        }
    }

    fn attribute(&self, element: Element<'p>, (name, value): (&'p str, &'p str), is_shown: bool, collected: &mut Collected<'p>) {
        match name {
            "class" | "aria-hidden" | "viewBox" | "d" | "width" | "height" | "type" | "name" | "content" | "rel" => {}
            "id" if is_shown => collected.ids.push((value, element.range().start)),
            "href" | "xlink:href" => {
                privacy::loads(self, element, name, value, collected);
                links::href(self, element, value, collected);
            }
            "src" | "srcset" | "imagesrcset" | "poster" | "data" | "background" | "ping" => {
                privacy::loads(self, element, name, value, collected);
            }
            "style" => privacy::style(self, value, collected),
            "tabindex" => access::tabindex(self, value, collected),
            "action" | "formaction" | "method" | "formmethod" => privacy::form(self, element, name, value, collected),
            "itemprop" | "itemtype" | "typeof" | "property" => safety::rating(self, value, collected),
            "autoplay" => access::autoplay(self, element, collected),
            _ if name.len() > 2 && name[..2].eq_ignore_ascii_case("on") => scripts::inline(self, value, collected),
            _ => {}
        }
    }

    fn element(&self, element: Element<'p>, is_shown: bool, collected: &mut Collected<'p>) {
        match element.name() {
            "html" => collected.has_language = head::language(self, element, collected),
            "title" => head::title(self, element, collected),
            "meta" => head::meta(self, element, collected),
            "link" => head::link(self, element, collected),
            "script" => {
                if element.raw_attribute("type") == Some("application/ld+json") {
                    markup::data(self, element, collected);
                } else if !element.has("src") && scripts::is_run(element) {
                    scripts::inline(self, element.raw(), collected);
                }
            }
            "style" => privacy::style(self, element.raw(), collected),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if is_shown => access::heading(self, element, collected),
            "img" | "area" => access::picture(self, element, collected),
            "svg" => access::drawing(self, element, collected),
            "input" | "select" | "textarea" => {
                if is_shown {
                    access::field(self, element, collected);
                }
                fields::asks(self, element, collected);
            }
            "table" if is_shown => access::table(self, element, collected),
            "a" | "button" if is_shown => access::control(self, element, collected),
            "marquee" | "blink" => access::autoplay(self, element, collected),
            "p" | "li" | "dd" | "td" if self.is_written() => language::formats(self, element, collected),
            _ => {}
        }
    }

    /// Whether an element belongs to the main part of the page.
    pub(super) fn is_in_main(&self, element: Element<'_>) -> bool {
        self.main.as_ref().is_some_and(|main| main.contains(&element.range().start))
    }

    /// Whether the page shows the words of one author's text.
    fn is_written(&self) -> bool {
        super::written_in(self.checker.prepared.site(), self.page).is_some()
    }
}
