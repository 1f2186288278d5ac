//! What `init` and `new` write: a new site from the starter, and single records. Existing files are never touched.

use std::path::Path;

use serde::Serialize;

use crate::{
    diagnostic::Error,
    path::SourcePath,
    source::{self, SourceTree},
    yaml,
};

/// Writes the starter site into a folder. Returns how many files were written.
///
/// # Errors
/// If the folder holds a file that the starter would write, or cannot be written.
pub fn init(folder: &Path, starter: &SourceTree) -> Result<usize, Error> {
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
    Ok(starter.len())
}

/// Writes a record as front matter with a body, or as YAML.
///
/// # Errors
/// If the file is there already or cannot be written.
pub fn write_record(site: &Path, path: &SourcePath, record: &impl Serialize, body: Option<&str>) -> Result<(), Error> {
    let fields = yaml::write(record);
    let text = match body {
        Some(body) => format!("---\n{fields}---\n{body}\n"),
        None => fields,
    };
    source::write_new(&site.join(path.as_str()), text.as_bytes())
}
