//! What services of strangers say in words and rows: prices, ways to pay, languages, areas, places that are free, and how people take part.

use super::{attributes::Attributes, objects::Object, records::Writer, shape::Kind, words};
use crate::{content::raw, model::Vocabularies, value::Date, yaml};

/// The most steps on the way into a program, and the longest of them.
const STEPS: (usize, usize) = (6, 120);

impl<'o> Writer<'o, '_> {
    /// Prices; of a feed of Carepress also plans. What has no amount names a way to pay.
    pub(super) fn costs(&mut self, service: &'o Object, is_carepress: bool, raw: &mut raw::Program) {
        let (objects, vocabularies) = (self.objects, self.around.site.vocabularies());
        for object in objects.parts(service, Kind::Cost) {
            object.mark_used();
            let attributes = Attributes::of(objects, object);
            if let Some(node) = attributes.fact("insurance_plans").and_then(|plan| yaml::parse(plan).ok()) {
                let read = yaml::read_record::<Vec<raw::InsurancePlan>>(node, |_| objects.place(object, ""));
                self.remarks.diagnostics.extend(read.diagnostics);
                raw.insurance_plans.extend(read.value.into_iter().flatten());
                object.take_all();
                continue;
            }
            let date = |column: &str| object.look(column).and_then(|date| Date::read(date.get(..10)?));
            let amount = object.look("amount").and_then(|amount| amount.parse().ok());
            let per = attributes.term("per").map(str::to_owned).or_else(|| per(object.look("amount_description")?, vocabularies));
            if !is_carepress {
                add(&mut raw.payment, words::terms(object, "option", "payment", vocabularies));
            }
            if let (Some(amount), Some(per)) = (amount, per) {
                let currency = object.look("currency").map(str::to_uppercase).filter(|currency| currency != "USD");
                raw.costs.push(raw::Cost {
                    option: object.look("option").map(str::to_owned),
                    amount: Some(amount),
                    currency,
                    per: Some(per),
                    valid_from: date("valid_from"),
                    valid_to: date("valid_to"),
                });
                object.take_all();
            } else if is_carepress {
                object.take_all();
            }
        }
    }

    /// What a service tells in words of its own.
    pub(super) fn in_words(&mut self, service: &'o Object, sites: &[&'o Object], raw: &mut raw::Program) {
        let (objects, vocabularies) = (self.objects, self.around.site.vocabularies());
        if raw.program_url.is_none() {
            raw.program_url = words::website(objects, service, "url", &mut self.remarks);
        }
        raw.eligibility = service.take("eligibility_description").or_else(|| service.take("eligibility")).map(str::to_owned);
        for object in objects.parts(service, Kind::Eligibility) {
            object.mark_used();
            raw.eligibility = raw.eligibility.take().or_else(|| object.take("eligibility").map(str::to_owned));
            raw.age_min = raw.age_min.or_else(|| words::age(object, "minimum_age"));
            raw.age_max = raw.age_max.or_else(|| words::age(object, "maximum_age"));
        }
        raw.how_to_start = words::steps(service.look("application_process").unwrap_or_default(), STEPS.0, STEPS.1);
        if !raw.how_to_start.is_empty() {
            service.take("application_process");
        }
        add(&mut raw.payment, words::terms(service, "payment_accepted", "payment", vocabularies));
        for object in objects.parts(service, Kind::Payment).chain(objects.parts(service, Kind::Funding)) {
            object.mark_used();
            let column = if object.kind == Kind::Payment { "payment" } else { "source" };
            add(&mut raw.payment, words::terms(object, column, "payment", vocabularies));
        }
        for column in ["accreditations", "accreditation", "licenses"] {
            for credential in words::terms(service, column, "credential", vocabularies) {
                raw.credentials.push(raw::Credential { credential: Some(credential), ..raw::Credential::default() });
            }
        }
        self.rows(service, sites, raw);
    }

    /// Languages, areas, free places, and how people take part.
    fn rows(&mut self, service: &'o Object, sites: &[&'o Object], raw: &mut raw::Program) {
        let (objects, vocabularies) = (self.objects, self.around.site.vocabularies());
        let owners = || std::iter::once(service).chain(sites.iter().copied());
        for object in owners().flat_map(|owner| objects.parts(owner, Kind::Language)) {
            if let Some(language) = words::language(object, vocabularies) {
                raw.language_support.push(raw::LanguageSupport { language: Some(language), how: None });
            }
        }
        for object in owners().flat_map(|owner| objects.parts(owner, Kind::Area)) {
            object.mark_used();
            raw.service_area.extend(object.take("name").or_else(|| object.take("service_area")).map(str::to_owned));
        }
        for object in objects.parts(service, Kind::Capacity) {
            object.mark_used();
            self.capacity(object, raw);
        }
        for object in owners().flat_map(|owner| objects.parts(owner, Kind::Schedule)) {
            add(&mut raw.delivery_modes, words::terms(object, "attending_type", "delivery-mode", vocabularies));
        }
        if raw.delivery_modes.is_empty() {
            let kind = |site: &Object| objects.named_by(site, Kind::Location).and_then(|location| location.look("location_type"));
            let is_online = !sites.is_empty() && sites.iter().all(|site| kind(site) == Some("virtual"));
            raw.delivery_modes.push(if is_online { "telehealth" } else { "in-person" }.to_owned());
        }
    }

    /// Free places, if it is said when they were counted: some mean that people are taken.
    fn capacity(&mut self, object: &'o Object, raw: &mut raw::Program) {
        let number = |column: &str| object.look(column).and_then(|number| number.trim_end_matches(".0").parse::<u16>().ok());
        let (Some(slots), Some(as_of)) = (number("available"), object.look("updated").and_then(|date| Date::read(date.get(..10)?))) else {
            return;
        };
        let value = if slots > 0 { "open" } else { "waitlist" };
        raw.availability =
            Some(raw::Availability { value: Some(value.to_owned()), as_of: Some(as_of), slots: Some(slots), slots_max: number("maximum") });
        object.take_each(&["available", "maximum", "updated"]);
        self.objects.named_by(object, Kind::Unit).into_iter().for_each(Object::take_all);
    }
}

/// Languages with an interpreter, as far as words name them.
pub(super) fn interpreted(service: &Object, vocabularies: &Vocabularies) -> Vec<raw::LanguageSupport> {
    let text = service.look("interpretation_services").unwrap_or_default();
    let languages = words::terms_in(text, "language", vocabularies);
    languages.into_iter().map(|language| raw::LanguageSupport { language: Some(language), how: Some("interpreter".to_owned()) }).collect()
}

/// What one price pays for: the term that some word of a text is called after.
fn per(text: &str, vocabularies: &Vocabularies) -> Option<String> {
    words::terms_in(text, "cost-per", vocabularies).into_iter().next()
}

fn add(terms: &mut Vec<String>, more: Vec<String>) {
    for term in more {
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
}
