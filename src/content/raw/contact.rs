//! What organizations, locations and programs have in common, as written: phones, credentials, and where their facts come from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, WebAddress};

/// A phone number and what to know before calling it.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Phone {
    /// Ten digits in any common spelling, with or without `+1`, such as `"+15555550142"` or `555-555-0142`. Required.
    pub number: Option<String>,
    /// Extension, digits only, such as `"204"`.
    pub ext: Option<String>,
    /// Term of `phone-type`: what the line is for; `main` if absent.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Terms of `language`: what callers can speak, such as `[en, es]`.
    pub languages: Vec<String>,
    /// When somebody answers, in a few words, such as `Mon-Fri 8-6`.
    pub hours: Option<String>,
    /// What to call the line, such as `Front desk`.
    pub label: Option<String>,
}

/// A license, certification or accreditation.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Credential {
    /// Term of `credential`, such as `state-sud-license`. Required.
    pub credential: Option<String>,
    /// Body that gave it, such as `State of Kansas`.
    pub issuer: Option<String>,
    /// Number of the license or certificate, such as `X-00142`.
    pub id: Option<String>,
    /// Last day on which it holds; a day in the past is an error.
    pub valid_to: Option<Date>,
    /// Web page on which anybody can look it up; an `https` address.
    pub verify_url: Option<WebAddress>,
}

/// Where a record's facts come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Source {
    /// Term of `source-kind`, such as `program-staff`. Required.
    pub kind: Option<String>,
    /// Name of the list or page and the day it was read, such as `SAMHSA FindTreatment.gov, read 2026-11-01`. A directory, registry, web
    /// site or import needs this or `url`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Web address of the list or page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<WebAddress>,
}

impl Source {
    /// The kinds of lists that others keep.
    pub const LISTS_OF_OTHERS: [&str; 3] = ["import", "public-directory", "state-registry"];

    /// Whether the facts were taken over from a list that others keep, which does not say everything that this site asks for.
    #[must_use]
    pub fn is_list_of_others(&self) -> bool {
        self.kind.as_deref().is_some_and(|kind| Self::LISTS_OF_OTHERS.contains(&kind))
    }
}

/// A record that says where its facts come from.
pub trait Sourced {
    /// Where its facts come from.
    fn source(&self) -> Option<&Source>;
}

impl Sourced for super::Program {
    fn source(&self) -> Option<&Source> {
        self.source.as_ref()
    }
}

impl Sourced for super::Organization {
    fn source(&self) -> Option<&Source> {
        self.source.as_ref()
    }
}

impl Sourced for super::Location {
    fn source(&self) -> Option<&Source> {
        self.source.as_ref()
    }
}
