//! The tables of HSDS with their columns, and the descriptor that lists them.

use serde_json::{Value, json};

use crate::model::Site;

/// A table of the package.
#[derive(Debug)]
pub(super) struct Table {
    /// The name of its file.
    pub(super) file: &'static str,
    /// What HSDS calls an object of it. Rows of other tables name it in a column of that name and `_id`.
    pub(super) object: &'static str,
    /// The parts of other objects that are rows of it.
    pub(super) parts: &'static [&'static str],
    /// Its columns, between commas.
    columns: &'static str,
}

impl Table {
    /// Its columns.
    pub(super) fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.columns.split(',')
    }
}

/// All tables that can have rows, with the columns of HSDS, also those that are always empty here.
pub(super) const TABLES: &[Table] = &[
    Table {
        file: "organizations.csv",
        object: "organization",
        parts: &[],
        columns: "id,name,alternate_name,description,email,website,tax_status,tax_id,year_incorporated,legal_status,logo,uri,\
                  parent_organization_id",
    },
    Table {
        file: "services.csv",
        object: "service",
        parts: &[],
        columns: "id,organization_id,program_id,name,alternate_name,description,url,email,status,interpretation_services,\
                  application_process,fees_description,wait_time,fees,accreditations,eligibility_description,minimum_age,\
                  maximum_age,assured_date,assurer_email,licenses,alert,last_modified",
    },
    Table {
        file: "locations.csv",
        object: "location",
        parts: &[],
        columns: "id,location_type,url,organization_id,name,alternate_name,description,transportation,latitude,longitude,\
                  external_identifier,external_identifier_type",
    },
    Table {
        file: "service_at_location.csv",
        object: "service_at_location",
        parts: &["service_at_locations"],
        columns: "id,service_id,location_id,description",
    },
    Table {
        file: "addresses.csv",
        object: "address",
        parts: &["addresses"],
        columns: "id,location_id,attention,address_1,address_2,city,region,state_province,postal_code,country,address_type",
    },
    Table {
        file: "phones.csv",
        object: "phone",
        parts: &["phones"],
        columns: "id,location_id,service_id,organization_id,contact_id,service_at_location_id,number,extension,type,description",
    },
    Table {
        file: "schedules.csv",
        object: "schedule",
        parts: &["schedules"],
        columns: "id,service_id,location_id,service_at_location_id,valid_from,valid_to,dtstart,timezone,until,count,wkst,freq,\
                  interval,byday,byweekno,bymonthday,byyearday,description,opens_at,closes_at,schedule_link,attending_type,\
                  notes",
    },
    Table {
        file: "languages.csv",
        object: "language",
        parts: &["languages"],
        columns: "id,service_id,location_id,phone_id,name,code,note",
    },
    Table {
        file: "cost_options.csv",
        object: "cost_option",
        parts: &["cost_options"],
        columns: "id,service_id,valid_from,valid_to,option,currency,amount,amount_description",
    },
    Table {
        file: "accessibility.csv",
        object: "accessibility",
        parts: &["accessibility"],
        columns: "id,location_id,description,details,url",
    },
    Table {
        file: "attributes.csv",
        object: "attribute",
        parts: &["attributes"],
        columns: "id,link_id,taxonomy_term_id,link_type,link_entity,value,label",
    },
    Table { file: "taxonomies.csv", object: "taxonomy", parts: &[], columns: "id,name,description,uri,version" },
    Table {
        file: "taxonomy_terms.csv",
        object: "taxonomy_term",
        parts: &[],
        columns: "id,code,name,description,parent_id,taxonomy,language,taxonomy_id,term_uri",
    },
    Table {
        file: "service_areas.csv",
        object: "service_area",
        parts: &["service_areas"],
        columns: "id,service_id,service_at_location_id,name,description,extent,extent_type,uri",
    },
    Table {
        file: "service_capacity.csv",
        object: "service_capacity",
        parts: &["capacities"],
        columns: "id,service_id,unit_id,available,maximum,description,updated",
    },
    Table { file: "units.csv", object: "unit", parts: &["unit"], columns: "id,name,scheme,identifier,uri" },
    Table {
        file: "required_documents.csv",
        object: "required_document",
        parts: &["required_documents"],
        columns: "id,service_id,document,uri",
    },
    Table { file: "funding.csv", object: "funding", parts: &["funding"], columns: "id,organization_id,service_id,source" },
    Table {
        file: "organization_identifiers.csv",
        object: "organization_identifier",
        parts: &["organization_identifiers"],
        columns: "id,organization_id,identifier_scheme,identifier_type,identifier",
    },
    Table {
        file: "url.csv",
        object: "url",
        parts: &["additional_urls", "additional_websites"],
        columns: "id,label,url,organization_id,service_id",
    },
    Table {
        file: "metadata.csv",
        object: "metadata",
        parts: &["metadata"],
        columns: "id,resource_id,resource_type,last_action_date,last_action_type,field_name,previous_value,\
                  replacement_value,updated_by",
    },
];

/// Columns that hold numbers; all others hold text.
const NUMBERS: &str =
    "year_incorporated,minimum_age,maximum_age,latitude,longitude,extension,timezone,count,interval,amount,available,maximum";

/// Columns that name rows of tables that are called otherwise.
const NAMED: [(&str, &str); 2] = [("parent_organization_id", "organization"), ("parent_id", "taxonomy_term")];

/// Describes the tables that are there, as a tabular data package (<https://specs.frictionlessdata.io/tabular-data-package/>).
pub(super) fn descriptor(tables: &[&Table], site: &Site) -> Vec<u8> {
    let config = site.config();
    let resources: Vec<Value> = tables.iter().map(|table| resource(table, tables)).collect();
    let package = json!({
        "name": "hsds",
        "title": config.text(&config.title, config.default_language()),
        "homepage": config.base_url,
        "created": format!("{}T00:00:00Z", site.as_of()),
        "profile": "tabular-data-package",
        "resources": resources,
    });
    let mut text = serde_json::to_string_pretty(&package).expect("keys are text");
    text.push('\n');
    text.into_bytes()
}

fn resource(table: &Table, tables: &[&Table]) -> Value {
    let fields: Vec<Value> = table.columns().map(field).collect();
    let links = table.columns().filter_map(|column| {
        let object = NAMED.iter().find(|(name, _)| *name == column).map_or(column.strip_suffix("_id"), |(_, object)| Some(*object))?;
        let of = tables.iter().find(|of| of.object == object)?;
        Some(json!({"fields": column, "reference": {"resource": name(of), "fields": "id"}}))
    });
    let links: Vec<Value> = links.collect();
    let mut schema = json!({"fields": fields, "primaryKey": "id"});
    if !links.is_empty() {
        schema["foreignKeys"] = Value::Array(links);
    }
    json!({
        "name": name(table),
        "path": table.file,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}

fn field(column: &str) -> Value {
    let is_id = column == "id" || column.ends_with("_id");
    match column {
        "id" => json!({"name": column, "type": "string", "format": "uuid", "constraints": {"required": true, "unique": true}}),
        _ if is_id => json!({"name": column, "type": "string", "format": "uuid"}),
        _ if NUMBERS.split(',').any(|number| number == column) => json!({"name": column, "type": "number"}),
        _ => json!({"name": column, "type": "string"}),
    }
}

fn name(table: &Table) -> &'static str {
    table.file.trim_end_matches(".csv")
}
