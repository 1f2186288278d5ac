//! The parts of pages that look the same on all pages of a language, or of one of its sections: each is rendered once.

use std::collections::BTreeMap;

use super::scene::Scene;
use crate::{diagnostic::Diagnostic, theme::Shared};

/// The sections of the site that the head of a page can mark: those of the main navigation, and the search.
const SECTIONS: [&str; 8] = [NO_SECTION, "programs", "learn", "checklists", "glossary", "faq", "about", "search"];

/// The section of pages that belong to none of these.
pub(super) const NO_SECTION: &str = "";

/// Renders the parts for each section: finished HTML by name with underscores.
pub(super) fn render(scene: &Scene<'_>) -> Result<BTreeMap<&'static str, Shared>, Diagnostic> {
    let takes_section = |name: &&String| {
        let spec = scene.theme.components().get(*name);
        spec.is_some_and(|spec| spec.parameters.iter().any(|parameter| parameter.name == "section"))
    };
    let (of_sections, of_all): (Vec<&String>, Vec<&String>) = scene.theme.once().iter().partition(takes_section);
    let render = |name: &String, section: Option<&str>| {
        let section = section.map(|section| ("section".to_owned(), Shared::of(&section)));
        let arguments = section.into_iter().chain([("site".to_owned(), scene.site_view.clone())]).collect();
        let html = scene.theme.component(scene.language, name, arguments, None)?;
        Ok((name.replace('-', "_"), Shared::html(&html)))
    };
    let of_all: BTreeMap<String, Shared> = of_all.into_iter().map(|name| render(name, None)).collect::<Result<_, Diagnostic>>()?;
    let parts = |section: &'static str| {
        let mut parts = of_all.clone();
        for name in &of_sections {
            let (name, html) = render(name, Some(section))?;
            parts.insert(name, html);
        }
        Ok((section, Shared::of(&parts)))
    };
    SECTIONS.into_iter().map(parts).collect()
}
