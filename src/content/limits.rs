//! What fields may hold: one row for each field with a least and a most, for all records together. Counts and lengths are checked here, on the
//! tree of a record, so that YAML and spreadsheets obey the same rows; numbers are checked by the model, which leaves out those that do not
//! fit. Fields whose limits have a rule of their own (`summary-length`, `description-length`, `bad-id` …) are not here.

use crate::{
    diagnostic::{Diagnostic, Place, Span},
    value::Range,
    yaml::{Node, Value},
};

/// A field and what it may hold. The field is the way to it from the record's root, such as `address.line1`; `[]` stands for every item.
pub type Limit = (&'static str, Holds);

/// The least and the most that a field may hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Holds {
    /// Characters of a text, in each of its languages, without space around it.
    Characters(usize, usize),
    /// Items of a list.
    Entries(usize, usize),
    /// A number, and what it counts.
    Number(f64, f64, &'static str),
}

use Holds::{Characters, Entries, Number};

/// Limits of programs.
pub const PROGRAM: &[Limit] = &[
    ("name", Characters(3, 120)),
    ("alternate_names", Entries(0, 5)),
    ("program_roles", Entries(1, 3)),
    ("focus", Entries(1, 12)),
    ("therapies", Entries(0, 20)),
    ("group_types", Entries(1, 30)),
    ("group_size", Number(2.0, 20.0, "people")),
    ("individual_services", Entries(1, 40)),
    ("individual_sessions_per_week", Number(0.0, f64::INFINITY, "sessions")),
    ("individual_session_hours", Number(0.25, 2.0, "hours")),
    ("age_min", Number(0.0, 120.0, "years")),
    ("age_max", Number(0.0, 120.0, "years")),
    ("eligibility", Characters(20, 600)),
    ("not_a_fit", Characters(0, 400)),
    ("telehealth_needs", Characters(0, 240)),
    ("in_person_required", Characters(0, 240)),
    ("tracks[].name", Characters(0, 60)),
    ("tracks[].days_per_week", Number(1.0, 7.0, "days")),
    ("tracks[].hours_per_day", Number(0.5, 8.0, "hours")),
    ("duration_weeks", Number(1.0, 52.0, "weeks")),
    ("step_down_weeks", Number(0.0, 26.0, "weeks")),
    ("how_to_start", Entries(1, 6)),
    ("how_to_start[]", Characters(0, 120)),
    ("time_to_first_visit_days", Number(0.0, 90.0, "days")),
    ("costs[].amount", Number(0.0, f64::INFINITY, "")),
    ("fees_note", Characters(0, 400)),
    ("required_documents", Entries(0, 10)),
    ("alert", Characters(0, 200)),
];

/// Limits of translations of programs.
pub const PROGRAM_TEXT: &[Limit] = &[
    ("name", Characters(3, 120)),
    ("eligibility", Characters(20, 600)),
    ("not_a_fit", Characters(0, 400)),
    ("how_to_start", Entries(1, 6)),
    ("how_to_start[]", Characters(0, 120)),
    ("telehealth_needs", Characters(0, 240)),
    ("in_person_required", Characters(0, 240)),
    ("fees_note", Characters(0, 400)),
    ("required_documents", Entries(0, 10)),
    ("alert", Characters(0, 200)),
];

/// Limits of organizations. A logo is a picture, so the bytes of its file are counted where the file is known.
pub const ORGANIZATION: &[Limit] =
    &[("name", Characters(2, 120)), ("description", Characters(40, 1000)), ("logo.file", Number(0.0, 100.0, "KB"))];

/// Limits of locations.
pub const LOCATION: &[Limit] = &[
    ("name", Characters(2, 120)),
    ("address.line1", Characters(0, 100)),
    ("address.line2", Characters(0, 100)),
    ("lat", Number(-90.0, 90.0, "degrees")),
    ("lon", Number(-180.0, 180.0, "degrees")),
    ("transit", Characters(0, 300)),
    ("parking", Characters(0, 300)),
    ("arrival", Characters(0, 300)),
];

/// Limits of rows of `sessions.csv`.
pub const SESSION_ROW: &[Limit] = &[("track", Characters(0, 60))];

/// Limits of rows of `simple.csv`.
pub const SIMPLE_ROW: &[Limit] = &[
    ("provider", Characters(2, 120)),
    ("program", Characters(3, 120)),
    ("street", Characters(0, 100)),
    ("treats", Entries(1, 12)),
    ("therapies", Entries(0, 20)),
    ("groups", Entries(1, 30)),
];

/// The numbers that a field takes, and what they count.
///
/// # Panics
/// If the field has no row of numbers: a mistake in this program.
#[must_use]
pub fn numbers(limits: &[Limit], field: &str) -> (Range, &'static str) {
    let found = limits.iter().find_map(|limit| match *limit {
        (name, Number(min, max, unit)) if name == field => Some((Range { min, max }, unit)),
        _ => None,
    });
    found.expect("every number that is checked has its row")
}

/// Remarks on the texts and lists of a record that are too short or too long. What is not there, or empty, has no length.
pub(super) fn check<'l>(
    limits: &'l [Limit],
    record: &'l Node<'_>,
    place: impl Fn(Span) -> Place + 'l,
) -> impl Iterator<Item = Diagnostic> + 'l {
    let all = limits.iter().flat_map(|(field, holds)| values(record, field).into_iter().map(move |node| (*field, *holds, node)));
    let measured =
        all.flat_map(|(field, holds, node)| lengths(holds, node).into_iter().map(move |(span, length)| (field, holds, span, length)));
    measured.filter_map(move |(field, holds, span, length)| {
        let (least, most, unit) = match holds {
            Characters(least, most) => (least, most, "character"),
            Entries(least, most) => (least, most, "value"),
            Number(..) => return None,
        };
        let fits = length == 0 || (least..=most).contains(&length);
        (!fits).then(|| wrong_length(place(span), field, length, (least, most, unit)))
    })
}

fn wrong_length(at: Place, field: &str, length: usize, (least, most, unit): (usize, usize, &str)) -> Diagnostic {
    let plural = if length == 1 { "" } else { "s" };
    let bound = if length < least { format!("at least {}", grouped(least)) } else { format!("at most {}", grouped(most)) };
    let allowed = if least > 1 { format!("{} to {}", grouped(least), grouped(most)) } else { format!("up to {}", grouped(most)) };
    let got = format!("{} {unit}{plural} of {bound}", grouped(length));
    match field.strip_suffix("[]") {
        Some(list) => Diagnostic::wrong_length(at, &format!("a value of `{list}`"), &got, &format!("{allowed} {unit}s")),
        None => Diagnostic::wrong_length(at, &format!("`{}`", field.replace("[]", "")), &got, &format!("{allowed} {unit}s")),
    }
}

/// `1,000` as people write it.
fn grouped(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", grouped(number / 1000), number % 1000) }
}

/// The values at the end of a way into a record. A single value counts as a list of one.
fn values<'n, 'a>(node: &'n Node<'a>, way: &str) -> Vec<&'n Node<'a>> {
    if way.is_empty() {
        return vec![node];
    }
    if let Some(rest) = way.strip_prefix("[]") {
        return match &node.value {
            Value::List(items) => items.iter().flat_map(|item| values(item, rest)).collect(),
            Value::Null => Vec::new(),
            _ => values(node, rest),
        };
    }
    let way = way.strip_prefix('.').unwrap_or(way);
    let (name, rest) = way.split_at(way.find(['.', '[']).unwrap_or(way.len()));
    node.get(name).map_or_else(Vec::new, |inner| values(inner, rest))
}

/// How long a value is, and where it stands; a text in several languages has a length in each.
fn lengths(holds: Holds, node: &Node<'_>) -> Vec<(Span, usize)> {
    match (holds, &node.value) {
        (Characters(..), Value::Text { text, .. }) => vec![(node.span, text.trim().chars().count())],
        (Characters(..), Value::Map(languages)) => languages.iter().flat_map(|entry| lengths(holds, &entry.value)).collect(),
        (Entries(..), Value::List(items)) => vec![(node.span, items.len())],
        _ => Vec::new(),
    }
}
