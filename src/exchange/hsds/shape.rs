//! The kinds of objects that HSDS knows, what lists, keys and tables of them are called, and their columns: those of 3.1, those that it calls
//! deprecated, and what is left of 2.x.

/// A kind of object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Organization,
    Service,
    Location,
    ServiceAtLocation,
    /// A brand for several services; not a program of ours.
    Program,
    Address,
    Phone,
    Schedule,
    Language,
    Cost,
    Funding,
    Accessibility,
    Attribute,
    Taxonomy,
    Term,
    Area,
    Capacity,
    Unit,
    Document,
    Identifier,
    Url,
    /// What 2.x says of who may come.
    Eligibility,
    /// What 2.x says of ways to pay.
    Payment,
    /// People: never taken.
    Contact,
    /// Who changed what: never taken.
    Metadata,
    /// What tables are called in a country: never taken.
    Description,
}

/// What is known of a kind.
pub(super) struct Shape {
    pub(super) kind: Kind,
    /// What it is called in messages, and in the names of columns that lead to it.
    pub(super) name: &'static str,
    /// Keys, lists and tables of it.
    names: &'static [&'static str],
    /// What it may say, besides its id.
    pub(super) columns: &'static [&'static str],
}

const SHAPES: [Shape; 26] = [
    Shape {
        kind: Kind::Organization,
        name: "organization",
        names: &["organization", "organizations"],
        columns: &[
            "name",
            "alternate_name",
            "description",
            "email",
            "website",
            "tax_status",
            "tax_id",
            "year_incorporated",
            "legal_status",
            "logo",
            "uri",
            "parent_organization_id",
            "url",
        ],
    },
    Shape {
        kind: Kind::Service,
        name: "service",
        names: &["service", "services"],
        columns: &[
            "organization_id",
            "program_id",
            "name",
            "alternate_name",
            "description",
            "url",
            "email",
            "status",
            "interpretation_services",
            "application_process",
            "fees_description",
            "wait_time",
            "fees",
            "accreditations",
            "eligibility_description",
            "minimum_age",
            "maximum_age",
            "assured_date",
            "assurer_email",
            "licenses",
            "alert",
            "last_modified",
            "eligibility",
            "payment_accepted",
            "accreditation",
            "location_id",
        ],
    },
    Shape {
        kind: Kind::Location,
        name: "location",
        names: &["location", "locations"],
        columns: &[
            "location_type",
            "url",
            "organization_id",
            "name",
            "alternate_name",
            "description",
            "transportation",
            "latitude",
            "longitude",
            "external_identifier",
            "external_identifier_type",
        ],
    },
    Shape {
        kind: Kind::ServiceAtLocation,
        name: "service_at_location",
        names: &["service_at_location", "service_at_locations", "services_at_location"],
        columns: &["service_id", "location_id", "description"],
    },
    Shape {
        kind: Kind::Program,
        name: "program",
        names: &["program", "programs"],
        columns: &["organization_id", "name", "alternate_name", "description"],
    },
    Shape {
        kind: Kind::Address,
        name: "address",
        names: &["address", "addresses", "physical_addresses", "physical_address", "postal_address"],
        columns: &[
            "location_id",
            "attention",
            "address_1",
            "address_2",
            "city",
            "region",
            "state_province",
            "postal_code",
            "country",
            "address_type",
        ],
    },
    Shape {
        kind: Kind::Phone,
        name: "phone",
        names: &["phone", "phones"],
        columns: &[
            "location_id",
            "service_id",
            "organization_id",
            "contact_id",
            "service_at_location_id",
            "number",
            "extension",
            "type",
            "description",
            "language",
        ],
    },
    Shape {
        kind: Kind::Schedule,
        name: "schedule",
        names: &["schedule", "schedules", "regular_schedule", "regular_schedules"],
        columns: &[
            "service_id",
            "location_id",
            "service_at_location_id",
            "valid_from",
            "valid_to",
            "dtstart",
            "timezone",
            "until",
            "count",
            "wkst",
            "freq",
            "interval",
            "byday",
            "byweekno",
            "bymonthday",
            "byyearday",
            "description",
            "opens_at",
            "closes_at",
            "schedule_link",
            "attending_type",
            "notes",
            "weekday",
        ],
    },
    Shape {
        kind: Kind::Language,
        name: "language",
        names: &["language", "languages"],
        columns: &["service_id", "location_id", "phone_id", "name", "code", "note", "language"],
    },
    Shape {
        kind: Kind::Cost,
        name: "cost_option",
        names: &["cost_option", "cost_options"],
        columns: &["service_id", "valid_from", "valid_to", "option", "currency", "amount", "amount_description"],
    },
    Shape { kind: Kind::Funding, name: "funding", names: &["funding", "fundings"], columns: &["organization_id", "service_id", "source"] },
    Shape {
        kind: Kind::Accessibility,
        name: "accessibility",
        names: &["accessibility", "accessibilities", "accessibility_for_disabilities"],
        columns: &["location_id", "description", "details", "url", "accessibility"],
    },
    Shape {
        kind: Kind::Attribute,
        name: "attribute",
        names: &["attribute", "attributes", "service_taxonomy", "service_attributes"],
        columns: &["link_id", "taxonomy_term_id", "link_type", "link_entity", "value", "label", "service_id"],
    },
    Shape {
        kind: Kind::Taxonomy,
        name: "taxonomy",
        names: &["taxonomy", "taxonomies", "taxonomy_detail"],
        columns: &["name", "description", "uri", "version"],
    },
    Shape {
        kind: Kind::Term,
        name: "taxonomy_term",
        names: &["taxonomy_term", "taxonomy_terms"],
        columns: &["code", "name", "description", "parent_id", "taxonomy", "language", "taxonomy_id", "term_uri"],
    },
    Shape {
        kind: Kind::Area,
        name: "service_area",
        names: &["service_area", "service_areas"],
        columns: &["service_id", "service_at_location_id", "name", "description", "extent", "extent_type", "uri", "service_area"],
    },
    Shape {
        kind: Kind::Capacity,
        name: "service_capacity",
        names: &["service_capacity", "service_capacities", "capacity", "capacities"],
        columns: &["service_id", "unit_id", "available", "maximum", "description", "updated"],
    },
    Shape { kind: Kind::Unit, name: "unit", names: &["unit", "units"], columns: &["name", "scheme", "identifier", "uri"] },
    Shape {
        kind: Kind::Document,
        name: "required_document",
        names: &["required_document", "required_documents"],
        columns: &["service_id", "document", "uri"],
    },
    Shape {
        kind: Kind::Identifier,
        name: "organization_identifier",
        names: &["organization_identifier", "organization_identifiers", "identifiers"],
        columns: &["organization_id", "identifier_scheme", "identifier_type", "identifier"],
    },
    Shape {
        kind: Kind::Url,
        name: "url",
        names: &["urls", "additional_url", "additional_urls", "additional_websites"],
        columns: &["organization_id", "service_id", "label", "url"],
    },
    Shape {
        kind: Kind::Eligibility,
        name: "eligibility",
        names: &["eligibilities"],
        columns: &["service_id", "eligibility", "minimum_age", "maximum_age"],
    },
    Shape { kind: Kind::Payment, name: "payment_accepted", names: &["payments_accepted"], columns: &["service_id", "payment"] },
    Shape { kind: Kind::Contact, name: "contact", names: &["contact", "contacts"], columns: &[] },
    Shape { kind: Kind::Metadata, name: "metadata", names: &["metadata"], columns: &[] },
    Shape {
        kind: Kind::Description,
        name: "meta_table_description",
        names: &["meta_table_description", "meta_table_descriptions"],
        columns: &[],
    },
];

/// Names that are a column where they hold one value, and a kind of object where they hold more.
const BOTH: [(&str, Kind); 3] = [("eligibility", Kind::Eligibility), ("payment_accepted", Kind::Payment), ("url", Kind::Url)];

impl Kind {
    /// Returns what is known of it.
    pub(super) fn shape(self) -> &'static Shape {
        &SHAPES[self as usize]
    }

    /// All kinds that may stand at the top of a file.
    pub(super) const RECORDS: [Self; 7] =
        [Self::Service, Self::Organization, Self::Location, Self::ServiceAtLocation, Self::Term, Self::Program, Self::Taxonomy];

    /// Finds the kind that a key, list or table is called after; `.csv` may follow.
    pub(super) fn named(name: &str) -> Option<Self> {
        let plain = name.trim().to_ascii_lowercase();
        let plain = plain.strip_suffix(".csv").unwrap_or(&plain);
        let both = BOTH.into_iter().find(|(known, _)| *known == plain).map(|(_, kind)| kind);
        SHAPES.iter().find(|shape| shape.names.contains(&plain)).map(|shape| shape.kind).or(both)
    }

    /// Whether nothing of it is ever taken.
    pub(super) fn is_passed_over(self) -> bool {
        matches!(self, Self::Contact | Self::Metadata | Self::Description)
    }

    /// Returns the position of a column.
    pub(super) fn column(self, name: &str) -> Option<usize> {
        self.shape().columns.iter().position(|column| *column == name)
    }

    /// The column in which others name an object of this kind.
    pub(super) fn link(self) -> String {
        match self {
            Self::Taxonomy => "taxonomy_id".to_owned(),
            _ => format!("{}_id", self.shape().name),
        }
    }
}

/// Whether a column only says which objects belong together.
pub(super) fn is_link(column: &str) -> bool {
    column.ends_with("_id") && column != "tax_id" || matches!(column, "link_type" | "link_entity")
}

#[cfg(test)]
mod tests {
    use super::{Kind, SHAPES};

    #[test]
    fn shapes_stand_in_the_order_of_kinds() {
        assert!(SHAPES.iter().enumerate().all(|(place, shape)| shape.kind as usize == place));
        assert_eq!(Kind::named("service_at_location.csv"), Some(Kind::ServiceAtLocation));
        assert_eq!(Kind::named("Fundings"), Some(Kind::Funding));
        assert_eq!(Kind::named("url"), Some(Kind::Url));
        assert_eq!(Kind::named("rows"), None);
    }
}
