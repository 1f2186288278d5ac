//! What `check --online` makes of what other sites answer, how it asks, and what it remembers. The sites are servers of the test.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener},
    num::NonZeroUsize,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use carepress::{
    online::{self, Answer, Manners, Memory},
    source,
    value::Date,
};

/// A site that answers by path, and what it was asked for: `HEAD /there`. It ends with the test.
fn site() -> (SocketAddr, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let log = Arc::clone(&asked);
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let mut lines = BufReader::new(connection.try_clone().unwrap()).lines().map_while(Result::ok);
            let Some(first) = lines.next() else { continue };
            let agent = lines.take_while(|line| !line.is_empty()).find(|line| line.to_lowercase().starts_with("user-agent:"));
            assert!(agent.is_some_and(|agent| agent.contains("carepress/")), "it says who it is");
            let request = first.trim_end_matches(" HTTP/1.1").to_owned();
            log.lock().unwrap().push(request.clone());
            let answer = match request.as_str() {
                "HEAD /there" | "GET /new" | "GET /only-get" | "GET /for-now" => "200 OK",
                "HEAD /only-get" => "405 Method Not Allowed",
                "HEAD /moved" | "GET /moved" => "301 Moved Permanently\r\nLocation: NEW",
                "HEAD /today" | "GET /today" => "302 Found\r\nLocation: NEW",
                "HEAD /round" | "GET /round" => "302 Found\r\nLocation: /round",
                "HEAD /private" | "GET /private" => "403 Forbidden",
                "HEAD /broken" | "GET /broken" => "500 Internal Server Error",
                _ => "404 Not Found",
            };
            let answer = answer.replace("NEW", &format!("http://{address}/new"));
            let _ = connection.write_all(format!("HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").as_bytes());
        }
    });
    (address, asked)
}

const QUICK: Manners =
    Manners { sites: NonZeroUsize::MIN.saturating_add(1), pause: Duration::from_millis(1), patience: Duration::from_secs(10) };

fn ask(urls: &[String], manners: Manners) -> BTreeMap<String, Answer> {
    online::ask(urls.iter().map(String::as_str), manners, &|| ())
}

#[test]
fn answers_mean_what_a_reader_would_find() {
    let (address, asked) = site();
    let url = |path: &str| format!("http://{address}{path}");
    let paths = ["/there", "/only-get", "/moved", "/today", "/round", "/private", "/broken", "/gone"];
    let answers = ask(&paths.map(url), QUICK);
    let expected = [
        Answer::There,
        Answer::There,
        Answer::Moved(url("/new")),
        Answer::There,
        Answer::Silent("it leads on and on".into()),
        Answer::There,
        Answer::Silent("it answers with 500".into()),
        Answer::Gone(404),
    ];
    for (path, expected) in paths.iter().zip(expected) {
        assert_eq!(answers[&url(path)], expected, "{path}");
    }
    assert_eq!(asked.lock().unwrap()[0], "HEAD /there", "a page that is there is asked for once, and only for its head");
    assert!(!asked.lock().unwrap().contains(&"GET /there".to_owned()));
}

#[test]
fn who_does_not_answer_is_silent() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let manners = Manners { patience: Duration::from_millis(200), ..QUICK };
    let url = format!("http://{address}/");
    assert_eq!(ask(std::slice::from_ref(&url), manners)[&url], Answer::Silent("it takes too long to answer".into()));
    drop(taken);
    assert!(matches!(ask(std::slice::from_ref(&url), manners)[&url], Answer::Silent(_)));
}

#[test]
fn a_site_is_asked_one_thing_at_a_time() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (open, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (now, peak) = (Arc::clone(&open), Arc::clone(&most));
    thread::spawn(move || {
        for connection in listener.incoming() {
            let (now, peak) = (Arc::clone(&now), Arc::clone(&peak));
            thread::spawn(move || {
                let mut connection = connection.unwrap();
                peak.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                BufReader::new(connection.try_clone().unwrap())
                    .lines()
                    .map_while(Result::ok)
                    .take_while(|line| !line.is_empty())
                    .for_each(drop);
                thread::sleep(Duration::from_millis(20));
                now.fetch_sub(1, Ordering::SeqCst);
                let _ = connection.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            });
        }
    });
    let urls: Vec<String> = (0..6).map(|number| format!("http://{address}/{number}")).collect();
    assert!(ask(&urls, QUICK).values().all(|answer| *answer == Answer::There));
    assert_eq!(most.load(Ordering::SeqCst), 1);
}

#[test]
fn answers_are_remembered_for_some_days() {
    let day = |text: &str| Date::read(text).unwrap();
    let mut memory = Memory::read("");
    let moved = Answer::Moved("https://a.gov/new".into());
    for (url, answer) in
        [("there", &Answer::There), ("gone", &Answer::Gone(410)), ("moved", &moved), ("silent", &Answer::Silent("no".into()))]
    {
        memory.learn(url, answer, day("2026-11-01"));
    }
    let memory = Memory::read(&memory.text());
    let on = |date: &str| ["there", "gone", "moved", "silent"].map(|url| memory.answer(url, day(date)));
    assert_eq!(on("2026-11-01"), [Some(Answer::There), Some(Answer::Gone(410)), Some(moved), None]);
    assert_eq!(on("2026-11-07"), [Some(Answer::There), None, None, None]);
    assert_eq!(on("2026-11-08"), [None, None, None, None]);
    assert_eq!(on("2026-10-31"), [None, None, None, None], "a clock may be set back");
    assert_eq!(Memory::read("{"), Memory::read(""), "a broken file is no memory");
}

#[test]
fn what_is_kept_stays_out_of_version_control() {
    let site = tempfile::tempdir().unwrap();
    assert_eq!(source::kept(site.path(), "links.json"), "");
    source::keep(site.path(), "links.json", "{}").unwrap();
    assert_eq!(source::kept(site.path(), "links.json"), "{}");
    assert_eq!(std::fs::read_to_string(site.path().join(".carepress/.gitignore")).unwrap(), "*\n");
}
