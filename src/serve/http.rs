//! The server: requests become jobs of the workshop, its answers become responses. `axum` is named in this file alone.

use std::{
    convert::Infallible,
    net::{IpAddr, TcpListener},
    sync::mpsc,
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    extract::{Query, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header},
    middleware::{self, Next},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::get,
};
use serde::Deserialize;
use tokio::sync::{mpsc as post, oneshot};
use tokio_stream::{StreamExt as _, wrappers::ReceiverStream};

use super::{
    answer::Answer,
    client,
    hook::{Mark, TOOLS},
    panel::Question,
    workshop::{Job, Message, Reader},
};
use crate::diagnostic::Error;

/// How often a page that hears nothing is told that the server is still there.
const STILL_HERE: Duration = Duration::from_secs(15);

/// So many messages wait for a page that does not listen for a while.
const UNHEARD: usize = 64;

/// What requests need.
#[derive(Clone)]
struct Shared {
    jobs: mpsc::Sender<Job>,
    /// The name that the server was given, beside the usual ones of this machine.
    host: String,
}

/// A server that runs in a thread of its own until it is dropped.
pub(super) struct Running {
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic of the server has been told already.
            let _ = thread.join();
        }
    }
}

/// Starts to answer on a port that is taken already.
///
/// # Errors
/// If the system refuses.
pub(super) fn start(listener: TcpListener, host: &str, jobs: mpsc::Sender<Job>) -> Result<Running, Error> {
    let refuse = |error: std::io::Error| Error::new("serve on", host, error);
    listener.set_nonblocking(true).map_err(refuse)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(refuse)?;
    let (stop, stopped) = oneshot::channel::<()>();
    let app = app(Shared { jobs, host: host.to_owned() });
    let work = move || {
        runtime.block_on(async {
            if let Ok(listener) = tokio::net::TcpListener::from_std(listener) {
                tokio::spawn(async { axum::serve(listener, app).await });
                // The other end is dropped when it is time to stop.
                let _ = stopped.await;
            }
        });
        // Open pages listen for ever: nobody waits for them.
        runtime.shutdown_background();
    };
    Ok(Running { stop: Some(stop), thread: Some(std::thread::spawn(work)) })
}

fn app(shared: Shared) -> Router {
    let tool = |name: &str| format!("{TOOLS}{name}");
    Router::new()
        .route(&tool("events"), get(events))
        .route(&tool("{*path}"), get(tools))
        .route(TOOLS, get(tools))
        .route(TOOLS.trim_end_matches('/'), get(async || respond(Answer::moved(TOOLS.to_owned()))))
        .route("/", get(page))
        .route("/{*path}", get(page))
        .layer(middleware::from_fn_with_state(shared.clone(), only_this_machine))
        .with_state(shared)
}

/// Refuses requests that were meant for another name: a page of the web must not read drafts by calling itself this machine.
async fn only_this_machine(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let asked = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if is_known(asked, &shared.host) {
        next.run(request).await
    } else {
        respond(Answer::text(403, "This server does not go by that name."))
    }
}

/// Whether a host with its port is this machine by a usual name, an address, or the name that the server was given.
fn is_known(asked: &str, given: &str) -> bool {
    let name = asked.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit())).map_or(asked, |(name, _)| name);
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    name == given || name == "localhost" || name.ends_with(".localhost") || bare.parse::<IpAddr>().is_ok()
}

/// A file of the site.
async fn page(State(shared): State<Shared>, uri: Uri) -> Response {
    ask(&shared, |reply| Job::Answer { path: uri.path().to_owned(), reply }).await
}

/// The author's own pages and files.
async fn tools(State(shared): State<Shared>, uri: Uri) -> Response {
    let path = uri.path().strip_prefix(TOOLS).unwrap_or_default();
    if let Some(file) = client::file(path) {
        return respond(file);
    }
    let question = Question { path: path.to_owned(), query: uri.query().unwrap_or_default().to_owned() };
    ask(&shared, |reply| Job::Tell { question, reply }).await
}

/// What an open page says of itself.
#[derive(Deserialize)]
struct Following {
    page: String,
    mark: Option<String>,
}

/// Tells an open page what happens to it, for as long as it listens.
async fn events(State(shared): State<Shared>, Query(Following { page, mark }): Query<Following>) -> Response {
    let (sender, messages) = post::channel(UNHEARD);
    let reader = Reader { path: page, seen: mark.as_deref().and_then(Mark::read), post: sender };
    if shared.jobs.send(Job::Follow(reader)).is_err() {
        return gone();
    }
    let event = |message: Message| {
        Ok::<Event, Infallible>(match message {
            // Browsers pass over events without data.
            Message::Reload => Event::default().event("reload").data("now"),
            Message::Style(href, integrity) => Event::default().event("style").data(format!("{href} {integrity}")),
            Message::Faults(json) => Event::default().event("faults").data(json),
            Message::Planned => Event::default().event("planned").data("now"),
        })
    };
    let stream = ReceiverStream::new(messages).map(event);
    let mut response = Sse::new(stream).keep_alive(KeepAlive::new().interval(STILL_HERE)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Gives the workshop a job and waits for its answer.
async fn ask(shared: &Shared, job: impl FnOnce(oneshot::Sender<Answer>) -> Job) -> Response {
    let (reply, answer) = oneshot::channel();
    if shared.jobs.send(job(reply)).is_err() {
        return gone();
    }
    answer.await.map_or_else(|_| gone(), respond)
}

fn gone() -> Response {
    respond(Answer::text(503, "The server is stopping."))
}

fn respond(answer: Answer) -> Response {
    let mut headers = HeaderMap::new();
    for (name, value) in answer.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            headers.insert(name, value);
        }
    }
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, headers, Body::from(answer.bytes)).into_response()
}

#[cfg(test)]
mod tests {
    use super::is_known;

    #[test]
    fn requests_of_other_names_are_refused() {
        for (host, given, wanted) in [
            ("127.0.0.1:4000", "127.0.0.1", true),
            ("localhost:4000", "127.0.0.1", true),
            ("[::1]:4000", "::1", true),
            ("192.168.1.20:4000", "0.0.0.0", true),
            ("desk.example.org:4000", "desk.example.org", true),
            ("care.localhost:4000", "127.0.0.1", true),
            ("evil.example.net:4000", "127.0.0.1", false),
            ("localhost.example.net", "127.0.0.1", false),
            ("", "127.0.0.1", false),
        ] {
            assert_eq!(is_known(host, given), wanted, "{host}");
        }
    }
}
