//! In person or online, and from where.

use super::given;
use crate::{
    content::raw,
    diagnostic::{Diagnostic, FieldPath},
    model::{Surroundings, remarks::Remarks, vocabulary::TermIndex},
};

/// How and where care is given.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// Terms of `delivery-mode`.
    pub modes: Vec<TermIndex>,
    /// Whether any of it is online.
    pub online: bool,
    /// Whether all of it is online.
    pub online_only: bool,
    /// Codes of the states in which people may be when they join by video.
    pub telehealth_states: Vec<Box<str>>,
    /// What people need to join by video.
    pub telehealth_needs: Option<Box<str>>,
    /// What must be done in person.
    pub in_person_required: Option<Box<str>>,
    /// Term of `attendance`.
    pub attendance: Option<TermIndex>,
    /// Places that it serves, in words.
    pub service_area: Vec<String>,
}

/// Checks the delivery fields (DATA-030, DATA-031).
pub(super) fn check(raw: &raw::Program, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Delivery {
    if raw.delivery_modes.is_empty() {
        remarks.missing("delivery_modes", "say how people take part, such as `[in-person]`");
    }
    let has = |mode: &str| raw.delivery_modes.iter().any(|written| written == mode);
    if has("in-person") && has("telehealth") {
        remarks.add(Diagnostic::mixed_delivery(remarks.at("delivery_modes")));
    }
    let online = has("telehealth") || has("hybrid");
    let telehealth_states = states(raw, around, remarks);
    if online && telehealth_states.is_empty() && remarks.expects("telehealth_states") && raw.telehealth_states.is_empty() {
        remarks.add(Diagnostic::no_telehealth_states(remarks.at("delivery_modes")));
    }
    Delivery {
        modes: remarks.terms("delivery_modes", &raw.delivery_modes, "delivery-mode", around.vocabularies),
        online,
        online_only: has("telehealth") && !has("hybrid") && !has("in-person"),
        telehealth_states,
        telehealth_needs: given(raw.telehealth_needs.as_ref()),
        in_person_required: given(raw.in_person_required.as_ref()),
        attendance: remarks.term("attendance", raw.attendance.as_ref(), "attendance", around.vocabularies),
        service_area: raw.service_area.clone(),
    }
}

fn states(raw: &raw::Program, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Vec<Box<str>> {
    let mut states: Vec<Box<str>> = Vec::with_capacity(raw.telehealth_states.len());
    for (index, code) in raw.telehealth_states.iter().enumerate() {
        if around.states.get(code).is_some() {
            states.push(code.as_str().into());
        } else {
            let path = FieldPath::from("telehealth_states").item(index);
            remarks.add(Diagnostic::unknown_state(remarks.at(path), code, around.states.suggest(code)));
        }
    }
    states.sort();
    states.dedup();
    states
}
