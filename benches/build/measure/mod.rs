//! What builds cost: time, processor time and memory, measured from outside at whole processes that take turns.

mod build;
mod compare;
mod floor;
mod index;
mod process;
mod serve;
mod sizes;
mod spread;
mod tree;

use std::{env, path::PathBuf};

pub(crate) use compare::{Pair, compare};
pub(crate) use index::index;
pub(crate) use serve::serve;
pub(crate) use sizes::sizes;

/// Where and how often to measure.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// How often each build is measured.
    pub(crate) runs: usize,
    /// The program to measure.
    pub(crate) binary: PathBuf,
    /// Where sites lie meanwhile; best in memory, as disks differ from run to run.
    pub(crate) work: PathBuf,
}

impl Default for Place {
    fn default() -> Self {
        let memory = PathBuf::from("/dev/shm");
        Self {
            runs: 5,
            binary: PathBuf::from(env!("CARGO_BIN_EXE_carepress")),
            work: if memory.is_dir() { memory } else { env::temp_dir() },
        }
    }
}
