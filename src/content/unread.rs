//! Files that nothing reads: most often a name that is misspelt by a letter, a file one folder too far up, or a spreadsheet not saved as CSV.

use super::FOLDER;
use crate::{
    diagnostic::{Diagnostic, nearest},
    path::SourcePath,
};

/// The folders that are read.
const FOLDERS: [&str; 8] = ["checklists", "images", "learn", "locations", "organizations", "pages", "programs", "vocabularies"];

/// The lists that are read.
const LISTS: [&str; 10] = [
    "site.yaml",
    "glossary.yaml",
    "faq.yaml",
    "sources.yaml",
    "synonyms.yaml",
    "words.yaml",
    "help-lines.yaml",
    "hour-bands.yaml",
    "states.yaml",
    "web.yaml",
];

/// Says that nothing reads a file, and what its folder takes instead.
pub(super) fn remark(path: &SourcePath, folder_takes: &'static str) -> Diagnostic {
    Diagnostic::unread_file(path, near_home(path), what_to_do(path, folder_takes))
}

/// The folder or list that was most likely meant, where the name of a file's own is none.
fn near_home(path: &SourcePath) -> Option<&'static str> {
    let inside = path.below(FOLDER).unwrap_or_default();
    match inside.split_once('/') {
        Some((folder, _)) if FOLDERS.contains(&folder) => None,
        Some((folder, _)) => nearest(folder, FOLDERS),
        None => nearest(inside, LISTS),
    }
}

/// A spreadsheet of the spreadsheet program itself is read once it is saved as text.
fn what_to_do(path: &SourcePath, folder_takes: &'static str) -> &'static str {
    match path.extension() {
        "xlsx" | "xls" | "ods" | "numbers" => "save the spreadsheet as “CSV UTF-8” in the folder of what it lists",
        _ => folder_takes,
    }
}
