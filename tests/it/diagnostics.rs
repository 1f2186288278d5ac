//! Every rule has a fixture and every fixture a rule: `tests/diagnostics/<code>.txt` is a site in one text, laid over `base.txt`, and what the
//! program says of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use carepress::{
    check::{self, Works},
    diagnostic::RULES,
    pipeline::{self, Cache},
    source,
};
use rayon::prelude::*;

use crate::{
    site_in_text::{EXPECT, answers_of, inputs, lay, shown},
    snapshot::{assert_none, files_below, first_difference, overwrites, project},
};

const FOLDER: &str = "tests/diagnostics";

/// The first rule that looks at finished pages; those after it do, too.
const FIRST_OF_PAGES: &str = "other-origin";

/// Whether the pages of a fixture are rendered and judged: where its rule is about them, or it brings templates.
fn is_about_pages(code: &str, fixture: &str) -> bool {
    let mut rules = RULES.iter().map(|rule| rule.code).skip_while(|known| *known != FIRST_OF_PAGES);
    fixture.contains("-- themes/") || rules.any(|known| known == code)
}

/// What the program says of a fixture: remarks of all kinds on its content, on what it repeats of the texts in `works/`, and then on its
/// finished pages.
fn said(base: &str, code: &str, fixture: &str) -> String {
    said_again(&mut Cache::default(), base, code, fixture)
}

/// The same by a program that remembers what it said of other fixtures, which is sooner.
pub(crate) fn said_again(cache: &mut Cache, base: &str, code: &str, fixture: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    lay(folder.path(), base);
    lay(folder.path(), fixture);
    let read = source::read(folder.path()).unwrap();
    let inputs = inputs(read.value);
    let mut planning = pipeline::plan(&inputs, cache, read.diagnostics);
    let mut located = planning.located(&inputs.sources);
    if folder.path().join("works").is_dir() {
        let works = Works::new(source::read_works(&folder.path().join("works")).unwrap());
        located.extend(planning.locate(&inputs.sources, planning.copies(&inputs.sources, &works)));
    }
    if is_about_pages(code, fixture) {
        planning = planning.complete(&inputs);
        if let Ok(answers) = fs::read_to_string(folder.path().join("answers.txt")) {
            let links = pipeline::links_out(&inputs, &planning);
            located.extend(planning.locate(&inputs.sources, check::lost(&links, &answers_of(&answers))));
        }
        let found = pipeline::inspect(&inputs, &planning);
        let found = planning.judged(&inputs.sources, found);
        located.extend(planning.locate(&inputs.sources, found));
    }
    located.extend(planning.locate(&inputs.sources, planning.unused_silences(&inputs.sources)));
    let mut text = shown(&located, &inputs.sources);
    text.push('\n');
    text
}

fn fixtures() -> BTreeMap<String, String> {
    let texts = files_below(&project(FOLDER)).into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()));
    texts.filter_map(|(name, text)| Some((name.strip_suffix(".txt")?.to_owned(), text))).collect()
}

/// The site under all fixtures.
pub(crate) fn base() -> String {
    fixtures().remove("base").unwrap()
}

#[test]
fn each_rule_says_what_its_fixture_expects() {
    let mut fixtures = fixtures();
    let base = fixtures.remove("base").unwrap();
    let mut wrong = Vec::new();
    let said: Vec<String> = fixtures.par_iter().map(|(code, text)| said(&base, code, text.split(EXPECT).next().unwrap())).collect();
    for ((code, text), said) in fixtures.iter().zip(said) {
        let (fixture, expected) = text.split_once(EXPECT).unwrap_or((text, ""));
        if overwrites() {
            fs::write(project(FOLDER).join(format!("{code}.txt")), format!("{fixture}{EXPECT}{said}")).unwrap();
        } else if said != expected {
            wrong.push(format!("{FOLDER}/{code}.txt: {}", first_difference(expected, &said)));
        }
        if !said.contains(&format!("[{code}]")) {
            wrong.push(format!("{FOLDER}/{code}.txt: nothing in it breaks `{code}`"));
        }
    }
    assert_none(&wrong);
}

#[test]
fn the_base_of_all_fixtures_is_clean() {
    assert_eq!(said(&fixtures()["base"], FIRST_OF_PAGES, ""), "\n");
}

#[test]
fn every_rule_has_a_fixture_and_every_fixture_a_rule() {
    let codes: BTreeSet<String> = RULES.iter().map(|rule| rule.code.to_owned()).collect();
    let mut fixtures: BTreeSet<String> = fixtures().into_keys().collect();
    fixtures.remove("base");
    assert_eq!(codes.difference(&fixtures).collect::<Vec<_>>(), Vec::<&String>::new(), "rules without fixture");
    assert_eq!(fixtures.difference(&codes).collect::<Vec<_>>(), Vec::<&String>::new(), "fixtures without rule");
}
