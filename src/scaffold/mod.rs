//! What `init` and `new` write: a new site from the starter, and single records. Existing files are never touched.

use std::{collections::BTreeMap, path::Path};

use serde::Serialize;

mod editor;
mod readme;

use crate::{
    diagnostic::Error,
    model::Vocabularies,
    path::SourcePath,
    source::{self, SourceTree},
    yaml,
};

/// Writes the starter site into a folder, with a short guide and what editors must know, but for files of these that the folder has already.
/// Returns how many files were written.
///
/// # Errors
/// If the folder holds a file that the starter would write, or cannot be written.
pub fn init(folder: &Path, starter: &SourceTree, vocabularies: &Vocabularies) -> Result<usize, Error> {
    let taken = starter.files().map(|file| folder.join(file.path.as_str())).find(|path| path.symlink_metadata().is_ok());
    if let Some(taken) = taken {
        return Err(Error::new(
            "start a site in",
            folder,
            format!("`{}` is there already, and nothing is ever overwritten", taken.display()),
        ));
    }
    for file in starter.files() {
        source::write_new(&folder.join(file.path.as_str()), file.content.bytes())?;
    }
    let mut written = starter.len();
    let guide = ("README.md".to_owned(), readme::README.to_owned());
    for (name, text) in editor::files(vocabularies).chain([guide]) {
        let path = folder.join(name);
        if path.symlink_metadata().is_err() {
            source::write_new(&path, text.as_bytes())?;
            written += 1;
        }
    }
    Ok(written)
}

/// A record to fill in: YAML with the facts that are known, and a comment for each field that is still needed. Nothing is made up.
#[derive(Debug, Default)]
pub struct Form {
    lines: Vec<String>,
}

impl Form {
    /// Adds a line that says something to the author.
    pub fn comment(&mut self, text: &str) {
        self.lines.push(format!("# {text}"));
    }

    /// Adds a field with its value.
    pub fn field(&mut self, name: &str, value: &impl Serialize) {
        self.lines.extend(yaml::write(&BTreeMap::from([(name, value)])).lines().map(str::to_owned));
    }

    /// Adds a field with its value, or as needed.
    pub fn given(&mut self, name: &str, value: Option<&impl Serialize>, what: &str) {
        match value {
            Some(value) => self.field(name, value),
            None => self.comment(&format!("{name}:  # {what}")),
        }
    }

    /// Adds fields as needed, each with what to write there.
    pub fn needed(&mut self, fields: &[(&str, &str)]) {
        for (name, what) in fields {
            self.given(name, None::<&String>, what);
        }
    }

    /// Adds a field of several parts: those that are given, and the others as needed.
    pub fn parts<'n>(&mut self, name: &str, parts: impl IntoIterator<Item = ((&'n str, &'n str), Option<String>)>) {
        let mut inner = Self::default();
        let mut any = false;
        for ((part, what), value) in parts {
            any |= value.is_some();
            inner.given(part, value.as_ref(), what);
        }
        // A field whose parts are all comments would be an empty one.
        let sign = if any { "" } else { "# " };
        self.lines.push(format!("{sign}{name}:"));
        self.lines.extend(inner.lines.iter().map(|line| format!("  {line}")));
    }
}

/// Writes a record as front matter with a body, or as YAML.
///
/// # Errors
/// If the file is there already or cannot be written.
pub fn write_record(site: &Path, path: &SourcePath, form: &Form, body: Option<&str>) -> Result<(), Error> {
    let fields: String = form.lines.iter().map(|line| line.clone() + "\n").collect();
    let text = match body {
        Some(body) => format!("---\n{fields}---\n{body}"),
        None => fields,
    };
    source::write_new(&site.join(path.as_str()), text.as_bytes())
}
