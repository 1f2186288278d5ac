//! Checks of single groups of facts.

use crate::{
    content::raw,
    diagnostic::FieldPath,
    model::{Surroundings, remarks::Remarks, vocabulary::TermIndex},
    value::Date,
};

/// A check of one group of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactCheck {
    /// One of [`FactCheck::GROUPS`].
    pub facts: &'static str,
    /// The day of the check.
    pub on: Date,
    /// Term of `verified-how`.
    pub how: Option<TermIndex>,
    /// Term of `verifier-role`.
    pub by: Option<TermIndex>,
}

impl FactCheck {
    /// The groups of facts, in the order in which profiles show them.
    pub const GROUPS: [&'static str; 8] = ["contact", "availability", "schedule", "cost", "insurance", "care", "access", "credentials"];
}

/// Checks `fact_checks`: which group, and when.
pub(super) fn check(raw: &raw::Program, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Vec<FactCheck> {
    raw.fact_checks.iter().enumerate().filter_map(|(index, written)| fact_check(index, written, around, remarks)).collect()
}

fn fact_check(index: usize, written: &raw::FactCheck, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Option<FactCheck> {
    let path = || FieldPath::from("fact_checks").item(index);
    let groups = FactCheck::GROUPS.join("`, `");
    for (field, missing, help) in [
        ("facts", written.facts.is_none(), format!("say which facts were checked: `{groups}`")),
        ("on", written.on.is_none(), "write the day on which they were checked".to_owned()),
    ] {
        if missing && remarks.expects("fact_checks") {
            remarks.add(crate::diagnostic::Diagnostic::missing_field(remarks.at(path()), field, &help));
        }
    }
    remarks.past(path().key("on"), written.on, around.as_of);
    let facts = remarks.one_of(path().key("facts"), written.facts.as_ref(), &FactCheck::GROUPS);
    let how = remarks.term(path().key("how"), written.how.as_ref(), "verified-how", around.vocabularies);
    let by = remarks.term(path().key("by"), written.by.as_ref(), "verifier-role", around.vocabularies);
    Some(FactCheck { facts: facts?, on: written.on?, how, by })
}
