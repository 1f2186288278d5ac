//! Golden sites: `tests/sites/<feature>/content` makes `tests/sites/<feature>/expected`. What every site has in the same form is left out: of a
//! page only `<main>` is compared, and only where it differs from the page of `tests/sites/frame`, whose own documents are compared whole.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use carepress::source;

use crate::{
    site_in_text::{inputs, plan, render, shown},
    snapshot::{assert_none, differences, project},
};

pub(crate) fn sites() -> Vec<PathBuf> {
    let mut sites: Vec<PathBuf> = fs::read_dir(project("tests/sites")).unwrap().map(|entry| entry.unwrap().path()).collect();
    sites.sort();
    sites
}

/// All files of a site as text. Assets are told by their name alone, without fingerprint: their bytes are the theme's business.
fn outputs(site: &Path) -> BTreeMap<String, String> {
    let read = source::read(site).unwrap();
    assert!(read.diagnostics.is_empty(), "{}: {:?}", site.display(), read.diagnostics);
    let inputs = inputs(read.value);
    let planning = plan(&inputs);
    assert!(!planning.stops_build(false), "{}:\n{}", site.display(), shown(&planning.diagnostics, &inputs.sources));
    let files = render(&inputs, &planning);
    files
        .into_iter()
        .filter_map(|(path, bytes)| Some((path.to_string(), String::from_utf8(bytes).ok()?)))
        .filter(|(path, _)| !is_asset(path))
        .collect()
}

fn is_asset(path: &str) -> bool {
    path.starts_with("assets/") || path.ends_with(".svg")
}

/// The part of a page that is its own.
fn main_of(path: &str, text: String) -> String {
    if !path.ends_with(".html") {
        return text;
    }
    match (text.find("<main"), text.find("</main>")) {
        (Some(start), Some(end)) => format!("{}\n", &text[start..end + "</main>".len()]),
        _ => text,
    }
}

/// Fingerprints change with every change of the theme; here they are shown as `#`.
fn without_fingerprints(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("/assets/") {
        let name = &rest[at..];
        let end = name.find(['"', '>', ' ', ')']).unwrap_or(name.len());
        let parts: Vec<&str> = name[..end].split('.').map(|part| if is_fingerprint(part) { "#" } else { part }).collect();
        masked.push_str(&rest[..at]);
        masked.push_str(&parts.join("."));
        rest = &name[end..];
    }
    masked.push_str(rest);
    let mut done = String::with_capacity(masked.len());
    for (number, piece) in masked.split("sha384-").enumerate() {
        done.push_str(if number == 0 { piece } else { "sha384-#" });
        if number > 0 {
            done.push_str(piece.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric() || "+/=".contains(letter)));
        }
    }
    done
}

fn is_fingerprint(part: &str) -> bool {
    let first = part.split('/').next().unwrap_or_default();
    first.len() >= 8
        && first.bytes().all(|byte| byte.is_ascii_hexdigit() || byte.is_ascii_lowercase())
        && first.bytes().any(|byte| byte.is_ascii_digit())
}

#[test]
fn golden_sites_are_as_expected() {
    let frame = project("tests/sites/frame");
    let whole: BTreeMap<String, String> = outputs(&frame).into_iter().map(|(path, text)| (path, without_fingerprints(&text))).collect();
    let bare: BTreeMap<String, String> = whole.iter().map(|(path, text)| (path.clone(), main_of(path, text.clone()))).collect();
    let mut wrong = differences(&frame.join("expected"), &whole);
    for site in sites().into_iter().filter(|site| *site != frame) {
        let files = outputs(&site).into_iter().map(|(path, text)| {
            let own = main_of(&path, without_fingerprints(&text));
            (path, own)
        });
        let own = files.filter(|(path, text)| bare.get(path) != Some(text)).collect();
        wrong.extend(differences(&site.join("expected"), &own));
    }
    assert_none(&wrong);
}
