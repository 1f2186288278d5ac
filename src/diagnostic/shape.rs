//! Mistakes of form: files, YAML, spreadsheets, fields and their values.

use super::{Diagnostic, Place, any_of, nearest, rules};
use crate::path::SourcePath;

impl Diagnostic {
    pub(crate) fn not_text(file: &SourcePath) -> Self {
        Self::new(&rules::NOT_TEXT, file, "this file is not UTF-8 text").help("save it again as UTF-8; in a spreadsheet choose “CSV UTF-8”")
    }

    pub(crate) fn bad_file_name(file: &SourcePath) -> Self {
        Self::new(&rules::BAD_FILE_NAME, file, "this file's name cannot be read as text")
            .help("rename it with small letters, digits and hyphens")
    }

    pub(crate) fn link_loop(file: &SourcePath) -> Self {
        Self::new(&rules::LINK_LOOP, file, "this link leads back to itself or nowhere").help("remove the link, or point it at a file")
    }

    pub(crate) fn unread_file(file: &SourcePath, nearest: Option<&str>, what_to_do: &str) -> Self {
        Self::new(&rules::UNREAD_FILE, file, "nothing reads this file").suggest(nearest, what_to_do)
    }

    pub(crate) fn no_front_matter(file: &SourcePath) -> Self {
        Self::new(&rules::NO_FRONT_MATTER, file, "this file has no front matter")
            .help("start the file with a line `---`, then its fields, then a line `---`")
    }

    pub(crate) fn open_front_matter(at: Place) -> Self {
        Self::new(&rules::OPEN_FRONT_MATTER, at, "front matter is not closed").help("end it with a line `---`")
    }

    pub(crate) fn bad_yaml(at: Place, why: &str, what_to_do: &str) -> Self {
        Self::new(&rules::BAD_YAML, at, why).help(what_to_do)
    }

    pub(crate) fn bad_table(at: Place, why: &str, what_to_do: &str) -> Self {
        Self::new(&rules::BAD_TABLE, at, why).help(what_to_do)
    }

    pub(crate) fn unknown_column(at: Place, name: &str, nearest: Option<&str>) -> Self {
        Self::new(&rules::UNKNOWN_COLUMN, at, format!("no column `{name}`"))
            .suggest(nearest, "remove the column, or name it as in the guide")
    }

    pub(crate) fn missing_column(at: Place, name: &str) -> Self {
        Self::new(&rules::MISSING_COLUMN, at, format!("this table has no column `{name}`")).help(format!("add `{name}` to the header row"))
    }

    /// `known` are the fields that could stand there; few are listed, many are not.
    pub(crate) fn unknown_field(at: Place, name: &str, known: &[&str]) -> Self {
        let help = match known.len() {
            1..=8 => format!("remove it, or write {}", any_of(known.iter().copied())),
            _ => "remove it; the guide lists the fields of each record".to_owned(),
        };
        Self::new(&rules::UNKNOWN_FIELD, at, format!("no field `{name}`")).suggest(nearest(name, known.iter().copied()), help)
    }

    pub(crate) fn duplicate_field(at: Place, name: &str) -> Self {
        Self::new(&rules::DUPLICATE_FIELD, at, format!("field `{name}` is given twice")).help("keep one of the two")
    }

    /// `got` is the author's word in backticks, or what stands there instead of one.
    pub(crate) fn invalid_value(at: Place, got: &str, expected: &str) -> Self {
        let message =
            if got.starts_with('`') { format!("{got} is not {expected}") } else { format!("{got} stands in the place of {expected}") };
        Self::new(&rules::INVALID_VALUE, at, message).help(format!("write {expected}"))
    }

    pub(crate) fn not_one_of(at: Place, got: &str, values: &[&str]) -> Self {
        let message = format!("`{got}` is not a value of this field");
        Self::new(&rules::INVALID_VALUE, at, message)
            .suggest(nearest(got, values.iter().copied()), format!("write {}", any_of(values.iter().copied())))
    }

    pub(crate) fn missing_field(at: Place, name: &str, help: &str) -> Self {
        Self::new(&rules::MISSING_FIELD, at, format!("field `{name}` is missing")).help(help)
    }

    pub(crate) fn out_of_range(at: Place, got: &str, allowed: &str) -> Self {
        Self::new(&rules::OUT_OF_RANGE, at, format!("`{got}` is outside what this field takes")).help(format!("write {allowed}"))
    }

    /// `got` says the length and the limit that it breaks: "243 characters of at most 200".
    pub(crate) fn wrong_length(at: Place, what: &str, got: &str, allowed: &str) -> Self {
        Self::new(&rules::OUT_OF_RANGE, at, format!("{what} has {got}")).help(format!("write {allowed}"))
    }

    pub(crate) fn unknown_language(file: &SourcePath, language: &str) -> Self {
        let message = format!("the site has no language `{language}`");
        Self::new(&rules::UNKNOWN_LANGUAGE, file, message)
            .help(format!("add `{language}` to `languages` in content/site.yaml, or rename the file"))
    }

    pub(crate) fn lonely_translation(file: &SourcePath, original: &str) -> Self {
        Self::new(&rules::LONELY_TRANSLATION, file, "this translation has no original")
            .help(format!("add `{original}`, or rename this file like its original"))
    }

    pub(crate) fn outdated_translation(at: Place, original: &SourcePath, hash: &str) -> Self {
        let message = format!("`{original}` has changed since this was translated");
        Self::new(&rules::OUTDATED_TRANSLATION, at, message)
            .help(format!("bring this up to date, then write `source: \"{hash}\"` under `translation`"))
    }
}
