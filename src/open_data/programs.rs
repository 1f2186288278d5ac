//! All programs as the native table, which can be read again as content. It has the columns of the form and no others: sessions, further
//! phones, staff and house rules have none, and are in `directory.json`.

use std::borrow::Cow;

use super::id;
use crate::{
    content::raw,
    model::{Phone, Program, Site, TermIndex, plain, program::Track},
    table,
    value::Range,
};

/// `data/programs.csv`.
#[must_use]
pub fn programs_csv(site: &Site) -> Vec<u8> {
    let header: Vec<Cow<'_, str>> = CELLS.iter().map(|(column, _)| (*column).into()).collect();
    let rows = site.programs().iter().map(|program| CELLS.iter().map(|(_, cell)| cell(site, program)).collect());
    table::write(std::iter::once(header).chain(rows))
}

/// Writes a cell.
type Cell = for<'p> fn(&'p Site, &'p Program) -> Cow<'p, str>;

/// The columns of `programs.csv` and how each is filled, in the order of the form that is read (`content::columns`).
static CELLS: &[(&str, Cell)] = &[
    ("id", |_, program| program.id.as_str().into()),
    ("name", |_, program| text(Some(&program.identity.name))),
    ("alternate_names", |_, program| join(program.identity.alternate_names.iter().map(String::as_str))),
    ("organization", |_, program| program.identity.organization.as_str().into()),
    ("location", |_, program| program.identity.location.as_ref().map_or("".into(), |location| location.as_str().into())),
    ("summary", |_, program| text(Some(&program.identity.summary))),
    ("description", |_, program| program.body.text().split_whitespace().collect::<Vec<_>>().join(" ").into()),
    ("status", |_, program| program.identity.status.id().into()),
    ("program_url", |_, program| text(program.identity.program_url.as_deref())),
    ("level_of_care", |site, program| one(site, "level-of-care", program.care.level_of_care)),
    ("level_scheme", |_, program| standard(program, |standard| &standard.scheme)),
    ("level", |_, program| standard(program, |standard| &standard.level)),
    ("level_edition", |_, program| standard(program, |standard| &standard.edition)),
    ("program_roles", |site, program| ids(site, "program-role", &program.care.program_roles)),
    ("focus", |site, program| ids(site, "focus", &program.care.focus)),
    ("therapies", |site, program| ids(site, "therapy", &program.care.therapies)),
    ("group_types", |site, program| ids(site, "group-type", &program.care.group_types)),
    ("group_size_min", |_, program| least(program.care.group_size)),
    ("group_size_max", |_, program| most(program.care.group_size)),
    ("individual_services", |site, program| ids(site, "individual-service", &program.care.individual_services)),
    ("individual_sessions_per_week", |_, program| number(program.care.individual_sessions_per_week)),
    ("individual_included", |_, program| program.care.individual_included.to_string().into()),
    ("monitoring", |site, program| ids(site, "individual-service", &program.care.monitoring)),
    ("medication_services", |site, program| ids(site, "individual-service", &program.care.medication_services)),
    ("medication_policy", |site, program| one(site, "medication-policy", program.care.medication_policy)),
    ("family_services", |site, program| ids(site, "family-service", &program.care.family_services)),
    ("aftercare", |site, program| ids(site, "aftercare", &program.care.aftercare)),
    ("complementary", |site, program| ids(site, "complementary", &program.care.complementary)),
    ("populations", |site, program| ids(site, "population", &program.care.populations)),
    ("age_min", |_, program| program.care.age_min.to_string().into()),
    ("age_max", |_, program| program.care.age_max.map(|age| age.to_string()).unwrap_or_default().into()),
    ("gender_served", |site, program| one(site, "gender-served", program.care.gender_served)),
    ("eligibility", |_, program| text(Some(&program.care.eligibility))),
    ("not_a_fit", |_, program| text(program.care.not_a_fit.as_deref())),
    ("languages", |site, program| {
        join(program.care.languages.iter().map(|support| {
            let language = id(site, "language", support.language);
            support.how.map_or_else(|| language.to_owned(), |how| format!("{language}:{}", how.id()))
        }))
    }),
    ("faith_basis", |site, program| one(site, "faith-basis", program.care.faith_basis)),
    ("delivery_modes", |site, program| ids(site, "delivery-mode", &program.delivery.modes)),
    ("telehealth_states", |_, program| join(program.delivery.telehealth_states.iter().map(|state| &**state))),
    ("telehealth_needs", |_, program| text(program.delivery.telehealth_needs.as_deref())),
    ("in_person_required", |_, program| text(program.delivery.in_person_required.as_deref())),
    ("attendance", |site, program| one(site, "attendance", program.delivery.attendance)),
    ("service_area", |_, program| join(program.delivery.service_area.iter().map(String::as_str))),
    ("timezone", |_, program| text(program.schedule.time_zone.as_deref())),
    ("days_per_week_min", |_, program| least(program.derived.days_per_week)),
    ("days_per_week_max", |_, program| most(program.derived.days_per_week)),
    ("hours_per_day_min", |_, program| least(hours_per_day(&program.schedule.tracks))),
    ("hours_per_day_max", |_, program| most(hours_per_day(&program.schedule.tracks))),
    ("time_of_day", |site, program| ids(site, "time-of-day", &program.derived.time_of_day)),
    ("duration_weeks_min", |_, program| least(program.schedule.duration_weeks)),
    ("duration_weeks_max", |_, program| most(program.schedule.duration_weeks)),
    ("duration_basis", |site, program| one(site, "duration-basis", program.schedule.duration_basis)),
    ("step_down_weeks", |_, program| number(program.schedule.step_down_weeks.map(f64::from))),
    ("starts", |site, program| one(site, "starts", program.schedule.starts)),
    ("phone_intake", |site, program| phone_of(site, &program.access.phones, "intake").into()),
    ("phone_main", |site, program| phone_of(site, &program.access.phones, "main").into()),
    ("email", |_, program| text(program.access.email.as_deref())),
    ("how_to_start", |_, program| join(program.access.how_to_start.iter().map(String::as_str))),
    ("referral_routes", |site, program| ids(site, "referral-route", &program.access.referral_routes)),
    ("walk_in", |_, program| program.access.walk_in.map(|walk_in| walk_in.to_string()).unwrap_or_default().into()),
    ("first_visit_days_min", |_, program| least(program.access.first_visit_days)),
    ("first_visit_days_max", |_, program| most(program.access.first_visit_days)),
    ("availability", |site, program| one(site, "availability", program.access.availability.map(|availability| availability.value))),
    ("availability_as_of", |_, program| {
        program.access.availability.map(|availability| availability.as_of.to_string()).unwrap_or_default().into()
    }),
    ("payment", |site, program| ids(site, "payment", &program.access.payment)),
    ("insurance_plans", |site, program| {
        join(program.access.insurance_plans.iter().map(|plan| {
            let network = plan.network.map(|network| id(site, "network", network)).unwrap_or_default();
            pack([
                &*plan.payer,
                plan.plan.as_deref().unwrap_or_default(),
                network,
                plan.state.as_deref().unwrap_or_default(),
                &shown_date(plan.as_of),
            ])
        }))
    }),
    ("costs", |site, program| {
        join(program.access.costs.iter().map(|cost| {
            let amount = format!("{}.{:02}", cost.hundredths / 100, cost.hundredths % 100);
            pack([
                &*cost.option,
                &amount,
                &cost.currency,
                id(site, "cost-per", cost.per),
                &shown_date(cost.valid_from),
                &shown_date(cost.valid_to),
            ])
        }))
    }),
    ("fees_note", |_, program| text(program.access.fees_note.as_deref())),
    ("required_documents", |_, program| join(program.access.required_documents.iter().map(String::as_str))),
    ("accessibility", |site, program| ids(site, "accessibility", &program.access.accessibility)),
    ("practical", |site, program| ids(site, "individual-service", &program.access.practical)),
    ("credentials", |site, program| {
        join(program.access.credentials.iter().map(|credential| {
            let blank = |text: &Option<Box<str>>| text.as_deref().unwrap_or_default().to_owned();
            pack([
                id(site, "credential", credential.credential),
                &blank(&credential.issuer),
                &blank(&credential.number),
                &shown_date(credential.valid_to),
            ])
        }))
    }),
    ("alert", |_, program| text(program.alert.as_ref().map(|alert| &*alert.text))),
    ("alert_until", |_, program| shown_date(program.alert.as_ref().and_then(|alert| alert.until)).into()),
    ("relationship", |site, program| one(site, "relationship", program.provenance.relationship)),
    ("source_kind", |site, program| one(site, "source-kind", program.provenance.source)),
    ("source_title", |_, program| text(program.provenance.source_title.as_deref())),
    ("source_url", |_, program| text(program.provenance.source_url.as_deref())),
    ("last_verified", |_, program| shown_date(program.provenance.last_verified).into()),
    ("verified_by_role", |site, program| one(site, "verifier-role", program.provenance.verified_by)),
    ("verified_how", |site, program| one(site, "verified-how", program.provenance.verified_how)),
];

fn ids<'p>(site: &'p Site, vocabulary: &str, terms: &[TermIndex]) -> Cow<'p, str> {
    join(terms.iter().map(|term| id(site, vocabulary, *term)))
}

fn one<'p>(site: &'p Site, vocabulary: &str, term: Option<TermIndex>) -> Cow<'p, str> {
    term.map_or("".into(), |term| id(site, vocabulary, term).into())
}

fn text(text: Option<&str>) -> Cow<'_, str> {
    text.unwrap_or_default().into()
}

fn number<'p>(number: Option<f64>) -> Cow<'p, str> {
    number.map(plain).unwrap_or_default().into()
}

fn least<'p>(range: Option<Range>) -> Cow<'p, str> {
    number(range.map(|range| range.min))
}

fn most<'p>(range: Option<Range>) -> Cow<'p, str> {
    number(range.map(|range| range.max))
}

/// Joins values as a cell does.
fn join<'p>(values: impl Iterator<Item = impl AsRef<str>>) -> Cow<'p, str> {
    values.map(|value| value.as_ref().replace(';', "\\;")).collect::<Vec<_>>().join(";").into()
}

/// Packs the fields of a record into one value of a cell.
fn pack<const FIELDS: usize>(fields: [&str; FIELDS]) -> String {
    fields.map(|field| field.replace('|', "\\|")).join("|")
}

fn standard(program: &Program, field: fn(&raw::LevelStandard) -> &Option<String>) -> Cow<'_, str> {
    program.care.level_standard.as_ref().and_then(|standard| field(standard).as_deref()).unwrap_or_default().into()
}

fn phone_of(site: &Site, phones: &[Phone], kind: &str) -> String {
    let kinds = site.vocabularies().get("phone-type");
    phones.iter().find(|phone| kinds.is(phone.kind, kind)).map(Phone::shown).unwrap_or_default()
}

/// Hours a day over all tracks.
fn hours_per_day(tracks: &[Track]) -> Option<Range> {
    tracks.iter().map(Track::hours_per_day).reduce(|all, range| Range { min: all.min.min(range.min), max: all.max.max(range.max) })
}

fn shown_date(date: Option<crate::value::Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::CELLS;
    use crate::content::columns;

    #[test]
    fn the_table_has_the_columns_of_the_form() {
        let written: Vec<&str> = CELLS.iter().map(|(name, _)| *name).collect();
        let read: Vec<&str> = columns::PROGRAMS.iter().map(|column| column.name).take(written.len()).collect();
        assert_eq!(written, read, "those of the guide come first");
    }
}
