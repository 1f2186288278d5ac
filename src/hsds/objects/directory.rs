//! Organizations and locations, in short as lists have them and with all that belongs to them.

use std::borrow::Cow;

use serde::Serialize;

use super::parts::{Attribute, Metadata, Phone, Schedule, Url};
use crate::model::Uuid;

/// Who runs services.
#[derive(Clone, Debug, Serialize)]
pub struct Organization<'s> {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: Cow<'s, str>,
    /// Another name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternate_name: Option<Cow<'s, str>>,
    /// Who they are.
    pub description: Cow<'s, str>,
    /// A mailbox of a role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Cow<'s, str>>,
    /// Its web site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<Cow<'s, str>>,
    /// Further pages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub additional_websites: Vec<Url<'s>>,
    /// When it was founded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year_incorporated: Option<u16>,
    /// What kind of organization it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_status: Option<Cow<'s, str>>,
    /// Web address of its logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<Cow<'s, str>>,
    /// Its page on this site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<Cow<'s, str>>,
    /// The id of the organization that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_organization_id: Option<Uuid>,
}

/// An organization with all that belongs to it.
#[derive(Clone, Debug, Serialize)]
pub struct FullOrganization<'s> {
    /// The organization.
    #[serde(flatten)]
    pub organization: Organization<'s>,
    /// Its phones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone<'s>>,
    /// Its places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub locations: Vec<FullLocation<'s>>,
    /// Numbers under which others know it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub organization_identifiers: Vec<Identifier<'s>>,
    /// What else is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute<'s>>,
    /// Its last check.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub metadata: Vec<Metadata<'s>>,
}

/// A number under which others know an organization.
#[derive(Clone, Debug, Serialize)]
pub struct Identifier<'s> {
    /// Its id.
    pub id: Uuid,
    /// Whose number it is.
    pub identifier_type: Cow<'s, str>,
    /// The number.
    pub identifier: Cow<'s, str>,
}

/// A place.
#[derive(Clone, Debug, Serialize)]
pub struct Location<'s> {
    /// Its id.
    pub id: Uuid,
    /// `physical` or `virtual`.
    pub location_type: &'static str,
    /// The id of the organization that runs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<Uuid>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Cow<'s, str>>,
    /// How to find it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Cow<'s, str>>,
    /// How to come by bus or train.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transportation: Option<Cow<'s, str>>,
    /// Degrees north.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Degrees east.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// A number under which others know it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_identifier: Option<Cow<'s, str>>,
    /// Whose number that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_identifier_type: Option<Cow<'s, str>>,
}

/// A place with all that belongs to it.
#[derive(Clone, Debug, Serialize)]
pub struct FullLocation<'s> {
    /// The place.
    #[serde(flatten)]
    pub location: Location<'s>,
    /// Its address.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address<'s>>,
    /// Its phones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone<'s>>,
    /// How people get in and take part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accessibility: Vec<Accessibility<'s>>,
    /// When the office answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schedules: Vec<Schedule<'s>>,
    /// What else is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute<'s>>,
    /// Its last check.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub metadata: Vec<Metadata<'s>>,
}

/// A postal address.
#[derive(Clone, Debug, Serialize)]
pub struct Address<'s> {
    /// Its id.
    pub id: Uuid,
    /// Street and number.
    pub address_1: Cow<'s, str>,
    /// Suite, floor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_2: Option<Cow<'s, str>>,
    /// City.
    pub city: Cow<'s, str>,
    /// County.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Cow<'s, str>>,
    /// State code.
    pub state_province: Cow<'s, str>,
    /// ZIP.
    pub postal_code: Cow<'s, str>,
    /// Country code.
    pub country: Cow<'s, str>,
    /// `physical`.
    pub address_type: &'static str,
}

/// Something that makes a place accessible.
#[derive(Clone, Debug, Serialize)]
pub struct Accessibility<'s> {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Cow<'s, str>>,
    /// Whom to ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<Cow<'s, str>>,
}
