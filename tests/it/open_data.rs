//! What others can take from a site: all that authors say, in the form in which they said it, and nothing that must stay private.

use std::collections::BTreeMap;

use carepress::{
    commands, config,
    pipeline::Inputs,
    source::{self, SourceTree},
};
use serde_json::Value;

use crate::site_in_text::{file, inputs, plan, render, shown, tree};

/// Fields of programs for which the table of programs has no column.
const NOT_IN_THE_TABLE: [&str; 14] = [
    "authorization_help",
    "closed_on",
    "closures",
    "external_codes",
    "fact_checks",
    "hours_per_week",
    "house_rules",
    "individual_session_hours",
    "listing_consent",
    "phones",
    "program_hours",
    "staff",
    "total_weekly_hours",
    "tracks",
];

/// Records in which every field is given that the starter site does without.
pub(crate) const RARE: &str = r#"-- content/site.yaml --
title: Rare fields
demonstration: true
-- content/images/birch.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
-- content/organizations/birch.yaml --
name: Birch House
legal_name: Birch House Incorporated
alternate_names: [The Birches]
description: A small clinic with evening groups for adults and their families.
type: private-nonprofit
parent: tall-trees
year_founded: 1999
website: https://example.org/birch
email: info@example.org
phones: [{number: 555-555-0100, type: main, ext: "12", hours: Mon-Fri 8-5, label: Front desk, languages: [en]}]
identifiers: [{scheme: npi, value: "1999999984"}, {scheme: ein, value: 12-3456789}]
credentials: [{credential: state-sud-license, issuer: State of Kansas, id: X-1, valid_to: 2027-01-01, verify_url: https://example.org/look-up}]
nondiscrimination_url: https://example.org/notice
language_notice_url: https://example.org/languages
receives_federal_funds: "yes"
logo: {file: birch.svg, alt: A birch}
listing_consent: true
source: {kind: state-registry, title: State list, url: https://example.org/list}
relationship: none
last_verified: 2026-10-01
verified_by_role: site-editor
verified_how: registry-lookup
-- content/organizations/tall-trees.yaml --
name: Tall Trees
description: The parent of several small clinics in the middle of the country.
type: private-nonprofit
phones: [{number: 555-555-0109, type: main}]
source: {kind: program-staff}
relationship: none
last_verified: 2026-10-01
verified_by_role: program-staff
-- content/locations/main.yaml --
name: Main Street
organization: birch
kind: physical
address: {line1: 1 Main Street, line2: Suite 2, city: Lawrence, county: Douglas County, state: KS, zip: 66044-1234, country: US}
lat: 38.9717
lon: -95.2353
coords_from: street
phones: [{number: 555-555-0102, type: main}]
office_hours: [{days: MO-TU, opens: "08:00", closes: "17:00"}]
transit: Bus 1 stops here.
parking: Behind the house.
arrival: Ring twice.
accessibility: [step-free-entrance]
accessibility_contact: 555-555-0103
setting: freestanding-clinic
external_identifier: {type: samhsa-frid, value: "KS-1"}
relationship: none
source: {kind: program-staff}
last_verified: 2026-10-01
verified_by_role: program-staff
verified_how: phone
-- content/programs/evening.md --
---
name: Evening Program
organization: birch
location: main
summary: Group treatment in the evening for adults who live at home and go to work.
program_roles: [entry]
focus: [alcohol-use]
therapies: [cbt]
group_types: [group-therapy]
individual_services: [individual-counseling]
individual_sessions_per_week: 1
individual_included: false
individual_session_hours: 0.75
aftercare: [alumni]
age_min: 18
eligibility: Adults who can be safe at home between sessions.
delivery_modes: [in-person]
language_support: [{language: en, how: staff}]
tracks: [{name: Evening, days_per_week: 3, hours_per_day: 3}]
duration_weeks: 8
how_to_start: [Call the intake line; ask for Jo., Come in.]
phones: [{number: 555-555-0101, type: intake}]
payment: [medicaid]
insurance_plans: [{payer: Blue|Oak, plan: "A; B", network: in, as_of: 2026-10-01, state: KS}]
source: {kind: program-staff}
relationship: none
last_verified: 2026-10-01
verified_by_role: program-staff
verified_how: phone
fact_checks: [{facts: cost, on: 2026-10-05, how: phone, by: program-staff}]
listing_consent: true
alert: Closed December 24 to 26.
alert_until: 2026-12-26
external_codes: [{taxonomy: npi, code: "1999999984", uri: https://example.org/npi}]
---
Three evenings a week you meet with the same small group. A counselor leads each meeting, and you talk alone with your own counselor once a week. You go home every night.
"#;

/// The starter site on the day at which it stands still.
pub(crate) fn starter() -> Inputs {
    let sources = source::embedded();
    let as_of = commands::today(&config::load(&sources, None).value);
    Inputs { as_of, ..inputs(sources) }
}

/// The data files of a site without errors.
fn data(inputs: &Inputs) -> BTreeMap<String, String> {
    let planning = plan(inputs);
    assert!(!planning.stops_build(false), "{}", shown(&planning.located(&inputs.sources), &inputs.sources));
    let files = render(inputs, &planning).into_iter().filter(|(path, _)| path.folder() == "data");
    files.map(|(path, bytes)| (path.to_string(), String::from_utf8(bytes).unwrap())).collect()
}

/// The same site, its programs read from the table that it publishes.
fn again(inputs: &Inputs, table: &str) -> Inputs {
    let kept = inputs.sources.files().filter(|file| !file.path.as_str().starts_with("content/programs/"));
    let mut sources: SourceTree = kept.cloned().collect();
    sources.insert(file("content/programs/programs.csv", table.into()));
    Inputs { sources, ..inputs.clone() }
}

/// Programs of `directory.json`, as far as the table can carry them.
fn programs(directory: &str) -> Vec<Value> {
    let mut directory: Value = serde_json::from_str(directory).unwrap();
    let mut programs = directory["programs"].as_array_mut().map(std::mem::take).unwrap();
    for program in &mut programs {
        let fields = program.as_object_mut().unwrap();
        fields.retain(|name, _| !NOT_IN_THE_TABLE.contains(&name.as_str()));
        for (field, inner) in [("availability", "slots"), ("availability", "slots_max"), ("level_standard", "source_url")] {
            fields.get_mut(field).and_then(Value::as_object_mut).and_then(|record| record.remove(inner));
        }
        for credential in fields.get_mut("credentials").and_then(Value::as_array_mut).into_iter().flatten() {
            credential.as_object_mut().and_then(|record| record.remove("verify_url"));
        }
    }
    programs
}

#[test]
fn the_table_of_programs_can_be_read_again() {
    let rare = Inputs { sources: tree(RARE), ..starter() };
    for inputs in [starter(), rare] {
        let first = data(&inputs);
        let second = data(&again(&inputs, &first["data/programs.csv"]));
        assert_eq!(first["data/programs.csv"], second["data/programs.csv"]);
        let (first, second) = (programs(&first["data/directory.json"]), programs(&second["data/directory.json"]));
        assert!(!first.is_empty());
        for (one, other) in first.iter().zip(&second) {
            assert_eq!(one, other);
        }
        assert_eq!(first.len(), second.len());
    }
}

/// What authors write, by the list of `directory.json` that holds it and its id.
fn written(sources: &SourceTree) -> Vec<(&'static str, String, serde_yaml::Mapping)> {
    let mut records = Vec::new();
    for (folder, list) in [("content/organizations", "organizations"), ("content/locations", "locations"), ("content/programs", "programs")]
    {
        for file in sources.below(folder).filter(|file| !file.path.stem().contains('.')) {
            let text = std::str::from_utf8(file.content.bytes()).unwrap();
            let head = text.strip_prefix("---\n").map_or(text, |rest| rest.split_once("\n---\n").unwrap().0);
            records.push((list, file.path.stem().to_owned(), serde_yaml::from_str(head).unwrap()));
        }
    }
    records
}

#[test]
fn everything_that_authors_say_is_in_the_directory() {
    // Where a page was, whether it is ready and how its text is linked are matters of the site, not facts.
    let of_the_site = ["aliases", "draft", "glossary_links"];
    let mut missing = Vec::new();
    for inputs in [starter(), Inputs { sources: tree(RARE), ..starter() }] {
        let directory: Value = serde_json::from_str(&data(&inputs)["data/directory.json"]).unwrap();
        for (list, id, record) in written(&inputs.sources) {
            let found = directory[list].as_array().unwrap().iter().find(|found| found["id"] == *id).unwrap();
            let fields = record.keys().map(|key| key.as_str().unwrap()).filter(|field| !of_the_site.contains(field));
            missing.extend(fields.filter(|field| found.get(field).is_none()).map(|field| format!("{list}/{id}: {field}")));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn a_tax_number_is_not_published() {
    let data = data(&Inputs { sources: tree(RARE), ..starter() });
    assert!(data["data/directory.json"].contains("1999999984"));
    assert!(data.values().all(|text| !text.contains("12-3456789")));
}

/// A site with a confidential place, and what no file may tell of it.
pub(crate) fn confidential() -> (String, [&'static str; 6]) {
    let private = [
        ("1 Main Street", "7 Hidden Lane"),
        ("Suite 2", "Back door"),
        ("66044-1234", "66044-9876"),
        ("38.9717", "38.976543"),
        ("-95.2353", "-95.2353"),
        ("KS-1", "KS-SECRET-1"),
    ];
    let open = RARE.replace("kind: physical", "kind: confidential");
    let text = private.iter().fold(open, |text, (open, closed)| {
        assert!(text.contains(open), "{open}");
        text.replace(open, closed)
    });
    (text, private.map(|(_, secret)| secret))
}

#[test]
fn a_confidential_place_is_told_in_no_file() {
    let (text, secrets) = confidential();
    let inputs = Inputs { sources: tree(&text), ..starter() };
    // The street itself is an error; what is rendered all the same, as a preview does, does not tell it either.
    let planning = plan(&inputs);
    let codes: Vec<&str> = planning.located(&inputs.sources).iter().map(|located| located.diagnostic.rule.code).collect();
    assert!(codes.contains(&"confidential-address"), "{codes:?}");
    let files = render(&inputs, &planning);
    assert!(files.keys().any(|path| path.as_str() == "data/directory.json"));
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        for secret in secrets {
            assert!(!text.contains(secret), "{path} tells `{secret}`");
        }
    }
}

#[test]
fn the_starter_site_tells_no_confidential_street() {
    let inputs = starter();
    let directory: Value = serde_json::from_str(&data(&inputs)["data/directory.json"]).unwrap();
    let locations = directory["locations"].as_array().unwrap();
    let confidential: Vec<&Value> = locations.iter().filter(|location| location["kind"] == "confidential").collect();
    assert!(!confidential.is_empty());
    for location in confidential {
        for field in ["lat", "lon", "external_identifier"] {
            assert!(location.get(field).is_none(), "{location}");
        }
        for field in ["line1", "line2"] {
            assert!(location["address"].get(field).is_none(), "{location}");
        }
        assert_eq!(location["address"]["zip"].as_str().map(str::len), Some(5), "{location}");
    }
}
