//! `carepress import` with the files that people have: workbooks, public lists, old encodings, and files that are something else.

use std::{fs, path::Path, process::Command};

use crate::{
    diagnostics::base,
    exchange::table_of,
    site_in_text::{inputs, lay, tree},
    snapshot::project,
    xlsx::{Cell, Sheet, packed, parts},
};

/// What a command told (status, plan, messages).
struct Told {
    status: i32,
    plan: String,
    messages: String,
}

fn run(site: &Path, arguments: &[&str]) -> Told {
    let mut command = Command::new(env!("CARGO_BIN_EXE_carepress"));
    command.current_dir(site).arg("import").args(arguments).args(["--as-of", "2026-11-01", "--color", "never"]);
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Told { status: output.status.code().unwrap(), plan: text(output.stdout), messages: text(output.stderr) }
}

fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    lay(folder.path(), &base());
    folder
}

/// The table of the base site's program with another way to pay, as rows of a sheet below a title and an empty row.
fn workbook() -> Vec<u8> {
    let table = table_of(&inputs(tree(&base())), &[("medicaid", "medicaid; self-pay")]).remove(0).1;
    let table = String::from_utf8(table).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let title = vec![Cell::Text("Our programs, as of November")];
    let rows =
        records.iter().map(|record| record.iter().map(|cell| if cell.is_empty() { Cell::Empty } else { Cell::Text(cell) }).collect());
    let rows: Vec<Vec<Cell<'_>>> = [title, Vec::new()].into_iter().chain(rows).collect();
    let notes = vec![vec![Cell::Text("Ask the front desk before you change a phone.")]];
    let sheets = [Sheet { name: "Notes", rows: notes, merged: &[] }, Sheet { name: "Programs", rows, merged: &["A1:C1", "A4:B4"] }];
    packed(&parts(&sheets, &[]))
}

#[test]
fn a_workbook_is_read_as_its_tables_are() {
    let site = site();
    fs::write(site.path().join("clinic.xlsx"), workbook()).unwrap();
    let told = run(site.path(), &["xlsx", "clinic.xlsx", "--yes"]);
    assert_eq!(
        told.plan, "1 program: 1 changed\n  changed: evening\n    payment: [medicaid] -> [medicaid, self-pay]\n",
        "{}",
        told.messages
    );
    assert!(told.messages.contains("the cells A4 to B4 are merged"), "{}", told.messages);
    assert!(!told.messages.contains("A1 to C1"), "a title may stand across cells: {}", told.messages);
    assert_eq!(run(site.path(), &["xlsx", "clinic.xlsx"]).plan, "1 program: 1 unchanged\n");
    let wrong = run(site.path(), &["csv", "clinic.xlsx"]);
    assert!(wrong.status == 1 && wrong.messages.contains("`carepress import xlsx`"), "{}", wrong.messages);
}

#[test]
fn mistakes_in_a_workbook_have_the_rows_that_people_see() {
    let site = site();
    let rows = |phone| {
        let names = ["provider", "program", "street", "city", "state", "zip", "phone", "ages", "treats", "payment"];
        let values = ["Birch House", "Night Program", "1 Main St", "Lawrence", "KS", "66044", phone, "grown-ups", "alcohol", "Medicaid"];
        vec![vec![], names.map(Cell::Text).to_vec(), vec![], values.map(Cell::Text).to_vec()]
    };
    let book = packed(&parts(&[Sheet { name: "Our programs", rows: rows("555-555-0142"), merged: &[] }], &[]));
    fs::write(site.path().join("clinic.xlsx"), book).unwrap();
    let told = run(site.path(), &["xlsx", "clinic.xlsx", "--dry-run"]);
    assert!(
        told.messages.contains("does not say which ages (row 4, column `ages`)") && told.messages.contains("clinic.xlsx/Our programs:4"),
        "{}",
        told.messages
    );
    let foreign = packed(&parts(&[Sheet { name: "Birds", rows: vec![vec![Cell::Text("wren"), Cell::Text("robin")]], merged: &[] }], &[]));
    fs::write(site.path().join("birds.xlsx"), foreign).unwrap();
    let told = run(site.path(), &["xlsx", "birds.xlsx"]);
    assert!(told.status == 1 && told.messages.contains("foreign-shape"), "{}", told.messages);
    fs::write(site.path().join("broken.xlsx"), "PK but no more").unwrap();
    let told = run(site.path(), &["xlsx", "broken.xlsx"]);
    assert!(told.status == 1 && told.messages.contains("no workbook of the form `.xlsx`"), "{}", told.messages);
    assert!(!site.path().join("import").exists(), "nothing was taken over");
}

#[test]
fn a_public_list_comes_in_once_and_stays_as_it_is() {
    let site = site();
    // With a second organization, a program has to name its own.
    let evening = site.path().join("content/programs/evening.md");
    let text = fs::read_to_string(&evening).unwrap();
    let refused = run(site.path(), &["findtreatment", project("tests/imports/findtreatment.json").to_str().unwrap(), "--yes"]);
    assert!(refused.messages.contains("nothing was written: it would break what the site has"), "{}", refused.messages);
    fs::write(&evening, text.replacen("name:", "organization: birch\nname:", 1)).unwrap();
    let list = project("tests/imports/findtreatment.json");
    let list = list.to_str().unwrap();
    let files = || {
        let count = |folder: &str| fs::read_dir(site.path().join("content").join(folder)).map_or(0, Iterator::count);
        ["organizations", "locations", "programs"].map(count)
    };
    let before = files();
    let shown = run(site.path(), &["findtreatment", list, "--dry-run"]);
    assert_eq!(files(), before);
    let told = run(site.path(), &["findtreatment", list, "--yes"]);
    assert_eq!((told.status, &told.plan), (shown.status, &shown.plan), "{}", told.messages);
    let new = files();
    assert!(new.iter().zip(before).all(|(new, before)| *new > before), "{new:?} {} {}", told.plan, told.messages);
    let again = run(site.path(), &["findtreatment", list, "--yes"]);
    assert!(!again.plan.contains("new") && !again.plan.contains("changed:"), "{}", again.plan);
    assert_eq!(files(), new);
    let later = run(site.path(), &["findtreatment", list, "--all-levels", "--dry-run"]);
    assert!(later.plan.contains("new:"), "other levels come only when asked for: {}", later.plan);
    let texts = fs::read_dir(site.path().join("content/programs")).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    let taken_over: Vec<String> = texts.filter(|text| text.contains("public-directory")).collect();
    assert!(!taken_over.is_empty() && taken_over.iter().all(|text| !text.contains("last_verified")));
    let wrong = run(site.path(), &["national-directory", list]);
    assert!(wrong.status == 1 && wrong.messages.contains("`carepress import findtreatment`"), "{}", wrong.messages);
}

#[test]
fn the_one_table_form_is_enough_for_a_small_clinic() {
    let site = site();
    let evening = site.path().join("content/programs/evening.md");
    let text = fs::read_to_string(&evening).unwrap();
    fs::write(&evening, text.replacen("name:", "organization: birch\nname:", 1)).unwrap();
    let table = "provider,program,street,city,state,zip,phone,days_per_week,hours_per_day,times,in_person_or_online,ages,treats,payment,last_checked\n\
                 Maple House,Night Program,7 Oak St,Lawrence,KS,66044,555-555-0142,3,3,evening,in person,18+,alcohol,Medicaid,2026-10-20\n";
    fs::write(site.path().join("clinic.csv"), table).unwrap();
    let told = run(site.path(), &["csv", "clinic.csv", "--yes"]);
    let plan = "1 organization: 1 new\n  new: maple-house\n1 location: 1 new\n  new: maple-house-lawrence\n\
                1 program: 1 new\n  new: maple-house-night-program\n";
    assert_eq!((told.status, told.plan.as_str()), (0, plan), "{}", told.messages);
    let program = fs::read_to_string(site.path().join("content/programs/maple-house-night-program.md")).unwrap();
    assert!(program.contains("last_verified: 2026-10-20") && program.contains("title: clinic.csv"), "{program}");
    assert!(run(site.path(), &["csv", "clinic.csv"]).plan.ends_with("1 program: 1 unchanged\n"));
}

#[test]
fn old_encodings_are_read_and_told_and_what_is_no_list_is_refused() {
    let site = site();
    let table = "provider,program,street,city,state,zip,phone,ages,treats,payment\nPe\u{f1}a House,Night Program,1 Main St,Lawrence,KS,66044,785-555-0142,18+,alcohol,Medicaid\n";
    let latin: Vec<u8> = table.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    fs::write(site.path().join("latin.csv"), latin).unwrap();
    let told = run(site.path(), &["csv", "latin.csv", "--dry-run"]);
    assert!(
        told.messages.contains("this file is written in Windows-1252") && told.plan.contains("pena-house"),
        "{} {}",
        told.plan,
        told.messages
    );
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(table.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    fs::write(site.path().join("wide.csv"), wide).unwrap();
    assert_eq!(run(site.path(), &["csv", "wide.csv", "--dry-run"]).plan, told.plan);
    let missing = run(site.path(), &["findtreatment", "nowhere.json"]);
    assert_eq!(missing.status, 2, "{}", missing.messages);
    let folder = run(site.path(), &["findtreatment", "content"]);
    assert!(folder.status == 2 && folder.messages.contains("it is a folder"), "{}", folder.messages);
    fs::write(site.path().join("empty.json"), "").unwrap();
    let empty = run(site.path(), &["findtreatment", "empty.json"]);
    assert!(empty.status == 1 && empty.messages.contains("this file is empty"), "{}", empty.messages);
}
