//! The library of the starter site, and what the guide says of it.

use std::{collections::BTreeMap, fs, path::Path};

use carepress::content::{self, Records, Trust};

use crate::{
    site_in_text::file,
    snapshot::{files_below, project},
};

const GUIDE: &str = "docs/before-you-publish.md";
const SENTENCES: &str = "\n## Sentences for a clinician\n";

/// Sentences by article, in their order.
type Sentences = BTreeMap<String, Vec<String>>;

/// What the articles name for a clinician, by their path below `content/learn`.
fn named() -> Sentences {
    let mut named = Sentences::new();
    for (path, bytes) in files_below(&project("content/learn")) {
        if Path::new(&path).extension() != Some("md".as_ref()) {
            continue;
        }
        let Records::Articles(articles) = content::parse(&file(&format!("content/learn/{path}"), bytes), Trust::default()).value.records
        else {
            panic!("{path} is an article");
        };
        for article in articles.into_iter().filter(|article| !article.raw.clinical_review.is_empty()) {
            named.insert(path.trim_end_matches(".md").to_owned(), article.raw.clinical_review);
        }
    }
    named
}

/// What the guide lists, a heading for each article. Headings come in the order of paths.
fn listed() -> Sentences {
    let guide = fs::read_to_string(project(GUIDE)).unwrap();
    let (_, section) = guide.split_once(SENTENCES).unwrap();
    let section = section.split_once("\n## ").map_or(section, |(section, _)| section);
    let mut paths: Vec<String> = Vec::new();
    let mut listed = Sentences::new();
    for line in section.lines() {
        if let Some(path) = line.strip_prefix("### ") {
            assert!(listed.insert(path.to_owned(), Vec::new()).is_none(), "{GUIDE} lists {path} twice");
            paths.push(path.to_owned());
        } else if let Some(sentence) = line.strip_prefix("- ") {
            let path = paths.last().unwrap_or_else(|| panic!("{GUIDE} lists `{sentence}` under no article"));
            listed.get_mut(path).unwrap().push(sentence.to_owned());
        }
    }
    assert!(paths.is_sorted(), "{GUIDE} lists articles in the order of their paths");
    listed
}

/// The articles and sentences of `these` that `others` lack.
fn missing<'a>(these: &'a Sentences, others: &'a Sentences) -> impl Iterator<Item = String> + 'a {
    these.iter().flat_map(move |(path, sentences)| {
        let known = others.get(path);
        let lacking = sentences.iter().filter(move |sentence| !known.is_some_and(|known| known.contains(sentence)));
        lacking.map(move |sentence| format!("{path}: {sentence}"))
    })
}

#[test]
fn the_guide_lists_every_sentence_for_a_clinician() {
    let (named, listed) = (named(), listed());
    assert!(!named.is_empty());
    let lost = missing(&named, &listed).map(|sentence| format!("{GUIDE} lacks {sentence}"));
    let wrong = missing(&listed, &named).map(|sentence| format!("no `clinical_review` has what {GUIDE} lists: {sentence}"));
    let differences: Vec<String> = lost.chain(wrong).collect();
    assert!(differences.is_empty(), "\n{}\n", differences.join("\n"));
    assert_eq!(named, listed, "the sentences stand in the same order");
}
