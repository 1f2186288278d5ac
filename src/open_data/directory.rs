//! All records as JSON, with the field names that authors write. What authors leave out is left out; what follows from their facts is
//! there, too. A confidential location has neither street nor coordinates, nor a number under which others tell them.

use rayon::prelude::*;
use serde_json::{Map, Value, json};

use super::id;
use crate::{
    content,
    model::{
        Credential, Location, LocationKind, Organization, Phone, Program, Provenance, Site, TermIndex,
        program::{FactCheck, Track},
    },
    plan::Urls,
    structured_data::json_text,
    value::{Date, Range},
};

/// `data/directory.json`. Records are written in parallel and put together in order.
#[must_use]
pub fn directory_json(site: &Site, urls: &Urls) -> Vec<u8> {
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
    let language = config.default_language();
    let page_url = |url| urls.permalink(&url);
    write_records(&mut bytes, "organizations", &organizations, |organization| {
        organization_fields(site, organization).put("page_url", page_url(urls.provider(language, &organization.id))).done()
    });
    write_records(&mut bytes, "locations", &locations, |location| location_fields(site, location).done());
    let programs: Vec<&Program> = site.programs().iter().map(|program| &**program).collect();
    write_records(&mut bytes, "programs", &programs, |program| {
        program_fields(site, program).put("page_url", page_url(urls.program(language, &program.id))).done()
    });
    bytes.extend(format!("\"vocabularies\": {}\n}}\n", used_terms(site)).into_bytes());
    bytes
}

/// Records that are written in parallel before they are put together: many enough for all threads, few enough to be held twice.
const AT_ONCE: usize = 500;

fn write_records<T: Sync>(bytes: &mut Vec<u8>, name: &str, records: &[&T], write: impl Fn(&T) -> Value + Sync) {
    bytes.extend(format!("\"{name}\": [").into_bytes());
    let mut before = "\n";
    for together in records.chunks(AT_ONCE) {
        let written: Vec<String> = together.par_iter().map(|record| json_text(&write(record))).collect();
        // The next will be about as long: to grow step by step would hold everything twice.
        let length: usize = written.iter().map(|record| record.len() + 2).sum();
        if bytes.capacity() - bytes.len() < length {
            bytes.reserve_exact(length * records.len().div_ceil(AT_ONCE) * 21 / 20);
        }
        for record in written {
            bytes.extend_from_slice(before.as_bytes());
            bytes.extend_from_slice(record.as_bytes());
            before = ",\n";
        }
    }
    bytes.extend(b"\n],\n");
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

    fn put_date(self, key: &str, date: Option<Date>) -> Self {
        self.put(key, date.map(|date| date.to_string()))
    }

    fn put_provenance(self, site: &Site, provenance: &Provenance) -> Self {
        let source = Self::default()
            .put_term(site, "kind", "source-kind", provenance.source)
            .put("title", provenance.source_title.as_deref())
            .put("url", provenance.source_url.as_deref());
        self.put("source", source.done())
            .put_date("last_verified", provenance.last_verified)
            .put_term(site, "verified_by_role", "verifier-role", provenance.verified_by)
            .put_term(site, "verified_how", "verified-how", provenance.verified_how)
            .put_term(site, "relationship", "relationship", provenance.relationship)
            .put_record("freshness", &provenance.freshness)
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}

/// An organization, field by field.
pub(crate) fn organization_record(site: &Site, organization: &Organization) -> Map<String, Value> {
    organization_fields(site, organization).0
}

/// A location, field by field.
pub(crate) fn location_record(site: &Site, location: &Location) -> Map<String, Value> {
    location_fields(site, location).0
}

/// A program, field by field.
pub(crate) fn program_record(site: &Site, program: &Program) -> Map<String, Value> {
    program_fields(site, program).0
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
            .put_date("valid_to", credential.valid_to)
            .put("verify_url", credential.verify_url.as_deref())
            .done()
    };
    credentials.iter().map(credential).collect()
}

fn organization_fields(site: &Site, organization: &Organization) -> Fields {
    let logo = organization.logo.as_ref().map(|(path, alt)| {
        let file = path.below(content::IMAGES).unwrap_or_default();
        Fields::default().put("file", file).put_record("alt", alt).done()
    });
    // Nobody needs a tax number to find care, and rule PRIV-06 keeps it off public pages.
    let identifiers = organization.identifiers.iter().filter(|identifier| identifier.scheme.as_deref() != Some("ein"));
    Fields::default()
        .put("id", organization.id.as_str())
        .put("uuid", site.uuid("organization", &organization.id).to_string())
        .put("name", &*organization.name)
        .put("legal_name", organization.legal_name.as_deref())
        .put("alternate_names", organization.alternate_names.clone())
        .put_record("description", &organization.description)
        .put_term(site, "type", "org-type", organization.kind)
        .put("website", organization.website.as_deref())
        .put("email", organization.email.as_deref())
        .put("phones", phones(site, &organization.phones))
        .put("identifiers", identifiers.map(|identifier| json!(identifier)).collect::<Vec<_>>())
        .put("credentials", credentials(site, &organization.credentials))
        .put("parent", organization.parent.as_ref().map(crate::path::Slug::as_str))
        .put("year_founded", organization.year_founded)
        .put("nondiscrimination_url", organization.nondiscrimination_url.as_deref())
        .put("language_notice_url", organization.language_notice_url.as_deref())
        .put("receives_federal_funds", organization.receives_federal_funds)
        .put("logo", logo)
        .put_provenance(site, &organization.provenance)
        .put("listing_consent", organization.listing_consent)
}

fn location_fields(site: &Site, location: &Location) -> Fields {
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
            .put("country", &*address.country)
            .done()
    });
    let hours = location.office_hours.iter().map(|hours| json!({"days": [hours.day], "opens": hours.opens, "closes": hours.closes}));
    Fields::default()
        .put("id", location.id.as_str())
        .put("uuid", site.uuid("location", &location.id).to_string())
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
        .put_record("external_identifier", &location.external_identifier)
        .put("timezone", location.time_zone.as_deref())
        .put_provenance(site, &location.provenance)
}

fn program_fields(site: &Site, program: &Program) -> Fields {
    let Program { identity, care, delivery, .. } = program;
    let fields = Fields::default()
        .put("id", program.id.as_str())
        .put("uuid", site.uuid("program", &program.id).to_string())
        .put("name", &*identity.name)
        .put("alternate_names", identity.alternate_names.clone())
        .put("organization", identity.organization.as_str())
        .put("location", identity.location.as_ref().map(crate::path::Slug::as_str))
        .put("summary", &*identity.summary)
        .put("description", program.body.text().split_whitespace().collect::<Vec<_>>().join(" "))
        .put("status", identity.status.id())
        .put_date("closed_on", identity.closed_on)
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
        .put("individual_included", care.individual_included)
        .put("individual_session_hours", care.individual_sessions_per_week.map(|_| care.individual_session_hours))
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
                .map(|support| {
                    let language = json!(id(site, "language", support.language));
                    let how = support.how.map(|how| ("how".to_owned(), json!(how.id())));
                    Value::Object([("language".to_owned(), language)].into_iter().chain(how).collect())
                })
                .collect::<Vec<_>>(),
        )
        .put_term(site, "faith_basis", "faith-basis", care.faith_basis)
        .put_terms(site, "delivery_modes", "delivery-mode", &delivery.modes)
        .put("telehealth_states", delivery.telehealth_states.iter().map(|state| &**state).collect::<Vec<_>>())
        .put("telehealth_needs", delivery.telehealth_needs.as_deref())
        .put("in_person_required", delivery.in_person_required.as_deref())
        .put_term(site, "attendance", "attendance", delivery.attendance)
        .put("service_area", delivery.service_area.clone());
    let alert = program.alert.as_ref();
    with_access(site, with_schedule(site, fields, program), program)
        .put_provenance(site, &program.provenance)
        .put("fact_checks", program.fact_checks.iter().map(|check| fact_check(site, check)).collect::<Vec<_>>())
        .put("listing_consent", program.listing_consent)
        .put("alert", alert.map(|alert| &*alert.text))
        .put_date("alert_until", alert.and_then(|alert| alert.until))
        .put_record("external_codes", &program.external_codes)
}

fn fact_check(site: &Site, check: &FactCheck) -> Value {
    let fields = Fields::default().put("facts", check.facts).put_date("on", Some(check.on));
    fields.put_term(site, "how", "verified-how", check.how).put_term(site, "by", "verifier-role", check.by).done()
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
            .put("hours_per_day", range(Some(track.hours_per_day()).filter(|_| track.sessions.is_empty())))
            .put("hours_per_week", range(Some(track.hours_per_week)))
            .done()
    };
    fields
        .put("tracks", schedule.tracks.iter().map(track).collect::<Vec<_>>())
        .put("timezone", schedule.time_zone.as_deref())
        .put_terms(site, "time_of_day", "time-of-day", &program.derived.time_of_day)
        .put("days_per_week", range(program.derived.days_per_week))
        .put("hours_per_week", range(program.derived.hours_per_week))
        .put("total_weekly_hours", range(program.derived.total_weekly_hours))
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
        fields.put_date("as_of", plan.as_of).put("state", plan.state.as_deref()).done()
    });
    let costs = access.costs.iter().map(|cost| {
        let amount = format!("{}.{:02}", cost.hundredths / 100, cost.hundredths % 100);
        let fields = Fields::default().put("option", &*cost.option).put("amount", amount).put("currency", &*cost.currency);
        let fields = fields.put_term(site, "per", "cost-per", Some(cost.per)).put_date("valid_from", cost.valid_from);
        fields.put_date("valid_to", cost.valid_to).done()
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
