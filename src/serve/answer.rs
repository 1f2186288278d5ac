//! What is sent for a request, made from one standing of the site: the bytes that `build` would write, with the headers that a host would send,
//! and the hook of the page.

use std::sync::OnceLock;

use tokio::sync::mpsc::Sender;

use super::{
    address::{self, Asked, asked},
    faults::{Editor, Fault, Faults, MOST},
    hook::{Mark, TOOLS, hooked},
    origins::{is_everywhere, is_namesake, waits},
    standing::Standing,
    worklist::Item,
    workshop::{Message, Reader},
};
use crate::{
    check::{Checker, origins},
    content::Located,
    diagnostic::{Diagnostic, Severity},
    hsds::{self, Feed, Terms},
    path::OutputPath,
    plan::{PageKind, Planned},
    policy,
    render::{self, CACHING, HeaderRule, Prepared},
    search,
};

/// What is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// The status, such as 200.
    pub(super) status: u16,
    /// Names and values.
    pub(super) headers: Vec<(&'static str, String)>,
    /// The content.
    pub(super) bytes: Vec<u8>,
}

impl Answer {
    /// An answer of a media type, which browsers do not keep.
    pub(super) fn new(status: u16, media: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let is_text = media.starts_with("text/") && !media.contains("charset");
        let media = if is_text { format!("{media}; charset=utf-8") } else { media.to_owned() };
        Self { status, headers: vec![("Content-Type", media), (CACHING, "no-store".to_owned())], bytes: bytes.into() }
    }

    /// A line of text.
    pub(super) fn text(status: u16, text: &str) -> Self {
        Self::new(status, "text/plain", format!("{text}\n"))
    }

    /// The way to another address.
    pub(super) fn moved(to: String) -> Self {
        let mut answer = Self::text(302, &to);
        answer.headers.push(("Location", to));
        answer
    }

    /// Sends another header, in the place of one of that name.
    pub(super) fn set(&mut self, name: &'static str, value: String) {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value));
    }
}

/// What stands for a page that cannot be made, and for the one that says so.
const EMPTY_PAGE: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<title>Nothing to show</title>\n</head>\n</html>\n";

/// A standing of the site, ready to answer from.
pub(super) struct Desk<'s> {
    pub(super) standing: &'s Standing,
    pub(super) editor: &'s Editor,
    pub(super) prepared: &'s Prepared<'s>,
    /// What judges the pages that people have open, once somebody has.
    checker: OnceLock<Checker<'s>>,
    rules: Vec<HeaderRule>,
    /// The index of the search, once somebody searches.
    index: OnceLock<search::Files>,
    /// What needs care, once the author asks.
    pub(super) worklist: OnceLock<Vec<Item<'s>>>,
}

/// A file of the site as it is sent, before its hook.
pub(super) struct Found {
    pub(super) path: OutputPath,
    pub(super) status: u16,
    pub(super) bytes: Result<Vec<u8>, Diagnostic>,
}

impl<'s> Desk<'s> {
    /// `prepared` is the standing, prepared.
    pub(super) fn new(standing: &'s Standing, prepared: &'s Prepared<'s>, editor: &'s Editor) -> Self {
        let rules = render::header_rules(prepared);
        Self { standing, editor, prepared, checker: OnceLock::new(), rules, index: OnceLock::new(), worklist: OnceLock::new() }
    }

    /// Answers a request for a path, as it came.
    pub(super) fn answer(&self, path: &str) -> Answer {
        let base = self.standing.planning.config.base_path();
        let file = match asked(base, path) {
            Asked::File(file) => file,
            // The site begins further down: a visitor of the root is led there.
            Asked::Outside if path == "/" || path == base => return Answer::moved(format!("{base}/")),
            Asked::Outside => return Answer::text(404, &format!("This site lives in {base}/.")),
            Asked::Nonsense => return Answer::text(404, "There is nothing here."),
        };
        let is_folder = address::folder(&file).is_some_and(|page| self.standing.planning.plan.files().contains_key(&page));
        match self.find(file) {
            Found { status: 404, .. } if is_folder => Answer::moved(format!("{path}/")),
            found => self.sent(path, found),
        }
    }

    /// The file, or the page that says that there is none.
    fn find(&self, path: OutputPath) -> Found {
        if let Some(bytes) = self.file(&path) {
            return Found { path, status: 200, bytes };
        }
        let page = self.not_found(&path);
        let bytes = page.and_then(|page| self.file(page)).unwrap_or_else(|| Ok(EMPTY_PAGE.as_bytes().to_vec()));
        Found { path, status: 404, bytes }
    }

    /// The bytes of a file; none if the site has no such file.
    fn file(&self, path: &OutputPath) -> Option<Result<Vec<u8>, Diagnostic>> {
        if let Some(rendered) = render::file(self.prepared, path) {
            return Some(rendered);
        }
        let is_of_search = path.as_str().strip_prefix(search::FOLDER).is_some_and(|rest| rest.starts_with('/'));
        if path.as_str().strip_prefix(hsds::FOLDER).is_some_and(|rest| rest.starts_with('/')) {
            return self.of_feed(path).map(Ok);
        }
        let index = is_of_search.then(|| self.index.get_or_init(|| self.standing.planning.index()))?;
        index.get(path).map(|content| Ok(content.bytes().to_vec()))
    }

    /// A file of the feed for referral services, which is looked at seldom and therefore made when it is asked for.
    fn of_feed(&self, path: &OutputPath) -> Option<Vec<u8>> {
        let planning = &self.standing.planning;
        let (_, file) = planning.feed().into_iter().find(|(of_feed, _)| of_feed == path)?;
        Some(hsds::file(Feed::new(&planning.site, planning.plan.urls(), &Terms::of(&planning.site)), &file))
    }

    /// The page that says that there is nothing, in the language of the tree that a path lies in.
    fn not_found(&self, path: &OutputPath) -> Option<&OutputPath> {
        let pages = self.standing.planning.plan.pages().filter(|(_, page)| page.kind == PageKind::NotFound);
        let fits = |page: &&OutputPath| page.folder().is_empty() || path.as_str().starts_with(&format!("{}/", page.folder()));
        pages.map(|(page, _)| page).filter(fits).max_by_key(|page| page.folder().len())
    }

    /// Puts headers and hook to a file.
    fn sent(&self, path: &str, found: Found) -> Answer {
        let is_page = found.status == 404 || matches!(self.standing.planning.plan.files().get(&found.path), Some(Planned::Page(_)));
        let mut answer = self.hooked(found, is_page);
        for (name, value) in
            self.rules.iter().filter(|rule| rule.fits(path)).flat_map(|rule| &rule.headers).filter(|(name, _)| *name != CACHING)
        {
            answer.set(name, policy::with_tools(value));
        }
        answer
    }

    /// A file with its media type; a page with its hook.
    pub(super) fn hooked(&self, found: Found, is_page: bool) -> Answer {
        let media =
            if is_page { "text/html".to_owned() } else { mime_guess::from_path(found.path.as_str()).first_or_octet_stream().to_string() };
        // A page that cannot be made is empty; its faults say why.
        let (status, bytes) = found.bytes.map_or_else(|_| (500, EMPTY_PAGE.as_bytes().to_vec()), |bytes| (found.status, bytes));
        let bytes = if is_page { hooked(&bytes, &Mark::of(&bytes, &self.standing.planning.theme)) } else { bytes };
        Answer::new(status, &media, bytes)
    }

    /// Tells an open page what is new: that it says or looks like something else, and the mistakes. Whether it still listens.
    pub(super) fn tell(&self, reader: &mut Reader) -> bool {
        if reader.path == TOOLS {
            return send(&reader.post, Message::Planned);
        }
        let base = self.standing.planning.config.base_path();
        let found = match (self.in_gallery(&reader.path), asked(base, &reader.path)) {
            (Some(found), _) => found,
            (None, Asked::File(file)) => self.find(file),
            (None, _) => return true,
        };
        if let Ok(bytes) = &found.bytes {
            let mark = Mark::of(bytes, &self.standing.planning.theme);
            let seen = reader.seen.replace(mark.clone());
            match seen {
                Some(seen) if seen.words != mark.words => return send(&reader.post, Message::Reload),
                Some(seen) if seen.style != mark.style => {
                    let style = self.standing.planning.theme.style();
                    let href = self.standing.planning.plan.urls().href(&style.path.url());
                    send(&reader.post, Message::Style(href, style.integrity().to_owned()));
                }
                _ => {}
            }
        }
        send(&reader.post, Message::Faults(serde_json::to_string(&self.faults(&found)).expect("faults are JSON")))
    }

    fn checker(&self) -> &Checker<'s> {
        self.checker.get_or_init(|| Checker::new(self.prepared, &self.standing.inputs.carried))
    }

    /// The mistakes, those of a page first.
    fn faults(&self, page: &Found) -> Faults {
        let Standing { planning, written, errors, inputs, .. } = self.standing;
        let own = origins(&planning.site, &planning.plan, &page.path);
        let is_here = |diagnostic: &Diagnostic| {
            let file = &diagnostic.place.file;
            own.contains(file) || is_everywhere(file) || page.status == 404 && is_namesake(file, &page.path)
        };
        let of_page: Vec<Diagnostic> = self.standing.warnings().filter(|warning| is_here(warning)).cloned().collect();
        let of_bytes = match &page.bytes {
            Ok(bytes) => planning.judged_once(&inputs.sources, self.checker().page(&page.path, bytes)),
            Err(fault) => vec![fault.clone()],
        };
        let (of_bytes, more): (Vec<_>, Vec<_>) = of_bytes.into_iter().partition(|diagnostic| diagnostic.severity == Severity::Error);
        let of_page = of_page.into_iter().chain(more.into_iter().filter(|diagnostic| diagnostic.severity == Severity::Warning)).collect();
        let errors_of_page = errors.len() + of_bytes.len();
        let located = planning.locate(written, of_bytes);
        let mut shown: Vec<(&Located, bool)> = located.iter().map(|located| (located, true)).collect();
        shown.extend(errors.iter().map(|located| (located, is_here(&located.diagnostic))));
        shown.sort_by_key(|(_, here)| !here);
        let warned = planning.locate(written, of_page);
        let shown = shown.into_iter().chain(warned.iter().map(|located| (located, true))).take(MOST);
        let shown = shown.map(|(located, here)| Fault::new(located, written, self.editor, here)).collect();
        let note = waits(&planning.site, &planning.plan, &page.path).filter(|_| page.status == 200);
        Faults { errors: errors_of_page, warnings: self.standing.warnings().count(), note, shown }
    }
}

/// Tells an open page something. Whether it still listens: one that has not heard much of what it was told has fallen asleep, and asks again
/// when it wakes up.
fn send(post: &Sender<Message>, message: Message) -> bool {
    post.try_send(message).is_ok()
}
