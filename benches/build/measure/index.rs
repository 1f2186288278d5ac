//! The search index alone: how long it takes beside everything before it, and its files, without the pages of a site of that size.

use std::{io, path::Path};

use carepress::{
    pipeline::{self, Cache, Inputs},
    plan::Planned,
    search, source,
    value::Date,
};

use crate::{folder::Folder, report::Table};

/// Makes the index of a site and writes it into a new folder, as a build would.
///
/// # Errors
/// If the site has mistakes or the disk refuses.
pub(crate) fn index(site: &Path, out: &Path, as_of: &str) -> io::Result<Table> {
    let read = source::read(site).map_err(io::Error::other)?;
    let as_of = Date::read(as_of).ok_or_else(|| io::Error::other("a day is written 2026-11-01"))?;
    let inputs = Inputs { sources: read.value, carried: source::embedded(), as_of, base_url: None, drafts: false, precompress: false };
    let planning = pipeline::plan(&inputs, &mut Cache::default(), read.diagnostics);
    if planning.stops_build(false) {
        return Err(io::Error::other("the site has mistakes"));
    }
    let planning = planning.complete(&inputs);
    let folder = Folder::create(out)?;
    let mut bytes = 0;
    for (path, planned) in planning.plan.files().iter() {
        if let (Planned::Content(content), true) = (planned, path.as_str().starts_with(search::FOLDER)) {
            bytes += content.bytes().len();
            folder.write(path.as_str(), content.bytes())?;
        }
    }
    let mut table = vec![vec!["stage".to_owned(), "ms".to_owned()]];
    table.extend(planning.timings.0.iter().map(|(stage, time)| vec![(*stage).to_owned(), format!("{:.0}", time.as_secs_f64() * 1000.0)]));
    table.push(vec!["files of the index".to_owned(), folder.files().to_string()]);
    table.push(vec!["its size, kB".to_owned(), (bytes / 1000).to_string()]);
    Ok(table)
}
