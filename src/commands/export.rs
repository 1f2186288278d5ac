//! `carepress export`: the directory in a form that others take: tables, JSON, or the Human Services Data Specification.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use super::{Outcome, today};
use crate::{
    config, content,
    diagnostic::{Diagnostic, Error},
    exchange,
    hsds::{self, Feed, Terms},
    open_data,
    output::{Files, Manifest, OutputFolder, Stop},
    path::OutputPath,
    pipeline::{self, Cache, Inputs, Planning},
    plan::HsdsFile,
    report::Terminal,
    source,
    value::Date,
};

/// What an export is asked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder.
    pub site: PathBuf,
    /// In which form.
    pub format: Format,
    /// The output folder; `export/<format>` in the site's folder if none is named.
    pub out: Option<PathBuf>,
    /// The base URL, if another than the site's.
    pub base_url: Option<String>,
    /// The day that counts as today; none means today in the site's time zone.
    pub as_of: Option<Date>,
}

/// A form in which the directory goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The four tables that `import csv` reads.
    Csv,
    /// `directory.json`, as the site has it.
    Json,
    /// The files of the feed, as the site has them.
    Hsds,
    /// The tables of the Human Services Data Specification.
    HsdsTabular,
}

impl Format {
    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Hsds => "hsds",
            Self::HsdsTabular => "hsds-tabular",
        }
    }
}

/// A file to be written.
enum Item {
    Made(Vec<u8>),
    Feed(HsdsFile),
}

/// Exports the directory.
#[must_use]
pub fn run(options: &Options, terminal: Terminal) -> Outcome {
    export(options, terminal).unwrap_or_else(|error| {
        terminal.refusal(&error);
        Outcome::Refused
    })
}

fn export(options: &Options, terminal: Terminal) -> Result<Outcome, Error> {
    let out = options.out.clone().unwrap_or_else(|| options.site.join("export").join(options.format.name()));
    let folder = open(&out, &options.site)?;
    let read = source::read(&options.site)?;
    let inputs = Inputs {
        as_of: options.as_of.unwrap_or_else(|| today(&config::load(&read.value, None).value)),
        sources: read.value,
        carried: source::embedded(),
        base_url: options.base_url.clone(),
        drafts: false,
        precompress: false,
    };
    let planning = pipeline::plan(&inputs, &mut Cache::default(), read.diagnostics);
    terminal.diagnostics(&planning.located(&inputs.sources), &inputs.sources);
    if planning.stops_build(false) {
        terminal.say("nothing was written");
        return Ok(Outcome::Faults);
    }
    let terms = Terms::of(&planning.site);
    let feed = Feed::new(&planning.site, planning.plan.urls(), &terms);
    let items = items(options.format, &planning, &inputs, feed);
    let files = Files { paths: items.keys().collect(), early: 0 };
    let head = Manifest { version: env!("CARGO_PKG_VERSION").to_owned(), ..Manifest::default() };
    let bytes = |path: &OutputPath| -> Result<Vec<u8>, Diagnostic> {
        Ok(match &items[path] {
            Item::Made(bytes) => bytes.clone(),
            Item::Feed(file) => hsds::file(feed, file),
        })
    };
    let progress = terminal.progress("files", items.len());
    match folder.publish(&files, head, bytes, || progress.step()) {
        Ok(published) => {
            drop(progress);
            terminal.exported(published, &out);
            Ok(Outcome::Done)
        }
        Err(Stop::Machine(error)) => Err(error),
        Err(Stop::Author(faults)) => {
            terminal.diagnostics(&content::locate(&inputs.sources, [], faults), &inputs.sources);
            Ok(Outcome::Faults)
        }
    }
}

/// Opens the folder to write into, which may hold nothing but an earlier export.
fn open(out: &Path, site: &Path) -> Result<OutputFolder, Error> {
    if ["content", "themes"].iter().any(|sources| out.starts_with(site.join(sources))) {
        return Err(Error::new("write into", out, "the site is made of what lies there; give another folder with --out"));
    }
    let folder = OutputFolder::open(out)?;
    if folder.holds_site() {
        return Err(Error::new("write into", out, "a finished site lies there; give another folder with --out"));
    }
    Ok(folder)
}

/// The files of an export, by path.
fn items(format: Format, planning: &Planning, inputs: &Inputs, feed: Feed<'_>) -> BTreeMap<OutputPath, Item> {
    let path = |name: &str| OutputPath::new(name).expect("a path inside the folder");
    let made = |(name, bytes): (&str, Vec<u8>)| (path(name), Item::Made(bytes));
    let Planning { site, plan, .. } = planning;
    match format {
        Format::Csv => exchange::tables(&inputs.sources, site.vocabularies()).into_iter().map(made).collect(),
        Format::Json => [made(("directory.json", open_data::directory_json(site, plan.urls())))].into(),
        Format::HsdsTabular => hsds::tables(feed).into_iter().map(made).collect(),
        Format::Hsds => {
            let within = |whole: &OutputPath| path(whole.as_str().trim_start_matches(hsds::FOLDER).trim_start_matches('/'));
            hsds::files(feed).into_iter().map(|(whole, file)| (within(&whole), Item::Feed(file))).collect()
        }
    }
}
