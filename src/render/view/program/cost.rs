//! What a program costs, and the papers that it holds.

use serde::Serialize;

use super::{given, own};
use crate::{
    model::{Credential, Program, program::ProgramText},
    render::scene::{DateView, Scene},
    theme::Shared,
};

/// What a program costs.
#[derive(Serialize)]
pub(super) struct CostView<'s> {
    payment: Vec<Shared>,
    plans: Vec<PlanView<'s>>,
    prices: Vec<PriceView<'s>>,
    note: Option<&'s str>,
    authorization: Option<Shared>,
}

/// An insurance plan as listed by the program.
#[derive(Serialize)]
struct PlanView<'s> {
    payer: &'s str,
    plan: Option<&'s str>,
    network: Option<Shared>,
    state: Option<&'s str>,
    as_of: Option<DateView>,
}

/// A price.
#[derive(Serialize)]
struct PriceView<'s> {
    option: &'s str,
    /// `$185.00`.
    amount: String,
    per: Shared,
    valid_from: Option<DateView>,
}

/// A license, certification or accreditation.
#[derive(Serialize)]
pub(in crate::render) struct CredentialView<'s> {
    credential: Shared,
    issuer: Option<&'s str>,
    number: Option<&'s str>,
    valid_to: Option<DateView>,
    verify: Option<&'s str>,
}

impl<'s> CostView<'s> {
    pub(super) fn new(scene: &Scene<'s>, program: &'s Program, text: Option<&'s ProgramText>) -> Self {
        let access = &program.access;
        let plans = access.insurance_plans.iter().map(|plan| PlanView {
            payer: &plan.payer,
            plan: given(plan.plan.as_deref()),
            network: plan.network.map(|network| scene.term("network", network)),
            state: given(plan.state.as_deref()),
            as_of: plan.as_of.map(|date| scene.date(date)),
        });
        let prices = access.costs.iter().map(|cost| PriceView {
            option: &cost.option,
            amount: money(cost.hundredths, &cost.currency),
            per: scene.term("cost-per", cost.per),
            valid_from: cost.valid_from.map(|date| scene.date(date)),
        });
        Self {
            payment: scene.terms("payment", &access.payment),
            plans: plans.collect(),
            prices: prices.collect(),
            note: own(text, |fields| &fields.fees_note).or_else(|| given(access.fees_note.as_deref())),
            authorization: access.authorization_help.map(|help| scene.term("authorization-help", help)),
        }
    }
}

/// Writes a price: whole dollars without cents.
fn money(hundredths: i64, currency: &str) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let digits = if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:02}") };
    if currency == "USD" { format!("${digits}") } else { format!("{digits} {currency}") }
}

pub(in crate::render) fn credentials<'s>(scene: &Scene<'s>, credentials: &'s [Credential]) -> Vec<CredentialView<'s>> {
    let view = |credential: &'s Credential| CredentialView {
        credential: scene.term("credential", credential.credential),
        issuer: given(credential.issuer.as_deref()),
        number: given(credential.number.as_deref()),
        valid_to: credential.valid_to.map(|date| scene.date(date)),
        verify: given(credential.verify_url.as_deref()),
    };
    credentials.iter().map(view).collect()
}
