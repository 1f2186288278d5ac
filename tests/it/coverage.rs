//! What the starter library tells about: `docs/coverage.md` names the pages and words that stand in them.

use std::{collections::BTreeSet, fs};

use crate::snapshot::{assert_none, files_below, project};

/// The cells of the rows of a table below a heading, without the marks of code.
fn rows(guide: &str, heading: &str) -> Vec<Vec<String>> {
    let (_, rest) = guide.split_once(&format!("# {heading}\n")).unwrap();
    let section = rest.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect()).collect()
}

/// A text as its words: without marks, in small letters.
fn plain(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_whitespace() || "*_[]".contains(letter)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

fn guide() -> String {
    fs::read_to_string(project("docs/coverage.md")).unwrap()
}

#[test]
fn what_programs_list_is_told_where_the_table_says() {
    let rows = rows(&guide(), "What the library covers");
    assert!(rows.len() > 150, "{}", rows.len());
    let wrong = rows.iter().filter_map(|row| {
        let [term, _, page, words] = row.as_slice() else { return Some(format!("{row:?} has not four cells")) };
        if let Some((vocabulary, id)) = term.split_once('/') {
            let terms = fs::read_to_string(project(&format!("content/vocabularies/{vocabulary}.yaml"))).unwrap_or_default();
            if !terms.contains(&format!("id: {id}\n")) {
                return Some(format!("`{term}` is no term"));
            }
        }
        let text = fs::read_to_string(project(&format!("content/{page}.md"))).unwrap_or_default();
        (!plain(&text).contains(&plain(words))).then(|| format!("`{page}` does not say `{words}`"))
    });
    assert_none(&wrong.collect::<Vec<_>>());
}

#[test]
fn every_page_of_the_library_is_listed() {
    let listed: BTreeSet<String> = rows(&guide(), "All pages").iter().map(|row| format!("{}|{}", row[0], row[2])).collect();
    let files: BTreeSet<String> = files_below(&project("content/learn")).into_keys().collect();
    // A language stands before the ending: `aftercare.es.md`.
    let originals = files.iter().filter_map(|name| name.strip_suffix(".md")).filter(|stem| !stem.contains('.'));
    let found = originals.map(|stem| {
        let languages = if files.contains(&format!("{stem}.es.md")) { "English, Spanish" } else { "English" };
        format!("learn/{stem}|{languages}")
    });
    assert_eq!(listed, found.collect());
}
