//! Files that others hand over, to be read piece by piece: one, or those of a folder.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use crate::{diagnostic::Error, path::SourcePath};

/// The most folders inside each other that are looked into.
const DEEPEST: usize = 8;

/// Lists a file, or those files below a folder whose names are wanted, in the order of their names. Each has the name by which messages call it:
/// its own, or its path in the folder.
///
/// # Errors
/// If it is not there, a folder holds none, or the machine refuses.
pub fn outside(path: &Path, is_wanted: fn(&str) -> bool) -> Result<Vec<(SourcePath, PathBuf)>, Error> {
    if !path.is_dir() {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = SourcePath::new(&name).ok_or_else(|| Error::new("read", path, "its name cannot be shown"))?;
        return Ok(vec![(name, path.to_owned())]);
    }
    let mut files = Vec::new();
    list(path, "", is_wanted, DEEPEST, &mut files)?;
    files.sort_unstable_by(|(one, _), (other, _)| one.as_str().cmp(other.as_str()));
    if files.is_empty() {
        return Err(Error::new("read", path, "this folder holds no files of that form"));
    }
    Ok(files)
}

fn list(
    folder: &Path,
    above: &str,
    is_wanted: fn(&str) -> bool,
    deepest: usize,
    files: &mut Vec<(SourcePath, PathBuf)>,
) -> Result<(), Error> {
    let refuse = |error: std::io::Error| Error::new("read", folder, error);
    for entry in fs::read_dir(folder).map_err(refuse)? {
        let entry = entry.map_err(refuse)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let shown = format!("{above}{name}");
        let kind = entry.file_type().map_err(refuse)?;
        if name.starts_with('.') {
            continue;
        }
        if kind.is_dir() && deepest > 0 {
            list(&entry.path(), &format!("{shown}/"), is_wanted, deepest - 1, files)?;
        } else if is_wanted(&name) && entry.path().is_file() {
            files.extend(SourcePath::new(&shown).map(|shown| (shown, entry.path())));
        }
    }
    Ok(())
}

/// Opens a file to be read piece by piece.
///
/// # Errors
/// If it is not there, or the machine refuses.
pub fn open(path: &Path) -> Result<File, Error> {
    File::open(path).map_err(|error| Error::new("read", path, error))
}
