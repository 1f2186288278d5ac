//! The service worker: what readers get without a connection. It always has the pages with help for now; nothing that tells what somebody read is
//! kept before the reader asks for that.
//!
//! `worker.js` is its text, `retired.js` that of a site which no longer wants one: browsers of returning readers have to be told.

use std::path::Path;

use serde_json::json;

use super::{Prepared, file};
use crate::{
    asset,
    content::escape,
    diagnostic::Diagnostic,
    path::UrlPath,
    plan::{EDITOR, PageKind},
};

/// `sw.js`. None if the plan has no page with help, which it always has.
pub(super) fn worker(prepared: &Prepared<'_>) -> Option<Result<Vec<u8>, Diagnostic>> {
    if !prepared.site.config().offline {
        return Some(Ok(include_bytes!(concat!(env!("OUT_DIR"), "/retired.js")).to_vec()));
    }
    let text = include_str!(concat!(env!("OUT_DIR"), "/worker.js"));
    let mut pages = Vec::new();
    for page in help_pages(prepared) {
        match file(prepared, &page.output())? {
            Ok(bytes) => pages.push(bytes),
            Err(mistake) => return Some(Err(mistake)),
        }
    }
    let help = help(prepared);
    let frame = frame(prepared);
    // A page with other help is another version, so that browsers fetch it at once.
    let version = asset::fingerprint(pages.iter().map(Vec::as_slice).chain(frame.iter().map(String::as_bytes)).chain([text.as_bytes()]));
    let mut known = json!({"version": version, "help": help, "frame": frame});
    if prepared.plan.editor().next().is_some() {
        known["editor"] = prepared.plan.urls().href(&UrlPath::root().page(EDITOR)).into();
    }
    Some(Ok(format!("const SITE={known};\n{text}\n").into_bytes()))
}

/// The pages with help for now, in every language.
fn help_pages<'p>(prepared: &'p Prepared<'_>) -> impl Iterator<Item = UrlPath> + 'p {
    let Prepared { site, plan, .. } = prepared;
    site.config().languages.iter().map(|language| plan.urls().page(language, &PageKind::HelpNow, site))
}

/// Where each of them is, for which tree of pages it stands in, and what it then says.
fn help(prepared: &Prepared<'_>) -> Vec<serde_json::Value> {
    let urls = prepared.plan.urls();
    let of_languages = prepared.site.config().languages.iter().zip(help_pages(prepared));
    of_languages
        .map(|(language, page)| {
            let words = escape(&prepared.scene(language).t("offline.instead", &[]));
            json!({"url": urls.href(&page), "tree": urls.href(&urls.tree(language)), "words": words})
        })
        .collect()
}

/// What every page loads: the style sheet, fonts, and the script of pages that have none of their own.
fn frame(prepared: &Prepared<'_>) -> Vec<String> {
    let theme = prepared.theme;
    let fonts = theme.assets().filter(|asset| Path::new(&asset.name).extension().is_some_and(|end| end == "woff2"));
    let files = std::iter::once(theme.style()).chain(fonts).chain(theme.script(""));
    files.map(|asset| prepared.plan.urls().href(&asset.path.url())).collect()
}
