//! What only shows when records are read side by side, and what a colleague who knows the field would ask for.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use rayon::prelude::*;

use crate::{
    config,
    content::{Origin, raw::Crisis},
    diagnostic::{Diagnostic, FieldPath},
    model::{Article, Footing, Location, LocationKind, Organization, Phone, Program, Site},
    path::Slug,
};

/// The page that tells how lists are ordered, by id.
const ORDER: &str = "how-we-order";

/// The page that tells how accessible the site is, by id.
const ACCESSIBILITY: &str = "accessibility";

/// The section of articles about illnesses, by id.
const ILLNESSES: &str = "conditions";

/// Words in ids of articles about danger to life; a reader may be in the midst of it.
const DANGERS: [&str; 4] = ["overdose", "self-harm", "suicide", "withdrawal"];

/// The taxonomy whose codes may be published by licensees only.
const LICENSED: &str = "211hsis";

/// Mailboxes of roles have one of these words.
const ROLES: [&str; 22] = [
    "access",
    "admin",
    "admission",
    "billing",
    "care",
    "clinic",
    "contact",
    "front",
    "hello",
    "help",
    "info",
    "intake",
    "mail",
    "office",
    "outreach",
    "privacy",
    "program",
    "records",
    "referral",
    "support",
    "team",
    "welcome",
];

/// What was found the last time. Other lists, organizations or locations leave nothing of it.
#[derive(Debug, Default)]
pub struct RecordsMemory(Option<(Footing, Vec<KnownProgram>)>);

/// A program, and the remarks on it.
type KnownProgram = (Arc<Program>, Arc<[Diagnostic]>);

impl RecordsMemory {
    /// Lets go of what stood on something else.
    pub fn stand_on(&mut self, footing: &Footing) {
        self.0 = self.0.take().filter(|(known, _)| known == footing);
    }
}

/// Reads all records of a site. What `memory` knows of a program is not looked for again.
#[must_use]
pub fn records(site: &Site, memory: &mut RecordsMemory) -> Vec<Diagnostic> {
    let footing = site.footing();
    memory.stand_on(&footing);
    let owners = owners(site);
    let look = |program: &Arc<Program>| -> KnownProgram { (Arc::clone(program), of_program(site, program, &owners).into()) };
    let known = memory.0.take().map(|(_, known)| known).filter(|known| known.len() == site.programs().len());
    let programs = if let Some(mut known) = known {
        let anew = known.par_iter_mut().zip(site.programs()).filter(|((known, _), program)| !Arc::ptr_eq(known, program));
        anew.for_each(|(known, program)| *known = look(program));
        known
    } else {
        site.programs().par_iter().map(look).collect()
    };
    let mut remarks: Vec<Diagnostic> = programs.iter().flat_map(|(_, found)| found.iter().cloned()).collect();
    memory.0 = Some((footing, programs));
    remarks.extend(site.organizations().values().flat_map(of_organization));
    for location in site.locations().values() {
        let own = location.organization.as_ref().and_then(|id| site.organizations().get(id));
        remarks.extend(own.into_iter().flat_map(|own| strangers(site, &owners, own, location.phones.iter().enumerate(), &location.origin)));
        remarks.extend(of_location(location));
    }
    remarks.extend(site.articles().values().flat_map(BTreeMap::values).filter_map(|article| of_article(article)));
    remarks.extend(of_site(site));
    remarks
}

/// The organizations that answer each number.
fn owners(site: &Site) -> HashMap<&str, Vec<&Organization>> {
    let mut owners: HashMap<&str, Vec<&Organization>> = HashMap::new();
    for organization in site.organizations().values() {
        for phone in &organization.phones {
            owners.entry(&phone.number).or_default().push(organization);
        }
    }
    owners
}

fn of_program(site: &Site, program: &Program, owners: &HashMap<&str, Vec<&Organization>>) -> Vec<Diagnostic> {
    let mut remarks = Vec::new();
    let own = site.organization_of(program);
    // A program without numbers of its own has those of its location, which are looked at there.
    let location = site.location_of(program);
    let of_location = |number: &str| location.is_some_and(|location| location.phones.iter().any(|phone| &*phone.number == number));
    let own_phones = program.access.phones.iter().enumerate().filter(|(_, phone)| !of_location(&phone.number));
    remarks.extend(strangers(site, owners, own, own_phones, &program.origin));
    for (index, code) in program.external_codes.iter().enumerate().filter(|(_, code)| code.taxonomy.as_deref() == Some(LICENSED)) {
        let place = program.origin.at(FieldPath::from("external_codes").item(index));
        remarks.push(Diagnostic::licensed_codes(place, code.code.as_deref().unwrap_or_default()));
    }
    let location = location.filter(|location| location.kind != LocationKind::Virtual);
    let is_told = |location: &Location| !location.accessibility.is_empty() || location.accessibility_contact.is_some();
    if program.is_listed() && program.origin.states_all() && program.access.accessibility.is_empty() {
        remarks.extend(location.filter(|location| !is_told(location)).map(|_| Diagnostic::no_access_features(program.origin.here())));
    }
    remarks
}

/// Remarks on numbers that others answer.
fn strangers<'p>(
    site: &Site,
    owners: &HashMap<&str, Vec<&Organization>>,
    own: &Organization,
    phones: impl Iterator<Item = (usize, &'p Phone)>,
    origin: &Origin,
) -> Vec<Diagnostic> {
    let strange = phones.filter_map(|(index, Phone { number, .. })| {
        let others = owners.get(&**number).filter(|others| !others.iter().any(|other| are_related(site, own, other)))?;
        let place = origin.at(FieldPath::from("phones").item(index).key("number"));
        Some(Diagnostic::other_providers_phone(place, number, &others[0].name).against(Some(others[0].origin.here())))
    });
    strange.collect()
}

/// Whether organizations are one house: the same, or one above the other.
fn are_related(site: &Site, one: &Organization, other: &Organization) -> bool {
    let line = |organization: &Organization| -> Vec<Slug> {
        let above = |id: &Slug| site.organizations().get(id).and_then(|organization| organization.parent.clone());
        std::iter::successors(Some(organization.id.clone()), above).take(site.organizations().len()).collect()
    };
    let line_of_other = line(other);
    line(one).iter().any(|id| line_of_other.contains(id))
}

fn of_organization(organization: &Organization) -> Vec<Diagnostic> {
    let origin = &organization.origin;
    let mut remarks = Vec::new();
    remarks.extend(organization.email.as_deref().and_then(|email| personal(origin, email)));
    if organization.receives_federal_funds == Some("yes") {
        if organization.nondiscrimination_url.is_none() {
            remarks.push(Diagnostic::no_nondiscrimination_notice(origin.at("receives_federal_funds")));
        }
        if organization.language_notice_url.is_none() {
            remarks.push(Diagnostic::no_language_notice(origin.at("receives_federal_funds")));
        }
    }
    remarks
}

/// A remark on a mailbox that looks like a person's: two names and no word of a role.
fn personal(origin: &Origin, email: &str) -> Option<Diagnostic> {
    let (local, _) = email.split_once('@')?;
    let local = local.to_lowercase();
    let names: Vec<&str> = local.split(['.', '_']).collect();
    let is_name = |name: &&str| name.chars().all(char::is_alphabetic);
    let looks_personal = names.len() == 2 && names.iter().all(is_name) && names.iter().any(|name| name.len() > 1);
    let is_role = ROLES.iter().any(|role| local.contains(role));
    (looks_personal && !is_role).then(|| Diagnostic::personal_mailbox(origin.at("email"), email))
}

fn of_location(location: &Location) -> Option<Diagnostic> {
    let is_open = location.kind == LocationKind::Physical && location.accessibility_contact.is_none();
    (is_open && location.origin.states_all()).then(|| Diagnostic::no_access_contact(location.origin.here()))
}

fn of_article(article: &Article) -> Option<Diagnostic> {
    let mut parts = article.id.split('/');
    let is_hard = parts.any(|part| part == ILLNESSES || DANGERS.iter().any(|danger| part.contains(danger)));
    let is_quiet = is_hard && !article.is_section && article.crisis != Crisis::Prominent;
    is_quiet.then(|| Diagnostic::crisis_not_first(article.origin.at("crisis")))
}

fn of_site(site: &Site) -> Vec<Diagnostic> {
    let mut remarks = Vec::new();
    let lacks = |id: &str| !site.pages().contains_key(id);
    // One program is in no order.
    if lacks(ORDER) && site.programs().len() > 1 {
        remarks.push(Diagnostic::no_order_rule((&config::file()).into()));
    }
    if lacks(ACCESSIBILITY) && !site.programs().is_empty() {
        remarks.push(Diagnostic::no_accessibility_statement((&config::file()).into()));
    }
    remarks
}
