//! The command line of what comes from other files and goes out to them.

use std::path::PathBuf;

use carepress::{
    commands::import::{self, Format},
    exchange::findtreatment,
    value::Date,
};

use super::{Args, ValueEnum, date};

#[derive(Args)]
pub(super) struct ImportArguments {
    /// What the file is.
    format: ImportFormat,
    /// The file; for csv also a folder with its tables.
    file: PathBuf,
    /// Show what would change, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Make the changes without being asked.
    #[arg(long, conflicts_with = "dry_run")]
    yes: bool,
    /// Of public lists, bring the other levels of care, too, and not IOPs alone.
    #[arg(long)]
    all_levels: bool,
    /// What the source is called, where several have one format: each is remembered by its name.
    #[arg(long, value_name = "NAME", value_parser = source_name)]
    name: Option<String>,
    /// The day that counts as today, such as 2026-11-21. Today, if not given.
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
}

#[derive(Clone, Copy, ValueEnum)]
enum ImportFormat {
    /// Tables with the columns of carepress.
    Csv,
    /// The same tables as sheets of a workbook.
    Xlsx,
    /// FindTreatment.gov: the export as JSON, or the locator's download as CSV or XLSX.
    #[value(name = "findtreatment")]
    FindTreatment,
    /// SAMHSA's National Directory as XLSX.
    NationalDirectory,
}

impl ImportArguments {
    pub(super) fn options(self, site: PathBuf) -> import::Options {
        let Self { format, file, dry_run, yes, all_levels, name, as_of } = self;
        let format = match format {
            ImportFormat::Csv => Format::Csv,
            ImportFormat::Xlsx => Format::Xlsx,
            ImportFormat::FindTreatment => Format::FindTreatment,
            ImportFormat::NationalDirectory => Format::NationalDirectory,
        };
        let list = findtreatment::Options { all_levels };
        import::Options { site, format, file, dry_run, agreed: yes, list, name, as_of }
    }
}

/// The name of a source, of which a file name is made.
fn source_name(text: &str) -> Result<String, String> {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if !text.is_empty() && text.len() <= 64 && text.chars().all(fits) {
        return Ok(text.to_owned());
    }
    Err("a name is small letters, digits and hyphens".to_owned())
}
