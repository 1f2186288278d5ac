//! A made-up site of any size: every vocabulary in use, nearly every field, articles with components and links, some pages in Spanish. Record `i`
//! depends on the seed and on `i` alone, so that a small site is the beginning of a large one; links lead to the first records only.

use std::{io, path::Path};

use include_dir::{Dir, DirEntry, include_dir};

use crate::folder::Folder;

mod article;
mod location;
mod names;
mod organization;
mod places;
mod program;
mod seats;
mod trust;
mod world;

pub(crate) use world::World;

/// The pages that do not depend on the size.
static FIXED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/benches/build/fixed");

/// The seed of the sites that are measured.
pub(crate) const SEED: u64 = 20_261_101;

/// How large a site is wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Articles, besides the pages of their sections.
    pub(crate) articles: usize,
    /// Programs. There are about a third as many organizations and half as many locations.
    pub(crate) programs: usize,
}

/// Writes a site into a new folder and returns how many files it has.
///
/// # Errors
/// If the folder is not empty or the disk refuses.
pub(crate) fn write(size: Size, seed: u64, root: &Path) -> io::Result<usize> {
    let folder = Folder::create(root)?;
    let world = World::new(seed, size);
    write_fixed(&FIXED, &folder)?;
    for organization in 0..seats::organizations(size.programs) {
        folder.write(&organization::path(&world, organization), organization::file(&world, organization))?;
    }
    for location in 0..seats::locations(size.programs) {
        if let Some((path, file)) = location::file(&world, location) {
            folder.write(&path, file)?;
        }
    }
    for program in 0..size.programs {
        for (path, file) in program::files(&world, program) {
            folder.write(&path, file)?;
        }
    }
    for (path, file) in article::sections(&world) {
        folder.write(&path, file)?;
    }
    for article in 0..size.articles {
        for (path, file) in article::files(&world, article) {
            folder.write(&path, file)?;
        }
    }
    Ok(folder.files())
}

fn write_fixed(dir: &Dir<'_>, folder: &Folder) -> io::Result<()> {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => write_fixed(dir, folder)?,
            DirEntry::File(file) => folder.write(&format!("content/{}", file.path().display()), file.contents())?,
        }
    }
    Ok(())
}
