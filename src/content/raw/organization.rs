//! Organizations as written: who runs programs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Credential, Date, Localized, Mailbox, Phone, Source, WebAddress};

/// Who runs one or more programs: `content/organizations/<id>.yaml`, or a row of a table there.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Organization {
    /// Key of the record, unique among organizations: 2 to 64 small letters, digits and single hyphens, such as `juniper-ridge`. The file
    /// name without its ending if absent.
    pub id: Option<String>,
    /// Plain name without slogans, 2 to 120 characters. Required.
    pub name: Option<String>,
    /// Name in law, where that differs.
    pub legal_name: Option<String>,
    /// Other names under which people know it.
    pub alternate_names: Vec<String>,
    /// Who they are, in 40 to 1,000 characters. Required.
    pub description: Option<Localized>,
    /// Term of `org-type`, such as `private-nonprofit`. Required.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Home page; an `https` address.
    pub website: Option<WebAddress>,
    /// Mailbox of a role, never of a person, such as `info@example.org`.
    pub email: Option<Mailbox>,
    /// At least one number; shown for programs that give none, if their location gives none either. Required.
    pub phones: Vec<Phone>,
    /// Numbers under which registries know it.
    pub identifiers: Vec<Identifier>,
    /// Licences, certifications and accreditations; shown for programs that give none.
    pub credentials: Vec<Credential>,
    /// Id of the organization that it belongs to.
    pub parent: Option<String>,
    /// Year of the calendar, 1800 to this year.
    pub year_founded: Option<u16>,
    /// Web page with its notice of nondiscrimination (45 CFR 92.10).
    pub nondiscrimination_url: Option<WebAddress>,
    /// Web page with its notice of free language help (45 CFR 92.11).
    pub language_notice_url: Option<WebAddress>,
    /// Whether it gets federal money: `yes`, `no` or `unknown`.
    #[schemars(extend("enum" = ["yes", "no", "unknown"]))]
    pub receives_federal_funds: Option<String>,
    /// Picture of its own, kept on this site.
    pub logo: Option<Logo>,
    /// Old ids or paths that redirect here, such as `juniper-recovery` or `/providers/juniper/`.
    pub aliases: Vec<String>,
    /// Where the facts come from. Required.
    pub source: Option<Source>,
    /// Term of `relationship`: what the site has to do with the provider; `none` if nothing. Required.
    pub relationship: Option<String>,
    /// Day on which a person last checked the facts, not later than today. Required unless `source` is a directory, registry, web site or
    /// import.
    pub last_verified: Option<Date>,
    /// Term of `verifier-role`: who checked, by role and never by name, such as `site-editor`. Required with `last_verified`.
    pub verified_by_role: Option<String>,
    /// Term of `verified-how`: how the facts were checked, such as `phone`.
    pub verified_how: Option<String>,
    /// Whether the provider has agreed to be listed.
    pub listing_consent: Option<bool>,
}

/// A number under which a registry knows an organization.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Identifier {
    /// Registry: `npi`, `ein`, `state-license` or `samhsa-frid`.
    #[schemars(extend("enum" = ["npi", "ein", "state-license", "samhsa-frid"]))]
    pub scheme: Option<String>,
    /// Number in that registry, such as `"1999999984"`; an NPI has ten digits of which the last is a check digit.
    pub value: Option<String>,
}

/// A picture of the organization's own.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Logo {
    /// Path below `content/images`, such as `juniper-ridge.png`; at most 100 KB.
    pub file: Option<String>,
    /// What the picture shows, in words.
    pub alt: Option<Localized>,
}
