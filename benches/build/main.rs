//! Makes large sites and measures how fast and how small their builds are. `benches/README.md` tells how to use it and what the figures mean.

mod arguments;

// Sites of any size: made up, or of given records; and lists of others to bring in.
mod locator;
mod neutral;
mod synthetic;

// Whether the made-up sites are what they promise, and what their builds cost.
mod check;
mod measure;
mod report;

// What making a site needs.
mod bank;
mod dates;
mod folder;
mod rng;
mod vocabulary;
mod yaml;

fn main() -> std::process::ExitCode {
    arguments::run()
}
