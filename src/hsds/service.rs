//! Programs, which HSDS calls services. What a program takes from its organization or location stands there.

use std::borrow::Cow;

use serde_json::Value;

use super::{
    Feed,
    attributes::{self, Attributes},
    joined,
    objects::{
        Capacity, CostOption, FullService, Funding, Language, ListedService, ListedServiceAtLocation, Phone, Place, RequiredDocument,
        Service, ServiceArea, ServiceAtLocation, Unit, Url,
    },
    said,
};
use crate::{
    model::{
        Program,
        program::{Cost, LanguageHow, Status},
    },
    open_data::program_record,
};

/// What a record says, field by field.
type Record = serde_json::Map<String, Value>;

/// What a record says of the insurance plans, plan by plan.
pub(super) fn plans(record: &Record) -> impl Iterator<Item = &Value> {
    record.get("insurance_plans").and_then(Value::as_array).into_iter().flatten()
}

/// Terms of `payment` that are public money, which HSDS calls funding.
const FUNDS: [&str; 3] = ["state-funded", "tribal-funds", "federal-sud-funds"];

impl<'s> Feed<'s> {
    /// A program, in short.
    pub(super) fn service(self, program: &'s Program) -> Service<'s> {
        let (identity, care, access) = (&program.identity, &program.care, &program.access);
        let page = self.urls.program(self.site.config().default_language(), &program.id);
        let own_page = identity.program_url.as_deref().map(|url| Url {
            id: self.uuid("url", format_args!("program/{}/1", program.id)),
            label: Some("Program page"),
            url: url.into(),
        });
        let text = program.body.paragraphs();
        Service {
            id: self.uuid("program", &program.id),
            organization_id: self.uuid("organization", &identity.organization),
            name: (*identity.name).into(),
            alternate_name: identity.alternate_names.first().map(|name| name.as_str().into()),
            description: joined(std::iter::once(&*identity.summary).chain(text.iter().map(String::as_str)), "\n\n"),
            url: Some(self.urls.permalink(&page).into()),
            additional_urls: own_page.into_iter().collect(),
            email: access.email.as_deref().map(Cow::Borrowed),
            status: match identity.status {
                Status::TemporarilyClosed => "temporarily closed",
                status => status.id(),
            },
            interpretation_services: self.interpreters(program),
            application_process: self.first_steps(program),
            fees_description: access.fees_note.as_deref().map(Cow::Borrowed),
            accreditations: self.credentials(&access.credentials),
            eligibility_description: self.eligibility(program),
            minimum_age: Some(care.age_min),
            maximum_age: care.age_max,
            assured_date: program.provenance.last_verified.map(|day| day.to_string()),
            alert: program.alert.as_ref().map(|alert| (*alert.text).into()),
        }
    }

    /// A program as lists have it.
    pub(super) fn listed_service(self, program: &'s Program) -> ListedService<'s> {
        let organization = self.organization(self.site.organization_of(program));
        ListedService { service: self.service(program), organization: Some(organization) }
    }

    /// A program with all that belongs to it.
    pub(super) fn full_service(self, program: &'s Program) -> FullService<'s> {
        let ListedService { service, organization } = self.listed_service(program);
        let record = program_record(self.site, program);
        let path = format!("program/{}", program.id);
        let documents = program.access.required_documents.iter().enumerate().map(|(index, document)| RequiredDocument {
            id: self.uuid("required_document", format_args!("{path}/{}", index + 1)),
            document: document.as_str().into(),
        });
        FullService {
            organization,
            service_at_locations: vec![self.place(program)],
            phones: self.own_phones(program, &path),
            schedules: self.weeks(program, &path),
            service_areas: self.areas(program, &path),
            languages: self.languages(program, &path),
            funding: self.funding(program, &path),
            cost_options: self.costs(program, &record, &path),
            required_documents: documents.collect(),
            capacities: self.capacities(program, &path),
            attributes: self.service_attributes(program, &record).done(&path),
            metadata: self.checked(&program.provenance, &path),
            service,
        }
    }

    /// Where a program meets.
    fn place(self, program: &'s Program) -> Place<'s> {
        let own = self.site.location_of(program);
        let path = format!("service_at_location/{}", program.id);
        let is_taken = self.takes_phones(program);
        Place {
            id: self.uuid("service_at_location", &program.id),
            phones: if is_taken { self.phones(&program.access.phones, &path) } else { Vec::new() },
            location: own.map_or_else(|| self.online(program.id.as_str()), |location| self.full_location(location)),
        }
    }

    /// A program at its place.
    pub(super) fn service_at_location(self, program: &'s Program) -> ServiceAtLocation<'s> {
        ServiceAtLocation { place: self.place(program), service: self.listed_service(program) }
    }

    /// A program at its place, as lists have it.
    pub(super) fn listed_service_at_location(self, program: &'s Program) -> ListedServiceAtLocation<'s> {
        let own = self.site.location_of(program);
        ListedServiceAtLocation {
            id: self.uuid("service_at_location", &program.id),
            location: own.map_or_else(|| self.online(program.id.as_str()).location, |location| self.location(location)),
            service: self.listed_service(program),
        }
    }

    /// Whether a program has no phones but those of its location or organization.
    fn takes_phones(self, program: &Program) -> bool {
        let phones = &program.access.phones;
        let of_location = self.site.location_of(program).is_some_and(|location| location.phones == *phones);
        of_location || self.site.organization_of(program).phones == *phones
    }

    fn own_phones(self, program: &'s Program, path: &str) -> Vec<Phone<'s>> {
        if self.takes_phones(program) { Vec::new() } else { self.phones(&program.access.phones, path) }
    }

    fn languages(self, program: &Program, path: &str) -> Vec<Language<'s>> {
        let spoken = program.care.languages.iter().filter(|support| support.how != Some(LanguageHow::Interpreter));
        let named = spoken.filter(|support| self.code("language", support.language) != "interpreter");
        let note = |how: Option<LanguageHow>| (how == Some(LanguageHow::WrittenOnly)).then_some("Written materials only");
        named
            .enumerate()
            .map(|(index, support)| self.language_of(support.language, note(support.how), &format!("{path}/{}", index + 1)))
            .collect()
    }

    fn interpreters(self, program: &Program) -> Option<Cow<'s, str>> {
        let is_asked = |code: &str, how: Option<LanguageHow>| how == Some(LanguageHow::Interpreter) || code == "interpreter";
        let asked = program.care.languages.iter().filter(|support| is_asked(self.code("language", support.language), support.how));
        let labels: Vec<&str> = asked.map(|support| self.label("language", support.language)).collect();
        joined(labels, ", ")
    }

    /// How to start, line by line.
    fn first_steps(self, program: &Program) -> Option<Cow<'s, str>> {
        let access = &program.access;
        let steps = (1..).zip(&access.how_to_start).map(|(number, step)| format!("{number}. {step}"));
        let routes = access.referral_routes.iter().map(|route| self.label("referral-route", *route));
        let routes = joined(routes, ", ").map(|routes| format!("Ways in: {routes}."));
        let starts = program.schedule.starts.map(|starts| format!("Start: {}.", self.label("starts", starts)));
        let approval = access.authorization_help.map(|who| format!("Insurance approval: {}.", self.label("authorization-help", who)));
        let in_person = program.delivery.in_person_required.as_deref().map(str::to_owned);
        joined(steps.chain(in_person).chain(routes).chain(starts).chain(approval), "\n")
    }

    /// Who may come, and who should look elsewhere.
    fn eligibility(self, program: &Program) -> Option<Cow<'s, str>> {
        let care = &program.care;
        let gender = care.gender_served.map(|gender| format!("Serves: {}.", self.label("gender-served", gender)));
        let groups = joined(care.populations.iter().map(|population| self.label("population", *population)), ", ");
        let groups = groups.map(|groups| format!("Groups of their own for: {groups}."));
        let not_a_fit = care.not_a_fit.as_deref().map(|who| format!("Not a fit: {who}"));
        joined([(*care.eligibility).to_owned()].into_iter().chain(not_a_fit).chain(gender).chain(groups), "\n")
    }

    fn areas(self, program: &'s Program, path: &str) -> Vec<ServiceArea<'s>> {
        let states = program.delivery.telehealth_states.iter().map(|code| {
            let name = self.site.states().get(code).map_or(&**code, |state| self.text(&state.name));
            (name, Some(&**code))
        });
        let places = program.delivery.service_area.iter().map(|place| (place.as_str(), None));
        let area = |(index, (name, code)): (usize, (&'s str, Option<&'s str>))| ServiceArea {
            id: self.uuid("service_area", format_args!("{path}/{}", index + 1)),
            name: name.into(),
            extent: code.map(Cow::Borrowed),
            extent_type: code.map(|_| "text"),
        };
        states.chain(places).enumerate().map(area).collect()
    }

    fn funding(self, program: &Program, path: &str) -> Vec<Funding<'s>> {
        let public = program.access.payment.iter().filter(|term| FUNDS.contains(&self.code("payment", **term)));
        let funding = |(index, term): (usize, _)| Funding {
            id: self.uuid("funding", format_args!("{path}/{}", index + 1)),
            source: self.label("payment", term).into(),
        };
        public.copied().enumerate().map(funding).collect()
    }

    /// Prices, then plans, then ways to pay.
    fn costs(self, program: &'s Program, record: &Record, path: &str) -> Vec<CostOption<'s>> {
        let access = &program.access;
        let option = |number: usize, option: Cow<'s, str>| CostOption {
            id: self.uuid("cost_option", format_args!("{path}/{number}")),
            valid_from: None,
            valid_to: None,
            option: Some(option),
            currency: None,
            amount: None,
            amount_description: None,
            attributes: Vec::new(),
        };
        let object = |number: usize| format!("cost_option/{path}/{number}");
        let mut options = Vec::new();
        for price in &access.costs {
            let number = options.len() + 1;
            let cost = option(number, (*price.option).into());
            options.push(CostOption {
                valid_from: price.valid_from.map(|day| day.to_string()),
                valid_to: price.valid_to.map(|day| day.to_string()),
                currency: Some((*price.currency).into()),
                amount: format!("{}.{:02}", price.hundredths / 100, price.hundredths % 100).parse().ok(),
                amount_description: said(self.label("cost-per", price.per)),
                attributes: self.price_attributes(price).done(&object(number)),
                ..cost
            });
        }
        for (plan, told) in access.insurance_plans.iter().zip(plans(record)) {
            let number = options.len() + 1;
            let network = plan.network.map(|network| self.label("network", network));
            let since = plan.as_of.map(|day| format!("as of {day}"));
            let beside = [plan.plan.as_deref(), network, plan.state.as_deref(), since.as_deref()];
            let words = joined(std::iter::once(&*plan.payer).chain(beside.into_iter().flatten()), ", ").unwrap_or_default();
            let cost = option(number, words);
            let attributes = self.plan_attributes(told).done(&object(number));
            options.push(CostOption { attributes, ..cost });
        }
        for way in &access.payment {
            options.push(option(options.len() + 1, self.label("payment", *way).into()));
        }
        options
    }

    /// What else is known of a price.
    pub(super) fn price_attributes(self, price: &Cost) -> Attributes<'s> {
        Attributes::new(self).term("per", "cost-per", Some(price.per))
    }

    /// What else is known of a plan, of which the record says `told`.
    pub(super) fn plan_attributes(self, told: &Value) -> Attributes<'s> {
        Attributes::new(self).fact("insurance_plans", told)
    }

    fn capacities(self, program: &Program, path: &str) -> Vec<Capacity> {
        let known = program.access.availability.and_then(|availability| Some((availability, availability.slots?)));
        let capacity = known.map(|(availability, available)| Capacity {
            id: self.uuid("service_capacity", format_args!("{path}/1")),
            unit: Unit { id: self.uuid("unit", "place"), name: "Place" },
            available,
            maximum: availability.slots_max,
            updated: format!("{}T00:00:00Z", availability.as_of),
        });
        capacity.into_iter().collect()
    }

    /// What else is known of a program.
    pub(super) fn service_attributes(self, program: &Program, record: &Record) -> Attributes<'s> {
        let mut attributes = Attributes::new(self).record(record, attributes::PROGRAM);
        if program.identity.alternate_names.len() > 1 {
            attributes = attributes.fact("alternate_names", &program.identity.alternate_names);
        }
        if !program.care.individual_included {
            attributes = attributes.fact("individual_included", &false);
        }
        let of_location = self.site.location_of(program).map(|location| &location.accessibility);
        if of_location != Some(&program.access.accessibility) {
            for term in &program.access.accessibility {
                attributes = attributes.term("accessibility", "accessibility", Some(*term));
            }
        }
        self.own_credentials(attributes, program, record.get("credentials"))
    }
}
