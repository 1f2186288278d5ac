//! The command line: its words and its help. `clap` is named in this file alone.

use std::{path::PathBuf, time::Duration};

use carepress::{
    commands::{build, check, export, gallery, import, init, new, schema, serve},
    report::{Color, Terminal, Volume},
    value::Date,
};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

mod exchange;
mod options;
mod schemas;
mod values;

use exchange::{ExportArguments, ImportArguments};
use schemas::SchemaArguments;
use values::{base_url, date, rule, seconds};

/// Where help shows what all commands take: after what the command takes by itself.
const LAST: usize = 100;

/// Turns Markdown, YAML and spreadsheets about intensive outpatient programs into a fast, private, accessible public web site.
///
/// Content lies in content/, looks in themes/; the finished site goes to public/. The README.md of a new site tells what lies where.
#[derive(Parser)]
#[command(name = "carepress", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// The site's folder.
    #[arg(long, global = true, default_value = ".", value_name = "DIR", hide_default_value = true, display_order = LAST)]
    site: PathBuf,
    /// When to use colors; `NO_COLOR` is respected.
    #[arg(long, global = true, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN", hide_default_value = true, display_order = LAST)]
    color: ColorChoice,
    /// Say nothing but errors.
    #[arg(short, long, global = true, conflicts_with = "verbose", display_order = LAST)]
    quiet: bool,
    /// Show remarks, too.
    #[arg(short, long, global = true, display_order = LAST)]
    verbose: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum ColorChoice {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand)]
enum Command {
    /// Start a new site from the starter. Nothing is ever overwritten.
    Init {
        /// The folder of the new site.
        dir: PathBuf,
    },
    /// Write a new record, asking for the few facts that matter.
    New(NewArguments),
    /// Build the finished site. With errors, nothing is written at all.
    Build(BuildArguments),
    /// Read the site as its most careful colleague would. Nothing is written.
    Check(CheckArguments),
    /// Bring in records from a spreadsheet or a public list. What would change is shown first; nothing is ever deleted.
    Import(ImportArguments),
    /// Write the directory in a form that others take: tables, JSON, or the Human Services Data Specification.
    Export(ExportArguments),
    /// Print what a kind of file may hold, for editors (JSON Schema) and spreadsheet programs. Without a kind, list the kinds.
    Schema(SchemaArguments),
    /// Show the site in a browser while you write it. Pages follow your changes by themselves.
    Serve(ServeArguments),
    /// Build a gallery of the theme: its components with their examples, its colors and sizes.
    // For people who write themes; authors never need it.
    #[command(hide = true)]
    Gallery {
        /// Where the gallery goes. A folder that carepress did not make is refused.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Print a completion script for a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
}

#[derive(Args)]
struct BuildArguments {
    /// Where the site goes; public/ in the site's folder if not given. A folder that carepress did not make is refused.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Where the site will be published, if not at the `base_url` of site.yaml.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// Show drafts, and articles of another day.
    #[arg(long)]
    drafts: bool,
    /// The day that counts as today, such as 2026-11-21. Today, if not given.
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// Also write every text as .gz and .br, for hosts that hand out such files.
    #[arg(long)]
    precompress: bool,
    /// Show how long each stage took.
    #[arg(long)]
    timings: bool,
    /// Let warnings stop the build, too.
    #[arg(long)]
    strict: bool,
    /// Also write a form editor to admin/, made of the unpacked npm package @sveltia/cms in this folder.
    #[arg(long, value_name = "PATH")]
    editor: Option<PathBuf>,
}

#[derive(Args)]
struct CheckArguments {
    /// Say why a rule exists, with a bad and a good example, and check nothing.
    #[arg(long, value_name = "RULE", value_parser = rule, exclusive = true)]
    explain: Option<&'static str>,
    /// How findings are told: human tells people, the others tell programs, on standard output.
    #[arg(long, value_enum, default_value_t = FindingFormat::Human, value_name = "FORMAT", hide_default_value = true)]
    format: FindingFormat,
    /// Tell how hard each text and section is to read, and check nothing.
    #[arg(long, value_enum, value_name = "REPORT", conflicts_with_all = ["baseline", "fix", "online", "copied_from"])]
    report: Option<CheckReport>,
    /// Let warnings fail the check, too.
    #[arg(long)]
    strict: bool,
    /// Leave out the findings that a file lists, so that an old site can start with what is new.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write today's findings to the baseline.
    #[arg(long, requires = "baseline", conflicts_with = "fix")]
    write_baseline: bool,
    /// Also look for runs of eight words or more that stand in a text of this folder.
    #[arg(long, value_name = "DIR")]
    copied_from: Option<PathBuf>,
    /// Also ask other sites whether what you link to is still there. Nothing else of carepress contacts anybody.
    #[arg(long)]
    online: bool,
    /// Mend what has only one right spelling; the changes are shown first.
    #[arg(long)]
    fix: bool,
    /// Make the changes of --fix without being asked.
    #[arg(long, requires = "fix")]
    yes: bool,
    /// Read drafts, too.
    #[arg(long)]
    drafts: bool,
    /// The day that counts as today, such as 2026-11-21. Today, if not given.
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
}

#[derive(Clone, Copy, ValueEnum)]
enum CheckReport {
    Reading,
}

#[derive(Clone, Copy, ValueEnum)]
enum FindingFormat {
    Human,
    Short,
    Json,
    Sarif,
    Github,
}

#[derive(Args)]
struct ServeArguments {
    /// The port. If it is taken, the next free one is used, and said.
    #[arg(long, default_value_t = 4000)]
    port: u16,
    /// The name or address to listen on. Only this machine can reach 127.0.0.1.
    #[arg(long, default_value = "127.0.0.1", value_name = "HOST")]
    host: String,
    /// Open the site in a browser.
    #[arg(long)]
    open: bool,
    /// Show drafts, and articles of another day, marked as such.
    #[arg(long)]
    drafts: bool,
    /// The day that counts as today, such as 2026-11-21. Today, if not given.
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// Look for changes every so many seconds, for folders of other machines, which tell of none.
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, default_missing_value = "1", value_parser = seconds)]
    poll: Option<Duration>,
    /// The address that opens a file in your editor.
    #[arg(long, value_name = "URL", env = "CAREPRESS_EDITOR", default_value = "vscode://file{file}:{line}:{column}")]
    editor: String,
    /// Also show a form editor at /admin/, made of the unpacked npm package @sveltia/cms in this folder.
    #[arg(long, value_name = "PATH")]
    admin: Option<PathBuf>,
}

#[derive(Args)]
struct NewArguments {
    /// What to write.
    kind: NewKind,
    /// Its name, or the title of an article.
    name: String,
    /// Its id; made of the name if not given. For an article with its section: basics/what-is-an-iop.
    #[arg(long)]
    id: Option<String>,
    /// The organization of a program or location, by id.
    #[arg(long, value_name = "ID")]
    organization: Option<String>,
    /// The location of a program, by id.
    #[arg(long, value_name = "ID")]
    location: Option<String>,
    /// The main phone of an organization.
    #[arg(long, value_name = "NUMBER")]
    phone: Option<String>,
    /// Street and number of a location.
    #[arg(long)]
    street: Option<String>,
    /// City of a location.
    #[arg(long)]
    city: Option<String>,
    /// State of a location, in two letters.
    #[arg(long)]
    state: Option<String>,
    /// ZIP code of a location.
    #[arg(long)]
    zip: Option<String>,
    /// Who has checked the facts, or reviewed the article, today: program-staff, site-editor, clinical-reviewer or volunteer.
    #[arg(long, value_name = "ROLE")]
    checked_by: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum NewKind {
    Program,
    Organization,
    Location,
    Article,
}

/// What a command line asks for.
pub(crate) enum Request {
    /// A new site.
    Init(init::Options),
    /// A new record.
    New(new::Options),
    /// The finished site.
    Build(build::Options),
    /// What is to be said of the site.
    Check(check::Options),
    /// Why a rule exists, by its code.
    Explain(&'static str),
    /// Records of another file.
    Import(import::Options),
    /// The directory for others.
    Export(export::Options),
    /// What a kind of file may hold.
    Schema(schema::Options),
    /// The site in a browser.
    Serve(serve::Options),
    /// A gallery of the theme.
    Gallery(gallery::Options),
    /// A completion script, complete.
    Completions(String),
}

/// Reads the command line. Asked for help or the version, or asked nonsense, it answers and ends the program.
pub(crate) fn read() -> (Request, Terminal) {
    let arguments = Arguments::parse();
    let terminal = Terminal { volume: volume(&arguments), color: color(arguments.color) };
    let site = arguments.site;
    let request = match arguments.command {
        Command::Init { dir } => Request::Init(init::Options { folder: dir }),
        Command::New(asked) => Request::New(asked.options(site)),
        Command::Build(asked) => Request::Build(asked.options(site)),
        Command::Check(CheckArguments { explain: Some(rule), .. }) => Request::Explain(rule),
        Command::Check(asked) => Request::Check(asked.options(site)),
        Command::Import(asked) => Request::Import(asked.options(site)),
        Command::Export(asked) => Request::Export(asked.options(site)),
        Command::Schema(asked) => Request::Schema(asked.options(site)),
        Command::Serve(asked) => Request::Serve(asked.options(site)),
        Command::Gallery { out } => Request::Gallery(gallery::Options { site, out }),
        Command::Completions { shell } => Request::Completions(completions(shell)),
    };
    (request, terminal)
}

fn completions(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "carepress", &mut script);
    String::from_utf8(script).expect("completion scripts are text")
}

fn volume(arguments: &Arguments) -> Volume {
    match (arguments.quiet, arguments.verbose) {
        (true, _) => Volume::Quiet,
        (_, true) => Volume::Verbose,
        _ => Volume::Normal,
    }
}

fn color(choice: ColorChoice) -> Color {
    match choice {
        ColorChoice::Auto => Color::Auto,
        ColorChoice::Always => Color::Always,
        ColorChoice::Never => Color::Never,
    }
}
