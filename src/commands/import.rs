//! `carepress import`: records from a spreadsheet or a public list become ordinary files of the site.

use std::{
    io::{Cursor, Read as _},
    path::PathBuf,
};

use super::{Outcome, import_hsds, today};
use crate::{
    config,
    content::{self, Located},
    diagnostic::{Checked, Diagnostic, Error, Severity},
    encoding,
    exchange::{
        self, Before, Brought, Ids, Memory, NewText, Proposal, book,
        findtreatment::{self, Around},
        national_directory,
        sheets::{self, Reading, Sheet},
    },
    model::Site,
    path::SourcePath,
    pipeline::Inputs,
    report::Terminal,
    source::{self, ReadSeek, SourceTree},
    value::Date,
};

/// What an import is asked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder.
    pub site: PathBuf,
    /// What the file is.
    pub format: Format,
    /// The file.
    pub file: PathBuf,
    /// Whether what would change is only shown.
    pub dry_run: bool,
    /// Whether whoever called the command has agreed to the changes.
    pub agreed: bool,
    /// What is asked of a public list.
    pub list: findtreatment::Options,
    /// The name by which the source is remembered; that of the format if not given.
    pub name: Option<String>,
    /// The day that counts as today; none means today in the site's time zone.
    pub as_of: Option<Date>,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Tables with the native columns.
    Csv,
    /// The same tables as sheets of a workbook.
    Xlsx,
    /// What FindTreatment.gov gives out.
    FindTreatment,
    /// The workbook of SAMHSA's National Directories.
    NationalDirectory,
    /// The Human Services Data Specification.
    Hsds,
}

impl Format {
    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::FindTreatment => "findtreatment",
            Self::NationalDirectory => "national-directory",
            Self::Hsds => "hsds",
        }
    }
}

/// What was read of a file.
pub(super) struct Read {
    pub(super) brought: Brought,
    /// Whose ids its records have.
    pub(super) ids: Ids,
    pub(super) findings: Vec<Located>,
    /// The texts that findings show.
    pub(super) texts: SourceTree,
}

/// Imports a file.
#[must_use]
pub fn run(options: &Options, terminal: Terminal) -> Outcome {
    import(options, terminal).unwrap_or_else(|error| {
        terminal.refusal(&error);
        Outcome::Refused
    })
}

fn import(options: &Options, terminal: Terminal) -> Result<Outcome, Error> {
    let sources = source::read(&options.site)?.value;
    if sources.get(&SourcePath::new(config::FILE).expect("a path inside the site")).is_none() {
        let cause = format!("it is not a site: there is no {}; start one with `carepress init`", config::FILE);
        return Err(Error::new("import into", &options.site, cause));
    }
    let as_of = options.as_of.unwrap_or_else(|| today(&config::load(&sources, None).value));
    let inputs = Inputs { sources, carried: source::embedded(), as_of, base_url: None, drafts: true, precompress: false };
    let mut before = Before::of(&inputs);
    let read = read(options, terminal, before.site(), as_of)?;
    let name = options.name.as_deref().unwrap_or(options.format.name());
    let memory = Memory::read(&source::remembered(&options.site, name));
    let mut proposal = exchange::propose(read.brought, read.ids, &memory, &mut before);
    proposal.findings.splice(0..0, read.findings);
    let mut texts = inputs.sources.clone();
    proposal.texts.files().chain(read.texts.files()).for_each(|file| texts.insert(file.clone()));
    terminal.diagnostics(&proposal.findings, &texts);
    terminal.proposal(&proposal);
    let outcome = if proposal.findings.iter().any(|located| located.diagnostic.severity == Severity::Error) {
        Outcome::Faults
    } else {
        Outcome::Done
    };
    if proposal.is_refused {
        terminal.say("nothing was written: it would break what the site has");
        return Ok(Outcome::Faults);
    }
    // A file that told nothing leaves nothing to remember.
    if options.dry_run || proposal.records.is_empty() || !agreed(options, terminal, &proposal) {
        return Ok(outcome);
    }
    write(options, terminal, &proposal)?;
    source::remember(&options.site, name, &proposal.memory.text())?;
    terminal.imported(&proposal);
    Ok(outcome)
}

fn agreed(options: &Options, terminal: Terminal, proposal: &Proposal) -> bool {
    if options.agreed || proposal.files.is_empty() {
        return true;
    }
    let agreed = terminal.can_ask() && terminal.agrees("Write these files? [y/N]");
    if !agreed {
        terminal.say("nothing was written; add --yes to write these files");
    }
    agreed
}

fn write(options: &Options, terminal: Terminal, proposal: &Proposal) -> Result<(), Error> {
    let progress = terminal.progress("files", proposal.files.len());
    for NewText { path, text, is_new } in &proposal.files {
        let path = options.site.join(path.as_str());
        if *is_new {
            source::write_new(&path, text.as_bytes())?;
        } else {
            source::replace(&path, text)?;
        }
        progress.step();
    }
    Ok(())
}

fn read(options: &Options, terminal: Terminal, site: &Site, as_of: Date) -> Result<Read, Error> {
    match options.format {
        Format::Csv => Ok(native(tables(options)?, site)),
        Format::Xlsx => Ok(native(outside(options, terminal, |file, path, _| book::read(file, path))?, site)),
        Format::FindTreatment => list(options, terminal, site, as_of, findtreatment::read),
        Format::NationalDirectory => list(options, terminal, site, as_of, national_directory::read),
        Format::Hsds => import_hsds::read(options, terminal, site, as_of),
    }
}

fn native(tables: Checked<Vec<Sheet>>, site: &Site) -> Read {
    let Reading { brought, findings, texts } = sheets::read(&tables.value, site.vocabularies());
    Read { brought, ids: Ids::Ours, findings: [located(tables.diagnostics), findings].concat(), texts }
}

/// What reads a public list.
type ListReader = fn(&mut dyn ReadSeek, &SourcePath, &Around<'_>, &dyn Fn(u64)) -> Checked<Brought>;

fn list(options: &Options, terminal: Terminal, site: &Site, as_of: Date, reader: ListReader) -> Result<Read, Error> {
    let around = Around { vocabularies: site.vocabularies(), states: site.states(), as_of, options: options.list };
    let read = outside(options, terminal, |file, path, progress| reader(file, path, &around, progress))?;
    Ok(Read { brought: read.value, ids: Ids::Made, findings: located(read.diagnostics), texts: SourceTree::default() })
}

/// Reads a file piece by piece, and shows how far it is.
fn outside<T>(
    options: &Options,
    terminal: Terminal,
    reader: impl FnOnce(&mut dyn ReadSeek, &SourcePath, &dyn Fn(u64)) -> T,
) -> Result<T, Error> {
    let (mut file, size) = source::open_outside(&options.file)?;
    let progress = terminal.progress_of_bytes("read", size);
    let name = options.file.file_name().unwrap_or_default().to_string_lossy();
    Ok(reader(&mut *file, &name_of(options, &name)?, &|position| progress.reach(position)))
}

/// What messages call a file.
fn name_of(options: &Options, name: &str) -> Result<SourcePath, Error> {
    SourcePath::new(name).ok_or_else(|| Error::new("read", &options.file, "its name cannot be shown; give it a plain one"))
}

/// Finds the rows and columns of remarks on a file that is no part of the site.
fn located(diagnostics: Vec<Diagnostic>) -> Vec<Located> {
    content::locate(&SourceTree::default(), [], diagnostics)
}

fn tables(options: &Options) -> Result<Checked<Vec<Sheet>>, Error> {
    let (mut tables, mut diagnostics) = (Vec::new(), Vec::new());
    for (name, bytes) in source::read_outside(&options.file)? {
        let name = name_of(options, &name)?;
        let mut bytes = Cursor::new(bytes);
        let refuse = |error| Error::new("read", &options.file, error);
        if let Some(mut text) = encoding::text(&mut bytes).map_err(refuse)? {
            diagnostics.extend(text.written_in.map(|written_in| Diagnostic::other_encoding((&name).into(), written_in)));
            let mut table = String::new();
            text.read_to_string(&mut table).map_err(refuse)?;
            tables.push(Sheet { name, text: table.into() });
        } else {
            let what_to_do = "save it as CSV; a workbook is imported with `carepress import xlsx`";
            diagnostics.push(Diagnostic::unreadable_file((&name).into(), "this file is no table of text", what_to_do));
        }
    }
    Ok(Checked::new(tables, diagnostics))
}
