//! The way in: files of a folder, read whole, in the order of their paths; and the files that the program itself carries, the starter site and
//! the theme. New files of the author go through here, too: never over old ones.

use std::{
    collections::BTreeMap,
    io::{Read, Seek},
    ops::Bound,
    sync::Arc,
};

use crate::path::SourcePath;

mod carried;
mod folder;
mod outside;

pub use carried::embedded;
pub use folder::{
    authors, keep, kept, open_outside, read, read_named, read_outside, read_text, read_works, remember, remembered, replace, reread,
    write_new, write_text,
};

pub use outside::{open, outside};

/// A file that is read piece by piece, because it may be too large to hold: what others hand over.
pub trait ReadSeek: Read + Seek {}

impl<T: Read + Seek + ?Sized> ReadSeek for T {}

/// A file and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// All files of a site, or of a part of it, by path. Cheap to copy.
#[derive(Clone, Debug, Default)]
pub struct SourceTree {
    files: Arc<BTreeMap<SourcePath, SourceFile>>,
}

impl SourceTree {
    /// Returns a file.
    #[must_use]
    pub fn get(&self, path: &SourcePath) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// Returns the text of a file; none if it is not there, or no text.
    #[must_use]
    pub fn text(&self, path: &SourcePath) -> Option<&str> {
        match &self.get(path)?.content {
            Content::Text(text) => Some(text),
            Content::Bytes(_) => None,
        }
    }

    /// Returns all files in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.values()
    }

    /// Returns the files below a folder, in the order of their paths.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = &SourceFile> {
        // The sign after the slash ends what starts with the folder and a slash.
        let (start, end) = (format!("{folder}/"), format!("{folder}0"));
        let range = (Bound::Included(start.as_str()), Bound::Excluded(end.as_str()));
        self.files.range::<str, _>(range).map(|(_, file)| file)
    }

    /// Adds a file, or puts another in its place.
    pub fn insert(&mut self, file: SourceFile) {
        Arc::make_mut(&mut self.files).insert(file.path.clone(), file);
    }

    /// Takes a file out.
    pub fn remove(&mut self, path: &SourcePath) {
        Arc::make_mut(&mut self.files).remove(path);
    }

    /// Takes out all files below a folder.
    pub fn remove_below(&mut self, folder: &SourcePath) {
        Arc::make_mut(&mut self.files).retain(|path, _| path.below(folder.as_str()).is_none());
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
        Self { files: Arc::new(files.into_iter().map(|file| (file.path.clone(), file)).collect()) }
    }
}
