//! The profile of a program.

use std::borrow::Cow;

use serde::Serialize;

pub(super) mod care;
mod checks;
pub(super) mod cost;
pub(super) mod place;
pub(super) mod schedule;
mod take_away;
mod words;

use care::{CareView, PeopleView};
use checks::{CheckView, checks};
use cost::{CostView, CredentialView, credentials};
use place::{OfficeView, PlaceView};
use schedule::ScheduleView;
use take_away::TakeAway;
use words::{SaidList, Words};

use super::card::{self, AcceptingView, CheckedView};
use crate::{
    content::raw,
    diagnostic::Diagnostic,
    model::{
        Location, LocationKind, Organization, Program,
        program::{ProgramText, Status},
    },
    plan::PageKind,
    render::{
        bodies,
        scene::{DateView, LinkView, PhoneView, Said, Scene},
        view::{
            frame::{Head, Step},
            translation::OutdatedView,
        },
    },
    theme::{Hole, Shared},
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
    /// The language of what has no translation (staff, rules, names of plans), where it is not that of the page.
    untranslated: Option<&'s str>,
    /// Whether it is a draft.
    is_draft: bool,
    /// Whether a native reader has yet to check the translation.
    awaits_review: bool,
    /// The original, where its words have changed since they were translated.
    outdated: Option<OutdatedView<'s>>,
    /// What it is, in one sentence.
    summary: Option<Said<'s>>,
    /// The description.
    description: Shared,
    /// `active`, `inactive`, `temporarily-closed` or `defunct`.
    status: &'static str,
    /// When it closed.
    closed_on: Option<DateView>,
    /// A note for today.
    alert: Option<Said<'s>>,
    /// Who runs it.
    provider: LinkView<'s>,
    /// What kind of organization that is.
    provider_kind: Option<Shared>,
    /// The organization that the provider belongs to.
    parent: Option<LinkView<'s>>,
    /// What the site has to do with the provider, where it is more than nothing.
    relationship: Option<Shared>,
    /// Where it meets; none for programs that are online only.
    place: Option<PlaceView<'s>>,
    /// City and state, for the line below the name.
    town: Option<String>,
    /// States in which people may be when they join online, by name.
    online_states: Vec<LinkView<'s>>,
    /// Their codes, for a short line.
    online_codes: String,
    /// What people need to join online.
    online_needs: Option<Said<'s>>,
    /// What must be done in person.
    in_person_required: Option<Said<'s>>,
    /// Places that it serves.
    service_area: &'s [String],
    /// Phones, the one to call first before the others.
    phones: Vec<PhoneView<'s>>,
    /// When somebody answers.
    office: OfficeView<'s>,
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
    /// When and how each group of facts was checked.
    checks: Vec<CheckView<'s>>,
    /// Times, hours and weeks.
    schedule: ScheduleView<'s>,
    /// What it treats and how.
    care: CareView<'s>,
    /// The people it is for.
    people: PeopleView<'s>,
    /// How to start, step by step.
    steps: SaidList<'s>,
    /// Who can refer.
    referral: Vec<Shared>,
    /// Days until the first visit, in words.
    first_visit: Option<Cow<'s, str>>,
    /// Whether people may walk in.
    walk_in: Option<bool>,
    /// What to bring.
    documents: SaidList<'s>,
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
    /// What readers can take along.
    take_away: TakeAway,
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
        let words = Words::new(scene, program);
        let organization = scene.site.organization_of(program);
        let alternatives = if program.is_listed() { Vec::new() } else { scene.cards(&alternatives(scene, index))? };
        Ok(Self {
            id: program.id.as_str(),
            name: own(text, |fields| &fields.name).unwrap_or(&program.identity.name),
            alternate_names: &program.identity.alternate_names,
            language: scene.untranslated().filter(|_| text.is_none()),
            untranslated: scene.untranslated(),
            is_draft: program.is_draft,
            awaits_review: text.is_some_and(|text| text.fields.translation.as_ref().is_some_and(|translation| !translation.reviewed)),
            outdated: OutdatedView::new(scene, text.and_then(|text| text.outdated), &PageKind::Program(index), &program.identity.name),
            summary: words.said(|fields| &fields.summary, Some(&program.identity.summary)),
            description: bodies::html(text.map_or(&program.body, |text| &text.body), scene)?,
            status: program.identity.status.id(),
            closed_on: program.identity.closed_on.map(|date| scene.date(date)),
            alert: program.alert.as_ref().and_then(|alert| words.said(|fields| &fields.alert, Some(&alert.text))),
            provider: provider_link(scene, organization),
            provider_kind: organization.kind.map(|kind| scene.term("org-type", kind)),
            parent: organization
                .parent
                .as_ref()
                .and_then(|id| scene.site.organizations().get(id))
                .map(|parent| provider_link(scene, parent)),
            relationship: relationship(scene, program),
            place: visited(scene, program).and_then(|location| PlaceView::new(scene, location)),
            town: card::place(scene, program),
            online_states: online_states(scene, program),
            online_codes: program.delivery.telehealth_states.join(", "),
            online_needs: words.said(|fields| &fields.telehealth_needs, program.delivery.telehealth_needs.as_deref()),
            in_person_required: words.said(|fields| &fields.in_person_required, program.delivery.in_person_required.as_deref()),
            service_area: &program.delivery.service_area,
            phones: phones(scene, program),
            office: OfficeView::new(scene, program),
            email: given(program.access.email.as_deref()),
            website: given(program.identity.program_url.as_deref()).or_else(|| given(organization.website.as_deref())),
            accepting: program.access.availability.map(|availability| card::accepting(scene, availability)),
            checked: card::checked(scene, program),
            source: SourceView::new(scene, program),
            checks: checks(scene, program),
            schedule: ScheduleView::new(scene, program),
            care: CareView::new(scene, program),
            people: PeopleView::new(scene, program, &words),
            steps: words.list(|fields| &fields.how_to_start, &program.access.how_to_start),
            referral: scene.terms("referral-route", &program.access.referral_routes),
            first_visit: program.access.first_visit_days.map(|days| scene.range("program.first-visit", days)),
            walk_in: program.access.walk_in,
            documents: words.list(|fields| &fields.required_documents, &program.access.required_documents),
            cost: CostView::new(scene, program, &words),
            accessibility: scene.terms("accessibility", &program.access.accessibility),
            practical: scene.terms("individual-service", &program.access.practical),
            credentials: credentials(scene, &program.access.credentials),
            staff: &program.access.staff,
            rules: RulesView::new(scene, program),
            alternatives,
            take_away: TakeAway::new(scene, index),
        })
    }
}

impl<'s> SourceView<'s> {
    fn new(scene: &Scene<'s>, program: &'s Program) -> Self {
        let provenance = &program.provenance;
        Self {
            kind: scene.some_label("source-kind", provenance.source),
            title: given(provenance.source_title.as_deref()),
            url: given(provenance.source_url.as_deref()),
        }
    }
}

/// What ties the site to the provider, if anything does.
fn relationship(scene: &Scene<'_>, program: &Program) -> Option<Shared> {
    let relationships = scene.site.vocabularies().get("relationship");
    let term = program.provenance.relationship.filter(|term| !relationships.is(*term, "none"))?;
    Some(scene.term("relationship", term))
}

/// The place that people go to, if there is one.
fn visited<'s>(scene: &Scene<'s>, program: &Program) -> Option<&'s Location> {
    scene.site.location_of(program).filter(|location| location.kind != LocationKind::Virtual)
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
    let location = visited(scene, program);
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

fn provider_link<'s>(scene: &Scene<'s>, organization: &'s Organization) -> LinkView<'s> {
    LinkView { label: (&*organization.name).into(), url: scene.url_of(&PageKind::Provider(organization.id.clone())) }
}

fn phones<'s>(scene: &Scene<'s>, program: &'s Program) -> Vec<PhoneView<'s>> {
    let first = program.first_phone(scene.site.vocabularies());
    let others = program.access.phones.iter().filter(|phone| Some(*phone) != first);
    first.into_iter().chain(others).map(|phone| scene.phone(phone)).collect()
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

/// Three active programs to look at instead: the nearest in the same state, then those that people there can join online, then the nearest of
/// other states.
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
    let mut chosen = nearest(near.iter().filter(takes_people), miles);
    let online = state.and_then(|state| listings.online.get(state));
    let online: Vec<u32> = online.into_iter().flatten().filter(takes_people).filter(|other| !chosen.contains(other)).copied().collect();
    chosen.extend(online);
    if chosen.len() < MOST_ALTERNATIVES {
        let others = nearest(listings.all.iter().filter(takes_people).filter(|other| !chosen.contains(other)), miles);
        chosen.extend(others);
    }
    chosen.truncate(MOST_ALTERNATIVES);
    chosen
}

/// The nearest of some programs, as many as are shown. The way to each is measured once: there may be thousands.
fn nearest<'n>(programs: impl Iterator<Item = &'n u32>, miles: impl Fn(u32) -> f64) -> Vec<u32> {
    let mut by_miles: Vec<(f64, u32)> = programs.map(|program| (miles(*program), *program)).collect();
    by_miles.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    by_miles.into_iter().map(|(_, program)| program).take(MOST_ALTERNATIVES).collect()
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
