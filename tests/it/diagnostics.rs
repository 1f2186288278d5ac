//! Every rule has a fixture and every fixture a rule: `tests/diagnostics/<code>.txt` is a site in one text, laid over `base.txt`, and what the
//! program says of it. Words after a path change what the file is: `base64` for bytes, `link:TARGET` for a symbolic link, `removed`; `changed`
//! for the file of the base and `like:PATH` for a copy of another, with these fields in the place of theirs (see [`change`]).

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    os::unix::{ffi::OsStrExt, fs::symlink},
    path::Path,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use carepress::{
    check::{self, Works},
    diagnostic::RULES,
    online::Answer,
    pipeline::{self, Cache},
    source,
};
use rayon::prelude::*;

use crate::{
    site_in_text::{files, inputs, shown},
    snapshot::{assert_none, files_below, first_difference, overwrites, project},
};

const FOLDER: &str = "tests/diagnostics";
const EXPECT: &str = "-- expect --\n";

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
    for (name, content) in files(base).into_iter().chain(files(fixture)) {
        place(folder.path(), &name, &content);
    }
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

/// What other sites answer: an address, and `there`, `moved` and where to, `gone` and the status, or `silent` and why.
fn answers_of(list: &str) -> BTreeMap<String, Answer> {
    let answer = |line: &str| {
        let (url, answer) = line.split_once(' ').unwrap();
        let (kind, rest) = answer.split_once(' ').unwrap_or((answer, ""));
        let answer = match kind {
            "there" => Answer::There,
            "moved" => Answer::Moved(rest.to_owned()),
            "gone" => Answer::Gone(rest.parse().unwrap()),
            "silent" => Answer::Silent(rest.to_owned()),
            other => panic!("an answer is `there`, `moved`, `gone` or `silent`, not `{other}`"),
        };
        (url.to_owned(), answer)
    };
    list.lines().map(answer).collect()
}

/// Puts a file of a fixture into a folder. `%FF` in its name is that byte.
fn place(folder: &Path, name: &str, content: &str) {
    let (name, how) = name.split_once(' ').unwrap_or((name, ""));
    let bytes: Vec<u8> = match name.split_once('%') {
        Some((before, after)) => [before.as_bytes(), &[u8::from_str_radix(&after[..2], 16).unwrap()], &after.as_bytes()[2..]].concat(),
        None => name.into(),
    };
    let path = folder.join(std::ffi::OsStr::from_bytes(&bytes));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    match how.split_once(':').unwrap_or((how, "")) {
        ("", _) => fs::write(path, content).unwrap(),
        ("base64", _) => fs::write(path, STANDARD.decode(content.replace('\n', "")).unwrap()).unwrap(),
        ("link", target) => symlink(target, path).unwrap(),
        ("removed", _) => fs::remove_file(path).unwrap(),
        ("changed", _) => fs::write(&path, change(&fs::read_to_string(&path).unwrap(), content)).unwrap(),
        ("like", other) => fs::write(path, change(&fs::read_to_string(folder.join(other)).unwrap(), content)).unwrap(),
        (other, _) => panic!("a fixture's file is `base64`, `link:TARGET`, `removed`, `changed` or `like:PATH`, not `{other}`"),
    }
}

/// Changes a record field by field. A line `payment: [medicaid]` takes the place of the field's own line or is added, `without payment` takes
/// the field out, and what follows a line `---` takes the place of the text below the front matter.
fn change(record: &str, changes: &str) -> String {
    let (fields, text) = changes.split_once("---\n").map_or((changes, None), |(fields, text)| (fields, Some(text)));
    let (head, old_text) = record.strip_prefix("---\n").and_then(|rest| rest.split_once("---\n")).unwrap_or((record, ""));
    let mut lines: Vec<&str> = head.lines().collect();
    for line in fields.lines() {
        let (field, added) =
            line.strip_prefix("without ").map_or_else(|| (line.split_once(':').unwrap().0, Some(line)), |field| (field, None));
        let known = lines.iter().position(|old| old.split_once(':').is_some_and(|(name, _)| name == field)).unwrap_or(lines.len());
        lines.splice(known..lines.len().min(known + 1), added);
    }
    let head = lines.join("\n");
    if record.starts_with("---") { format!("---\n{head}\n---\n{}", text.unwrap_or(old_text)) } else { format!("{head}\n") }
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
