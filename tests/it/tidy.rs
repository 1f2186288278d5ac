//! The shape of the program, as `lib.rs` and `ARCHITECTURE.md` promise it.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use crate::snapshot::{files_below, project};

/// Source files by path below `src/`, without comments and without tests.
fn sources() -> BTreeMap<String, String> {
    let files = files_below(&project("src"))
        .into_iter()
        .filter(|(name, _)| Path::new(name).extension().is_some_and(|end| end == "rs") && !name.ends_with("tests.rs"));
    files.map(|(name, bytes)| (name, code(&String::from_utf8(bytes).unwrap()))).collect()
}

fn code(text: &str) -> String {
    let text = text.split("\n#[cfg(test)]").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The layers, highest first: the modules of `lib.rs` in their order.
fn layers(lib: &str) -> Vec<String> {
    lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

/// The layer that a file belongs to.
fn layer_of(path: &str) -> &str {
    path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// The modules of the crate that a text names: after `crate::`, also in braces.
fn named(code: &str) -> BTreeSet<String> {
    let word = |text: &str| text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect::<String>();
    let mut named = BTreeSet::new();
    for (at, start) in code.match_indices("crate::") {
        let rest = &code[at + start.len()..];
        let Some(inside) = rest.strip_prefix('{') else {
            named.insert(word(rest));
            continue;
        };
        let mut depth = 1;
        let mut first = true;
        for (at, letter) in inside.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => first = true,
                letter if first && letter.is_alphabetic() => {
                    named.insert(word(&inside[at..]));
                    first = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    named
}

/// Imports that point down the list of layers.
fn downward(layers: &[String], sources: &BTreeMap<String, String>) -> Vec<String> {
    let position = |name: &str| layers.iter().position(|layer| layer == name);
    let mut found = Vec::new();
    for (path, code) in sources {
        let Some(here) = position(layer_of(path)) else { continue };
        let lower = named(code).into_iter().filter(|name| position(name).is_some_and(|there| there > here));
        found.extend(lower.map(|name| format!("src/{path} imports `{name}`, which comes after it in lib.rs")));
    }
    found
}

#[test]
fn imports_point_up_lib_rs() {
    let sources = sources();
    let layers = layers(&sources["lib.rs"]);
    assert!(layers.len() > 15, "the layers are read from lib.rs");
    let unlisted: Vec<&str> = sources
        .keys()
        .map(|path| layer_of(path))
        .filter(|layer| !layers.iter().any(|known| known == layer) && !matches!(*layer, "lib" | "main" | "arguments"))
        .collect();
    assert_eq!(unlisted, Vec::<&str>::new(), "every module is a layer");
    assert_eq!(downward(&layers, &sources), Vec::<String>::new());
}

#[test]
fn a_planted_import_is_found() {
    let mut sources = sources();
    let layers = layers(&sources["lib.rs"]);
    sources.insert("path.rs".to_owned(), "use crate::{value::Date, model::{Site, Program}};".to_owned());
    sources.insert("value.rs".to_owned(), "fn f() { crate::render::file() }".to_owned());
    assert_eq!(downward(&layers, &sources).len(), 3);
}

#[test]
fn outside_engines_are_named_in_one_file_each() {
    let fences = [
        ("ammonia", "content/html.rs"),
        ("brotli", "compression.rs"),
        ("annotate_snippets", "report/human.rs"),
        ("axum", "serve/http.rs"),
        ("calamine", "workbook.rs"),
        ("clap", "arguments/mod.rs"),
        ("clap_complete", "arguments/mod.rs"),
        ("csv", "table.rs"),
        ("encoding_rs", "encoding.rs"),
        ("flate2", "compression.rs"),
        ("icu_decimal", "theme/numbers.rs"),
        ("icu_plurals", "theme/strings.rs"),
        ("image", "picture.rs"),
        ("indicatif", "report/mod.rs"),
        ("lightningcss", "theme/styles.rs"),
        ("memchr", "check/pages/html/reader.rs"),
        ("mimalloc", "main.rs"),
        ("mime_guess", "serve/answer.rs"),
        ("notify_debouncer_full", "watch.rs"),
        ("open", "commands/serve.rs"),
        ("pulldown_cmark", "content/markdown.rs"),
        ("rust_xlsxwriter", "schema/workbook.rs"),
        ("schemars", "schema/shapes.rs"),
        ("serde_yaml", "yaml/mod.rs"),
        ("tera", "theme/engine.rs"),
        ("ureq", "online/mod.rs"),
        ("uuid", "model/mod.rs"),
        ("walkdir", "source/folder.rs"),
        ("zip", "archive.rs"),
    ];
    let sources = sources();
    for (engine, home) in fences {
        // A derive beside a type is data; what is made of it is made in one file.
        let users: Vec<&String> =
            sources.iter().filter(|(_, code)| uses(&code.replace("use schemars::JsonSchema;", ""), engine)).map(|(path, _)| path).collect();
        assert_eq!(users, [home], "`{engine}`");
    }
}

/// Whether a text names a crate: as the first part of a path.
fn uses(code: &str, engine: &str) -> bool {
    code.match_indices(&format!("{engine}::")).any(|(at, _)| {
        let before = code[..at].chars().next_back().unwrap_or(' ');
        !before.is_alphanumeric() && before != '_' && before != ':'
    })
}

#[test]
fn the_middle_touches_no_system() {
    let doors: &[(&str, &[&str])] = &[
        ("std::fs", &["source/folder.rs", "source/outside.rs", "output.rs"]),
        ("fs::", &["source/folder.rs", "source/outside.rs", "output.rs"]),
        ("std::net", &["report/mod.rs", "serve/http.rs", "serve/mod.rs"]),
        ("std::env", &[]),
        ("std::process", &["main.rs"]),
        ("SystemTime", &[]),
        ("Zoned::now", &["commands/mod.rs"]),
        ("Timestamp::now", &["commands/mod.rs"]),
        ("stdout()", &["report/mod.rs"]),
        ("stderr()", &["report/mod.rs"]),
        ("stdin()", &["report/mod.rs"]),
        ("print!", &[]),
        ("println!", &[]),
        ("dbg!", &[]),
    ];
    for (path, code) in sources() {
        for (word, allowed) in doors {
            let named =
                code.match_indices(word).any(|(at, _)| !code[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_'));
            assert!(!named || allowed.contains(&path.as_str()), "src/{path} names `{word}`");
        }
    }
}

#[test]
fn files_are_small_and_say_what_they_are() {
    for (path, bytes) in files_below(&project("src")) {
        let text = String::from_utf8(bytes).unwrap();
        let lines = text.split("\n#[cfg(test)]").next().unwrap_or_default().lines().count();
        let (most, opening) = match Path::new(&path).extension().and_then(|end| end.to_str()) {
            Some("rs") => (400, "//!"),
            Some("js") => (150, ""),
            Some("css" | "html") => (400, ""),
            _ => (400, "#"),
        };
        assert!(lines <= most, "src/{path} has {lines} lines: split it by idea");
        assert!(text.starts_with(opening), "src/{path} does not say what it makes of what");
        let name = path.rsplit('/').next().unwrap_or_default();
        assert!(
            !["util", "utils", "helpers", "common", "types", "misc"].iter().any(|bad| name.trim_end_matches(".rs") == *bad),
            "src/{path} says nothing"
        );
        for word in ["TODO", "FIXME", "XXX"] {
            assert!(!text.contains(word), "src/{path} has a {word}");
        }
    }
}

#[test]
fn exceptions_to_lints_are_few_and_carry_reasons() {
    let all: Vec<String> = files_below(&project("src"))
        .into_values()
        .flat_map(|bytes| {
            String::from_utf8(bytes)
                .unwrap()
                .lines()
                .filter(|line| line.contains("allow(") || line.contains("expect(clippy") || line.contains("expect(dead_code"))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter(|line| line.trim_start().starts_with('#'))
        .filter(|line| !line.contains("a failed unwrap is a failed test"))
        .collect();
    assert!(all.iter().all(|line| line.contains("reason")), "{all:#?}");
    assert!(all.len() <= 5, "{all:#?}");
}
