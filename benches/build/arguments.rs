//! The command line of the benchmark.

use std::{io, path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};

use crate::{
    check, locator,
    measure::{self, Place},
    neutral,
    report::{self, say},
    synthetic::{self, Size},
};

/// Makes large sites and measures how they are built.
#[derive(Parser)]
#[command(name = "build", bin_name = "cargo bench --bench build --")]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// What `cargo bench` adds to every command line, and `cargo test` does not.
    #[arg(long, global = true, hide = true)]
    bench: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Write a made-up site of any size.
    Synthetic {
        /// How many articles.
        #[arg(long)]
        articles: usize,
        /// How many programs.
        #[arg(long)]
        programs: usize,
        /// Another seed makes another site.
        #[arg(long, default_value_t = synthetic::SEED)]
        seed: u64,
        /// The new folder of the site.
        #[arg(long)]
        out: PathBuf,
    },
    /// Write a site of given records, for a comparison with other generators.
    Neutral {
        /// The folder with `articles.jsonl` and `programs.jsonl`.
        #[arg(long)]
        corpus: PathBuf,
        /// The new folder of the site.
        #[arg(long)]
        out: PathBuf,
    },
    /// Write a made-up download of a public locator, to bring in.
    Locator {
        /// How many rows.
        #[arg(long)]
        rows: usize,
        /// How it is written.
        #[arg(long, value_enum, default_value = "csv")]
        form: locator::Form,
        /// Another seed makes another list.
        #[arg(long, default_value_t = synthetic::SEED)]
        seed: u64,
        /// The new file.
        #[arg(long)]
        out: PathBuf,
    },
    /// Write nothing but the search index of a site, to measure searches at sizes whose pages nobody needs.
    Index {
        /// The folder of the site.
        #[arg(long)]
        site: PathBuf,
        /// The new folder, which gets the index in `search/`.
        #[arg(long)]
        out: PathBuf,
        /// The day that counts as today; that of made-up sites.
        #[arg(long, default_value = "2026-11-01")]
        as_of: String,
    },
    /// See whether made-up sites use every term and build without a remark.
    Check,
    /// Build made-up sites of several sizes, twice each, and print what that costs.
    Run {
        /// Numbers of programs.
        #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 30_000])]
        sizes: Vec<usize>,
        /// How many articles each site has.
        #[arg(long, default_value_t = 500)]
        articles: usize,
        #[command(flatten)]
        measuring: Measuring,
    },
    /// Serve made-up sites of several sizes, edit files of all kinds, and print how soon that shows.
    Serve {
        /// Numbers of programs.
        #[arg(long, value_delimiter = ',', default_values_t = [100, 10_000])]
        sizes: Vec<usize>,
        /// How many articles each site has.
        #[arg(long, default_value_t = 500)]
        articles: usize,
        /// How often each kind of file is edited.
        #[arg(long, default_value_t = 10)]
        edits: usize,
        #[command(flatten)]
        measuring: Measuring,
    },
    /// Build the same records with this program and with Hugo, in turns, and print what both cost.
    Compare {
        /// A site made by `neutral`.
        #[arg(long)]
        neutral: PathBuf,
        /// Hugo's program.
        #[arg(long)]
        hugo: PathBuf,
        /// A site of the same records for Hugo.
        #[arg(long)]
        hugo_site: PathBuf,
        /// Pagefind's program, which makes the search index of Hugo's site.
        #[arg(long)]
        pagefind: Option<PathBuf>,
        #[command(flatten)]
        measuring: Measuring,
    },
}

#[derive(Args)]
struct Measuring {
    /// How often each build is measured.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// The program to measure, if not the one of this repository.
    #[arg(long)]
    binary: Option<PathBuf>,
    /// Where sites lie meanwhile; in memory at /dev/shm, if there is such a folder.
    #[arg(long)]
    work: Option<PathBuf>,
}

impl From<Measuring> for Place {
    fn from(measuring: Measuring) -> Self {
        let place = Self::default();
        Self { runs: measuring.runs.max(1), binary: measuring.binary.unwrap_or(place.binary), work: measuring.work.unwrap_or(place.work) }
    }
}

/// Does what the command line asks for.
pub(crate) fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Some(command) => act(command),
        None if arguments.bench => measure::sizes(&[1_000], 200, &Place { runs: 3, ..Place::default() }).map(|table| report::table(&table)),
        None => check::run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("error: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn act(command: Command) -> io::Result<()> {
    match command {
        Command::Synthetic { articles, programs, seed, out } => {
            synthetic::write(Size { articles, programs }, seed, &out).map(|files| say(&format!("{files} files")))
        }
        Command::Neutral { corpus, out } => neutral::write(&corpus, &out).map(|files| say(&format!("{files} files"))),
        Command::Locator { rows, form, seed, out } => locator::write(rows, form, seed, &out).map(|()| say(&format!("{rows} rows"))),
        Command::Index { site, out, as_of } => measure::index(&site, &out, &as_of).map(|table| report::table(&table)),
        Command::Check => check::run(),
        Command::Run { sizes, articles, measuring } => {
            measure::sizes(&sizes, articles, &measuring.into()).map(|table| report::table(&table))
        }
        Command::Serve { sizes, articles, edits, measuring } => {
            measure::serve(&sizes, articles, edits.max(1), &measuring.into()).map(|table| report::table(&table))
        }
        Command::Compare { neutral, hugo, hugo_site, pagefind, measuring } => {
            let pair = measure::Pair { neutral, hugo, hugo_site, pagefind };
            measure::compare(&pair, &measuring.into()).map(|table| report::table(&table))
        }
    }
}
