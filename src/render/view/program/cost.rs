//! What a program costs, and the papers that it holds.

use serde::Serialize;

use super::{given, words::Words};
use crate::{
    model::{Credential, Program, TermIndex},
    render::scene::{DateView, Said, Scene},
    theme::Shared,
};

/// Ways to pay that make care cheaper or free.
const HELP: [&str; 5] = ["sliding-fee", "payment-assistance", "no-cost", "scholarship", "payment-plan"];

/// What a program costs.
#[derive(Serialize)]
pub(super) struct CostView<'s> {
    payment: Vec<Shared>,
    /// Those of them that make care cheaper or free.
    help: Vec<Shared>,
    plans: Vec<PlanView<'s>>,
    prices: Vec<PriceView<'s>>,
    note: Option<Said<'s>>,
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
    valid_to: Option<DateView>,
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
    pub(super) fn new(scene: &Scene<'s>, program: &'s Program, words: &Words<'s>) -> Self {
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
            amount: money(scene, cost.hundredths, &cost.currency),
            per: scene.term("cost-per", cost.per),
            valid_from: cost.valid_from.map(|date| scene.date(date)),
            valid_to: cost.valid_to.map(|date| scene.date(date)),
        });
        let payment = scene.site.vocabularies().get("payment");
        let is_help = |term: &&TermIndex| HELP.iter().any(|id| payment.is(**term, id));
        let help: Vec<TermIndex> = access.payment.iter().filter(is_help).copied().collect();
        Self {
            payment: scene.terms("payment", &access.payment),
            help: scene.terms("payment", &help),
            plans: plans.collect(),
            prices: prices.collect(),
            note: words.said(|fields| &fields.fees_note, access.fees_note.as_deref()),
            authorization: access.authorization_help.map(|help| scene.term("authorization-help", help)),
        }
    }
}

/// Writes a price: whole dollars without cents, "$5,400".
fn money(scene: &Scene<'_>, hundredths: i64, currency: &str) -> String {
    let digits = scene.strings.amount(hundredths);
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
