//! What the head of a page tells: its language and title, what search results say of it, and where it is in other languages.

use super::{
    addresses::Leads,
    html::{Element, decoded},
    one::{Collected, OnePage},
};
use crate::diagnostic::Diagnostic;

/// Longer titles are cut in search results and tabs, in characters.
const LONGEST_TITLE: usize = 60;

/// Longer descriptions are cut in search results, in characters.
const LONGEST_DESCRIPTION: usize = 160;

/// What is there or is not.
pub(super) fn whole(one: &OnePage<'_, '_>, collected: &mut Collected<'_>) {
    if !collected.has_language {
        collected.diagnostics.push(Diagnostic::no_page_language(one.frame(), one.page.language.tag()));
    }
    let facts = &collected.facts;
    let listed = facts.is_listed && one.page.kind.is_indexable();
    match facts.title.as_deref().filter(|title| !title.is_empty()) {
        None => collected.diagnostics.push(Diagnostic::no_page_title(one.frame())),
        Some(title) if listed && title.chars().count() > LONGEST_TITLE => {
            let own = title.split(" | ").next().unwrap_or_default();
            let start = own.char_indices().nth(20).map_or(own, |(end, _)| &own[..end]);
            let place = one.place_of_any(&[title, own, start]);
            collected.diagnostics.push(Diagnostic::long_title(place, title, title.chars().count()));
        }
        Some(_) => {}
    }
    let length = facts.description.chars().count();
    if listed && length > LONGEST_DESCRIPTION {
        collected.diagnostics.push(Diagnostic::long_description(one.place_of_words(), length));
    }
    collected.facts.is_listed = listed;
    collected.facts.leads_to.sort_unstable();
    collected.facts.leads_to.dedup();
    let alternates = &collected.facts.alternates;
    let own = |language: &str, index: usize| language == one.page.language.tag() && one.checker.addresses().is(index, one.path);
    if !alternates.is_empty() && !alternates.iter().any(|(language, index)| own(language, *index)) {
        let url = one.checker.prepared.plan().urls().href(&one.path.url());
        collected.diagnostics.push(Diagnostic::hreflang_pair(one.frame(), &url, "but not by the page itself"));
    }
}

/// The `html` element. Whether it names the language of the page.
pub(super) fn language(one: &OnePage<'_, '_>, element: Element<'_>, _: &mut Collected<'_>) -> bool {
    element.raw_attribute("lang") == Some(one.page.language.tag())
}

pub(super) fn title<'p>(_: &OnePage<'_, 'p>, element: Element<'p>, collected: &mut Collected<'p>) {
    if element.ancestors().next().is_some_and(|around| around.name() == "head") {
        collected.facts.title = Some(element.words());
    }
}

pub(super) fn meta<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, collected: &mut Collected<'p>) {
    let content = || element.attribute("content").unwrap_or_default();
    match element.raw_attribute("name") {
        Some("description") => collected.facts.description = content().into_owned(),
        Some("robots") => collected.facts.is_listed &= !content().contains("noindex"),
        _ => {}
    }
    if element.raw_attribute("http-equiv").is_some_and(|kind| kind.eq_ignore_ascii_case("refresh")) {
        collected.diagnostics.push(Diagnostic::plays_by_itself(one.place_of("http-equiv=\"refresh\""), "meta refresh"));
        let url = content();
        let url = url.split_once('=').map_or("", |(_, url)| url.trim());
        if one.checker.addresses().is_elsewhere(url) {
            collected.diagnostics.push(Diagnostic::other_origin(one.place_of(url), "another page", url));
        }
    }
}

/// A `link` that names the page in another language.
pub(super) fn link<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, collected: &mut Collected<'p>) {
    let (Some(language), Some(url)) = (element.raw_attribute("hreflang"), element.raw_attribute("href")) else { return };
    let url = decoded(url);
    match one.checker.addresses().follow(one.path, &url) {
        Leads::To(index, _) => collected.facts.alternates.push((language.into(), index)),
        _ => collected.diagnostics.push(Diagnostic::hreflang_pair(one.frame(), &url, "and the site has no such page")),
    }
}
