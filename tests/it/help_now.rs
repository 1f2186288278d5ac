//! The page of help lines stands by itself: its style is written into it, and its security policy lets that style pass by its digest alone.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use crate::site_in_text::{inputs, plan, render, tree};

const SITE: &str = "-- content/site.yaml --\ntitle: Help\nbase_url: https://example.org/care\nlanguages: [en, es]\nquick_exit: {to: https://example.org/}\n";

/// The files of a site by path, those that are text.
fn outputs(text: &str) -> BTreeMap<String, String> {
    let inputs = inputs(tree(text));
    let planning = plan(&inputs);
    assert!(!planning.stops_build(false), "{:?}", planning.diagnostics);
    let files = render(&inputs, &planning).into_iter();
    files.filter_map(|(path, bytes)| Some((path.to_string(), String::from_utf8(bytes).ok()?))).collect()
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    text.split(start).nth(1).unwrap().split(end).next().unwrap()
}

#[test]
fn the_policy_names_the_digest_of_the_style() {
    let files = outputs(SITE);
    for path in ["help-now/index.html", "es/help-now/index.html"] {
        let page = &files[path];
        let style = between(page, "<style>", "</style>");
        let digest = format!("style-src 'sha256-{}'", STANDARD.encode(Sha256::digest(style)));
        let carried = between(page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"").replace("&#39;", "'");
        assert!(carried.contains(&digest), "{carried}");
        let sent = between(&files["_headers"], &format!("\n/care/{}\n", path.trim_end_matches("index.html")), "\n");
        assert_eq!(sent.trim().replace("frame-ancestors 'none'; ", ""), format!("Content-Security-Policy: {carried}"));
        assert!(!page.contains("<script") && !page.contains("<link rel=\"stylesheet\"") && !page.contains(" src="), "{page}");
        assert!(page.len() < 15_000, "{path} has {} bytes", page.len());
    }
    let others = files.iter().filter(|(path, page)| !path.contains("help-now/") && page.contains("<style"));
    assert_eq!(others.count(), 0);
}

#[test]
fn colors_of_the_site_reach_the_page() {
    let theme = "-- themes/mine/theme.yaml --\nname: mine\nstyles: [static/css/mine.css]\n-- themes/mine/static/css/mine.css --\n\
                 :root { --color-accent: #123456; --color-sun: #654321 }\n.card { color: red }\n";
    let page = &outputs(&format!("{SITE}theme: mine\n{theme}"))["help-now/index.html"];
    let style = between(page, "<style>", "</style>");
    assert!(style.contains("--color-accent:#123456"), "{style}");
    assert!(!style.contains("#654321") && !style.contains("color:red"), "what the page does not use stays out: {style}");
}

#[test]
fn numbers_of_different_days_each_say_theirs() {
    let files = outputs(SITE);
    assert!(files["help-now/index.html"].contains("Numbers checked on November 1, 2026"));
    let own = "-- content/help-lines.yaml --\n- id: county\n  name: County line\n  call: \"+15555550101\"\n  for: [crisis]\n  verified_on: 2026-10-05\n";
    let page = &outputs(&format!("{SITE}{own}"))["help-now/index.html"];
    assert!(page.contains("Checked on October 5, 2026") && page.contains("Checked on November 1, 2026"), "{page}");
    assert!(!page.contains("Numbers checked on"));
}

#[test]
fn built_in_lines_grow_old_for_every_site() {
    let mut inputs = inputs(tree(SITE));
    let old = |inputs: &carepress::pipeline::Inputs| {
        let told = plan(inputs).diagnostics;
        told.iter().filter(|diagnostic| diagnostic.rule.code == "old-help-line").count()
    };
    assert_eq!(old(&inputs), 0);
    inputs.as_of = carepress::value::Date::read("2027-06-01").unwrap();
    assert!(old(&inputs) >= 5, "a number that nobody tries any more is told, though the site does not have the list itself");
}
