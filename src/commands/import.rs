//! `carepress import`: records from a spreadsheet or a public list become ordinary files of the site.

use std::path::PathBuf;

use super::{Outcome, today};
use crate::{
    config,
    content::Located,
    diagnostic::{Error, Severity},
    exchange::{self, Brought, Ids, Memory, NewText, Proposal, sheets},
    model::Site,
    path::SourcePath,
    pipeline::{self, Cache, Inputs},
    report::Terminal,
    source::{self, SourceTree},
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
}

impl Format {
    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
        }
    }

    fn ids(self) -> Ids {
        match self {
            Self::Csv => Ids::Ours,
        }
    }
}

/// What was read of a file.
struct Read {
    brought: Brought,
    findings: Vec<Located>,
    /// The texts that findings show.
    texts: SourceTree,
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
    let site = pipeline::plan(&inputs, &mut Cache::default(), Vec::new()).site;
    let read = read(options, &site)?;
    let name = options.name.as_deref().unwrap_or(options.format.name());
    let memory = Memory::read(&source::remembered(&options.site, name));
    let mut proposal = exchange::propose(read.brought, Vec::new(), options.format.ids(), &memory, &inputs);
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
    if options.dry_run || !agreed(options, terminal, &proposal) {
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
            source::write_new(&path, text.as_bytes())?
        } else {
            source::replace(&path, text)?
        }
        progress.step();
    }
    Ok(())
}

fn read(options: &Options, site: &Site) -> Result<Read, Error> {
    match options.format {
        Format::Csv => tables(options, site),
    }
}

fn tables(options: &Options, site: &Site) -> Result<Read, Error> {
    let mut tables = Vec::new();
    for (name, bytes) in source::read_outside(&options.file)? {
        let text = String::from_utf8(bytes)
            .map_err(|_| Error::new("read", &options.file, format!("{name} is not UTF-8; save it as `CSV UTF-8`")))?;
        let name = SourcePath::new(&name).ok_or_else(|| Error::new("read", &options.file, "its name cannot be shown"))?;
        tables.push(sheets::Sheet { name, text: text.into() });
    }
    let sheets::Reading { brought, findings, texts } = sheets::read(&tables, site.vocabularies());
    Ok(Read { brought, findings, texts })
}
