//! What lists of results show of a program: a row of plain values, the same for every language. Terms are named by their positions in the
//! vocabularies, which the root of each language puts into words.

use serde_json::{Value, json};

use super::directory::{Directory, Entry};
use crate::{
    model::{Point, Program, TermIndex, Vocabulary, program::Status},
    value::{Date, Range},
};

/// Terms of a list that a card shows; the others are counted.
const SHOWN: usize = 3;

/// The row of a program; `mod.rs` tells what stands where.
pub(super) fn row(directory: &Directory<'_>, entry: &Entry<'_>) -> Value {
    let site = directory.site;
    let Entry { program, location } = entry;
    let lists = site.vocabularies();
    let phone = program.first_phone(lists).map(|phone| json!([phone.url(lists.get("phone-type")), phone.shown()]));
    let place = entry.address().map_or_else(String::new, |address| format!("{}, {}", address.city, address.state));
    json!([
        program.id,
        program.identity.name,
        site.organization_of(program).name,
        place,
        positions(lists.get("delivery-mode"), &program.delivery.modes),
        range(program.derived.days_per_week),
        range(program.derived.hours_per_week),
        positions(lists.get("time-of-day"), &program.derived.time_of_day),
        [i32::from(program.care.age_min), program.care.age_max.map_or(-1, i32::from)],
        positions(lists.get("population"), &program.care.populations[..program.care.populations.len().min(SHOWN)]),
        positions(lists.get("payment"), &program.access.payment[..program.access.payment.len().min(SHOWN)]),
        program.access.payment.len().saturating_sub(SHOWN),
        accepting(lists.get("availability"), program),
        status(program.identity.status),
        date(program.provenance.last_verified),
        program.provenance.freshness as u8,
        or_zero(phone),
        names(program),
        or_zero(location.and_then(|location| location.pin(lists)).map(point)),
        u8::from(program.delivery.online),
        program.access.first_visit_days.map_or(-1, |days| scaled(days.min, 1.0)),
    ])
}

/// A value, or 0 for none: the shortest word for nothing that every reader tells from the others.
fn or_zero(value: Option<Value>) -> Value {
    value.unwrap_or_else(|| 0.into())
}

/// The positions of terms among those that their facet lists: retired ones are not there.
fn positions(vocabulary: &Vocabulary, terms: &[TermIndex]) -> Vec<usize> {
    let listed = || vocabulary.terms().filter(|(_, term)| !term.is_retired()).map(|(index, _)| index);
    terms.iter().filter_map(|term| listed().position(|index| index == *term)).collect()
}

fn range(range: Option<Range>) -> Value {
    or_zero(range.map(|range| json!([number(range.min), number(range.max)])))
}

/// A number with two decimals at most, and with none if it needs none.
fn number(number: f64) -> Value {
    let hundredths = scaled(number, 100.0);
    if hundredths % 100 == 0 { json!(hundredths / 100) } else { json!(f64::from(hundredths) / 100.0) }
}

fn accepting(vocabulary: &Vocabulary, program: &Program) -> Value {
    let told = program.access.availability.and_then(|availability| {
        let position = *positions(vocabulary, &[availability.value]).first()?;
        Some(json!([position, availability.as_of.to_string(), availability.slots.map_or(-1, i32::from)]))
    });
    or_zero(told)
}

fn status(status: Status) -> u8 {
    match status {
        Status::Active => 0,
        Status::Inactive => 1,
        Status::TemporarilyClosed => 2,
        Status::Defunct => 3,
    }
}

fn date(date: Option<Date>) -> Value {
    or_zero(date.map(|date| date.to_string().into()))
}

/// The name in other languages, where there is one.
fn names(program: &Program) -> Value {
    let translated =
        program.texts.iter().filter_map(|(language, text)| Some((language.tag().to_owned(), text.fields.name.as_deref()?.into())));
    let names: serde_json::Map<String, Value> = translated.collect();
    if names.is_empty() { 0.into() } else { names.into() }
}

/// Ten-thousandths of a degree: some ten meters.
fn point(point: &Point) -> Value {
    json!([scaled(point.latitude, 10_000.0), scaled(point.longitude, 10_000.0)])
}

/// A small number as a whole number of its parts.
#[expect(clippy::cast_possible_truncation, reason = "degrees, hours and days are below a thousand")]
pub(super) fn scaled(number: f64, parts: f64) -> i32 {
    (number * parts).round() as i32
}
