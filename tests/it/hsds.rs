//! The feed for referral services: every object has the fields of the Human Services Data Specification and no others, nothing private is in it, and
//! the tables say the same as the files. What one small site offers stands in `tests/hsds`.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
};

use carepress::{
    hsds::{self, Feed, Terms},
    pipeline::{self, Cache, Inputs, Planning},
};
use serde_json::{Map, Value, json};

use crate::{
    open_data::{RARE, confidential, starter},
    site_in_text::{plan, render, shown, tree},
    snapshot::{assert_none, differences, project},
};

/// Fields of each kind of object: those that must be there, and others. A letter tells the type: text, number, uuid, address on the web, or the
/// kind of object, or of objects in a list, that is inside.
const OBJECTS: &[(&str, &str, &str)] = &[
    (
        "service",
        "id:u name:t status:t",
        "organization_id:u alternate_name:t description:t url:w email:t interpretation_services:t application_process:t fees_description:t \
         accreditations:t eligibility_description:t minimum_age:n maximum_age:n assured_date:t alert:t organization:organization \
         additional_urls:[url service_at_locations:[service_at_location phones:[phone schedules:[schedule service_areas:[service_area \
         languages:[language funding:[funding cost_options:[cost_option required_documents:[required_document capacities:[service_capacity \
         attributes:[attribute metadata:[metadata",
    ),
    (
        "organization",
        "id:u name:t description:t",
        "alternate_name:t email:t website:w additional_websites:[url year_incorporated:n legal_status:t logo:w uri:w \
         parent_organization_id:u phones:[phone locations:[location organization_identifiers:[organization_identifier \
         attributes:[attribute metadata:[metadata",
    ),
    (
        "location",
        "id:u location_type:t",
        "organization_id:u name:t description:t transportation:t latitude:n longitude:n external_identifier:t external_identifier_type:t \
         addresses:[address phones:[phone accessibility:[accessibility schedules:[schedule attributes:[attribute metadata:[metadata",
    ),
    ("service_at_location", "id:u location:location", "service:service phones:[phone"),
    ("address", "id:u address_1:t city:t state_province:t postal_code:t country:t address_type:t", "address_2:t region:t"),
    ("phone", "id:u number:t", "extension:n type:t description:t languages:[language attributes:[attribute"),
    (
        "schedule",
        "id:u",
        "timezone:n freq:t interval:n byday:t description:t opens_at:t closes_at:t attending_type:t notes:t attributes:[attribute",
    ),
    ("language", "id:u", "name:t code:t note:t"),
    ("service_area", "id:u name:t", "extent:t extent_type:t"),
    ("funding", "id:u source:t", ""),
    ("cost_option", "id:u option:t", "valid_from:t valid_to:t currency:t amount:n amount_description:t attributes:[attribute"),
    ("required_document", "id:u document:t", ""),
    ("service_capacity", "id:u unit:unit available:n updated:t", "maximum:n"),
    ("unit", "id:u name:t", ""),
    ("url", "id:u url:w", "label:t"),
    ("accessibility", "id:u", "description:t details:t"),
    ("organization_identifier", "id:u identifier_type:t identifier:t", ""),
    ("attribute", "id:u link_type:t label:t taxonomy_term:taxonomy_term", "value:t"),
    ("taxonomy_term", "id:u code:t name:t description:t taxonomy:t taxonomy_detail:taxonomy language:t", "parent_id:u"),
    ("taxonomy", "id:u name:t description:t", ""),
    ("metadata", "id:u last_action_date:t last_action_type:t field_name:t previous_value:t replacement_value:t updated_by:t", ""),
];

/// Fields that have one of a few values.
const VALUES: &[(&str, &str, &[&str])] = &[
    ("service", "status", &["active", "inactive", "defunct", "temporarily closed"]),
    ("location", "location_type", &["physical", "virtual"]),
    ("address", "address_type", &["physical"]),
    ("phone", "type", &["voice", "text", "textphone", "fax"]),
    ("schedule", "freq", &["WEEKLY"]),
];

/// The lists of the feed, and of what each is.
const LISTS: [(&str, &str); 5] = [
    ("services", "service"),
    ("organizations", "organization"),
    ("service_at_locations", "service_at_location"),
    ("taxonomies", "taxonomy"),
    ("taxonomy_terms", "taxonomy_term"),
];

fn has_ending(name: &str, ending: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|found| found == ending)
}

/// The feed of a site, by path below its folder.
fn feed(planning: &Planning) -> BTreeMap<String, Vec<u8>> {
    let terms = Terms::of(&planning.site);
    let feed = Feed::new(&planning.site, planning.plan.urls(), &terms);
    let name = |path: &str| path.strip_prefix("data/hsds/").unwrap().to_owned();
    hsds::files(feed).into_iter().map(|(path, file)| (name(path.as_str()), hsds::file(feed, &file))).collect()
}

/// A planned site without errors. Nothing is made of it but the feed.
fn planned(inputs: &Inputs) -> Planning {
    let planning = pipeline::plan(inputs, &mut Cache::default(), Vec::new());
    assert!(!planning.stops_build(false), "{}", shown(&planning.located(&inputs.sources), &inputs.sources));
    planning
}

fn rare() -> Inputs {
    Inputs { sources: tree(RARE), ..starter() }
}

fn is_uuid(text: &str) -> bool {
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    let is_fifth = text.as_bytes().get(14) == Some(&b'5');
    parts == [8, 4, 4, 4, 12] && is_fifth && text.bytes().all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f' | b'-'))
}

/// What is wrong with an object, and with those inside it.
fn faults(kind: &str, value: &Value, place: &str, found: &mut Vec<String>) {
    let (_, required, others) = OBJECTS.iter().find(|(known, ..)| *known == kind).unwrap_or_else(|| panic!("no kind `{kind}`"));
    let Some(object) = value.as_object() else { return found.push(format!("{place} is no object")) };
    let fields = |list: &'static str| list.split_whitespace().map(|field| field.split_once(':').unwrap());
    let known: BTreeMap<&str, &str> = fields(required).chain(fields(others)).collect();
    found.extend(fields(required).filter(|(name, _)| !object.contains_key(*name)).map(|(name, _)| format!("{place} has no {name}")));
    for (name, value) in object {
        let place = format!("{place}.{name}");
        match known.get(name.as_str()) {
            None => found.push(format!("{place} is no field of {kind}")),
            Some(list) if list.starts_with('[') => match value.as_array().filter(|items| !items.is_empty()) {
                None => found.push(format!("{place} is no list, or empty")),
                Some(items) => items.iter().enumerate().for_each(|(at, item)| faults(&list[1..], item, &format!("{place}[{at}]"), found)),
            },
            Some(&"t") if value.as_str().is_some_and(|text| !text.is_empty() || name == "previous_value") => {}
            Some(&"n") if value.is_number() => {}
            Some(&"u") if value.as_str().is_some_and(is_uuid) => {}
            Some(&"w") if value.as_str().is_some_and(|address| address.starts_with("https://")) => {}
            Some(&("t" | "n" | "u" | "w")) => found.push(format!("{place} is {value}")),
            Some(inside) => faults(inside, value, &place, found),
        }
    }
    for (_, name, values) in VALUES.iter().filter(|(known, ..)| *known == kind) {
        let odd = object.get(*name).filter(|value| !values.contains(&value.as_str().unwrap_or_default()));
        found.extend(odd.map(|value| format!("{place}.{name} is {value}")));
    }
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

#[test]
fn every_object_has_the_fields_of_its_kind() {
    for inputs in [starter(), rare()] {
        let feed = feed(&planned(&inputs));
        let mut found = Vec::new();
        for (list, kind) in LISTS {
            let page = json(&feed[&format!("{list}.json")]);
            let listed = page["contents"].as_array().unwrap();
            let total = listed.len();
            let head = json!({"total_items": total, "total_pages": 1, "page_number": 1, "size": total, "first_page": true, "last_page": true, "empty": total == 0});
            for (name, value) in head.as_object().unwrap() {
                assert_eq!(&page[name], value, "{list}: {name}");
            }
            let ids: BTreeSet<String> = listed.iter().map(|object| format!("{list}/{}.json", object["id"].as_str().unwrap())).collect();
            let files: BTreeSet<String> = feed.keys().filter(|path| path.starts_with(&format!("{list}/"))).cloned().collect();
            assert_eq!(ids, files, "{list}: each object is listed once, and has its file");
            for object in listed {
                faults(kind, object, list, &mut found);
            }
            for path in files {
                let object = json(&feed[&path]);
                assert!(path.ends_with(&format!("/{}.json", object["id"].as_str().unwrap())));
                faults(kind, &object, &path, &mut found);
            }
        }
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn ids_are_told_apart() {
    let tables = hsds_tables(&planned(&starter()));
    for (name, text) in &tables {
        if has_ending(name, "csv") {
            let ids: Vec<&str> =
                text.lines().skip(1).filter_map(|line| line.split_once(',')).map(|(id, _)| id).filter(|id| is_uuid(id)).collect();
            assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{name}");
        }
    }
}

fn hsds_tables(planning: &Planning) -> BTreeMap<String, String> {
    let tables = hsds::tables(Feed::new(&planning.site, planning.plan.urls(), &Terms::of(&planning.site)));
    tables.into_iter().map(|(name, bytes)| (name.to_owned(), String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn the_descriptor_lists_what_is_there() {
    let planning = planned(&starter());
    let tables = hsds_tables(&planning);
    let descriptor: Value = serde_json::from_str(&tables["datapackage.json"]).unwrap();
    let resources = descriptor["resources"].as_array().unwrap();
    let listed: BTreeSet<&str> = resources.iter().map(|resource| resource["path"].as_str().unwrap()).collect();
    let there: BTreeSet<&str> = tables.keys().map(String::as_str).filter(|name| has_ending(name, "csv")).collect();
    assert_eq!(listed, there);
    for resource in resources {
        let text = &tables[resource["path"].as_str().unwrap()];
        let columns: Vec<&str> =
            resource["schema"]["fields"].as_array().unwrap().iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(text.lines().next(), Some(columns.join(",").as_str()));
        assert!(text.lines().count() > 1, "{resource} has rows");
    }
    assert!(!there.contains("contacts.csv"));
}

#[test]
fn the_package_holds_the_tables() {
    let planning = planned(&rare());
    let tables = hsds_tables(&planning);
    let mut package = zip::ZipArchive::new(Cursor::new(feed(&planning).remove("tabular.zip").unwrap())).unwrap();
    assert_eq!(package.len(), tables.len());
    for (name, text) in &tables {
        let mut packed = String::new();
        package.by_name(name).unwrap().read_to_string(&mut packed).unwrap();
        assert_eq!(&packed, text);
    }
}

#[test]
fn what_is_private_stays_home() {
    let (text, secrets) = confidential();
    assert!(text.contains("12-3456789"), "there is a tax number");
    let text = text + "-- content/programs/unready.md --\n---\nname: Unready Program\norganization: birch\ndraft: true\n---\nNot yet.\n";
    let inputs = Inputs { sources: tree(&text), drafts: true, ..starter() };
    let planning = plan(&inputs);
    let mut files = feed(&planning);
    files.remove("tabular.zip");
    files.extend(hsds_tables(&planning).into_iter().map(|(name, text)| (name, text.into_bytes())));
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        for secret in secrets.into_iter().chain(["12-3456789", "listing_consent", "Unready", "unready"]) {
            assert!(!text.contains(secret), "{path} tells `{secret}`");
        }
    }
}

#[test]
fn the_same_site_makes_the_same_feed() {
    let inputs = starter();
    let (one, other) = (feed(&planned(&inputs)), feed(&planned(&inputs)));
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    assert!(one == other);
}

#[test]
fn the_site_has_the_feed_unless_it_wants_none() {
    let count = |settings: &str| {
        let text = RARE.replacen("demonstration: true\n", &format!("demonstration: true\n{settings}"), 1);
        let inputs = Inputs { sources: tree(&text), ..starter() };
        let files = render(&inputs, &plan(&inputs));
        files.keys().filter(|path| path.as_str().starts_with("data/hsds/")).count()
    };
    assert_eq!(count("hsds: false\n"), 0);
    assert_eq!(count(""), feed(&planned(&rare())).len());
}

/// Attributes of an object by label: the code of the term, and the value.
fn attributes(object: &Value) -> BTreeMap<String, Vec<(String, String)>> {
    let mut all: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for attribute in object["attributes"].as_array().unwrap() {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        all.entry(text(&attribute["label"])).or_default().push((text(&attribute["taxonomy_term"]["code"]), text(&attribute["value"])));
    }
    all
}

/// Every field that an author gives a record is a field of HSDS or an attribute. This list says which are fields.
const IN_FIELDS: [&str; 36] = [
    "name",
    "organization",
    "location",
    "status",
    "program_url",
    "age_min",
    "age_max",
    "email",
    "phones",
    "tracks",
    "costs",
    "insurance_plans",
    "fees_note",
    "required_documents",
    "alert",
    "last_verified",
    "alternate_names",
    "description",
    "kind",
    "address",
    "lat",
    "lon",
    "office_hours",
    "transit",
    "external_identifier",
    "website",
    "identifiers",
    "parent",
    "year_founded",
    "nondiscrimination_url",
    "language_notice_url",
    // What a program takes from its organization or location stands there; of the site, not of the record:
    "credentials",
    "accessibility",
    "aliases",
    "listing_consent",
    "glossary_links",
];

#[test]
fn everything_that_authors_say_is_in_the_feed() {
    let mut missing = Vec::new();
    for inputs in [starter(), rare()] {
        let planning = planned(&inputs);
        let feed = feed(&planning);
        let mut known: BTreeMap<String, BTreeMap<String, Vec<(String, String)>>> = BTreeMap::new();
        let mut note = |kind: &str, object: &Value| {
            let attributes = attributes(object);
            known.insert(format!("{kind}/{}", attributes["id"][0].1), attributes);
        };
        for (path, bytes) in feed.iter().filter(|(path, _)| has_ending(path, "json")) {
            if path.starts_with("services/") {
                note("programs", &json(bytes));
            }
            if path.starts_with("organizations/") {
                let organization = json(bytes);
                note("organizations", &organization);
                organization["locations"].as_array().into_iter().flatten().for_each(|location| note("locations", location));
            }
        }
        for file in inputs.sources.files().filter(|file| !file.path.stem().contains('.')) {
            let folder = file.path.folder().trim_start_matches("content/");
            if !["programs", "organizations", "locations"].contains(&folder) {
                continue;
            }
            let text = std::str::from_utf8(file.content.bytes()).unwrap();
            let head = text.strip_prefix("---\n").map_or(text, |rest| rest.split_once("\n---\n").unwrap().0);
            let record: Map<String, Value> = serde_yaml::from_str(head).unwrap();
            let place = format!("{folder}/{}", file.path.stem());
            let attributes = &known[&place];
            let lost = record.keys().filter(|field| !IN_FIELDS.contains(&field.as_str()) && !attributes.contains_key(field.as_str()));
            // Where the field of HSDS says less, an attribute says the rest; where all is included is what everybody expects.
            let lost = lost.filter(|field| *field != "individual_included" || record[*field] == false);
            missing.extend(lost.map(|field| format!("{place}: {field}")));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn one_small_feed_is_as_expected() {
    let planning = planned(&rare());
    let mut now: BTreeMap<String, String> = BTreeMap::new();
    for (path, bytes) in feed(&planning) {
        let kept = ["index.json", "services.json", "organizations.json", "taxonomies.json"].contains(&path.as_str());
        let is_record = path.starts_with("services/") || path.starts_with("organizations/") || path.starts_with("service_at_locations/");
        if kept || is_record {
            now.insert(path, serde_json::to_string_pretty(&json(&bytes)).unwrap() + "\n");
        }
    }
    now.extend(hsds_tables(&planning).into_iter().map(|(name, text)| (format!("tabular/{name}"), text)));
    assert_none(&differences(&project("tests/hsds"), &now));
}
