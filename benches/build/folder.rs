//! Writes the files of a site into a folder of its own.

use std::{
    cell::{Cell, RefCell},
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
};

/// A folder that is being filled.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    made: RefCell<HashSet<PathBuf>>,
    files: Cell<usize>,
}

impl Folder {
    /// Starts a new folder.
    ///
    /// # Errors
    /// If there is something already, or the folder cannot be made.
    pub(crate) fn create(root: &Path) -> io::Result<Self> {
        if root.exists() && fs::read_dir(root)?.next().is_some() {
            let message = format!("{} is not empty", root.display());
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
        }
        fs::create_dir_all(root)?;
        Ok(Self { root: root.to_owned(), made: RefCell::default(), files: Cell::new(0) })
    }

    /// Writes a file, given by its path in the folder, and the folders above it.
    ///
    /// # Errors
    /// If the disk refuses.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) -> io::Result<()> {
        let file = self.root.join(path);
        let parent = file.parent().expect("a file lies in a folder");
        if self.made.borrow_mut().insert(parent.to_owned()) {
            fs::create_dir_all(parent)?;
        }
        fs::write(&file, content)?;
        self.files.set(self.files.get() + 1);
        Ok(())
    }

    /// How many files were written.
    pub(crate) fn files(&self) -> usize {
        self.files.get()
    }
}
