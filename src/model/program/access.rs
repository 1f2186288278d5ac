//! How to get in, and what it costs.

use super::{care::services, given, identity::Home, limit};
use crate::{
    content::raw::{self, HouseRules, Staff},
    diagnostic::{Diagnostic, FieldPath},
    model::{
        Surroundings,
        contact::{self, Credential, Phone},
        remarks::{Remarks, shown},
        vocabulary::TermIndex,
    },
    value::{Date, Range},
};

/// Phones, first steps, openings, payment and access.
#[derive(Clone, Debug)]
pub struct Access {
    /// The program's own phones, or else those of its location, or else of its organization.
    pub phones: Vec<Phone>,
    /// A mailbox.
    pub email: Option<Box<str>>,
    /// What to do first, step by step.
    pub how_to_start: Vec<String>,
    /// Terms of `referral-route`.
    pub referral_routes: Vec<TermIndex>,
    /// Whether people may walk in.
    pub walk_in: Option<bool>,
    /// Days until the first visit, 0 to 90.
    pub first_visit_days: Option<Range>,
    /// Whether there is room; none if not told or told too long ago.
    pub availability: Option<Availability>,
    /// Terms of `payment`.
    pub payment: Vec<TermIndex>,
    /// Plans as listed by the program.
    pub insurance_plans: Vec<InsurancePlan>,
    /// Prices.
    pub costs: Vec<Cost>,
    /// About prices, in words.
    pub fees_note: Option<Box<str>>,
    /// Term of `authorization-help`.
    pub authorization_help: Option<TermIndex>,
    /// What to bring.
    pub required_documents: Vec<String>,
    /// Terms of `accessibility`: the program's own, or else those of its location.
    pub accessibility: Vec<TermIndex>,
    /// Terms of `individual-service`, group practical.
    pub practical: Vec<TermIndex>,
    /// The program's own licenses, or else those of its organization.
    pub credentials: Vec<Credential>,
    /// Who works there, by role.
    pub staff: Vec<Staff>,
    /// Rules of the house.
    pub house_rules: HouseRules,
}

/// Whether there is room, as of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Availability {
    /// Term of `availability`.
    pub value: TermIndex,
    /// The day on which that was so.
    pub as_of: Date,
    /// Free places.
    pub slots: Option<u16>,
    /// Places in all.
    pub slots_max: Option<u16>,
}

/// A plan as listed by the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InsurancePlan {
    /// The company.
    pub payer: Box<str>,
    /// Its plan.
    pub plan: Option<Box<str>>,
    /// Term of `network`.
    pub network: Option<TermIndex>,
    /// The day on which that was so.
    pub as_of: Option<Date>,
    /// State code of the plan.
    pub state: Option<Box<str>>,
}

/// A price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// For whom.
    pub option: Box<str>,
    /// In hundredths of the currency.
    pub hundredths: i64,
    /// ISO 4217 code.
    pub currency: Box<str>,
    /// Term of `cost-per`.
    pub per: TermIndex,
    /// First day.
    pub valid_from: Option<Date>,
    /// Last day.
    pub valid_to: Option<Date>,
}

/// Checks access and cost (DATA-050 to DATA-056, PROV-05 to PROV-07).
pub(super) fn check(raw: &raw::Program, home: &Home<'_>, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Access {
    let lists = around.vocabularies;
    let own_credentials = contact::credentials(&raw.credentials, around, remarks);
    if own_credentials.is_empty() && home.organization.credentials.is_empty() && remarks.expects("credentials") {
        remarks.add(Diagnostic::no_license(remarks.at("credentials")));
    }
    if raw.how_to_start.is_empty() && remarks.expects("how_to_start") {
        remarks.add(Diagnostic::no_first_step(remarks.at("how_to_start")));
    }
    if raw.payment.is_empty() && remarks.expects("payment") {
        remarks.add(Diagnostic::no_payment(remarks.at("payment")));
    }
    let first_visit_days = remarks.range("time_to_first_visit_days", raw.time_to_first_visit_days, limit("time_to_first_visit_days"));
    if let Some(days) = first_visit_days.filter(|days| days.max > 30.0) {
        remarks.add(Diagnostic::long_wait(remarks.at("time_to_first_visit_days"), &shown(days)));
    }
    let accessibility = remarks.terms("accessibility", &raw.accessibility, "accessibility", lists);
    Access {
        phones: phones(raw, home, around, remarks),
        email: raw.email.as_deref().map(Into::into),
        how_to_start: raw.how_to_start.clone(),
        referral_routes: remarks.terms("referral_routes", &raw.referral_routes, "referral-route", lists),
        walk_in: raw.walk_in,
        first_visit_days,
        availability: availability(raw, around, remarks),
        payment: remarks.terms("payment", &raw.payment, "payment", lists),
        insurance_plans: insurance_plans(raw, around, remarks),
        costs: costs(raw, around, remarks),
        fees_note: given(raw.fees_note.as_ref()),
        authorization_help: remarks.term("authorization_help", raw.authorization_help.as_ref(), "authorization-help", lists),
        required_documents: raw.required_documents.clone(),
        accessibility: if accessibility.is_empty() {
            home.location.map(|location| location.accessibility.clone()).unwrap_or_default()
        } else {
            accessibility
        },
        practical: services("practical", &raw.practical, "practical", around, remarks),
        credentials: if own_credentials.is_empty() { home.organization.credentials.clone() } else { own_credentials },
        staff: raw.staff.clone(),
        house_rules: house_rules(raw, around, remarks),
    }
}

/// A program without phones of its own is reached by those of its location or organization.
fn phones(raw: &raw::Program, home: &Home<'_>, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Vec<Phone> {
    let own = contact::phones("phones", &raw.phones, around, remarks);
    let kinds = around.vocabularies.get("phone-type");
    let public = |phones: &[Phone]| phones.iter().any(|phone| kinds.is(phone.kind, "main") || kinds.is(phone.kind, "intake"));
    if public(&own) || !raw.phones.is_empty() {
        if !public(&own) && remarks.expects("phones") && own.len() == raw.phones.len() {
            remarks.add(Diagnostic::no_phone(remarks.at("phones")));
        }
        return own;
    }
    let inherited = home.location.map(|location| &location.phones).filter(|phones| public(phones)).unwrap_or(&home.organization.phones);
    if !public(inherited) {
        remarks.add(Diagnostic::no_phone(remarks.at("phones")));
    }
    inherited.clone()
}

fn availability(raw: &raw::Program, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Option<Availability> {
    let written = raw.availability.as_ref()?;
    let path = || FieldPath::from("availability");
    if written.as_of.is_none() && remarks.expects("availability") {
        remarks.add(Diagnostic::missing_field(remarks.at(path()), "as_of", "say since when that is so: openings change fast"));
    }
    remarks.past(path().key("as_of"), written.as_of, around.as_of);
    let value = remarks.term(path().key("value"), written.value.as_ref(), "availability", around.vocabularies)?;
    let as_of = written.as_of?;
    let age = as_of.days_until(around.as_of);
    let shown = around.standards.availability_shown;
    if age > shown {
        remarks.add(Diagnostic::old_availability(remarks.at(path().key("as_of")), age, shown));
        return None;
    }
    Some(Availability { value, as_of, slots: written.slots, slots_max: written.slots_max })
}

fn insurance_plans(raw: &raw::Program, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Vec<InsurancePlan> {
    let mut plans = Vec::with_capacity(raw.insurance_plans.len());
    for (index, written) in raw.insurance_plans.iter().enumerate() {
        let path = || FieldPath::from("insurance_plans").item(index);
        let Some(payer) = written.payer.as_deref() else {
            remarks.add(Diagnostic::missing_field(remarks.at(path()), "payer", "name the insurance company"));
            continue;
        };
        if written.as_of.is_none() && remarks.expects("insurance_plans") {
            remarks.add(Diagnostic::missing_field(remarks.at(path()), "as_of", "say when this plan was last checked"));
        }
        remarks.past(path().key("as_of"), written.as_of, around.as_of);
        check_age(written.as_of, "this plan was last checked", path().key("as_of"), around, remarks);
        if let Some(code) = written.state.as_deref().filter(|code| around.states.get(code).is_none()) {
            remarks.add(Diagnostic::unknown_state(remarks.at(path().key("state")), code, around.states.suggest(code)));
        }
        plans.push(InsurancePlan {
            payer: payer.into(),
            plan: written.plan.as_deref().map(Into::into),
            network: remarks.term(path().key("network"), written.network.as_ref(), "network", around.vocabularies),
            as_of: written.as_of,
            state: written.state.as_deref().map(Into::into),
        });
    }
    plans
}

fn costs(raw: &raw::Program, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Vec<Cost> {
    let mut costs = Vec::with_capacity(raw.costs.len());
    for (index, written) in raw.costs.iter().enumerate() {
        let path = || FieldPath::from("costs").item(index);
        if written.amount.is_none() && remarks.expects("costs") {
            remarks.add(Diagnostic::missing_field(remarks.at(path()), "amount", "write the price, such as 185.00"));
        }
        let Some(amount) = remarks.number(path().key("amount"), written.amount, limit("costs[].amount")) else { continue };
        if written.per.is_none() {
            remarks.add(Diagnostic::cost_without_unit(remarks.at(path())));
        }
        let Some(per) = remarks.term(path().key("per"), written.per.as_ref(), "cost-per", around.vocabularies) else { continue };
        check_age(written.valid_from, "this price began", path().key("valid_from"), around, remarks);
        if ((amount * 100.0).round() - amount * 100.0).abs() > 1e-6 {
            let place = remarks.at(path().key("amount"));
            remarks.add(Diagnostic::invalid_value(place, &format!("`{amount}`"), "a price with up to two decimals"));
        }
        #[expect(clippy::cast_possible_truncation, reason = "prices in cents are far below 2^53")]
        let hundredths = (amount * 100.0).round() as i64;
        costs.push(Cost {
            option: written.option.as_deref().unwrap_or_default().into(),
            hundredths,
            currency: written.currency.as_deref().unwrap_or("USD").into(),
            per,
            valid_from: written.valid_from,
            valid_to: written.valid_to,
        });
    }
    costs
}

/// Remarks on a plan or price that was checked too long ago (PROV-05).
fn check_age(date: Option<Date>, what: &str, path: FieldPath, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) {
    let age = date.map(|date| date.days_until(around.as_of));
    if let Some(days) = age.filter(|days| *days > around.standards.plan_age) {
        remarks.add(Diagnostic::old_plan(remarks.at(path), what, days));
    }
}

fn house_rules(raw: &raw::Program, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> HouseRules {
    let Some(rules) = &raw.house_rules else { return HouseRules::default() };
    for (field, written) in [("smoking", &rules.smoking), ("vaping", &rules.vaping)] {
        remarks.term(FieldPath::from("house_rules").key(field), written.as_ref(), "setting-rule", around.vocabularies);
    }
    rules.clone()
}
