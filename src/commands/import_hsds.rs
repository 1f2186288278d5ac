//! `carepress import hsds`: a file, a folder or a package of the Human Services Data Specification.

use super::import::{Options, Read};
use crate::{
    content,
    diagnostic::Error,
    exchange::hsds::{self, Around},
    model::Site,
    report::Terminal,
    source::{self, ReadSeek, SourceTree},
    value::Date,
};

/// Reads a feed, file by file. Its texts are not kept, so messages show places and no lines.
pub(super) fn read(options: &Options, terminal: Terminal, site: &Site, as_of: Date) -> Result<Read, Error> {
    let files = source::outside(&options.file, hsds::is_wanted)?;
    let name = options.file.file_name().unwrap_or_default().to_string_lossy();
    let around = Around { site, name: &name, as_of, options: hsds::Options { all_levels: options.list.all_levels } };
    let progress = terminal.progress("files read", files.len());
    let mut refusal = None;
    let opened = files.into_iter().map_while(|(name, path)| match source::open(&path) {
        Ok(file) => {
            progress.step();
            Some((name, Box::new(file) as Box<dyn ReadSeek>))
        }
        Err(error) => {
            refusal = Some(error);
            None
        }
    });
    let checked = hsds::read(opened, &around);
    if let Some(error) = refusal {
        return Err(error);
    }
    let texts = SourceTree::default();
    let findings = content::locate(&texts, [], checked.diagnostics);
    Ok(Read { brought: checked.value.brought, ids: checked.value.ids, findings, texts })
}
