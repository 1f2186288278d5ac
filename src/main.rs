//! `carepress`: from the command line to a command, and from its outcome to an exit status.

mod arguments;

use std::process::ExitCode;

use carepress::commands::{Outcome, build, init, new};

use crate::arguments::Request;

fn main() -> ExitCode {
    let (request, terminal) = arguments::read();
    let outcome = match request {
        Request::Init(options) => init::run(&options, terminal),
        Request::New(options) => new::run(&options, terminal),
        Request::Build(options) => build::run(&options, terminal),
        Request::Completions(script) => {
            terminal.give(&script);
            Outcome::Done
        }
    };
    ExitCode::from(outcome.code())
}
