//! What the terminal shows: mistakes with their lines, progress, and what was done. The only place that prints.

use std::{
    io::{self, IsTerminal, Write},
    net::IpAddr,
    path::Path,
    time::Duration,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::{
    check::{ChangedLine, Mended, Reading},
    content::Located,
    diagnostic::{Error, Severity},
    exchange::Proposal,
    output::Published,
    pipeline::{Built, Timings},
    source::SourceTree,
    watch::Change,
};

mod findings;
mod human;
mod proposal;
mod reading;
mod sarif;

/// How much is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Volume {
    /// Mistakes only.
    Quiet,
    /// Mistakes, warnings and what was done.
    #[default]
    Normal,
    /// Everything, remarks included.
    Verbose,
}

/// Whether colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// If the terminal shows them and nobody objects (`NO_COLOR`).
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How findings are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people: each with its line and its help, on the error stream.
    #[default]
    Human,
    /// A line each.
    Short,
    /// JSON of our own.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub's workflows.
    Github,
}

/// Where things are said: data to one stream, everything else to the other.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terminal {
    /// How much is said.
    pub volume: Volume,
    /// Whether colours are used.
    pub color: Color,
}

/// Mistakes as text without colours, each with its line and its help.
#[must_use]
pub fn as_text(located: &[Located], sources: &SourceTree) -> String {
    let shown: Vec<String> = human::show_all(located.iter(), sources).collect();
    anstream::adapter::strip_str(&shown.join("\n\n")).to_string()
}

/// So many errors of a served site are shown; each change shows them again.
const MOST_ERRORS: usize = 10;

/// Files from which on a build shows its progress.
const PROGRESS_FROM: usize = 1_000;

/// Bytes from which on reading a file shows its progress.
const PROGRESS_FROM_BYTES: u64 = 4 << 20;

impl Terminal {
    fn stderr(self) -> anstream::AutoStream<io::Stderr> {
        let choice = match self.color {
            Color::Auto => anstream::AutoStream::choice(&io::stderr()),
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        };
        anstream::AutoStream::new(io::stderr(), choice)
    }

    /// Says something to the person at the terminal.
    pub fn say(self, text: &str) {
        if self.volume > Volume::Quiet {
            // Nobody is left to hear if the terminal is gone.
            let _ = writeln!(self.stderr(), "{text}");
        }
    }

    /// Gives data to whatever reads standard output.
    pub fn give(self, text: &str) {
        let _ = io::stdout().write_all(text.as_bytes());
    }

    /// Asks a question and waits for the line that answers it; nothing if there is no answer.
    #[must_use]
    pub fn ask(self, question: &str) -> String {
        let mut stderr = self.stderr();
        let _ = write!(stderr, "{question} ");
        let _ = stderr.flush();
        let mut answer = String::new();
        let _ = io::stdin().read_line(&mut answer);
        answer.trim().to_owned()
    }

    /// Whether a person can be asked.
    #[must_use]
    pub fn can_ask(self) -> bool {
        io::stdin().is_terminal()
    }

    /// Says that the machine refused.
    pub fn refusal(self, error: &Error) {
        let _ = writeln!(self.stderr(), "error: {error}");
    }

    /// The least severity that is told.
    fn least(self) -> Severity {
        match self.volume {
            Volume::Quiet => Severity::Error,
            Volume::Normal => Severity::Warning,
            Volume::Verbose => Severity::Info,
        }
    }

    /// Shows mistakes in source order, and counts them. Remarks are shown on request only.
    pub fn diagnostics(self, located: &[Located], sources: &SourceTree) {
        let least = self.least();
        let mut stderr = self.stderr();
        for shown in human::show_all(located.iter().filter(|located| located.diagnostic.severity >= least), sources) {
            let _ = writeln!(stderr, "{shown}\n");
        }
        let counts = human::counts(located);
        if !counts.is_empty() && located.iter().any(|located| located.diagnostic.severity >= least) {
            let _ = writeln!(stderr, "{counts}");
        }
    }

    /// Tells findings, in a format of programs on standard output. Those leave out what people do not see, either.
    pub fn findings(self, located: &[Located], sources: &SourceTree, format: Format) {
        if format == Format::Human {
            self.diagnostics(located, sources);
            if human::counts(located).is_empty() {
                self.say("no findings");
            }
            return;
        }
        let least = self.least();
        let told: Vec<Located> = located.iter().filter(|located| located.diagnostic.severity >= least).cloned().collect();
        let findings = findings::findings(&told, sources);
        self.give(&match format {
            Format::Short | Format::Human => findings::short(&findings),
            Format::Json => findings::json(&findings),
            Format::Sarif => sarif::sarif(&findings),
            Format::Github => findings::github(&findings),
        });
    }

    /// Tells how hard texts are to read: as JSON if programs are meant, else as a table. Both go to standard output.
    pub fn readings(self, readings: &[Reading], format: Format) {
        self.give(&if format == Format::Json { reading::json(readings) } else { reading::table(readings) });
    }

    /// Shows what lines of files become.
    pub fn changes(self, mended: &[Mended]) {
        if mended.is_empty() {
            self.say("there is nothing to mend without a thought");
        }
        let mut stderr = self.stderr();
        for file in mended {
            let path = file.file.as_str();
            let _ = writeln!(stderr, "--- {path}\n+++ {path}");
            for ChangedLine { number, before, after } in &file.lines {
                let _ = writeln!(stderr, "@@ -{number} +{number} @@\n-{before}\n+{after}");
            }
        }
    }

    /// Tells what an import would do, on standard output.
    pub fn proposal(self, proposal: &Proposal) {
        self.give(&proposal::told(proposal, self.volume == Volume::Verbose));
        if proposal.files.is_empty() {
            self.say("there is nothing to write");
        }
    }

    /// Says what an import wrote.
    pub fn imported(self, proposal: &Proposal) {
        let new = proposal.files.iter().filter(|file| file.is_new).count();
        self.say(&format!(
            "{} written, {} changed; `carepress check` reads them as your visitors would",
            counted(new, "file"),
            proposal.files.len() - new
        ));
    }

    /// Asks whether something may be done.
    #[must_use]
    pub fn agrees(self, question: &str) -> bool {
        matches!(self.ask(question).to_lowercase().as_str(), "y" | "yes" | "s" | "sí" | "si")
    }

    /// Says that files were mended.
    pub fn mended(self, mended: &[Mended]) {
        let places: usize = mended.iter().map(|file| file.places).sum();
        self.say(&format!("{} mended in {}", counted(places, "place"), counted(mended.len(), "file")));
    }

    /// Says that findings of today are no longer told.
    pub fn baseline_written(self, file: &Path, findings: usize) {
        self.say(&format!("{} written to {}; from now on, --baseline tells what is new", counted(findings, "finding"), file.display()));
    }

    /// Says that findings that were known are gone.
    pub fn baseline_shrank(self, file: &Path, gone: usize) {
        let file = file.display();
        self.say(&format!("{} of {file} no longer there; write it anew with --baseline {file} --write-baseline", counted(gone, "finding")));
    }

    /// Says what a build did.
    pub fn built(self, built: &Built, seconds: f64) {
        self.published(built.published, &[(built.pages, "page"), (built.programs, "program")], seconds);
    }

    /// Says what an export wrote, and where.
    pub fn exported(self, published: Published, folder: &Path) {
        let Published { files, written, unchanged, removed } = published;
        let files = counted(files, "file");
        self.say(&format!("{files} in {}: {written} written, {unchanged} unchanged, {removed} removed", folder.display()));
    }

    /// Says what a gallery of so many components and examples did.
    pub fn gallery(self, published: Published, (components, examples): (usize, usize), seconds: f64) {
        self.published(published, &[(components, "component"), (examples, "example")], seconds);
    }

    fn published(self, published: Published, holding: &[(usize, &str)], seconds: f64) {
        let files = (published.files, "file");
        let counts: Vec<String> = [&files].into_iter().chain(holding).map(|(number, what)| counted(*number, what)).collect();
        self.say(&format!(
            "{}: {} written, {} unchanged, {} removed, in {seconds:.2} s",
            counts.join(", "),
            published.written,
            published.unchanged,
            published.removed
        ));
    }

    /// Says where a site is served. `taken` is the port that was asked for, if another program has it.
    pub fn serving(self, url: &str, taken: Option<u16>, address: IpAddr) {
        if let Some(port) = taken {
            self.say(&format!("port {port} is taken; this is the next free one"));
        }
        if !address.is_loopback() {
            self.say("other machines of this network can see the site, drafts and your files' mistakes included");
        }
        self.say(&format!("the site is at {url}"));
        let tools = url.split('/').take(3).collect::<Vec<_>>().join("/");
        self.say(&format!("your worklist, all pages and components are at {tools}/__carepress/"));
        self.say("press Ctrl and C to stop");
    }

    /// Says what a change of a served site led to: the errors, and how many warnings there are.
    pub fn planned(self, change: Option<&Change>, errors: &[Located], warnings: usize, sources: &SourceTree, took: Duration) {
        let mut stderr = self.stderr();
        for shown in human::show_all(errors.iter().take(MOST_ERRORS), sources) {
            let _ = writeln!(stderr, "{shown}\n");
        }
        let changed = match change {
            None => "read".to_owned(),
            Some(Change::Everything) => "read again".to_owned(),
            Some(Change::Paths(paths)) => match paths.iter().filter_map(|path| path.file_name()).collect::<Vec<_>>().as_slice() {
                [only] => format!("{} changed", only.to_string_lossy()),
                several => format!("{} files changed", several.len()),
            },
        };
        let counts = format!("{}, {}", counted(errors.len(), "error"), counted(warnings, "warning"));
        self.say(&format!("{changed}: {counts}, {:.0} ms", took.as_secs_f64() * 1e3));
    }

    /// Shows how long each stage took.
    pub fn timings(self, timings: &Timings) {
        let total: f64 = timings.0.iter().map(|(_, time)| time.as_secs_f64()).sum();
        self.say(&format!("{:<18}{:>10}{:>8}", "stage", "ms", "share"));
        for (stage, time) in &timings.0 {
            let seconds = time.as_secs_f64();
            self.say(&format!("{stage:<18}{:>10.1}{:>7.0}%", seconds * 1e3, seconds / total * 100.0));
        }
        self.say(&format!("{:<18}{:>10.1}", "total", total * 1e3));
    }

    /// Says how many addresses other sites were asked for.
    pub fn asked(self, asked: usize, known: usize) {
        let of_late = if known > 0 { format!(", and knew {known} from the last days") } else { String::new() };
        self.say(&format!("asked other sites for {}{of_late}", counted(asked, "page")));
    }

    /// Shows progress on long work on so many of something, such as `files`, if a person watches.
    #[must_use]
    pub fn progress(self, what: &'static str, count: usize) -> Progress {
        self.bar("{bar:30} {pos}/{len} {msg}, {eta} left", what, count as u64, count >= PROGRESS_FROM)
    }

    /// Shows progress on reading a long file of so many bytes, if a person watches.
    #[must_use]
    pub fn progress_of_bytes(self, what: &'static str, bytes: u64) -> Progress {
        self.bar("{bar:30} {bytes}/{total_bytes} {msg}, {eta} left", what, bytes, bytes >= PROGRESS_FROM_BYTES)
    }

    fn bar(self, template: &str, what: &'static str, length: u64, is_long: bool) -> Progress {
        let watched = io::stderr().is_terminal() && self.volume > Volume::Quiet && is_long;
        let target = if watched { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(length), target);
        bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(what);
        Progress(bar)
    }
}

/// "1 file", "2 files".
fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// Progress on long work; gone when it is dropped.
pub struct Progress(ProgressBar);

impl Progress {
    /// Counts one more.
    pub fn step(&self) {
        self.0.inc(1);
    }

    /// Says how far it is.
    pub fn reach(&self, position: u64) {
        self.0.set_position(position);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
