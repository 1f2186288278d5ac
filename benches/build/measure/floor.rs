//! The least that any generator would have to do, on all cores: read the sources, parse the Markdown, make the folders and write the same
//! files. The bytes to be written are read beforehand, in batches, off the clock.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use walkdir::WalkDir;

/// How many files are held in memory at a time.
const BATCH: usize = 2_000;

/// Measures the floor of a build, in seconds: from the sources in `site/content` to the files in `made`, written again to `copy`.
///
/// # Errors
/// If a file cannot be read or written.
pub(crate) fn floor(site: &Path, made: &Path, copy: &Path) -> io::Result<f64> {
    let files = files(made)?;
    let start = Instant::now();
    parse(&self::files(&site.join("content"))?)?;
    let mut spent = start.elapsed();
    let target = |file: &PathBuf| copy.join(file.strip_prefix(made).expect("it lies there"));
    spent += make_folders(files.iter().map(target))?;
    for batch in files.chunks(BATCH) {
        let batch = batch.par_iter().map(|file| Ok((target(file), fs::read(file)?))).collect::<io::Result<Vec<_>>>()?;
        let start = Instant::now();
        batch.par_iter().try_for_each(|(path, bytes)| fs::write(path, bytes))?;
        spent += start.elapsed();
    }
    Ok(spent.as_secs_f64())
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = WalkDir::new(folder).into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(entries.into_iter().filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect())
}

fn parse(files: &[PathBuf]) -> io::Result<()> {
    files.par_iter().try_for_each(|file| {
        let bytes = fs::read(file)?;
        if file.extension().is_some_and(|extension| extension == "md") {
            let text = String::from_utf8_lossy(&bytes);
            let body = text.split_once("\n---\n").map_or(&*text, |(_, body)| body);
            let mut made = String::with_capacity(body.len() * 3 / 2);
            html::push_html(&mut made, Parser::new_ext(body, Options::ENABLE_TABLES));
            std::hint::black_box(made);
        }
        Ok(())
    })
}

fn make_folders(files: impl Iterator<Item = PathBuf>) -> io::Result<Duration> {
    let start = Instant::now();
    let folders: BTreeSet<PathBuf> = files.filter_map(|file| file.parent().map(Path::to_owned)).collect();
    folders.iter().try_for_each(|folder| fs::create_dir(folder).or_else(|_| fs::create_dir_all(folder)))?;
    Ok(start.elapsed())
}
