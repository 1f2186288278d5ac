//! A site in one text: `-- content/programs/a.md --` starts a file, the next such line ends it. Where it is laid into a folder, words after a path
//! change what the file is: `base64` for bytes, `link:TARGET` for a symbolic link, `removed`; `changed` for the file that lies there and
//! `like:PATH` for a copy of another, with these fields in the place of theirs (see [`change`]).

use std::{
    collections::BTreeMap,
    fs,
    os::unix::{ffi::OsStrExt, fs::symlink},
    path::Path,
    sync::LazyLock,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use carepress::{
    content::Located,
    online::Answer,
    path::{OutputPath, SourcePath},
    pipeline::{self, Cache, Inputs, Planning},
    render::{self, Prepared},
    source::{self, SourceFile, SourceTree},
    value::Date,
};

/// What stands between a site and what is expected of it.
pub(crate) const EXPECT: &str = "-- expect --\n";

/// The day on which all tests take place.
pub(crate) fn today() -> Date {
    Date::read("2026-11-01").unwrap()
}

/// Cuts a text into its files, in their order. Names may carry words after the path: `-- content/a.md base64 --`.
pub(crate) fn files(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let name = line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
        match (name, files.last_mut()) {
            (Some(name), _) => files.push((name.to_owned(), String::new())),
            (None, Some((_, content))) => content.push_str(line),
            (None, None) => assert!(line.trim().is_empty(), "a site in a text starts with a file's name, not with `{}`", line.trim_end()),
        }
    }
    files
}

/// Makes the files of a site from a text.
pub(crate) fn tree(text: &str) -> SourceTree {
    files(text).into_iter().map(|(name, content)| file(&name, content.into_bytes())).collect()
}

pub(crate) fn file(name: &str, bytes: Vec<u8>) -> SourceFile {
    SourceFile { path: SourcePath::new(name).unwrap(), content: bytes.into() }
}

/// The files that the program carries, unpacked once for all tests.
static CARRIED: LazyLock<SourceTree> = LazyLock::new(source::embedded);

/// What a site is made of, on the day of all tests.
pub(crate) fn inputs(sources: SourceTree) -> Inputs {
    Inputs { sources, carried: CARRIED.clone(), as_of: today(), base_url: None, drafts: false, precompress: false }
}

/// Plans a site.
pub(crate) fn plan(inputs: &Inputs) -> Planning {
    finished(pipeline::plan(inputs, &mut Cache::default(), Vec::new()), inputs)
}

/// Completes a planned site, if it may be published.
pub(crate) fn finished(planning: Planning, inputs: &Inputs) -> Planning {
    if planning.stops_build(false) { planning } else { planning.complete(inputs) }
}

/// Renders every file of a site.
pub(crate) fn render(inputs: &Inputs, planning: &Planning) -> BTreeMap<OutputPath, Vec<u8>> {
    let prepared = Prepared::new(&planning.site, &planning.plan, &planning.theme, &inputs.sources);
    let files = planning.plan.files().keys();
    files
        .map(|path| (path.clone(), render::file(&prepared, path).unwrap().unwrap_or_else(|fault| panic!("{path}: {}", fault.message))))
        .collect()
}

/// Mistakes as people read them.
pub(crate) fn shown(located: &[Located], sources: &SourceTree) -> String {
    carepress::report::as_text(located, sources)
}

/// Writes the files of a tree into a folder.
pub(crate) fn write(tree: &SourceTree, folder: &Path) {
    for file in tree.files() {
        let path = folder.join(file.path.as_str());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.content.bytes()).unwrap();
    }
}

/// Puts the files of a text into a folder, over those that lie there.
pub(crate) fn lay(folder: &Path, text: &str) {
    for (name, content) in files(text) {
        place(folder, &name, &content);
    }
}

/// Puts a file into a folder. `%FF` in its name is that byte.
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
        (other, _) => panic!("a file is `base64`, `link:TARGET`, `removed`, `changed` or `like:PATH`, not `{other}`"),
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

/// What other sites answer: an address, and `there`, `moved` and where to, `gone` and the status, or `silent` and why.
pub(crate) fn answers_of(list: &str) -> BTreeMap<String, Answer> {
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
