//! Every rule says why it exists, what is wrong and what is right, and `docs/checks.md` is made of that.

use std::collections::BTreeMap;

use carepress::{
    check::{self, Explanation},
    diagnostic::RULES,
    pipeline::Cache,
};
use rayon::prelude::*;

use crate::{
    diagnostics::{base, said_again},
    snapshot::{assert_file, assert_none},
};

const GUIDE: &str = "docs/checks.md";

fn explanations() -> Vec<Explanation> {
    check::groups().into_iter().flat_map(|group| group.rules).collect()
}

#[test]
fn every_rule_is_explained_once() {
    let mut explained: BTreeMap<&str, usize> = RULES.iter().map(|rule| (rule.code, 0)).collect();
    for explanation in explanations() {
        *explained.get_mut(explanation.rule.code).unwrap() += 1;
    }
    let wrong: Vec<String> = explained
        .into_iter()
        .filter(|(_, times)| *times != 1)
        .map(|(code, times)| format!("`{code}` is explained {times} times in the files that src/check/explanations/guide.md names"))
        .collect();
    assert_none(&wrong);
}

#[test]
fn explanations_are_short_and_whole() {
    for Explanation { rule, why, bad, good, source } in explanations() {
        let code = rule.code;
        let sentences = why.matches(". ").count() + 1;
        assert!((1..=4).contains(&sentences) && why.ends_with('.'), "{code}: `why` is one to three sentences");
        assert!((40..=400).contains(&why.chars().count()), "{code}: `why` has {} characters", why.chars().count());
        for example in [&bad, &good] {
            assert!((1..12).contains(&example.lines().count()), "{code}: an example has 1 to 11 lines");
        }
        assert_ne!(bad, good, "{code}");
        assert!(!source.is_empty() && !source.ends_with('.'), "{code}: `source` names a work, or says `our own rule`");
    }
}

#[test]
fn the_guide_is_made_of_the_explanations() {
    assert_file(GUIDE, &check::guide());
}

#[test]
fn a_rule_is_explained_in_plain_text() {
    let text = check::explanation_text("stale-listing").unwrap();
    assert_eq!(
        text,
        "\
warning[stale-listing]: a record was last checked more than 180 days ago
chapter PROV-04 of the editorial rule book

Why
  In half a year phones change, plans end and doors close. The page tells
  readers that these facts may have changed; a call of five minutes saves them a
  ride for nothing.

Reported
  last_verified: 2026-03-01

In order
  last_verified: 2026-10-28

Source
  our own rule; the number is in content/hour-bands.yaml

To silence it in one place, write there why
  in YAML:     # carepress-allow: stale-listing reason=\"…\"
  in Markdown: <!-- carepress-allow: stale-listing reason=\"…\" -->
For the whole site, use `checks` in content/site.yaml.
"
    );
    assert!(RULES.iter().all(|rule| check::explanation_text(rule.code).unwrap().lines().count() > 15));
    assert_eq!(check::explanation_text("stale-lsting"), None);
    assert_eq!(check::nearest_code("stale-lsting"), Some("stale-listing"));
}

/// Where in a site the examples of a group of rules may stand: what comes before one in a fixture, and what after. An example that is not a
/// part of one file, such as a spreadsheet, is tried nowhere.
fn places(group: &str) -> &'static [(&'static str, &'static str)] {
    const PROGRAM: (&str, &str) = ("-- content/programs/evening.md changed --\n", "");
    const DESCRIPTION: (&str, &str) = ("-- content/programs/evening.md changed --\n---\n", "");
    const ORGANIZATION: (&str, &str) = ("-- content/organizations/birch.yaml changed --\n", "");
    const LOCATION: (&str, &str) = ("-- content/locations/main.yaml changed --\n", "");
    const SITE: (&str, &str) = ("-- content/site.yaml changed --\n", "");
    const PAGE: (&str, &str) = ("-- content/pages/about.md --\n---\ntitle: About us\n---\n", "");
    const HELP_LINES: (&str, &str) = ("-- content/help-lines.yaml --\n", "");
    const ARTICLE: (&str, &str) = (
        "-- content/sources.yaml --\n- {id: tip47, title: Clinical issues}\n-- content/learn/first-week.md --\n---\n",
        "---\nBring a friend. A sudden stop can be dangerous.\n",
    );
    match group {
        "files" => &[PROGRAM, LOCATION],
        "identity" => &[PROGRAM, ORGANIZATION, DESCRIPTION],
        "care" | "schedule" | "access" => &[PROGRAM],
        "places" => &[LOCATION],
        "records" => &[PROGRAM, ARTICLE],
        "provenance" => &[PROGRAM, ORGANIZATION, ARTICLE, HELP_LINES],
        "markdown" | "words" | "reading" | "claims" => &[PAGE],
        "site" | "silences" => &[SITE],
        "trust" => &[PROGRAM, ORGANIZATION, LOCATION],
        _ => &[],
    }
}

/// What is said of an example in one of the [`places`]; nothing if it does not fit there.
fn said_of(cache: &mut Cache, base: &str, example: &str, (before, after): (&str, &str)) -> Option<String> {
    let takes_fields = before.ends_with("changed --\n");
    let example = example.replace("\n  ", " ");
    let has_fields = example.lines().all(|line| line.split_once(": ").is_some_and(|(name, _)| !name.contains(' ')));
    (has_fields || !takes_fields).then(|| said_again(cache, base, "", &format!("{before}{example}\n{after}")))
}

/// Whether the bad example of a rule is reported, and the good one is not, nor is it wrong in its form. None if there is no place to try it in.
fn tried(cache: &mut Cache, base: &str, group: &str, Explanation { rule, bad, good, .. }: &Explanation) -> Option<Result<(), String>> {
    let marks = [rule.code, "unknown-field", "invalid-value", "unknown-term"].map(|code| format!("[{code}]"));
    let place = places(group).iter().find(|place| said_of(cache, base, bad, **place).is_some_and(|said| said.contains(&marks[0])))?;
    let said = said_of(cache, base, good, *place)?;
    let is_good = !marks.iter().any(|mark| said.contains(mark));
    Some(if is_good { Ok(()) } else { Err(format!("`{}`: what is in order is not:\n{said}", rule.code)) })
}

#[test]
fn examples_are_what_they_say() {
    let base = base();
    let groups = check::groups();
    let all: Vec<(&str, &Explanation)> = groups.iter().flat_map(|group| group.rules.iter().map(|rule| (group.name, rule))).collect();
    let tried: Vec<(&str, Result<(), String>)> = all
        .par_iter()
        .map_init(Cache::default, |cache, (group, rule)| Some((rule.rule.code, tried(cache, &base, group, rule)?)))
        .flatten()
        .collect();
    let wrong: Vec<String> = tried.iter().filter_map(|(_, tried)| tried.clone().err()).collect();
    assert_none(&wrong);
    assert!(tried.len() > 80, "only {} examples could be tried", tried.len());
}
