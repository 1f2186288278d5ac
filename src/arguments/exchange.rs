//! The command line of what comes from other files and goes out to them.

use std::path::PathBuf;

use carepress::{
    commands::{
        export,
        import::{self, Format},
    },
    exchange::findtreatment,
    value::Date,
};

use super::{
    Args, ValueEnum,
    values::{base_url, date, source_name},
};

#[derive(Args)]
pub(super) struct ImportArguments {
    /// What the file is.
    format: ImportFormat,
    /// The file; for csv and hsds also a folder.
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
    /// The Human Services Data Specification (HSDS): JSON, tables, a folder or a zip package.
    Hsds,
}

#[derive(Args)]
pub(super) struct ExportArguments {
    /// In which form.
    format: ExportFormat,
    /// Where it goes; export/FORMAT in the site's folder if not given. A folder with files of another making is refused.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Where the site will be published, if not at the `base_url` of site.yaml.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// The day that counts as today, such as 2026-11-21. Today, if not given.
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
}

#[derive(Clone, Copy, ValueEnum)]
enum ExportFormat {
    /// Tables with the columns of carepress, which `import csv` reads again.
    Csv,
    /// All records in one file, directory.json.
    Json,
    /// The Human Services Data Specification as JSON, file by file.
    Hsds,
    /// The Human Services Data Specification as tables.
    HsdsTabular,
}

impl ImportArguments {
    pub(super) fn options(self, site: PathBuf) -> import::Options {
        let Self { format, file, dry_run, yes, all_levels, name, as_of } = self;
        let format = match format {
            ImportFormat::Csv => Format::Csv,
            ImportFormat::Xlsx => Format::Xlsx,
            ImportFormat::FindTreatment => Format::FindTreatment,
            ImportFormat::NationalDirectory => Format::NationalDirectory,
            ImportFormat::Hsds => Format::Hsds,
        };
        let list = findtreatment::Options { all_levels };
        import::Options { site, format, file, dry_run, agreed: yes, list, name, as_of }
    }
}

impl ExportArguments {
    /// What `export` is asked for, in the words of the command.
    pub(super) fn options(self, site: PathBuf) -> export::Options {
        let Self { format, out, base_url, as_of } = self;
        let format = match format {
            ExportFormat::Csv => export::Format::Csv,
            ExportFormat::Json => export::Format::Json,
            ExportFormat::Hsds => export::Format::Hsds,
            ExportFormat::HsdsTabular => export::Format::HsdsTabular,
        };
        export::Options { site, format, out, base_url, as_of }
    }
}
