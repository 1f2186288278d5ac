//! The profile of a program.

use serde::Serialize;

use super::{
    card::{self, AcceptingView, CheckedView},
    week::WeekView,
};
use crate::{
    content::raw,
    diagnostic::Diagnostic,
    model::{
        Credential, Location, LocationKind, OfficeHours, Program, Site,
        program::{CoOccurring, ProgramText},
    },
    path::UrlPath,
    plan::PageKind,
    render::{
        Prepared, bodies,
        scene::{DateView, LinkView, PhoneView, Scene},
        view::frame::Head,
    },
    theme::{Hole, Shared},
    value::{Date, Range},
};

/// The view of `program.html`. What a program does not say is nothing or an empty list; the template says so and tells readers to ask.
#[derive(Serialize)]
pub(in crate::render) struct ProgramPage {
    /// Its name.
    name: String,
    /// Other names.
    alternate_names: Vec<String>,
    /// The language of the program's own texts, where it is not that of the page.
    language: Option<String>,
    /// Whether a native reader has yet to check the translation.
    awaits_review: bool,
    /// What it is, in one sentence.
    summary: String,
    /// The description.
    description: Shared,
    /// `active`, `inactive`, `temporarily-closed` or `defunct`.
    status: &'static str,
    /// A note for today.
    alert: Option<String>,
    /// Who runs it.
    provider: LinkView,
    /// What the site has to do with the provider, where it is more than nothing.
    relationship: Option<Shared>,
    /// Where it meets; none for programs that are online only.
    place: Option<PlaceView>,
    /// City and state, for the line below the name.
    town: Option<String>,
    /// States in which people may be when they join online, by name.
    online_states: Vec<LinkView>,
    /// What people need to join online.
    online_needs: Option<String>,
    /// What must be done in person.
    in_person_required: Option<String>,
    /// Places that it serves.
    service_area: Vec<String>,
    /// Phones, in order.
    phones: Vec<PhoneView>,
    /// A mailbox.
    email: Option<String>,
    /// Its own web page.
    website: Option<String>,
    /// Whether it takes new people.
    accepting: Option<AcceptingView>,
    /// When and how it was last checked.
    checked: CheckedView,
    /// Where the facts come from.
    source: SourceView,
    /// When the next check is due.
    next_check: Option<DateView>,
    /// Times, hours and weeks.
    schedule: ScheduleView,
    /// What it treats and how.
    care: CareView,
    /// The people it is for.
    people: PeopleView,
    /// How to start, step by step.
    steps: Vec<String>,
    /// Who can refer.
    referral: Vec<Shared>,
    /// Days until the first visit, in words.
    first_visit: Option<String>,
    /// Whether people may walk in.
    walk_in: Option<bool>,
    /// What to bring.
    documents: Vec<String>,
    /// What it costs.
    cost: CostView,
    /// Access for everybody.
    accessibility: Vec<Shared>,
    /// Practical help.
    practical: Vec<Shared>,
    /// Licences and accreditation.
    credentials: Vec<CredentialView>,
    /// Who works there, by role.
    staff: Vec<raw::Staff>,
    /// Rules of the house.
    rules: RulesView,
    /// Other programs nearby or online, for a program that is gone.
    alternatives: Vec<Shared>,
}

/// Where a program meets.
#[derive(Serialize)]
pub(in crate::render) struct PlaceView {
    name: String,
    /// Whether the street is told to clients alone.
    confidential: bool,
    street: Option<String>,
    second_line: Option<String>,
    city: String,
    state: String,
    zip: String,
    county: Option<String>,
    /// Directions in a map of another site; opened only when followed.
    map: Option<String>,
    transit: Option<String>,
    parking: Option<String>,
    arrival: Option<String>,
    hours: Vec<HoursView>,
    setting: Option<String>,
    accessibility_contact: Option<LinkView>,
}

/// When an office answers.
#[derive(Serialize)]
pub(in crate::render) struct HoursView {
    day: String,
    opens: String,
    closes: String,
}

/// Times, hours and weeks.
#[derive(Serialize)]
struct ScheduleView {
    week: WeekView,
    times: Vec<Shared>,
    days: Option<String>,
    hours: Option<String>,
    /// Hours with one-to-one time on top, where that is more.
    total_hours: Option<String>,
    duration: Option<String>,
    duration_basis: Option<String>,
    program_hours: Option<String>,
    step_down: Option<String>,
    starts: Option<String>,
    attendance: Option<String>,
    closures: Vec<ClosureView>,
}

/// Days without sessions.
#[derive(Serialize)]
struct ClosureView {
    from: DateView,
    to: Option<DateView>,
    reason: Option<String>,
}

/// What a program treats and how. Lists are terms.
#[derive(Serialize)]
struct CareView {
    level: Option<Shared>,
    standard: Option<raw::LevelStandard>,
    roles: Vec<Shared>,
    focus: Vec<Shared>,
    /// `integrated`, `treats-both` or nothing.
    co_occurring: Option<&'static str>,
    therapies: Vec<Shared>,
    groups: Vec<Shared>,
    group_size: Option<String>,
    services: Vec<Shared>,
    one_to_one: Option<String>,
    monitoring: Vec<Shared>,
    medication: Vec<Shared>,
    medication_policy: Option<Shared>,
    family: Vec<Shared>,
    aftercare: Vec<Shared>,
    extras: Vec<Shared>,
}

/// The people a program is for.
#[derive(Serialize)]
struct PeopleView {
    ages: String,
    gender: Option<Shared>,
    populations: Vec<Shared>,
    eligibility: Option<String>,
    not_a_fit: Option<String>,
    languages: Vec<LanguageView>,
    faith: Option<Shared>,
    delivery: Vec<Shared>,
}

/// A language of care.
#[derive(Serialize)]
struct LanguageView {
    language: Shared,
    /// `staff`, `interpreter` or `written-only`.
    how: &'static str,
}

/// What a program costs.
#[derive(Serialize)]
struct CostView {
    payment: Vec<Shared>,
    plans: Vec<PlanView>,
    prices: Vec<PriceView>,
    note: Option<String>,
    authorization: Option<Shared>,
}

/// An insurance plan as listed by the program.
#[derive(Serialize)]
struct PlanView {
    payer: String,
    plan: Option<String>,
    network: Option<Shared>,
    state: Option<String>,
    as_of: Option<DateView>,
}

/// A price.
#[derive(Serialize)]
struct PriceView {
    option: String,
    /// `$185.00`.
    amount: String,
    per: Shared,
    valid_from: Option<DateView>,
}

/// A licence, certification or accreditation.
#[derive(Serialize)]
pub(in crate::render) struct CredentialView {
    credential: Shared,
    issuer: Option<String>,
    number: Option<String>,
    valid_to: Option<DateView>,
    verify: Option<String>,
}

/// Where the facts come from.
#[derive(Serialize)]
struct SourceView {
    kind: Option<String>,
    title: Option<String>,
    url: Option<String>,
}

/// Rules of the house.
#[derive(Serialize)]
struct RulesView {
    smoking: Option<Shared>,
    vaping: Option<Shared>,
    phones: Option<String>,
    prescriptions: Option<String>,
}

impl ProgramPage {
    pub(in crate::render) fn new(scene: &Scene<'_>, index: usize, prepared: &Prepared<'_>) -> Result<Self, Diagnostic> {
        let program = &scene.site.programs()[index];
        let text = program.texts.get(scene.language);
        let is_default = scene.language == scene.site.config().default_language();
        let provenance = &program.provenance;
        let organization = scene.site.organization_of(program);
        let relationships = scene.site.vocabularies().get("relationship");
        let alternatives = if program.is_listed() { Vec::new() } else { scene.cards(&alternatives(scene.site, index), prepared)? };
        Ok(Self {
            name: own(text, |fields| &fields.name).unwrap_or_else(|| program.identity.name.to_string()),
            alternate_names: program.identity.alternate_names.clone(),
            language: (text.is_none() && !is_default).then(|| scene.site.config().default_language().tag().to_owned()),
            awaits_review: text.is_some_and(|text| text.fields.translation.as_ref().is_some_and(|translation| !translation.reviewed)),
            summary: own(text, |fields| &fields.summary).unwrap_or_else(|| program.identity.summary.to_string()),
            description: bodies::html(text.map_or(&program.body, |text| &text.body), scene, prepared)?,
            status: program.identity.status.id(),
            alert: program.alert.as_ref().map(|alert| own(text, |fields| &fields.alert).unwrap_or_else(|| alert.text.to_string())),
            provider: LinkView { label: organization.name.to_string(), url: scene.url_of(&PageKind::Provider(organization.id.clone())) },
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
            online_needs: own(text, |fields| &fields.telehealth_needs).or_else(|| owned(program.delivery.telehealth_needs.as_deref())),
            in_person_required: own(text, |fields| &fields.in_person_required)
                .or_else(|| owned(program.delivery.in_person_required.as_deref())),
            service_area: program.delivery.service_area.clone(),
            phones: program.access.phones.iter().map(|phone| scene.phone(phone)).collect(),
            email: owned(program.access.email.as_deref()),
            website: owned(program.identity.program_url.as_deref()).or_else(|| owned(organization.website.as_deref())),
            accepting: program.access.availability.map(|availability| card::accepting(scene, availability)),
            checked: card::checked(scene, program),
            source: SourceView {
                kind: scene.some_label("source-kind", provenance.source),
                title: owned(provenance.source_title.as_deref()),
                url: owned(provenance.source_url.as_deref()),
            },
            next_check: provenance.last_verified.and_then(|date| next_check(scene, date)),
            schedule: ScheduleView::new(scene, program),
            care: CareView::new(scene, program),
            people: PeopleView::new(scene, program, text),
            steps: own_list(text, |fields| &fields.how_to_start).unwrap_or_else(|| program.access.how_to_start.clone()),
            referral: scene.terms("referral-route", &program.access.referral_routes),
            first_visit: program.access.first_visit_days.map(|days| scene.range("program.first-visit", days)),
            walk_in: program.access.walk_in,
            documents: own_list(text, |fields| &fields.required_documents).unwrap_or_else(|| program.access.required_documents.clone()),
            cost: CostView::new(scene, program, text),
            accessibility: scene.terms("accessibility", &program.access.accessibility),
            practical: scene.terms("individual-service", &program.access.practical),
            credentials: credentials(scene, &program.access.credentials),
            staff: program.access.staff.clone(),
            rules: RulesView::new(scene, program),
            alternatives,
        })
    }
}

/// The head of a program's page.
pub(in crate::render) fn head(scene: &Scene<'_>, index: usize) -> Head {
    let program = &scene.site.programs()[index];
    let text = program.texts.get(scene.language);
    let name = own(text, |fields| &fields.name).unwrap_or_else(|| program.identity.name.to_string());
    let town = card::place(scene, program);
    let title = match &town {
        Some(town) => scene.t("program.title-place", &[("name", Hole::Text(&name)), ("place", Hole::Text(town))]),
        None => scene.t("program.title-online", &[("name", Hole::Text(&name))]),
    };
    let mut trail = vec![(scene.t("nav.programs", &[]), scene.plan.urls().finder(scene.language))];
    let location = scene.site.location_of(program).filter(|location| location.kind != LocationKind::Virtual);
    if let Some(address) = location.and_then(|location| location.address.as_ref()).filter(|_| program.is_listed()) {
        trail.push((scene.state_name(&address.state), scene.plan.urls().place(scene.language, &address.state, None)));
    }
    Head {
        section: "programs",
        title,
        description: own(text, |fields| &fields.summary).unwrap_or_else(|| program.identity.summary.to_string()),
        trail,
        quick_exit: scene.site.config().quick_exit.default,
    }
}

fn owned(text: Option<&str>) -> Option<String> {
    text.filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A field of a program's translation, if it gives it.
fn own(text: Option<&ProgramText>, field: impl Fn(&raw::ProgramText) -> &Option<String>) -> Option<String> {
    text.and_then(|text| field(&text.fields).clone())
}

fn own_list(text: Option<&ProgramText>, field: impl Fn(&raw::ProgramText) -> &Vec<String>) -> Option<Vec<String>> {
    text.map(|text| field(&text.fields).clone()).filter(|list| !list.is_empty())
}

fn next_check(scene: &Scene<'_>, checked: Date) -> Option<DateView> {
    let next = checked.0.checked_add(jiff::Span::new().days(scene.site.standards().next_check)).ok()?;
    Some(scene.date(Date(next)))
}

fn online_states(scene: &Scene<'_>, program: &Program) -> Vec<LinkView> {
    if !program.delivery.online {
        return Vec::new();
    }
    let states = program.delivery.telehealth_states.iter();
    states
        .map(|code| {
            let url = scene.url_if_planned(&PageKind::Online(code.clone(), 1)).unwrap_or_else(|| scene.url_of(&PageKind::Finder));
            LinkView { label: scene.state_name(code), url }
        })
        .collect()
}

/// Three listed programs to look at instead: the nearest, or else online programs of the same state, or else the first.
fn alternatives(site: &Site, index: usize) -> Vec<u32> {
    let program = &site.programs()[index];
    let here = site.location_of(program).and_then(|location| location.point);
    let mut others: Vec<(f64, u32)> = site
        .programs()
        .iter()
        .zip(0_u32..)
        .filter(|(other, _)| other.is_listed() && other.id != program.id)
        .map(|(other, number)| {
            let there = site.location_of(other).and_then(|location| location.point);
            let distance = here.zip(there).map_or(f64::MAX, |(here, there)| here.miles_to(&there));
            (distance, number)
        })
        .collect();
    others.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    others.into_iter().take(3).map(|(_, number)| number).collect()
}

impl PlaceView {
    pub(in crate::render) fn new(scene: &Scene<'_>, location: &Location) -> Option<Self> {
        let address = location.address.as_ref()?;
        let point = location.point.as_ref();
        let contact = location.accessibility_contact.as_deref();
        Some(Self {
            name: location.name.to_string(),
            confidential: location.kind == LocationKind::Confidential,
            street: owned(address.street.as_deref()),
            second_line: owned(address.second_line.as_deref()),
            city: address.city.to_string(),
            state: address.state.to_string(),
            zip: address.zip.to_string(),
            county: owned(address.county.as_deref()),
            map: point.map(|point| {
                format!(
                    "https://www.openstreetmap.org/?mlat={}&mlon={}#map=17/{}/{}",
                    point.latitude, point.longitude, point.latitude, point.longitude
                )
            }),
            transit: scene.some_text(&location.transit),
            parking: scene.some_text(&location.parking),
            arrival: scene.some_text(&location.arrival),
            hours: location.office_hours.iter().map(|hours| hours_view(scene, *hours)).collect(),
            setting: scene.some_label("setting", location.setting),
            accessibility_contact: contact.map(contact_link),
        })
    }
}

fn hours_view(scene: &Scene<'_>, hours: OfficeHours) -> HoursView {
    HoursView {
        day: scene.t(&format!("day.{}", hours.day.code().to_lowercase()), &[]),
        opens: scene.strings.time(hours.opens),
        closes: scene.strings.time(hours.closes),
    }
}

/// A phone number or mailbox as a link.
fn contact_link(contact: &str) -> LinkView {
    if contact.contains('@') {
        LinkView { label: contact.to_owned(), url: format!("mailto:{contact}") }
    } else {
        LinkView { label: crate::model::shown_phone(contact), url: format!("tel:{contact}") }
    }
}

pub(in crate::render) fn credentials(scene: &Scene<'_>, credentials: &[Credential]) -> Vec<CredentialView> {
    let view = |credential: &Credential| CredentialView {
        credential: scene.term("credential", credential.credential),
        issuer: owned(credential.issuer.as_deref()),
        number: owned(credential.number.as_deref()),
        valid_to: credential.valid_to.map(|date| scene.date(date)),
        verify: owned(credential.verify_url.as_deref()),
    };
    credentials.iter().map(view).collect()
}

impl ScheduleView {
    fn new(scene: &Scene<'_>, program: &Program) -> Self {
        let (schedule, derived) = (&program.schedule, &program.derived);
        let words = |key: &str, range: Option<Range>| range.map(|range| scene.range(key, range));
        let more = derived.total_weekly_hours.filter(|total| Some(*total) != derived.hours_per_week);
        Self {
            week: WeekView::new(scene, program),
            times: scene.terms("time-of-day", &derived.time_of_day),
            days: words("program.days-a-week", derived.days_per_week),
            hours: words("program.hours-a-week", derived.hours_per_week),
            total_hours: words("program.hours-a-week", more),
            duration: words("program.weeks", schedule.duration_weeks),
            duration_basis: scene.some_label("duration-basis", schedule.duration_basis),
            program_hours: words("program.hours", derived.program_hours),
            step_down: schedule
                .step_down_weeks
                .filter(|weeks| *weeks > 0)
                .map(|weeks| scene.t("program.step-down-weeks", &[("count", Hole::Number(f64::from(weeks)))])),
            starts: scene.some_label("starts", schedule.starts),
            attendance: scene.some_label("attendance", program.delivery.attendance),
            closures: schedule.closures.iter().filter_map(|closure| closure_view(scene, closure)).collect(),
        }
    }
}

fn closure_view(scene: &Scene<'_>, closure: &raw::Closure) -> Option<ClosureView> {
    Some(ClosureView {
        from: scene.date(closure.from.or(closure.to)?),
        to: closure.to.filter(|to| Some(*to) != closure.from).map(|date| scene.date(date)),
        reason: closure.reason.clone(),
    })
}

impl CareView {
    fn new(scene: &Scene<'_>, program: &Program) -> Self {
        let care = &program.care;
        let one_to_one =
            care.individual_sessions_per_week.map(|sessions| scene.t("program.one-to-one", &[("count", Hole::Number(sessions))]));
        Self {
            level: care.level_of_care.map(|level| scene.term("level-of-care", level)),
            standard: care.level_standard.clone(),
            roles: scene.terms("program-role", &care.program_roles),
            focus: scene.terms("focus", &care.focus),
            co_occurring: match program.derived.co_occurring {
                CoOccurring::Integrated => Some("integrated"),
                CoOccurring::TreatsBoth => Some("treats-both"),
                CoOccurring::No => None,
            },
            therapies: scene.terms("therapy", &care.therapies),
            groups: scene.terms("group-type", &care.group_types),
            group_size: care.group_size.map(|size| scene.range("program.group-size", size)),
            services: scene.terms("individual-service", &care.individual_services),
            one_to_one,
            monitoring: scene.terms("individual-service", &care.monitoring),
            medication: scene.terms("individual-service", &care.medication_services),
            medication_policy: care.medication_policy.map(|policy| scene.term("medication-policy", policy)),
            family: scene.terms("family-service", &care.family_services),
            aftercare: scene.terms("aftercare", &care.aftercare),
            extras: scene.terms("complementary", &care.complementary),
        }
    }
}

impl PeopleView {
    fn new(scene: &Scene<'_>, program: &Program, text: Option<&ProgramText>) -> Self {
        let care = &program.care;
        let languages =
            care.languages.iter().map(|support| LanguageView { language: scene.term("language", support.language), how: support.how.id() });
        Self {
            ages: card::ages(scene, program),
            gender: care.gender_served.map(|gender| scene.term("gender-served", gender)),
            populations: scene.terms("population", &care.populations),
            eligibility: own(text, |fields| &fields.eligibility).or_else(|| owned(Some(&care.eligibility))),
            not_a_fit: own(text, |fields| &fields.not_a_fit).or_else(|| owned(care.not_a_fit.as_deref())),
            languages: languages.collect(),
            faith: care.faith_basis.map(|basis| scene.term("faith-basis", basis)),
            delivery: scene.terms("delivery-mode", &program.delivery.modes),
        }
    }
}

impl CostView {
    fn new(scene: &Scene<'_>, program: &Program, text: Option<&ProgramText>) -> Self {
        let access = &program.access;
        let plans = access.insurance_plans.iter().map(|plan| PlanView {
            payer: plan.payer.to_string(),
            plan: owned(plan.plan.as_deref()),
            network: plan.network.map(|network| scene.term("network", network)),
            state: owned(plan.state.as_deref()),
            as_of: plan.as_of.map(|date| scene.date(date)),
        });
        let prices = access.costs.iter().map(|cost| PriceView {
            option: cost.option.to_string(),
            amount: money(cost.hundredths, &cost.currency),
            per: scene.term("cost-per", cost.per),
            valid_from: cost.valid_from.map(|date| scene.date(date)),
        });
        Self {
            payment: scene.terms("payment", &access.payment),
            plans: plans.collect(),
            prices: prices.collect(),
            note: own(text, |fields| &fields.fees_note).or_else(|| owned(access.fees_note.as_deref())),
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

impl RulesView {
    fn new(scene: &Scene<'_>, program: &Program) -> Self {
        let rules = &program.access.house_rules;
        let vocabulary = scene.site.vocabularies().get("setting-rule");
        let term = |written: &Option<String>| {
            written.as_deref().and_then(|id| vocabulary.index(id)).map(|index| scene.term("setting-rule", index))
        };
        Self {
            smoking: term(&rules.smoking),
            vaping: term(&rules.vaping),
            phones: rules.phones.clone(),
            prescriptions: rules.prescriptions.clone(),
        }
    }
}

/// The URL of the finder, for trails.
pub(in crate::render) fn finder_step(scene: &Scene<'_>) -> (String, UrlPath) {
    (scene.t("nav.programs", &[]), scene.plan.urls().finder(scene.language))
}
