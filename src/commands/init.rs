//! `carepress init`: a new site from the starter.

use std::path::PathBuf;

use super::{Outcome, schema::lists};
use crate::{report::Terminal, scaffold, source};

/// What a new site is asked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the new site.
    pub folder: PathBuf,
}

/// Starts a site.
#[must_use]
pub fn run(options: &Options, terminal: Terminal) -> Outcome {
    let starter = source::embedded();
    match scaffold::init(&options.folder, &starter, &lists(&starter)) {
        Ok(files) => {
            let folder = options.folder.display();
            terminal
                .say(&format!("{files} files written to {folder}\n\nNext:\n  carepress build --site {folder}\n  read {folder}/README.md"));
            Outcome::Done
        }
        Err(error) => {
            terminal.refusal(&error);
            Outcome::Refused
        }
    }
}
