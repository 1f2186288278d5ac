//! The command line of what files may hold.

use std::path::PathBuf;

use carepress::{
    commands::schema::{Options, Wanted},
    diagnostic::nearest,
    schema::{self, KINDS, Kind, TABLES, Table},
};

use super::Args;

#[derive(Args)]
pub(super) struct SchemaArguments {
    /// The kind of file, such as program.
    #[arg(value_parser = kind)]
    kind: Option<&'static Kind>,
    /// Write the schemas of all kinds into this folder.
    #[arg(long, value_name = "DIR", conflicts_with = "kind")]
    out: Option<PathBuf>,
    /// Print a table to fill in: simple, organizations, locations, programs or sessions. Its second row is an example.
    #[arg(long, value_name = "TABLE", value_parser = table, conflicts_with_all = ["kind", "out"])]
    csv: Option<&'static Table>,
    /// Write a workbook with all tables to fill in, with notes and lists to choose from.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["kind", "out", "csv"])]
    xlsx: Option<PathBuf>,
}

impl SchemaArguments {
    pub(super) fn options(self, site: PathBuf) -> Options {
        let Self { kind, out, csv, xlsx } = self;
        let schema = kind.map(Wanted::Schema);
        let files = out.map(Wanted::Files).or_else(|| csv.map(Wanted::Table)).or_else(|| xlsx.map(Wanted::Workbook));
        Options { site, wanted: schema.or(files).unwrap_or(Wanted::Kinds) }
    }
}

fn kind(name: &str) -> Result<&'static Kind, String> {
    schema::kind(name).ok_or_else(|| meant(name, &KINDS.iter().map(|kind| kind.name).collect::<Vec<_>>()))
}

fn table(name: &str) -> Result<&'static Table, String> {
    schema::table(name).ok_or_else(|| meant(name, &TABLES.iter().map(|table| table.name).collect::<Vec<_>>()))
}

/// What a wrong name most likely meant, or all names.
fn meant(name: &str, names: &[&str]) -> String {
    nearest(name, names.iter().copied())
        .map_or_else(|| format!("write one of {}", names.join(", ")), |near| format!("did you mean `{near}`?"))
}
