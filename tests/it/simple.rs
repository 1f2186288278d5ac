//! The one-table form: what a sheet says is published, what it does not say is not, and mistakes are told in the sheet's own words.

use std::collections::BTreeMap;

use crate::site_in_text::{inputs, plan, render, shown, tree};

/// A site that is a sheet. Columns that a row does not need to say stand behind.
fn sheet(header: &str, rows: &[&str]) -> String {
    let page = |id: &str| format!("-- content/pages/{id}.md --\n---\ntitle: About\n---\nText.\n");
    let pages: String = ["how-we-order", "accessibility"].map(page).concat();
    let site = format!("-- content/site.yaml --\ntitle: Sheet\ndemonstration: true\n{pages}-- content/programs/simple.csv --\n");
    format!("{site}{header}\n{}\n", rows.join("\n"))
}

/// What is said about a site.
fn said(site: &str) -> String {
    let inputs = inputs(tree(site));
    shown(&plan(&inputs).located(&inputs.sources), &inputs.sources)
}

/// The cells of the published `programs.csv`, a row per program by name; the site must have no error.
fn published(site: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let inputs = inputs(tree(site));
    let planning = plan(&inputs);
    assert!(!planning.stops_build(false), "{}", shown(&planning.located(&inputs.sources), &inputs.sources));
    let files = render(&inputs, &planning);
    let table = files.iter().find(|(path, _)| path.as_str() == "data/programs.csv").unwrap().1;
    let mut reader = csv::Reader::from_reader(table.as_slice());
    let rows: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    rows.into_iter().map(|row| (row["name"].clone(), row)).collect()
}

/// One program in person, with one more column.
fn with(column: &str, cell: &str) -> String {
    let ages = if column == "ages" { "" } else { ",ages" };
    let value = if column == "ages" { "" } else { ",18+" };
    sheet(
        &format!("provider,program,street,city,state,zip,phone{ages},{column}"),
        &[&format!("River Bend,Evening,12 Sample Street,Topeka,KS,66603,785-555-0101{value},\"{cell}\"")],
    )
}

#[test]
fn cells_are_read_as_people_write_them() {
    for (column, cell, wanted) in [
        ("ages", "under 18", "age_min=0 age_max=17"),
        ("ages", "18 and older", "age_min=18 age_max="),
        ("ages", "13 to 17", "age_min=13 age_max=17"),
        ("ages", "todas las edades", "age_min=0 age_max="),
        ("times", "both", "time_of_day=daytime;evening"),
        ("times", "Evenings", "time_of_day=evening"),
        ("times", "day and evening", "time_of_day=daytime;evening"),
        ("times", "mornings; noche", "time_of_day=morning;evening"),
        ("in_person_or_online", "both", "delivery_modes=in-person;telehealth telehealth_states=KS"),
        ("in_person_or_online", "in person/phone option for check-ins", "delivery_modes=in-person;phone-supported telehealth_states="),
        ("treats", "anxiety and depression, drinking", "focus=anxiety;depression;alcohol-use"),
        ("languages", "English; Spanish", "languages=en;es"),
        ("license", "State substance use license|X-1", "credentials=state-sud-license||X-1|"),
    ] {
        let program = published(&with(column, cell)).remove("Evening").unwrap();
        let given = wanted.split(' ').map(|pair| pair.split('=').next().unwrap());
        let given: Vec<String> = given.map(|name| format!("{name}={}", program[name])).collect();
        assert_eq!(given.join(" "), wanted, "{column}: {cell}");
    }
}

#[test]
fn a_program_without_a_lowest_age_is_not_said_to_take_babies() {
    let inputs = inputs(tree(&with("ages", "under 18")));
    let files = render(&inputs, &plan(&inputs));
    let page = files.iter().find(|(path, _)| path.as_str() == "programs/river-bend-evening/index.html").unwrap().1;
    let page = String::from_utf8_lossy(page);
    assert!(page.contains("17 and younger") && !page.contains("0 to 17"), "{page}");
}

#[test]
fn words_that_are_not_understood_are_told_and_left_out() {
    let said = said(&with("ages", "grown-ups"));
    assert!(said.contains("warning[unmatched-words]: `grown-ups` does not say which ages (row 2, column `ages`)"), "{said}");
    assert!(said.contains("error[missing-field]: field `ages` is missing (row 2, column `ages`)"), "{said}");
    let said = self::said(&with("times", "evening and whenever"));
    assert!(said.contains("warning[unmatched-words]: `evening and whenever` matches no term (row 2, column `times`)"), "{said}");
    assert_eq!(published(&with("times", "evening and whenever"))["Evening"]["time_of_day"], "");
}

#[test]
fn what_a_sheet_does_not_say_is_not_published() {
    let program = &published(&with("weeks", ""))["Evening"];
    for column in ["languages", "relationship", "last_verified", "verified_by_role", "delivery_modes", "telehealth_states", "age_max"] {
        assert_eq!(program[column], "", "{column}");
    }
}

#[test]
fn what_later_rows_say_of_their_provider_is_kept() {
    let header = "provider,program,street,city,state,zip,ages,phone,website,license";
    let address = "1 Sample Street,Topeka,ks,66603,18+";
    let programs = published(&sheet(
        header,
        &[
            &format!("River Bend,First,{address},,,"),
            &format!("River Bend,Second,{address},785-555-0101,https://example.org/,State substance use license|X-1"),
            &format!("River Bend,Third,{address},785-555-0102,https://example.org/third,State mental health license|Y-2"),
        ],
    ));
    let facts = |name: &str| ["phone_main", "program_url", "credentials", "location"].map(|column| programs[name][column].as_str());
    let both = "state-sud-license||X-1|;state-mh-license||Y-2|";
    let place = "river-bend-topeka";
    assert_eq!(facts("First"), ["785-555-0101", "", both, place]);
    assert_eq!(facts("Second"), ["785-555-0101", "", "state-sud-license||X-1|", place]);
    assert_eq!(facts("Third"), ["785-555-0102", "https://example.org/third", "state-mh-license||Y-2|", place]);
}

#[test]
fn a_mistake_is_told_once_in_its_cell_and_its_column() {
    let header = "provider,program,street,city,state,zip,ages,phone,last_checked";
    let said = said(&sheet(
        header,
        &[
            "River Bend,Evening,,Topeka,KX,6660,18+,12,2027-01-01",
            ",Morning,1 Sample Street,Topeka,KS,,18-13,,",
            "Oak House,Morning,1 Sample Street,Topeka,KS,66603,18-13,785-555-0101,",
            "River Bend,Day,1 Sample Street,,,66603,18+,,",
            "??,Night,1 Sample Street,Topeka,KS,66603,18+,,",
        ],
    ));
    let mut titles: Vec<&str> = said.lines().filter(|line| line.starts_with("error") || line.starts_with("warning")).collect();
    titles.sort_unstable();
    assert_eq!(
        titles,
        [
            "error[bad-phone]: `12` is not a phone number (row 2, column `phone`)",
            "error[bad-phone]: no phone of type `main` or `intake` is given (row 5, column `phone`)",
            "error[future-date]: `2027-01-01` is in the future (row 2, column `last_checked`)",
            "error[invalid-value]: `??` is not a name with letters from a to z or digits, of which a web address can be made (row 6, column `provider`)",
            "error[missing-field]: field `city` is missing (row 5, column `city`)",
            "error[missing-field]: field `provider` is missing (row 3, column `provider`)",
            "error[missing-field]: field `state` is missing (row 5, column `state`)",
            "error[missing-field]: field `street` is missing (row 2, column `street`)",
            "error[reversed-ages]: the lowest age, 18, is above the highest, 13 (row 4, column `ages`)",
            "error[unknown-state]: `KX` is not a state (row 2, column `state`)",
            "warning[short-zip]: ZIP `6660` has lost its leading zero (row 2, column `zip`)",
        ],
        "{said}"
    );
    for field in ["line1", "organization", "location", "address", "age_min", "name", "phones"] {
        assert!(!said.contains(&format!("`{field}`")), "{field} is no column: {said}");
    }
}

#[test]
fn a_sheet_with_semicolons_or_tabs_is_read_and_its_mistakes_are_placed() {
    let site = with("treats", "anxiety; depression");
    let (head, table) = site.rsplit_once("--\n").unwrap();
    for separator in [";", "\t"] {
        let table = table.replace(',', separator);
        assert_eq!(published(&format!("{head}--\n{table}")), published(&site), "{separator:?}");
        let said = said(&format!("{head}--\n{}", table.replace("KS", "KX")));
        let line = table.lines().nth(1).unwrap();
        let column = line.find("KS").unwrap() + 1;
        assert!(said.contains(&format!("content/programs/simple.csv:2:{column}")), "{said}");
        assert!(said.contains("(row 2, column `state`)"), "{said}");
    }
}

#[test]
fn days_of_sessions_are_read_as_people_write_them() {
    let sessions = |days: [&str; 3]| {
        let rows = days.map(|day| format!("river-bend-evening,Evening,{day},17:30,20:30\n")).concat();
        format!("{}-- content/programs/sessions.csv --\nprogram,track,day,start,end\n{rows}", with("weeks", "8"))
    };
    let wanted = published(&sessions(["MO", "WE", "SA"]));
    assert_eq!(wanted["Evening"]["days_per_week_min"], "3");
    assert_eq!(published(&sessions(["Monday", "wed", "sábado"])), wanted);
    assert_eq!(published(&sessions(["lunes", "miércoles", "Sat."])), wanted);
    let said = said(&sessions(["MO", "WE", "someday"]));
    assert!(said.contains("`someday` is not a day of the week such as MO or Monday (row 4, column `day`)"), "{said}");
}
