//! Structured data (JSON-LD, <https://schema.org>) for each kind of page: only what the page itself shows, never ratings.

use serde_json::{Map, Value, json};

use crate::{
    content::raw::Audience,
    model::{Address, Article, Location, LocationKind, Organization, Phone, Program, Question, Site, program::Status, shown_phone},
    plan::Urls,
    value::{Language, Localized},
};

/// A step of the way from the front page: its name, and its whole address but for the page itself.
pub type Step<'s> = (&'s str, Option<&'s str>);

/// What all structured data of a page needs.
#[derive(Clone, Copy)]
pub struct PageFacts<'p> {
    /// The site.
    pub site: &'p Site,
    /// Its addresses.
    pub urls: &'p Urls,
    /// The page's language.
    pub language: &'p Language,
    /// The page's whole address.
    pub url: &'p str,
    /// The page's title.
    pub title: &'p str,
    /// What search results say of it.
    pub description: &'p str,
}

/// The data of a program's profile.
#[must_use]
pub fn program(page: PageFacts<'_>, program: &Program, steps: &[Step<'_>]) -> Value {
    let PageFacts { site, url, .. } = page;
    let organization = site.organization_of(program);
    let location = site.location_of(program).filter(|location| location.kind != LocationKind::Virtual && location.address.is_some());
    let therapy_id = format!("{url}#treatment");
    let mut web_page = web_page(page);
    // What is gone for good offers nothing.
    if program.identity.status == Status::Defunct {
        return graph(vec![Value::Object(web_page), breadcrumbs(steps)]);
    }
    web_page.insert("mainEntity".into(), json!({"@id": therapy_id}));
    insert_some(&mut web_page, "lastReviewed", program.provenance.last_verified.map(|date| date.to_string()));
    web_page.insert("audience".into(), audience(program));
    // A treatment with medicines is no purely psychological one.
    let kind = if program.care.medication_services.is_empty() { "PsychologicalTreatment" } else { "MedicalTherapy" };
    // As the page itself calls it.
    let name = program.texts.get(page.language).and_then(|text| text.fields.name.as_deref()).filter(|name| !name.is_empty());
    let name = name.unwrap_or(&program.identity.name);
    let therapy = json!({"@type": kind, "@id": therapy_id, "name": name, "relevantSpecialty": "https://schema.org/Psychiatric"});
    let provider = match location {
        Some(location) => clinic(page, program, organization, location, &therapy_id),
        None => online_provider(page, program, organization, &therapy_id),
    };
    graph(vec![Value::Object(web_page), provider, therapy, breadcrumbs(steps)])
}

fn audience(program: &Program) -> Value {
    let mut audience = Map::from_iter([("@type".into(), json!("PeopleAudience")), ("suggestedMinAge".into(), json!(program.care.age_min))]);
    insert_some(&mut audience, "suggestedMaxAge", program.care.age_max);
    Value::Object(audience)
}

fn clinic(page: PageFacts<'_>, program: &Program, organization: &Organization, location: &Location, therapy_id: &str) -> Value {
    let mut clinic = Map::from_iter([
        ("@type".into(), json!("MedicalClinic")),
        ("@id".into(), json!(format!("{}#clinic", page.url))),
        ("name".into(), json!(format!("{}, {}", organization.name, location.name))),
        ("url".into(), json!(page.url)),
        ("parentOrganization".into(), parent(page, organization)),
        ("availableService".into(), json!({"@id": therapy_id})),
    ]);
    insert_some(&mut clinic, "address", location.address.as_ref().map(address));
    let point = location.pin(page.site.vocabularies()).filter(|_| location.kind == LocationKind::Physical);
    insert_some(
        &mut clinic,
        "geo",
        point.map(|point| json!({"@type": "GeoCoordinates", "latitude": point.latitude, "longitude": point.longitude})),
    );
    insert_some(&mut clinic, "telephone", telephone(program));
    let hours = location.office_hours.iter().map(|hours| {
        let day = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][hours.day as usize];
        json!({"@type": "OpeningHoursSpecification", "dayOfWeek": format!("https://schema.org/{day}"), "opens": hours.opens, "closes": hours.closes})
    });
    let hours: Vec<Value> = hours.collect();
    insert_some(&mut clinic, "openingHoursSpecification", (!hours.is_empty()).then_some(hours));
    insert_some(&mut clinic, "isAcceptingNewPatients", is_accepting(page.site, program));
    insert_some(&mut clinic, "paymentAccepted", payment(page, program));
    Value::Object(clinic)
}

fn online_provider(page: PageFacts<'_>, program: &Program, organization: &Organization, therapy_id: &str) -> Value {
    let states = program.delivery.telehealth_states.iter().map(|code| {
        let name = page.site.states().get(code).map_or(&**code, |state| text(page, &state.name));
        json!({"@type": "State", "name": name})
    });
    let mut provider = Map::from_iter([
        ("@type".into(), json!("MedicalOrganization")),
        ("@id".into(), json!(format!("{}#provider", page.url))),
        ("name".into(), json!(organization.name)),
        ("url".into(), json!(page.urls.permalink(&page.urls.provider(page.language, &organization.id)))),
        ("areaServed".into(), states.collect()),
        ("makesOffer".into(), json!({"@type": "Offer", "itemOffered": {"@id": therapy_id}})),
    ]);
    insert_some(&mut provider, "telephone", telephone(program));
    Value::Object(provider)
}

fn parent(page: PageFacts<'_>, organization: &Organization) -> Value {
    json!({"@type": "MedicalOrganization", "name": organization.name, "url": page.urls.permalink(&page.urls.provider(page.language, &organization.id))})
}

fn address(address: &Address) -> Value {
    let mut value = Map::from_iter([
        ("@type".into(), json!("PostalAddress")),
        ("addressLocality".into(), json!(address.city)),
        ("addressRegion".into(), json!(address.state)),
        ("postalCode".into(), json!(address.zip)),
        ("addressCountry".into(), json!("US")),
    ]);
    insert_some(&mut value, "streetAddress", address.street.as_deref());
    Value::Object(value)
}

fn telephone(program: &Program) -> Option<String> {
    program.access.phones.first().map(Phone::shown)
}

/// Only what is known counts: a waitlist is neither yes nor no.
fn is_accepting(site: &Site, program: &Program) -> Option<bool> {
    let value = program.access.availability?.value;
    match &*site.vocabularies().get("availability").term(value).id {
        "open" => Some(true),
        "closed" => Some(false),
        _ => None,
    }
}

fn payment(page: PageFacts<'_>, program: &Program) -> Option<String> {
    let vocabulary = page.site.vocabularies().get("payment");
    let labels: Vec<&str> = program.access.payment.iter().map(|term| text(page, &vocabulary.term(*term).label)).collect();
    (!labels.is_empty()).then(|| labels.join(", "))
}

/// The data of a provider's page.
#[must_use]
pub fn provider(page: PageFacts<'_>, organization: &Organization, steps: &[Step<'_>]) -> Value {
    let contact = organization
        .phones
        .first()
        .map(|phone| json!({"@type": "ContactPoint", "telephone": shown_phone(&phone.number), "contactType": "customer service"}));
    let mut value = Map::from_iter([
        ("@type".into(), json!("MedicalOrganization")),
        ("@id".into(), json!(format!("{}#organization", page.url))),
        ("name".into(), json!(organization.name)),
        ("url".into(), json!(organization.website.as_deref().unwrap_or(page.url))),
    ]);
    insert_some(&mut value, "contactPoint", contact);
    graph(vec![Value::Object(value), breadcrumbs(steps)])
}

/// The data of an article, section or page about the site.
#[must_use]
pub fn article(page: PageFacts<'_>, article: &Article, steps: &[Step<'_>]) -> Value {
    let mut web_page = web_page(page);
    insert_some(&mut web_page, "lastReviewed", article.last_reviewed.map(|date| date.to_string()));
    let publisher = text(page, &page.site.config().publisher.name);
    if article.last_reviewed.is_some() && !publisher.is_empty() {
        web_page.insert("reviewedBy".into(), json!({"@type": "Organization", "name": publisher}));
    }
    if page.site.articles().contains_key(&article.id) {
        let levels = page.site.vocabularies().get("level-of-care");
        let name = levels.index("iop").map(|iop| text(page, &levels.term(iop).label));
        insert_some(&mut web_page, "about", name.map(|name| json!({"@type": "MedicalTherapy", "name": name})));
    }
    let mut kinds: Vec<&str> = article.audience.iter().filter_map(|audience| audience_type(*audience)).collect();
    kinds.dedup();
    let audience: Vec<Value> = kinds.iter().map(|kind| json!({"@type": "MedicalAudience", "audienceType": kind})).collect();
    insert_some(&mut web_page, "audience", (!audience.is_empty()).then_some(audience));
    graph(vec![Value::Object(web_page), breadcrumbs(steps)])
}

/// schema.org's own list holds only clinicians and researchers, so families are named in words.
fn audience_type(audience: Audience) -> Option<&'static str> {
    match audience {
        Audience::Oneself | Audience::Teen => Some("Patient"),
        Audience::Family => Some("Caregiver"),
        Audience::Referrer | Audience::Provider => None,
    }
}

/// The data of the questions and answers; `answers` are their texts.
#[must_use]
pub fn questions(page: PageFacts<'_>, questions: &[Question], steps: &[Step<'_>]) -> Value {
    let entries = questions.iter().map(|question| {
        let answer = question.answer.text();
        json!({"@type": "Question", "name": question.question, "acceptedAnswer": {"@type": "Answer", "text": answer.split_whitespace().collect::<Vec<_>>().join(" ")}})
    });
    let mut faq = web_page(page);
    faq.insert("@type".into(), json!("FAQPage"));
    faq.insert("mainEntity".into(), entries.collect());
    graph(vec![Value::Object(faq), breadcrumbs(steps)])
}

/// The data of a page that only has a place in the site.
#[must_use]
pub fn place_in_site(steps: &[Step<'_>]) -> Value {
    graph(vec![breadcrumbs(steps)])
}

fn web_page(page: PageFacts<'_>) -> Map<String, Value> {
    let mut web_page = Map::from_iter([
        ("@type".into(), json!("MedicalWebPage")),
        ("@id".into(), json!(page.url)),
        ("url".into(), json!(page.url)),
        ("name".into(), json!(page.title)),
        ("inLanguage".into(), json!(page.language)),
    ]);
    insert_some(&mut web_page, "description", Some(page.description).filter(|description| !description.is_empty()));
    web_page
}

/// Positions count from 1 without gaps; the last step is the page itself and has no address
/// (<https://developers.google.com/search/docs/appearance/structured-data/breadcrumb>).
fn breadcrumbs(steps: &[Step<'_>]) -> Value {
    let items = steps.iter().zip(1..).map(|((name, url), position)| {
        let mut item =
            Map::from_iter([("@type".into(), json!("ListItem")), ("position".into(), json!(position)), ("name".into(), json!(name))]);
        insert_some(&mut item, "item", *url);
        Value::Object(item)
    });
    Value::Object(Map::from_iter([("@type".into(), json!("BreadcrumbList")), ("itemListElement".into(), items.collect())]))
}

/// `json!` would copy the nodes.
fn graph(nodes: Vec<Value>) -> Value {
    Value::Object(Map::from_iter([("@context".into(), json!("https://schema.org")), ("@graph".into(), Value::Array(nodes))]))
}

fn insert_some(map: &mut Map<String, Value>, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        map.insert(key.to_owned(), value.into());
    }
}

fn text<'t>(page: PageFacts<'t>, text: &'t Localized) -> &'t str {
    page.site.config().text(text, page.language)
}

/// Writes data so that it can stand in an HTML script element: nothing in it may end the element.
#[must_use]
pub fn for_html(data: &Value) -> String {
    json_text(data).replace('<', "\\u003c")
}

/// Writes data as JSON, in half the time that `to_string` takes for it.
pub(crate) fn json_text(data: &Value) -> String {
    serde_json::to_string(data).expect("keys are text")
}
