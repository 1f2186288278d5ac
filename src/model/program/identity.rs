//! What a program is called, who runs it, and where.

use std::collections::BTreeMap;

use super::Registry;
use crate::{
    content::raw,
    diagnostic::{Diagnostic, Place, nearest},
    model::{Surroundings, location::Location, organization::Organization, remarks::Remarks, vocabulary::fold},
    path::Slug,
    value::Date,
};

/// Name, provider, place and standing.
#[derive(Clone, Debug)]
pub struct Identity {
    /// What it is called.
    pub name: Box<str>,
    /// Its name as names are compared and put in order: [`fold`]ed.
    pub folded_name: Box<str>,
    /// Other names, up to five.
    pub alternate_names: Vec<String>,
    /// The organization that runs it, by id.
    pub organization: Slug,
    /// Where it meets, by id; none if it is online only.
    pub location: Option<Slug>,
    /// What it is, in one sentence; empty if the program does not say.
    pub summary: Box<str>,
    /// Whether it runs.
    pub status: Status,
    /// When it closed, if it has.
    pub closed_on: Option<Date>,
    /// Its own web page.
    pub program_url: Option<Box<str>>,
    /// Old ids that lead here.
    pub aliases: Vec<String>,
}

/// Whether a program runs: the values of the vocabulary `status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It runs.
    Active,
    /// It pauses without a date.
    Inactive,
    /// It is closed for a while.
    TemporarilyClosed,
    /// It is gone for good.
    Defunct,
}

impl Status {
    /// Every status and its id in the vocabulary.
    pub const ALL: [(&'static str, Self); 4] = [
        ("active", Self::Active),
        ("inactive", Self::Inactive),
        ("temporarily-closed", Self::TemporarilyClosed),
        ("defunct", Self::Defunct),
    ];

    /// The id in the vocabulary.
    #[must_use]
    pub fn id(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// The records that a program belongs to.
pub(super) struct Home<'r> {
    pub(super) organization: &'r Organization,
    pub(super) location: Option<&'r Location>,
}

/// Finds the organization and the location. Where a site has only one that fits, it need not be named. None if the organization is unknown.
pub(super) fn home<'r>(raw: &raw::Program, registry: &'r Registry<'_>, remarks: &mut Remarks<'_>) -> Option<Home<'r>> {
    let online_only = !raw.delivery_modes.is_empty() && raw.delivery_modes.iter().all(|mode| mode == "telehealth");
    let location = raw.location.as_deref().and_then(|id| find(registry.locations, id));
    if let Some(id) = raw.location.as_deref().filter(|id| location.is_none() && !registry.broken.contains(*id)) {
        let nearest = nearest(id, registry.locations.keys().map(Slug::as_str));
        remarks.add(Diagnostic::unknown_location(remarks.at("location"), id, nearest));
    }
    let organization = organization(raw, location, registry, remarks)?;
    let location = location.or_else(|| {
        let own = registry.locations.values().filter(|location| location.organization.as_ref() == Some(&organization.id));
        let found = if raw.location.is_none() && !online_only { only(own) } else { None };
        if found.is_none() && raw.location.is_none() && !online_only && registry.broken.is_empty() {
            remarks.missing("location", "name the location by its id; only a program that is all online has none");
        }
        found
    });
    Some(Home { organization, location })
}

/// Finds the organization: the one that is named, the one of the location, or the only one of the site.
fn organization<'r>(
    raw: &raw::Program,
    location: Option<&Location>,
    registry: &'r Registry<'_>,
    remarks: &mut Remarks<'_>,
) -> Option<&'r Organization> {
    let Some(id) = raw.organization.as_deref() else {
        let by_location = location.and_then(|location| location.organization.as_ref()).and_then(|id| registry.organizations.get(id));
        let found = by_location.or_else(|| only(registry.organizations.values()));
        if found.is_none() && registry.broken.is_empty() {
            remarks.missing("organization", "name the organization by its id");
        }
        return found;
    };
    let found = find(registry.organizations, id);
    if found.is_none() && !registry.broken.contains(id) {
        let nearest = nearest(id, registry.organizations.keys().map(Slug::as_str));
        remarks.add(Diagnostic::unknown_organization(remarks.at("organization"), id, nearest));
    }
    found
}

fn find<'m, T>(records: &'m BTreeMap<Slug, T>, id: &str) -> Option<&'m T> {
    records.get(&Slug::new(id)?)
}

/// Returns the only item, if there is exactly one.
fn only<'i, T>(mut items: impl Iterator<Item = &'i T>) -> Option<&'i T> {
    items.next().filter(|_| items.next().is_none())
}

/// Checks the names and the standing.
pub(super) fn check(raw: &raw::Program, home: &Home<'_>, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Option<Identity> {
    let name = remarks.required("name", raw.name.as_ref(), "write what the program is called");
    if let Some(name) = &name {
        remarks.plain_name("name", name);
    }
    let summary = remarks.required("summary", raw.summary.as_ref(), "say in one sentence what the program is").unwrap_or_default();
    remarks.extend(summary_length(&summary, || remarks.at("summary")));
    let status = check_status(raw, around, remarks);
    remarks.past("closed_on", raw.closed_on, around.as_of);
    let available = raw.availability.as_ref().and_then(|availability| availability.value.as_deref());
    if matches!(status, Status::Defunct | Status::TemporarilyClosed) && available == Some("open") {
        remarks.add(Diagnostic::closed_but_open(remarks.at(crate::diagnostic::FieldPath::from("availability").key("value")), status.id()));
    }
    Some(Identity {
        folded_name: fold(name.as_deref()?).into(),
        name: name?.into(),
        alternate_names: raw.alternate_names.clone(),
        organization: home.organization.id.clone(),
        location: home.location.map(|location| location.id.clone()),
        summary: summary.into(),
        status,
        closed_on: raw.closed_on.filter(|_| matches!(status, Status::Defunct | Status::Inactive)),
        program_url: raw.program_url.as_deref().map(Into::into),
        aliases: raw.aliases.clone(),
    })
}

/// Remarks on a summary, in any language, that is too short or too long; one that is not given has no length.
pub(in crate::model) fn summary_length(summary: &str, at: impl Fn() -> Place) -> Option<Diagnostic> {
    let length = summary.trim().chars().count();
    (length > 0 && !(40..=240).contains(&length)).then(|| Diagnostic::summary_length(at(), length))
}

/// A program that does not say is taken as active.
fn check_status(raw: &raw::Program, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Status {
    let term = remarks.term("status", raw.status.as_ref(), "status", around.vocabularies);
    let id = term.map(|term| &*around.vocabularies.get("status").term(term).id);
    Status::ALL.into_iter().find(|(known, _)| Some(*known) == id).map_or(Status::Active, |(_, status)| status)
}
