//! Strings against what asks for them: templates that ask for none that exists, strings that nothing asks for, and translations with other holes.

use std::collections::BTreeSet;

use super::{
    BASE, FOLDER,
    strings::{Pattern, Piece, Strings},
};
use crate::{
    diagnostic::{Diagnostic, Place, Span, Spot, nearest},
    source::{Content, SourceFile},
};

/// How templates ask for a string.
const CALL: &str = "t(key=\"";

/// Compares the strings of a language with the English ones. `files` are those that they were read from, the nearest last.
pub(super) fn holes(strings: &Strings, english: &Strings, language: &str, files: &[&SourceFile], diagnostics: &mut Vec<Diagnostic>) {
    for key in strings.keys() {
        let (Some(own), Some(wanted)) = (strings.pattern(key), english.pattern(key)) else { continue };
        let (mut own_holes, mut wanted_holes) = (BTreeSet::new(), BTreeSet::new());
        collect(own, &mut own_holes);
        collect(wanted, &mut wanted_holes);
        // A plural form may say its number in words.
        if [own, wanted].iter().any(|pattern| matches!(pattern, Pattern::Plural(_))) {
            own_holes.remove("count");
            wanted_holes.remove("count");
        }
        let Some(file) = files.iter().rev().find(|file| declaration(file, key).is_some()) else { continue };
        if own_holes != wanted_holes {
            let place = declaration(file, key).unwrap_or_else(|| Place::from(&file.path));
            diagnostics.push(Diagnostic::string_holes(place, key, language, &listed(&own_holes), &listed(&wanted_holes)));
        }
    }
}

fn collect<'p>(pattern: &'p Pattern, holes: &mut BTreeSet<&'p str>) {
    match pattern {
        Pattern::Fixed(_) => {}
        Pattern::Holes(pieces) => holes.extend(pieces.iter().filter_map(|piece| match piece {
            Piece::Hole(name) => Some(&**name),
            Piece::Text(_) => None,
        })),
        Pattern::Plural(forms) => forms.iter().for_each(|(_, pattern)| collect(pattern, holes)),
    }
}

fn listed(holes: &BTreeSet<&str>) -> String {
    if holes.is_empty() { "no holes".to_owned() } else { holes.iter().map(|hole| format!("`{{{hole}}}`")).collect::<Vec<_>>().join(", ") }
}

/// Where a file of strings has a key.
fn declaration(file: &SourceFile, key: &str) -> Option<Place> {
    let Content::Text(text) = &file.content else { return None };
    let starts = text.match_indices(key).map(|(start, _)| start);
    let is_key = |start: &usize| {
        let line = text[..*start].rsplit(['\n', '{', ',']).next().unwrap_or_default();
        line.trim().is_empty() && text[start + key.len()..].starts_with(':')
    };
    starts.into_iter().find(is_key).map(|start| bytes(file, start, key.len()))
}

fn bytes(file: &SourceFile, start: usize, length: usize) -> Place {
    Place { file: file.path.clone(), spot: Spot::Bytes(Span::new(start, start + length)) }
}

/// Checks what a site's own themes ask for, and what they bring. `files` are those of all themes of the chain; `carried` are the English strings
/// that the program's own files ask for.
pub(super) fn of_themes(files: &[&SourceFile], english: &Strings, carried: &Strings, diagnostics: &mut Vec<Diagnostic>) {
    let texts: Vec<(&SourceFile, &str)> = files.iter().filter_map(|file| Some((*file, text_of(file)?))).collect();
    let keys = english.keys();
    for (file, text) in texts.iter().filter(|(file, _)| file.path.extension() == "html") {
        for (at, _) in text.match_indices(CALL) {
            let start = at + CALL.len();
            let key = text[start..].split('"').next().unwrap_or_default();
            let goes_on = text[start + key.len()..].trim_start_matches('"').trim_start().starts_with('~');
            if !goes_on && !keys.contains(key) {
                let near = nearest(key, keys.iter().copied());
                diagnostics.push(Diagnostic::unknown_string(bytes(file, start, key.len()), key, near));
            }
        }
    }
    let own = keys.iter().filter(|key| carried.pattern(key).is_none() && !is_asked_for(key, &texts));
    for key in own {
        let home = files.iter().find_map(|file| declaration(file, key).filter(|_| is_of_site(file)));
        diagnostics.extend(home.map(|place| Diagnostic::unused_string(place, key)));
    }
}

fn text_of(file: &SourceFile) -> Option<&str> {
    match (&file.content, file.path.extension()) {
        (Content::Text(text), "html" | "xml" | "js") => Some(text),
        _ => None,
    }
}

/// Whether a file is one of strings, of a theme of the site's own.
fn is_of_site(file: &SourceFile) -> bool {
    let inside = file.path.below(FOLDER).and_then(|path| path.split_once('/'));
    inside.is_some_and(|(theme, path)| theme != BASE && path.starts_with("strings/"))
}

/// Whether something asks for a string: by its name, by one that is put together from a beginning, or by its first part for a script.
fn is_asked_for(key: &str, texts: &[(&SourceFile, &str)]) -> bool {
    let quoted = [format!("\"{key}\""), format!("'{key}'")];
    let beginnings: Vec<String> = key.match_indices('.').map(|(dot, _)| format!("\"{}\"", &key[..=dot])).collect();
    let first = format!("\"{}", key.split('.').next().unwrap_or_default());
    texts.iter().any(|(_, text)| {
        let for_scripts =
            || text.match_indices("prefixes=[").any(|(at, _)| text[at..].split(']').next().unwrap_or_default().contains(&first));
        quoted.iter().any(|name| text.contains(name)) || beginnings.iter().any(|start| text.contains(start)) || for_scripts()
    })
}
