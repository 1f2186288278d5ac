//! Expected text that lies in files. `SNAPSHOTS=overwrite cargo test` writes what the program gives; a change in it is reviewed like code.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

/// Returns a path below the project's root.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub(crate) fn overwrites() -> bool {
    env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite")
}

/// The files below a folder, by path with `/`.
pub(crate) fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(here) = folders.pop() {
        let Ok(entries) = fs::read_dir(&here) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// Compares texts with the files of a folder, both ways: a file without text is as wrong as a text without file. Returns what differs.
pub(crate) fn differences(folder: &Path, given: &BTreeMap<String, String>) -> Vec<String> {
    let expected = files_below(folder);
    if overwrites() {
        for name in expected.keys().filter(|name| !given.contains_key(*name)) {
            fs::remove_file(folder.join(name)).unwrap();
        }
        for (name, text) in given {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        return Vec::new();
    }
    let shown = |name: &str| folder.join(name).strip_prefix(project("")).unwrap().display().to_string();
    let missing = expected.keys().filter(|name| !given.contains_key(*name)).map(|name| format!("{}: is no longer made", shown(name)));
    let wrong = given.iter().filter_map(|(name, text)| match expected.get(name) {
        None => Some(format!("{}: is made, but not expected", shown(name))),
        Some(bytes) if bytes != text.as_bytes() => {
            Some(format!("{}: {}", shown(name), first_difference(&String::from_utf8_lossy(bytes), text)))
        }
        Some(_) => None,
    });
    missing.chain(wrong).collect()
}

/// Holds a file of the project against what it is made of, or makes it anew.
pub(crate) fn assert_file(path: &str, given: &str) {
    if overwrites() {
        return fs::write(project(path), given).unwrap();
    }
    let expected = fs::read_to_string(project(path)).unwrap();
    let difference = (expected != given).then(|| format!("{path}: {}", first_difference(&expected, given)));
    assert_none(difference.as_slice());
}

/// Fails with everything that differs.
pub(crate) fn assert_none(differences: &[String]) {
    assert!(differences.is_empty(), "\n{}\n\nIf that is meant: SNAPSHOTS=overwrite cargo test\n", differences.join("\n"));
}

/// Shows the first line that differs.
pub(crate) fn first_difference(expected: &str, given: &str) -> String {
    let lines = expected.lines().map(Some).chain(std::iter::repeat(None)).zip(given.lines().map(Some).chain(std::iter::repeat(None)));
    for (number, (expected, given)) in (1..).zip(lines) {
        if expected != given {
            let shown = |line: Option<&str>| line.map_or("(nothing)".to_owned(), str::to_owned);
            return format!("line {number}\n  expected: {}\n  given:    {}", shown(expected), shown(given));
        }
        if expected.is_none() {
            break;
        }
    }
    "line ends differ".to_owned()
}
