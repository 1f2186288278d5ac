//! Parts of what a program treats, how and for whom.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::value::WebAddress;

/// A level of a published standard, such as ASAM 2.1 in its 4th edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct LevelStandard {
    /// Whose standard: `asam`, `locus`, `state` or `payer`.
    #[schemars(extend("enum" = ["asam", "locus", "state", "payer"]))]
    pub scheme: Option<String>,
    /// Level as the standard names it, such as `"2.1"`.
    pub level: Option<String>,
    /// Edition of the standard, such as `"4"`: the same number means different things in each. Expected for `asam`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// Web page that states the level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<WebAddress>,
}

/// A language in which care is given, written `es` or `{language: es, how: interpreter}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LanguageSupport {
    /// Term of `language`, such as `es`. Required.
    pub language: Option<String>,
    /// Who speaks it: `staff`, `interpreter`, or `written-only` for papers alone; not stated if absent.
    pub how: Option<String>,
}

impl Serialize for LanguageSupport {
    /// As it is written: `es`, `{language: es, how: interpreter}`.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Fields<'s> {
            language: &'s Option<String>,
            how: &'s str,
        }
        match &self.how {
            None => self.language.serialize(serializer),
            Some(how) => Fields { language: &self.language, how }.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for LanguageSupport {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Fields {
            language: Option<String>,
            how: Option<String>,
        }
        struct SupportVisitor;
        impl<'de> serde::de::Visitor<'de> for SupportVisitor {
            type Value = LanguageSupport;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a language such as es, or {language: es, how: staff}")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<LanguageSupport, E> {
                Ok(LanguageSupport { language: Some(text.to_owned()), how: None })
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<LanguageSupport, A::Error> {
                let Fields { language, how } = Fields::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                Ok(LanguageSupport { language, how })
            }
        }
        deserializer.deserialize_any(SupportVisitor)
    }
}
