//! The export of FindTreatment.gov as JSON (API version 2), read row by row: a file of hundreds of megabytes is never held. Pages may follow each
//! other in one file, or stand in a list; rows may do without a page around them.

use std::{
    fmt,
    io::{BufReader, Read},
};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::{
    facility::{Fact, Facts},
    gather::{Gatherer, Unknown},
    headings::Heading,
};
use crate::diagnostic::{Diagnostic, Place};

/// Reads a file to its end. The error says why it is no such list, or where it breaks off.
pub(crate) fn read(text: impl Read, gatherer: &mut Gatherer<'_>) -> Result<(), Box<Diagnostic>> {
    let mut reader = serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 16, text));
    let mut seen = Seen::default();
    loop {
        Objects { gatherer: &mut *gatherer, seen: &mut seen }
            .deserialize(&mut reader)
            .map_err(|error| Box::new(broken(&error, &seen, gatherer)))?;
        match reader.end() {
            Ok(()) => break,
            // Another page.
            Err(error) if error.is_syntax() => {}
            Err(error) => return Err(Box::new(broken(&error, &seen, gatherer))),
        }
    }
    if seen.rows == 0 {
        let (why, form) = seen.foreign();
        return Err(Box::new(Diagnostic::foreign_shape(Place::from(&gatherer.path), why, form)));
    }
    if let (Some(page), Some(pages)) = (seen.page, seen.pages)
        && seen.pages_read < pages
    {
        gatherer.diagnostics.push(Diagnostic::partial_list(Place::from(&gatherer.path), page, pages));
    }
    Ok(())
}

fn broken(error: &serde_json::Error, seen: &Seen, gatherer: &Gatherer<'_>) -> Diagnostic {
    let at = gatherer.at(seen.rows + 1, "");
    let again = "download it again; nothing of it was taken over";
    if error.is_eof() {
        return Diagnostic::unreadable_file(at, "the file ends in the middle: it was not downloaded to its end", again);
    }
    let why = error.to_string();
    let why = why.split(" at line ").next().unwrap_or_default();
    let why = format!("the file is damaged at line {}, column {}: {why}", error.line(), error.column());
    Diagnostic::unreadable_file(at, &why, again)
}

/// What was seen of a file.
#[derive(Default)]
struct Seen {
    rows: usize,
    pages_read: u64,
    page: Option<u64>,
    pages: Option<u64>,
    /// Keys that say which other form the file has.
    is_hsds: bool,
    is_page: bool,
}

impl Seen {
    fn foreign(&self) -> (&'static str, Option<&'static str>) {
        match (self.is_hsds, self.is_page) {
            (true, _) => ("this is no export of FindTreatment.gov: it has no `rows` of places", Some("hsds")),
            (_, true) => ("this export holds no places: its `rows` are empty", None),
            _ => ("this is no export of FindTreatment.gov: it has no `rows` of places", None),
        }
    }
}

/// A value that is a page, a row, or a list of them.
struct Objects<'s, 'a> {
    gatherer: &'s mut Gatherer<'a>,
    seen: &'s mut Seen,
}

impl<'de> DeserializeSeed<'de> for Objects<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Objects<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("rows of places")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Objects { gatherer: &mut *self.gatherer, seen: &mut *self.seen })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { gatherer, seen } = self;
        let (mut facts, mut services, mut others) = (Facts::default(), None, Vec::new());
        let mut is_row = false;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "rows" => {
                    seen.is_page = true;
                    seen.pages_read += 1;
                    map.next_value_seed(Objects { gatherer: &mut *gatherer, seen: &mut *seen })?;
                }
                "page" => seen.page = number(&map.next_value()?),
                "totalPages" => seen.pages = number(&map.next_value()?),
                "recordCount" => drop(map.next_value::<IgnoredAny>()?),
                "services" => services = map.next_value::<Option<Vec<Service>>>()?.filter(|services| !services.is_empty()),
                "total_items" | "contents" | "organization_id" | "datapackage" => {
                    seen.is_hsds = true;
                    map.next_value::<IgnoredAny>()?;
                }
                name => {
                    if let Some(fact) = Fact::of(name) {
                        let value: Scalar = map.next_value()?;
                        is_row |= matches!(fact, Fact::Name | Fact::Site | Fact::Street);
                        facts.put(fact, name, &value.0);
                    } else {
                        map.next_value::<IgnoredAny>()?;
                        others.push(key);
                    }
                }
            }
        }
        if is_row {
            seen.rows += 1;
            let row = seen.rows;
            for key in &others {
                gatherer.count(Unknown::Column, key, row, key);
            }
            let signs = services.map(|services| {
                let mut signs = Vec::new();
                for Service { f1, f2, f3 } in services {
                    let shown = if f1.0.is_empty() { &f2.0 } else { &f1.0 };
                    match Heading::find(&f2.0, &f1.0) {
                        Some(heading) => gatherer.labels(heading, shown, &f3.0, row, &mut signs),
                        None => gatherer.count(Unknown::Heading, shown, row, "services"),
                    }
                }
                signs
            });
            gatherer.take(row, &facts, signs);
        }
        Ok(())
    }
}

fn number(scalar: &Scalar) -> Option<u64> {
    scalar.0.parse().ok()
}

/// A heading and the labels under it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Service {
    f1: Scalar,
    f2: Scalar,
    f3: Scalar,
}

/// A text, or what can be written as one. Nothing, lists and groups are empty.
#[derive(Default)]
struct Scalar(String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ScalarVisitor;
        impl<'de> Visitor<'de> for ScalarVisitor {
            type Value = Scalar;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text")
            }

            fn visit_unit<E>(self) -> Result<Scalar, E> {
                Ok(Scalar::default())
            }

            fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
                Ok(Scalar(text.to_owned()))
            }

            fn visit_bool<E>(self, value: bool) -> Result<Scalar, E> {
                Ok(Scalar(value.to_string()))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Scalar, E> {
                Ok(Scalar(value.to_string()))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Scalar, E> {
                Ok(Scalar(value.to_string()))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Scalar, E> {
                Ok(Scalar(value.to_string()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Scalar, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Scalar::default())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Scalar::default())
            }
        }
        deserializer.deserialize_any(ScalarVisitor)
    }
}
