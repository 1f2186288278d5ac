//! All programs together: each checked by itself, or known from the last time; then told apart by their ids and compared with each other.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use rayon::prelude::*;

use super::{
    belonging::{self, Together},
    collected::by_id,
    ground::Ground,
    memory::{Address, Known, Memory},
    program::{self, Program, Registry},
    sorted::Sorted,
};
use crate::{
    content::{Entry, raw},
    diagnostic::{Checked, Diagnostic, nearest},
};

/// A program and what was remarked on it.
#[derive(Debug)]
pub(super) struct KnownProgram {
    pub(super) program: Arc<Program>,
    pub(super) on_facts: Vec<Diagnostic>,
    /// None if its text has still to be written.
    pub(super) text: Option<KnownText>,
}

/// What the text of a program was made of, beside its entry, and what was remarked on it.
#[derive(Debug)]
pub(super) struct KnownText {
    pub(super) translations: Vec<Address>,
    pub(super) remarks: Vec<Diagnostic>,
}

/// A program of this site and the entry that it is made of.
pub(super) struct Listed<'p> {
    pub(super) entry: &'p Entry<raw::Program>,
    /// Whether the entry is a row of the one-table form, which has no text.
    pub(super) is_row: bool,
    pub(super) known: KnownProgram,
}

/// Checks all programs, and how the records of the site belong together. Returns the programs by id, and the ids of those that could not be
/// taken up.
pub(super) fn check<'p>(
    sorted: &'p Sorted<'_>,
    ground: &'p Ground,
    memory: &mut Memory,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Listed<'p>>, BTreeSet<Box<str>>) {
    let checked = check_each(sorted, ground, &mut memory.programs, diagnostics);
    let replaced = memory.programs.rest();
    let new = checked.iter().flatten().filter(|listed| listed.known.text.is_none());
    let are_alike = stand_alike(replaced.map(|known| &*known.program).collect(), new.map(|listed| &*listed.known.program).collect());
    let mut broken = BTreeSet::new();
    let programs = by_id(checked, |listed| (&listed.known.program.id, &listed.known.program.origin), &mut broken, diagnostics);
    broken.extend(ground.broken.iter().cloned());
    let in_order: Vec<&Program> = programs.iter().map(|listed| &*listed.known.program).collect();
    check_sessions(sorted, &in_order, &broken, diagnostics);
    let together = Together {
        organizations: &ground.organizations,
        locations: &ground.locations,
        programs: in_order,
        broken: &broken,
        drafts: sorted.drafts().map(|(_, draft)| draft).collect(),
        files: &sorted.files,
    };
    let known = memory.belonging.take().filter(|known| are_alike && known.is_of(&together));
    let known = known.unwrap_or_else(|| belonging::check(&together));
    diagnostics.extend_from_slice(&known.remarks);
    memory.belonging = Some(known);
    (programs, broken)
}

/// Whether programs stand to other records as those stood that they replace.
fn stand_alike(mut before: Vec<&Program>, mut now: Vec<&Program>) -> bool {
    if before.len() != now.len() {
        return false;
    }
    before.sort_by_key(|program| &program.id);
    now.sort_by_key(|program| &program.id);
    before.iter().zip(now).all(|(before, now)| belonging::are_alike(before, now))
}

/// Checks those programs that are not known, in parallel; remarks are in the order of the entries.
fn check_each<'p>(
    sorted: &'p Sorted<'_>,
    ground: &'p Ground,
    known: &mut Known<KnownProgram>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Result<Listed<'p>, Vec<Box<str>>>> {
    let mut sessions: BTreeMap<&str, Vec<&Entry<raw::SessionRow>>> = BTreeMap::new();
    for (program, entry) in sorted.sessions.iter().filter_map(|entry| Some((entry.raw.program.as_deref()?, *entry))) {
        sessions.entry(program).or_default().push(entry);
    }
    let Ground { organizations, locations, broken, .. } = ground;
    let registry = Registry { organizations, locations, sessions: &sessions, broken };
    let around = ground.around();
    let written = sorted.programs.iter().map(|entry| (*entry, false)).chain(ground.programs.iter().map(|entry| (entry, true)));
    let shown = written.filter(|(entry, _)| !entry.raw.draft || ground.moment.drafts);
    let entries: Vec<(&Entry<raw::Program>, bool, Option<KnownProgram>)> =
        shown.map(|(entry, is_row)| (entry, is_row, known.take(entry))).collect();
    let checked: Vec<_> = entries
        .into_par_iter()
        .map(|(entry, is_row, known)| {
            if let Some(known) = known {
                return (known.on_facts.clone(), Ok(Listed { entry, is_row, known }));
            }
            let Checked { value, diagnostics } = program::check(entry, &registry, &around);
            let listed = value.map(|program| {
                let known = KnownProgram { program: Arc::new(program), on_facts: diagnostics.clone(), text: None };
                Listed { entry, is_row, known }
            });
            let ids = || entry.raw.id.as_deref().map(Into::into).into_iter().chain([entry.origin.stem.clone()]).collect();
            (diagnostics, listed.ok_or_else(ids))
        })
        .collect();
    let mut programs = Vec::with_capacity(checked.len());
    for (remarks, program) in checked {
        diagnostics.extend(remarks);
        programs.push(program);
    }
    programs
}

/// Every row of `sessions.csv` belongs to a program.
fn check_sessions(sorted: &Sorted<'_>, programs: &[&Program], broken: &BTreeSet<Box<str>>, diagnostics: &mut Vec<Diagnostic>) {
    let drafts: BTreeSet<&str> = sorted.drafts().map(|(id, _)| id).collect();
    let is_program = |id: &str| programs.binary_search_by(|program| program.id.as_str().cmp(id)).is_ok();
    for entry in &sorted.sessions {
        let Some(id) = entry.raw.program.as_deref() else {
            if entry.origin.expects("program") {
                diagnostics.push(Diagnostic::missing_field(entry.origin.at("program"), "program", "name the program by its id"));
            }
            continue;
        };
        if !is_program(id) && !broken.contains(id) && !drafts.contains(id) {
            let near = nearest(id, programs.iter().map(|program| program.id.as_str()));
            diagnostics.push(Diagnostic::unknown_reference(entry.origin.at("program"), "program", id, near));
        }
    }
}
