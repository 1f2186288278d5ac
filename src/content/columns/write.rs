//! From a record to the cells of its row: the way back of what the module above reads. What fits the columns for a single phone or a single week
//! goes there, where people look for it; what does not goes whole into the columns that hold several.

use std::borrow::Cow;

use super::{
    Column,
    Target::{Body, Field, Inner, List, Npi, OfficeHours, Packed, Phone, Range as Bound, Track},
};
use crate::{
    value::Range,
    yaml::{Fields, Tree},
};

/// Returns the cells of a record's row. `body` is its Markdown.
#[must_use]
pub fn cells(columns: &[Column], fields: &Fields, body: &str) -> Vec<Cow<'static, str>> {
    let simple = Simple::of(columns, fields);
    columns.iter().map(|column| cell(column, fields, body, &simple).into()).collect()
}

/// Returns the rows of the table of sessions for a program: track, day, start, end, mode.
#[must_use]
pub fn sessions(program: &str, fields: &Fields) -> Vec<Vec<Cow<'static, str>>> {
    let row = |track: &Fields, session: &Tree| {
        let part = |name| inner(session, name);
        [program.to_owned(), text(value(track, "name")), part("day"), part("start"), part("end"), part("mode")].map(Cow::Owned).into()
    };
    let tracks = items(value(fields, "tracks")).filter_map(|track| if let Tree::Map(track) = track { Some(track) } else { None });
    tracks.flat_map(|track| items(value(track, "sessions")).map(move |session| row(track, session))).collect()
}

/// Which of the columns for a single value hold all that a record says.
struct Simple {
    phones: bool,
    track: bool,
    npi: bool,
}

impl Simple {
    fn of(columns: &[Column], fields: &Fields) -> Self {
        let kinds: Vec<&str> =
            columns.iter().filter_map(|column| if let Phone(kind) = column.target { Some(kind) } else { None }).collect();
        // Reading goes from column to column, so numbers in another order would come back in that of the columns.
        let places: Option<Vec<usize>> = items(value(fields, "phones")).map(|phone| plain_phone(phone, &kinds)).collect();
        let ranges: Vec<&Tree> = items(value(fields, "tracks")).filter(|track| inner_value(track, "sessions").is_none()).collect();
        let schemes: Vec<String> = items(value(fields, "identifiers")).map(|identifier| inner(identifier, "scheme")).collect();
        Self {
            phones: places.is_some_and(|places| places.is_sorted_by(|one, next| one < next)),
            track: matches!(ranges.as_slice(), [only] if inner_value(only, "name").is_none()),
            npi: schemes.iter().position(|scheme| scheme == "npi") == Some(0)
                && schemes.iter().filter(|scheme| *scheme == "npi").count() == 1,
        }
    }
}

/// The position of the column that holds all of a phone.
fn plain_phone(phone: &Tree, kinds: &[&str]) -> Option<usize> {
    let Tree::Map(fields) = phone else { return None };
    let plain = fields.iter().all(|(name, _)| matches!(name.as_str(), "number" | "type"));
    let kind = inner(phone, "type");
    kinds.iter().position(|known| *known == kind).filter(|_| plain)
}

fn cell(column: &Column, fields: &Fields, body: &str, simple: &Simple) -> String {
    let own = value(fields, column.name);
    match column.target {
        Field => text(own),
        Body => body.to_owned(),
        List => join(items(own).map(|item| text(Some(item)))),
        Inner(outer, name) => value(fields, outer).map(|outer| inner(outer, name)).unwrap_or_default(),
        Bound(field, end) => value(fields, field).map(|range| bound(range, end)).unwrap_or_default(),
        Track(field, end) if simple.track => {
            let track = items(value(fields, "tracks")).find(|track| inner_value(track, "sessions").is_none());
            track.and_then(|track| inner_value(track, field)).map(|range| bound(range, end)).unwrap_or_default()
        }
        Phone(kind) if simple.phones => {
            let phone = items(value(fields, "phones")).find(|phone| inner(phone, "type") == kind);
            phone.map(|phone| as_people_write(&inner(phone, "number"))).unwrap_or_default()
        }
        Npi if simple.npi => items(value(fields, "identifiers")).next().map(|npi| inner(npi, "value")).unwrap_or_default(),
        Packed("phones", ..) if simple.phones => String::new(),
        Packed("tracks", names, sign) => {
            let ranges = items(value(fields, "tracks")).filter(|track| inner_value(track, "sessions").is_none() && !simple.track);
            join(ranges.map(|track| pack(track, names, sign)))
        }
        Packed("identifiers", names, sign) => {
            join(items(value(fields, "identifiers")).skip(usize::from(simple.npi)).map(|identifier| pack(identifier, names, sign)))
        }
        Packed(field, names, sign) => join(items(value(fields, field)).map(|item| pack(item, names, sign))),
        OfficeHours => join(items(value(fields, column.name)).map(office_hours)),
        Track(..) | Phone(_) | Npi => String::new(),
    }
}

fn value<'f>(fields: &'f Fields, name: &str) -> Option<&'f Tree> {
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
}

fn inner_value<'t>(tree: &'t Tree, name: &str) -> Option<&'t Tree> {
    match tree {
        Tree::Map(fields) => value(fields, name),
        _ => None,
    }
}

fn inner(tree: &Tree, name: &str) -> String {
    text(inner_value(tree, name))
}

/// The values of a list; a single one is a list of one.
fn items(tree: Option<&Tree>) -> impl Iterator<Item = &Tree> {
    match tree {
        Some(Tree::List(items)) => items.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    }
    .iter()
}

/// A value as a cell shows it. Text in several languages has a column for each, and none for all.
fn text(tree: Option<&Tree>) -> String {
    match tree {
        Some(Tree::Text(text) | Tree::Number(text)) => text.clone(),
        Some(Tree::Flag(flag)) => flag.to_string(),
        Some(Tree::List(items)) => items.iter().map(|item| text(Some(item))).collect::<Vec<_>>().join(","),
        Some(Tree::Map(_)) | None => String::new(),
    }
}

fn bound(range: &Tree, end: &str) -> String {
    let range = Range::read(&text(Some(range)));
    range.map(|range| if end == "min" { range.min } else { range.max }.to_string()).unwrap_or_default()
}

/// Joins values as a cell does.
fn join(values: impl Iterator<Item = String>) -> String {
    values.map(|value| value.replace(';', "\\;")).collect::<Vec<_>>().join("; ")
}

/// Packs the fields of a record into one value of a cell. A record that is a single word has that as its first.
fn pack(record: &Tree, names: &[&str], sign: char) -> String {
    let part = |name: &&str| inner(record, name).replace(sign, &format!("\\{sign}"));
    let packed = match record {
        Tree::Map(_) => names.iter().map(part).collect::<Vec<_>>().join(&sign.to_string()),
        word => text(Some(word)),
    };
    packed.trim_end_matches(sign).to_owned()
}

fn office_hours(hours: &Tree) -> String {
    format!("{} {}-{}", text(inner_value(hours, "days")), inner(hours, "opens"), inner(hours, "closes"))
}

/// `+15555550142` as `555-555-0142`: a leading plus looks like a formula.
fn as_people_write(number: &str) -> String {
    let digits = number.strip_prefix("+1").filter(|digits| digits.len() == 10 && digits.bytes().all(|byte| byte.is_ascii_digit()));
    digits.map_or_else(|| number.to_owned(), |digits| format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..]))
}
