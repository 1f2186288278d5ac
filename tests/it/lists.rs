//! Public lists that are brought in: each pitfall of FindTreatment.gov and the National Directory, files of other forms, and files that are broken.

use std::{collections::BTreeSet, fs, io::Cursor, sync::LazyLock};

use carepress::{
    content::raw,
    diagnostic::{Checked, Diagnostic, Severity, Spot},
    exchange::{
        Brought,
        findtreatment::{self, Around, Options},
        national_directory,
    },
    path::SourcePath,
    pipeline::Planning,
    yaml,
};

use crate::{
    site_in_text::{inputs, plan, today, tree},
    snapshot::{assert_none, differences, project},
    xlsx::{Sheet, sheet, workbook},
};

/// A site without content: the built-in vocabularies and states.
static KNOWN: LazyLock<Planning> = LazyLock::new(|| plan(&inputs(tree("-- content/site.yaml --\ntitle: Lists\n"))));

fn around(all_levels: bool) -> Around<'static> {
    Around { vocabularies: KNOWN.site.vocabularies(), states: KNOWN.site.states(), as_of: today(), options: Options { all_levels } }
}

fn path(name: &str) -> SourcePath {
    SourcePath::new(name).unwrap()
}

fn locator(text: &str) -> Checked<Brought> {
    findtreatment::read(&mut Cursor::new(text.as_bytes()), &path("locator.csv"), &around(false), &|_| {})
}

fn all_levels(text: &str) -> Checked<Brought> {
    findtreatment::read(&mut Cursor::new(text.as_bytes()), &path("locator.csv"), &around(true), &|_| {})
}

fn json(text: &str) -> Checked<Brought> {
    findtreatment::read(&mut Cursor::new(text.as_bytes()), &path("export.json"), &around(false), &|_| {})
}

fn directory(bytes: &[u8]) -> Checked<Brought> {
    national_directory::read(&mut Cursor::new(bytes), &path("directory.xlsx"), &around(false), &|_| {})
}

/// A table of these columns besides who and where, and these rows of cells.
fn places(columns: &str, rows: &[&str]) -> String {
    let rows = (1..)
        .zip(rows)
        .map(|(number, row)| format!("Place {number},,{number} Sample Street,Boston,MA,02108,555-555-01{number:02},SA,{row}\n"));
    format!("name1,name2,street1,city,state,zip,phone,type_facility,{columns}\n{}", rows.collect::<String>())
}

/// The only program that a table brings.
fn program(columns: &str, row: &str) -> raw::Program {
    let brought = locator(&places(&format!("oit,{columns}"), &[&format!("1,{row}")]));
    assert_eq!(brought.value.programs.len(), 1, "{:?}", lines(&brought.diagnostics));
    brought.value.programs[0].raw.clone()
}

/// Remarks as lines: what kind, where, and what is wrong.
pub(crate) fn lines(remarks: &[Diagnostic]) -> Vec<String> {
    let place = |remark: &Diagnostic| match &remark.place.spot {
        Spot::Cell(cell) if cell.column.is_empty() => format!("row {}", cell.row),
        Spot::Cell(cell) => format!("row {}, {}", cell.row, cell.column),
        _ => "file".to_owned(),
    };
    remarks.iter().map(|remark| format!("{} [{}] {}", remark.rule.code, place(remark), remark.message)).collect()
}

fn codes(remarks: &[Diagnostic]) -> Vec<&str> {
    remarks.iter().map(|remark| remark.rule.code).collect()
}

/// All that a reader gives, as text.
fn shown(checked: &Checked<Brought>) -> String {
    let mut text = lines(&checked.diagnostics).join("\n") + "\n";
    // What is absent would hide what is there.
    let is_given = |line: &&str| ![": null", ": []"].iter().any(|end| line.ends_with(end));
    let mut add = |kind: &str, key: &str, id: &str, record: String, body: &str| {
        let record: String = record.lines().filter(is_given).map(|line| format!("{line}\n")).collect();
        text += &format!("\n-- {kind} {id} ({key}) --\n{record}{body}");
    };
    for told in &checked.value.organizations {
        add("organization", &told.key, &told.id, yaml::write(&told.raw), &told.body);
    }
    for told in &checked.value.locations {
        add("location", &told.key, &told.id, yaml::write(&told.raw), &told.body);
    }
    for told in &checked.value.programs {
        add("program", &told.key, &told.id, yaml::write(&told.raw), &told.body);
    }
    text
}

/// The rows of the sample directory.
const FACILITIES: &str = "\
name1|name2|street1|street2|city|state|zip|phone|intake1|intake2|intake1a|intake2a|service_code_info
Juniper Ridge Recovery|Evening Center|410 Sample Street||Topeka|KS|66603|555-555-0142|555-555-0143||||SA SUMH * OP OIT ORT * CBT RELP * MD PI SF * SS * QQ
Willow Bend Clinic||12 Example Road||Wichita|KS|67202|555-555-0150|||||MH * OP OIT * PH * CBT
Harbor Homes||9 Example Road||Wichita|KS|67202|555-555-0151|||||SA * RES RL";

const KEY: &str = "\
category_name|service_code|service_name|service_description
Type of Care|SA|Substance use treatment|x
Type of Care|MH|Mental health treatment|x
Service Setting|OP|Outpatient|x
Service Setting|OIT|Intensive outpatient treatment|x
Payment/Insurance/Funding Accepted|MD|Medicare|swapped this year
Facility Type|PH|Partial hospitalization/day treatment|x
Other Services|QQ|Quantum healing|x";

fn sample_directory() -> Vec<u8> {
    let about = Sheet { merged: &["A1:C1"], ..sheet("About", "National Directory|a title|over three columns") };
    workbook(&[about, sheet("Facilities List", FACILITIES), sheet("Service Code Reference", KEY)])
}

#[test]
fn the_samples_become_these_records() {
    let read = |name: &str| fs::read(project(&format!("tests/imports/{name}"))).unwrap();
    let from = |name: &str, all: bool| findtreatment::read(&mut Cursor::new(read(name)), &path(name), &around(all), &|_| {});
    let given = [
        ("findtreatment.txt", shown(&from("findtreatment.json", false))),
        ("findtreatment-all-levels.txt", shown(&from("findtreatment.json", true))),
        ("locator.txt", shown(&from("locator.csv", false))),
        ("national-directory.txt", shown(&directory(&sample_directory()))),
    ];
    let given = given.into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
    assert_none(&differences(&project("tests/imports/expected"), &given));
}

#[test]
fn the_ordinary_pipeline_takes_what_is_brought() {
    let list = fs::read(project("tests/imports/findtreatment.json")).unwrap();
    let brought = findtreatment::read(&mut Cursor::new(list), &path("findtreatment.json"), &around(true), &|_| {}).value;
    let mut files = String::from("-- content/site.yaml --\ntitle: Lists\nbase_url: https://lists.example.org\ndemonstration: true\n");
    let mut add = |folder: &str, name: &str, text: String| files += &format!("-- content/{folder}/{name} --\n{text}");
    brought.organizations.iter().for_each(|told| add("organizations", &format!("{}.yaml", told.id), yaml::write(&told.raw)));
    brought.locations.iter().for_each(|told| add("locations", &format!("{}.yaml", told.id), yaml::write(&told.raw)));
    for told in &brought.programs {
        add("programs", &format!("{}.md", told.id), format!("---\n{}---\n{}", yaml::write(&told.raw), told.body));
    }
    let inputs = inputs(tree(&files));
    let planning = plan(&inputs);
    let remarks = planning.diagnostics.iter().filter(|remark| remark.severity > Severity::Info);
    let remarks: BTreeSet<String> = remarks.map(|remark| format!("{}: {}", remark.rule.code, remark.message)).collect();
    let remarks: String = remarks.iter().map(|line| format!("{line}\n")).collect();
    // A place without any phone helps nobody, and other levels were asked for.
    let expected = [
        "bad-phone: no phone of type `main` or `intake` is given",
        "no-order-rule: no page says in which order programs are listed",
        "other-level-of-care: `outpatient` is not an intensive outpatient program",
        "other-level-of-care: `residential` is not an intensive outpatient program",
    ];
    assert_eq!(remarks.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn medicare_and_medicaid_keep_their_codes() {
    assert_eq!(program("mc", "1").payment, ["medicare"]);
    assert_eq!(program("md", "1").payment, ["medicaid"]);
}

#[test]
fn cash_is_no_sliding_fee() {
    assert_eq!(program("sf", "1").payment, ["self-pay"]);
    assert_eq!(program("ss", "1").payment, ["sliding-fee"]);
}

#[test]
fn codes_are_not_what_they_look_like() {
    // Gambling, not gender; payment, not Pennsylvania; eating disorders, not children.
    let brought = program("tgd,pa,ped", "1,1,1");
    assert_eq!(brought.focus, ["eating-disorder", "gambling"]);
    assert_eq!(brought.payment, ["payment-assistance"]);
    assert!(brought.populations.is_empty() && brought.age_min.is_none() && brought.gender_served.is_none());
}

#[test]
fn telehealth_never_makes_a_program_online_only() {
    assert_eq!(program("tele", "1").delivery_modes, ["in-person", "hybrid"]);
    assert_eq!(program("tele", "1").telehealth_states, ["MA"]);
    assert_eq!(program("tele", "").delivery_modes, ["in-person"]);
}

#[test]
fn what_a_code_means_depends_on_the_survey_and_the_key() {
    let row = |kind: &str| format!("name1,city,state,zip,phone,type_facility,ph\nPlace,Boston,MA,02108,555-555-0101,{kind},1\n");
    let levels =
        |checked: &Checked<Brought>| checked.value.programs.iter().filter_map(|told| told.raw.level_of_care.clone()).collect::<Vec<_>>();
    assert_eq!(levels(&all_levels(&row("MH"))), ["php"]);
    let other = all_levels(&row("SA"));
    assert_eq!(levels(&other), Vec::<String>::new());
    assert!(
        lines(&other.diagnostics)
            .contains(&"unknown-code [row 2, ph] the code `PH in rows on substance use` means nothing here (1 row)".to_owned())
    );
    // The key of the sample says that this year's `MD` is Medicare.
    assert_eq!(directory(&sample_directory()).value.programs[0].raw.payment, ["private-insurance", "medicare", "sliding-fee", "self-pay"]);
}

#[test]
fn only_rows_on_substance_use_have_an_iop_by_code() {
    let row =
        |kind: &str, column: &str| format!("name1,city,state,phone,type_facility,op,{column}\nPlace,Boston,MA,555-555-0101,{kind},1,1\n");
    assert_eq!(locator(&row("SA", "oit")).value.programs.len(), 1);
    assert_eq!(locator(&row("OTP", "oit")).value.programs.len(), 1);
    assert_eq!(locator(&row("MH", "oit")).value.programs.len(), 0);
    let unknown = locator(&row("SA", "iop"));
    assert!(unknown.value.programs.is_empty());
    assert!(lines(&unknown.diagnostics).contains(&"unknown-code [row 2, iop] the column `iop` means nothing here (1 row)".to_owned()));
}

#[test]
fn a_row_is_a_place_and_not_a_program() {
    let text = places("oit,ort,rl,od", &["1,1,1,1"]);
    let only = locator(&text);
    assert_eq!((only.value.locations.len(), only.value.programs.len()), (1, 1));
    assert_eq!(codes(&only.diagnostics), Vec::<&str>::new());
    let all = all_levels(&text);
    let ids: Vec<&str> = all.value.programs.iter().map(|told| told.id.as_str()).collect();
    assert_eq!(
        ids,
        ["place-1-boston-iop", "place-1-boston-outpatient", "place-1-boston-residential", "place-1-boston-withdrawal-management"]
    );
    assert_eq!((all.value.organizations.len(), all.value.locations.len(), all.diagnostics.len()), (1, 1, 0));
}

/// Where a place of Kansas lies whose coordinates are written so, and what is said of that.
fn point(latitude: &str, longitude: &str) -> (Option<(f64, f64)>, Vec<String>) {
    let text =
        format!("name1,street1,city,state,zip,latitude,longitude,oit\nPlace,1 Sample Street,Topeka,KS,66603,{latitude},{longitude},1\n");
    let checked = locator(&text);
    let raw = &checked.value.locations[0].raw;
    (raw.lat.zip(raw.lon), lines(&checked.diagnostics))
}

#[test]
fn coordinates_that_changed_places_are_put_right() {
    assert_eq!(point("39.05", "-95.67"), (Some((39.05, -95.67)), Vec::new()));
    let swapped = "repaired-value [row 2, latitude] `-95.67, 39.05` was read as `39.05, -95.67`: latitude and longitude had changed places";
    assert_eq!(point("-95.67", "39.05"), (Some((39.05, -95.67)), vec![swapped.to_owned()]));
    assert_eq!(point("39.05", "95.67").0, Some((39.05, -95.67)));
    for (latitude, longitude, why) in [
        ("0", "0", "this point lies in the sea off Africa"),
        ("42.36", "-71.06", "this point does not lie in the state"),
        ("north", "west", "these are no degrees"),
    ] {
        let (found, remarks) = point(latitude, longitude);
        assert_eq!((found, remarks.len()), (None, 1));
        assert!(remarks[0].contains("was left out") && remarks[0].ends_with(why), "{remarks:?}");
    }
    assert_eq!(point("", ""), (None, Vec::new()));
}

#[test]
fn numbers_that_stand_for_none_are_left_out() {
    for (phone, is_told) in [("(999) 999-9999", true), ("000-000-0000", true), ("", false), ("none", true)] {
        let checked = locator(&format!("name1,city,state,phone,oit\nPlace,Boston,MA,{phone},1\n"));
        assert!(checked.value.locations[0].raw.phones.is_empty() && checked.value.programs[0].raw.phones.is_empty());
        assert_eq!(codes(&checked.diagnostics), if is_told { vec!["repaired-value"] } else { vec![] }, "{phone}");
    }
}

#[test]
fn zip_codes_get_their_zeros_back() {
    for (zip, wanted, remark) in [
        ("2108", Some("02108"), Some("repaired-value [row 2, zip] `2108` was read as `02108`: the ZIP code had lost its leading zero")),
        ("02108", Some("02108"), None),
        ("66603", Some("66603"), None),
        (
            "6105",
            None,
            Some(
                "repaired-value [row 2, zip] `6105` was left out: a ZIP code has five digits, and with zeros before it this one is in another state",
            ),
        ),
    ] {
        let checked = locator(&format!("name1,city,state,zip,oit\nPlace,Boston,MA,{zip},1\n"));
        assert_eq!(checked.value.locations[0].raw.address.as_ref().unwrap().zip.as_deref(), wanted);
        assert_eq!(lines(&checked.diagnostics), remark.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn labels_are_parted_by_semicolons_alone() {
    let services = "Transitional housing, halfway house, or sober home; Substance use treatment";
    let checked = json(&format!(
        "{{\"rows\":[{{\"name1\":\"A\",\"city\":\"B\",\"state\":\"KS\",\"services\":[{{\"f2\":\"TC\",\"f3\":\"{services}\"}},{{\"f2\":\"SET\",\"f3\":\"intensive  Outpatient Treatment (any)\"}}]}}]}}"
    ));
    assert_eq!(lines(&checked.diagnostics), Vec::<String>::new());
    assert_eq!(checked.value.programs[0].raw.focus, ["substance-use"]);
}

#[test]
fn the_second_name_is_that_of_the_site() {
    let names = |first: &str, second: &str| {
        let checked = locator(&format!("name1,name2,city,state,oit\n{first},{second},Boston,MA,1\n"));
        let name = checked.value.programs[0].raw.name.clone().unwrap();
        (checked.value.organizations[0].raw.name.clone().unwrap(), checked.value.locations[0].raw.name.clone().unwrap(), name)
    };
    let all_three =
        |organization: &str, site: &str| (organization.to_owned(), site.to_owned(), format!("Intensive outpatient program at {site}"));
    assert_eq!(names("Parent", "Site"), all_three("Parent", "Site"));
    assert_eq!(names("Parent", "PARENT"), all_three("Parent", "Parent"));
    assert_eq!(names("Parent", ""), all_three("Parent", "Parent"));
    assert_eq!(names("", "Site"), all_three("Site", "Site"));
}

#[test]
fn rows_of_one_place_are_merged() {
    let columns = "name1,street1,city,state,zip,phone,type_facility,frid,oit,cbt,dbt\n";
    let pair = format!(
        "{columns}Place,1 North Sample Street,Boston,MA,02108,555-555-0101,MH,f2,,,1\nPLACE,1 N. Sample St,Boston,MA,02108-1111,555-555-0102,SA,f1,1,1,\n"
    );
    let merged = locator(&pair);
    assert_eq!((merged.value.locations.len(), codes(&merged.diagnostics)), (1, vec![]));
    assert_eq!(merged.value.programs[0].raw.therapies, ["cbt", "dbt"]);
    assert_eq!(merged.value.programs[0].key, "f1/iop");
    // Twice in one survey is a mistake; another street is another place.
    let twice = locator(&pair.replace(",MH,", ",SA,"));
    assert_eq!(
        lines(&twice.diagnostics),
        ["likely-duplicate [row 3] `PLACE` is there already, in row 2: both rows were read as one place"]
    );
    let apart = locator(&pair.replace("1 N. Sample St", "2 N. Sample St").replace(",MH,f2,", ",SA,f2,1"));
    assert_eq!((apart.value.locations.len(), apart.value.organizations.len(), codes(&apart.diagnostics)), (2, 1, vec![]));
    let twins = locator(&pair.replace("PLACE", "Other").replace("0102", "0101").replace(",MH,f2,", ",SA,f2,1"));
    let remark = "likely-duplicate [row 3, name1] this is most likely `Place (row 2)`: the same phone, street and ZIP code";
    assert_eq!((twins.value.locations.len(), lines(&twins.diagnostics)), (2, vec![remark.to_owned()]));
}

#[test]
fn lines_for_intake_that_repeat_the_phone_count_once() {
    let phones = |cells: &str| {
        let checked = locator(&format!("name1,city,state,phone,intake1,intake1a,oit\nPlace,Boston,MA,{cells},1\n"));
        let phone = |phone: &raw::Phone| {
            format!("{} {} {}", phone.kind.as_deref().unwrap(), phone.number.as_deref().unwrap(), phone.ext.as_deref().unwrap_or("-"))
        };
        checked.value.programs[0].raw.phones.iter().map(phone).collect::<Vec<_>>()
    };
    assert!(phones("555-555-0101,(555) 555-0101,").is_empty(), "those of the location are enough");
    assert_eq!(phones("555-555-0101,555-555-0102,12"), ["intake +15555550102 12", "main +15555550101 -"]);
    assert_eq!(phones("555-555-0101,,555-555-0103"), ["intake +15555550103 -", "main +15555550101 -"]);
}

#[test]
fn a_list_is_no_check() {
    let told = locator(&places("oit", &["1"])).value.programs[0].raw.clone();
    let source = told.source.as_ref().unwrap();
    assert_eq!(
        (source.kind.as_deref(), source.title.as_deref()),
        (Some("public-directory"), Some("SAMHSA FindTreatment.gov, read 2026-11-01"))
    );
    assert!(told.last_verified.is_none() && told.verified_by_role.is_none() && told.verified_how.is_none());
}

#[test]
fn a_hotline_never_becomes_a_number_to_call() {
    let checked = locator("name1,city,state,phone,hotline1,oit\nPlace,Boston,MA,555-555-0101,555-555-0109,1\n");
    assert!(!shown(&Checked::clean(checked.value.clone())).contains("0109"));
    assert_eq!(
        lines(&checked.diagnostics),
        ["dropped-field [row 2, hotline1] the field `hotline1` has no place here and was left out (1 record)"]
    );
}

#[test]
fn no_word_on_services_is_not_no_services() {
    let row = |services: &str| format!("{{\"rows\":[{{\"name1\":\"A\",\"city\":\"B\",\"state\":\"KS\",\"services\":{services}}}]}}");
    let silent = "other-level [row 1] 1 row says nothing of the services there, which does not mean that there are none";
    assert_eq!(lines(&json(&row("null")).diagnostics), [silent]);
    assert_eq!(lines(&json(&row("[]")).diagnostics), [silent]);
    let without = "other-level [row 1] 1 row names no intensive outpatient program, and was left out";
    assert_eq!(lines(&json(&row("[{\"f2\":\"SET\",\"f3\":\"Outpatient\"}]")).diagnostics), [without]);
}

#[test]
fn keys_and_ids_do_not_depend_on_the_order_of_rows() {
    let rows = ["1,a", "1,b", "1,c"];
    let text = places("oit,frid", &rows);
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1..].reverse();
    let names = |checked: Checked<Brought>| {
        let mut names: Vec<_> = checked.value.programs.into_iter().map(|told| (told.key, told.id)).collect();
        names.sort();
        names
    };
    let there = names(locator(&text));
    assert_eq!(there, names(locator(&(lines.join("\n") + "\n"))));
    assert_eq!(there[0], ("a/iop".to_owned(), "place-1-boston-iop".to_owned()));
    let without = locator(&places("oit", &["1"])).value;
    assert_eq!(without.programs[0].key, "place 1|1 sample st|02108/iop");
    assert_eq!((without.organizations[0].key.as_str(), without.locations[0].key.as_str()), ("place 1|MA", "place 1|1 sample st|02108"));
}

#[test]
fn methadone_is_given_by_certified_programs_alone() {
    assert!(program("mu", "1").medication_services.is_empty());
    assert_eq!(program("mu,sotp", "1,1").medication_services, ["moud-methadone"]);
}

#[test]
fn other_levels_are_brought_on_demand_and_told() {
    let text = places("oit,rl", &["1,", ",1"]);
    assert_eq!(lines(&locator(&text).diagnostics), ["other-level [row 3] 1 row names no intensive outpatient program, and was left out"]);
    let all = all_levels(&text);
    assert_eq!(
        lines(&all.diagnostics),
        ["other-level [row 3] nothing in this row names an intensive outpatient program; filed under `residential`"]
    );
    assert_eq!(all.value.programs.len(), 2);
}

#[test]
fn rows_without_name_city_or_state_are_skipped() {
    let checked = locator("name1,city,state,oit\n,Boston,MA,1\nPlace,,,1\nPlace,Boston,Massachusetts,1\nPlace,Boston,XX,1\n");
    let wanted = [
        "skipped-row [row 2] this row has no `name1`, and was left out",
        "skipped-row [row 3] this row has no `city` or `state`, and was left out",
        "repaired-value [row 4, state] `Massachusetts` was read as `MA`: a state is written as its two letters",
        "repaired-value [row 5, state] `XX` was left out: there is no such state",
        "skipped-row [row 5] this row has no `state`, and was left out",
    ];
    assert_eq!(lines(&checked.diagnostics), wanted);
    assert_eq!(checked.value.programs.len(), 1);
}

#[test]
fn files_of_another_form_are_named() {
    let helps = |checked: Checked<Brought>| {
        assert!(checked.value.programs.is_empty());
        let fault = checked.diagnostics.last().unwrap().clone();
        assert_eq!(fault.rule.code, "foreign-shape");
        fault.help.unwrap().to_string()
    };
    let wanted = |form: &str| format!("this looks like the form `{form}`: import it with `carepress import {form}`");
    assert_eq!(helps(locator("id,name,organization,location\na,b,c,d\n")), wanted("csv"));
    assert_eq!(helps(locator("provider,program,street\na,b,c\n")), wanted("csv"));
    assert_eq!(helps(locator("name1,city,service_code_info\na,b,SA\n")), wanted("national-directory"));
    assert_eq!(helps(locator("a,b\n1,2\n")), "download the file again, or name the form that it has");
    assert_eq!(helps(json("{\"total_items\": 1, \"contents\": [{\"id\": \"x\"}]}")), wanted("hsds"));
    assert_eq!(helps(json("{}")), "download the file again, or name the form that it has");
    assert_eq!(helps(directory(places("oit", &["1"]).as_bytes())), wanted("findtreatment"));
    assert_eq!(helps(directory(b"{\"rows\": []}")), wanted("findtreatment"));
    let as_locator = |bytes: &[u8]| findtreatment::read(&mut Cursor::new(bytes), &path("a.xlsx"), &around(false), &|_| {});
    assert_eq!(helps(as_locator(&sample_directory())), wanted("national-directory"));
    assert_eq!(helps(as_locator(&workbook(&[sheet("programs", "id|name|organization\na|b|c")]))), wanted("xlsx"));
    assert_eq!(helps(as_locator(b"")), "download it again");
}

#[test]
fn a_locator_workbook_may_have_titles_and_a_key() {
    let rows = "Facility listing\n\nname1|city|state|oit|zz\nPlace|Boston|MA|1|1";
    let key = "code|description\nZZ|Cognitive behavioral therapy";
    let bytes = workbook(&[sheet("Facilities", rows), sheet("Codes", key)]);
    let checked = findtreatment::read(&mut Cursor::new(bytes), &path("a.xlsx"), &around(false), &|_| {});
    assert_eq!(lines(&checked.diagnostics), Vec::<String>::new());
    assert_eq!(checked.value.programs[0].raw.therapies, ["cbt"]);
    let more = format!("{rows}\nOther|Boston|MA|1|");
    let merged = Sheet { merged: &["A1:C1", "A5:B5"], ..sheet("Facilities", &more) };
    let checked = findtreatment::read(&mut Cursor::new(workbook(&[merged])), &path("a.xlsx"), &around(false), &|_| {});
    assert_eq!(codes(&checked.diagnostics), ["unread-cell", "unknown-code"]);
}

#[test]
fn what_breaks_off_brings_nothing() {
    let whole = fs::read_to_string(project("tests/imports/findtreatment.json")).unwrap();
    let cut = json(&whole[..whole.find("frid-0003").unwrap()]);
    assert!(cut.value.programs.is_empty() && cut.value.organizations.is_empty());
    assert_eq!(
        lines(&cut.diagnostics).last().unwrap(),
        "foreign-shape [row 3] the file ends in the middle: it was not downloaded to its end"
    );
    let damaged = json(&whole.replacen("\"city\": \"Wichita\",", "\"city\" \"Wichita\",", 1));
    assert_eq!(
        lines(&damaged.diagnostics).last().unwrap(),
        "foreign-shape [row 3] the file is damaged at line 36, column 44: expected `:`"
    );
    for at in (0..whole.len()).filter(|at| whole.is_char_boundary(*at)).step_by(101) {
        assert!(json(&whole[..at]).value.programs.is_empty());
    }
}

#[test]
fn pages_may_follow_each_other() {
    let row = |name: &str| {
        format!(
            "{{\"name1\":\"{name}\",\"city\":\"B\",\"state\":\"KS\",\"services\":[{{\"f2\":\"SET\",\"f3\":\"Intensive outpatient treatment\"}}]}}"
        )
    };
    let page = |number: u8, name: &str| format!("{{\"page\":{number},\"totalPages\":2,\"rows\":[{}]}}", row(name));
    let both = [page(1, "A"), page(2, "B")];
    for text in [both.join("\n"), format!("[{}]", both.join(",")), format!("[{},{}]", row("A"), row("B"))] {
        let checked = json(&text);
        assert_eq!((checked.value.programs.len(), lines(&checked.diagnostics)), (2, vec![]), "{text}");
    }
    let first = json(&both[0]);
    assert_eq!(lines(&first.diagnostics), ["partial-list [file] this is page 1 of 2: the list goes on in other files"]);
    assert_eq!(
        lines(&json("{\"page\":1,\"rows\":[]}").diagnostics),
        ["foreign-shape [file] this export holds no places: its `rows` are empty"]
    );
}

#[test]
fn headers_may_repeat_and_be_thousands() {
    let twice = locator("name1,city,state,oit,oit,phone,phone\nPlace,Boston,MA,1,,555-555-0101,555-555-0102\n");
    let remark = |name: &str| format!("repaired-value [row 1, {name}] the column `{name}` is there twice; only the first was read");
    assert_eq!(lines(&twice.diagnostics), [remark("oit"), remark("phone")]);
    assert_eq!(twice.value.locations[0].raw.phones.len(), 1);
    let wide = |count: usize| {
        let names: Vec<String> = (0..count).map(|number| format!("zz{number}")).collect();
        format!("name1,city,state,oit,{}\nPlace,Boston,MA,1,{}\n", names.join(","), vec!["1"; count].join(","))
    };
    let many = locator(&wide(4_900));
    assert_eq!((many.value.programs.len(), many.diagnostics.len()), (1, 51));
    assert_eq!(lines(&many.diagnostics)[50], "unknown-code [file] 4850 more columns, codes or labels mean nothing here");
    let too_many = locator(&wide(5_000));
    assert_eq!(lines(&too_many.diagnostics), ["foreign-shape [row 1] this table has 5004 columns; a list has a few hundred"]);
    let longer = locator("name1,city,state,oit\nPlace,Boston,MA,1,x\n");
    assert_eq!(codes(&longer.diagnostics), ["unknown-code"]);
}

#[test]
fn files_of_windows_are_read() {
    let bytes = b"name1;city;state;oit\r\nCasa Pe\xF1a;Boston;MA;1\r\n";
    let checked = findtreatment::read(&mut Cursor::new(&bytes[..]), &path("locator.csv"), &around(false), &|_| {});
    assert_eq!(checked.value.organizations[0].raw.name.as_deref(), Some("Casa Peña"));
    assert_eq!(lines(&checked.diagnostics), ["repaired-value [file] this file is written in Windows-1252, and was read as that"]);
}

#[test]
fn progress_counts_the_bytes_of_the_file() {
    let text = places("oit", &["1"; 500]);
    let seen = std::cell::Cell::new(0);
    findtreatment::read(&mut Cursor::new(text.as_bytes()), &path("locator.csv"), &around(false), &|bytes| seen.set(bytes));
    assert_eq!(seen.get(), text.len() as u64);
}
