//! A site that is shown while it is written: each page is rendered when somebody asks for it, by the same function that `build` uses, and open
//! pages follow the author's changes. One thread plans and renders (`workshop`), another talks to browsers (`http`), and whatever the author
//! writes, the site stays up.

use std::{
    net::{SocketAddr, TcpListener, ToSocketAddrs as _},
    path::PathBuf,
    sync::mpsc,
    time::Duration,
};

use crate::{
    content::Located,
    diagnostic::{Diagnostic, Error},
    pipeline::{Inputs, Planning},
    source::SourceTree,
    value::Date,
    watch::{Change, Watcher},
};

mod address;
mod answer;
mod client;
mod faults;
mod hook;
mod http;
mod origins;
mod pages;
mod panel;
mod standing;
mod workshop;
mod worklist;

use faults::Editor;
use workshop::{Job, Workshop};

/// So many ports are tried, one after the other, if the first is taken.
const PORTS: u16 = 20;

/// What a server is asked for.
pub struct Options {
    /// The site's folder, absolute.
    pub site: PathBuf,
    /// What the site is made of at the start.
    pub inputs: Inputs,
    /// Remarks from reading it.
    pub found: Vec<Diagnostic>,
    /// The name or address to listen on.
    pub host: String,
    /// The first port to try.
    pub port: u16,
    /// How often to look for changes where the system does not tell of them.
    pub poll: Option<Duration>,
    /// The address that opens a file in an editor, with `{file}`, `{line}` and `{column}`.
    pub editor: String,
    /// What is added to the site whenever it was planned.
    pub finish: Finish,
    /// The day that counts as today.
    pub day: Day,
    /// Who hears what happens.
    pub news: News,
}

/// The day that counts as today for a site's files.
pub type Day = Box<dyn Fn(&SourceTree) -> Date + Send>;

/// What is added to a site that was planned.
pub type Finish = Box<dyn Fn(Planning) -> Planning + Send>;

/// Who hears what happens.
pub type News = Box<dyn Fn(Event<'_>) + Send>;

/// What happens to a site that is served.
pub enum Event<'e> {
    /// It was planned: at the start, or after a change.
    Planned {
        /// What changed.
        change: Option<&'e Change>,
        /// The errors in the author's files.
        errors: &'e [Located],
        /// How many warnings there are.
        warnings: usize,
        /// The author's files.
        sources: &'e SourceTree,
        /// How long it took.
        took: Duration,
    },
    /// The machine refused to let the files be read; the site stays as it was.
    Refused(&'e Error),
}

/// A server at work. It stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    jobs: mpsc::Sender<Job>,
    workshop: Option<std::thread::JoinHandle<()>>,
    /// Stops when it is dropped.
    _http: http::Running,
}

impl Server {
    /// Starts to serve.
    ///
    /// # Errors
    /// If no port is free, or the files cannot be watched.
    pub fn start(options: Options) -> Result<Self, Error> {
        let Options { site, inputs, found, host, port, poll, editor, finish, day, news } = options;
        let listener = listen(&host, port)?;
        let address = listener.local_addr().map_err(|error| Error::new("serve on", &host, error))?;
        let (jobs, received) = mpsc::channel();
        let changes = jobs.clone();
        // The workshop may be gone already when the watcher is told to stop.
        let mut watcher = Watcher::new(&site, poll, move |change| drop(changes.send(Job::Change(change))))?;
        let http = http::start(listener, &host, jobs.clone())?;
        let editor = Editor { pattern: editor, site: site.to_string_lossy().into_owned() };
        let workshop = Workshop { site, inputs, found, day, editor, finish, news };
        let work = move || {
            workshop.run(&received, |change| watcher.follow(change));
        };
        Ok(Self { address, jobs, workshop: Some(std::thread::spawn(work)), _http: http })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits until it stops, which it does by itself only if something is wrong with this program.
    pub fn wait(mut self) {
        self.join();
    }

    fn join(&mut self) {
        if let Some(workshop) = self.workshop.take() {
            // A panic has been told already.
            let _ = workshop.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.jobs.send(Job::Stop);
        self.join();
    }
}

/// Takes the first free port, from `port` on; 0 takes any.
fn listen(host: &str, port: u16) -> Result<TcpListener, Error> {
    let refuse = |error: std::io::Error| Error::new("serve on", format!("{host}:{port}"), error);
    let mut last = None;
    for port in port..=port.saturating_add(if port == 0 { 0 } else { PORTS }) {
        let addresses = (host, port).to_socket_addrs().map_err(refuse)?;
        match addresses.map(TcpListener::bind).find_map(|bound| bound.map_err(|error| last = Some(error)).ok()) {
            Some(listener) => return Ok(listener),
            None if last.as_ref().is_some_and(|error| error.kind() == std::io::ErrorKind::AddrInUse) => {}
            None => break,
        }
    }
    Err(refuse(last.unwrap_or_else(|| std::io::Error::other("it has no address"))))
}
