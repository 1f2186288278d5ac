//! HSDS as JSON, read object by object: a service, an organization, a list, a page of an API, or an object of lists. A file of hundreds of megabytes
//! is never held; what is kept are the fields that have a name.

use std::{
    fmt,
    io::{BufReader, Read},
};

use serde::{
    Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::{
    Fault,
    objects::{Columns, Objects},
    shape::Kind,
};
use crate::{
    diagnostic::{Diagnostic, Place},
    path::SourcePath,
};

/// What was seen of the pages of a list.
#[derive(Debug, Default)]
pub(super) struct Pages {
    read: u64,
    all: u64,
    last: u64,
}

impl Pages {
    /// Which page is there, of how many, if not all are.
    pub(super) fn missing(&self) -> Option<(u64, u64)> {
        (self.read > 0 && self.read < self.all).then_some((self.last, self.all))
    }
}

/// Reads a file to its end. The error says why it is no HSDS, or where it breaks off.
pub(super) fn read(text: impl Read, path: &SourcePath, objects: &mut Objects, pages: &mut Pages) -> Result<(), Fault> {
    let hint = Kind::named(path.stem()).or_else(|| Kind::named(path.folder().rsplit('/').next().unwrap_or_default()));
    let mut reader = serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 16, text));
    let mut top = Top { objects, pages, hint, is_descriptor: path.stem() == "datapackage", row: 0, other: None, is_known: false };
    loop {
        Documents(&mut top).deserialize(&mut reader).map_err(|error| broken(&error, &top))?;
        match reader.end() {
            Ok(()) => break,
            // One object follows another.
            Err(error) if error.is_syntax() => {}
            Err(error) => return Err(broken(&error, &top)),
        }
    }
    if top.is_known {
        return Ok(());
    }
    Err(Fault::Foreign(Box::new(Diagnostic::foreign_shape(Place::from(path), "this file holds no objects of HSDS", top.other))))
}

fn broken(error: &serde_json::Error, top: &Top<'_>) -> Fault {
    let at = top.objects.here(top.row + 1);
    let again = "ask for the file again; nothing of it was taken over";
    if error.is_eof() {
        return Fault::Broken(Box::new(Diagnostic::unreadable_file(at, "the file ends in the middle: it was not saved to its end", again)));
    }
    let why = error.to_string();
    let why = why.split(" at line ").next().unwrap_or_default();
    let why = format!("the file is damaged at line {}, column {}: {why}", error.line(), error.column());
    Fault::Broken(Box::new(Diagnostic::unreadable_file(at, &why, again)))
}

/// The file that is read.
struct Top<'o> {
    objects: &'o mut Objects,
    pages: &'o mut Pages,
    /// What the name of the file says of its objects.
    hint: Option<Kind>,
    /// Whether its name says that it lists the tables of a package.
    is_descriptor: bool,
    /// Objects that were read.
    row: usize,
    /// The form that the file seems to have instead.
    other: Option<&'static str>,
    /// Whether anything in it is HSDS, if only its front page.
    is_known: bool,
}

impl Top<'_> {
    /// Takes an object over that stands at the top, in a list or in a page.
    fn take(&mut self, raw: Raw) {
        let says = |key: &str| raw.columns.iter().any(|(name, _)| name == key);
        let is_front_page = says("openapi_url") || says("profile") || self.is_descriptor || raw.others.iter().any(|key| key == "resources");
        if raw.others.iter().any(|key| key == "rows") {
            self.other = Some("findtreatment");
        }
        if is_front_page && !says("id") {
            self.is_known = true;
        } else if !says("id") && !says("name") && !raw.nested.is_empty() {
            self.is_known = true;
            for (kind, item) in raw.nested {
                self.row += 1;
                self.flatten(kind, item);
            }
            self.tell_others("package", &raw.others);
        } else if let Some(kind) = self.hint.filter(|kind| fit(*kind, &raw) > 1).or_else(|| likeliest(&raw)) {
            self.is_known = true;
            self.row += 1;
            self.flatten(kind, raw);
        }
    }

    fn tell_others(&mut self, name: &str, others: &[String]) {
        for key in others {
            let name = Kind::named(key).filter(|kind| kind.is_passed_over()).map_or_else(|| format!("{name}.{key}"), |_| key.clone());
            self.objects.drop_field(name, self.row);
        }
    }

    /// Adds an object and those inside it; each names the other by its id.
    fn flatten(&mut self, kind: Kind, raw: Raw) -> Box<str> {
        let Raw { mut columns, nested, others } = raw;
        self.tell_others(kind.shape().name, &others);
        let (below, above): (Vec<_>, Vec<_>) = nested.into_iter().partition(|(child, _)| is_below(kind, *child));
        for (child, item) in above {
            let id = self.flatten(child, item);
            columns.push((child.link(), id.into()));
        }
        let id = self.objects.add(kind, columns, self.row);
        for (child, mut item) in below {
            match (kind, child) {
                (_, Kind::Attribute) => item.columns.push(("link_id".to_owned(), id.to_string())),
                (Kind::Service, Kind::Location) => {
                    let location = self.flatten(child, item);
                    let columns = vec![("service_id".to_owned(), id.to_string()), (child.link(), location.into())];
                    self.objects.add(Kind::ServiceAtLocation, columns, self.row);
                    continue;
                }
                _ => item.columns.push((kind.link(), id.to_string())),
            }
            self.flatten(child, item);
        }
        id
    }
}

/// Whether an object inside another one names that, and not the other way round.
fn is_below(kind: Kind, child: Kind) -> bool {
    child == Kind::Attribute || child.column(&kind.link()).is_some() || kind.column(&child.link()).is_none()
}

/// How many keys of an object are those of a kind.
fn fit(kind: Kind, raw: &Raw) -> usize {
    let columns = raw.columns.iter().filter(|(name, _)| kind.column(name).is_some()).count();
    let nested =
        raw.nested.iter().filter(|(child, _)| kind.column(&child.link()).is_some() || child.column(&kind.link()).is_some()).count();
    columns + nested
}

/// The kind that has most of an object's keys.
fn likeliest(raw: &Raw) -> Option<Kind> {
    let best = Kind::RECORDS.into_iter().rev().max_by_key(|kind| fit(*kind, raw));
    best.filter(|kind| fit(*kind, raw) > 1 && fit(*kind, raw) * 3 > raw.columns.len())
}

/// An object as it stands in the file.
#[derive(Debug, Default)]
struct Raw {
    columns: Columns,
    nested: Vec<(Kind, Raw)>,
    /// Keys that hold something that has no name here.
    others: Vec<String>,
}

/// Whatever stands at the top.
struct Documents<'s, 'o>(&'s mut Top<'o>);

impl<'de> DeserializeSeed<'de> for Documents<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Documents<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("objects of HSDS")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        self.0.is_known = true;
        while list.next_element_seed(Documents(&mut *self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut raw = Raw::default();
        let mut is_page = false;
        while let Some(key) = map.next_key::<String>()? {
            if key == "contents" {
                is_page = true;
                map.next_value_seed(Documents(&mut *self.0))?;
            } else {
                let got = map.next_value_seed(Any(Kind::named(&key)))?;
                raw.put(key, got, None);
            }
        }
        if !is_page {
            self.0.take(raw);
            return Ok(());
        }
        self.0.is_known = true;
        let number = |key: &str| raw.columns.iter().find(|(name, _)| name == key).and_then(|(_, text)| text.parse().ok());
        let pages = &mut *self.0.pages;
        pages.read += 1;
        pages.all = pages.all.max(number("total_pages").unwrap_or(1));
        pages.last = number("page_number").unwrap_or(1);
        Ok(())
    }
}

impl Raw {
    /// Takes over what a key holds.
    fn put(&mut self, key: String, got: Got, kind: Option<Kind>) {
        match got {
            Got::Nothing => {}
            Got::Text(text) => {
                // An object may be named where it could stand.
                let link = Kind::named(&key).map(Kind::link).filter(|link| kind.is_some_and(|kind| kind.column(link).is_some()));
                let name = if kind.is_some_and(|kind| kind.column(&key).is_none()) { link.unwrap_or(key) } else { key };
                if kind.is_none_or(|kind| kind.column(&name).is_some() || name == "id") {
                    self.columns.push((name, text));
                } else {
                    self.others.push(name);
                }
            }
            Got::Objects(kind, objects) => self.nested.extend(objects.into_iter().map(|object| (kind, object))),
            Got::Other => self.others.push(key),
        }
    }
}

/// What a key holds.
enum Got {
    Nothing,
    /// A text, or what can be written as one; a list of them with commas.
    Text(String),
    Objects(Kind, Vec<Raw>),
    Other,
}

/// Reads any value; the objects in it are of that kind, or have no name here.
struct Any(Option<Kind>);

impl<'de> DeserializeSeed<'de> for Any {
    type Value = Got;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Got, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Any {
    type Value = Got;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Got, E> {
        Ok(Got::Nothing)
    }

    fn visit_str<E>(self, text: &str) -> Result<Got, E> {
        Ok(if text.trim().is_empty() { Got::Nothing } else { Got::Text(text.to_owned()) })
    }

    fn visit_bool<E>(self, value: bool) -> Result<Got, E> {
        Ok(Got::Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Got, E> {
        Ok(Got::Text(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Got, E> {
        Ok(Got::Text(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Got, E> {
        Ok(Got::Text(value.to_string()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Got, A::Error> {
        let (mut texts, mut objects, mut is_other) = (Vec::new(), Vec::new(), false);
        while let Some(got) = list.next_element_seed(Self(self.0))? {
            match got {
                Got::Nothing => {}
                Got::Text(text) => texts.push(text),
                Got::Objects(_, more) => objects.extend(more),
                Got::Other => is_other = true,
            }
        }
        Ok(match self.0.filter(|_| !objects.is_empty()) {
            Some(kind) => Got::Objects(kind, objects),
            None if !texts.is_empty() => Got::Text(texts.join(",")),
            None if is_other => Got::Other,
            None => Got::Nothing,
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Got, A::Error> {
        let Some(kind) = self.0.filter(|kind| !kind.is_passed_over()) else {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Got::Other);
        };
        let mut raw = Raw::default();
        while let Some(key) = map.next_key::<String>()? {
            let got = map.next_value_seed(Any(Kind::named(&key)))?;
            raw.put(key, got, Some(kind));
        }
        Ok(Got::Objects(kind, vec![raw]))
    }
}
