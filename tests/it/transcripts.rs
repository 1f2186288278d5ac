//! The command line as a conversation: `tests/transcripts/<name>.md` has commands after `$ ` in `console` blocks, below each what it says, and
//! `? 1` where it ends with another status than 0. A folder `<name>.in` is where the conversation starts. Times are shown as `[time]`, folders
//! of this machine as `[folder]`.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use rayon::prelude::*;

use crate::snapshot::{assert_none, files_below, first_difference, overwrites, project};

const FOLDER: &str = "tests/transcripts";

/// Runs a command line and returns what it says, on both streams, and its status if that is not 0.
fn run(line: &str, folder: &Path) -> String {
    // A shell, so that transcripts are what people type: quotes, pipes, several commands.
    let binary = Path::new(env!("CARGO_BIN_EXE_carepress")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap_or_default());
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1; {line}")])
        .current_dir(folder)
        .env_clear()
        .env("PATH", path)
        .env("COLUMNS", "100")
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let mut said = String::from_utf8(output.stdout).unwrap();
    if !said.is_empty() && !said.ends_with('\n') {
        said.push('\n');
    }
    if let Some(code) = output.status.code().filter(|code| *code != 0) {
        said.extend(["? ", &code.to_string(), "\n"]);
    }
    masked(&said.replace(&folder.display().to_string(), "[folder]"))
}

/// Shows times as `[time]`: `in 0.05 s` and the numbers of `--timings`.
fn masked(said: &str) -> String {
    let line = |line: &str| {
        if let Some((before, rest)) = line.split_once(", in ")
            && rest.ends_with(" s")
        {
            return format!("{before}, in [time]");
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let is_row = line.ends_with('%') || words.first() == Some(&"total") && words.len() == 2;
        let named =
            words.iter().take_while(|word| word.parse::<f64>().is_err() && !word.ends_with('%')).copied().collect::<Vec<_>>().join(" ");
        if is_row { format!("{named:<18}[time]") } else { line.to_owned() }
    };
    said.lines().map(|text| line(text) + "\n").collect()
}

/// Replays a transcript and returns it as it is now.
fn replayed(text: &str, folder: &Path) -> String {
    let mut now = String::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line == "```console";
        }
        let command = line.strip_prefix("$ ").filter(|_| inside);
        if command.is_some() || !inside || line.starts_with("```") {
            now.push_str(line);
            now.push('\n');
        }
        if let Some(command) = command {
            now.push_str(&run(command, folder));
        }
    }
    now
}

/// Replays a transcript in a folder of its own. Returns what differs.
fn difference(name: &str, text: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files_below(&project(FOLDER).join(name.replace(".md", ".in"))) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let now = replayed(text, folder.path());
    if overwrites() {
        fs::write(project(FOLDER).join(name), now).unwrap();
        return None;
    }
    (now != text).then(|| format!("{FOLDER}/{name}: {}", first_difference(text, &now)))
}

#[test]
fn transcripts_are_true() {
    let transcripts: Vec<(String, String)> = files_below(&project(FOLDER))
        .into_iter()
        .filter(|(name, _)| name.strip_suffix(".md").is_some_and(|name| !name.contains('/')))
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect();
    // They wait for other processes: all wait at once.
    assert_none(&transcripts.par_iter().filter_map(|(name, text)| difference(name, text)).collect::<Vec<_>>());
}

#[test]
fn every_folder_belongs_to_a_transcript() {
    for entry in fs::read_dir(project(FOLDER)).unwrap() {
        let path = entry.unwrap().path();
        assert!(path.with_extension("md").is_file(), "{}: no transcript starts in it", path.display());
    }
}
