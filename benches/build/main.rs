//! Measures how fast and how small a build of a large site is, and makes the sites for it. `benches/README.md` tells how.

mod arguments;
mod bank;
mod dates;
mod folder;
mod report;
mod rng;
mod synthetic;
mod vocabulary;
mod yaml;

fn main() -> std::process::ExitCode {
    arguments::run()
}
