//! Programs: one thing that a family can enroll in, at one location or online, with one level of care.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    Surroundings,
    body::Body,
    contact::{self, Claims, Phone, Provenance},
    location::Location,
    organization::Organization,
    record_id,
    remarks::Remarks,
    translation::Outdated,
    vocabulary::{TermIndex, Vocabularies},
};
use crate::{
    content::{Entry, Origin, limits, raw},
    diagnostic::{Checked, Diagnostic},
    path::Slug,
    value::{Date, Language, Range},
};

mod access;
mod care;
mod checks;
mod delivery;
mod derived;
mod identity;
mod schedule;

pub use access::{Access, Availability, Cost, InsurancePlan};
pub use care::{Care, LanguageHow, LanguageSupport};
pub use checks::FactCheck;
pub use delivery::Delivery;
pub use derived::{CoOccurring, Derived};
pub(super) use identity::summary_length;
pub use identity::{Identity, Status};
pub use schedule::{Schedule, Session, Track};

/// A program.
#[derive(Clone, Debug)]
pub struct Program {
    /// Its id.
    pub id: Slug,
    /// Where it was written.
    pub origin: Origin,
    /// Name, provider, place and standing.
    pub identity: Identity,
    /// What it treats, how and for whom.
    pub care: Care,
    /// In person or online.
    pub delivery: Delivery,
    /// Days, hours and weeks.
    pub schedule: Schedule,
    /// How to get in, and what it costs.
    pub access: Access,
    /// Where the facts come from.
    pub provenance: Provenance,
    /// Checks of single groups of facts.
    pub fact_checks: Vec<FactCheck>,
    /// A note for today, while it holds.
    pub alert: Option<Alert>,
    /// Whether the provider has agreed to be listed.
    pub listing_consent: Option<bool>,
    /// Codes of other lists.
    pub external_codes: Vec<raw::ExternalCode>,
    /// Whether it is a draft, shown only on request.
    pub is_draft: bool,
    /// What follows from all that.
    pub derived: Derived,
    /// The description.
    pub body: Body,
    /// Translations of its text, by language.
    pub texts: BTreeMap<Language, ProgramText>,
}

/// A note for today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// What it says.
    pub text: Box<str>,
    /// Its last day.
    pub until: Option<Date>,
}

/// A translation of a program's text. What it lacks is shown in the original.
#[derive(Clone, Debug)]
pub struct ProgramText {
    /// Where it was written.
    pub origin: Origin,
    /// The translated fields.
    pub fields: raw::ProgramText,
    /// Whether the original has changed since.
    pub outdated: Option<Outdated>,
    /// The translated description.
    pub body: Body,
}

/// The records that programs refer to.
pub(super) struct Registry<'r> {
    pub(super) organizations: &'r BTreeMap<Slug, Organization>,
    pub(super) locations: &'r BTreeMap<Slug, Location>,
    pub(super) sessions: &'r BTreeMap<&'r str, Vec<&'r Entry<raw::SessionRow>>>,
    /// Ids of records that exist but could not be read: naming one is not a mistake of its own.
    pub(super) broken: &'r BTreeSet<Box<str>>,
}

impl Program {
    /// Whether families may be shown it among others: it runs, or pauses.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        !matches!(self.identity.status, Status::Defunct | Status::Inactive)
    }

    /// The number to call first: the intake line, or else the main one. Closed programs have none.
    #[must_use]
    pub fn first_phone(&self, vocabularies: &Vocabularies) -> Option<&Phone> {
        let kinds = vocabularies.get("phone-type");
        let of_kind = |kind: &str| self.access.phones.iter().find(|phone| kinds.is(phone.kind, kind));
        let phone = of_kind("intake").or_else(|| of_kind("main")).or_else(|| self.access.phones.first());
        phone.filter(|_| self.identity.status != Status::Defunct)
    }

    /// Returns the terms that a program has in a vocabulary, whichever field holds them; none for vocabularies that are no facet.
    #[must_use]
    pub fn terms_of(&self, vocabulary: &str) -> Cow<'_, [TermIndex]> {
        let terms: &[TermIndex] = match vocabulary {
            "accessibility" => &self.access.accessibility,
            "aftercare" => &self.care.aftercare,
            "attendance" => self.delivery.attendance.as_slice(),
            "complementary" => &self.care.complementary,
            "credential" => return self.access.credentials.iter().map(|credential| credential.credential).collect(),
            "delivery-mode" => &self.delivery.modes,
            "faith-basis" => self.care.faith_basis.as_slice(),
            "family-service" => &self.care.family_services,
            "focus" => &self.care.focus,
            "gender-served" => self.care.gender_served.as_slice(),
            "group-type" => &self.care.group_types,
            "individual-service" => {
                return [&*self.care.individual_services, &self.care.monitoring, &self.care.medication_services, &self.access.practical]
                    .concat()
                    .into();
            }
            "language" => return self.care.languages.iter().map(|support| support.language).collect(),
            "level-of-care" => self.care.level_of_care.as_slice(),
            "medication-policy" => self.care.medication_policy.as_slice(),
            "payment" => &self.access.payment,
            "population" => &self.care.populations,
            "program-role" => &self.care.program_roles,
            "referral-route" => &self.access.referral_routes,
            "starts" => self.schedule.starts.as_slice(),
            "therapy" => &self.care.therapies,
            "time-of-day" => &self.derived.time_of_day,
            _ => &[],
        };
        terms.into()
    }

    /// The vocabularies that [`Program::terms_of`] knows: those that can be facets.
    pub const FACETS: [&'static str; 22] = [
        "accessibility",
        "aftercare",
        "attendance",
        "complementary",
        "credential",
        "delivery-mode",
        "faith-basis",
        "family-service",
        "focus",
        "gender-served",
        "group-type",
        "individual-service",
        "language",
        "level-of-care",
        "medication-policy",
        "payment",
        "population",
        "program-role",
        "referral-route",
        "starts",
        "therapy",
        "time-of-day",
    ];
}

/// Checks a program against everything that it refers to. None if it has no usable id, no name, or no organization.
pub(super) fn check(entry: &Entry<raw::Program>, registry: &Registry<'_>, around: &Surroundings<'_>) -> Checked<Option<Program>> {
    let raw = &entry.raw;
    let mut remarks = Remarks::on(&entry.origin);
    let id = record_id(raw.id.as_deref(), 3, &entry.origin, &mut remarks);
    let Some((home, id)) = identity::home(raw, registry, &mut remarks).zip(id) else { return remarks.with(None) };
    let rows = registry.sessions.get(id.as_str()).map(Vec::as_slice).unwrap_or_default();
    let Some(identity) = identity::check(raw, &home, around, &mut remarks) else { return remarks.with(None) };
    let care = care::check(raw, home.organization, around, &mut remarks);
    let delivery = delivery::check(raw, around, &mut remarks);
    let schedule = schedule::check(raw, rows, home.location, around, &mut remarks);
    let access = access::check(raw, &home, around, &mut remarks);
    let provenance = check_provenance(raw, home.organization, around, &mut remarks);
    let fact_checks = checks::check(raw, around, &mut remarks);
    let derived = derived::derive(&care, &schedule, around, &mut remarks);
    check_description(entry, &mut remarks);
    let program = Program {
        id,
        origin: entry.origin.clone(),
        identity,
        care,
        delivery,
        schedule,
        access,
        provenance,
        fact_checks,
        alert: alert(raw, around),
        listing_consent: raw.listing_consent,
        external_codes: raw.external_codes.clone(),
        is_draft: raw.draft,
        derived,
        body: Body::default(),
        texts: BTreeMap::new(),
    };
    remarks.with(Some(program))
}

/// A program that does not say what the site has to do with it stands to it as its organization does.
fn check_provenance(raw: &raw::Program, organization: &Organization, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Provenance {
    let claims = Claims {
        source: raw.source.as_ref(),
        last_verified: raw.last_verified,
        verified_by_role: raw.verified_by_role.as_ref(),
        verified_how: raw.verified_how.as_ref(),
        relationship: raw.relationship.as_ref(),
    };
    let provenance = contact::provenance(&claims, around, remarks);
    Provenance { relationship: provenance.relationship.or(organization.provenance.relationship), ..provenance }
}

/// The numbers that a field of programs takes, and what they count.
fn limit(field: &str) -> (Range, &'static str) {
    limits::numbers(limits::PROGRAM, field)
}

/// A text that says something, without space around it.
fn given(written: Option<&String>) -> Option<Box<str>> {
    written.map(|text| text.trim()).filter(|text| !text.is_empty()).map(Into::into)
}

fn check_description(entry: &Entry<raw::Program>, remarks: &mut Remarks<'_>) {
    let length = entry.body.characters;
    if !(150..=4000).contains(&length) && remarks.expects("description") {
        remarks.add(Diagnostic::description_length(remarks.at("description"), length));
    }
}

/// An alert goes when its last day has passed.
fn alert(raw: &raw::Program, around: &Surroundings<'_>) -> Option<Alert> {
    let over = raw.alert_until.is_some_and(|until| around.as_of.days_until(until) < 0);
    raw.alert.as_deref().filter(|_| !over).map(|text| Alert { text: text.into(), until: raw.alert_until })
}
