//! What goes out comes back the same: records of a site as tables and back, over the starter and over records with awkward text; and what an
//! import does to a site that has changed since.

use std::{collections::BTreeMap, fs, process::Command};

use carepress::{
    exchange::{self, Before, Fate, Ids, Memory, Proposal, sheets},
    path::SourcePath,
    pipeline::{self, Cache, Inputs},
    source::{self, SourceTree},
    value::Date,
};

use crate::{
    diagnostics::base,
    site_in_text::{file, inputs, lay, shown, tree},
    snapshot::project,
};

/// The starter site, without the files of its programs, places and providers if it is to be filled anew.
pub(crate) fn starter(with_records: bool) -> SourceTree {
    let mut sources = source::read(&project(".")).unwrap().value;
    if !with_records {
        for folder in ["content/programs", "content/locations", "content/organizations"] {
            sources.remove_below(&SourcePath::new(folder).unwrap());
        }
    }
    sources
}

/// On a day on which all its facts are known.
pub(crate) fn of_starter(sources: SourceTree) -> Inputs {
    Inputs { as_of: Date::read("2026-11-21").unwrap(), ..inputs(sources) }
}

/// Tables as an import reads them.
fn brought(tables: &[(&'static str, Vec<u8>)]) -> Vec<sheets::Sheet> {
    let sheet = |(name, bytes): &(&str, Vec<u8>)| sheets::Sheet {
        name: SourcePath::new(name).unwrap(),
        text: String::from_utf8(bytes.clone()).unwrap().into(),
    };
    tables.iter().map(sheet).collect()
}

pub(crate) fn tables(inputs: &Inputs) -> Vec<(&'static str, Vec<u8>)> {
    let planning = pipeline::plan(inputs, &mut Cache::default(), Vec::new());
    exchange::tables(&inputs.sources, planning.site.vocabularies())
}

fn import(tables: &[(&'static str, Vec<u8>)], inputs: &Inputs, memory: &Memory) -> Proposal {
    let mut before = Before::of(inputs);
    let sheets::Reading { brought, findings, texts } = sheets::read(&brought(tables), before.site().vocabularies());
    assert_eq!(shown(&findings, &texts), "");
    exchange::propose(brought, Ids::Ours, memory, &mut before)
}

/// The site after an import.
pub(crate) fn after(inputs: &Inputs, proposal: &Proposal) -> Inputs {
    let mut inputs = inputs.clone();
    for new in &proposal.files {
        inputs.sources.insert(file(new.path.as_str(), new.text.clone().into_bytes()));
    }
    inputs
}

pub(crate) fn as_text(tables: &[(&'static str, Vec<u8>)]) -> BTreeMap<&'static str, String> {
    tables.iter().map(|(name, bytes)| (*name, String::from_utf8(bytes.clone()).unwrap())).collect()
}

#[test]
fn the_starter_comes_back_from_its_tables() {
    let full = of_starter(starter(true));
    let out = tables(&full);
    assert_eq!(
        out.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
        ["organizations.csv", "locations.csv", "programs.csv", "sessions.csv"]
    );
    let same = import(&out, &full, &Memory::default());
    assert_eq!(shown(&same.findings, &full.sources), "");
    assert!(same.files.is_empty(), "{:?}", same.files);
    let empty = of_starter(starter(false));
    let anew = import(&out, &empty, &Memory::default());
    assert_eq!(shown(&anew.findings, &anew.texts), "");
    assert!(anew.records.iter().all(|record| record.fate == Some(Fate::New)));
    let filled = after(&empty, &anew);
    assert_eq!(as_text(&tables(&filled)), as_text(&out));
}

/// Letters that quotes, columns, lists, spreadsheets and YAML take for signs of their own.
const AWKWARD: [&str; 12] = [
    "Plain words",
    "semi; colon",
    "pipe | bar",
    "comma, \"quoted\"",
    "=SUM(A1)",
    "+1 for you",
    "-dash first",
    "@home",
    "# no comment: really",
    "señal ñandú — “ok”",
    "true",
    "1.50",
];

/// A program with awkward text in another of its fields than the one before it.
fn awkward(number: usize) -> String {
    let odd = |shift: usize| format!("{:?}", AWKWARD[(number + shift) % AWKWARD.len()]);
    let tracks = match number % 3 {
        0 => format!(
            "[{{name: {}, sessions: [{{day: MO, start: \"17:30\", end: \"20:30\"}}, {{day: WE, start: \"17:30\", end: \"20:30\", mode: in-person}}, {{day: FR, \
             start: \"09:00\", end: \"12:00\"}}]}}]",
            odd(1)
        ),
        1 => "[{days_per_week: 3-5, hours_per_day: 3}]".to_owned(),
        _ => format!("[{{name: {}, days_per_week: 3, hours_per_day: 3}}, {{name: Day, days_per_week: 5, hours_per_day: 2.5-4}}]", odd(2)),
    };
    let phones = if number.is_multiple_of(2) {
        "[{number: \"+15555550142\", type: intake}, {number: 555-555-0143, type: main}]".to_owned()
    } else {
        format!("[{{number: 555 555 0144, type: main, ext: \"0042\", languages: [en, es], hours: {}, label: {}}}]", odd(3), odd(4))
    };
    format!(
        "---
name: Program {number}
summary: Group treatment in the evening for adults who live at home and go to work.
program_roles: [entry]
focus: [alcohol-use, depression]
group_types: [group-therapy]
individual_services: [individual-counseling]
aftercare: [alumni]
age_min: 18
eligibility: \"Adults who can be safe at home, {number} of them.\"
not_a_fit: {}
delivery_modes: [in-person]
language_support: [en, {{language: es, how: interpreter}}]
tracks: {tracks}
how_to_start: [{}, {}]
service_area: [{}]
phones: {phones}
payment: [medicaid, self-pay]
costs: [{{option: {}, amount: 185.5, per: day, valid_from: 2026-10-01}}]
insurance_plans: [{{payer: {}, network: in, as_of: 2026-10-01}}]
staff: [{{role: {}, count: 4}}]
house_rules: {{smoking: not-permitted, phones: {}}}
closures: [{{from: 2026-12-24, to: 2026-12-26, reason: {}}}]
source: {{kind: program-staff}}
relationship: none
last_verified: 2026-10-01
verified_by_role: program-staff
---
This is **program** {number}: {}

- one
- two, and a [link](https://example.org/a?b=c)

It goes on, so that it is long enough for a description of a program that meets in the evening and takes people of the county.
",
        odd(6),
        odd(7),
        odd(8),
        odd(9),
        odd(10),
        odd(11),
        odd(3),
        odd(4),
        odd(5),
        AWKWARD[number % AWKWARD.len()],
    )
}

/// The base of the diagnostics with these programs besides its own.
pub(crate) fn with_awkward(programs: usize) -> SourceTree {
    let mut sources = tree(&base());
    for number in 0..programs {
        sources.insert(file(&format!("content/programs/odd-{number}.md"), awkward(number).into_bytes()));
    }
    sources
}

#[test]
fn awkward_text_comes_back_from_tables() {
    let full = inputs(with_awkward(1_000));
    let out = tables(&full);
    let mut empty = full.clone();
    empty.sources.remove_below(&SourcePath::new("content/programs").unwrap());
    let anew = import(&out, &empty, &Memory::default());
    assert_eq!(shown(&anew.findings, &anew.texts), "");
    let filled = after(&empty, &anew);
    assert_eq!(as_text(&tables(&filled)), as_text(&out));
    let again = import(&out, &filled, &anew.memory);
    assert!(again.files.is_empty(), "{:?}", again.files);
}

/// A program as a table tells it, with some cells changed.
pub(crate) fn table_of(inputs: &Inputs, changes: &[(&str, &str)]) -> Vec<(&'static str, Vec<u8>)> {
    let mut out = tables(inputs);
    out.retain(|(name, _)| *name == "programs.csv");
    let mut text = String::from_utf8(out[0].1.clone()).unwrap();
    for (old, new) in changes {
        assert!(text.contains(old), "{old}");
        text = text.replace(old, new);
    }
    out[0].1 = text.into_bytes();
    out
}

#[test]
fn a_file_changes_what_it_says_and_leaves_the_rest_of_a_record_as_it_is() {
    let site = inputs(tree(&base()));
    let path = SourcePath::new("content/programs/evening.md").unwrap();
    let before = site.sources.text(&path).unwrap().to_owned();
    let proposal = import(&table_of(&site, &[("medicaid", "medicaid; self-pay"), (",8,8,", ",8,10,")]), &site, &Memory::default());
    let [changed] = proposal.files.as_slice() else { panic!("{:?}", proposal.files) };
    assert!(!changed.is_new);
    let wanted =
        before.replace("payment: [medicaid]", "payment: [medicaid, self-pay]").replace("duration_weeks: 8\n", "duration_weeks: 8-10\n");
    assert_eq!(changed.text, wanted);
    let after = after(&site, &proposal);
    let again = import(&table_of(&site, &[("medicaid", "medicaid; self-pay"), (",8,8,", ",8,10,")]), &after, &proposal.memory);
    assert!(again.files.is_empty(), "{:?}", again.files);
}

#[test]
fn what_a_person_changed_since_the_last_import_is_kept_and_told() {
    let site = inputs(tree(&base()));
    let first = import(&table_of(&site, &[]), &site, &Memory::default());
    let mut edited = site.clone();
    let path = SourcePath::new("content/programs/evening.md").unwrap();
    let text = site.sources.text(&path).unwrap().replace("payment: [medicaid]", "payment: [medicare]");
    edited.sources.insert(file(path.as_str(), text.into_bytes()));
    let same = import(&table_of(&site, &[]), &edited, &first.memory);
    assert!(same.files.is_empty() && same.findings.is_empty(), "the file says what it said before: {:?}", same.findings);
    let other = import(&table_of(&site, &[("medicaid", "sliding-fee")]), &edited, &first.memory);
    assert!(other.files.is_empty(), "{:?}", other.files);
    assert!(shown(&other.findings, &edited.sources).starts_with("warning[kept-edit]: `payment` was changed here since the last import"));
}

#[test]
fn nothing_is_deleted_and_faulty_records_are_left_out() {
    let site = inputs(with_awkward(3));
    let all = import(&tables(&site), &site, &Memory::default());
    let gone = import(&table_of(&inputs(tree(&base())), &[]), &site, &all.memory);
    assert_eq!(gone.gone.iter().filter(|(_, id)| id.starts_with("odd-")).count(), 3);
    assert!(gone.files.is_empty());
    let faulty = import(&table_of(&site, &[("medicaid", "medicade")]), &inputs(tree(&base())), &Memory::default());
    assert!(faulty.files.is_empty(), "{:?}", faulty.files);
    let told = shown(&faulty.findings, &faulty.texts);
    assert!(told.contains("(row 2 of programs.csv)") && told.contains("did you mean `medicaid`?"), "{told}");
}

#[test]
fn a_record_that_does_not_go_with_one_of_the_site_is_left_out_and_the_others_come() {
    let named = base().replace("-- content/programs/evening.md --\n---\n", "-- content/programs/evening.md --\n---\norganization: birch\n");
    let mut organizations = tables(&inputs(tree(&named)));
    let named =
        named.replace("-- content/organizations/birch.yaml --\n", "-- content/organizations/birch.yaml --\naliases: [/providers/ash/]\n");
    let site = inputs(tree(&named));
    organizations.retain(|(name, _)| *name == "organizations.csv");
    let text = String::from_utf8(organizations[0].1.clone()).unwrap();
    let (header, birch) = text.split_once('\n').unwrap();
    // The first says that it answers the number of a program that the site has from somebody else, the last has an old address of Birch House.
    let other = |id: &str, name: &str, phone: &str| {
        birch.replacen("birch,Birch House", &format!("{id},{name}"), 1).replacen("555-555-0100", phone, 1)
    };
    let (elm, fir) = (other("elm", "Elm House", "555-555-0101"), other("fir", "Fir House", "555-555-0102"));
    let text = format!("{header}\n{elm}{fir}{}", other("ash", "Ash House", "555-555-0103"));
    organizations[0].1 = text.into_bytes();
    let proposal = import(&organizations, &site, &Memory::default());
    assert!(!proposal.is_refused, "{}", shown(&proposal.findings, &proposal.texts));
    let paths: Vec<&str> = proposal.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["content/organizations/fir.yaml"]);
    let told = shown(&proposal.findings, &proposal.texts);
    assert!(told.contains("is the number of `Elm House` (row 2 of organizations.csv)"), "{told}");
    assert!(told.contains("is already the address of `content/organizations/ash.yaml` (row 4 of organizations.csv)"), "{told}");
}

#[test]
fn the_command_shows_a_plan_and_writes_only_what_is_agreed_to() {
    let folder = tempfile::tempdir().unwrap();
    lay(folder.path(), &base());
    let site = inputs(tree(&base()));
    fs::write(folder.path().join("programs.csv"), &table_of(&site, &[("medicaid", "medicaid; self-pay")])[0].1).unwrap();
    let run = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_carepress"));
        command.current_dir(folder.path()).args(["import", "csv", "programs.csv", "--as-of", "2026-11-01"]).args(more);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let text = || fs::read_to_string(folder.path().join("content/programs/evening.md")).unwrap();
    let plan = "1 program: 1 changed\n  changed: evening\n    payment: [medicaid] -> [medicaid, self-pay]\n";
    let before = text();
    for more in [&["--dry-run"][..], &[]] {
        assert_eq!(run(more).0, plan);
        assert_eq!(text(), before);
        assert!(!folder.path().join("import").exists());
    }
    assert_eq!(run(&["--yes"]).0, plan);
    assert_eq!(text(), before.replace("[medicaid]", "[medicaid, self-pay]"));
    let (told, said) = run(&["--yes"]);
    assert_eq!(told, "1 program: 1 unchanged\n");
    assert!(said.contains("there is nothing to write"), "{said}");
    assert!(fs::read_to_string(folder.path().join("import/csv.jsonl")).unwrap().starts_with("{\"kind\":\"program\",\"key\":\"evening\""));
}

/// What is said of tables that are brought to the base of the diagnostics.
fn said(tables: &[(&'static str, &str)]) -> String {
    let site = inputs(tree(&base()));
    let mut before = Before::of(&site);
    let tables: Vec<(&'static str, Vec<u8>)> = tables.iter().map(|(name, text)| (*name, text.as_bytes().to_vec())).collect();
    let sheets::Reading { brought, findings, mut texts } = sheets::read(&brought(&tables), before.site().vocabularies());
    let proposal = exchange::propose(brought, Ids::Ours, &Memory::default(), &mut before);
    proposal.texts.files().chain(site.sources.files()).for_each(|file| texts.insert(file.clone()));
    [shown(&findings, &texts), shown(&proposal.findings, &texts)].concat()
}

#[test]
fn broken_tables_are_told_with_row_and_column() {
    for (text, wanted) in [
        ("", "none of the columns of an import"),
        ("a,b,c\n1,2,3\n", "none of the columns of an import"),
        ("name1,city,type_facility\nA,B,SA\n", "`carepress import findtreatment`"),
        ("name1,city,state,service_code_info\nA,B,KS,SA * OIT\n", "`carepress import national-directory`"),
        ("id,name,name,payment,payment\nxyz,Evening,Late,medicaid,\n", "this column is given twice"),
        ("id,name,payment,focus\nevening,Evening Program,\"medicaid,alcohol-use\n", "never closed"),
        ("id,name,payment,age_min\nevening,Evening Program,medicaid,eighteen\n", "(row 2, column `age_min`)"),
        ("id,name,payment,focus,fokus\nevening,Evening Program,medicaid,alcohol-use,\n", "unknown-column"),
        (
            "provider,program,street,city,state,zip,phone,ages\nBirch House,Night,1 Main,Lawrence,KS,66044,555-555-0100,grown-ups\n",
            "(row 2, column `ages`)",
        ),
        ("program,day,start,end\nevening,MO,17:30,20:30\nevening,Someday,17:30,20:30\n", "(row 3, column `day`)"),
        ("program,day,start,end\nnowhere,MO,17:30,20:30\n", "(row 2 of table.csv)"),
    ] {
        let told = said(&[("table.csv", text)]);
        assert!(told.contains(wanted), "{text}\n{told}");
    }
    let wide: String = (0..5_000).map(|number| format!("column {number},")).collect();
    assert!(said(&[("table.csv", &format!("id,name,{wide}\n"))]).contains("foreign-shape"));
}

#[test]
fn a_place_that_is_there_under_another_id_is_told() {
    let table = "id,name,organization,kind,line1,city,state,zip,accessibility,accessibility_contact,source_kind,last_verified,verified_by_role\n\
                 other,Main St.,birch,physical,1 main  street,Lawrence,KS,66044-1234,step-free-entrance,555-555-0100,program-staff,2026-10-01,program-staff\n";
    let told = said(&[("places.csv", table)]);
    assert!(told.contains("this is most likely `main`: the same street and ZIP (row 2)"), "{told}");
}

#[test]
fn a_record_in_a_table_of_the_site_is_told_and_left() {
    let mut site = inputs(tree(&base()));
    let out = table_of(&site, &[]);
    site.sources.remove(&SourcePath::new("content/programs/evening.md").unwrap());
    site.sources.insert(file("content/programs/all.csv", out[0].1.clone()));
    let changed = import(&table_of(&site, &[("medicaid", "medicare")]), &site, &Memory::default());
    assert!(changed.files.is_empty());
    let told = shown(&changed.findings, &site.sources);
    assert!(told.contains("warning[fixed-place]: the file changes `payment` of `evening`, which is a row of this table"), "{told}");
}
