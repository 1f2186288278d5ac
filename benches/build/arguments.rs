//! The command line of the benchmark.

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::{report::say, synthetic};

/// Makes large sites and measures how they are built.
#[derive(Parser)]
#[command(name = "cargo bench --bench build --")]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// What `cargo bench` adds to every command line.
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
        #[arg(long, default_value_t = 20_261_101)]
        seed: u64,
        /// The new folder of the site.
        #[arg(long)]
        out: PathBuf,
    },
}

/// Does what the command line asks for.
pub(crate) fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.command {
        Some(Command::Synthetic { articles, programs, seed, out }) => {
            match synthetic::write(synthetic::Size { articles, programs }, seed, &out) {
                Ok(files) => say(&format!("{files} files")),
                Err(error) => say(&format!("{error}")),
            }
        }
        None => {}
    }
    ExitCode::SUCCESS
}
