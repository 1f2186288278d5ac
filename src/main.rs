//! `carepress`: from the command line to a command, and from its outcome to an exit status.

mod arguments;

use std::process::ExitCode;

use carepress::commands::{Outcome, build, check, export, gallery, import, init, new, schema, serve};

use crate::arguments::Request;

/// Rendering makes and drops many small values on all threads at once; the system's allocator takes a quarter of a build for that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let (request, terminal) = arguments::read();
    let outcome = match request {
        Request::Init(options) => init::run(&options, terminal),
        Request::New(options) => new::run(&options, terminal),
        Request::Build(options) => build::run(&options, terminal),
        Request::Check(options) => check::run(&options, terminal),
        Request::Explain(rule) => check::explain(rule, terminal),
        Request::Export(options) => export::run(&options, terminal),
        Request::Import(options) => import::run(&options, terminal),
        Request::Schema(options) => schema::run(&options, terminal),
        Request::Serve(options) => serve::run(&options, terminal),
        Request::Gallery(options) => gallery::run(&options, terminal),
        Request::Completions(script) => {
            terminal.give(&script);
            Outcome::Done
        }
    };
    ExitCode::from(outcome.code())
}
