//! The one door to other sites: asks whether what a site links to is still there. Only `check --online` opens it. Each site is asked for one page at a
//! time, with a pause in between, and what it answered is remembered for some days.

use std::{
    collections::{BTreeMap, VecDeque},
    num::NonZeroUsize,
    sync::Mutex,
    thread,
    time::Duration,
};

use ureq::{
    Agent, Error,
    http::StatusCode,
    tls::{RootCerts, TlsConfig},
    typestate::WithoutBody,
};

mod memory;

pub use memory::Memory;

/// What another site answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The page is there, or is kept from machines.
    There,
    /// The page has moved for good, and this is where it is now.
    Moved(String),
    /// The site says that there is no such page: the status, such as 404.
    Gone(u16),
    /// No answer that could be read: why, in a few words. Not remembered.
    Silent(String),
}

/// How pages are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Manners {
    /// How many sites are asked at the same time.
    pub sites: NonZeroUsize,
    /// The pause between two questions to the same site.
    pub pause: Duration,
    /// How long one answer may take.
    pub patience: Duration,
}

impl Default for Manners {
    fn default() -> Self {
        Self { sites: NonZeroUsize::MIN.saturating_add(7), pause: Duration::from_secs(1), patience: Duration::from_secs(20) }
    }
}

/// Whoever looks into a log should know who asked, and why.
const NAME: &str = concat!("carepress/", env!("CARGO_PKG_VERSION"), " (checks whether links still work)");

/// Hosts whose names are kept for examples and tests (RFC 2606, RFC 6761): there is nobody to ask.
const RESERVED: [&str; 7] = ["example.com", "example.net", "example.org", "example", "invalid", "localhost", "test"];

/// Whether somebody could answer for an address.
#[must_use]
pub fn can_be_asked(url: &str) -> bool {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    is_web && host(url).is_some_and(|host| !RESERVED.iter().any(|name| host == *name || host.ends_with(&format!(".{name}"))))
}

/// Asks for addresses, each once. `done` is told of every answer as it comes, from several threads.
#[must_use]
pub fn ask<'u>(urls: impl IntoIterator<Item = &'u str>, manners: Manners, done: &(dyn Fn() + Sync)) -> BTreeMap<String, Answer> {
    let mut by_site: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for url in urls {
        by_site.entry(host(url).unwrap_or_default()).or_default().push(url);
    }
    let agent = agent(manners);
    let sites: Mutex<VecDeque<Vec<&str>>> = Mutex::new(by_site.into_values().collect());
    let answers: Mutex<BTreeMap<String, Answer>> = Mutex::default();
    thread::scope(|scope| {
        for _ in 0..manners.sites.get() {
            scope.spawn(|| {
                let next = || sites.lock().expect("no thread dies with the lock").pop_front();
                while let Some(pages) = next() {
                    for (number, url) in pages.into_iter().enumerate() {
                        if number > 0 {
                            thread::sleep(manners.pause);
                        }
                        let answer = answer(&agent, url, manners.pause);
                        answers.lock().expect("no thread dies with the lock").insert(url.to_owned(), answer);
                        done();
                    }
                }
            });
        }
    });
    answers.into_inner().expect("no thread dies with the lock")
}

/// Trusts whom the machine trusts: offices often have a certificate of their own between them and the world.
fn agent(manners: Manners) -> Agent {
    let config = Agent::config_builder()
        .user_agent(NAME)
        .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
        .timeout_global(Some(manners.patience))
        .http_status_as_error(false)
        .max_redirects_will_error(false)
        .build();
    config.into()
}

/// Asks for an address: for its head first, which costs the other side least, and as a browser does where that is refused or not understood.
fn answer(agent: &Agent, url: &str, pause: Duration) -> Answer {
    match read(agent.head(url), 0) {
        Ok(reply) if reply.status.is_redirection() => followed(agent, url, &reply, pause),
        Ok(reply) if reply.status.is_success() => Answer::There,
        _ => {
            thread::sleep(pause);
            match read(agent.get(url), 0) {
                Ok(reply) if reply.status.is_redirection() => followed(agent, url, &reply, pause),
                reply => judged(reply),
            }
        }
    }
}

/// What is at the end of a redirection.
fn followed(agent: &Agent, url: &str, first: &Reply, pause: Duration) -> Answer {
    thread::sleep(pause);
    let is_for_good = matches!(first.status, StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
    match judged(read(agent.get(url), MOST_REDIRECTS)) {
        Answer::There => match first.location.as_ref().filter(|location| is_for_good && location.starts_with("http")) {
            Some(location) => Answer::Moved(location.clone()),
            None => Answer::There,
        },
        other => other,
    }
}

/// Redirections that are followed.
const MOST_REDIRECTS: u32 = 5;

/// What an answer means. Sites that keep machines out have the page for all we know.
fn judged(reply: Result<Reply, Error>) -> Answer {
    match reply {
        Ok(reply) if reply.status.is_redirection() => Answer::Silent("it leads on and on".to_owned()),
        Ok(reply) if matches!(reply.status, StatusCode::NOT_FOUND | StatusCode::GONE) => Answer::Gone(reply.status.as_u16()),
        Ok(reply) if reply.status.is_server_error() => Answer::Silent(format!("it answers with {}", reply.status.as_u16())),
        Ok(_) => Answer::There,
        Err(Error::HostNotFound) => Answer::Silent("there is no such site".to_owned()),
        Err(Error::Timeout(_)) => Answer::Silent("it takes too long to answer".to_owned()),
        Err(error) => Answer::Silent(in_words(&error.to_string())),
    }
}

/// What went wrong on the way, as short as it can be said.
fn in_words(error: &str) -> String {
    let known = [
        ("lookup address", "there is no such site, or no connection"),
        ("certificate", "its certificate is not to be trusted"),
        ("refused", "nobody answers there"),
    ];
    let found = known.iter().find(|(sign, _)| error.contains(sign));
    found.map_or_else(|| error.trim_start_matches("io: ").to_owned(), |(_, words)| (*words).to_owned())
}

struct Reply {
    status: StatusCode,
    location: Option<String>,
}

fn read(request: ureq::RequestBuilder<WithoutBody>, redirects: u32) -> Result<Reply, Error> {
    let reply = request.config().max_redirects(redirects).build().call()?;
    let location = reply.headers().get("location").and_then(|location| location.to_str().ok()).map(str::to_owned);
    Ok(Reply { status: reply.status(), location })
}

/// The host of an address, without its port.
fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    Some(host.split(':').next().unwrap_or(host)).filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::can_be_asked;

    #[test]
    fn names_for_examples_are_left_in_peace() {
        assert!(can_be_asked("https://www.samhsa.gov/find-help") && can_be_asked("http://127.0.0.1:8000/"));
        for url in
            ["https://example.org/a", "https://www.example.com", "http://localhost:4000/", "tel:988", "https://site.test/", "https:///x"]
        {
            assert!(!can_be_asked(url), "{url}");
        }
    }
}
