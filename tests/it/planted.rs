//! Sites with one fault of every rule, laid over the base of the diagnostics: a single check finds every one, tells it once, and tells nothing
//! else. `site.txt` has all that can stand together; the others have what cannot.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use carepress::{
    check::{self, Works},
    diagnostic::RULES,
    pipeline::{self, Cache},
    source,
};
use tempfile::TempDir;

use crate::{
    diagnostics::base,
    site_in_text::{EXPECT, answers_of, inputs, lay, shown},
    snapshot::{assert_none, files_below, first_difference, overwrites, project},
};

const FOLDER: &str = "tests/planted";

/// The site of nearly all faults.
const MAIN: &str = "site.txt";

/// What must not be repeated, and what other sites answer, beside the content of a site.
const WORKS: &str = "works";
const ANSWERS: &str = "answers.txt";

/// The sites by name: what they are made of, and what is expected of them.
fn sites() -> BTreeMap<String, (String, String)> {
    let texts = files_below(&project(FOLDER)).into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()));
    let cut = |text: String| text.split_once(EXPECT).map(|(site, expected)| (site.to_owned(), expected.to_owned())).unwrap();
    texts.map(|(name, text)| (name, cut(text))).collect()
}

/// Lays a site into a folder of its own.
fn laid(site: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    lay(folder.path(), &base());
    lay(folder.path(), site);
    folder
}

/// What `carepress check` finds, other sites included.
fn found(folder: &Path) -> String {
    let read = source::read(folder).unwrap();
    let inputs = inputs(read.value);
    let mut planning = pipeline::plan(&inputs, &mut Cache::default(), read.diagnostics).complete(&inputs);
    let mut found = pipeline::inspect(&inputs, &planning);
    let works = folder.join(WORKS);
    if works.is_dir() {
        found.extend(planning.copies(&inputs.sources, &Works::new(source::read_works(&works).unwrap())));
    }
    if let Ok(answers) = fs::read_to_string(folder.join(ANSWERS)) {
        found.extend(check::lost(&pipeline::links_out(&inputs, &planning), &answers_of(&answers)));
    }
    let found = planning.judged(&inputs.sources, found);
    planning.diagnostics.extend(found);
    planning.diagnostics.extend(planning.unused_silences(&inputs.sources));
    in_short(&shown(&planning.located(&inputs.sources), &inputs.sources))
}

/// The findings of a text for people, each as `file:line:column: severity[rule]`.
fn in_short(text: &str) -> String {
    let finding = |(line, next): (&str, &str)| {
        let at = next.trim_start().strip_prefix("--> ")?;
        let (rule, _) = line.split_once("]: ")?;
        Some(format!("{at}: {rule}]\n"))
    };
    text.lines().zip(text.lines().skip(1)).filter_map(finding).collect()
}

/// The code of the rule that a finding is about.
fn code(finding: &str) -> &str {
    finding.rsplit_once('[').unwrap().1.trim_end_matches(']')
}

#[test]
fn a_check_finds_every_planted_fault_once_and_nothing_else() {
    let (mut wrong, mut told) = (Vec::new(), Vec::new());
    for (name, (site, expected)) in sites() {
        let found = found(laid(&site).path());
        if overwrites() {
            fs::write(project(FOLDER).join(&name), format!("{site}{EXPECT}{found}")).unwrap();
        } else if found != expected {
            wrong.push(format!("{FOLDER}/{name}: {}", first_difference(&expected, &found)));
        }
        told.extend(found.lines().map(|finding| code(finding).to_owned()));
    }
    let mut seen = BTreeSet::new();
    wrong.extend(told.iter().filter(|code| !seen.insert(code.as_str())).map(|code| format!("{FOLDER}: `{code}` is told twice")));
    let missed = RULES.iter().filter(|rule| !seen.contains(rule.code));
    wrong.extend(missed.map(|rule| format!("{FOLDER}: `{}` is not planted, or not found", rule.code)));
    assert_none(&wrong);
}

#[test]
fn the_program_tells_of_all_faults_and_fails() {
    let folder = laid(&sites()[MAIN].0);
    let mut check = Command::new(env!("CARGO_BIN_EXE_carepress"));
    check.current_dir(folder.path()).args(["--verbose", "check", "--as-of", "2026-11-01", "--format", "short", "--copied-from", WORKS]);
    let output = check.output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let without_message = |line: &str| line.split_once("]: ").map(|(finding, _)| format!("{finding}]")).unwrap();
    let said: Vec<String> = said.lines().map(without_message).collect();
    let found = found(folder.path());
    // It asks no other site here.
    let found: Vec<&str> = found.lines().filter(|finding| code(finding) != "lost-link").collect();
    assert_eq!(said, found);
    assert!(found.iter().any(|finding| finding.contains(": error[")));
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
}
