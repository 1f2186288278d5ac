//! Open data: all programs as the native table, all records as JSON with the field names of the guide.

use std::borrow::Cow;

use rayon::prelude::*;
use serde_json::{Map, Value, json};

use crate::{
    content::raw,
    model::{Credential, Location, LocationKind, Organization, Phone, Program, Provenance, Site, TermIndex, plain, program::Track},
    table,
    value::Range,
};

/// `data/programs.csv`.
pub(super) fn programs_csv(site: &Site) -> Vec<u8> {
    let header: Vec<Cow<'_, str>> = CELLS.iter().map(|(column, _)| (*column).into()).collect();
    let rows: Vec<Vec<Cow<'_, str>>> =
        site.programs().par_iter().map(|program| CELLS.iter().map(|(_, cell)| cell(site, program)).collect()).collect();
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
        join(program.care.languages.iter().map(|support| format!("{}:{}", id(site, "language", support.language), support.how.id())))
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
            [
                &*plan.payer,
                plan.plan.as_deref().unwrap_or_default(),
                network,
                plan.state.as_deref().unwrap_or_default(),
                &shown_date(plan.as_of),
            ]
            .join("|")
        }))
    }),
    ("costs", |site, program| {
        join(program.access.costs.iter().map(|cost| {
            let amount = format!("{}.{:02}", cost.hundredths / 100, cost.hundredths % 100);
            [
                &*cost.option,
                &amount,
                &cost.currency,
                id(site, "cost-per", cost.per),
                &shown_date(cost.valid_from),
                &shown_date(cost.valid_to),
            ]
            .join("|")
        }))
    }),
    ("fees_note", |_, program| text(program.access.fees_note.as_deref())),
    ("required_documents", |_, program| join(program.access.required_documents.iter().map(String::as_str))),
    ("accessibility", |site, program| ids(site, "accessibility", &program.access.accessibility)),
    ("practical", |site, program| ids(site, "individual-service", &program.access.practical)),
    ("credentials", |site, program| {
        join(program.access.credentials.iter().map(|credential| {
            let blank = |text: &Option<Box<str>>| text.as_deref().unwrap_or_default().to_owned();
            [
                id(site, "credential", credential.credential),
                &blank(&credential.issuer),
                &blank(&credential.number),
                &shown_date(credential.valid_to),
            ]
            .join("|")
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

fn id<'s>(site: &'s Site, vocabulary: &str, term: TermIndex) -> &'s str {
    &site.vocabularies().get(vocabulary).term(term).id
}

fn standard(program: &Program, field: fn(&raw::LevelStandard) -> &Option<String>) -> Cow<'_, str> {
    program.care.level_standard.as_ref().and_then(|standard| field(standard).as_deref()).unwrap_or_default().into()
}

fn shown_date(date: Option<crate::value::Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn phone_of(site: &Site, phones: &[Phone], kind: &str) -> String {
    let kinds = site.vocabularies().get("phone-type");
    phones.iter().find(|phone| kinds.is(phone.kind, kind)).map(Phone::shown).unwrap_or_default()
}

/// Hours a day over all tracks: hours a week through days a week.
fn hours_per_day(tracks: &[Track]) -> Option<Range> {
    let ranges = tracks.iter().map(|track| Range {
        min: track.hours_per_week.min / track.days_per_week.min,
        max: track.hours_per_week.max / track.days_per_week.max,
    });
    ranges.reduce(|all, range| Range { min: all.min.min(range.min), max: all.max.max(range.max) })
}

/// `data/directory.json`. Records are written in parallel and put together in order.
pub(super) fn directory_json(site: &Site) -> Vec<u8> {
    let config = site.config();
    let head = json!({
        "title": config.text(&config.title, config.default_language()),
        "url": config.base_url,
        "languages": config.languages,
        "demonstration": config.demonstration,
    });
    let organizations: Vec<&Organization> = site.organizations().values().collect();
    let locations: Vec<&Location> = site.locations().values().collect();
    let mut bytes =
        format!("{{\n\"schema\": \"carepress-directory/1\",\n\"generated\": \"{}\",\n\"site\": {head},\n", site.as_of()).into_bytes();
    write_records(&mut bytes, "organizations", &organizations, |organization| organization_json(site, organization));
    write_records(&mut bytes, "locations", &locations, |location| location_json(site, location));
    let programs: Vec<&Program> = site.programs().iter().collect();
    write_records(&mut bytes, "programs", &programs, |program| program_json(site, program));
    bytes.extend(format!("\"vocabularies\": {}\n}}\n", used_terms(site)).into_bytes());
    bytes
}

fn write_records<T: Sync>(bytes: &mut Vec<u8>, name: &str, records: &[&T], write: impl Fn(&T) -> Value + Sync) {
    let written: Vec<String> = records.par_iter().map(|record| write(record).to_string()).collect();
    bytes.extend(format!("\"{name}\": [\n{}\n],\n", written.join(",\n")).into_bytes());
}

/// Collects the fields that have a value.
#[derive(Default)]
struct Fields(Map<String, Value>);

impl Fields {
    fn put(mut self, key: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Object(fields) => fields.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        };
        if !empty {
            self.0.insert(key.to_owned(), value);
        }
        self
    }

    fn put_terms(self, site: &Site, key: &str, vocabulary: &str, terms: &[TermIndex]) -> Self {
        self.put(key, terms.iter().map(|term| id(site, vocabulary, *term)).collect::<Vec<_>>())
    }

    fn put_term(self, site: &Site, key: &str, vocabulary: &str, term: Option<TermIndex>) -> Self {
        self.put(key, term.map(|term| id(site, vocabulary, term)))
    }

    fn put_record(self, key: &str, record: &impl serde::Serialize) -> Self {
        self.put(key, serde_json::to_value(record).unwrap_or_default())
    }

    /// Provenance without the source, which is the site's own business.
    fn put_provenance(self, site: &Site, provenance: &Provenance) -> Self {
        self.put("last_verified", provenance.last_verified.map(|date| date.to_string()))
            .put_term(site, "verified_by_role", "verifier-role", provenance.verified_by)
            .put_term(site, "verified_how", "verified-how", provenance.verified_how)
            .put_term(site, "relationship", "relationship", provenance.relationship)
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}

fn range(range: Option<Range>) -> Value {
    range.map_or(Value::Null, |range| json!({"min": range.min, "max": range.max}))
}

fn phones(site: &Site, phones: &[Phone]) -> Vec<Value> {
    let phone = |phone: &Phone| {
        Fields::default()
            .put("number", &*phone.number)
            .put("ext", phone.extension.as_deref())
            .put_term(site, "type", "phone-type", Some(phone.kind))
            .put_terms(site, "languages", "language", &phone.languages)
            .put("hours", phone.hours.as_deref())
            .put("label", phone.label.as_deref())
            .done()
    };
    phones.iter().map(phone).collect()
}

fn credentials(site: &Site, credentials: &[Credential]) -> Vec<Value> {
    let credential = |credential: &Credential| {
        Fields::default()
            .put_term(site, "credential", "credential", Some(credential.credential))
            .put("issuer", credential.issuer.as_deref())
            .put("id", credential.number.as_deref())
            .put("valid_to", credential.valid_to.map(|date| date.to_string()))
            .put("verify_url", credential.verify_url.as_deref())
            .done()
    };
    credentials.iter().map(credential).collect()
}

fn organization_json(site: &Site, organization: &Organization) -> Value {
    Fields::default()
        .put("id", organization.id.as_str())
        .put("uuid", site.uuid("organization", &organization.id))
        .put("name", &*organization.name)
        .put("legal_name", organization.legal_name.as_deref())
        .put("alternate_names", organization.alternate_names.clone())
        .put_record("description", &organization.description)
        .put_term(site, "type", "org-type", organization.kind)
        .put("website", organization.website.as_deref())
        .put("email", organization.email.as_deref())
        .put("phones", phones(site, &organization.phones))
        .put("credentials", credentials(site, &organization.credentials))
        .put("parent", organization.parent.as_ref().map(crate::path::Slug::as_str))
        .put("year_founded", organization.year_founded)
        .put_provenance(site, &organization.provenance)
        .done()
}

fn location_json(site: &Site, location: &Location) -> Value {
    let kind = match location.kind {
        LocationKind::Physical => "physical",
        LocationKind::Virtual => "virtual",
        LocationKind::Confidential => "confidential",
    };
    let address = location.address.as_ref().map(|address| {
        Fields::default()
            .put("line1", address.street.as_deref())
            .put("line2", address.second_line.as_deref())
            .put("city", &*address.city)
            .put("county", address.county.as_deref())
            .put("state", &*address.state)
            .put("zip", &*address.zip)
            .put("country", "US")
            .done()
    });
    let hours = location.office_hours.iter().map(|hours| json!({"days": [hours.day], "opens": hours.opens, "closes": hours.closes}));
    Fields::default()
        .put("id", location.id.as_str())
        .put("uuid", site.uuid("location", &location.id))
        .put("organization", location.organization.as_ref().map(crate::path::Slug::as_str))
        .put("name", &*location.name)
        .put("kind", kind)
        .put("address", address)
        .put("lat", location.point.map(|point| point.latitude))
        .put("lon", location.point.map(|point| point.longitude))
        .put_term(site, "coords_from", "coords-from", location.point.and_then(|point| point.from))
        .put("phones", phones(site, &location.phones))
        .put("office_hours", hours.collect::<Vec<_>>())
        .put_record("transit", &location.transit)
        .put_record("parking", &location.parking)
        .put_record("arrival", &location.arrival)
        .put_terms(site, "accessibility", "accessibility", &location.accessibility)
        .put("accessibility_contact", location.accessibility_contact.as_deref())
        .put_term(site, "setting", "setting", location.setting)
        .put_provenance(site, &location.provenance)
        .done()
}

fn program_json(site: &Site, program: &Program) -> Value {
    let Program { identity, care, delivery, .. } = program;
    let fields = Fields::default()
        .put("id", program.id.as_str())
        .put("uuid", site.uuid("program", &program.id))
        .put("name", &*identity.name)
        .put("alternate_names", identity.alternate_names.clone())
        .put("organization", identity.organization.as_str())
        .put("location", identity.location.as_ref().map(crate::path::Slug::as_str))
        .put("summary", &*identity.summary)
        .put("description", program.body.text().split_whitespace().collect::<Vec<_>>().join(" "))
        .put("status", identity.status.id())
        .put("program_url", identity.program_url.as_deref())
        .put_term(site, "level_of_care", "level-of-care", care.level_of_care)
        .put_record("level_standard", &care.level_standard)
        .put_terms(site, "program_roles", "program-role", &care.program_roles)
        .put_terms(site, "focus", "focus", &care.focus)
        .put_terms(site, "therapies", "therapy", &care.therapies)
        .put_terms(site, "group_types", "group-type", &care.group_types)
        .put("group_size", range(care.group_size))
        .put_terms(site, "individual_services", "individual-service", &care.individual_services)
        .put("individual_sessions_per_week", care.individual_sessions_per_week)
        .put_terms(site, "monitoring", "individual-service", &care.monitoring)
        .put_terms(site, "medication_services", "individual-service", &care.medication_services)
        .put_term(site, "medication_policy", "medication-policy", care.medication_policy)
        .put_terms(site, "family_services", "family-service", &care.family_services)
        .put_terms(site, "aftercare", "aftercare", &care.aftercare)
        .put_terms(site, "complementary", "complementary", &care.complementary)
        .put_terms(site, "populations", "population", &care.populations)
        .put("age_min", care.age_min)
        .put("age_max", care.age_max)
        .put_term(site, "gender_served", "gender-served", care.gender_served)
        .put("eligibility", &*care.eligibility)
        .put("not_a_fit", care.not_a_fit.as_deref())
        .put(
            "language_support",
            care.languages
                .iter()
                .map(|support| json!({"language": id(site, "language", support.language), "how": support.how.id()}))
                .collect::<Vec<_>>(),
        )
        .put_term(site, "faith_basis", "faith-basis", care.faith_basis)
        .put_terms(site, "delivery_modes", "delivery-mode", &delivery.modes)
        .put("telehealth_states", delivery.telehealth_states.iter().map(|state| &**state).collect::<Vec<_>>())
        .put("telehealth_needs", delivery.telehealth_needs.as_deref())
        .put("in_person_required", delivery.in_person_required.as_deref())
        .put_term(site, "attendance", "attendance", delivery.attendance)
        .put("service_area", delivery.service_area.clone());
    with_access(site, with_schedule(site, fields, program), program).put_provenance(site, &program.provenance).done()
}

fn with_schedule(site: &Site, fields: Fields, program: &Program) -> Fields {
    let schedule = &program.schedule;
    let track = |track: &Track| {
        let sessions = track.sessions.iter().map(|session| {
            let fields =
                Fields::default().put_record("day", &session.day).put_record("start", &session.start).put_record("end", &session.end);
            fields.put_term(site, "mode", "delivery-mode", session.mode).done()
        });
        Fields::default()
            .put("name", track.name.as_deref())
            .put("sessions", sessions.collect::<Vec<_>>())
            .put("days_per_week", range(Some(track.days_per_week)))
            .put("hours_per_week", range(Some(track.hours_per_week)))
            .done()
    };
    fields
        .put("tracks", schedule.tracks.iter().map(track).collect::<Vec<_>>())
        .put("timezone", schedule.time_zone.as_deref())
        .put_terms(site, "time_of_day", "time-of-day", &program.derived.time_of_day)
        .put("hours_per_week", range(program.derived.hours_per_week))
        .put("program_hours", range(program.derived.program_hours))
        .put("duration_weeks", range(schedule.duration_weeks))
        .put_term(site, "duration_basis", "duration-basis", schedule.duration_basis)
        .put("step_down_weeks", schedule.step_down_weeks)
        .put_term(site, "starts", "starts", schedule.starts)
        .put_record("closures", &schedule.closures)
}

fn with_access(site: &Site, fields: Fields, program: &Program) -> Fields {
    let access = &program.access;
    let availability = access.availability.map(|availability| {
        json!({"value": id(site, "availability", availability.value), "as_of": availability.as_of, "slots": availability.slots, "slots_max": availability.slots_max})
    });
    let plans = access.insurance_plans.iter().map(|plan| {
        let fields = Fields::default().put("payer", &*plan.payer).put("plan", plan.plan.as_deref()).put_term(
            site,
            "network",
            "network",
            plan.network,
        );
        fields.put("as_of", plan.as_of.map(|date| date.to_string())).put("state", plan.state.as_deref()).done()
    });
    let costs = access.costs.iter().map(|cost| {
        let amount = format!("{}.{:02}", cost.hundredths / 100, cost.hundredths % 100);
        let fields = Fields::default().put("option", &*cost.option).put("amount", amount).put("currency", &*cost.currency);
        let fields =
            fields.put_term(site, "per", "cost-per", Some(cost.per)).put("valid_from", cost.valid_from.map(|date| date.to_string()));
        fields.put("valid_to", cost.valid_to.map(|date| date.to_string())).done()
    });
    fields
        .put("phones", phones(site, &access.phones))
        .put("email", access.email.as_deref())
        .put("how_to_start", access.how_to_start.clone())
        .put_terms(site, "referral_routes", "referral-route", &access.referral_routes)
        .put("walk_in", access.walk_in)
        .put("time_to_first_visit_days", range(access.first_visit_days))
        .put("availability", availability)
        .put_terms(site, "payment", "payment", &access.payment)
        .put("insurance_plans", plans.collect::<Vec<_>>())
        .put("costs", costs.collect::<Vec<_>>())
        .put("fees_note", access.fees_note.as_deref())
        .put_term(site, "authorization_help", "authorization-help", access.authorization_help)
        .put("required_documents", access.required_documents.clone())
        .put_terms(site, "accessibility", "accessibility", &access.accessibility)
        .put_terms(site, "practical", "individual-service", &access.practical)
        .put("credentials", credentials(site, &access.credentials))
        .put_record("staff", &access.staff)
        .put_record("house_rules", &access.house_rules)
}

/// The terms that some program has, with their labels, by vocabulary.
fn used_terms(site: &Site) -> Value {
    let mut used: Map<String, Value> = Map::new();
    for facet in Program::FACETS {
        let vocabulary = site.vocabularies().get(facet);
        let mut terms: Vec<TermIndex> = site.programs().iter().flat_map(|program| program.terms_of(facet).into_owned()).collect();
        terms.sort_unstable();
        terms.dedup();
        let terms: Vec<Value> =
            terms.into_iter().map(|term| json!({"id": vocabulary.term(term).id, "label": vocabulary.term(term).label})).collect();
        if !terms.is_empty() {
            used.insert(facet.to_owned(), Value::Array(terms));
        }
    }
    Value::Object(used)
}

#[cfg(test)]
mod tests {
    use super::CELLS;
    use crate::content::columns;

    #[test]
    fn the_table_has_the_columns_of_the_form() {
        let written: Vec<&str> = CELLS.iter().map(|(name, _)| *name).collect();
        let read: Vec<&str> = columns::PROGRAMS.iter().map(|column| column.name).collect();
        assert_eq!(written, read);
    }
}
