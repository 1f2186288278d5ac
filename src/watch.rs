//! Tells when files of a site change. Editors save in many ways (in place, by rename, with swap files, several files at once), so events are
//! gathered until it is quiet for a moment and given as the set of paths to look at again. `notify` is named in this file alone.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    time::Duration,
};

use notify_debouncer_full::{
    DebounceEventResult, Debouncer, NoCache, new_debouncer_opt,
    notify::{self, Config, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode},
};

use crate::{content, diagnostic::Error, source, theme};

/// How long it must be quiet after a change: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(20);
/// How often that is looked at.
const TICK: Duration = Duration::from_millis(5);

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Files or folders at these paths: they are new, gone, or hold something else.
    Paths(BTreeSet<PathBuf>),
    /// More than anybody could count: everything may have changed.
    Everything,
}

/// Watches a site's files for as long as it lives.
pub struct Watcher {
    site: PathBuf,
    events: Events,
}

/// Where events come from.
enum Events {
    /// The system.
    System(Debouncer<RecommendedWatcher, NoCache>),
    /// Looking again and again.
    Polling(Debouncer<PollWatcher, NoCache>),
}

impl Watcher {
    /// Starts to watch the content and themes of a site; `site` is absolute. `poll` asks to look again every so often, for folders of other
    /// machines, which send no events. `on` is called from a thread of the watcher.
    ///
    /// # Errors
    /// If the system does not let the folders be watched.
    pub fn new(site: &Path, poll: Option<Duration>, on: impl Fn(Change) + Send + 'static) -> Result<Self, Error> {
        let refuse = |error: notify::Error| Error::new("watch", site, error);
        let config = Config::default();
        let root = site.to_owned();
        let heard = move |result: DebounceEventResult| {
            if let Some(change) = change_of(&root, result) {
                on(change);
            }
        };
        let events = match poll {
            None => Events::System(new_debouncer_opt(QUIET, Some(TICK), heard, NoCache::new(), config).map_err(refuse)?),
            Some(every) => {
                // Times of files are too coarse on some of these folders: contents are compared.
                let config = config.with_poll_interval(every).with_compare_contents(true);
                Events::Polling(new_debouncer_opt(QUIET, Some(TICK), heard, NoCache::new(), config).map_err(refuse)?)
            }
        };
        let mut watcher = Self { site: site.to_owned(), events };
        watcher.watch(site, RecursiveMode::NonRecursive).map_err(refuse)?;
        for folder in watcher.folders().into_iter().filter(|folder| folder.is_dir()) {
            watcher.watch(&folder, RecursiveMode::Recursive).map_err(refuse)?;
        }
        Ok(watcher)
    }

    /// Follows a change of the watched folders themselves: one that was put in the place of another has to be watched anew.
    ///
    /// # Errors
    /// If the system does not let the folder be watched.
    pub fn follow(&mut self, change: &Change) -> Result<(), Error> {
        for folder in self.folders() {
            let is_meant = match change {
                Change::Paths(paths) => paths.contains(&folder),
                Change::Everything => true,
            };
            if is_meant && folder.is_dir() {
                // It may not have been watched before.
                let _ = self.unwatch(&folder);
                self.watch(&folder, RecursiveMode::Recursive).map_err(|error| Error::new("watch", &folder, error))?;
            }
        }
        Ok(())
    }

    fn folders(&self) -> [PathBuf; 2] {
        [content::FOLDER, theme::FOLDER].map(|folder| self.site.join(folder))
    }

    fn watch(&mut self, path: &Path, mode: RecursiveMode) -> notify::Result<()> {
        match &mut self.events {
            Events::System(debouncer) => debouncer.watch(path, mode),
            Events::Polling(debouncer) => debouncer.watch(path, mode),
        }
    }

    fn unwatch(&mut self, path: &Path) -> notify::Result<()> {
        match &mut self.events {
            Events::System(debouncer) => debouncer.unwatch(path),
            Events::Polling(debouncer) => debouncer.unwatch(path),
        }
    }
}

/// What events come down to. Files that were only opened or read are none of it, nor are those that are not the author's, such as what editors
/// leave beside a file. Events that were lost may have been about anything.
fn change_of(site: &Path, result: DebounceEventResult) -> Option<Change> {
    let Ok(events) = result else { return Some(Change::Everything) };
    if events.iter().any(|event| event.need_rescan()) {
        return Some(Change::Everything);
    }
    let changing = events.iter().filter(|event| !matches!(event.kind, EventKind::Access(_)));
    let paths = changing.flat_map(|event| &event.paths).filter(|path| source::authors(site, path).is_some());
    let paths: BTreeSet<PathBuf> = paths.cloned().collect();
    (!paths.is_empty()).then_some(Change::Paths(paths))
}
