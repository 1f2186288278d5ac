//! Services, in short as lists have them and with all that belongs to them.

use std::borrow::Cow;

use serde::Serialize;

use super::{
    directory::{FullLocation, Location, Organization},
    parts::{Attribute, Language, Metadata, Phone, Schedule, Url},
};
use crate::model::Uuid;

/// A program.
#[derive(Clone, Debug, Serialize)]
pub struct Service<'s> {
    /// Its id.
    pub id: Uuid,
    /// The id of the organization that runs it.
    pub organization_id: Uuid,
    /// Its name.
    pub name: Cow<'s, str>,
    /// Another name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternate_name: Option<Cow<'s, str>>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Cow<'s, str>>,
    /// Its page on this site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Cow<'s, str>>,
    /// Its own page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub additional_urls: Vec<Url<'s>>,
    /// A mailbox.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Cow<'s, str>>,
    /// `active`, `inactive`, `defunct` or `temporarily closed`.
    pub status: &'static str,
    /// Languages through an interpreter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interpretation_services: Option<Cow<'s, str>>,
    /// How to start, line by line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_process: Option<Cow<'s, str>>,
    /// About prices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fees_description: Option<Cow<'s, str>>,
    /// Licenses and accreditation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accreditations: Option<Cow<'s, str>>,
    /// Who may come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eligibility_description: Option<Cow<'s, str>>,
    /// Lowest age in years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_age: Option<u8>,
    /// Highest age in years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum_age: Option<u8>,
    /// When a person last checked the facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assured_date: Option<String>,
    /// A note for today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alert: Option<Cow<'s, str>>,
}

/// A program as lists have it.
#[derive(Clone, Debug, Serialize)]
pub struct ListedService<'s> {
    /// The program.
    #[serde(flatten)]
    pub service: Service<'s>,
    /// Who runs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<Organization<'s>>,
}

/// A program with all that belongs to it.
#[derive(Clone, Debug, Serialize)]
pub struct FullService<'s> {
    /// The program.
    #[serde(flatten)]
    pub service: Service<'s>,
    /// Who runs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<Organization<'s>>,
    /// Where it meets.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub service_at_locations: Vec<Place<'s>>,
    /// Its own phones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone<'s>>,
    /// Its weeks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schedules: Vec<Schedule<'s>>,
    /// Where people may be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub service_areas: Vec<ServiceArea<'s>>,
    /// Languages of care.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language<'s>>,
    /// Public money.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub funding: Vec<Funding<'s>>,
    /// Ways to pay and prices.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cost_options: Vec<CostOption<'s>>,
    /// What to bring.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required_documents: Vec<RequiredDocument<'s>>,
    /// Places that are free.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub capacities: Vec<Capacity>,
    /// What else is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute<'s>>,
    /// Its last check.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub metadata: Vec<Metadata<'s>>,
}

/// A program at a place.
#[derive(Clone, Debug, Serialize)]
pub struct Place<'s> {
    /// Its id.
    pub id: Uuid,
    /// The phones of the place or the organization, where the program has none of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone<'s>>,
    /// The place.
    pub location: FullLocation<'s>,
}

/// A program at a place, by itself.
#[derive(Clone, Debug, Serialize)]
pub struct ServiceAtLocation<'s> {
    /// The place.
    #[serde(flatten)]
    pub place: Place<'s>,
    /// The program.
    pub service: ListedService<'s>,
}

/// A program at a place, as lists have it.
#[derive(Clone, Debug, Serialize)]
pub struct ListedServiceAtLocation<'s> {
    /// Its id.
    pub id: Uuid,
    /// The place.
    pub location: Location<'s>,
    /// The program.
    pub service: ListedService<'s>,
}

/// Where people may be.
#[derive(Clone, Debug, Serialize)]
pub struct ServiceArea<'s> {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub name: Cow<'s, str>,
    /// Its code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extent: Option<Cow<'s, str>>,
    /// What the code is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extent_type: Option<&'static str>,
}

/// Where money comes from.
#[derive(Clone, Debug, Serialize)]
pub struct Funding<'s> {
    /// Its id.
    pub id: Uuid,
    /// In words.
    pub source: Cow<'s, str>,
}

/// A way to pay, or a price.
#[derive(Clone, Debug, Serialize)]
pub struct CostOption<'s> {
    /// Its id.
    pub id: Uuid,
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<String>,
    /// Last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<String>,
    /// For whom, or with what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub option: Option<Cow<'s, str>>,
    /// ISO 4217 code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Cow<'s, str>>,
    /// The price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<f64>,
    /// For what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_description: Option<Cow<'s, str>>,
    /// What else is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute<'s>>,
}

/// What to bring.
#[derive(Clone, Debug, Serialize)]
pub struct RequiredDocument<'s> {
    /// Its id.
    pub id: Uuid,
    /// In words.
    pub document: Cow<'s, str>,
}

/// Places that are free.
#[derive(Clone, Debug, Serialize)]
pub struct Capacity {
    /// Its id.
    pub id: Uuid,
    /// What is counted.
    pub unit: Unit,
    /// How many are free.
    pub available: u16,
    /// How many there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<u16>,
    /// The day on which that was so.
    pub updated: String,
}

/// What is counted.
#[derive(Clone, Debug, Serialize)]
pub struct Unit {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub name: &'static str,
}
