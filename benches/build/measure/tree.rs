//! How much a finished site is.

use std::{io, path::Path};

use walkdir::WalkDir;

/// What lies in a folder and below.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tree {
    /// Files of all kinds.
    pub(crate) files: u32,
    /// Files that end in `.html`.
    pub(crate) pages: u32,
    /// Bytes of all files.
    pub(crate) bytes: u64,
}

/// Counts what lies in a folder.
///
/// # Errors
/// If it cannot be read.
pub(crate) fn tree(folder: &Path) -> io::Result<Tree> {
    let mut tree = Tree::default();
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            tree.files += 1;
            tree.pages += u32::from(entry.path().extension().is_some_and(|extension| extension == "html"));
            tree.bytes += entry.metadata()?.len();
        }
    }
    Ok(tree)
}

impl Tree {
    /// Size in millions of bytes, as text.
    pub(crate) fn megabytes(&self) -> String {
        format!("{}", (self.bytes + 500_000) / 1_000_000)
    }
}
