//! The way out: a folder that belongs to this program through a manifest. Only files whose bytes changed are written: all
//! of them first under other names beside the site, then, when nothing can be wrong with them any more, each renamed into its place, what pages
//! need before the pages, deletions last, the manifest at the very end. A crash or a full disk at any moment leaves a site that the next build
//! repairs, and a mistake in a template leaves it as it was.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Mutex, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    diagnostic::{Diagnostic, Error},
    path::OutputPath,
};

/// The manifest, in the output folder.
pub const MANIFEST: &str = ".carepress.json";

/// The folder in which files wait for their rename.
const WAITING: &str = ".carepress-tmp";

/// What the manifest says: which files are ours, and what they hold.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Manifest {
    /// The version of this program that wrote it.
    pub version: String,
    /// The day that counted as today.
    pub as_of: String,
    /// The hash of everything that the site was made of.
    pub inputs: String,
    /// False while a build is under way, and after one that did not end.
    pub complete: bool,
    /// All files, by path; those of a build that did not end may be missing or of any content.
    pub files: BTreeMap<String, FileRecord>,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Its size in bytes.
    pub size: u64,
    /// The first 128 bits of its BLAKE3 hash, in hexadecimal.
    pub hash: String,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files of the site.
    pub files: usize,
    /// Files whose bytes changed or that are new.
    pub written: usize,
    /// Files that were right as they were.
    pub unchanged: usize,
    /// Files that are gone.
    pub removed: usize,
}

/// Why publishing stopped.
#[derive(Debug)]
pub enum Stop {
    /// The machine refused.
    Machine(Error),
    /// Files could not be rendered; nothing more was written.
    Author(Vec<Diagnostic>),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Machine(error)
    }
}

/// A folder that is ours to write into.
#[derive(Debug)]
pub struct OutputFolder {
    root: PathBuf,
    old: Manifest,
    /// Whether the folder was empty, so that nothing in it needs to be compared.
    fresh: bool,
}

/// The files to publish. `early` are those that pages need.
pub struct Files<'f> {
    /// Paths, what pages need first.
    pub paths: Vec<&'f OutputPath>,
    /// How many of them pages need.
    pub early: usize,
}

impl OutputFolder {
    /// Opens a folder: one that this program made, or an empty or missing one.
    ///
    /// # Errors
    /// If the folder holds files that are not ours, or cannot be read.
    pub fn open(root: &Path) -> Result<Self, Error> {
        let refuse = |error: &io::Error| Error::new("open the output folder", root, error);
        let entries = match fs::read_dir(root) {
            Ok(entries) => entries.collect::<Result<Vec<_>, _>>().map_err(|error| refuse(&error))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(refuse(&error)),
        };
        // A first build that was killed before it changed anything leaves nothing but waiting files.
        if entries.iter().all(|entry| entry.file_name() == WAITING) {
            return Ok(Self { root: root.to_owned(), old: Manifest::default(), fresh: true });
        }
        let text = fs::read_to_string(root.join(MANIFEST)).map_err(|_| {
            Error::new("write into", root, "the folder is not empty and was not made by carepress; name another with --out, or empty it")
        })?;
        let damaged = |error| format!("it is damaged ({error}); remove the folder and build again");
        let old = serde_json::from_str(&text).map_err(|error| Error::new("read the manifest of", root, damaged(error)))?;
        Ok(Self { root: root.to_owned(), old, fresh: false })
    }

    /// Whether the folder holds, byte for byte, what these inputs make: then there is nothing to do.
    #[must_use]
    pub fn holds(&self, inputs: &str, version: &str) -> bool {
        let same = self.old.complete && self.old.inputs == inputs && self.old.version == version;
        same && !self.root.join(WAITING).exists() && self.old.files.par_iter().all(|(path, record)| self.is_as_recorded(path, record))
    }

    /// Whether the folder holds a finished site, which has its day, and nothing else that this program makes.
    #[must_use]
    pub fn holds_site(&self) -> bool {
        !self.old.as_of.is_empty()
    }

    fn is_as_recorded(&self, path: &str, record: &FileRecord) -> bool {
        fs::read(self.root.join(path)).is_ok_and(|bytes| record_of(&bytes) == *record)
    }

    /// What holding everything already amounts to.
    #[must_use]
    pub fn nothing_to_do(&self) -> Published {
        Published { files: self.old.files.len(), unchanged: self.old.files.len(), ..Published::default() }
    }

    /// Publishes files. `render` gives the bytes of each; `done` is called after each. Until every file is rendered and waits beside its place,
    /// nothing that visitors see changes.
    ///
    /// # Errors
    /// If the machine refuses to write: what is there then, the next build puts right. If files cannot be rendered: then nothing changed.
    pub fn publish(
        self,
        files: &Files<'_>,
        head: Manifest,
        render: impl Fn(&OutputPath) -> Result<Vec<u8>, Diagnostic> + Sync,
        done: impl Fn() + Sync,
    ) -> Result<Published, Stop> {
        let Self { root, old, fresh } = self;
        let writer = Writer { root: &root, fresh, waiting: OnceLock::new(), next_name: AtomicUsize::new(0), folders: Mutex::default() };
        let prepare = |path: &&OutputPath| {
            let bytes = render(path).map_err(|diagnostic| Stop::Author(vec![diagnostic]))?;
            let waiting = writer.prepare(path.as_str(), &bytes)?;
            done();
            Ok(Prepared { record: record_of(&bytes), waiting })
        };
        let outcomes: Vec<Result<Prepared, Stop>> = files.paths.par_iter().map(prepare).collect();
        let prepared = all_or_faults(outcomes).inspect_err(|_| writer.clear_waiting())?;
        let records: BTreeMap<String, FileRecord> =
            files.paths.iter().zip(&prepared).map(|(path, prepared)| (path.to_string(), prepared.record.clone())).collect();
        let gone: Vec<&String> = old.files.keys().filter(|path| !records.contains_key(*path)).collect();
        let written = prepared.iter().filter(|prepared| prepared.waiting.is_some()).count();
        let mut published = Published { files: records.len(), written, unchanged: records.len() - written, removed: 0 };
        if written > 0 {
            writer.write_manifest(&announcement(&old, files, &head))?;
            let (early, pages) = files.paths.split_at(files.early);
            let (early_prepared, pages_prepared) = prepared.split_at(files.early);
            for (paths, prepared) in [(early, early_prepared), (pages, pages_prepared)] {
                paths.par_iter().zip(prepared).try_for_each(|(path, prepared)| writer.put(path.as_str(), prepared.waiting))?;
            }
        }
        published.removed = writer.remove(&gone)?;
        let manifest = Manifest { complete: true, files: records, ..head };
        if manifest != old || written > 0 || published.removed > 0 {
            writer.write_manifest(&manifest)?;
        }
        writer.clear_waiting();
        Ok(published)
    }
}

/// A file that is rendered. If its bytes differ from what is in the folder, it waits under a number for its rename.
struct Prepared {
    record: FileRecord,
    waiting: Option<usize>,
}

/// The manifest of a build under way: everything that may be in the folder from now on.
fn announcement(old: &Manifest, files: &Files<'_>, head: &Manifest) -> Manifest {
    let mut all = old.files.clone();
    for path in &files.paths {
        all.entry(path.as_str().to_owned()).or_default();
    }
    Manifest { version: head.version.clone(), as_of: head.as_of.clone(), inputs: String::new(), complete: false, files: all }
}

/// All values, or all faults. A refusal of the machine comes before faults of the author.
fn all_or_faults<T>(outcomes: Vec<Result<T, Stop>>) -> Result<Vec<T>, Stop> {
    let mut values = Vec::with_capacity(outcomes.len());
    let mut faults = Vec::new();
    for outcome in outcomes {
        match outcome {
            Ok(value) => values.push(value),
            Err(Stop::Author(diagnostics)) => faults.extend(diagnostics),
            Err(machine) => return Err(machine),
        }
    }
    if faults.is_empty() { Ok(values) } else { Err(Stop::Author(faults)) }
}

fn record_of(bytes: &[u8]) -> FileRecord {
    let hash = blake3::hash(bytes).to_hex()[..32].to_owned();
    FileRecord { size: bytes.len() as u64, hash }
}

/// Writes into the folder.
struct Writer<'w> {
    root: &'w Path,
    fresh: bool,
    /// Whether the waiting folder is there.
    waiting: OnceLock<()>,
    next_name: AtomicUsize,
    /// Folders that are known to be there.
    folders: Mutex<BTreeSet<String>>,
}

impl Writer<'_> {
    /// Writes a file beside its place if its bytes differ from what is there. Returns the number under which it waits.
    fn prepare(&self, path: &str, bytes: &[u8]) -> Result<Option<usize>, Error> {
        if !self.fresh && is_same(&self.root.join(path), bytes) {
            return Ok(None);
        }
        self.write_waiting(bytes).map(Some)
    }

    fn write_waiting(&self, bytes: &[u8]) -> Result<usize, Error> {
        if self.waiting.get().is_none() {
            fs::create_dir_all(self.root.join(WAITING)).map_err(|error| Error::new("write into", self.root, error))?;
            let _ = self.waiting.set(());
        }
        let number = self.next_name.fetch_add(1, Ordering::Relaxed);
        let file = self.waiting_file(number);
        fs::write(&file, bytes).map_err(|error| Error::new("write", &file, error))?;
        Ok(number)
    }

    fn waiting_file(&self, number: usize) -> PathBuf {
        self.root.join(WAITING).join(number.to_string())
    }

    /// Puts a file that waits in its place.
    fn put(&self, path: &str, waiting: Option<usize>) -> Result<(), Error> {
        let Some(number) = waiting else { return Ok(()) };
        self.make_folder(path)?;
        self.replace(&self.root.join(path), number)
    }

    fn make_folder(&self, path: &str) -> Result<(), Error> {
        let Some((folder, _)) = path.rsplit_once('/') else { return Ok(()) };
        if self.folders.lock().expect("no thread dies with the lock").contains(folder) {
            return Ok(());
        }
        let full = self.root.join(folder);
        let made = fs::create_dir_all(&full).or_else(|_| {
            // A file in the way of a folder is left from another plan. Another thread may have cleared the way by now.
            let _alone = self.folders.lock().expect("no thread dies with the lock");
            clear_way(self.root, folder);
            fs::create_dir_all(&full)
        });
        made.map_err(|error| Error::new("make the folder", &full, error))?;
        self.folders.lock().expect("no thread dies with the lock").insert(folder.to_owned());
        Ok(())
    }

    fn replace(&self, target: &Path, number: usize) -> Result<(), Error> {
        let waiting = self.waiting_file(number);
        match fs::rename(&waiting, target) {
            Err(_) if target.is_dir() => {
                fs::remove_dir_all(target).map_err(|error| Error::new("remove", target, error))?;
                fs::rename(&waiting, target)
            }
            result => result,
        }
        .map_err(|error| Error::new("write", target, error))
    }

    fn write_manifest(&self, manifest: &Manifest) -> Result<(), Error> {
        let json = serde_json::to_vec(manifest).expect("a manifest is plain data");
        let number = self.write_waiting(&json)?;
        self.replace(&self.root.join(MANIFEST), number)
    }

    /// Removes files that the site no longer has, and folders that are empty then.
    fn remove(&self, paths: &[&String]) -> Result<usize, Error> {
        let mut removed = 0;
        let mut folders = BTreeSet::new();
        for path in paths {
            let target = self.root.join(path);
            match fs::remove_file(&target) {
                Ok(()) => removed += 1,
                // A file that is not there, or whose place a folder has taken, is gone already.
                Err(error) if error.kind() == io::ErrorKind::NotFound || target.is_dir() => {}
                Err(error) if error.kind() == io::ErrorKind::NotADirectory => {}
                Err(error) => return Err(Error::new("remove", &target, error)),
            }
            let mut folder = path.rsplit_once('/').map(|(folder, _)| folder);
            while let Some(name) = folder {
                folders.insert((usize::MAX - name.len(), name.to_owned()));
                folder = name.rsplit_once('/').map(|(folder, _)| folder);
            }
        }
        // Deepest first; one that still holds something stays.
        for (_, folder) in folders {
            let _ = fs::remove_dir(self.root.join(folder));
        }
        Ok(removed)
    }

    /// What cannot be removed here, the next build removes.
    fn clear_waiting(&self) {
        let _ = fs::remove_dir_all(self.root.join(WAITING));
    }
}

/// Removes a file that stands where a folder must be, if there is one.
fn clear_way(root: &Path, folder: &str) {
    let mut at = root.to_owned();
    for part in folder.split('/') {
        at.push(part);
        if at.is_file() {
            // What cannot be removed is told by whoever makes the folder.
            let _ = fs::remove_file(&at);
        }
    }
}

fn is_same(target: &Path, bytes: &[u8]) -> bool {
    let same_size = fs::metadata(target).is_ok_and(|data| data.is_file() && data.len() == bytes.len() as u64);
    same_size && fs::read(target).is_ok_and(|there| there == bytes)
}
