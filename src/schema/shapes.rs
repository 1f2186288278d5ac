//! What records look like, as JSON Schema: derived from the types of records where serde reads them, and written down here for values that have
//! spellings of their own. `schemars` is named in this file alone, but for the derives beside the types.

use std::{borrow::Cow, collections::BTreeMap};

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde::{
    Deserialize, Deserializer,
    de::{self, Visitor},
};
use serde_json::Value;

use crate::{
    config::{CheckSetting, Color, Colors, FooterLink, Logo as SiteLogo, Notice, Publisher, QuickExit, RawConfig, Readability, SiteLine},
    content::raw,
    value::{Date, Language, Localized, Mailbox, Range, Time, WebAddress},
};

/// The names of a record's fields, in the order of its type.
type Names = &'static [&'static str];

/// Returns the schema of a record as it is derived: what is in fixed words in descriptions is not worked out yet.
pub(super) fn derived<T: JsonSchema>() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    generator.into_root_schema_for::<T>().to_value()
}

/// Returns the names of the fields of all records, in the order of their types, by the name of the record.
pub(super) fn orders() -> BTreeMap<Cow<'static, str>, Names> {
    fn of<T: JsonSchema + for<'de> Deserialize<'de>>() -> (Cow<'static, str>, Names) {
        let mut names: Names = &[];
        // It is never read: asked for itself, a record says its fields, and that is all that is wanted.
        let _ = T::deserialize(Asker(&mut names));
        (T::schema_name(), names)
    }
    BTreeMap::from([
        of::<raw::Address>(),
        of::<raw::Article>(),
        of::<raw::Availability>(),
        of::<raw::Bounds>(),
        of::<raw::Checklist>(),
        of::<raw::ChecklistGroup>(),
        of::<raw::CitedWork>(),
        of::<raw::Closure>(),
        of::<raw::Cost>(),
        of::<raw::Credential>(),
        of::<raw::ExternalCode>(),
        of::<raw::ExternalIdentifier>(),
        of::<raw::FactCheck>(),
        of::<raw::FreshnessDays>(),
        of::<raw::GlossaryEntry>(),
        of::<raw::Grammar>(),
        of::<raw::HelpLine>(),
        of::<raw::HourBand>(),
        of::<raw::HourBands>(),
        of::<raw::HouseRules>(),
        of::<raw::Identifier>(),
        of::<raw::InsurancePlan>(),
        of::<raw::LevelStandard>(),
        of::<raw::Location>(),
        of::<raw::Logo>(),
        of::<raw::OfficeHours>(),
        of::<raw::Organization>(),
        of::<raw::Phone>(),
        of::<raw::Press>(),
        of::<raw::Program>(),
        of::<raw::ProgramText>(),
        of::<raw::Question>(),
        of::<raw::Session>(),
        of::<raw::SessionRow>(),
        of::<raw::SimpleRow>(),
        of::<raw::Source>(),
        of::<raw::Staff>(),
        of::<raw::State>(),
        of::<raw::Synonym>(),
        of::<raw::Term>(),
        of::<raw::TermGroup>(),
        of::<raw::TimeSpan>(),
        of::<raw::Track>(),
        of::<raw::Translation>(),
        of::<raw::Usual>(),
        of::<raw::Vocabulary>(),
        of::<raw::Word>(),
        of::<CheckSetting>(),
        of::<Colors>(),
        of::<FooterLink>(),
        of::<Notice>(),
        of::<Publisher>(),
        of::<QuickExit>(),
        of::<RawConfig>(),
        of::<Readability>(),
        of::<SiteLine>(),
        of::<SiteLogo>(),
    ])
}

/// A reader that hears which fields a record has, and gives it none.
struct Asker<'n>(&'n mut Names);

impl<'de> Deserializer<'de> for Asker<'_> {
    type Error = de::value::Error;

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, fields: Names, visitor: V) -> Result<V::Value, Self::Error> {
        *self.0 = fields;
        visitor.visit_unit()
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map enum identifier ignored_any
    }
}

/// A value with spellings of its own: its name, and its schema.
macro_rules! shape {
    // A macro because every one of these is the same three lines around what it looks like.
    ($type:ty, $name:literal, $schema:expr) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

shape!(
    Date,
    "Date",
    json_schema!({
        "type": "string",
        "pattern": r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$",
        "description": "Day of the calendar: year, month and day, such as `2026-10-28`.",
    })
);

shape!(
    Time,
    "Time",
    json_schema!({
        "type": "string",
        "pattern": r"^\s*([01]?[0-9]|2[0-3]):[0-5][0-9]\s*$",
        "description": "Time on a 24-hour clock, in quotes: `\"17:30\"`.",
    })
);

const NUMBER: &str = r"-?[0-9]+(\.[0-9]+)?";

shape!(
    Range,
    "Range",
    json_schema!({
        "anyOf": [
            {"type": "number"},
            {"type": "string", "pattern": format!(r"^\s*{NUMBER}(\s*[-–]\s*{NUMBER}|\s+to\s+{NUMBER})?\s*$")},
            {
                "type": "object",
                "properties": {
                    "min": {"type": "number", "description": "Smallest number."},
                    "max": {"type": "number", "description": "Largest number."},
                },
                "x-order": ["min", "max"],
                "minProperties": 1,
                "additionalProperties": false,
            },
        ],
        "description": "Number, or two: `3`, `3-5` or `{min: 3, max: 5}`.",
    })
);

shape!(
    Language,
    "Language",
    json_schema!({
        "type": "string",
        "pattern": r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        "description": "Tag of a language, such as `en`, `es` or `pt-BR`.",
    })
);

shape!(
    Localized,
    "Localized",
    json_schema!({
        "anyOf": [
            {"type": ["string", "number", "boolean"]},
            {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}},
        ],
        "description": "Text, or text by language such as `{en: Evening, es: Noche}`.",
    })
);

shape!(
    WebAddress,
    "WebAddress",
    json_schema!({
        "type": "string",
        "pattern": "^\\s*[Hh][Tt][Tt][Pp][Ss]?://[^\\s\"'<>\\\\`]+\\s*$",
        "description": "Web address such as `https://example.org/iop`.",
    })
);

shape!(
    Mailbox,
    "Mailbox",
    json_schema!({
        "type": "string",
        "pattern": r"^\s*[A-Za-z0-9._+-]+@[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)+\s*$",
        "description": "Mailbox such as `intake@example.org`.",
    })
);

const DAY: &str = r"[A-Za-zÁÉáé]{2,}\.?";

shape!(
    raw::Day,
    "Day",
    json_schema!({
        "anyOf": [
            {"enum": raw::Day::WEEK.map(raw::Day::code)},
            {"type": "string", "pattern": format!("^{DAY}$")},
        ],
        "description": "Day of the week: `MO` to `SU`, or a name such as `Monday` or `lunes`.",
    })
);

shape!(
    raw::Days,
    "Days",
    json_schema!({
        "anyOf": [
            {"enum": raw::Day::WEEK.map(raw::Day::code)},
            {"type": "string", "pattern": format!(r"^{DAY}(\s*[-–]\s*{DAY})?$")},
        ],
        "description": "One day or a run of days: `MO`, `MO-FR`.",
    })
);

shape!(
    raw::LanguageSupport,
    "LanguageSupport",
    json_schema!({
        "anyOf": [
            {"type": "string", "x-vocabulary": "language"},
            {
                "type": "object",
                "properties": {
                    "language": {"type": "string", "title": "Language", "description": "Term of `language`, such as `es`. Required."},
                    "how": {
                        "title": "How",
                        "type": ["string", "null"],
                        "enum": ["staff", "interpreter", "written-only"],
                        "description": "Who speaks it: `staff`, `interpreter`, or `written-only` for papers alone; not stated if absent.",
                    },
                },
                "x-order": ["language", "how"],
                "required": ["language"],
                "additionalProperties": false,
            },
        ],
        "description": "Language in which care is given, written `es` or `{language: es, how: interpreter}`.",
    })
);

shape!(
    Color,
    "Color",
    json_schema!({
        "anyOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {
                    "light": {"type": "string", "description": "On light grounds."},
                    "dark": {"type": "string", "description": "On dark grounds."},
                },
                "x-order": ["light", "dark"],
                "additionalProperties": false,
            },
        ],
        "description": "Color in quotes, such as `\"#0b5351\"`, or one for each ground: `{light: \"#0b5351\", dark: \"#7fd1cc\"}`.",
    })
);

shape!(
    raw::Fact,
    "Fact",
    json_schema!({
        "type": "string",
        "pattern": "^(insurance_plans|(level_of_care|payment|therapies)(/.+)?)$",
        "description": "Fact of a program: `insurance_plans`, `level_of_care`, `payment` or `therapies`, or one of the last three, `/` and a term.",
    })
);
