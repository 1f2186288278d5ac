//! Where the links of a page lead.

use super::{
    access::decoded_part,
    addresses::{Leads, host, scheme},
    html::{Element, decoded},
    one::{Collected, OnePage},
    together::print,
};
use crate::{
    diagnostic::{Diagnostic, Spot, nearest},
    plan::{PageKind, Planned},
};

/// An `href`, of whatever element.
pub(super) fn href<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, written: &'p str, collected: &mut Collected<'p>) {
    if !matches!(element.name(), "a" | "area") {
        return;
    }
    let url = decoded(written);
    if url.starts_with("tel:") || url.starts_with("sms:") {
        let is_before = one.main.as_ref().is_none_or(|main| element.range().start < main.start);
        if is_before || one.page.kind == PageKind::HelpNow {
            collected.calls.push(written);
        }
        return;
    }
    let language = &one.page.language;
    collected.has_exit |= *url == *one.checker.prepared.site().config().quick_exit.to;
    collected.has_correction = collected.has_correction || one.checker.promises.corrects(language, &url);
    let addresses = one.checker.addresses();
    match addresses.follow(one.path, &url) {
        Leads::Here(part) => {
            let part = written.split_once('#').map_or("", |(_, written)| if written.len() == part.len() { written } else { "" });
            collected.here.push(part);
            let main = one.main.as_ref().map(|main| main.start);
            collected.has_skip |= main.is_some_and(|main| element.range().start < main);
        }
        Leads::To(index, part) => to(one, element, &url, index, part, collected),
        Leads::Nowhere => {
            let path = url.split(['#', '?']).next().unwrap_or_default();
            let plan = one.checker.prepared.plan();
            let known: Vec<String> = plan.pages().map(|(path, _)| plan.urls().href(&path.url())).collect();
            let near = nearest(path, known.iter().map(String::as_str));
            collected.diagnostics.push(Diagnostic::broken_link(one.place_of(&url), &url, near));
        }
        Leads::Out => out(one, element, &url, collected),
    }
    if url.split('#').next().is_some_and(|before| before.contains('?')) && !matches!(addresses.follow(one.path, &url), Leads::Out) {
        collected.diagnostics.push(Diagnostic::query_state(one.place_of(&url), &url));
    }
}

/// A link to a file of the site.
fn to<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, url: &str, index: usize, part: &str, collected: &mut Collected<'p>) {
    collected.facts.leads_to.push(index);
    // A fragment with an equals sign is a question to a script.
    if !part.is_empty() && !part.contains('=') {
        collected.facts.parts.push((index, print(&decoded_part(part)), url.into()));
    }
    let path = url.split(['#', '?']).next().unwrap_or_default();
    if is_pdf(path) && !has_page_beside(one, element) {
        collected.diagnostics.push(Diagnostic::only_pdf(one.place_of_any(&[url, file_name(path)]), url));
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

fn is_pdf(path: &str) -> bool {
    path.len() > 4 && path.as_bytes()[path.len() - 4..].eq_ignore_ascii_case(b".pdf")
}

/// Whether the paragraph, list item or cell of a link has another link, to a page of the site.
fn has_page_beside(one: &OnePage<'_, '_>, link: Element<'_>) -> bool {
    let around = link.ancestors().find(|around| matches!(around.name(), "p" | "li" | "td" | "dd" | "section" | "main" | "body"));
    let plan = one.checker.prepared.plan();
    let is_page = |url: &str| match one.checker.addresses().follow(one.path, url) {
        Leads::To(index, _) => matches!(plan.files().iter().nth(index), Some((_, Planned::Page(_)))),
        _ => false,
    };
    around.is_some_and(|around| {
        let mut links = around.descendants().filter(|element| element.name() == "a").filter_map(|element| element.attribute("href"));
        links.any(|url| is_page(&url))
    })
}

/// A link to another site.
fn out<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, url: &str, collected: &mut Collected<'p>) {
    let own = one.checker.prepared.site().config().base_url.strip_prefix("https://").map(|own| own.split('/').next().unwrap_or_default());
    let mut found = |why: &str, help: &str| {
        let remark = Diagnostic::plain_link(one.place_of(url), url, why, help);
        let is_exact = matches!(remark.place.spot, Spot::Bytes(_));
        // Whether others answer to an encrypted link is theirs to know.
        let fix = url.strip_prefix("http://").filter(|rest| is_exact && rest.split(['/', '?', '#']).next() == own);
        collected.diagnostics.push(remark.fixed_by(fix.map(|rest| format!("https://{rest}"))));
    };
    let knowledge = &one.checker.knowledge;
    match scheme(url) {
        Some("http") => found("is not encrypted", "write https, or link to where the same is kept safely"),
        Some("https") | None => {}
        _ => return,
    }
    if let Some(host) = host(url).filter(|host| knowledge.shorteners.iter().any(|known| known == host)) {
        found(&format!("hides behind `{host}` where it leads"), "link to the page itself");
    }
    let query = url.split_once('?').map_or("", |(_, query)| query.split('#').next().unwrap_or_default());
    let tracking = query.split('&').filter_map(|pair| pair.split('=').next()).find(|parameter| knowledge.tracks(parameter));
    if let Some(parameter) = tracking {
        found(&format!("carries the tracking code `{parameter}`"), "take it out: the link works without");
    }
    if is_pdf(url.split(['#', '?']).next().unwrap_or_default()) && !has_page_beside(one, element) && !has_other_link(element) {
        collected.diagnostics.push(Diagnostic::only_pdf(one.place_of(url), url));
    }
}

/// Whether there is a link to anything but a PDF around a link.
fn has_other_link(link: Element<'_>) -> bool {
    let around = link.ancestors().find(|around| matches!(around.name(), "p" | "li" | "td" | "dd"));
    around.is_some_and(|around| {
        let mut links = around.descendants().filter(|element| element.name() == "a").filter_map(|element| element.attribute("href"));
        links.any(|url| !is_pdf(url.split(['#', '?']).next().unwrap_or_default()))
    })
}
