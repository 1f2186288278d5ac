//! A site's folder: reads what the author wrote, and adds files to it. `walkdir` is named in this file alone.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{ReadSeek, SourceFile, SourceTree};
use crate::{
    diagnostic::{Checked, Diagnostic, Error},
    path::SourcePath,
};

/// Files larger than this are refused: places in them would not fit in 32 bits.
const LARGEST: u64 = u32::MAX as u64 / 2;

/// The folders of a site that are the author's.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// Reads `content/` and `themes/` of a site. Hidden files and what editors leave behind are passed over.
///
/// # Errors
/// If there is no such folder, or a file or folder in it cannot be read.
pub fn read(site: &Path) -> Result<Checked<SourceTree>, Error> {
    if !site.is_dir() {
        return Err(Error::new("read", site, "there is no such folder; name the site's folder with --site"));
    }
    let mut diagnostics = Vec::new();
    let mut found = Vec::new();
    for folder in FOLDERS {
        let root = site.join(folder);
        if root.exists() {
            found.extend(walk(site, &root, &mut diagnostics)?);
        }
    }
    let files: Vec<SourceFile> = found.into_par_iter().map(|path| read_file(site, path)).collect::<Result<_, _>>()?;
    Ok(Checked::new(files.into_iter().collect(), diagnostics))
}

/// Reads again what lies at paths that changed, in a site that was read before, and gives the remarks on it. What is not there any more leaves
/// the tree, and so does what is in no folder of the author's. Paths start with `site`.
///
/// # Errors
/// If a file or folder that is there cannot be read; the tree then keeps what it had of it.
pub fn reread(site: &Path, tree: &mut SourceTree, changed: &BTreeSet<PathBuf>) -> Result<Vec<Diagnostic>, Error> {
    let mut diagnostics = Vec::new();
    for path in changed {
        let Some(place) = authors(site, path) else { continue };
        if path.is_dir() {
            let found = walk(site, path, &mut diagnostics)?;
            let files: Vec<SourceFile> = found.into_par_iter().map(|path| read_file(site, path)).collect::<Result<_, _>>()?;
            tree.remove_below(&place);
            for file in files {
                tree.insert(file);
            }
        } else if path.exists() {
            tree.insert(read_file(site, place)?);
        } else {
            tree.remove(&place);
            tree.remove_below(&place);
        }
    }
    Ok(diagnostics)
}

/// Returns the path of a file or folder in a site, if it lies where authors write and is none of those that are passed over.
#[must_use]
pub fn authors(site: &Path, path: &Path) -> Option<SourcePath> {
    let place = relative(site, path)?;
    let mut names = place.as_str().split('/');
    (FOLDERS.contains(&names.clone().next()?) && names.all(|name| !is_left_behind(name))).then_some(place)
}

/// Writes a file of the author's, with the folders that it needs.
///
/// # Errors
/// If something is there already, or the machine refuses.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let refuse = |error: io::Error| {
        let cause = if error.kind() == io::ErrorKind::AlreadyExists {
            "it is there already, and nothing is ever overwritten".to_owned()
        } else {
            error.to_string()
        };
        Error::new("write", path, cause)
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(refuse)?;
    }
    let mut file = fs::File::create_new(path).map_err(refuse)?;
    file.write_all(bytes).map_err(refuse)
}

/// Replaces a file of the author's at once: whatever happens, there is the old text or the new one.
///
/// # Errors
/// If the machine refuses.
pub fn replace(path: &Path, text: &str) -> Result<(), Error> {
    let refuse = |error: io::Error| Error::new("write", path, error);
    // What a link leads to is what is replaced.
    let path = &path.canonicalize().map_err(refuse)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let new = path.with_file_name(format!(".{name}.carepress-new"));
    let rights = fs::metadata(path).map_err(refuse)?.permissions();
    let written = fs::write(&new, text).and_then(|()| fs::set_permissions(&new, rights)).and_then(|()| fs::rename(&new, path));
    written.map_err(|error| {
        // What is left over would be a file that nobody knows.
        let _ = fs::remove_file(&new);
        refuse(error)
    })
}

/// Reads a text file that is no part of the site. `missing` is what to say if it is not there.
///
/// # Errors
/// If it is not there, is not text, or the machine refuses.
pub fn read_text(path: &Path, missing: &str) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Error::new("read", path, missing),
        _ => Error::new("read", path, error),
    })
}

/// Writes a text file that is no part of the site, over another of its name.
///
/// # Errors
/// If the machine refuses.
pub fn write_text(path: &Path, text: &str) -> Result<(), Error> {
    fs::write(path, text).map_err(|error| Error::new("write", path, error))
}

/// The folder in which the program keeps what it wants to know the next time.
const KEPT: &str = ".carepress";

/// Returns what the program kept for a site under that name; empty if there is nothing.
#[must_use]
pub fn kept(site: &Path, name: &str) -> String {
    fs::read_to_string(site.join(KEPT).join(name)).unwrap_or_default()
}

/// Keeps a text for the next time, beside the content and out of sight of version control.
///
/// # Errors
/// If the machine refuses.
pub fn keep(site: &Path, name: &str, text: &str) -> Result<(), Error> {
    let folder = site.join(KEPT);
    let write = || {
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(".gitignore"), "*\n")?;
        fs::write(folder.join(name), text)
    };
    write().map_err(|error| Error::new("write", &folder, error))
}

/// The folder in which imports remember what they brought; with the site, for whoever works on it.
const IMPORTS: &str = "import";

/// Returns what the last import of a source left to be remembered; empty if there was none.
#[must_use]
pub fn remembered(site: &Path, source: &str) -> String {
    fs::read_to_string(site.join(IMPORTS).join(format!("{source}.jsonl"))).unwrap_or_default()
}

/// Remembers what an import brought.
///
/// # Errors
/// If the machine refuses.
pub fn remember(site: &Path, source: &str, text: &str) -> Result<(), Error> {
    let folder = site.join(IMPORTS);
    let file = folder.join(format!("{source}.jsonl"));
    let refuse = |error: io::Error| Error::new("write", &file, error);
    fs::create_dir_all(&folder).map_err(refuse)?;
    if !file.exists() {
        fs::write(&file, "").map_err(refuse)?;
    }
    replace(&file, text)
}

/// Reads a file that is no part of the site, or the tables of a folder, by their names.
///
/// # Errors
/// If it is not there, or the machine refuses.
pub fn read_outside(path: &Path) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let refuse = |error: io::Error| Error::new("read", path, error);
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if !path.is_dir() {
        return Ok(vec![(name(path), fs::read(path).map_err(refuse)?)]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(refuse)? {
        let file = entry.map_err(refuse)?.path();
        if file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv")) && file.is_file() {
            files.push((name(&file), fs::read(&file).map_err(refuse)?));
        }
    }
    files.sort_unstable();
    Ok(files)
}

/// Opens a file that is no part of the site, to be read piece by piece. Returns it with its size in bytes.
///
/// # Errors
/// If it is not there or is a folder, or the machine refuses.
pub fn open_outside(path: &Path) -> Result<(Box<dyn ReadSeek>, u64), Error> {
    let refuse = |error: io::Error| Error::new("read", path, error);
    let file = fs::File::open(path).map_err(refuse)?;
    let about = file.metadata().map_err(refuse)?;
    if about.is_dir() {
        return Err(Error::new("read", path, "it is a folder; name the file in it"));
    }
    Ok((Box::new(file), about.len()))
}

/// Reads files of a folder that is no part of the site, by their paths in it. None for one that is not there.
///
/// # Errors
/// If there is no such folder.
pub fn read_named<'p>(folder: &Path, paths: impl IntoIterator<Item = &'p str>) -> Result<Vec<Option<Vec<u8>>>, Error> {
    if !folder.is_dir() {
        return Err(Error::new("read", folder, "there is no such folder"));
    }
    Ok(paths.into_iter().map(|path| fs::read(folder.join(path)).ok()).collect())
}

/// Endings of files that are read as text.
const TEXTS: [&str; 6] = ["txt", "md", "html", "htm", "yaml", "csv"];

/// Reads all texts below a folder, by their paths in it, in the order of these. Bytes that are not UTF-8 count as unknown letters.
///
/// # Errors
/// If the folder is not there or holds no text, or the machine refuses.
pub fn read_works(folder: &Path) -> Result<Vec<(String, String)>, Error> {
    let mut works = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| Error::new("read", folder, error))?;
        let path = entry.path();
        let is_text =
            path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| TEXTS.contains(&ending.to_ascii_lowercase().as_str()));
        if entry.file_type().is_file() && is_text {
            let bytes = fs::read(path).map_err(|error| Error::new("read", path, error))?;
            let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
            works.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    if works.is_empty() {
        return Err(Error::new("use", folder, format!("it holds no texts: files that end in .{}", TEXTS.join(", ."))));
    }
    Ok(works)
}

/// Lists the files below a folder, following links.
fn walk(site: &Path, root: &Path, diagnostics: &mut Vec<Diagnostic>) -> Result<Vec<SourcePath>, Error> {
    let mut found = Vec::new();
    let mut entries = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter().filter_entry(is_wanted);
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                // A link to itself or to nothing is the author's to mend; anything else is the machine's refusal.
                let dangling = path.symlink_metadata().is_ok_and(|data| data.is_symlink());
                match (error.loop_ancestor().is_some() || dangling, relative(site, &path)) {
                    (true, Some(path)) => diagnostics.push(Diagnostic::link_loop(&path)),
                    _ => return Err(Error::new("read", path, error)),
                }
                continue;
            }
        };
        let is_folder = entry.file_type().is_dir();
        match relative(site, entry.path()) {
            Some(path) if is_folder && leads_out_and_back(&entry, root) => {
                diagnostics.push(Diagnostic::link_loop(&path));
                entries.skip_current_dir();
            }
            Some(path) if !is_folder => found.push(path),
            None if !is_folder => diagnostics.push(Diagnostic::bad_file_name(&lossy(site, entry.path()))),
            _ => {}
        }
    }
    Ok(found)
}

/// Whether a link leads to a folder that holds the walk's own root, so that everything would be found twice.
fn leads_out_and_back(entry: &DirEntry, root: &Path) -> bool {
    let holds_root = || Some(root.canonicalize().ok()?.starts_with(entry.path().canonicalize().ok()?));
    entry.path_is_symlink() && entry.depth() > 0 && holds_root().unwrap_or(false)
}

/// Whether a file is the author's: not hidden, not left behind by an editor or a spreadsheet that is open.
fn is_wanted(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !is_left_behind(&entry.file_name().to_string_lossy())
}

fn is_left_behind(name: &str) -> bool {
    name.starts_with(['.', '#']) || name.starts_with("~$") || name.ends_with('~') || name.eq_ignore_ascii_case("thumbs.db")
}

/// Returns the path of a file or folder in a site; none if it lies elsewhere, or its name is no text.
fn relative(site: &Path, path: &Path) -> Option<SourcePath> {
    let parts: Option<Vec<&str>> = path.strip_prefix(site).ok()?.components().map(|part| part.as_os_str().to_str()).collect();
    SourcePath::new(&parts?.join("/"))
}

/// The path as far as it can be shown.
fn lossy(site: &Path, path: &Path) -> SourcePath {
    let shown = path.strip_prefix(site).unwrap_or(path).to_string_lossy().replace(['\\', '\0'], "?");
    SourcePath::new(&shown).or_else(|| SourcePath::new("content")).expect("a plain word is a path")
}

fn read_file(site: &Path, path: SourcePath) -> Result<SourceFile, Error> {
    let full = site.join(path.as_str());
    let refuse = |error: &dyn std::fmt::Display| Error::new("read", &full, error);
    let data = fs::metadata(&full).map_err(|error| refuse(&error))?;
    if !data.is_file() {
        return Err(refuse(&"it is not a file"));
    }
    if data.len() > LARGEST {
        return Err(refuse(&"files of 2 GiB and more are not taken"));
    }
    let bytes = fs::read(&full).map_err(|error| refuse(&error))?;
    Ok(SourceFile { path, content: bytes.into() })
}
