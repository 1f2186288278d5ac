//! `carepress check`: everything that an editor, a safety reviewer and a privacy auditor would say of a site, without writing it.

use std::{collections::BTreeMap, path::PathBuf};

use super::{Outcome, today};
use crate::{
    check::{self, Baseline, Works},
    config,
    content::Located,
    diagnostic::{Diagnostic, Error, Severity},
    online::{self, Answer, Manners, Memory},
    pipeline::{self, Cache, Inputs, Planning},
    report::{Format, Terminal},
    source,
    value::Date,
};

/// What a check is asked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder.
    pub site: PathBuf,
    /// Whether drafts are read, too.
    pub drafts: bool,
    /// The day that counts as today; none means today in the site's time zone.
    pub as_of: Option<Date>,
    /// Whether warnings count as errors.
    pub strict: bool,
    /// How findings are told.
    pub format: Format,
    /// The file of findings that the site lives with for now.
    pub baseline: Option<PathBuf>,
    /// Whether that file is written instead of read.
    pub write_baseline: bool,
    /// The folder of works that the texts must not repeat.
    pub works: Option<PathBuf>,
    /// Whether other sites are asked for what is linked to.
    pub online: bool,
    /// Whether it is told how hard the texts are to read, and nothing else.
    pub readings: bool,
    /// Whether what can be mended without a thought is mended.
    pub fix: Option<Consent>,
}

/// Who agrees that files are changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// The person at the terminal, after having seen the changes.
    Ask,
    /// Whoever called the command.
    Given,
}

/// Checks a site.
#[must_use]
pub fn run(options: &Options, terminal: Terminal) -> Outcome {
    check(options, terminal).unwrap_or_else(|error| {
        terminal.refusal(&error);
        Outcome::Refused
    })
}

/// Says why a rule exists.
#[must_use]
pub fn explain(rule: &str, terminal: Terminal) -> Outcome {
    terminal.give(&check::explanation_text(rule).unwrap_or_default());
    Outcome::Done
}

fn check(options: &Options, terminal: Terminal) -> Result<Outcome, Error> {
    let known = match &options.baseline {
        Some(file) if !options.write_baseline => {
            let text = source::read_text(file, "there is no such file; --write-baseline writes it")?;
            Some(Baseline::read(&text).map_err(|why| Error::new("use", file, why))?)
        }
        _ => None,
    };
    let works = options.works.as_ref().map(|folder| source::read_works(folder).map(Works::new)).transpose()?;
    let read = source::read(&options.site)?;
    let inputs = Inputs {
        as_of: options.as_of.unwrap_or_else(|| today(&config::load(&read.value, None).value)),
        sources: read.value,
        carried: source::embedded(),
        base_url: None,
        drafts: options.drafts,
        precompress: false,
    };
    if options.readings {
        let planning = pipeline::plan(&inputs, &mut Cache::default(), read.diagnostics);
        terminal.readings(&planning.readings(&inputs.sources), options.format);
        return Ok(Outcome::Done);
    }
    let mut planning = judged(&inputs, read.diagnostics, works.as_ref());
    if options.online {
        let found = lost_links(options, terminal, &inputs, &planning)?;
        let found = planning.judged(&inputs.sources, found);
        planning.diagnostics.extend(found);
    }
    planning.diagnostics.extend(planning.unused_silences(&inputs.sources));
    if let Some(consent) = options.fix {
        return mend(options, terminal, &inputs, &planning, consent);
    }
    if let Some(file) = options.baseline.as_ref().filter(|_| options.write_baseline) {
        let baseline = Baseline::of(planning.diagnostics.iter());
        source::write_text(file, &baseline.text())?;
        terminal.baseline_written(file, planning.diagnostics.len());
        return Ok(Outcome::Done);
    }
    let mut gone = 0;
    if let Some(known) = known {
        (planning.diagnostics, gone) = known.without_known(std::mem::take(&mut planning.diagnostics));
    }
    let located = planning.located(&inputs.sources);
    terminal.findings(&located, &inputs.sources, options.format);
    if let Some(file) = options.baseline.as_ref().filter(|_| gone > 0) {
        terminal.baseline_shrank(file, gone);
    }
    Ok(outcome(&located, options.strict))
}

/// Plans a site and judges everything of it, all in one run: its pages, too, whatever is wrong with what they are made of.
fn judged(inputs: &Inputs, found: Vec<Diagnostic>, works: Option<&Works>) -> Planning {
    let mut planning = pipeline::plan(inputs, &mut Cache::default(), found).complete(inputs);
    let mut found = pipeline::inspect(inputs, &planning);
    found.extend(works.into_iter().flat_map(|works| planning.copies(&inputs.sources, works)));
    let found = planning.judged(&inputs.sources, found);
    planning.diagnostics.extend(found);
    planning
}

/// Where the answers of other sites are kept.
const ANSWERS: &str = "links.json";

/// Asks other sites for what the pages link to, except for what they answered lately.
fn lost_links(options: &Options, terminal: Terminal, inputs: &Inputs, planning: &Planning) -> Result<Vec<Diagnostic>, Error> {
    let links = pipeline::links_out(inputs, planning);
    let today = today(&planning.config);
    let mut memory = Memory::read(&source::kept(&options.site, ANSWERS));
    let known = links.iter().filter_map(|link| Some((link.url.clone(), memory.answer(&link.url, today)?)));
    let mut answers: BTreeMap<String, Answer> = known.collect();
    let unknown: Vec<&str> = links.iter().map(|link| link.url.as_str()).filter(|url| !answers.contains_key(*url)).collect();
    let progress = terminal.progress("pages", unknown.len());
    let new = online::ask(unknown, Manners::default(), &|| progress.step());
    drop(progress);
    for (url, answer) in &new {
        memory.learn(url, answer, today);
    }
    source::keep(&options.site, ANSWERS, &memory.text())?;
    terminal.asked(new.len(), answers.len());
    answers.extend(new);
    Ok(check::lost(&links, &answers))
}

fn outcome(located: &[Located], strict: bool) -> Outcome {
    let least = if strict { Severity::Warning } else { Severity::Error };
    let stops = located.iter().any(|located| located.diagnostic.severity >= least);
    if stops { Outcome::Faults } else { Outcome::Done }
}

/// Shows what can be mended, and mends it if that is agreed to.
fn mend(options: &Options, terminal: Terminal, inputs: &Inputs, planning: &Planning, consent: Consent) -> Result<Outcome, Error> {
    let mended = check::mend(&planning.located(&inputs.sources), &inputs.sources);
    terminal.changes(&mended);
    if mended.is_empty() {
        return Ok(Outcome::Done);
    }
    let agreed = match consent {
        Consent::Given => true,
        Consent::Ask => terminal.can_ask() && terminal.agrees("Make these changes? [y/N]"),
    };
    if !agreed {
        terminal.say("nothing was changed; add --yes to make these changes");
        return Ok(Outcome::Done);
    }
    for file in &mended {
        source::replace(&options.site.join(file.file.as_str()), &file.text)?;
    }
    terminal.mended(&mended);
    Ok(Outcome::Done)
}
