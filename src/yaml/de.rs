//! From a node to a typed record, by way of serde. Unlike other deserializers this one can go on after a mistake: [`decode`] notes it, takes the
//! faulty value out and starts again, so that one reading finds every mistake of a record.

use std::fmt;

use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Unexpected, Visitor, value::StrDeserializer};

use super::node::{Entry, Node, Value};
use crate::diagnostic::{Diagnostic, Place, Span};

/// After so many mistakes in one record nobody reads on.
const MOST_FAULTS: usize = 200;

/// A value that was left out of a record because it was faulty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Removal {
    /// Its positions from the root down, in the tree from which all earlier removals are gone.
    pub(super) trail: Box<[usize]>,
    /// The outermost field that it belonged to.
    pub(super) field: Box<str>,
}

/// A mistake in a value.
#[derive(Debug)]
pub struct Fault {
    kind: FaultKind,
    span: Option<Span>,
    /// Positions from the root down to the faulty value, last step first.
    trail: Vec<usize>,
}

#[derive(Debug)]
enum FaultKind {
    Wrong { got: String, expected: String },
    UnknownVariant { got: String, known: &'static [&'static str] },
    UnknownField { name: String, known: &'static [&'static str] },
    DuplicateField { name: &'static str },
    MissingField { name: &'static str },
    Other(String),
}

/// Reads a record as far as it goes. Returns it (none if the node is no record at all), the mistakes, and what was taken out because of them,
/// in order.
pub(super) fn decode<T: DeserializeOwned>(mut node: Node<'_>, place: impl Fn(Span) -> Place) -> (Option<T>, Vec<Diagnostic>, Vec<Removal>) {
    let (mut diagnostics, mut removals) = (Vec::new(), Vec::new());
    loop {
        let fault = match T::deserialize(&node) {
            Ok(value) => return (Some(value), diagnostics, removals),
            Err(fault) => fault,
        };
        let trail: Box<[usize]> = fault.trail.iter().rev().copied().collect();
        diagnostics.push(fault.kind.diagnostic(place(fault.span.unwrap_or(node.span))));
        if trail.is_empty() || removals.len() == MOST_FAULTS {
            return (None, diagnostics, removals);
        }
        let trail = node.without_empty_rest(&trail);
        let field = node.field_at(trail[0]).into();
        node.remove(trail);
        removals.push(Removal { trail: trail.into(), field });
    }
}

impl FaultKind {
    fn diagnostic(self, at: Place) -> Diagnostic {
        match self {
            Self::Wrong { got, expected } => Diagnostic::invalid_value(at, &got, &expected),
            Self::UnknownVariant { got, known } => Diagnostic::not_one_of(at, &got, known),
            Self::UnknownField { name, known } => Diagnostic::unknown_field(at, &name, known),
            Self::DuplicateField { name } => Diagnostic::duplicate_field(at, name),
            Self::MissingField { name } => Diagnostic::missing_field(at, name, "add it; the guide tells what it is for"),
            Self::Other(message) => Diagnostic::bad_yaml(at, &message, "compare it with the guide"),
        }
    }
}

impl Fault {
    fn new(kind: FaultKind) -> Self {
        Self { kind, span: None, trail: Vec::new() }
    }

    /// Gives the fault the place of the innermost value around it.
    fn at(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }

    fn below(mut self, position: usize) -> Self {
        self.trail.push(position);
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", self.kind)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(FaultKind::Other(message.to_string()))
    }

    fn invalid_type(got: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::new(FaultKind::Wrong { got: in_words(got), expected: plainly(&expected.to_string(), got) })
    }

    fn invalid_value(got: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_type(got, expected)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::new(FaultKind::UnknownVariant { got: variant.to_owned(), known: expected })
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::new(FaultKind::UnknownField { name: field.to_owned(), known: expected })
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(FaultKind::DuplicateField { name: field })
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(FaultKind::MissingField { name: field })
    }
}

/// Says what stands there in words of people who do not program.
fn in_words(got: Unexpected<'_>) -> String {
    match got {
        Unexpected::Str(text) => format!("`{text}`"),
        Unexpected::Signed(number) => format!("`{number}`"),
        Unexpected::Unsigned(number) => format!("`{number}`"),
        Unexpected::Float(number) => format!("`{number}`"),
        Unexpected::Bool(value) => format!("`{value}`"),
        Unexpected::Seq => "a list".to_owned(),
        Unexpected::Map | Unexpected::StructVariant => "a group of fields".to_owned(),
        Unexpected::Unit | Unexpected::Option => "nothing".to_owned(),
        other => other.to_string(),
    }
}

/// Turns serde's name for a type into plain words.
fn plainly(expected: &str, got: Unexpected<'_>) -> String {
    let words = match expected {
        "u8" | "u16" | "u32" | "u64" | "usize" if matches!(got, Unexpected::Signed(_)) => "a whole number from 0 on",
        "u8" if matches!(got, Unexpected::Unsigned(_)) => "a whole number below 256",
        "u16" if matches!(got, Unexpected::Unsigned(_)) => "a whole number below 65,536",
        "a boolean" => "`true` or `false`",
        "a string" | "a borrowed string" => "text without brackets",
        "a sequence" => "a list",
        "f32" | "f64" => "a number",
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number",
        "a map" => "a group of fields",
        other => other,
    };
    words.to_owned()
}

macro_rules! numbers {
    // A macro because serde wants eleven methods that all do the same.
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            self.deserialize_number(visitor)
        }
    )*};
}

impl<'de> de::Deserializer<'de> for &Node<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Text { text, quoted: true } => visitor.visit_str(text),
            Value::Text { text, quoted: false } => visit_plain(text, visitor),
            Value::List(items) => visitor.visit_seq(Items { items, next: 0 }),
            Value::Map(entries) => {
                let mut fields = Fields { entries, next: 0 };
                visitor.visit_map(&mut fields).map_err(|fault: Fault| fields.place(fault))
            }
        }
        .map_err(|fault: Fault| fault.at(self.span))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.value {
            Value::Text { text, .. } => visitor.visit_str(text).map_err(|fault: Fault| fault.at(self.span)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.value == Value::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    /// A single value counts as a list of one, so that `payment: medicaid` needs no brackets.
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.value {
            Value::Null => visitor.visit_seq(Items { items: &[], next: 0 }),
            Value::List(items) => visitor.visit_seq(Items { items, next: 0 }),
            _ => visitor.visit_seq(Items { items: std::slice::from_ref(self), next: 0 }),
        }
        .map_err(|fault: Fault| fault.at(self.span))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self).map_err(|fault: Fault| fault.at(self.span))
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Fault> {
        match &self.value {
            Value::Text { text, .. } => {
                let name: StrDeserializer<'_, Fault> = text.as_ref().into_deserializer();
                visitor.visit_enum(name).map_err(|fault: Fault| fault.at(self.span))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    /// A record is a group of fields and nothing else, though serde would also take its values one after the other from a list.
    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Fault> {
        let got = match &self.value {
            Value::Map(_) => return self.deserialize_any(visitor),
            Value::Text { text, .. } => format!("`{text}`"),
            Value::List(_) => "a list".to_owned(),
            Value::Null => "nothing".to_owned(),
        };
        let expected = format!("a group of fields such as {{{}: …}}", fields.first().unwrap_or(&""));
        Err(Fault::new(FaultKind::Wrong { got, expected }).at(self.span))
    }

    serde::forward_to_deserialize_any! {
        char bytes byte_buf unit unit_struct tuple tuple_struct map ignored_any
    }

    numbers! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64
    }
}

impl Node<'_> {
    /// Numbers and truth values count even in quotes, as spreadsheets and careful people write them.
    fn deserialize_number<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, Fault> {
        match &self.value {
            Value::Text { text, .. } => visit_plain(text, visitor).map_err(|fault: Fault| fault.at(self.span)),
            _ => de::Deserializer::deserialize_any(self, visitor),
        }
    }
}

/// Gives plain text as what it looks like: truth value, number or text.
fn visit_plain<'de, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, Fault> {
    let numeric = text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '-' | '+' | '.'));
    match text {
        "true" | "True" | "TRUE" => visitor.visit_bool(true),
        "false" | "False" | "FALSE" => visitor.visit_bool(false),
        _ if !numeric => visitor.visit_str(text),
        _ => match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(number), _) if number >= 0 => visitor.visit_u64(number.unsigned_abs()),
            (Ok(number), _) => visitor.visit_i64(number),
            (_, Ok(number)) if number.is_finite() => visitor.visit_f64(number),
            _ => visitor.visit_str(text),
        },
    }
}

struct Items<'n, 'a> {
    items: &'n [Node<'a>],
    next: usize,
}

impl<'de> de::SeqAccess<'de> for Items<'_, '_> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        let Some(item) = self.items.get(self.next) else { return Ok(None) };
        self.next += 1;
        seed.deserialize(item).map(Some).map_err(|fault: Fault| fault.at(item.span).below(self.next - 1))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len() - self.next)
    }
}

struct Fields<'n, 'a> {
    entries: &'n [Entry<'a>],
    next: usize,
}

impl Fields<'_, '_> {
    /// Only the record knows that a field came twice; only this reader knows where it stood.
    fn place(&self, fault: Fault) -> Fault {
        match (&fault.kind, self.next.checked_sub(1)) {
            (FaultKind::DuplicateField { .. }, Some(last)) if fault.span.is_none() => fault.at(self.entries[last].key_span).below(last),
            _ => fault,
        }
    }
}

impl<'de> de::MapAccess<'de> for Fields<'_, '_> {
    type Error = Fault;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        let Some(entry) = self.entries.get(self.next) else { return Ok(None) };
        self.next += 1;
        let key: StrDeserializer<'_, Fault> = entry.key.as_ref().into_deserializer();
        seed.deserialize(key).map(Some).map_err(|fault: Fault| fault.at(entry.key_span).below(self.next - 1))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        let position = self.next - 1;
        seed.deserialize(&self.entries[position].value).map_err(|fault: Fault| fault.at(self.entries[position].value.span).below(position))
    }
}
