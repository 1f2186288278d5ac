//! A served site is the built one, page by page, and follows its files, whatever they become. Requests are written by hand: what no browser sends
//! must not hurt either.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use carepress::{
    commands::serve::{Options, start},
    report::{Terminal, Volume},
    serve::Server,
};

use crate::site_in_text::{inputs, plan, render, today, tree, write};

const SITE: &str = include_str!("../serve.txt");

/// A site that is served from a folder of its own.
struct Served {
    server: Server,
    folder: tempfile::TempDir,
}

struct Answer {
    status: u16,
    headers: String,
    body: String,
}

/// What serving a folder on any free port is asked for.
fn options(site: &Path) -> Options {
    Options {
        site: site.to_owned(),
        host: "127.0.0.1".to_owned(),
        port: 0,
        open: false,
        drafts: false,
        as_of: Some(today()),
        poll: None,
        editor: "vscode://file{file}:{line}:{column}".to_owned(),
        forms: None,
    }
}

impl Served {
    fn new(text: &str) -> Self {
        Self::with(text, |_| ())
    }

    fn with(text: &str, change: impl FnOnce(&mut Options)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        write(&tree(text), folder.path());
        let mut options = options(folder.path());
        change(&mut options);
        let quiet = Terminal { volume: Volume::Quiet, ..Terminal::default() };
        let (server, url) = start(&options, quiet).unwrap();
        assert!(url.starts_with(&format!("http://{}/", server.address())), "{url}");
        Self { server, folder }
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    fn edit(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert!(text.contains(from), "{file} has {from}");
        fs::write(self.path(file), text.replace(from, to)).unwrap();
    }

    fn get(&self, path: &str) -> Answer {
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        send(self.server.address(), request.as_bytes()).unwrap_or_else(|| panic!("{path} is answered"))
    }

    /// Asks until the answer is right; a change takes a moment.
    fn until(&self, path: &str, is_right: impl Fn(&Answer) -> bool) -> Answer {
        let start = Instant::now();
        loop {
            let answer = self.get(path);
            if is_right(&answer) {
                return answer;
            }
            let patience = Duration::from_secs(20);
            assert!(
                start.elapsed() < patience,
                "{path} never is as it should be: {} {}",
                answer.status,
                self.get("/__carepress/now.json").body
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Listens as a page does, from a page that shows `mark`.
    fn listen(&self, page: &str, mark: &str) -> Listening {
        let mut stream = TcpStream::connect(self.server.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        write!(stream, "GET /__carepress/events?page={page}&mark={mark} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        Listening(BufReader::new(stream))
    }
}

/// An open page.
struct Listening(BufReader<TcpStream>);

impl Listening {
    /// Waits for what the server tells next of that kind, and gives it.
    fn next(&mut self, kind: &str) -> String {
        let mut line = String::new();
        let mut is_kind = false;
        let start = Instant::now();
        loop {
            line.clear();
            assert!(start.elapsed() < Duration::from_secs(20), "the server does not tell of {kind}");
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the server hung up");
            match line.trim_end().split_once(": ") {
                Some(("event", event)) => is_kind = event == kind,
                Some(("data", data)) if is_kind => return data.to_owned(),
                _ if is_kind && line.starts_with("data:") => return String::new(),
                _ => {}
            }
        }
    }
}

/// Sends bytes and reads what comes until the other side hangs up; nothing if it says nothing.
fn send(address: SocketAddr, request: &[u8]) -> Option<Answer> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    // A server may hang up before it has read all.
    let _ = stream.write_all(request);
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes);
    let (headers, body) = text.split_once("\r\n\r\n")?;
    let status = headers.split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, headers: headers.to_owned(), body: body.to_owned() })
}

/// A page without what serving adds to it.
fn unhooked(body: &str) -> String {
    let text = body.replace(
        "; script-src &#39;self&#39;; connect-src &#39;self&#39;; style-src &#39;self&#39; &#39;sha256-",
        "; style-src &#39;sha256-",
    );
    let Some((head, rest)) = text.split_once("<meta name=\"carepress-page\"") else { return text };
    let (_, rest) = rest.split_once("live.js\"></script>\n").unwrap();
    format!("{head}{rest}")
}

fn mark_of(body: &str) -> String {
    body.split("name=\"carepress-page\" content=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[test]
fn what_is_served_is_what_build_writes() {
    for base in ["https://care.example.org", "https://example.org/care"] {
        let text = SITE.replace("https://care.example.org", base);
        let inputs = inputs(tree(&text));
        let planning = plan(&inputs);
        assert!(!planning.stops_build(false), "{:?}", planning.diagnostics);
        let served = Served::new(&text);
        let mut hooks = 0;
        for (path, bytes) in render(&inputs, &planning) {
            let url = format!("{}{}", planning.config.base_path(), path.url());
            let answer = served.get(&url);
            assert_eq!(answer.status, 200, "{url}");
            assert!(answer.headers.contains("cache-control: no-store"), "{url}: {}", answer.headers);
            assert!(answer.headers.contains("content-security-policy: default-src 'none'; "), "{url}: {}", answer.headers);
            assert_eq!(unhooked(&answer.body), String::from_utf8_lossy(&bytes), "{url}");
            hooks += usize::from(answer.body.contains("/__carepress/live.js"));
        }
        assert_eq!(hooks, planning.plan.pages().count());
        let root = served.get("/");
        assert_eq!(root.status, if base.ends_with("/care") { 302 } else { 200 });
    }
}

#[test]
fn edits_of_all_kinds_show_and_other_pages_stay() {
    let served = Served::new(SITE);
    let article = "/learn/what-is-an-iop/";
    let home = served.get("/").body;
    served.edit("content/learn/what-is-an-iop.md", "You live at home.", "You sleep at home.");
    served.until(article, |answer| answer.body.contains("You sleep at home."));
    assert_eq!(served.get("/").body, home);
    served.edit("content/programs/evening-iop.md", "name: Evening IOP", "name: Night IOP");
    served.until("/programs/evening-iop/", |answer| answer.body.contains("Night IOP"));
    fs::create_dir(served.path("content/checklists")).unwrap();
    fs::write(
        served.path("content/checklists/first-day.md"),
        "---\ntitle: First day\ndescription: What to take along.\n---\n\n- [ ] A pen\n",
    )
    .unwrap();
    served.until("/checklists/first-day/", |answer| answer.status == 200 && answer.body.contains("A pen"));
    fs::rename(served.path("content/checklists"), served.path("content/.away")).unwrap();
    served.until("/checklists/first-day/", |answer| answer.status == 404);
    fs::create_dir_all(served.path("themes/haven/components/skip-link")).unwrap();
    fs::write(
        served.path("themes/haven/components/skip-link/skip-link.html"),
        "{% component skip_link() %}<a class=\"skip-link\" href=\"#main\">Over here</a>{% endcomponent %}\n",
    )
    .unwrap();
    served.until(article, |answer| answer.body.contains("Over here"));
    let saved = served.path("content/learn/.what-is-an-iop.md.tmp");
    fs::write(&saved, "---\ntitle: What is an IOP?\ndescription: Saved by rename.\nlast_reviewed: 2026-10-01\nreviewed_by_role: site-editor\nsources: [tip47]\n---\n\nAnother body.\n").unwrap();
    fs::rename(&saved, served.path("content/learn/what-is-an-iop.md")).unwrap();
    served.until(article, |answer| answer.body.contains("Another body."));
}

#[test]
fn what_breaks_stays_as_it_was_and_is_told() {
    let served = Served::new(SITE);
    let page = "/programs/evening-iop/";
    let whole = served.get(page).body;
    let mut open = served.listen(page, &mark_of(&whole));
    assert!(open.next("faults").contains("\"errors\":0"));
    served.edit("content/programs/evening-iop.md", "age_min: 18", "age_min: eighteen");
    let faults = open.next("faults");
    assert!(faults.contains("\"errors\":1") && faults.contains("\"here\":true"), "{faults}");
    assert!(faults.contains("vscode://file/") && faults.contains("evening-iop.md:"), "{faults}");
    assert_eq!(served.get(page).body, whole, "the page stays");
    let mut other = served.listen("/", &mark_of(&served.get("/").body));
    let elsewhere = other.next("faults");
    assert!(elsewhere.contains("\"errors\":1") && elsewhere.contains("\"here\":false"), "{elsewhere}");
    served.edit("content/learn/what-is-an-iop.md", "You live at home.", "You sleep at home.");
    served.until("/learn/what-is-an-iop/", |answer| answer.body.contains("You sleep at home."));
    served.edit("content/programs/evening-iop.md", "age_min: eighteen", "age_min: 21");
    open.next("reload");
    served.until(page, |answer| answer.body.contains("21"));
    served.edit("content/site.yaml", "title: Care", "title: [");
    served.until("/__carepress/now.json", |answer| answer.body.contains("site.yaml"));
    assert_eq!(served.get(page).status, 200);
    fs::create_dir_all(served.path("themes/haven/pages")).unwrap();
    fs::write(served.path("themes/haven/pages/program.html"), "{% if %}").unwrap();
    served.until("/__carepress/now.json", |answer| answer.body.contains("program.html"));
    assert_eq!(served.get("/learn/what-is-an-iop/").status, 200);
    fs::remove_file(served.path("themes/haven/pages/program.html")).unwrap();
    served.edit("content/site.yaml", "title: [", "title: Caring");
    served.until(page, |answer| answer.status == 200 && answer.body.contains("Caring"));
}

#[test]
fn a_site_that_starts_with_faults_is_served() {
    let served = Served::new(&SITE.replace("focus: [anxiety]", "focus: [anxiety"));
    assert_eq!(served.get("/").status, 200);
    let missing = served.get("/programs/evening-iop/");
    assert_eq!(missing.status, 404);
    let mut open = served.listen("/programs/evening-iop/", &mark_of(&missing.body));
    let faults = open.next("faults");
    // The article that links to the program has an error, too.
    assert!(faults.contains("\"errors\":2") && faults.contains("\"here\":true"), "{faults}");
    served.edit("content/programs/evening-iop.md", "focus: [anxiety", "focus: [anxiety]");
    open.next("reload");
    served.until("/programs/evening-iop/", |answer| answer.status == 200);
}

#[test]
fn a_new_look_comes_without_a_reload() {
    let served = Served::new(SITE);
    let mut open = served.listen("/", &mark_of(&served.get("/").body));
    open.next("faults");
    fs::create_dir_all(served.path("themes/haven/static/css")).unwrap();
    fs::write(served.path("themes/haven/static/css/layout.css"), ".main { color: rebeccapurple }").unwrap();
    let style = open.next("style");
    let (href, integrity) = style.split_once(' ').unwrap();
    assert!(integrity.starts_with("sha384-"), "{style}");
    let sheet = served.get(href);
    assert!(sheet.status == 200 && sheet.body.contains("#639"), "{}", sheet.headers);
}

#[test]
fn drafts_are_shown_on_request_and_say_so() {
    let draft = SITE.replace("name: Evening IOP", "draft: true\nname: Evening IOP");
    assert_eq!(Served::new(&draft).get("/programs/evening-iop/").status, 404);
    let served = Served::with(&draft, |options| options.drafts = true);
    let page = served.get("/programs/evening-iop/");
    assert_eq!(page.status, 200);
    assert!(served.listen("/programs/evening-iop/", &mark_of(&page.body)).next("faults").contains("Draft: not published"));
}

#[test]
fn the_panel_follows_the_site_and_loads_nothing_but_itself() {
    let served = Served::new(SITE);
    for file in ["", "panel.js", "views.js", "element.js", "panel.css", "now.json", "worklist.json", "pages.json"] {
        let answer = served.get(&format!("/__carepress/{file}"));
        assert_eq!(answer.status, 200, "{file}");
        let policy = "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; ";
        assert!(answer.headers.contains(policy) && answer.headers.contains("nosniff"), "{file}: {}", answer.headers);
    }
    let mut open = served.listen("/__carepress/", "");
    open.next("planned");
    assert!(served.get("/__carepress/now.json").body.contains("\"errors\":0"));
    served.edit("content/programs/evening-iop.md", "age_min: 18", "age_min: eighteen");
    open.next("planned");
    let now = served.get("/__carepress/now.json").body;
    assert!(now.contains("\"errors\":1") && now.contains("vscode://file/"), "{now}");
    let gallery = served.get("/__carepress/gallery/components/program-card/");
    assert!(gallery.status == 200 && gallery.headers.contains("content-security-policy: default-src 'none'; "), "{}", gallery.headers);
    assert!(gallery.body.contains("/__carepress/live.js") && gallery.body.contains("href=\"/__carepress/gallery/\""));
    assert_eq!(served.get("/__carepress/gallery/nothing/").status, 404);
}

/// Lines of the worklist: what needs care, the record, what is wrong.
fn care(served: &Served, query: &str) -> Vec<String> {
    let answer: serde_json::Value = serde_json::from_str(&served.get(&format!("/__carepress/worklist.json?{query}")).body).unwrap();
    let rows = answer["rows"].as_array().unwrap().iter();
    rows.map(|row| ["need", "record", "what", "day"].map(|key| row[key].as_str().unwrap_or("-").to_owned()).join(" | ")).collect()
}

#[test]
fn the_worklist_names_what_is_due() {
    let site = SITE
        .replace("issuer: State of Kansas}", "issuer: State of Kansas, valid_to: 2026-12-15}")
        .replace("last_verified: 2026-10-15", "last_verified: 2026-04-01\nalert: No groups this week.\nalert_until: 2026-11-05")
        .replace("sources: [tip47]\n---", "sources: [tip47]\nreview_due: 2026-10-25\n---");
    let served = Served::new(&site);
    let wanted = [
        "expiring | Birch House | State substance use license: valid until | 2026-12-15",
        "stale | Evening IOP | Last checked long ago: readers are told | 2026-04-01",
        "expiring | Evening IOP | The notice is shown until | 2026-11-05",
        "untranslated | Evening IOP | Not translated into es | -",
        "missing | Main Street | Does not say: Office hours | -",
        "expiring | What is an IOP? | Review was due | 2026-10-25",
        "untranslated | What is an IOP? | Not translated into es | -",
    ];
    let found = care(&served, "");
    let others = ["missing | Evening IOP", "missing | How", "untranslated | How"];
    let found: Vec<&String> = found.iter().filter(|line| !others.iter().any(|other| line.starts_with(other))).collect();
    assert_eq!(found, wanted);
    let untranslated = ["How accessible this site is", "How we order programs", "What is an IOP?"];
    let untranslated = untranslated.map(|title| format!("untranslated | {title} | Not translated into es | -"));
    assert_eq!(care(&served, "words=texts&need=untranslated"), untranslated);
    assert!(care(&served, "need=expiring&order=day")[0].starts_with("expiring | What is an IOP?"));
    assert_eq!(care(&served, "words=nobody"), Vec::<String>::new());
    let sheet = "id,name,summary,organization\nmorning-iop,Morning IOP,\"A group,\nby day.\",birch\nnight-iop,Night IOP,A group.,birch\nlate-iop,Late IOP,A group.,birch\n";
    fs::write(served.path("content/programs/programs.csv"), sheet).unwrap();
    let late = served.until("/__carepress/worklist.json?need=missing", |answer| answer.body.contains("Late IOP"));
    assert!(late.body.contains("content/programs/programs.csv:5:1\""), "a row of a table is opened at its line: {}", late.body);
}

#[test]
fn what_a_profile_does_not_say_is_on_the_worklist() {
    let served = Served::new(SITE);
    let page = served.get("/programs/evening-iop/").body;
    let rows = page.split("<dt>").skip(1).filter_map(|row| row.split_once("</dt>"));
    let is_missing = |value: &str| value.split("</dd>").next().is_some_and(|value| value.contains("facts__missing"));
    let missing = rows.filter(|(label, value)| is_missing(value) && *label != "Office hours").map(|(label, _)| label);
    let line = care(&served, "need=missing").into_iter().find(|line| line.contains("Evening IOP")).unwrap();
    let said = line.split("Does not say: ").nth(1).unwrap().split(" | ").next().unwrap();
    let said: Vec<&str> = said.split(", ").collect();
    let mut count = 0;
    for label in missing {
        assert!(said.contains(&label), "{label}: {said:?}");
        count += 1;
    }
    assert!(count > 10 && count == said.len(), "{said:?}");
}

#[test]
fn pages_are_listed_with_their_weight() {
    let draft = SITE.replace("name: Evening IOP", "draft: true\nname: Evening IOP");
    let served = Served::with(&draft, |options| options.drafts = true);
    let pages =
        |query: &str| -> serde_json::Value { serde_json::from_str(&served.get(&format!("/__carepress/pages.json?{query}")).body).unwrap() };
    let program = &pages("kind=program&language=en")["rows"][0];
    assert_eq!(program["url"], "/programs/evening-iop/");
    assert_eq!(program["note"], "Draft: not published");
    assert_eq!(program["file"]["name"], "content/programs/evening-iop.md");
    let (whole, small) = (program["bytes"].as_u64().unwrap(), program["compressed"].as_u64().unwrap());
    assert!(whole > 10_000 && small < whole / 2, "{program}");
    assert_eq!(pages("words=ES+evening")["total"], 1);
    let all = pages("from=99999");
    assert_eq!(all["rows"].as_array().unwrap().len() as u64 + all["from"].as_u64().unwrap(), all["total"].as_u64().unwrap());
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("sight");
    let refused = start(&options(&missing), Terminal::default()).err().expect("there is nothing to serve").to_string();
    assert!(refused.contains("there is no such folder; name the site's folder with --site"), "{refused}");
}

#[test]
fn nothing_but_the_site_is_ever_served() {
    let served = Served::new(SITE);
    fs::write(served.path("secret.txt"), "secret").unwrap();
    fs::write(served.path("content/secret.md"), "secret").unwrap();
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/content/secret.md",
        "/programs/../../secret.txt",
        "//secret.txt",
        "/secret.txt%00.html",
        "/..%5csecret.txt",
        "/__carepress/../secret.txt",
        "/__carepress/%2e%2e/secret.txt",
        "/__carepress/nothing",
        "/__carepress/gallery/../../secret.txt",
        "/__carepress/gallery/%2e%2e/secret.txt",
        "/\u{ff}",
        "/search/../../secret.txt",
    ] {
        let answer =
            send(served.server.address(), format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").as_bytes());
        if let Some(answer) = answer {
            assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
            assert!(!answer.body.contains("secret\n") && !answer.body.ends_with("secret"), "{path}: {}", answer.body);
        }
    }
    let huge = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX-Much: {}\r\n\r\n", "x".repeat(2_000_000));
    for request in
        [huge.as_str(), "GARBAGE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", ""]
    {
        let slow = TcpStream::connect(served.server.address()).unwrap();
        if !request.is_empty() {
            let answer = send(served.server.address(), request.as_bytes());
            assert!(answer.is_none_or(|answer| answer.status >= 400), "{}", &request[..7]);
        }
        drop(slow);
    }
    let stranger = "GET / HTTP/1.1\r\nHost: evil.example.net\r\nConnection: close\r\n\r\n";
    assert_eq!(send(served.server.address(), stranger.as_bytes()).unwrap().status, 403);
    assert_eq!(served.get("/").status, 200);
}

#[test]
fn missing_slashes_unknown_pages_and_taken_ports_are_borne() {
    let served = Served::new(SITE);
    let moved = served.get("/programs");
    assert_eq!(moved.status, 302);
    assert!(moved.headers.contains("location: /programs/"), "{}", moved.headers);
    let panel = served.get("/__carepress");
    assert!(panel.status == 302 && panel.headers.contains("location: /__carepress/"), "{}", panel.headers);
    let missing = served.get("/es/nada/");
    assert!(missing.status == 404 && missing.body.contains("<html lang=\"es\""), "{}", missing.status);
    assert!(served.get("/nothing").body.contains("<html lang=\"en\""));
    let taken = served.server.address().port();
    let next = Served::with(SITE, |options| options.port = taken);
    assert_ne!(next.server.address().port(), taken);
    assert_eq!(next.get("/").status, 200);
}

#[test]
fn a_storm_of_edits_ends_in_the_right_page() {
    let served = Served::new(SITE);
    let address = served.server.address();
    let file = served.path("content/programs/evening-iop.md");
    let good = fs::read_to_string(&file).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..30 {
                    let request = "GET /programs/evening-iop/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
                    let answer = send(address, request.as_bytes()).unwrap();
                    assert_eq!(answer.status, 200);
                    assert!(answer.body.contains("Evening IOP") && answer.body.ends_with("</html>\n"));
                }
            });
        }
        for turn in 0..200 {
            let text = if turn % 2 == 0 {
                good.replace("age_min: 18", "age_min: [")
            } else {
                good.replace("age_min: 18", &format!("age_min: {}", 18 + turn % 40))
            };
            write_file(&file, &text);
            std::thread::sleep(Duration::from_millis(5));
        }
    });
    write_file(&file, &good.replace("age_min: 18", "age_min: 64"));
    served.until("/programs/evening-iop/", |answer| answer.body.contains("64"));
}

fn write_file(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}
