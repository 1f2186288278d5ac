//! A site in one text: `-- content/programs/a.md --` starts a file, the next such line ends it.

use std::{collections::BTreeMap, fs, path::Path, sync::LazyLock};

use carepress::{
    content::Located,
    path::{OutputPath, SourcePath},
    pipeline::{self, Cache, Inputs, Planning},
    render::{self, Prepared},
    source::{self, SourceFile, SourceTree},
    value::Date,
};

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
