//! The only place that prints.

#![allow(clippy::print_stdout, reason = "a benchmark gives its result to standard output, and this is the place that prints")]

/// Prints a line.
pub(crate) fn say(text: &str) {
    println!("{text}");
}
