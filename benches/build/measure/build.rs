//! One build by this program, as a process of its own, and what it says about itself.

use std::{io, path::Path, process::Command};

use super::process::{self, Cost};
use crate::dates::AS_OF;

/// A finished build.
#[derive(Clone, Debug)]
pub(crate) struct Build {
    /// What it cost.
    pub(crate) cost: Cost,
    /// The stages in their order, in milliseconds.
    pub(crate) stages: Vec<(String, f64)>,
    /// How many files it wrote.
    pub(crate) written: usize,
}

/// Builds a site as of the day on which all its dates are good.
///
/// # Errors
/// If the build fails, or does not say what it did.
pub(crate) fn build(binary: &Path, site: &Path, out: &Path) -> io::Result<Build> {
    let mut command = Command::new(binary);
    command.args(["build", "--timings", "--color", "never", "--as-of", &AS_OF.to_string(), "--site"]).arg(site).arg("--out").arg(out);
    let (cost, said) = process::run(&mut command)?;
    let written = written(&said).ok_or_else(|| io::Error::other(format!("a build did not say how many files it wrote:\n{said}")))?;
    Ok(Build { cost, stages: stages(&said), written })
}

/// The lines of the table of stages: name, milliseconds, share.
fn stages(said: &str) -> Vec<(String, f64)> {
    let line = |line: &str| {
        let words: Vec<&str> = line.strip_suffix('%')?.split_whitespace().collect();
        let [name @ .., milliseconds, _] = words.as_slice() else { return None };
        Some((name.join(" "), milliseconds.parse().ok()?))
    };
    said.lines().filter_map(line).collect()
}

/// The number before the word "written".
fn written(said: &str) -> Option<usize> {
    said.split_once(" written").and_then(|(before, _)| before.rsplit(|sign: char| !sign.is_ascii_digit()).next()?.parse().ok())
}
