//! Which records of a site a new one most likely is: the same street and ZIP, or the same name. That is told, never acted upon.

use std::collections::BTreeMap;

use super::{
    agree::value,
    brought::{Arriving, Kind},
    standing::Standing,
};
use crate::{
    diagnostic::Diagnostic,
    model::vocabulary::fold,
    yaml::{Fields, Tree},
};

/// The records of a site by what would make another the same.
pub(super) struct Likeness {
    known: BTreeMap<(Kind, String), String>,
}

impl Likeness {
    pub(super) fn of(standing: &[Standing]) -> Self {
        let signs = standing.iter().filter_map(|record| Some(((record.kind, sign(record.kind, &record.fields)?), record.id.clone())));
        Self { known: signs.collect() }
    }

    /// What is to be said of a record that is new to the site.
    pub(super) fn remark(&self, new: &Arriving) -> Option<Diagnostic> {
        let other = self.known.get(&(new.kind, sign(new.kind, &new.fields)?))?;
        let why = if new.kind == Kind::Location { "the same street and ZIP" } else { "the same name" };
        Some(Diagnostic::likely_duplicate(new.place.clone(), other, why))
    }
}

/// What two records of a kind do not share unless they are the same. Programs of many providers share their names.
fn sign(kind: Kind, fields: &Fields) -> Option<String> {
    let text = |tree: Option<&Tree>| match tree {
        Some(Tree::Text(text)) => Some(fold(text)),
        _ => None,
    };
    match kind {
        Kind::Organization => text(value(fields, "name")),
        Kind::Location => {
            let Some(Tree::Map(address)) = value(fields, "address") else { return None };
            let zip = text(value(address, "zip"))?;
            Some(format!("{} {}", text(value(address, "line1"))?, zip.get(..5).unwrap_or(&zip)))
        }
        Kind::Program => None,
    }
}
