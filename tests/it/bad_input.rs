//! Whatever lies in a site's folder, nothing panics and nothing hangs: a mistake is told, or the file is taken as what it is.

use std::{fs, os::unix::fs::symlink};

use rayon::prelude::*;

use carepress::{
    content::{self, Trust},
    pipeline::{self, Cache},
    source::{self, SourceFile, SourceTree},
};

use crate::{
    golden::sites,
    site_in_text::{file, inputs, plan, render, shown, tree},
};

/// Plans a site, and renders it if there is no error. Returns the codes of all remarks.
fn codes(sources: SourceTree) -> Vec<&'static str> {
    let inputs = inputs(sources);
    let planning = plan(&inputs);
    shown(&planning.located(&inputs.sources), &inputs.sources);
    if !planning.stops_build(false) {
        render(&inputs, &planning);
    }
    planning.located(&inputs.sources).iter().map(|located| located.diagnostic.rule.code).collect()
}

/// A site with one more file.
fn with(name: &str, content: impl Into<Vec<u8>>) -> SourceTree {
    let content = content.into();
    filled(&[name], |_| content.clone())
}

/// A file without its end: what is left after `part` of `parts`, and some bytes that differ from file to file.
fn cut(whole: &SourceFile, part: usize, parts: usize) -> SourceFile {
    let bytes = whole.content.bytes();
    let length = (bytes.len() * part / parts + whole.path.as_str().len() * 13 * part) % bytes.len().max(1);
    file(whole.path.as_str(), bytes[..length].to_vec())
}

#[test]
fn files_cut_anywhere_are_survived() {
    let survives = |sources: SourceTree| {
        let inputs = inputs(sources);
        let planning = pipeline::plan(&inputs, &mut Cache::default(), Vec::new()).complete(&inputs);
        drop(pipeline::inspect(&inputs, &planning));
        shown(&planning.located(&inputs.sources), &inputs.sources);
    };
    sites().into_par_iter().enumerate().for_each(|(number, site)| {
        let sources = source::read(&site).unwrap().value;
        for whole in sources.files() {
            (0..12).for_each(|part| drop(content::parse(&cut(whole, part, 12), Trust::default())));
        }
        // A whole site takes longer: each file alone at one place, and all files at once at three.
        for (turn, whole) in sources.files().enumerate() {
            let mut with_one_cut = sources.clone();
            with_one_cut.insert(cut(whole, (number + turn) % 7, 7));
            survives(with_one_cut);
        }
        (1..4).for_each(|part| survives(sources.files().map(|whole| cut(whole, part, 4)).collect()));
    });
}

/// Links to texts and records that are there and cannot be taken up, and components that would show them.
const LINKS_TO_BROKEN: &str = r#"
-- content/site.yaml --
title: Small Guide
publisher: {name: Small Coalition, email: guide@example.org}
-- content/pages/index.md --
---
title: About us
description: What this guide is, in a sentence.
---
See [a page](who.md), [a part of it](who.md#part), [a list](../checklists/bag.md), [a text](../learn/start.md), [a program](program:evening).

{{<checklist id="bag" />}}

{{<program-card id="evening" />}}

{{<week-grid program="evening" />}}
-- content/pages/who.md --
---
description: A page without a title.
---
## Part
-- content/checklists/bag.md --
---
groups: [{items: [Your insurance card]}]
---
-- content/learn/start.md --
---
description: An article without a title.
---
-- content/programs/evening.md --
---
summary: A program without a name.
---
"#;

#[test]
fn links_to_what_is_broken_are_survived_and_are_no_faults_of_their_own() {
    let inputs = inputs(tree(LINKS_TO_BROKEN));
    let planning = pipeline::plan(&inputs, &mut Cache::default(), Vec::new()).complete(&inputs);
    let found = pipeline::inspect(&inputs, &planning);
    let of_links: Vec<_> =
        planning.diagnostics.iter().chain(&found).filter(|remark| remark.place.file.as_str().ends_with("index.md")).collect();
    assert_eq!(of_links, Vec::<&carepress::diagnostic::Diagnostic>::new());
}

/// One file of each kind that is read below `content/`.
const CONTENT_FILES: &[&str] = &[
    "content/programs/a.md",
    "content/programs/a.es.md",
    "content/programs/programs.csv",
    "content/programs/sessions.csv",
    "content/programs/simple.csv",
    "content/organizations/a.yaml",
    "content/organizations/a.csv",
    "content/locations/a.yaml",
    "content/learn/a.md",
    "content/pages/a.md",
    "content/checklists/a.md",
    "content/vocabularies/focus.yaml",
    "content/glossary.yaml",
    "content/faq.yaml",
    "content/help-lines.yaml",
    "content/hour-bands.yaml",
    "content/states.yaml",
    "content/synonyms.yaml",
    "content/words.yaml",
    "content/grammar.yaml",
    "content/sources.yaml",
    "content/site.yaml",
    "content/images/a.png",
    "content/images/a.svg",
];

/// Files of a theme; each breaks the look of all pages, so each is tried by itself.
const THEME_FILES: &[&str] = &[
    "themes/haven/theme.yaml",
    "themes/haven/pages/home.html",
    "themes/haven/components/fact/fact.yaml",
    "themes/haven/components/fact/fact.css",
    "themes/haven/strings/en.yaml",
    "themes/mine/theme.yaml",
];

/// A site with these files, each holding what `content` says.
fn filled(names: &[&str], content: impl Fn(&str) -> Vec<u8>) -> SourceTree {
    let mut site = tree("-- content/site.yaml --\ntitle: Bad input\n");
    for name in names {
        site.insert(file(name, content(name)));
    }
    site
}

#[test]
fn each_file_may_hold_anything() {
    let deep_list = format!("name: {}x{}\n", "[".repeat(2_000), "]".repeat(2_000));
    let deep_block: String = (0..200).map(|depth| " ".repeat(depth) + "a:\n").collect();
    let mut aliases = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (name, before) in [("b", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "e"), ("g", "f")] {
        aliases.extend([name, ": &", name, " [", &["*"; 9].map(|star| star.to_owned() + before).join(","), "]\n"]);
    }
    let contents: Vec<Vec<u8>> = vec![
        Vec::new(),
        b"---".to_vec(),
        b"---\n---\n".to_vec(),
        b"\xef\xbb\xbf---\r\nname: x\r\n---\r\n".to_vec(),
        b"\0\0\0\0".to_vec(),
        (0..=255).collect(),
        b"\xff\xfe-\0-\0-\0".to_vec(),
        "🙂\u{202e}\u{0}".into(),
        b"- a\n- b\n".to_vec(),
        b"42\n".to_vec(),
        b"? [a]\n: b\n".to_vec(),
        b"a: *nothing\n".to_vec(),
        b"a: !!binary x\nb: !lua os.exit\n".to_vec(),
        b"<<: {a: 1}\n".to_vec(),
        deep_list.into_bytes(),
        deep_block.into_bytes(),
        aliases.into_bytes(),
        b"\"\n\"\"\"\n,,,\n".to_vec(),
    ];
    contents.par_iter().enumerate().for_each(|(number, content)| {
        let inside = [b"---\n", content.as_slice(), b"\n---\n", content].concat();
        codes(filled(CONTENT_FILES, |_| content.clone()));
        codes(filled(CONTENT_FILES, |name| if name.strip_suffix(".md").is_some() { inside.clone() } else { content.clone() }));
        // Each meets one file of the theme, each of these three contents: a look is slow to load.
        for name in THEME_FILES.iter().skip(number % 6).step_by(6) {
            codes(filled(&[name], |_| content.clone()));
        }
    });
}

#[test]
fn a_file_may_be_as_large_as_it_likes() {
    let long_line = format!("name: \"{}\"\n", "x".repeat(300_000));
    let deep_list = format!("name: {}\n", "[".repeat(100_000));
    let deep_quote = "> ".repeat(20_000) + "x\n";
    let many_rows = "id,name\n".to_owned() + &",?\n".repeat(1_000);
    [&long_line, &deep_list, &deep_quote, &many_rows].into_par_iter().for_each(|content| {
        let inside = format!("---\n{content}\n---\n{content}");
        codes(filled(CONTENT_FILES, |_| content.clone().into()));
        codes(filled(&["content/learn/a.md", "content/programs/a.md"], |_| inside.clone().into()));
    });
}

#[test]
fn ids_and_names_cannot_leave_the_site() {
    for id in ["../../etc/passwd", "..", "/etc/passwd", "a/../../b", "C:\\x", "a b", "CON", "%2e%2e", "é", "🙂"] {
        let text = format!("---\nid: \"{}\"\nname: x\naliases: [\"{0}\"]\nslug: \"{0}\"\n---\n", id.replace('\\', "\\\\"));
        for name in ["content/programs/a.md", "content/learn/a.md", "content/pages/a.md", "content/checklists/a.md"] {
            let inputs = inputs(with(name, text.clone()));
            let planning = plan(&inputs);
            let outside = planning.plan.files().keys().find(|path| path.as_str().split('/').any(|part| matches!(part, ".." | "")));
            assert!(outside.is_none(), "{name} with {id}: {outside:?}");
        }
    }
}

#[test]
fn a_spreadsheet_from_any_program_is_read() {
    let header = "id,name,organization,location,summary";
    let row = "a,\"Evening \"\"Harbor\"\" Program\",org,loc,\"Three evenings,\nall adults\"";
    let plain = codes(with("content/programs/programs.csv", format!("{header}\n{row}\n")));
    for text in [
        format!("\u{feff}{header}\n{row}\n"),
        format!("{header}\r\n{row}\r\n"),
        format!("{header}\n{row}"),
        format!("{header}\n\n{row}\n\n\n"),
        format!("{}\n{row}\n", header.to_uppercase()),
        format!("{}\n{row}\n", header.replace(',', " , ")),
    ] {
        assert_eq!(codes(with("content/programs/programs.csv", text.clone())), plain, "{text:?}");
    }
    for (text, code) in [
        ("name\nx\n", "missing-column"),
        ("id,name,colour\na,x,red\n", "unknown-column"),
        ("id,name\na,x,too,many,cells\n", "bad-table"),
        ("id,name\na,\"never closed\n", "bad-table"),
    ] {
        let codes = codes(with("content/programs/programs.csv", text));
        assert!(codes.contains(&code), "{text:?}: {codes:?}");
    }
}

#[test]
fn odd_names_and_loops_in_the_folder_are_told() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    fs::create_dir_all(content.join("programs/deeper/still")).unwrap();
    fs::create_dir_all(content.join("images")).unwrap();
    fs::write(content.join("site.yaml"), "title: Odd names\n").unwrap();
    for name in ["a..b.md", "with space.md", "🙂.md", "-.md", "Ü.md", ".hidden.md", "~$lock.md", "x.MD", "noextension", "deeper/still/y.md"]
    {
        fs::write(content.join("programs").join(name), "---\nname: x\n---\n").unwrap();
    }
    fs::write(content.join("images").join("ein bild ü.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap();
    fs::write(content.join(OsStr::from_bytes(b"not-utf8-\xff.md")), "x").unwrap();
    symlink("..", content.join("loop")).unwrap();
    symlink("nowhere", content.join("dangling.md")).unwrap();
    symlink("self", content.join("self")).unwrap();
    let read = source::read(folder.path()).unwrap();
    let mut found: Vec<&str> = read.diagnostics.iter().map(|diagnostic| diagnostic.rule.code).collect();
    found.sort_unstable();
    assert_eq!(found, ["bad-file-name", "link-loop", "link-loop", "link-loop"]);
    codes(read.value);
}

#[test]
fn what_is_no_file_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("content/images")).unwrap();
    let pipe = folder.path().join("content/images/pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    // Reading a pipe would wait for somebody to write.
    assert!(source::read(folder.path()).unwrap_err().to_string().contains("not a file"));
}
