//! What a page would load from elsewhere, keep, or send.

use super::{
    html::{Element, decoded},
    one::{Collected, OnePage},
};
use crate::diagnostic::Diagnostic;

/// Relations of a `link` that name another page and load nothing (<https://html.spec.whatwg.org/multipage/links.html#linkTypes>).
const NAMES_ONLY: [&str; 13] = [
    "alternate",
    "author",
    "bookmark",
    "canonical",
    "external",
    "help",
    "license",
    "me",
    "next",
    "nofollow",
    "prev",
    "privacy-policy",
    "search",
];

/// An attribute that makes browsers load something.
pub(super) fn loads<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, name: &str, value: &'p str, collected: &mut Collected<'p>) {
    let what = match (element.name(), name) {
        ("a" | "area", "href") => return,
        (_, "ping") => "a message about each click",
        ("link", _) => {
            let relations = element.raw_attribute("rel").unwrap_or_default();
            let is_stylesheet = || relations.split_whitespace().any(|relation| relation.eq_ignore_ascii_case("stylesheet"));
            let names_only = |relation: &str| NAMES_ONLY.iter().any(|known| relation.eq_ignore_ascii_case(known));
            if relations.split_whitespace().all(names_only) && !is_stylesheet() {
                return;
            }
            "what a `link` names"
        }
        ("script", _) => "a script",
        ("iframe" | "frame" | "embed" | "object", _) => "another page inside this one",
        ("img" | "source" | "image" | "use", _) => "a picture",
        ("video" | "audio" | "track", _) => "a film or sound",
        ("base", _) => "everything on this page",
        (_, "href" | "xlink:href" | "src" | "srcset" | "imagesrcset" | "poster" | "background") => "a file",
        ("input", _) => "a picture",
        _ => return,
    };
    let is_many = matches!(name, "srcset" | "imagesrcset");
    let urls = value
        .split(if is_many { ',' } else { '\n' })
        .filter_map(|part| if is_many { part.split_whitespace().next() } else { Some(part.trim()) });
    for url in urls.map(decoded).filter(|url| one.checker.addresses().is_elsewhere(url)) {
        collected.diagnostics.push(Diagnostic::other_origin(one.place_of(&url), what, &url));
    }
}

/// Styles within the page.
pub(super) fn style<'p>(one: &OnePage<'_, 'p>, css: &'p str, collected: &mut Collected<'p>) {
    for url in urls_of_style(css).filter(|url| one.checker.addresses().is_elsewhere(url)) {
        collected.diagnostics.push(Diagnostic::other_origin(one.place_of(url), "a file that a style names", url));
    }
}

/// The addresses that a style sheet loads.
pub(super) fn urls_of_style(css: &str) -> impl Iterator<Item = &str> {
    let bare = |rest: &'_ str| -> usize { rest.find([')', '"', '\'', ';']).unwrap_or(rest.len()) };
    ["url(", "@import"].into_iter().flat_map(move |start| {
        css.match_indices(start).map(move |(at, _)| {
            let rest = css[at + start.len()..].trim_start().trim_start_matches("url(").trim_start_matches(['"', '\'']);
            rest[..bare(rest)].trim()
        })
    })
}

/// How a form is sent.
pub(super) fn form<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, name: &str, value: &'p str, collected: &mut Collected<'p>) {
    let value = decoded(value);
    let written = || format!("{name}=\"{value}\"");
    let is_method = matches!(name, "method" | "formmethod");
    let is_post = is_method && value.eq_ignore_ascii_case("post");
    let leaves = !is_method && (one.checker.addresses().is_elsewhere(&value) || value.trim().starts_with("mailto:"));
    if is_post || leaves {
        collected.diagnostics.push(Diagnostic::form_posts(one.place_of(&written()), &written()));
        return;
    }
    let posts = || element.raw_attribute("method").is_some_and(|method| method.eq_ignore_ascii_case("post"));
    let is_get = is_method && value.eq_ignore_ascii_case("get") && !element.has("action");
    if is_get || !is_method && !posts() && element.name() == "form" {
        collected.diagnostics.push(Diagnostic::query_state(one.place_of(&written()), &written()));
    }
}
