//! `carepress gallery`: the components and tokens of the site's theme, in a folder.

use std::{collections::BTreeMap, path::PathBuf, time::Instant};

use super::Outcome;
use crate::{
    config, content,
    diagnostic::{Error, Severity},
    gallery,
    output::{Files, Manifest, OutputFolder, Stop},
    report::Terminal,
    source, theme,
};

/// What a gallery is asked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder.
    pub site: PathBuf,
    /// The output folder.
    pub out: PathBuf,
}

/// Builds the gallery.
#[must_use]
pub fn run(options: &Options, terminal: Terminal) -> Outcome {
    match build(options, terminal) {
        Ok(outcome) => outcome,
        Err(error) => {
            terminal.refusal(&error);
            Outcome::Refused
        }
    }
}

fn build(options: &Options, terminal: Terminal) -> Result<Outcome, Error> {
    let start = Instant::now();
    let folder = OutputFolder::open(&options.out)?;
    if folder.holds_site() {
        return Err(Error::new("write into", &options.out, "a finished site lies there; give another folder with --out"));
    }
    let read = source::read(&options.site)?;
    let (sources, mut diagnostics) = (read.value, read.diagnostics);
    let config = config::load(&sources, None).take(&mut diagnostics);
    let theme = theme::load(&sources, &source::embedded(), &config, &mut theme::Memory::default()).take(&mut diagnostics);
    let is_fault = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    terminal.diagnostics(&content::locate(&sources, [], diagnostics), &sources);
    if is_fault {
        terminal.say("nothing was written");
        return Ok(Outcome::Faults);
    }
    let gallery = gallery::plan(&config, &theme);
    let (early, pages) = gallery.paths();
    let files = Files { early: early.len(), paths: early.into_iter().chain(pages).collect() };
    let head = Manifest { version: env!("CARGO_PKG_VERSION").to_owned(), files: BTreeMap::new(), ..Manifest::default() };
    match folder.publish(&files, head, |path| gallery.file(path).expect("the path is the gallery's own"), || ()) {
        Ok(published) => {
            terminal.gallery(published, gallery.counts(), start.elapsed().as_secs_f64());
            Ok(Outcome::Done)
        }
        Err(Stop::Machine(error)) => Err(error),
        Err(Stop::Author(faults)) => {
            terminal.diagnostics(&content::locate(&sources, [], faults), &sources);
            terminal.say("nothing was written");
            Ok(Outcome::Faults)
        }
    }
}
