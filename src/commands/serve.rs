//! `carepress serve`: the site in a browser, while it is written.

use std::{path::PathBuf, time::Duration};

use super::{
    Outcome,
    editor::{self, Choice},
    today,
};
use crate::{
    config,
    diagnostic::Error,
    pipeline::{Inputs, Planning},
    report::Terminal,
    serve::{self, Event, Server},
    source::{self, SourceTree},
    value::Date,
};

/// What serving is asked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder.
    pub site: PathBuf,
    /// The name or address to listen on.
    pub host: String,
    /// The first port to try.
    pub port: u16,
    /// Whether the site is opened in a browser.
    pub open: bool,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// The day that counts as today; none means today in the site's time zone.
    pub as_of: Option<Date>,
    /// How often to look for changes where the system does not tell of them.
    pub poll: Option<Duration>,
    /// The address that opens a file in an editor, with `{file}`, `{line}` and `{column}`.
    pub editor: String,
    /// The form editor that is shown beside the site, if one is.
    pub forms: Option<Choice>,
}

/// Serves a site until the program is ended.
#[must_use]
pub fn run(options: &Options, terminal: Terminal) -> Outcome {
    match start(options, terminal) {
        Ok((server, url)) => {
            let taken = Some(options.port).filter(|port| *port != 0 && *port != server.address().port());
            terminal.serving(&url, taken, server.address().ip());
            if options.open && open::that_detached(&url).is_err() {
                terminal.say("no browser could be opened; open the address by hand");
            }
            server.wait();
            Outcome::Refused
        }
        Err(error) => {
            terminal.refusal(&error);
            Outcome::Refused
        }
    }
}

/// Starts the server. Gives it and the address of the front page.
///
/// # Errors
/// If the site cannot be read or watched, or no port is free.
pub fn start(options: &Options, terminal: Terminal) -> Result<(Server, String), Error> {
    let forms = options.forms.as_ref().map(Choice::package).transpose()?;
    let read = source::read(&options.site)?;
    let site = options.site.canonicalize().map_err(|error| Error::new("read", &options.site, error))?;
    let as_of = options.as_of;
    let day = move |sources: &SourceTree| as_of.unwrap_or_else(|| today(&config::load(sources, None).value));
    let base_path = config::load(&read.value, None).value.base_path().to_owned();
    let inputs = Inputs {
        as_of: day(&read.value),
        sources: read.value,
        carried: source::embedded(),
        base_url: None,
        drafts: options.drafts,
        precompress: false,
    };
    let finish = move |planning: Planning| match (&forms, editor::room(&planning)) {
        (Some(package), Ok(())) => editor::beside(planning, package),
        (Some(_), Err(error)) => {
            terminal.refusal(&error);
            planning
        }
        (None, _) => planning,
    };
    let server = Server::start(serve::Options {
        site,
        inputs,
        found: read.diagnostics,
        host: options.host.clone(),
        port: options.port,
        poll: options.poll,
        editor: options.editor.clone(),
        finish: Box::new(finish),
        day: Box::new(day),
        news: Box::new(move |event| match event {
            Event::Planned { change, errors, warnings, sources, took } => terminal.planned(change, errors, warnings, sources, took),
            Event::Refused(error) => terminal.refusal(error),
        }),
    })?;
    let address = server.address();
    // An address that stands for all of this machine's opens nothing.
    let name = if address.ip().is_unspecified() { format!("localhost:{}", address.port()) } else { address.to_string() };
    Ok((server, format!("http://{name}{base_path}/")))
}
