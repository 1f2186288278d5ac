//! Entries of one kind become records of one kind: each checked by itself, in parallel, then sorted by id.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::{
    content::{Entry, Origin},
    diagnostic::{Checked, Diagnostic},
    path::Slug,
};

/// Checks entries in parallel; remarks keep their order. An entry that could not be taken up gives the ids by which others may name
/// it: the one that it gives itself, which `id` reads, and that of its file.
pub(super) fn check_all<'e, T: Sync + 'e, U: Send>(
    entries: impl IntoIterator<Item = &'e Entry<T>>,
    check: impl Fn(&'e Entry<T>) -> Checked<Option<U>> + Sync,
    id: fn(&T) -> Option<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Result<U, Vec<Box<str>>>> {
    let entries: Vec<&Entry<T>> = entries.into_iter().collect();
    let checked: Vec<Checked<Option<U>>> = entries.par_iter().map(|entry| check(entry)).collect();
    let ids = |entry: &Entry<T>| id(&entry.raw).map(Into::into).into_iter().chain([entry.origin.stem.clone()]).collect();
    checked.into_iter().zip(entries).map(|(checked, entry)| checked.take(diagnostics).ok_or_else(|| ids(entry))).collect()
}

/// Sorts records by id; a second one of an id is a mistake and left out.
pub(super) fn by_id<T>(
    records: Vec<Result<T, Vec<Box<str>>>>,
    name: impl Fn(&T) -> (&Slug, &Origin),
    broken: &mut BTreeSet<Box<str>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<T> {
    let mut sorted: Vec<(usize, T)> = Vec::with_capacity(records.len());
    for (position, record) in records.into_iter().enumerate() {
        match record {
            Ok(record) => sorted.push((position, record)),
            Err(ids) => broken.extend(ids),
        }
    }
    sorted.sort_by(|(_, one), (_, other)| name(one).0.cmp(name(other).0));
    let mut twice = Vec::new();
    sorted.dedup_by(|(position, later), (_, first)| {
        let ((id, origin), (first, written)) = (name(later), name(first));
        let same = id == first;
        if same {
            twice.push((*position, Diagnostic::duplicate_id(origin.at("id"), id.as_str(), &written.file)));
        }
        same
    });
    twice.sort_by_key(|(position, _)| *position);
    diagnostics.extend(twice.into_iter().map(|(_, remark)| remark));
    sorted.into_iter().map(|(_, record)| record).collect()
}
