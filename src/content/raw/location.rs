//! Locations as written: where programs meet.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, Days, Localized, Phone, Source, Time};

/// A place where programs meet: `content/locations/<id>.yaml`, or a row of a table there.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Location {
    /// Key of the record, unique among locations: 2 to 64 small letters, digits and single hyphens, such as `juniper-ridge-main`. The file
    /// name without its ending if absent.
    pub id: Option<String>,
    /// Id of the organization that runs it. Required.
    pub organization: Option<String>,
    /// What people call the place, 2 to 120 characters, such as `Main clinic`. Required.
    pub name: Option<String>,
    /// Term of `location-kind`: `physical`, `virtual` (online only) or `confidential` (street told to clients alone). Required.
    pub kind: Option<String>,
    /// Postal address. Required unless the place is virtual.
    pub address: Option<Address>,
    /// Degrees north, -90 to 90, best with four decimals or more, such as `39.0291`. Derived from the ZIP if absent; never shown for a
    /// confidential place.
    pub lat: Option<f64>,
    /// Degrees east, -180 to 180, negative in most of the United States, such as `-95.2089`. Given with `lat` or not at all.
    pub lon: Option<f64>,
    /// Term of `coords-from`: how exact the coordinates are, such as `street`; `zip-centroid` if they are derived.
    pub coords_from: Option<String>,
    /// Numbers of the place; shown for programs that give none.
    pub phones: Vec<Phone>,
    /// When the office answers; not when programs meet.
    pub office_hours: Vec<OfficeHours>,
    /// How to come by bus or train, up to 300 characters.
    pub transit: Option<Localized>,
    /// Where to park, up to 300 characters.
    pub parking: Option<Localized>,
    /// How to find the door, up to 300 characters; also where a site is shared, a note that says so.
    pub arrival: Option<Localized>,
    /// Terms of `accessibility`, such as `[step-free-entrance, near-transit]`; shown for programs that give none.
    pub accessibility: Vec<String>,
    /// Whom to ask about access: a phone number or a mailbox, such as `"+15555550140"`.
    pub accessibility_contact: Option<String>,
    /// Term of `setting`, such as `freestanding-clinic`.
    pub setting: Option<String>,
    /// Number under which another directory knows it.
    pub external_identifier: Option<ExternalIdentifier>,
    /// Where the facts come from. Required.
    pub source: Option<Source>,
    /// Term of `relationship`: what the site has to do with the provider; `none` if nothing.
    pub relationship: Option<String>,
    /// Day on which a person last checked the facts, not later than today. Required unless `source` is a directory, registry, web site or
    /// import.
    pub last_verified: Option<Date>,
    /// Term of `verifier-role`: who checked, by role and never by name, such as `site-editor`. Required with `last_verified`.
    pub verified_by_role: Option<String>,
    /// Term of `verified-how`: how the facts were checked, such as `site-visit`.
    pub verified_how: Option<String>,
}

/// A postal address.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Address {
    /// Street and number, up to 100 characters, such as `410 Sample Street`; no PO box. Required for a physical place, an error for a
    /// confidential one.
    pub line1: Option<String>,
    /// Suite, floor or building, up to 100 characters; never shown for a confidential place.
    pub line2: Option<String>,
    /// City, town or village. Required.
    pub city: Option<String>,
    /// County, such as `Douglas County`; known from the ZIP if absent.
    pub county: Option<String>,
    /// Two-letter code of a state, district or territory, such as `KS`. Required.
    pub state: Option<String>,
    /// Five digits, or nine with a hyphen, in quotes so that zeros stay: `"66044"`. Required.
    pub zip: Option<String>,
    /// Two-letter country code (ISO 3166-1); `US` if absent.
    pub country: Option<String>,
}

/// When the office answers on some days, in local time.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct OfficeHours {
    /// Days that share the hours, each written `MO` or as a run `MO-FR`.
    pub days: Vec<Days>,
    /// Opening time on a 24-hour clock, such as `"08:30"`. Required.
    pub opens: Option<Time>,
    /// Closing time on the same day, later than `opens`, such as `"17:00"`. Required.
    pub closes: Option<Time>,
}

/// A number under which another directory knows a location.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExternalIdentifier {
    /// Name of the directory or numbering, such as `samhsa-frid`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Number in that directory.
    pub value: Option<String>,
}
