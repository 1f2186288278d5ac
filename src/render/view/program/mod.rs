//! The profile of a program.

use std::borrow::Cow;

use serde::Serialize;

pub(super) mod care;
pub(super) mod cost;
pub(super) mod place;
pub(super) mod schedule;

use care::{CareView, PeopleView};
use cost::{CostView, CredentialView, credentials};
use place::PlaceView;
use schedule::ScheduleView;

use super::card::{self, AcceptingView, CheckedView};
use crate::{
    content::raw,
    diagnostic::Diagnostic,
    model::{
        LocationKind, Program,
        program::{ProgramText, Status},
    },
    plan::PageKind,
    render::{
        bodies,
        scene::{DateView, LinkView, PhoneView, Scene},
        view::{
            frame::{Head, Step},
            translation::OutdatedView,
        },
    },
    theme::{Hole, Shared},
    value::Date,
};

/// The view of `program.html`. What a program does not say is nothing or an empty list; the template says so and tells readers to ask.
#[derive(Serialize)]
pub(in crate::render) struct ProgramPage<'s> {
    /// Its id.
    id: &'s str,
    /// Its name.
    name: &'s str,
    /// Other names.
    alternate_names: &'s [String],
    /// The language of the program's own texts, where it is not that of the page.
    language: Option<&'s str>,
    /// Whether it is a draft.
    is_draft: bool,
    /// Whether a native reader has yet to check the translation.
    awaits_review: bool,
    /// The original, where its words have changed since they were translated.
    outdated: Option<OutdatedView<'s>>,
    /// What it is, in one sentence.
    summary: &'s str,
    /// The description.
    description: Shared,
    /// `active`, `inactive`, `temporarily-closed` or `defunct`.
    status: &'static str,
    /// A note for today.
    alert: Option<&'s str>,
    /// Who runs it.
    provider: LinkView<'s>,
    /// What the site has to do with the provider, where it is more than nothing.
    relationship: Option<Shared>,
    /// Where it meets; none for programs that are online only.
    place: Option<PlaceView<'s>>,
    /// City and state, for the line below the name.
    town: Option<String>,
    /// States in which people may be when they join online, by name.
    online_states: Vec<LinkView<'s>>,
    /// What people need to join online.
    online_needs: Option<&'s str>,
    /// What must be done in person.
    in_person_required: Option<&'s str>,
    /// Places that it serves.
    service_area: &'s [String],
    /// Phones, in order.
    phones: Vec<PhoneView<'s>>,
    /// A mailbox.
    email: Option<&'s str>,
    /// Its own web page.
    website: Option<&'s str>,
    /// Whether it takes new people.
    accepting: Option<AcceptingView<'s>>,
    /// When and how it was last checked.
    checked: CheckedView<'s>,
    /// Where the facts come from.
    source: SourceView<'s>,
    /// When the next check is due.
    next_check: Option<DateView>,
    /// Times, hours and weeks.
    schedule: ScheduleView<'s>,
    /// What it treats and how.
    care: CareView<'s>,
    /// The people it is for.
    people: PeopleView<'s>,
    /// How to start, step by step.
    steps: &'s [String],
    /// Who can refer.
    referral: Vec<Shared>,
    /// Days until the first visit, in words.
    first_visit: Option<Cow<'s, str>>,
    /// Whether people may walk in.
    walk_in: Option<bool>,
    /// What to bring.
    documents: &'s [String],
    /// What it costs.
    cost: CostView<'s>,
    /// Access for everybody.
    accessibility: Vec<Shared>,
    /// Practical help.
    practical: Vec<Shared>,
    /// Licences and accreditation.
    credentials: Vec<CredentialView<'s>>,
    /// Who works there, by role.
    staff: &'s [raw::Staff],
    /// Rules of the house.
    rules: RulesView<'s>,
    /// Other programs nearby or online, for a program that is gone.
    alternatives: Vec<Shared>,
}

/// Where the facts come from.
#[derive(Serialize)]
struct SourceView<'s> {
    kind: Option<&'s str>,
    title: Option<&'s str>,
    url: Option<&'s str>,
}

/// Rules of the house.
#[derive(Serialize)]
struct RulesView<'s> {
    smoking: Option<Shared>,
    vaping: Option<Shared>,
    phones: Option<&'s str>,
    prescriptions: Option<&'s str>,
}

impl<'s> ProgramPage<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>, index: usize) -> Result<Self, Diagnostic> {
        let program = &scene.site.programs()[index];
        let text = program.texts.get(scene.language);
        let is_default = scene.language == scene.site.config().default_language();
        let provenance = &program.provenance;
        let organization = scene.site.organization_of(program);
        let relationships = scene.site.vocabularies().get("relationship");
        let alternatives = if program.is_listed() { Vec::new() } else { scene.cards(&alternatives(scene, index))? };
        Ok(Self {
            id: program.id.as_str(),
            name: own(text, |fields| &fields.name).unwrap_or(&program.identity.name),
            alternate_names: &program.identity.alternate_names,
            language: (text.is_none() && !is_default).then(|| scene.site.config().default_language().tag()),
            is_draft: program.is_draft,
            awaits_review: text.is_some_and(|text| text.fields.translation.as_ref().is_some_and(|translation| !translation.reviewed)),
            outdated: OutdatedView::new(scene, text.and_then(|text| text.outdated), &PageKind::Program(index), &program.identity.name),
            summary: own(text, |fields| &fields.summary).unwrap_or(&program.identity.summary),
            description: bodies::html(text.map_or(&program.body, |text| &text.body), scene)?,
            status: program.identity.status.id(),
            alert: program.alert.as_ref().map(|alert| own(text, |fields| &fields.alert).unwrap_or(&alert.text)),
            provider: LinkView { label: (&*organization.name).into(), url: scene.url_of(&PageKind::Provider(organization.id.clone())) },
            relationship: provenance
                .relationship
                .filter(|term| !relationships.is(*term, "none"))
                .map(|term| scene.term("relationship", term)),
            place: scene
                .site
                .location_of(program)
                .filter(|location| location.kind != LocationKind::Virtual)
                .and_then(|location| PlaceView::new(scene, location)),
            town: card::place(scene, program),
            online_states: online_states(scene, program),
            online_needs: own(text, |fields| &fields.telehealth_needs).or_else(|| given(program.delivery.telehealth_needs.as_deref())),
            in_person_required: own(text, |fields| &fields.in_person_required)
                .or_else(|| given(program.delivery.in_person_required.as_deref())),
            service_area: &program.delivery.service_area,
            phones: program.access.phones.iter().map(|phone| scene.phone(phone)).collect(),
            email: given(program.access.email.as_deref()),
            website: given(program.identity.program_url.as_deref()).or_else(|| given(organization.website.as_deref())),
            accepting: program.access.availability.map(|availability| card::accepting(scene, availability)),
            checked: card::checked(scene, program),
            source: SourceView {
                kind: scene.some_label("source-kind", provenance.source),
                title: given(provenance.source_title.as_deref()),
                url: given(provenance.source_url.as_deref()),
            },
            next_check: provenance.last_verified.and_then(|date| next_check(scene, date)),
            schedule: ScheduleView::new(scene, program),
            care: CareView::new(scene, program),
            people: PeopleView::new(scene, program, text),
            steps: own_list(text, |fields| &fields.how_to_start, &program.access.how_to_start),
            referral: scene.terms("referral-route", &program.access.referral_routes),
            first_visit: program.access.first_visit_days.map(|days| scene.range("program.first-visit", days)),
            walk_in: program.access.walk_in,
            documents: own_list(text, |fields| &fields.required_documents, &program.access.required_documents),
            cost: CostView::new(scene, program, text),
            accessibility: scene.terms("accessibility", &program.access.accessibility),
            practical: scene.terms("individual-service", &program.access.practical),
            credentials: credentials(scene, &program.access.credentials),
            staff: &program.access.staff,
            rules: RulesView::new(scene, program),
            alternatives,
        })
    }
}

/// The head of a program's page.
pub(in crate::render) fn head<'s>(scene: &Scene<'s>, index: usize) -> Head<'s> {
    let program = &scene.site.programs()[index];
    let text = program.texts.get(scene.language);
    let name = own(text, |fields| &fields.name).unwrap_or(&program.identity.name);
    let town = card::place(scene, program);
    let title = match &town {
        Some(town) => scene.t("program.title-place", &[("name", Hole::Text(name)), ("place", Hole::Text(town))]),
        None => scene.t("program.title-online", &[("name", Hole::Text(name))]),
    };
    let mut trail = vec![(scene.t("nav.programs", &[]), scene.plan.urls().finder(scene.language))];
    let location = scene.site.location_of(program).filter(|location| location.kind != LocationKind::Virtual);
    if let Some(address) = location.and_then(|location| location.address.as_ref()).filter(|_| program.is_listed()) {
        trail.push((scene.state_name(&address.state).into(), scene.plan.urls().place(scene.language, &address.state, None)));
    }
    Head {
        section: "programs",
        title,
        description: own(text, |fields| &fields.summary).unwrap_or(&program.identity.summary).into(),
        trail,
        quick_exit: scene.site.config().quick_exit.default,
    }
}

/// A text that says something.
fn given(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.is_empty())
}

/// A field of a program's translation, if it gives it.
fn own(text: Option<&ProgramText>, field: impl Fn(&raw::ProgramText) -> &Option<String>) -> Option<&str> {
    text.and_then(|text| field(&text.fields).as_deref())
}

/// A list of a program's translation, or the program's own if the translation has none.
fn own_list<'s>(text: Option<&'s ProgramText>, field: impl Fn(&raw::ProgramText) -> &Vec<String>, otherwise: &'s [String]) -> &'s [String] {
    text.map(|text| field(&text.fields).as_slice()).filter(|list| !list.is_empty()).unwrap_or(otherwise)
}

fn next_check(scene: &Scene<'_>, checked: Date) -> Option<DateView> {
    let next = checked.0.checked_add(jiff::Span::new().days(scene.site.standards().next_check)).ok()?;
    Some(scene.date(Date(next)))
}

fn online_states<'s>(scene: &Scene<'s>, program: &'s Program) -> Vec<LinkView<'s>> {
    if !program.delivery.online {
        return Vec::new();
    }
    let states = program.delivery.telehealth_states.iter();
    states
        .map(|code| {
            let url = scene.url_if_planned(&PageKind::Online(code.clone(), 1)).unwrap_or_else(|| scene.url_of(&PageKind::Finder));
            LinkView { label: scene.state_name(code).into(), url }
        })
        .collect()
}

/// Three active programs to look at instead: the nearest in the same state, then those that people there can join online, then any.
fn alternatives(scene: &Scene<'_>, index: usize) -> Vec<u32> {
    let (site, listings) = (scene.site, scene.plan.listings());
    let location = site.location_of(&site.programs()[index]);
    let state = location.and_then(|location| location.address.as_ref()).map(|address| &*address.state);
    let here = location.and_then(|location| location.point);
    let miles = |number: u32| {
        let there = site.location_of(&site.programs()[number as usize]).and_then(|location| location.point);
        here.zip(there).map_or(f64::MAX, |(here, there)| here.miles_to(&there))
    };
    let takes_people = |number: &&u32| site.programs()[**number as usize].identity.status == Status::Active;
    let near = state.and_then(|state| listings.states.get(state)).map(|listing| listing.all.as_slice()).unwrap_or_default();
    let mut chosen: Vec<u32> = near.iter().filter(takes_people).copied().collect();
    chosen.sort_by(|a, b| miles(*a).total_cmp(&miles(*b)));
    let online = state.and_then(|state| listings.online.get(state));
    for other in online.into_iter().chain([&listings.all]).flatten().filter(takes_people) {
        if chosen.len() >= MOST_ALTERNATIVES {
            break;
        }
        if !chosen.contains(other) {
            chosen.push(*other);
        }
    }
    chosen.truncate(MOST_ALTERNATIVES);
    chosen
}

const MOST_ALTERNATIVES: usize = 3;

impl<'s> RulesView<'s> {
    fn new(scene: &Scene<'s>, program: &'s Program) -> Self {
        let rules = &program.access.house_rules;
        let vocabulary = scene.site.vocabularies().get("setting-rule");
        let term = |written: &Option<String>| {
            written.as_deref().and_then(|id| vocabulary.index(id)).map(|index| scene.term("setting-rule", index))
        };
        Self {
            smoking: term(&rules.smoking),
            vaping: term(&rules.vaping),
            phones: rules.phones.as_deref(),
            prescriptions: rules.prescriptions.as_deref(),
        }
    }
}

/// The URL of the finder, for trails.
pub(in crate::render) fn finder_step<'s>(scene: &Scene<'s>) -> Step<'s> {
    (scene.t("nav.programs", &[]), scene.plan.urls().finder(scene.language))
}
