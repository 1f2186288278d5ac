//! Golden sites: `tests/sites/<feature>/content` makes `tests/sites/<feature>/expected`. What every site has in the same form is left out: the
//! files of `tests/sites/frame` if they are the same, `<main>` if the page of `frame` has the same, and the lines around it that some page of
//! `frame` has, too. `frame` itself is compared whole.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use carepress::{plan::WORKER, source};

use crate::{
    site_in_text::{inputs, plan, render, shown},
    snapshot::{assert_none, differences, project},
};

pub(crate) fn sites() -> Vec<PathBuf> {
    let mut sites: Vec<PathBuf> = fs::read_dir(project("tests/sites")).unwrap().map(|entry| entry.unwrap().path()).collect();
    sites.sort();
    sites
}

/// All files of a site as text, without fingerprints. Of the theme's own files there is the style sheet alone, a rule on a line;
/// the feed for referral services has a test of its own (`hsds.rs`).
fn outputs(site: &Path) -> BTreeMap<String, String> {
    let read = source::read(site).unwrap();
    assert!(read.diagnostics.is_empty(), "{}: {:?}", site.display(), read.diagnostics);
    let inputs = inputs(read.value);
    let planning = plan(&inputs);
    assert!(!planning.stops_build(false), "{}:\n{}", site.display(), shown(&planning.located(&inputs.sources), &inputs.sources));
    let files = render(&inputs, &planning).into_iter().map(|(path, bytes)| (path.to_string(), bytes));
    let is_search = site.ends_with("search");
    let is_kept = |path: &str| {
        !path.starts_with("data/hsds/")
            && (!path.starts_with("assets/") || is_style(path))
            && (is_search || !is_index(path))
            && !is_place(path)
    };
    files.filter(|(path, _)| is_kept(path)).map(|(path, bytes)| as_text(path, bytes)).collect()
}

/// The index and its engine are expected of one site only: `search`.
fn is_index(path: &str) -> bool {
    path.starts_with("search/") && Path::new(path).extension().is_some_and(|end| end != "html")
}

/// The engine is what its source says, and places are those of whole states.
fn is_place(path: &str) -> bool {
    path == "search/engine.js" || path.starts_with("search/shards/z-") || path.starts_with("search/shards/p-")
}

fn is_style(path: &str) -> bool {
    path.strip_prefix("assets/").and_then(|name| name.strip_suffix(".css")).is_some()
}

/// A file of the index without what comes from the built-in lists and says nothing of the site.
fn own_part(json: &str) -> String {
    let mut file: serde_json::Value = serde_json::from_str(json).unwrap();
    if let Some(root) = file.as_object_mut().filter(|root| root.contains_key("version")) {
        for list in ["synonyms", "stop", "in", "inflections"] {
            assert!(!root.remove(list).unwrap().is_null());
        }
        root["places"]["states"].as_array_mut().unwrap().retain(|state| state[5] != 0 || state[6] != 0);
        for facet in root["facets"].as_array_mut().unwrap() {
            facet["terms"].as_array_mut().unwrap().retain(|term| term[2] != 0);
        }
        for shard in root["inline"].as_object_mut().unwrap().values_mut() {
            if let Some(more) = shard.as_object_mut() {
                more.remove("phrases");
            }
        }
    }
    file.to_string() + "\n"
}

/// The service worker's own part of the text: what it keeps for this site, a file on a line. The rest is what its source says.
fn worker(text: &str) -> String {
    let own = text.lines().next().filter(|line| line.starts_with("const SITE=")).unwrap_or("no worker");
    let (before, version) = own.rsplit_once("\"version\":").unwrap_or((own, ""));
    let version = if version.is_empty() { "\n" } else { "\"version\":\"#\"};\n" };
    without_fingerprints(&format!("{before}{version}")).replace("\",\"", "\",\n\"")
}

/// Where the style sheet is expected.
const STYLE: &str = "assets/site.css";

/// Text as it is; of a picture its size (<https://www.w3.org/TR/png-3/#11IHDR>).
fn as_text(path: String, bytes: Vec<u8>) -> (String, String) {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if is_style(&path) => return (STYLE.to_owned(), text.replace('}', "}\n")),
        Ok(text) if path == WORKER => return (path, worker(&text)),
        Ok(text) if is_index(&path) => return (path, own_part(&text).replace("],[", "],\n[").replace("},{", "},\n{")),
        Ok(text) => return (path, without_fingerprints(&text)),
        Err(error) => error.into_bytes(),
    };
    assert!(bytes.starts_with(b"\x89PNG"), "pictures of golden sites are PNGs");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (format!("{path}.txt"), format!("{} by {} pixels\n", number(16), number(20)))
}

fn lines(text: &str) -> impl Iterator<Item = String> {
    text.split_inclusive('\n').map(str::to_owned)
}

/// The lines of a page before and after `<main>`, and those in it; none for what is not a page.
fn parts(path: &str, text: &str) -> Option<[String; 3]> {
    path.strip_suffix(".html")?;
    let start = text.find("<main")?;
    let end = text.find("</main>")? + "</main>\n".len();
    Some([text[..start].to_owned(), text[start..end].to_owned(), text[end..].to_owned()])
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
    ["sha384-", "sha256-"].iter().fold(masked, |text, start| without_digests(&text, start))
}

fn without_digests(text: &str, start: &str) -> String {
    let mut done = String::with_capacity(text.len());
    for (number, piece) in text.split(start).enumerate() {
        if number == 0 {
            done.push_str(piece);
        } else {
            done.extend([start, "#"]);
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

/// What every site has.
struct Common {
    /// Lines around `<main>`, and rules of the style sheet.
    lines: BTreeSet<String>,
    /// `<main>` by path.
    mains: BTreeMap<String, String>,
}

impl Common {
    fn of(frame: &BTreeMap<String, String>) -> Self {
        let pages: BTreeMap<&String, [String; 3]> = frame.iter().filter_map(|(path, text)| Some((path, parts(path, text)?))).collect();
        let around = pages.values().flat_map(|[before, _, after]| lines(before).chain(lines(after)));
        Self {
            lines: around.chain(lines(&frame[STYLE])).collect(),
            mains: pages.iter().map(|(path, [_, main, _])| ((*path).clone(), main.clone())).collect(),
        }
    }

    /// What a file has beyond that.
    fn rest(&self, path: &str, text: String) -> String {
        let rare = |text: &str| lines(text).filter(|line| !self.lines.contains(line)).collect::<String>();
        match parts(path, &text) {
            Some([before, main, after]) if self.mains.get(path) == Some(&main) => rare(&before) + &rare(&after),
            Some([before, main, after]) => rare(&before) + &main + &rare(&after),
            None if path == STYLE => rare(&text),
            None => text,
        }
    }
}

#[test]
fn golden_sites_are_as_expected() {
    let frame = project("tests/sites/frame");
    let mut whole = outputs(&frame);
    let common = Common::of(&whole);
    let rests = |files: BTreeMap<String, String>| files.into_iter().map(|(path, text)| (path.clone(), common.rest(&path, text)));
    let bare: BTreeMap<String, String> = rests(whole.clone()).collect();
    whole.remove(STYLE);
    let mut wrong = differences(&frame.join("expected"), &whole);
    for site in sites().into_iter().filter(|site| *site != frame) {
        let own = rests(outputs(&site)).filter(|(path, rest)| bare.get(path) != Some(rest)).collect();
        wrong.extend(differences(&site.join("expected"), &own));
    }
    assert_none(&wrong);
}
