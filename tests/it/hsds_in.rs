//! The Human Services Data Specification as it comes in: all its forms, damaged files, and what strangers say in fields of their own.

use std::{
    io::{Cursor, Write},
    sync::LazyLock,
};

use carepress::{
    content::raw,
    diagnostic::{Checked, Diagnostic},
    exchange::{
        self, Before, Fate, Ids, Memory, Proposal,
        hsds::{self, Around, Options, Reading},
    },
    hsds as feeds, open_data,
    path::SourcePath,
    pipeline::{self, Cache, Inputs, Planning},
    source::ReadSeek,
};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    exchange::{after, of_starter, starter, with_awkward},
    lists::lines,
    site_in_text::{file, inputs, plan, shown, today, tree},
};

/// A site without content: the built-in vocabularies and states.
static KNOWN: LazyLock<Planning> =
    LazyLock::new(|| plan(&inputs(tree("-- content/site.yaml --\ntitle: Lists\nbase_url: https://lists.example.org\n"))));

fn read(files: &[(&str, &[u8])], all_levels: bool) -> Checked<Reading> {
    let around = Around { site: &KNOWN.site, name: "feed", as_of: today(), options: Options { all_levels } };
    let open = |(name, bytes): &(&str, &[u8])| {
        let file: Box<dyn ReadSeek> = Box::new(Cursor::new(bytes.to_vec()));
        (SourcePath::new(name).unwrap(), file)
    };
    hsds::read(files.iter().map(open).collect::<Vec<_>>(), &around)
}

fn json(text: &str) -> Checked<Reading> {
    read(&[("feed.json", text.as_bytes())], false)
}

fn told(checked: &Checked<Reading>) -> String {
    lines(&checked.diagnostics).join("\n")
}

/// How many organizations, locations and programs there are.
fn counts(checked: &Checked<Reading>) -> [usize; 3] {
    let brought = &checked.value.brought;
    [brought.organizations.len(), brought.locations.len(), brought.programs.len()]
}

fn program(checked: &Checked<Reading>) -> &raw::Program {
    assert_eq!(checked.value.brought.programs.len(), 1, "{}", told(checked));
    &checked.value.brought.programs[0].raw
}

const ORGANIZATION: &str = r#"{"id": "0A9F29A0-0000-4000-8000-000000000001", "name": "Juniper Ridge Recovery", "description": "Care close to home.",
  "legal_status": "Private nonprofit", "website": "https://example.org", "year_incorporated": 1998, "phones": [{"number": "555-555-0140"}],
  "organization_identifiers": [{"identifier_type": "NPI", "identifier": "1999999984"}]}"#;

const LOCATION: &str = r#"{"id": "0a9f29a0-0000-4000-8000-000000000002", "location_type": "physical", "name": "Main clinic", "latitude": 39.05,
  "longitude": -95.68, "addresses": [{"address_1": "410 Sample Street", "city": "Topeka", "state_province": "KS", "postal_code": "66603",
  "country": "US", "address_type": "physical"}], "accessibility": [{"description": "Elevator or ground floor", "details": "555-555-0149"}],
  "schedules": [{"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "08:00:00-06:00", "closes_at": "17:00:00-06:00"}]}"#;

/// A service with these fields besides who runs it and where.
fn service(more: &str) -> String {
    let sites = format!(r#""service_at_locations": [{{"id": "0a9f29a0-0000-4000-8000-000000000003", "location": {LOCATION}}}]"#);
    format!(
        r#"{{"id": "0a9f29a0-0000-4000-8000-000000000004", "name": "Intensive Outpatient Services", "status": "active",
            "organization": {ORGANIZATION}, {sites}{}{more}}}"#,
        if more.is_empty() { "" } else { ", " }
    )
}

fn package(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_service_becomes_a_program_with_its_place_and_provider() {
    let checked = json(&service(
        r#""description": "Group treatment in the evening for adults. It meets near the bus.", "minimum_age": 18, "email": "intake@example.org",
           "phones": [{"number": "(555) 555-0142", "extension": 12, "type": "voice", "languages": [{"code": "es"}]}],
           "schedules": [{"freq": "WEEKLY", "byday": "MO,WE,TH", "opens_at": "17:30-05:00", "closes_at": "20:30-05:00", "timezone": -5}],
           "languages": [{"name": "Spanish"}], "cost_options": [{"option": "Medicaid"}, {"option": "Self-pay", "amount": 185, "currency": "usd",
           "amount_description": "per day", "valid_from": "2026-01-01"}], "fundings": [{"source": "Sliding fee scale"}],
           "required_documents": [{"document": "Photo ID"}], "service_areas": [{"name": "Shawnee County"}],
           "capacities": [{"available": 3, "maximum": 12, "updated": "2026-10-20T10:00:00Z", "unit": {"id": "u", "name": "Place"}}],
           "additional_urls": [{"label": "Program page", "url": "https://example.org/iop"}], "assured_date": "2026-10-01""#,
    ));
    assert_eq!(counts(&checked), [1, 1, 1], "{}", told(&checked));
    let organization = &checked.value.brought.organizations[0];
    assert_eq!((organization.id.as_str(), organization.key.as_str()), ("juniper-ridge-recovery", "0a9f29a0-0000-4000-8000-000000000001"));
    assert_eq!(organization.raw.kind.as_deref(), Some("private-nonprofit"));
    assert_eq!(organization.raw.year_founded, Some(1998));
    assert_eq!(organization.raw.identifiers[0].scheme.as_deref(), Some("npi"));
    let location = &checked.value.brought.locations[0];
    assert_eq!((location.id.as_str(), location.raw.lat), ("main-clinic-topeka", Some(39.05)));
    assert_eq!(location.raw.accessibility, ["elevator"]);
    assert_eq!(location.raw.accessibility_contact.as_deref(), Some("+15555550149"));
    let hours = &location.raw.office_hours[0];
    assert_eq!((hours.days.len(), hours.days[0].each().count(), hours.opens.unwrap().to_string()), (1, 5, "08:00".to_owned()));
    let told_program = &checked.value.brought.programs[0];
    assert_eq!(told_program.key, "0a9f29a0-0000-4000-8000-000000000004");
    assert_eq!(told_program.id, "juniper-ridge-recovery-intensive-outpatient-services");
    assert_eq!(told_program.body, "Group treatment in the evening for adults. It meets near the bus.");
    let raw = program(&checked);
    assert_eq!(raw.summary.as_deref(), Some("Group treatment in the evening for adults."));
    assert_eq!((raw.organization.as_deref(), raw.location.as_deref()), (Some("juniper-ridge-recovery"), Some("main-clinic-topeka")));
    assert_eq!((raw.level_of_care.as_deref(), raw.age_min, raw.age_max), (Some("iop"), Some(18), None));
    let sessions: Vec<String> =
        raw.tracks[0].sessions.iter().map(|session| format!("{:?} {}", session.day.unwrap(), session.start.unwrap())).collect();
    assert_eq!(sessions, ["Mo 17:30", "We 17:30", "Th 17:30"]);
    let phone = &raw.phones[0];
    assert_eq!((phone.number.as_deref(), phone.ext.as_deref(), phone.languages.len()), (Some("+15555550142"), Some("12"), 1));
    assert_eq!(raw.language_support[0].language.as_deref(), Some("es"));
    assert_eq!(raw.payment, ["medicaid", "self-pay", "sliding-fee"]);
    assert_eq!((raw.costs[0].amount, raw.costs[0].per.as_deref()), (Some(185.0), Some("day")));
    assert_eq!(raw.required_documents, ["Photo ID"]);
    assert_eq!(raw.service_area, ["Shawnee County"]);
    assert_eq!(raw.availability.as_ref().unwrap().slots, Some(3));
    assert_eq!(raw.program_url.as_deref(), Some("https://example.org/iop"));
    // A stranger's check is none of ours.
    assert!(raw.last_verified.is_none() && checked.value.ids == Ids::Made);
    let source = raw.source.as_ref().unwrap();
    assert_eq!((source.kind.as_deref(), source.title.as_deref()), (Some("import"), Some("HSDS feed feed, read 2026-11-01")));
    assert!(told(&checked).contains("dropped-field [row 1] the field `service.assured_date` has no place here"), "{}", told(&checked));
}

#[test]
fn every_form_brings_the_same() {
    let (whole, organization) = (service(""), ORGANIZATION);
    let bare = r#"{"id": "0a9f29a0-0000-4000-8000-000000000004", "name": "Intensive Outpatient Services", "status": "active",
        "organization_id": "0a9f29a0-0000-4000-8000-000000000001"}"#;
    let site = r#"{"id": "0a9f29a0-0000-4000-8000-000000000003", "service_id": "0a9f29a0-0000-4000-8000-000000000004",
        "location_id": "0a9f29a0-0000-4000-8000-000000000002"}"#;
    let page = format!(r#"{{"total_items": 1, "total_pages": 1, "page_number": 1, "contents": [{whole}]}}"#);
    let list = format!("[{whole}, {whole}]");
    let under = organization.replacen("\"name\"", &format!("\"services\": [{whole}], \"name\""), 1);
    let lists = format!(
        r#"{{"organizations": [{organization}], "services": [{bare}], "locations": [{LOCATION}], "service_at_locations": [{site}]}}"#
    );
    let by_id: [(&str, &[u8]); 5] = [
        ("feed/index.json", br#"{"version": "3.1", "profile": "x", "openapi_url": "y"}"#),
        ("feed/locations/1.json", LOCATION.as_bytes()),
        ("feed/organizations.json", organization.as_bytes()),
        ("feed/service_at_locations.json", site.as_bytes()),
        ("feed/services.json", bare.as_bytes()),
    ];
    let tables: [(&str, &[u8]); 6] = [
        ("datapackage.json", br#"{"name": "x", "profile": "tabular-data-package", "resources": []}"#),
        ("addresses.csv", b"id,location_id,address_1,city,state_province,postal_code,country,address_type\na,l,410 Sample Street,Topeka,KS,66603,US,physical\n"),
        ("locations.csv", b"id,location_type,organization_id,name\nL,physical,O,Main clinic\n"),
        ("organizations.csv", b"id,name,description\nO,Juniper Ridge Recovery,Care close to home.\n"),
        ("service_at_location.csv", b"id,service_id,location_id,description\nx,S,L,\n"),
        ("services.csv", b"id,organization_id,name,status\nS,O,Intensive Outpatient Services,active\n"),
    ];
    let nested: Vec<(String, &[u8])> = tables.iter().map(|(name, bytes)| (format!("export/hsds/{name}"), *bytes)).collect();
    let nested: Vec<(&str, &[u8])> = nested.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let one = |text: &str| read(&[("x.json", text.as_bytes())], false);
    for (what, checked) in [
        ("service", one(&whole)),
        ("page", one(&page)),
        ("list", one(&list)),
        ("lines", one(&format!("{whole}\n{whole}\n"))),
        ("organization", one(&under)),
        ("lists", one(&lists)),
        ("folder", read(&by_id, false)),
        ("tables", read(&tables, false)),
        ("package of tables", read(&[("feed.zip", &package(&nested))], false)),
        ("package of objects", read(&[("feed.zip", &package(&by_id))], false)),
    ] {
        assert_eq!(counts(&checked), [1, 1, 1], "{what}: {}", told(&checked));
        assert_eq!(told(&checked), "", "{what}");
        let raw = program(&checked);
        assert_eq!((raw.organization.as_deref(), raw.location.as_deref()), (Some("juniper-ridge-recovery"), Some("main-clinic-topeka")));
        assert_eq!(checked.value.brought.locations[0].raw.address.as_ref().unwrap().line1.as_deref(), Some("410 Sample Street"), "{what}");
    }
}

#[test]
fn organizations_and_locations_come_alone() {
    let checked = json(&format!("[{ORGANIZATION}]"));
    assert_eq!((counts(&checked), told(&checked)), ([1, 0, 0], String::new()));
    let place = LOCATION.replacen('{', r#"{"organization_id": "0a9f29a0-0000-4000-8000-000000000001", "#, 1);
    assert_eq!(counts(&json(&format!("[{place}, {ORGANIZATION}]"))), [1, 1, 0]);
    let alone = json(LOCATION);
    assert_eq!(counts(&alone), [0, 0, 0]);
    assert!(told(&alone).starts_with("skipped-row [row 1] this row has no `organization`, and was left out"), "{}", told(&alone));
}

#[test]
fn broken_files_are_told_and_bring_nothing() {
    let whole = service("");
    for (name, bytes, wanted) in [
        ("a.json", whole.as_bytes()[..whole.len() - 9].to_vec(), "the file ends in the middle"),
        ("a.json", whole.replace("\"status\"", "status").into_bytes(), "the file is damaged at line"),
        ("a.json", b"".to_vec(), "this file is empty"),
        ("a.json", b"\0\0\0".to_vec(), "this file is no text"),
        ("a.zip", b"PK\x03\x04 and no more".to_vec(), "this package is damaged"),
        ("a.json", format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000)).into_bytes(), "recursion limit"),
    ] {
        let checked = read(&[("b.json", whole.as_bytes()), (name, &bytes)], false);
        assert_eq!(counts(&checked), [0, 0, 0], "{name} {wanted}");
        assert!(told(&checked).contains(wanted), "{wanted}\n{}", told(&checked));
    }
    let text = service(r#""alert": "Closed on Peña Day""#);
    let latin: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let checked = read(&[("a.json", &latin)], false);
    assert_eq!(program(&checked).alert.as_deref(), Some("Closed on Peña Day"));
    assert!(told(&checked).contains("Windows-1252"));
}

#[test]
fn files_of_other_forms_are_told_and_passed_over_among_others() {
    let whole = service("");
    for (name, text, wanted) in [
        ("a.json", r#"{"rows": [{"name1": "x"}]}"#, "this file holds no objects of HSDS"),
        ("a.json", r#"{"a": 1}"#, "this file holds no objects of HSDS"),
        ("a.csv", "a,b\n1,2\n", "neither the name nor the columns"),
    ] {
        let alone = read(&[(name, text.as_bytes())], false);
        assert_eq!(counts(&alone), [0, 0, 0]);
        assert!(told(&alone).starts_with(&format!("foreign-shape [file] {wanted}")), "{}", told(&alone));
        let among = read(&[(name, text.as_bytes()), ("services.json", whole.as_bytes())], false);
        assert_eq!(counts(&among), [1, 1, 1]);
        assert_eq!(told(&among), format!("dropped-field [file] `{name}` was passed over: it holds no objects of HSDS"));
    }
}

#[test]
fn packages_that_lead_out_or_burst_are_told() {
    let whole = service("");
    let slip = package(&[
        ("../../evil.json", whole.as_bytes()),
        ("/etc/evil.csv", b"x"),
        ("c:\\evil.json", b"x"),
        ("services.json", whole.as_bytes()),
    ]);
    let checked = read(&[("feed.zip", &slip)], false);
    assert_eq!(counts(&checked), [1, 1, 1]);
    for name in ["../../evil.json", "/etc/evil.csv", "c:\\evil.json"] {
        assert!(told(&checked).contains(&format!("`{name}` was passed over: its name leads out of the package")), "{}", told(&checked));
    }
    let inner = package(&[("services.json", whole.as_bytes())]);
    let checked = read(&[("feed.zip", &package(&[("inner.zip", &inner), ("README.md", b"hello")]))], false);
    assert!(told(&checked).contains("`inner.zip` was passed over") && told(&checked).contains("`README.md` was passed over"));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let block = vec![b' '; 16 << 20];
    zip.start_file("services.json", SimpleFileOptions::default().large_file(true)).unwrap();
    for _ in 0..70 {
        zip.write_all(&block).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 4 << 20);
    let checked = read(&[("feed.zip", &bomb)], false);
    assert!(told(&checked).contains("unpacks to far more than a directory holds"), "{}", told(&checked));
}

#[test]
fn packages_with_a_password_are_told() {
    let mut locked = package(&[("services.json", service("").as_bytes())]);
    // The flag of a file that is encrypted stands in its own header and in the list of all (APPNOTE.TXT 4.3.7, 4.3.12).
    for (header, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = locked.windows(4).position(|bytes| bytes == header).unwrap();
        locked[at + flags] |= 1;
    }
    let checked = read(&[("feed.zip", &locked)], false);
    assert_eq!(counts(&checked), [0, 0, 0]);
    assert!(told(&checked).contains("this package needs a password"), "{}", told(&checked));
}

#[test]
fn a_picture_that_is_not_here_costs_nobody_the_record() {
    let term = r#"{"id": "t", "code": "logo", "taxonomy": "carepress-field"}"#;
    let logo = format!(
        r#""attributes": [{{"id": "a", "label": "logo", "value": "{{file: leaf.svg, alt: A leaf}}", "taxonomy_term": {term}}}], "name""#
    );
    let checked = json(&format!("[{}]", ORGANIZATION.replacen("\"name\"", &logo, 1)));
    assert_eq!(counts(&checked), [1, 0, 0]);
    assert!(checked.value.brought.organizations[0].raw.logo.is_none());
    assert!(told(&checked).contains("`leaf.svg` was left out: the site has no such picture"), "{}", told(&checked));
}

#[test]
fn one_object_told_twice_keeps_what_stands_first() {
    let other = service("").replace("Intensive Outpatient Services", "IOP").replace("Main clinic", "Other");
    let checked = json(&format!("[{}, {other}]", service("")));
    assert_eq!(counts(&checked), [1, 1, 1]);
    assert_eq!(program(&checked).name.as_deref(), Some("Intensive Outpatient Services"));
    assert!(told(&checked).contains("likely-duplicate [row 2] the service `0a9f29a0-0000-4000-8000-000000000004` is there already"));
    assert!(told(&checked).contains("says something else of `name`"), "{}", told(&checked));
}

#[test]
fn what_is_missing_is_told() {
    for (text, wanted) in [
        (r#"{"id": "s", "name": "IOP", "status": "active", "organization_id": "nowhere"}"#, "this row has no `organization`"),
        (r#"{"id": "s", "name": "IOP", "status": "active"}"#, "this row has no `organization`"),
        (r#"{"id": "s", "status": "active", "description": "An IOP", "organization": {"id": "o", "name": "A"}}"#, "this row has no `name`"),
    ] {
        let checked = json(text);
        assert!(checked.value.brought.programs.is_empty());
        assert!(told(&checked).contains(&format!("skipped-row [row 1] {wanted}")), "{text}\n{}", told(&checked));
    }
    let lost = r#"[{"id": "s", "name": "IOP", "organization": {"id": "o", "name": "A"}, "service_at_locations": [{"id": "x", "location_id": "gone"}]}]"#;
    assert_eq!(counts(&json(lost)), [1, 0, 1]);
}

#[test]
fn parents_that_lead_in_circles_are_cut() {
    let text = r#"{"organizations": [{"id": "a", "name": "A", "parent_organization_id": "b"}, {"id": "b", "name": "B", "parent_organization_id": "a"},
        {"id": "c", "name": "C", "parent_organization_id": "C"}, {"id": "d", "name": "D", "parent_organization_id": "a"},
        {"id": "e", "name": "E", "parent_organization_id": "gone"}]}"#;
    let checked = json(text);
    let parents: Vec<Option<&str>> = checked.value.brought.organizations.iter().map(|told| told.raw.parent.as_deref()).collect();
    assert_eq!(parents, [None, None, None, Some("a"), None]);
    assert_eq!(told(&checked).matches("an organization cannot belong to itself").count(), 3, "{}", told(&checked));
    assert!(told(&checked).contains("`gone` was left out: the file holds no such organization"));
}

#[test]
fn values_of_the_wrong_type_do_no_harm() {
    let checked = json(&service(
        r#""alert": 12, "minimum_age": "eighteen", "maximum_age": 500, "email": ["a@example.org", {"b": 1}], "phones": "555-555-0142",
           "schedules": {"freq": 7, "byday": ["MO", "WE"], "opens_at": "9", "closes_at": true}, "languages": [null, "es", {"code": ["fr"]}],
           "cost_options": [{"amount": "much", "option": {"x": 1}}], "capacities": {"available": "some"}, "description": false,
           "attributes": [{"value": {}}, {"taxonomy_term": "gone"}, 3]"#,
    ));
    let raw = program(&checked);
    assert_eq!((raw.alert.as_deref(), raw.age_min, raw.age_max), (Some("12"), None, None));
    assert_eq!(raw.language_support[0].language.as_deref(), Some("fr"));
    for wanted in ["service.minimum_age", "service.maximum_age", "service.phones", "cost_option.option", "service_capacity.available"] {
        assert!(told(&checked).contains(&format!("the field `{wanted}` has no place here")), "{wanted}\n{}", told(&checked));
    }
}

#[test]
fn every_field_without_a_place_is_named() {
    let checked = json(&service(
        r#""wait_time": "a week", "assurer_email": "x@example.org", "made_up": 1, "group": {"of": "fields"}, "contacts": [{"name": "A Person"}],
           "metadata": [{"last_action_type": "update"}], "program": {"id": "p", "name": "Brand"}, "interpretation_services": "By phone",
           "accreditations": "Best of all", "additional_urls": [{"label": "Map", "url": "https://example.org/map"}]"#,
    ));
    for field in [
        "service.wait_time",
        "service.assurer_email",
        "service.made_up",
        "service.group",
        "contacts",
        "metadata",
        "program.name",
        "service.interpretation_services",
        "service.accreditations",
        "url.label",
        "url.url",
    ] {
        assert!(
            told(&checked).contains(&format!("the field `{field}` has no place here and was left out (1 record)")),
            "{field}\n{}",
            told(&checked)
        );
    }
    let table = "id,organization_id,name,status,made_up\nS,O,IOP,active,x\nT,O,IOP at night,active,y\n";
    let contacts = "id,service_id,name\nc,S,A Person\n";
    let checked =
        read(&[("contacts.csv", contacts.as_bytes()), ("organizations.csv", b"id,name\nO,A\n"), ("services.csv", table.as_bytes())], false);
    assert!(told(&checked).contains("the field `service.made_up` has no place here and was left out (2 records)"), "{}", told(&checked));
    assert!(told(&checked).contains("the field `contact` has no place here"), "{}", told(&checked));
}

#[test]
fn damaged_values_are_mended_or_left_out() {
    let text = service(r#""phones": [{"number": "(999) 999-9999"}, {"number": "+44 1234 234567"}]"#)
        .replace("\"latitude\": 39.05", "\"latitude\": -95.68")
        .replace("\"longitude\": -95.68", "\"longitude\": 39.05");
    let checked = json(&text);
    assert_eq!(checked.value.brought.locations[0].raw.lat, Some(39.05));
    assert!(program(&checked).phones.is_empty());
    for wanted in ["latitude and longitude had changed places", "this number stands for none", "no phone number of ten digits"] {
        assert!(told(&checked).contains(wanted), "{wanted}\n{}", told(&checked));
    }
    let lost = service("").replace("\"KS\"", "\"Massachusetts\"").replace("\"66603\"", "2139").replace("39.05", "0").replace("-95.68", "0");
    let checked = json(&lost);
    let address = checked.value.brought.locations[0].raw.address.clone().unwrap();
    assert_eq!((address.state.as_deref(), address.zip.as_deref()), (Some("MA"), Some("02139")));
}

#[test]
fn only_weeks_of_sessions_are_sessions() {
    let schedules = |inner: &str| json(&service(&format!(r#""schedules": [{inner}]"#)));
    for (inner, wanted) in [
        (r#"{"freq": "MONTHLY", "byday": "1MO", "opens_at": "09:00", "closes_at": "12:00"}"#, "only times that come every week are taken"),
        (
            r#"{"freq": "WEEKLY", "interval": 2, "byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}"#,
            "only times that come every week",
        ),
        (r#"{"freq": "WEEKLY", "byday": "MO,XX", "opens_at": "09:00", "closes_at": "12:00"}"#, "these are no days of the week"),
        (r#"{"freq": "WEEKLY", "byday": "MO", "opens_at": "noon", "closes_at": "13:00"}"#, "there is no such time"),
        (r#"{"freq": "WEEKLY", "byday": "MO", "opens_at": "12:00", "closes_at": "09:00"}"#, "not later than the time of opening"),
        (r#"{"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "08:00", "closes_at": "18:00"}"#, "these are hours of an office"),
        (
            r#"{"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "12:00", "valid_to": "2020-01-01"}"#,
            "these times are over",
        ),
    ] {
        let checked = schedules(inner);
        assert!(program(&checked).tracks.is_empty(), "{inner}");
        assert!(told(&checked).contains(wanted), "{inner}\n{}", told(&checked));
    }
    let two = schedules(
        r#"{"freq": "WEEKLY", "byday": "MO,WE", "opens_at": "09:00Z", "closes_at": "12:00Z"}, {"byday": "TU", "opens_at": "9:30", "closes_at": "12:00:00"},
           {"byday": "MO,WE", "opens_at": "17:00", "closes_at": "20:00"}"#,
    );
    assert_eq!(program(&two).tracks.iter().map(|track| track.sessions.len()).collect::<Vec<_>>(), [3, 2]);
    assert!(told(&two).contains("marked as universal"));
}

#[test]
fn services_without_a_sign_of_an_iop_are_left_out_or_filed_under_what_they_are() {
    let named = |name: &str| service("").replace("Intensive Outpatient Services", name);
    for (name, level) in [
        ("Evening IOP", Some("iop")),
        ("Programa Ambulatorio Intensivo", Some("iop")),
        ("Food pantry", None),
        ("Residential treatment", None),
    ] {
        let checked = json(&named(name));
        let found = checked.value.brought.programs.first().and_then(|told| told.raw.level_of_care.as_deref());
        assert_eq!(found, level, "{name}");
        if level.is_none() {
            assert_eq!(counts(&checked), [0, 0, 0]);
            assert_eq!(told(&checked), "other-level [row 1] 1 row names no intensive outpatient program, and was left out");
        }
    }
    for (name, level) in [("Food pantry", "outpatient"), ("Residential treatment", "residential"), ("Partial Hospitalization", "php")] {
        let checked = read(&[("x.json", named(name).as_bytes())], true);
        assert_eq!(program(&checked).level_of_care.as_deref(), Some(level));
        assert!(told(&checked).contains(&format!("filed under `{level}`")), "{}", told(&checked));
    }
    let term = r#""attributes": [{"id": "a", "label": "level_of_care", "taxonomy_term": {"id": "t", "code": "php", "name": "PHP", "taxonomy": "level-of-care"}}]"#;
    let checked = json(&named("Day group").replacen('{', &format!("{{{term}, "), 1));
    assert_eq!(program(&checked).level_of_care.as_deref(), Some("php"));
}

#[test]
fn terms_of_other_lists_are_looked_up() {
    let term = |number: u32, code: &str, name: &str, list: &str| {
        format!(
            r#"{{"id": "a{number}", "taxonomy_term": {{"id": "t{number}", "code": "{code}", "name": "{name}", "taxonomy_detail": {{"id": "l{number}", "name": "{list}"}}}}}}"#
        )
    };
    let terms = [
        term(1, "cbt", "x", "therapy"),
        term(2, "99", "Dialectical behavior therapy (DBT)", "Our list"),
        term(3, "TC/MH", "y", "SAMHSA"),
        term(4, "7", "Veterans", "People"),
        term(5, "QQ", "Quantum healing", "Our list"),
        term(6, "monitoring-urine", "z", "individual-service"),
        term(7, "private-nonprofit", "Nonprofit", "org-type"),
    ];
    let checked = json(&service(&format!(r#""attributes": [{}]"#, terms.join(","))));
    let raw = program(&checked);
    assert_eq!(raw.therapies, ["cbt", "dbt"], "{}", told(&checked));
    assert_eq!((raw.focus.clone(), raw.populations.clone()), (vec!["mental-health".to_owned()], vec!["veterans".to_owned()]));
    assert_eq!(raw.monitoring, ["monitoring-urine"]);
    assert!(told(&checked).contains("the code `Our list/QQ (Quantum healing)` means nothing here (1 row)"), "{}", told(&checked));
}

#[test]
fn a_page_of_several_is_told() {
    let page = |number: u32| format!(r#"{{"total_pages": 2, "page_number": {number}, "contents": [{}]}}"#, service(""));
    assert!(told(&json(&page(1))).contains("this is page 1 of 2"));
    assert_eq!(told(&read(&[("1.json", page(1).as_bytes()), ("2.json", page(2).as_bytes())], false)), "");
}

#[test]
fn a_stranger_cannot_pass_for_the_site() {
    let fact = |field: &str, value: &str| {
        format!(
            r#"{{"id": "f-{field}", "label": "{field}", "value": "{value}", "taxonomy_term": {{"id": "t-{field}", "code": "{field}", "taxonomy": "carepress-field"}}}}"#
        )
    };
    let facts = [
        fact("id", "evening"),
        fact("last_verified", "2026-10-01"),
        fact("draft", "true"),
        fact("name", "Other"),
        fact("group_size", "6-12"),
    ];
    let checked = json(&service(&format!(r#""attributes": [{}]"#, facts.join(","))));
    let raw = program(&checked);
    assert_eq!(checked.value.brought.programs[0].id, "evening");
    assert!(raw.last_verified.is_none() && !raw.draft && raw.name.as_deref() == Some("Intensive Outpatient Services"));
    assert!((raw.group_size.unwrap().max - 12.0).abs() < 1e-9);
    assert_eq!((checked.value.ids, raw.source.as_ref().unwrap().kind.as_deref()), (Ids::Made, Some("import")));
}

/// The feed of a site: its files, or its tables.
fn feed(inputs: &Inputs, as_tables: bool) -> Vec<(String, Vec<u8>)> {
    let planning = pipeline::plan(inputs, &mut Cache::default(), Vec::new());
    let terms = feeds::Terms::of(&planning.site);
    let feed = feeds::Feed::new(&planning.site, planning.plan.urls(), &terms);
    if as_tables {
        return feeds::tables(feed).into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect();
    }
    let files = feeds::files(feed).into_iter().filter(|(path, _)| hsds::is_wanted(path.as_str()));
    files.map(|(path, file)| (path.as_str().to_owned(), feeds::file(feed, &file))).collect()
}

/// What an import of a feed would do to a site.
fn import(files: &[(String, Vec<u8>)], inputs: &Inputs) -> (Proposal, Vec<Diagnostic>) {
    let mut before = Before::of(inputs);
    let around = Around { site: before.site(), name: "feed", as_of: inputs.as_of, options: Options::default() };
    let open = |(name, bytes): &(String, Vec<u8>)| {
        let file: Box<dyn ReadSeek> = Box::new(Cursor::new(bytes.clone()));
        (SourcePath::new(name).unwrap(), file)
    };
    let Checked { value, diagnostics } = hsds::read(files.iter().map(open), &around);
    assert_eq!(value.ids, Ids::Ours);
    (exchange::propose(value.brought, value.ids, &Memory::default(), &mut before), diagnostics)
}

/// All that a site says of its records, but for the text of pages, of which a feed has no markup.
fn facts(inputs: &Inputs) -> String {
    let planning = pipeline::plan(inputs, &mut Cache::default(), Vec::new());
    let mut facts: serde_json::Value = serde_json::from_slice(&open_data::directory_json(&planning.site, planning.plan.urls())).unwrap();
    for kind in ["programs", "organizations", "locations"] {
        for record in facts[kind].as_array_mut().unwrap() {
            let stays_home =
                |field: &str| field == "listing_consent" || field == "aliases" || kind == "programs" && field.starts_with("description");
            record.as_object_mut().unwrap().retain(|field, _| !stays_home(field));
        }
    }
    serde_json::to_string_pretty(&facts).unwrap()
}

/// Shows the place from which on two long texts differ.
fn assert_same(name: &str, given: &str, wanted: &str) {
    let same = given.chars().zip(wanted.chars()).take_while(|(given, wanted)| given == wanted).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(200)).take(400).collect::<String>();
    assert!(given == wanted, "{name}\n  given: {}\n wanted: {}", around(given), around(wanted));
}

/// Imports the feed of a site into the site itself and into one without its records, and compares.
fn round_trip(full: &Inputs, empty: &Inputs, as_tables: bool) {
    let out = feed(full, as_tables);
    let (anew, told) = import(&out, empty);
    assert_eq!(lines(&told), Vec::<String>::new());
    assert_eq!(shown(&anew.findings, &anew.texts), "");
    assert!(anew.records.iter().all(|record| record.fate == Some(Fate::New)));
    let filled = after(empty, &anew);
    assert_same("directory.json", &facts(&filled), &facts(full));
    let again = feed(&filled, as_tables);
    for ((name, given), (other, wanted)) in again.iter().zip(&out) {
        assert_eq!(name, other);
        assert_same(name, &String::from_utf8_lossy(given), &String::from_utf8_lossy(wanted));
    }
    let (same, told) = import(&out, full);
    assert_eq!(lines(&told), Vec::<String>::new());
    assert_eq!(shown(&same.findings, &full.sources), "");
    let changed = same.records.iter().filter(|record| record.fate != Some(Fate::Unchanged));
    assert!(same.files.is_empty(), "{:?}", changed.collect::<Vec<_>>());
}

/// Changes the texts of the records of a site.
fn with(inputs: &Inputs, change: impl Fn(&str) -> String) -> Inputs {
    let mut inputs = inputs.clone();
    for source in inputs.sources.clone().below("content/locations") {
        let text = inputs.sources.text(&source.path).unwrap().to_owned();
        inputs.sources.insert(file(source.path.as_str(), change(&text).into_bytes()));
    }
    inputs
}

#[test]
fn the_starter_comes_back_from_its_feed() {
    // The middle of a ZIP stays home, as everybody can work it out.
    let without_middles = |text: &str| {
        let is_middle = text.contains("coords_from: zip-centroid");
        let kept = text.lines().filter(|line| !is_middle || !["lat:", "lon:", "coords_from:"].iter().any(|start| line.starts_with(start)));
        kept.map(|line| format!("{line}\n")).collect()
    };
    let (full, empty) = (with(&of_starter(starter(true)), without_middles), of_starter(starter(false)));
    for as_tables in [false, true] {
        round_trip(&full, &empty, as_tables);
    }
}

#[test]
fn awkward_text_comes_back_from_feeds() {
    // Numbers have one spelling when they come in.
    let full = with(&inputs(with_awkward(1_000)), |text| {
        text.replace("\"555-555-0100\"", "\"+15555550100\"").replace(" 555-555-0100", " \"+15555550100\"")
    });
    let mut empty = full.clone();
    for folder in ["content/programs", "content/locations", "content/organizations"] {
        empty.sources.remove_below(&SourcePath::new(folder).unwrap());
    }
    for as_tables in [false, true] {
        round_trip(&full, &empty, as_tables);
    }
}
