//! Facts that families ask for and a record does not give: those that its page says "Not given" of.

use super::{Item, Need, Record, Records};
use crate::model::{Location, LocationKind, Organization, Program, Site, program::Status};

/// A fact by the name that profiles give it, and whether a record gives it.
type Fact<T> = (&'static str, fn(&T) -> bool);

/// The facts of a program, in the order of its page.
const PROGRAM: [Fact<Program>; 33] = [
    ("Summary", |program| !program.identity.summary.is_empty()),
    ("Phones", |program| !program.access.phones.is_empty()),
    ("New people", |program| program.access.availability.is_some()),
    ("First visit", |program| program.access.first_visit_days.is_some()),
    ("Days", |program| program.derived.days_per_week.is_some()),
    ("Times", |program| !program.derived.time_of_day.is_empty()),
    ("Hours", |program| program.derived.hours_per_week.is_some()),
    ("Usual length", |program| program.schedule.duration_weeks.is_some()),
    ("How you take part", |program| !program.delivery.modes.is_empty()),
    ("What it treats", |program| !program.care.focus.is_empty()),
    ("Ways to pay", |program| !program.access.payment.is_empty()),
    ("Languages", |program| !program.care.languages.is_empty()),
    ("Prices", |program| !program.access.costs.is_empty()),
    ("Insurance plans", |program| !program.access.insurance_plans.is_empty()),
    ("Who asks the plan for approval", |program| program.access.authorization_help.is_some()),
    ("First steps", |program| !program.access.how_to_start.is_empty()),
    ("Who can refer", |program| !program.access.referral_routes.is_empty()),
    ("What to bring", |program| !program.access.required_documents.is_empty()),
    ("Start", |program| program.schedule.starts.is_some()),
    ("Kinds of groups", |program| !program.care.group_types.is_empty()),
    ("Family", |program| !program.care.family_services.is_empty()),
    ("After the program", |program| !program.care.aftercare.is_empty()),
    ("Who can come", |program| !program.care.eligibility.is_empty()),
    ("Not a fit for", |program| program.care.not_a_fit.is_some()),
    ("Gender", |program| program.care.gender_served.is_some()),
    ("When people come", |program| !program.care.program_roles.is_empty()),
    ("Therapies", |program| !program.care.therapies.is_empty()),
    ("One-to-one services", |program| !program.care.individual_services.is_empty()),
    ("Medication services", |program| !program.care.medication_services.is_empty()),
    ("If you take medicine for opioid or alcohol use", |program| program.care.medication_policy.is_some()),
    ("Access features", |program| !program.access.accessibility.is_empty()),
    ("Practical help", |program| !program.access.practical.is_empty()),
    ("Licenses and accreditation", |program| !program.access.credentials.is_empty()),
];

const ORGANIZATION: [Fact<Organization>; 2] =
    [("Description", |organization| !organization.description.is_empty()), ("Phones", |organization| !organization.phones.is_empty())];

const LOCATION: [Fact<Location>; 1] = [("Office hours", |location| !location.office_hours.is_empty())];

/// One line for each record that lacks something, and one for each text without a description.
pub(super) fn items<'s>(records: &Records<'s>, site: &'s Site) -> Vec<Item<'s>> {
    let running = records.programs.iter().filter(|(_, program)| program.identity.status != Status::Defunct);
    let programs = running.map(|(record, program)| line(record, *program, &PROGRAM));
    let organizations = records.organizations.iter().map(|(record, organization)| line(record, *organization, &ORGANIZATION));
    let visited = records.locations.iter().filter(|(_, location)| location.kind != LocationKind::Virtual);
    let locations = visited.map(|(record, location)| line(record, *location, &LOCATION));
    let texts = super::texts(site).filter(|(_, article)| article.description.is_empty());
    let texts = texts.map(|(record, _)| Some(record.item(Need::Missing, "Does not say: Description", None)));
    organizations.chain(locations).chain(programs).chain(texts).flatten().collect()
}

/// The line of a record; nothing if it gives every fact.
fn line<'s, T>(record: &Record<'s>, of: &T, facts: &[Fact<T>]) -> Option<Item<'s>> {
    let lacking: Vec<&str> = facts.iter().filter(|(_, gives)| !gives(of)).map(|(name, _)| *name).collect();
    (!lacking.is_empty()).then(|| record.item(Need::Missing, format!("Does not say: {}", lacking.join(", ")), None))
}
