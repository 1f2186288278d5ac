//! Carepress turns Markdown, YAML and spreadsheets about intensive outpatient programs (IOPs) into a fast, private, accessible public web site
//! with a directory of programs.
//!
//! The program is one line of data. Each stage is a type that one function makes and nobody changes afterwards:
//!
//! ```text
//! content/**              themes/<name>/**        content/site.yaml
//!     │ source::read          │ theme::load           │ config::load
//! SourceTree              Theme                   Config
//!     │ content::parse    one file at a time, in parallel, cached
//! Documents
//!     │ model::validate   all files together: every reference resolves
//!   Site
//!     │ plan::plan        all pages together: every URL exactly once
//!   Plan
//!     │ search::files     the index, from the same records
//!     │ hsds::files       the feed for referral services
//!     │ render::file      one file at a time, a pure function
//!     │ check             what is to be said of words, records and pages; the site's own word on that
//!   bytes
//!     └ output::publish   writes what changed
//! ```
//!
//! The modules below are the layers. A module may use those above it, never those below; `tests/it/tidy.rs` holds them to it.
//!
//! # What never happens
//!
//! 1. A module imports one further down this file. (`tidy.rs`)
//! 2. An outside engine is named in a second file: `tera`, `serde_yaml`, `pulldown_cmark`, `walkdir`, `csv`, `clap` and their like. (`tidy.rs`)
//! 3. Files or sockets are touched outside `source`, `output`, `online`, `watch` and `serve`; anything is printed outside `report`; the day is read outside
//!    `commands`. (`tidy.rs`, lints)
//! 4. A `Site` or `Plan` is made by anybody but its stage. (privacy)
//! 5. A stage changes what it was given. (types)
//! 6. Hash order, threads, clock or environment show in the output. (lint `iter_over_hash_type`, `determinism.rs`)
//! 7. A stage fails because of what an author wrote: it gives a value and its remarks. (`bad_input.rs`)
//! 8. A template gets a handle on the site: it gets views, which are values. (`theme::page` takes `Serialize`)
//! 9. A rebuild differs from a clean build. (`rebuild.rs`, `memory.rs`)
//! 10. A diagnostic has no fixture, or a fixture no diagnostic. (`diagnostics.rs`)

// What places and values are called.
pub mod path;
pub mod value;

// What can go wrong.
pub mod diagnostic;

// The doors: files in, files out; YAML, CSV and workbooks with places; files that pages load.
pub mod compression;
pub mod source;
pub mod archive;
pub mod encoding;
pub mod output;
pub mod online;
pub mod yaml;
pub mod table;
pub mod workbook;
pub mod asset;
pub mod policy;
pub mod picture;

// What the author wrote: configuration, content as written, the theme.
pub mod config;
pub mod content;
pub mod theme;

// What the site means.
pub mod model;

// Which files it has.
pub mod plan;

// What a finished site is made of.
pub mod search;
pub mod structured_data;
pub mod open_data;
pub mod hsds;
pub mod render;

// What the most careful colleague would say of it.
pub mod check;

// What its look is made of, to be looked at.
pub mod gallery;

// All of it, in one line.
pub mod pipeline;

// What surrounds a build: what comes from other files and goes out to them, what editors and forms must know, messages, what `init` and `new` write,
// and what shows a site while it is written.
pub mod exchange;
pub mod schema;
pub mod editor;
pub mod watch;
pub mod report;
pub mod scaffold;
pub mod serve;

// What the user asks for.
pub mod commands;
