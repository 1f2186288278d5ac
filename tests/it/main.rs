//! One binary for all tests of the generator: files in, text out. `tests/README.md` tells how to add one of each kind.

#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
#![allow(clippy::format_collect, clippy::format_push_string, reason = "texts of tests are short, and read better so")]

mod bad_input;
mod components;
mod coverage;
mod determinism;
mod diagnostics;
mod editor;
mod exchange;
mod explanations;
mod gallery;
mod golden;
mod help_now;
mod import_command;
mod hsds;
mod hsds_in;
mod languages;
mod library;
mod lists;
mod licenses;
mod memory;
mod new;
mod online;
mod open_data;
mod pages;
mod planted;
mod rebuild;
mod records;
mod schema;
mod search;
mod serve;
mod simple;
mod site_in_text;
mod snapshot;
mod tidy;
mod transcripts;
mod vocabularies;
mod watch;
mod workbooks;
mod xlsx;
