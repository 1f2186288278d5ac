//! What an import would do to a site: worked out in memory, judged by the ordinary pipeline, shown, and only then written.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use super::{
    Brought, Kind, Memory,
    meeting::{Change, Fate, Ids, Meeting, Met, meet},
    patch, standing,
};
use crate::{
    content::{self, Located},
    diagnostic::{Diagnostic, Place, Severity, Spot},
    model::Site,
    path::SourcePath,
    pipeline::{self, Cache, Inputs, Planning},
    source::{Content, SourceFile, SourceTree},
};

/// What an import would do.
#[derive(Debug, Default)]
pub struct Proposal {
    /// What becomes of each record that the file tells, in its order.
    pub records: Vec<Proposed>,
    /// Records of earlier imports that the file no longer tells: nothing happens to them.
    pub gone: Vec<(Kind, String)>,
    /// What is to be said of it.
    pub findings: Vec<Located>,
    /// The texts that findings show.
    pub texts: SourceTree,
    /// The files to write, in the order in which they are written.
    pub files: Vec<NewText>,
    /// What is to be remembered once they are written.
    pub memory: Memory,
    /// Whether nothing may be written, because it would break what the site has.
    pub is_refused: bool,
}

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewText {
    /// Where it lies.
    pub path: SourcePath,
    /// Its text.
    pub text: String,
    /// Whether there is no such file yet.
    pub is_new: bool,
}

/// What becomes of a record.
#[derive(Clone, Debug)]
pub struct Proposed {
    /// Its kind.
    pub kind: Kind,
    /// Its id in the site.
    pub id: String,
    /// What becomes of it; none if it is left out because of mistakes.
    pub fate: Option<Fate>,
}

/// A site as it is before an import. It is planned once: the file is read with its vocabularies, and judged with all that it is.
pub struct Before<'i> {
    inputs: &'i Inputs,
    cache: Cache,
    planning: Planning,
}

impl<'i> Before<'i> {
    /// Plans a site.
    #[must_use]
    pub fn of(inputs: &'i Inputs) -> Self {
        let mut cache = Cache::default();
        let planning = pipeline::plan(inputs, &mut cache, Vec::new());
        Self { inputs, cache, planning }
    }

    /// The site.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.planning.site
    }
}

/// Works out what an import would do to a site.
#[must_use]
pub fn propose(brought: Brought, ids: Ids, memory: &Memory, before: &mut Before<'_>) -> Proposal {
    let inputs = before.inputs;
    let mut meeting = meet(brought, standing::standing(&inputs.sources, before.site().vocabularies()), memory, ids);
    let mut diagnostics = std::mem::take(&mut meeting.diagnostics);
    let mut written = Written::of(&meeting, &inputs.sources, &mut diagnostics);
    let mut proposal = Proposal { findings: content::locate(&inputs.sources, [], diagnostics), ..Proposal::default() };
    let left_out = judge(&meeting, &mut written, before, &mut proposal);
    let outcome = |met: &Met| {
        let key = (met.arriving.kind, met.arriving.id.clone());
        let fate = (!left_out.contains(&key)).then(|| if written.fixed.contains(&key) { Fate::Unchanged } else { met.fate.clone() });
        Proposed { kind: key.0, id: key.1, fate }
    };
    proposal.records = meeting.met.iter().map(outcome).collect();
    proposal.memory = meeting.remembered(memory, |key| !left_out.contains(key) && !written.fixed.contains(key));
    proposal.gone = meeting.gone;
    proposal.files = written.files.into_values().map(|(_, text)| text).collect();
    proposal
}

/// A record by kind and id.
type Key = (Kind, String);

/// The files that an import would write.
struct Written {
    /// Each with the record that it is, those of organizations first.
    files: BTreeMap<Key, (Key, NewText)>,
    /// Records that cannot be changed where they stand.
    fixed: BTreeSet<Key>,
}

impl Written {
    fn of(meeting: &Meeting, sources: &SourceTree, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut written = Self { files: BTreeMap::new(), fixed: BTreeSet::new() };
        for met in &meeting.met {
            let key = (met.arriving.kind, met.arriving.id.clone());
            let file = match (&met.fate, &met.standing) {
                (Fate::New, _) => new_file(met),
                (Fate::Changed(changes), Some(standing)) => {
                    let own_file = sources.get(&standing.origin.file).filter(|_| standing.origin.record.is_none());
                    let text = own_file.and_then(|file| patch::patched(met.arriving.kind, file, changes));
                    if text.is_none() {
                        diagnostics.push(Diagnostic::fixed_place(standing.origin.here(), &met.arriving.id, &names(changes)));
                        written.fixed.insert(key.clone());
                    }
                    text.map(|text| NewText { path: standing.origin.file.clone(), text, is_new: false })
                }
                _ => None,
            };
            if let Some(file) = file {
                written.files.insert(key.clone(), (key, file));
            }
        }
        written
    }

    /// The site with these files.
    fn laid_over(&self, sources: &SourceTree) -> SourceTree {
        let mut sources = sources.clone();
        for (_, NewText { path, text, .. }) in self.files.values() {
            sources.insert(SourceFile { path: path.clone(), content: Content::Text(text.as_str().into()) });
        }
        sources
    }
}

fn new_file(met: &Met) -> Option<NewText> {
    let arriving = &met.arriving;
    let path = arriving.kind.file(&arriving.id)?;
    Some(NewText { path, text: patch::new_file(arriving.kind, &arriving.fields, &arriving.body), is_new: true })
}

/// The names of the fields that change: "`payment`, `phones`".
fn names(changes: &[Change]) -> String {
    changes.iter().map(|change| format!("`{}`", change.field)).collect::<Vec<_>>().join(", ")
}

/// Lets the ordinary pipeline judge the site as it would be. Records with errors are left out, and with them what cannot be without them.
/// Returns these.
fn judge(meeting: &Meeting, written: &mut Written, before: &mut Before<'_>, proposal: &mut Proposal) -> BTreeSet<Key> {
    let mut left_out = BTreeSet::new();
    let known = errors(&before.planning);
    while !written.files.is_empty() {
        let sources = written.laid_over(&before.inputs.sources);
        let inputs = Inputs { sources, ..before.inputs.clone() };
        let planning = pipeline::plan(&inputs, &mut before.cache, Vec::new());
        let by_file: BTreeMap<&SourcePath, &Key> = written.files.values().map(|(key, file)| (&file.path, key)).collect();
        let told: Vec<Diagnostic> = errors(&planning).into_iter().filter(|error| !known.contains(error)).collect();
        let at = |place: &Place| by_file.get(&place.file).copied();
        // A record of the site may be told only because one came that does not go with it: then that one is to blame.
        let has_own = told.iter().any(|error| at(&error.place).is_some());
        let blamed = |error: &Diagnostic| if has_own { at(&error.place) } else { at(error.rival()?) };
        let faulty: BTreeSet<Key> = told.iter().filter_map(blamed).cloned().collect();
        let (ours, others): (Vec<Diagnostic>, Vec<Diagnostic>) = told.into_iter().partition(|error| blamed(error).is_some());
        let mut located = planning.locate(&inputs.sources, if ours.is_empty() { others.clone() } else { ours });
        for located in &mut located {
            if let Some(key) = blamed(&located.diagnostic) {
                say_where(located, meeting.place(key.0, &key.1));
            }
            if let Some(file) = inputs.sources.get(&located.diagnostic.place.file) {
                proposal.texts.insert(file.clone());
            }
        }
        proposal.findings.extend(located);
        if faulty.is_empty() {
            proposal.is_refused = !others.is_empty();
            break;
        }
        written.files.retain(|key, _| !faulty.contains(key));
        left_out.extend(faulty);
    }
    left_out
}

fn errors(planning: &Planning) -> Vec<Diagnostic> {
    planning.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).cloned().collect()
}

/// Adds where the file tells the record: what is shown is what would have been written.
fn say_where(located: &mut Located, place: Option<&Place>) {
    let Some(Place { file, spot: Spot::Cell(cell) }) = place else { return };
    let message = &mut located.diagnostic.message;
    let _ = write!(message, " (row {} of {})", cell.row, file.as_str());
}
