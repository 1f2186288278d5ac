//! The way in: files of a folder, read whole, in the order of their paths. The only other source is the program itself, which carries the
//! starter site and the theme. `walkdir` and `include_dir` are named in this file alone.

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::{
    diagnostic::{Checked, Diagnostic, Error},
    path::SourcePath,
};

static CONTENT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content");
static THEMES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// Files larger than this are refused: places in them would not fit in 32 bits.
const LARGEST: u64 = u32::MAX as u64 / 2;

/// A file and what it holds.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Where it lies, from the site's folder.
    pub path: SourcePath,
    /// What it holds.
    pub content: Content,
}

/// The content of a file. Cheap to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// UTF-8.
    Text(Arc<str>),
    /// Anything else.
    Bytes(Arc<[u8]>),
}

impl Content {
    /// Returns the bytes, whatever they are.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::Text(text.into()),
            Err(error) => Self::Bytes(error.into_bytes().into()),
        }
    }
}

/// All files of a site, or of a part of it, by path.
#[derive(Clone, Debug, Default)]
pub struct SourceTree {
    files: BTreeMap<SourcePath, SourceFile>,
}

impl SourceTree {
    /// Returns a file.
    #[must_use]
    pub fn get(&self, path: &SourcePath) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// Returns all files in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.values()
    }

    /// Returns the files below a folder, in the order of their paths.
    pub fn below<'t>(&'t self, folder: &'t str) -> impl Iterator<Item = &'t SourceFile> {
        self.files.values().filter(move |file| file.path.below(folder).is_some())
    }

    /// Adds a file, or puts another in its place.
    pub fn insert(&mut self, file: SourceFile) {
        self.files.insert(file.path.clone(), file);
    }

    /// Takes a file out.
    pub fn remove(&mut self, path: &SourcePath) {
        self.files.remove(path);
    }

    /// The number of files.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

impl FromIterator<SourceFile> for SourceTree {
    fn from_iter<I: IntoIterator<Item = SourceFile>>(files: I) -> Self {
        Self { files: files.into_iter().map(|file| (file.path.clone(), file)).collect() }
    }
}

/// Reads `content/` and `themes/` of a site. Hidden files and what editors leave behind are passed over.
///
/// # Errors
/// If a file or folder cannot be read.
pub fn read(site: &Path) -> Result<Checked<SourceTree>, Error> {
    let mut diagnostics = Vec::new();
    let mut found = Vec::new();
    for folder in ["content", "themes"] {
        let root = site.join(folder);
        if root.exists() {
            found.extend(walk(site, &root, &mut diagnostics)?);
        }
    }
    let files: Vec<SourceFile> = found.into_par_iter().map(|path| read_file(site, path)).collect::<Result<_, _>>()?;
    Ok(Checked::new(files.into_iter().collect(), diagnostics))
}

/// Returns the files that the program carries: the starter site with its theme.
#[must_use]
pub fn embedded() -> SourceTree {
    let content = carried(&CONTENT, "content");
    content.into_iter().chain(carried(&THEMES, "themes")).collect()
}

fn carried(root: &'static Dir<'static>, name: &str) -> Vec<SourceFile> {
    fn add(dir: &'static Dir<'static>, name: &str, files: &mut Vec<SourceFile>) {
        for file in dir.files() {
            let path = format!("{name}/{}", file.path().to_str().expect("our own file names are UTF-8").replace('\\', "/"));
            let content = file.contents_utf8().map_or_else(|| Content::Bytes(file.contents().into()), |text| Content::Text(text.into()));
            files.extend(SourcePath::new(&path).map(|path| SourceFile { path, content }));
        }
        dir.dirs().for_each(|dir| add(dir, name, files));
    }
    let mut files = Vec::new();
    add(root, name, &mut files);
    files
}

/// Lists the files below a folder, following links.
fn walk(site: &Path, root: &Path, diagnostics: &mut Vec<Diagnostic>) -> Result<Vec<SourcePath>, Error> {
    let mut found = Vec::new();
    for entry in WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter().filter_entry(is_wanted) {
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
        if !entry.file_type().is_dir() {
            match relative(site, entry.path()) {
                Some(path) => found.push(path),
                None => diagnostics.push(Diagnostic::bad_file_name(&lossy(site, entry.path()), "cannot be read as text")),
            }
        }
    }
    Ok(found)
}

/// Whether a file is the author's: not hidden, not left behind by an editor or a spreadsheet that is open.
fn is_wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let left_behind =
        name.starts_with(['.', '#']) || name.starts_with("~$") || name.ends_with('~') || name.eq_ignore_ascii_case("thumbs.db");
    entry.depth() == 0 || !left_behind
}

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
    let bytes = fs::metadata(&full).map_err(|error| refuse(&error))?.len();
    if bytes > LARGEST {
        return Err(refuse(&"files of 2 GiB and more are not taken"));
    }
    let bytes = fs::read(&full).map_err(|error| refuse(&error))?;
    Ok(SourceFile { path, content: bytes.into() })
}
