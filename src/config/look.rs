//! How a site looks and what it says on top of every page: logo, icon, colors, notices.

use schemars::JsonSchema;
use serde::{
    Deserialize, Deserializer,
    de::{self, Unexpected, Visitor},
};

use super::{FooterLink, place};
use crate::{
    diagnostic::{Diagnostic, FieldPath},
    value::{Date, Localized},
};

/// The site's mark at the top of every page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Logo {
    /// A picture, by its path below `content`: `images/logo.svg`.
    pub file: String,
    /// The same for dark grounds; none if the one serves both.
    pub dark: Option<String>,
    /// What it shows, which is as a rule the name of the site.
    pub alt: Localized,
}

/// Colors of the site's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Colors {
    /// Links and buttons.
    #[serde(deserialize_with = "given")]
    pub accent: Option<Color>,
    /// What should stand out beside them.
    #[serde(deserialize_with = "given")]
    pub warm: Option<Color>,
}

/// A color as written: any color of CSS.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Color {
    /// On light grounds.
    pub light: Option<String>,
    /// On dark grounds; worked out from the other if absent.
    pub dark: Option<String>,
    /// Whether both were written, each by its name.
    pub by_ground: bool,
}

/// Something that every page says on top for some days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Notice {
    /// What it says.
    pub text: Localized,
    /// Where to read more.
    pub link: Option<FooterLink>,
    /// Its first day; at once if absent.
    pub from: Option<Date>,
    /// Its last day.
    pub until: Option<Date>,
    /// How much it matters.
    pub kind: NoticeKind,
}

/// How much a notice matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NoticeKind {
    /// News.
    #[default]
    Notice,
    /// What changes plans: a flood, a phone line that is down.
    Warning,
}

impl NoticeKind {
    /// The name by which it is written.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Warning => "warning",
        }
    }
}

impl Notice {
    /// Whether it is shown on a day.
    #[must_use]
    pub fn is_shown(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_some_and(|until| day <= until)
    }
}

/// Every notice says something and has an end: one that nobody takes down teaches readers to overlook the next.
pub(super) fn check_notices(notices: &[Notice], diagnostics: &mut Vec<Diagnostic>) {
    for (index, notice) in notices.iter().enumerate() {
        let at = FieldPath::from("notices").item(index);
        if notice.text.is_empty() {
            diagnostics.push(Diagnostic::missing_field(place(at.clone()), "text", "write what every page should say"));
        }
        match (notice.from, notice.until) {
            (_, None) => diagnostics.push(Diagnostic::missing_field(
                place(at),
                "until",
                "give the last day of the notice, such as `until: 2026-12-01`",
            )),
            (Some(from), Some(until)) if until < from => {
                diagnostics.push(Diagnostic::invalid_value(
                    place(at.key("until")),
                    &format!("`{until}`"),
                    &format!("a day from {from} on"),
                ));
            }
            _ => {}
        }
    }
}

const EXPECTED: &str = "a color in quotes, such as \"#0b5351\"";

/// Reads a color that is there. Nothing in its place is a mistake: without quotes, `#` starts a comment, and the color is lost.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Color>, D::Error> {
    Color::deserialize(deserializer).map(Some)
}

/// A color of one ground.
#[derive(Default)]
struct Written(Option<String>);

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Color::deserialize(deserializer).map(|color| Self(color.light))
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ColorVisitor;
        #[derive(Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        struct ByGround {
            light: Written,
            dark: Written,
        }
        impl<'de> Visitor<'de> for ColorVisitor {
            type Value = Color;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(EXPECTED)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Color, E> {
                Ok(Color { light: Some(text.trim().to_owned()), ..Color::default() })
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Color, E> {
                Err(E::invalid_type(Unexpected::Unsigned(number), &self))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Color, A::Error> {
                let ByGround { light, dark } = ByGround::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Color { light: light.0, dark: dark.0, by_ground: true })
            }
        }
        deserializer.deserialize_any(ColorVisitor)
    }
}
