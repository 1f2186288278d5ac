//! Structured data: complete for its kind (domain rules; <https://developers.google.com/search/docs/appearance/structured-data>), without ratings,
//! and nothing in it that the page does not show.

use std::cell::OnceCell;

use serde_json::{Map, Value};

use super::{
    html::{Element, Needle},
    one::{Collected, OnePage},
};
use crate::{content::escape, diagnostic::Diagnostic, plan::PageKind};

/// What each kind must have.
const NEEDED: [(&str, &[&str]); 9] = [
    ("MedicalClinic", &["name", "address"]),
    ("PostalAddress", &["addressLocality", "addressRegion"]),
    ("MedicalOrganization", &["name", "url"]),
    ("MedicalWebPage", &["name", "inLanguage"]),
    ("FAQPage", &["mainEntity"]),
    ("Question", &["name", "acceptedAnswer"]),
    ("Answer", &["text"]),
    ("BreadcrumbList", &["itemListElement"]),
    ("ListItem", &["position", "name"]),
];

/// Properties whose text readers must see, too.
const SHOWN: [&str; 8] = ["name", "text", "telephone", "streetAddress", "addressLocality", "postalCode", "paymentAccepted", "legalName"];

/// What a page is about need not be written on it.
const ABOUT: [&str; 3] = ["about", "audience", "keywords"];

/// Structured data being judged.
struct Data<'d, 'c, 'p> {
    one: &'d OnePage<'c, 'p>,
    /// The body of the page as written, if the data stand before it.
    body: &'d str,
    title: Option<&'d str>,
    /// All that the page shows, without any white space; made when it is wanted.
    shown: OnceCell<String>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

/// A script with structured data.
pub(super) fn data<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, collected: &mut Collected<'p>) {
    let after = one.text.split_once("</head>").map_or("", |(_, after)| after);
    let body = if element.ancestors().any(|around| around.name() == "head") { after } else { "" };
    match serde_json::from_str::<Value>(element.raw()) {
        Ok(value) => {
            Data { one, body, title: collected.facts.title.as_deref(), shown: OnceCell::new(), diagnostics: &mut collected.diagnostics }
                .judge(&value, true);
        }
        Err(_) => collected.diagnostics.push(Diagnostic::incomplete_data(one.place_of("application/ld+json"), "script", "readable JSON")),
    }
}

impl Data<'_, '_, '_> {
    fn judge(&mut self, value: &Value, must_show: bool) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.judge(value, must_show)),
            Value::Object(object) => {
                self.complete(object);
                for (name, value) in object {
                    self.rating(name);
                    if must_show && SHOWN.contains(&name.as_str()) {
                        self.show(name, value);
                    }
                    self.judge(value, must_show && !ABOUT.contains(&name.as_str()));
                }
            }
            _ => {}
        }
    }

    fn complete(&mut self, object: &Map<String, Value>) {
        let kind = object.get("@type").and_then(Value::as_str).unwrap_or_default();
        self.rating(kind);
        let needed = NEEDED.iter().find(|(known, _)| *known == kind).map_or(&[] as &[_], |(_, needed)| *needed);
        let is_main = |id: &str| object.get("@id").and_then(Value::as_str).is_some_and(|known| known.ends_with(id));
        let more: &[&str] = match (kind, &self.one.page.kind) {
            ("MedicalOrganization", PageKind::Provider(_)) if is_main("#organization") => &["contactPoint"],
            // Where a program names no states or no place, that is told of its record.
            ("MedicalOrganization", PageKind::Program(index)) if is_main("#provider") && self.has_states(*index) => &["areaServed"],
            ("MedicalWebPage", PageKind::Article(_)) => &["description"],
            _ => &[],
        };
        let is_missing = |name: &&&str| object.get(**name).is_none_or(is_empty);
        let missing: Vec<&str> = needed.iter().chain(more).filter(is_missing).copied().collect();
        for name in missing {
            match name {
                // It is the author's to say.
                "description" => self.diagnostics.push(Diagnostic::incomplete_data(self.one.place_of_words(), kind, "`description`")),
                _ => self.lacks(kind, &format!("`{name}`")),
            }
        }
        match kind {
            "BreadcrumbList" => self.steps(object.get("itemListElement").and_then(Value::as_array).map_or(&[], Vec::as_slice)),
            "Question"
                if object.get("acceptedAnswer").is_some_and(|answer| answer.as_array().is_some_and(|answers| answers.len() != 1)) =>
            {
                self.lacks(kind, "exactly one `acceptedAnswer`");
            }
            _ => {}
        }
    }

    /// Positions from 1 without gaps; every step but the last has an address.
    fn steps(&mut self, steps: &[Value]) {
        if steps.len() < 2 {
            self.lacks("BreadcrumbList", "a second step");
        }
        let positions = steps.iter().map(|step| step.get("position").and_then(Value::as_u64));
        if !positions.eq((1..=steps.len() as u64).map(Some)) {
            self.lacks("BreadcrumbList", "positions from 1 without gaps");
        }
        if steps.iter().rev().skip(1).any(|step| step.get("item").is_none()) {
            self.lacks("ListItem", "`item`");
        }
    }

    /// Whether a program says in which states it is online.
    fn has_states(&self, program: usize) -> bool {
        !self.one.checker.prepared.site().programs()[program].delivery.telehealth_states.is_empty()
    }

    fn lacks(&mut self, kind: &str, what: &str) {
        self.diagnostics.push(Diagnostic::incomplete_data(self.one.place_of(&format!("\"{kind}\"")), kind, what));
    }

    fn rating(&mut self, name: &str) {
        let is_rating = !name.is_empty() && self.one.checker.knowledge.ratings.iter().any(|known| known == name);
        if is_rating {
            self.diagnostics.push(Diagnostic::rating_markup(self.one.place_of(name), name));
        }
    }

    fn show(&mut self, name: &str, value: &Value) {
        let Some(text) = value.as_str() else { return };
        // Nearly always it stands there as it is, whole or in parts, or is the title.
        let stands = |text: &str| Needle::new(&escape(text)).find(self.body).is_some();
        if self.title == Some(text) || stands(text) || text.split(", ").all(stands) {
            return;
        }
        let one = self.one;
        let shown = self.shown.get_or_init(|| all_shown(one));
        let has = |text: &str| shown.contains(&without_blanks(text));
        // A name may be put together from parts that stand apart on the page.
        if !has(text) && !text.split(", ").all(has) {
            self.diagnostics.push(Diagnostic::hidden_data(one.place_of(text), name, text));
        }
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(values) => values.is_empty(),
        _ => false,
    }
}

fn all_shown(one: &OnePage<'_, '_>) -> String {
    let root = one.html.elements().next();
    root.map(|root| without_blanks(&root.words())).unwrap_or_default()
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}
