//! The one place that knows the site: it plans it after each change and renders what is asked for until the next. Everybody else sends it a
//! [`Job`]. So a page is always of one piece, and nothing is locked.

use std::{
    collections::{BTreeSet, VecDeque},
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::mpsc,
    time::Instant,
};

use rayon::Scope;
use tokio::sync::{mpsc as post, oneshot};

use super::{
    Day, Event, Finish, News,
    answer::{Answer, Desk},
    faults::Editor,
    hook::Mark,
    panel,
    standing::{LastGood, Standing, stand},
};
use crate::{
    diagnostic::{Diagnostic, Error},
    path::SourcePath,
    pipeline::{Cache, Inputs, Planning},
    render::Prepared,
    source,
    watch::Change,
};

/// What the workshop is asked to do.
pub(super) enum Job {
    /// Answer a request for a path, as it came.
    Answer { path: String, reply: oneshot::Sender<Answer> },
    /// Tell an open page what happens to it.
    Follow(Reader),
    /// Say something about the site, for the author's panel.
    Tell { question: panel::Question, reply: oneshot::Sender<Answer> },
    /// Look at the author's files again.
    Change(Change),
    /// Go home.
    Stop,
}

/// An open page.
pub(super) struct Reader {
    /// The path that it was asked for by.
    pub(super) path: String,
    /// What it shows.
    pub(super) seen: Option<Mark>,
    /// Where it listens.
    pub(super) post: post::Sender<Message>,
}

/// What an open page is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Message {
    /// It says something else now.
    Reload,
    /// It looks different: the address of its new style sheet, and the digest.
    Style(String, String),
    /// The mistakes, as JSON.
    Faults(String),
    /// The author's panel: the site was planned anew.
    Planned,
}

/// What the workshop starts with.
pub(super) struct Workshop {
    pub(super) site: PathBuf,
    pub(super) inputs: Inputs,
    pub(super) found: Vec<Diagnostic>,
    pub(super) day: Day,
    pub(super) editor: Editor,
    pub(super) finish: Finish,
    pub(super) news: News,
}

impl Workshop {
    /// Works until it is told to stop. `follow` hears of changes, so that new folders are watched, too.
    pub(super) fn run(mut self, jobs: &mpsc::Receiver<Job>, mut follow: impl FnMut(&Change) -> Result<(), Error>) {
        let mut cache = Cache::default();
        let mut last_good = LastGood::default();
        let mut readers: Vec<Reader> = Vec::new();
        let mut waiting = VecDeque::new();
        let mut change = None;
        loop {
            let start = Instant::now();
            self.inputs.as_of = (self.day)(&self.inputs.sources);
            let mut standing = stand(self.inputs.clone(), &mut cache, self.found.clone(), &mut last_good);
            standing.planning = (self.finish)(standing.planning);
            let Standing { errors, written, .. } = &standing;
            let (change_told, warnings, took) = (change.as_ref(), standing.warnings().count(), start.elapsed());
            (self.news)(Event::Planned { change: change_told, errors, warnings, sources: written, took });
            let next = answer_from(&standing, &self.editor, jobs, &mut waiting, &mut readers);
            // What is no longer needed is put away while the next is made.
            std::thread::spawn(move || drop(standing));
            let Some(next) = next else { return };
            if let Err(error) = follow(&next) {
                (self.news)(Event::Refused(&error));
            }
            self.take_in(&next);
            change = Some(next);
        }
    }

    /// Reads what changed.
    fn take_in(&mut self, change: &Change) {
        if let Change::Paths(paths) = change {
            let changed: Vec<SourcePath> = paths.iter().filter_map(|path| source::authors(&self.site, path)).collect();
            // A file may be gone again before it is read: then everything is looked at.
            if let Ok(found) = source::reread(&self.site, &mut self.inputs.sources, paths) {
                let is_in = |file: &SourcePath| changed.iter().any(|path| file == path || file.below(path.as_str()).is_some());
                self.found.retain(|remark| !is_in(&remark.place.file));
                self.found.extend(found);
                return;
            }
        }
        match source::read(&self.site) {
            Ok(read) => (self.inputs.sources, self.found) = (read.value, read.diagnostics),
            Err(error) => (self.news)(Event::Refused(&error)),
        }
    }
}

/// Answers from one standing of the site until its files change. Returns what changed; nothing if it is time to stop.
fn answer_from(
    standing: &Standing,
    editor: &Editor,
    jobs: &mpsc::Receiver<Job>,
    waiting: &mut VecDeque<Job>,
    readers: &mut Vec<Reader>,
) -> Option<Change> {
    let Planning { site, plan, theme, .. } = &standing.planning;
    let prepared = Prepared::new(site, plan, theme, &standing.inputs.sources);
    let desk = Desk::new(standing, &prepared, editor);
    rayon::in_place_scope(|scope| {
        readers.retain_mut(|reader| tell(&desk, reader));
        loop {
            let job = waiting.pop_front().map_or_else(|| jobs.recv(), Ok);
            let desk = &desk;
            match job.unwrap_or(Job::Stop) {
                Job::Answer { path, reply } => hand(scope, reply, move || desk.answer(&path)),
                Job::Tell { question, reply } => hand(scope, reply, move || desk.tell_author(&question)),
                Job::Follow(mut reader) => {
                    if tell(desk, &mut reader) {
                        readers.push(reader);
                    }
                }
                Job::Change(change) => return Some(gather(change, jobs, waiting)),
                Job::Stop => return None,
            }
        }
    })
}

/// Tells an open page what is new. Whether it still listens; a fault of this program costs that one page.
fn tell(desk: &Desk<'_>, reader: &mut Reader) -> bool {
    catch_unwind(AssertUnwindSafe(|| desk.tell(reader))).unwrap_or(false)
}

/// Makes an answer on whichever thread is free. A fault of this program costs that one answer.
fn hand<'d>(scope: &Scope<'d>, reply: oneshot::Sender<Answer>, make: impl FnOnce() -> Answer + Send + 'd) {
    scope.spawn(move |_| {
        let answer = catch_unwind(AssertUnwindSafe(make));
        // The browser may have gone away.
        let _ = reply
            .send(answer.unwrap_or_else(|_| Answer::text(500, "This page cannot be made: a fault of carepress. The terminal says more.")));
    });
}

/// Puts together all changes that have come by now; other jobs wait for what they lead to.
fn gather(first: Change, jobs: &mpsc::Receiver<Job>, waiting: &mut VecDeque<Job>) -> Change {
    let mut change = first;
    let later: Vec<Job> = waiting.drain(..).chain(jobs.try_iter()).collect();
    for job in later {
        match job {
            Job::Change(more) => change = both(change, more),
            other => waiting.push_back(other),
        }
    }
    change
}

fn both(one: Change, other: Change) -> Change {
    match (one, other) {
        (Change::Paths(one), Change::Paths(other)) => Change::Paths(one.into_iter().chain(other).collect::<BTreeSet<PathBuf>>()),
        _ => Change::Everything,
    }
}
