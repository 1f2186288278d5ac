//! What an import would do, as people read it: counts by kind, then what is new and what changes, field by field.

use std::fmt::Write as _;

use super::counted;
use crate::exchange::{Change, Fate, Kind, Proposal, Proposed};

/// Records of one kind and fate that are told one by one; of the others only the number.
const MOST: usize = 20;

/// Letters of a value that are shown.
const LONGEST: usize = 90;

/// Tells what an import would do. `all` tells every record.
pub(super) fn told(proposal: &Proposal, all: bool) -> String {
    let mut text = String::new();
    for kind in Kind::ALL {
        let records: Vec<&Proposed> = proposal.records.iter().filter(|record| record.kind == kind).collect();
        let gone: Vec<&str> = proposal.gone.iter().filter(|(gone, _)| *gone == kind).map(|(_, id)| id.as_str()).collect();
        if records.is_empty() && gone.is_empty() {
            continue;
        }
        let new: Vec<&str> = records.iter().filter(|record| record.fate == Some(Fate::New)).map(|record| record.id.as_str()).collect();
        let changed: Vec<(&str, &[Change])> = records.iter().filter_map(|record| changes(record)).collect();
        let unchanged = records.iter().filter(|record| record.fate == Some(Fate::Unchanged)).count();
        let left_out: Vec<&str> = records.iter().filter(|record| record.fate.is_none()).map(|record| record.id.as_str()).collect();
        let counts = [
            (new.len(), "new"),
            (changed.len(), "changed"),
            (unchanged, "unchanged"),
            (left_out.len(), "left out"),
            (gone.len(), "no longer in the file"),
        ];
        let counts: Vec<String> = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        let _ = writeln!(text, "{}: {}", counted(records.len(), kind.name()), counts.join(", "));
        let most = if all { usize::MAX } else { MOST };
        list(&mut text, "new", &new, most);
        list(&mut text, "left out", &left_out, most);
        list(&mut text, "no longer in the file, and kept", &gone, most);
        for (id, changes) in changed.iter().take(most) {
            let _ = writeln!(text, "  changed: {id}");
            for Change { field, before, after } in *changes {
                let before = before.as_ref().map_or_else(|| "not stated".to_owned(), |before| short(&before.line()));
                let _ = writeln!(text, "    {field}: {before} -> {}", short(&after.line()));
            }
        }
        rest(&mut text, "changed", changed.len(), most);
    }
    text
}

fn changes(record: &Proposed) -> Option<(&str, &[Change])> {
    match &record.fate {
        Some(Fate::Changed(changes)) => Some((&record.id, changes)),
        _ => None,
    }
}

fn list(text: &mut String, what: &str, ids: &[&str], most: usize) {
    for id in ids.iter().take(most) {
        let _ = writeln!(text, "  {what}: {id}");
    }
    rest(text, what, ids.len(), most);
}

fn rest(text: &mut String, what: &str, count: usize, most: usize) {
    if count > most {
        let _ = writeln!(text, "  {what}: {} more; --verbose tells all", count - most);
    }
}

fn short(value: &str) -> String {
    match value.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", &value[..cut]),
        None => value.to_owned(),
    }
}
