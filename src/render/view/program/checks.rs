//! How the facts of a program were checked: when and how, group by group.

use std::borrow::Cow;

use serde::Serialize;

use crate::{
    model::{
        Program, Provenance, TermIndex,
        program::{Cost, FactCheck, InsurancePlan},
    },
    render::{
        scene::{DateView, Scene},
        view::{card::later, week::together},
    },
    value::Date,
};

/// A check of one or more groups of facts.
#[derive(Serialize)]
pub(super) struct CheckView<'s> {
    /// Which facts.
    groups: Vec<Cow<'s, str>>,
    /// `checked`, `due` or `never`.
    state: &'static str,
    date: Option<DateView>,
    /// How, in words; none if that is not recorded.
    how: Option<Cow<'s, str>>,
    /// Who, by role.
    by: Option<&'s str>,
    /// When the next one is due.
    next: Option<DateView>,
}

/// What is known of a check.
#[derive(Clone, Copy, Default, PartialEq)]
struct Check {
    on: Option<Date>,
    how: Option<TermIndex>,
    by: Option<TermIndex>,
    /// A string that says what the day is, where no way of checking is recorded.
    note: Option<&'static str>,
    /// Days until the next one.
    days: i64,
}

impl From<&Provenance> for Check {
    fn from(provenance: &Provenance) -> Self {
        Self { on: provenance.last_verified, how: provenance.verified_how, by: provenance.verified_by, ..Self::default() }
    }
}

/// The checks of all groups of facts that a program has, and that of who runs it; what was checked together stands together.
pub(super) fn checks<'s>(scene: &Scene<'s>, program: &'s Program) -> Vec<CheckView<'s>> {
    let standards = scene.site.standards();
    let groups = FactCheck::GROUPS.into_iter().filter_map(|group| {
        let own = program.fact_checks.iter().filter(|check| check.facts == group).max_by_key(|check| check.on);
        let check = own.map(|check| Check { on: Some(check.on), how: check.how, by: check.by, ..Check::default() });
        let days = match group {
            "availability" => standards.availability_shown,
            "cost" | "insurance" => standards.plan_age,
            _ => standards.next_check,
        };
        Some((group, Check { days, ..check.or_else(|| derived(scene, program, group))? }))
    });
    let owner = Check { days: standards.next_check, ..Check::from(&scene.site.organization_of(program).provenance) };
    let all: Vec<(&str, Check)> = groups.chain([("owner", owner)]).collect();
    together(&all, |(_, check)| *check).iter().map(|group| view(scene, group)).collect()
}

/// The check of a group as other dates tell it; none for a group of which the program has no facts.
fn derived(scene: &Scene<'_>, program: &Program, group: &str) -> Option<Check> {
    let access = &program.access;
    let whole = Check::from(&program.provenance);
    let dated = |on: Option<Date>, note| on.map_or(whole, |on| Check { on: Some(on), note: Some(note), ..Check::default() });
    match group {
        "availability" => access.availability.map(|availability| dated(Some(availability.as_of), "checks.told")),
        // A list is as old as the oldest of its entries.
        "cost" if !access.costs.is_empty() => {
            Some(dated(access.costs.iter().filter_map(|cost: &Cost| cost.valid_from).min(), "checks.price"))
        }
        "insurance" if !access.insurance_plans.is_empty() => {
            Some(dated(access.insurance_plans.iter().filter_map(|plan: &InsurancePlan| plan.as_of).min(), "checks.told"))
        }
        "insurance" => None,
        "access" => Some(scene.site.location_of(program).map_or(whole, |location| Check::from(&location.provenance))),
        "credentials" if access.credentials.is_empty() => None,
        "credentials" => {
            let organization = scene.site.organization_of(program);
            Some(if access.credentials == organization.credentials { Check::from(&organization.provenance) } else { whole })
        }
        _ => Some(whole),
    }
}

fn view<'s>(scene: &Scene<'s>, group: &[&(&str, Check)]) -> CheckView<'s> {
    let check = group[0].1;
    let next = check.on.and_then(|on| later(on, check.days));
    let how = scene.some_label("verified-how", check.how).map(Cow::from);
    CheckView {
        groups: group.iter().map(|(name, _)| scene.t(&format!("checks.{name}"), &[])).collect(),
        state: match next {
            Some(next) if next < scene.site.as_of() => "due",
            Some(_) => "checked",
            None => "never",
        },
        date: check.on.map(|date| scene.date(date)),
        how: how.or_else(|| check.note.map(|note| scene.t(note, &[]))),
        by: scene.some_label("verifier-role", check.by),
        next: next.map(|date| scene.date(date)),
    }
}
