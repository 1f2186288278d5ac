//! On a page of one language every word of another is marked with its language, and nothing else is. `tests/languages/untranslated.txt` is a site
//! of two languages whose English words carry the mark `Zebra`; the words of the Spanish interface get a mark of their own here.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use carepress::source::{self, SourceTree};

use crate::{
    site_in_text::{file, inputs, plan, render, shown, tree},
    snapshot::project,
};

/// What English words of the site carry.
const ENGLISH: &str = "Zebra";

/// What Spanish words of the interface carry.
const SPANISH: &str = "ñandú";

/// The words of the interface, each with the mark of its language: a theme's own file.
fn marked_strings() -> String {
    let embedded = source::embedded();
    let file = embedded.files().find(|file| file.path.as_str() == "themes/haven/strings/es.yaml").unwrap();
    let text = std::str::from_utf8(file.content.bytes()).unwrap();
    let mut marked = String::new();
    for line in text.lines() {
        let value = line.split_once(": ").map_or("", |(_, value)| value);
        let is_text = line.starts_with("  ") && !value.is_empty() && !value.starts_with(['{', '>', '|', '#']);
        let marks = match (is_text, line.strip_suffix('"')) {
            (true, Some(open)) => format!("{open} {SPANISH}\""),
            (true, None) => format!("{line} {SPANISH}"),
            (false, _) => line.to_owned(),
        };
        marked.extend([&marks, "\n"]);
    }
    marked
}

fn site() -> SourceTree {
    let text = fs::read_to_string(project("tests/languages/untranslated.txt")).unwrap();
    let site = tree(&text);
    let strings = file("themes/marked/strings/es.yaml", marked_strings().into_bytes());
    site.files().cloned().chain([strings]).collect()
}

/// A piece of text, and the language of the element around it.
struct Spoken {
    language: String,
    text: String,
}

/// The texts of a page that readers see or hear in one piece, without attributes and scripts.
fn spoken(html: &str) -> Vec<Spoken> {
    const VOID: [&str; 9] = ["br", "img", "input", "source", "line", "meta", "link", "hr", "wbr"];
    let body = &html[html.find("<body").unwrap()..];
    let mut open: Vec<(String, String)> = vec![("html".to_owned(), attribute(html, "lang").unwrap())];
    let mut texts = Vec::new();
    let mut rest = body;
    while let Some((text, tag, after)) = rest.split_once('<').and_then(|(text, rest)| {
        let (tag, after) = rest.split_once('>')?;
        Some((text, tag, after))
    }) {
        let (element, language) = open.last().unwrap().clone();
        if element != "script" && !text.trim().is_empty() {
            texts.push(Spoken { language: language.clone(), text: text.trim().to_owned() });
        }
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if tag.starts_with('/') {
            let (opened, _) = open.pop().unwrap();
            assert_eq!(opened, name, "elements end in the order of their start");
        } else if !VOID.contains(&name.as_str()) && !tag.ends_with('/') {
            open.push((name, attribute(tag, "lang").unwrap_or(language)));
        }
        rest = after;
    }
    texts
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split('"').next()?.to_owned())
}

/// The pages of the Spanish tree but those of programs, and their texts.
fn pages() -> BTreeMap<String, Vec<Spoken>> {
    let inputs = inputs(site());
    let planning = plan(&inputs);
    assert!(!planning.stops_build(false), "{}", shown(&planning.located(&inputs.sources), &inputs.sources));
    let pages = render(&inputs, &planning).into_iter().filter(|(path, _)| path.as_str().starts_with("es/"));
    let pages = pages.map(|(path, bytes)| (path.to_string(), String::from_utf8_lossy(&bytes).into_owned()));
    pages
        .filter(|(_, html)| html.contains("<body") && !html.contains("page--program\""))
        .map(|(path, html)| (path, spoken(&html)))
        .collect()
}

#[test]
fn words_of_another_language_say_so() {
    let mut wrong = Vec::new();
    let mut heard = BTreeSet::new();
    for (path, texts) in pages() {
        for Spoken { language, text } in texts {
            if text.contains(ENGLISH) && language != "en" {
                wrong.push(format!("{path} says in `{language}`: {text}"));
            }
            if text.contains(SPANISH) && language != "es" {
                wrong.push(format!("{path} says in `{language}`: {text}"));
            }
            heard.extend(text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.starts_with(ENGLISH)).map(str::to_owned));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let text = fs::read_to_string(project("tests/languages/untranslated.txt")).unwrap();
    let written: BTreeSet<String> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.starts_with(ENGLISH)).map(str::to_owned).collect();
    // A picture's words stand in an attribute, which its element marks.
    let unheard: Vec<&String> = written.difference(&heard).filter(|word| *word != "Zebra40").collect();
    assert!(unheard.is_empty(), "no page says {unheard:?}");
}
