//! Objects of the Human Services Data Specification, with its names. Nothing that it calls deprecated is here, and no contacts: people stay home.

mod parts;
mod directory;
mod service;

pub use directory::{Accessibility, Address, FullLocation, FullOrganization, Identifier, Location, Organization};
pub use parts::{Attribute, Language, Metadata, Phone, Schedule, Taxonomy, TaxonomyTerm, Url};
pub use service::{
    Capacity, CostOption, FullService, Funding, ListedService, ListedServiceAtLocation, Place, RequiredDocument, Service, ServiceArea,
    ServiceAtLocation, Unit,
};
