//! Where records that a file tells meet those of the site: which are new, what changes field by field, what stays as a person wrote it, and what
//! the file no longer tells. Nothing is deleted, and nothing that a person changed since the last import.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    agree::{says, value},
    brought::{Arriving, Brought, Kind},
    likeness::Likeness,
    memory::{Known, Memory, print},
    standing::Standing,
};
use crate::{
    diagnostic::{Diagnostic, FieldPath, Place},
    path::Slug,
    yaml::{Fields, Tree},
};

/// The name under which the Markdown of a program counts as a field.
pub(super) const BODY: &str = "description";

/// The field that says where the facts come from, and when they were read.
const SOURCE: &str = "source";

/// Whose ids the records of a file have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ids {
    /// The site's own: the same id is the same record.
    Ours,
    /// Made of what the file says: another record of the site may have the same by chance.
    Made,
}

/// What a field becomes.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The field's name.
    pub field: String,
    /// What it says now; none if it says nothing.
    pub before: Option<Tree>,
    /// What it will say.
    pub after: Tree,
}

/// What becomes of a record that the file tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// It gets a file of its own.
    New,
    /// Some of its fields change.
    Changed(Vec<Change>),
    /// The site says all of it already, or more.
    Unchanged,
}

/// A record that the file tells, and what becomes of it.
#[derive(Clone, Debug)]
pub(super) struct Met {
    /// With the id and the references that it has in the site.
    pub(super) arriving: Arriving,
    pub(super) fate: Fate,
    /// Where the site says it now.
    pub(super) standing: Option<Standing>,
}

/// What came of a meeting.
#[derive(Debug, Default)]
pub(super) struct Meeting {
    pub(super) met: Vec<Met>,
    /// Records of earlier imports that the file no longer tells.
    pub(super) gone: Vec<(Kind, String)>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Lets the records of a file meet those of the site.
pub(super) fn meet(brought: Brought, standing: Vec<Standing>, memory: &Memory, ids: Ids) -> Meeting {
    let likeness = Likeness::of(&standing);
    let standing: BTreeMap<(Kind, String), Standing> =
        standing.into_iter().map(|record| ((record.kind, record.id.clone()), record)).collect();
    let mut room = Room { taken: standing.keys().cloned().collect(), standing, memory, ids, named: BTreeMap::new() };
    // Ids that earlier imports gave are kept for their records.
    room.taken.extend(memory.records().map(|(kind, _, known)| (kind, known.id.clone())));
    let mut meeting = Meeting::default();
    let mut told = BTreeSet::new();
    for arriving in brought.arriving() {
        told.insert((arriving.kind, arriving.key.clone()));
        let met = room.receive(arriving, &mut meeting.diagnostics);
        if met.fate == Fate::New {
            meeting.diagnostics.extend(likeness.remark(&met.arriving));
        }
        meeting.met.push(met);
    }
    let gone = memory.records().filter(|(kind, key, _)| !told.contains(&(*kind, (*key).to_owned())));
    meeting.gone = gone.map(|(kind, _, known)| (kind, known.id.clone())).collect();
    meeting
}

struct Room<'m> {
    standing: BTreeMap<(Kind, String), Standing>,
    memory: &'m Memory,
    ids: Ids,
    /// Ids that a record has, or had.
    taken: BTreeSet<(Kind, String)>,
    /// The ids that the file's own names for records turned out to be.
    named: BTreeMap<(Kind, String), String>,
}

impl Room<'_> {
    fn receive(&mut self, mut arriving: Arriving, diagnostics: &mut Vec<Diagnostic>) -> Met {
        self.name_others(&mut arriving.fields);
        let known = self.memory.get(arriving.kind, &arriving.key);
        let id = self.id_of(&arriving, known);
        self.named.insert((arriving.kind, std::mem::replace(&mut arriving.id, id)), arriving.id.clone());
        self.taken.insert((arriving.kind, arriving.id.clone()));
        let standing = self.standing.get(&(arriving.kind, arriving.id.clone())).cloned();
        let fate = match &standing {
            None => Fate::New,
            Some(standing) => changed(&arriving, standing, known, diagnostics),
        };
        Met { arriving, fate, standing }
    }

    /// Puts the ids of the site where the file's own stand.
    fn name_others(&self, fields: &mut Fields) {
        let kinds = [("organization", Kind::Organization), ("parent", Kind::Organization), ("location", Kind::Location)];
        for (field, kind) in kinds {
            let value = fields.iter_mut().find(|(name, _)| name == field).map(|(_, value)| value);
            if let Some(Tree::Text(id)) = value
                && let Some(named) = self.named.get(&(kind, id.clone()))
            {
                id.clone_from(named);
            }
        }
    }

    /// The id of a record in the site: the one it had, or the wanted one, with a number if another record has that.
    fn id_of(&self, arriving: &Arriving, known: Option<&Known>) -> String {
        if let Some(known) = known {
            return known.id.clone();
        }
        let is_free = |id: &str| {
            let key = (arriving.kind, id.to_owned());
            // An import that was interrupted has written the record, and could not keep that it had.
            !self.taken.contains(&key) || self.standing.get(&key).is_some_and(|standing| says_all(arriving, standing))
        };
        if self.ids == Ids::Ours || is_free(&arriving.id) {
            return arriving.id.clone();
        }
        let short = arriving.id.get(..Slug::LONGEST - 5).unwrap_or(&arriving.id).trim_end_matches('-');
        (2..=u32::MAX).map(|number| format!("{short}-{number}")).find(|id| is_free(id)).expect("numbers do not run out")
    }
}

/// The fields of a record with its Markdown among them.
pub(super) fn with_body(fields: &Fields, body: &str) -> Fields {
    let body = (!body.is_empty()).then(|| (BODY.to_owned(), Tree::Text(body.to_owned())));
    fields.iter().cloned().chain(body.filter(|_| !fields.iter().any(|(name, _)| name == BODY))).collect()
}

/// Whether the site says everything that the file says.
fn says_all(arriving: &Arriving, standing: &Standing) -> bool {
    let mine = with_body(&standing.fields, &standing.body);
    with_body(&arriving.fields, &arriving.body).iter().all(|(field, theirs)| says(&mine, field, theirs))
}

/// What the file changes. A field that a person changed since the last import stays, and that is told if the file changed it, too.
fn changed(arriving: &Arriving, standing: &Standing, known: Option<&Known>, diagnostics: &mut Vec<Diagnostic>) -> Fate {
    let mine = with_body(&standing.fields, &standing.body);
    let mut changes = Vec::new();
    for (field, theirs) in with_body(&arriving.fields, &arriving.body) {
        if says(&mine, &field, &theirs) {
            continue;
        }
        let mine = value(&mine, &field);
        let last = known.and_then(|known| known.fields.get(&field));
        let untouched = match (known, last, mine) {
            // Nothing was brought in before: the file is the later word.
            (None, ..) => true,
            (Some(_), Some(last), Some(mine)) => *last == print(mine),
            (Some(_), last, mine) => last.is_none() && mine.is_none(),
        };
        if untouched {
            changes.push(Change { field, before: mine.cloned(), after: theirs });
        } else if last != Some(&print(&theirs)) {
            let place = if field == BODY { standing.origin.here() } else { standing.origin.at(FieldPath::from(&*field)) };
            diagnostics.push(Diagnostic::kept_edit(place, &field, &theirs.line()));
        }
    }
    // That the same was read again on another day is no news.
    if changes.iter().all(|change| change.field == SOURCE && change.before.is_some()) { Fate::Unchanged } else { Fate::Changed(changes) }
}

impl Meeting {
    /// What is to be kept for the next time of the records that are `taken`.
    pub(super) fn remembered(&self, memory: &Memory, taken: impl Fn(&(Kind, String)) -> bool) -> Memory {
        let mut memory = memory.clone();
        for Met { arriving, fate, standing } in &self.met {
            if !taken(&(arriving.kind, arriving.id.clone())) {
                continue;
            }
            let mut fields = with_body(&arriving.fields, &arriving.body);
            // The day of reading is written down only together with what has changed.
            if let (Fate::Unchanged, Some(standing)) = (fate, standing) {
                let written = value(&standing.fields, SOURCE);
                if let (Some(written), Some((_, read))) = (written, fields.iter_mut().find(|(field, _)| field == SOURCE)) {
                    read.clone_from(written);
                }
            }
            let fields = fields.into_iter().map(|(field, value)| (field, print(&value))).collect();
            memory.learn(arriving.kind, &arriving.key, &arriving.id, fields);
        }
        memory
    }

    /// Where the file tells a record.
    pub(super) fn place(&self, kind: Kind, id: &str) -> Option<&Place> {
        let met = self.met.iter().find(|met| met.arriving.kind == kind && met.arriving.id == id)?;
        Some(&met.arriving.place)
    }
}
