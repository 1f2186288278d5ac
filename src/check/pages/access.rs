//! Who could not use a page: what WCAG 2.2 asks for and HTML alone decides (<https://www.w3.org/TR/WCAG22/>).

use std::{borrow::Cow, collections::BTreeMap};

use super::{
    html::{Element, decoded},
    one::{Collected, OnePage},
    together::print,
};
use crate::{diagnostic::Diagnostic, path::percent_decode};

/// What only the whole page shows: one main heading, one main part that can be skipped to, ids that are there once, parts that links name.
pub(super) fn whole(one: &OnePage<'_, '_>, collected: &mut Collected<'_>) {
    if collected.main_headings != 1 {
        collected.diagnostics.push(Diagnostic::main_heading(one.template(), collected.main_headings));
    }
    if one.main.is_none() {
        collected.diagnostics.push(Diagnostic::no_main_part(one.frame(), "the page has no main part"));
    } else if !collected.has_skip {
        collected.diagnostics.push(Diagnostic::no_main_part(one.frame(), "no link before the main part skips to it"));
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, _) in &collected.ids {
        *seen.entry(*id).or_default() += 1;
    }
    let repeated =
        seen.iter().filter(|(_, times)| **times > 1).map(|(id, _)| Diagnostic::repeated_id(one.place_of(&format!("id=\"{id}\"")), id));
    collected.diagnostics.extend(repeated);
    let dead = |part: &&&str| !part.is_empty() && **part != "top" && !part.contains('=') && !seen.contains_key(&*decoded_part(part));
    let dead: Vec<&str> = collected.here.iter().filter(dead).copied().collect();
    collected
        .diagnostics
        .extend(dead.into_iter().map(|part| Diagnostic::broken_anchor(one.place_of(&format!("#{part}")), &format!("#{part}"))));
    collected.facts.ids = seen.keys().map(|id| print(id)).collect();
    collected.facts.ids.sort_unstable();
}

/// The id that a fragment names.
pub(super) fn decoded_part(part: &str) -> Cow<'_, str> {
    let part = decoded(part);
    if part.contains('%') { percent_decode(&part).into_owned().into() } else { part }
}

pub(super) fn heading<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, collected: &mut Collected<'p>) {
    let level = usize::from(element.name().as_bytes()[1] - b'0');
    if level == 1 {
        collected.main_headings += 1;
    } else if one.is_in_main(element) && collected.level > 0 && level > collected.level + 1 {
        let words = element.words();
        collected.diagnostics.push(Diagnostic::heading_order(one.place_of(&words), &words, level, collected.level));
    }
    if one.is_in_main(element) {
        collected.level = level;
    }
}

pub(super) fn picture<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, collected: &mut Collected<'p>) {
    let is_link = element.name() == "img" || element.has("href");
    if is_link && !element.has("alt") && !has_name(element) && !is_decoration(element) {
        let source = element.attribute("src").or_else(|| element.attribute("href")).unwrap_or_default();
        let name = source.rsplit('/').next().unwrap_or_default();
        collected.diagnostics.push(Diagnostic::no_alternative_text(one.place_of_any(&[&source, name]), &source));
    }
}

pub(super) fn drawing<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, collected: &mut Collected<'p>) {
    let has_title = || element.descendants().any(|inside| inside.name() == "title" && inside.has_words());
    if element.raw_attribute("role") == Some("img") && !has_name(element) && !has_title() {
        collected.diagnostics.push(Diagnostic::no_alternative_text(one.template(), "svg"));
    }
}

fn is_decoration(element: Element<'_>) -> bool {
    matches!(element.raw_attribute("role"), Some("presentation" | "none")) || element.raw_attribute("aria-hidden") == Some("true")
}

/// Whether an element is given a name by an attribute.
fn has_name(element: Element<'_>) -> bool {
    ["aria-label", "aria-labelledby", "title"].iter().any(|name| element.raw_attribute(name).is_some_and(|value| !value.trim().is_empty()))
}

pub(super) fn field<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, collected: &mut Collected<'p>) {
    let kind = element.raw_attribute("type").unwrap_or_default();
    match kind {
        "hidden" | "submit" | "reset" | "button" => return,
        "image" if element.has("alt") => return,
        _ => {}
    }
    let is_labeled = || element.raw_attribute("id").is_some_and(|id| collected.labeled.contains(id));
    let is_in_label = || element.ancestors().any(|around| around.name() == "label");
    if !has_name(element) && !is_labeled() && !is_in_label() {
        let name = ["name", "id", "placeholder"].iter().find_map(|name| element.attribute(name)).unwrap_or_else(|| element.name().into());
        collected.diagnostics.push(Diagnostic::unlabeled_field(one.place_of_any(&[&format!("\"{name}\"")]), &name));
    }
}

pub(super) fn table<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, collected: &mut Collected<'p>) {
    let has_cells = || element.descendants().any(|cell| cell.name() == "td");
    if !is_decoration(element) && !element.descendants().any(|cell| cell.name() == "th" && cell.has_words()) && has_cells() {
        let first = element.descendants().find(|cell| cell.name() == "td" && cell.has_words()).map(Element::words).unwrap_or_default();
        collected.diagnostics.push(Diagnostic::table_without_headers(one.place_of(&first), &first));
    }
}

pub(super) fn control<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, collected: &mut Collected<'p>) {
    // What is hidden says what a script will write into it.
    let is_hidden = || element.has("hidden") || element.ancestors().any(|around| around.has("hidden"));
    if element.has_words() || element.name() == "a" && !element.has("href") || has_name(element) || is_hidden() {
        return;
    }
    let speaks = |inside: Element<'_>| match inside.name() {
        "img" => inside.raw_attribute("alt").is_some_and(|alt| !alt.trim().is_empty()),
        _ => has_name(inside),
    };
    if element.descendants().any(speaks) {
        return;
    }
    let (what, written) = match element.attribute("href") {
        Some(url) => (format!("the link to `{url}`"), url),
        None => ("a button".to_owned(), element.attribute("class").unwrap_or_default()),
    };
    collected.diagnostics.push(Diagnostic::nameless_control(one.place_of(&written), &what));
}

pub(super) fn tabindex<'p>(one: &OnePage<'_, 'p>, value: &'p str, collected: &mut Collected<'p>) {
    if value.trim().parse::<i32>().is_ok_and(|index| index > 0) {
        collected.diagnostics.push(Diagnostic::tab_order(one.place_of(&format!("tabindex=\"{value}\"")), value));
    }
}

pub(super) fn autoplay<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, collected: &mut Collected<'p>) {
    let name = element.name();
    collected.diagnostics.push(Diagnostic::plays_by_itself(one.place_of(&format!("<{name}")), name));
}
