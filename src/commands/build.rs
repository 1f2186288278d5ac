//! `carepress build`: the finished site, in a folder.

use std::{path::PathBuf, sync::OnceLock, time::Instant};

use super::{
    Outcome,
    editor::{self, Choice},
    today,
};
use crate::{
    config, content,
    diagnostic::Error,
    output::{OutputFolder, Stop},
    pipeline::{self, Cache, Inputs},
    report::{Progress, Terminal},
    source,
    value::Date,
};

/// What a build is asked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder.
    pub site: PathBuf,
    /// The output folder; `public` in the site's folder if none is named.
    pub out: Option<PathBuf>,
    /// The base URL, if another than the site's.
    pub base_url: Option<String>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// The day that counts as today; none means today in the site's time zone.
    pub as_of: Option<Date>,
    /// Whether texts are also published made smaller.
    pub precompress: bool,
    /// Whether the time of each stage is shown.
    pub timings: bool,
    /// Whether warnings count as errors.
    pub strict: bool,
    /// The form editor that is put beside the site, if one is.
    pub editor: Option<Choice>,
}

/// Builds a site.
#[must_use]
pub fn run(options: &Options, terminal: Terminal) -> Outcome {
    let start = Instant::now();
    match build(options, terminal, start) {
        Ok(outcome) => outcome,
        Err(error) => {
            terminal.refusal(&error);
            Outcome::Refused
        }
    }
}

fn build(options: &Options, terminal: Terminal, start: Instant) -> Result<Outcome, Error> {
    let out = options.out.clone().unwrap_or_else(|| options.site.join("public"));
    if ["content", "themes"].iter().any(|sources| out.starts_with(options.site.join(sources))) {
        return Err(Error::new("write into", out, "the site is made of what lies there; give another folder with --out"));
    }
    let folder = OutputFolder::open(&out)?;
    let editor = options.editor.as_ref().map(Choice::package).transpose()?;
    let read = source::read(&options.site)?;
    let reading = start.elapsed();
    let inputs = Inputs {
        as_of: options.as_of.unwrap_or_else(|| today(&config::load(&read.value, None).value)),
        sources: read.value,
        carried: source::embedded(),
        base_url: options.base_url.clone(),
        drafts: options.drafts,
        precompress: options.precompress,
    };
    let mut planning = pipeline::plan(&inputs, &mut Cache::default(), read.diagnostics);
    planning.timings.0.insert(0, ("read", reading));
    terminal.diagnostics(&planning.located(&inputs.sources), &inputs.sources);
    if planning.stops_build(options.strict) {
        terminal.say("nothing was written");
        return Ok(Outcome::Faults);
    }
    let planning = planning.complete(&inputs);
    let planning = match &editor {
        Some(package) => {
            editor::room(&planning)?;
            editor::beside(planning, package)
        }
        None => planning,
    };
    let bar: OnceLock<Progress> = OnceLock::new();
    let progress = |files: usize| {
        let bar = bar.get_or_init(|| terminal.progress("files", files));
        if files == 0 {
            bar.step();
        }
    };
    match pipeline::publish(&inputs, &planning, folder, &progress) {
        Ok(built) => {
            drop(bar);
            if options.timings {
                terminal.timings(&built.timings);
            }
            terminal.built(&built, start.elapsed().as_secs_f64());
            Ok(Outcome::Done)
        }
        Err(Stop::Machine(error)) => Err(error),
        Err(Stop::Author(faults)) => {
            terminal.diagnostics(&content::locate(&inputs.sources, [], faults), &inputs.sources);
            terminal.say("nothing was written");
            Ok(Outcome::Faults)
        }
    }
}
