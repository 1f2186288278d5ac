//! A program's card, as lists show it.

use std::{borrow::Cow, collections::BTreeMap};

use serde::Serialize;

use crate::{
    diagnostic::Diagnostic,
    model::{Freshness, LocationKind, Program, program::Availability},
    plan::PageKind,
    render::scene::{DateView, PhoneView, Scene},
    theme::{Hole, Shared},
    value::Date,
};

/// A program's card.
#[derive(Serialize)]
pub(in crate::render) struct CardView<'s> {
    /// Its id.
    id: &'s str,
    /// Its name.
    name: &'s str,
    /// The language of the name, where it is not that of the page.
    language: Option<&'s str>,
    /// Its profile.
    url: String,
    /// Who runs it.
    provider: &'s str,
    /// City and state; none for programs that are online only.
    place: Option<String>,
    /// How people take part.
    modes: Vec<Shared>,
    /// Days and hours a week, in words.
    schedule: Option<Cow<'s, str>>,
    /// Times of day.
    times: Vec<Shared>,
    /// Ages, in words.
    ages: Cow<'s, str>,
    /// Groups that have a track of their own, the first three.
    populations: Vec<Shared>,
    /// Ways to pay, the first three.
    payment: Vec<Shared>,
    /// How many more ways to pay there are.
    more_payment: usize,
    /// Whether it takes new people.
    accepting: Option<AcceptingView<'s>>,
    /// `active`, `inactive`, `temporarily-closed` or `defunct`.
    status: &'static str,
    /// When it was last checked.
    checked: CheckedView<'s>,
    /// The number to call first.
    phone: Option<PhoneView<'s>>,
}

/// Whether a program takes new people, as of a day.
#[derive(Clone, Debug, Serialize)]
pub(in crate::render) struct AcceptingView<'s> {
    /// `open`, `waitlist`, `closed` or `unknown`.
    value: &'s str,
    /// The same in words.
    label: &'s str,
    /// The day on which that was so.
    as_of: DateView,
    /// The day after which it is too old to be shown, `2026-12-02`.
    expires: String,
    /// Free places, in words.
    slots: Option<Cow<'s, str>>,
}

/// When a record was last checked.
#[derive(Clone, Debug, Serialize)]
pub(in crate::render) struct CheckedView<'s> {
    /// `fresh`, `check-soon`, `stale` or `unverified`.
    freshness: Freshness,
    /// The day; none if nobody has checked it.
    date: Option<DateView>,
    /// How it was checked, in words.
    how: Option<&'s str>,
    /// Who checked it, by role.
    by: Option<&'s str>,
    /// When it grows old; none if nobody has checked it.
    ages: Option<AgesView>,
}

/// The first days on which a check is no longer what it was: readers may see the page long after it was made.
#[derive(Clone, Debug, Serialize)]
pub(in crate::render) struct AgesView {
    /// `check-soon` from this day on: `2027-01-27`.
    check_soon: String,
    /// `stale` from this day on.
    stale: String,
    /// `unverified` from this day on.
    unverified: String,
}

impl<'s> CardView<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>, index: usize) -> Self {
        let program = &scene.site.programs()[index];
        let translated = program.texts.get(scene.language).and_then(|text| text.fields.name.as_deref());
        Self {
            id: program.id.as_str(),
            language: language_of_names(scene).filter(|_| translated.is_none()),
            name: translated.unwrap_or(&program.identity.name),
            url: scene.url_of(&PageKind::Program(index)),
            provider: &scene.site.organization_of(program).name,
            place: place(scene, program),
            modes: scene.terms("delivery-mode", &program.delivery.modes),
            schedule: schedule(scene, program),
            times: scene.terms("time-of-day", &program.derived.time_of_day),
            ages: ages(scene, program),
            populations: scene.terms("population", &program.care.populations[..program.care.populations.len().min(3)]),
            payment: scene.terms("payment", &program.access.payment[..program.access.payment.len().min(3)]),
            more_payment: program.access.payment.len().saturating_sub(3),
            accepting: program.access.availability.map(|availability| accepting(scene, availability)),
            status: program.identity.status.id(),
            checked: checked(scene, program),
            phone: first_phone(scene, program),
        }
    }
}

/// The language of names that are not translated, where it is not that of the page.
pub(in crate::render) fn language_of_names<'s>(scene: &Scene<'s>) -> Option<&'s str> {
    let default = scene.site.config().default_language();
    (scene.language != default).then(|| default.tag())
}

/// Renders the card of a program.
pub(in crate::render) fn render(scene: &Scene<'_>, program: usize) -> Result<Shared, Diagnostic> {
    let arguments = BTreeMap::from([("program".to_owned(), Shared::of(&CardView::new(scene, program)))]);
    scene.theme.component(scene.language, "program-card", arguments, None).map(|html| Shared::html(&html))
}

/// City and state of a program that people visit.
pub(in crate::render) fn place(scene: &Scene<'_>, program: &Program) -> Option<String> {
    let location = scene.site.location_of(program).filter(|location| location.kind != LocationKind::Virtual)?;
    let address = location.address.as_ref()?;
    Some(format!("{}, {}", address.city, address.state))
}

/// Days and hours a week, in words.
pub(in crate::render) fn schedule<'s>(scene: &Scene<'s>, program: &Program) -> Option<Cow<'s, str>> {
    let days = scene.range("program.days-a-week", program.derived.days_per_week?);
    let hours = scene.range("program.hours-a-week", program.derived.hours_per_week?);
    Some(scene.t("program.schedule-line", &[("days", Hole::Text(&days)), ("hours", Hole::Text(&hours))]))
}

/// Ages in words: "18 and older", "13 to 17", "17 and younger".
pub(in crate::render) fn ages<'s>(scene: &Scene<'s>, program: &Program) -> Cow<'s, str> {
    let min = Hole::Number(f64::from(program.care.age_min));
    match program.care.age_max {
        Some(max) if program.care.age_min == 0 => scene.t("program.ages-to", &[("max", Hole::Number(f64::from(max)))]),
        Some(max) => scene.t("program.ages-between", &[("min", min), ("max", Hole::Number(f64::from(max)))]),
        None if program.care.age_min == 0 => scene.t("program.ages-all", &[]),
        None => scene.t("program.ages-from", &[("min", min)]),
    }
}

pub(in crate::render) fn accepting<'s>(scene: &Scene<'s>, availability: Availability) -> AcceptingView<'s> {
    AcceptingView {
        value: scene.site.vocabularies().get("availability").term(availability.value).id.as_ref(),
        label: scene.label("availability", availability.value),
        as_of: scene.date(availability.as_of),
        expires: later(availability.as_of, scene.site.standards().availability_shown).map(|date| date.to_string()).unwrap_or_default(),
        slots: availability.slots.map(|slots| scene.t("program.free-places", &[("count", Hole::Number(f64::from(slots)))])),
    }
}

/// The day so many days later.
pub(in crate::render) fn later(date: Date, days: i64) -> Option<Date> {
    date.0.checked_add(jiff::Span::new().days(days)).ok().map(Date)
}

pub(in crate::render) fn checked<'s>(scene: &Scene<'s>, program: &Program) -> CheckedView<'s> {
    let provenance = &program.provenance;
    CheckedView {
        freshness: provenance.freshness,
        date: provenance.last_verified.map(|date| scene.date(date)),
        how: scene.some_label("verified-how", provenance.verified_how),
        by: scene.some_label("verifier-role", provenance.verified_by),
        ages: provenance.last_verified.and_then(|date| ages_of(date, scene.site.standards().freshness)),
    }
}

/// The days after the last ones of each group; `limits` belong to the younger group, as where facts are sorted into them.
fn ages_of(checked: Date, limits: [i64; 3]) -> Option<AgesView> {
    let from = |limit: i64| Some(Date(checked.0.checked_add(jiff::Span::new().days(limit + 1)).ok()?).to_string());
    Some(AgesView { check_soon: from(limits[0])?, stale: from(limits[1])?, unverified: from(limits[2])? })
}

/// The number to call first: the intake line, or else the main one. Closed programs have none.
pub(in crate::render) fn first_phone<'s>(scene: &Scene<'s>, program: &'s Program) -> Option<PhoneView<'s>> {
    program.first_phone(scene.site.vocabularies()).map(|phone| scene.phone(phone))
}
