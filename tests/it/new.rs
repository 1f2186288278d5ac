//! What `init` and `new` write can be built: the starter without its made-up programs, and new records once they are filled in.

use std::fs;

use carepress::{
    commands::{
        Outcome,
        new::{self, Kind, Options},
    },
    config, report,
    source::{self, SourceTree},
};

use crate::{
    diagnostics::base,
    site_in_text::{file, inputs, plan, render, shown, tree, write},
};

#[test]
fn the_starter_stands_without_its_made_up_programs() {
    let made_up = ["content/programs/", "content/organizations/", "content/locations/"];
    let mut starter: SourceTree =
        source::embedded().files().filter(|file| !made_up.iter().any(|folder| file.path.as_str().starts_with(folder))).cloned().collect();
    for real in [false, true] {
        if real {
            let site = starter.get(&carepress::path::SourcePath::new(config::FILE).unwrap()).unwrap();
            let text = String::from_utf8(site.content.bytes().to_vec()).unwrap();
            let text: Vec<&str> = text.split_inclusive('\n').filter(|line| !line.starts_with("demonstration")).collect();
            starter.insert(file(config::FILE, text.concat().into_bytes()));
        }
        let inputs =
            carepress::pipeline::Inputs { as_of: "2026-11-21".parse().map(carepress::value::Date).unwrap(), ..inputs(starter.clone()) };
        let planning = plan(&inputs);
        assert!(!planning.stops_build(false), "{}", shown(&planning.located(&inputs.sources), &inputs.sources));
        render(&inputs, &planning);
    }
}

/// Fills in what a new file asks for with the examples that it gives.
fn filled_in(text: &str) -> String {
    let line = |line: &str| {
        let Some((field, what)) = line.split_once("# ").and_then(|(indent, rest)| Some((indent, rest.split_once(":  # ")?))) else {
            return line.to_owned();
        };
        let (name, what) = what;
        let example = what.rsplit_once("such as ").unwrap_or_else(|| panic!("`{name}` has an example")).1;
        format!("{field}{name}: {example}")
    };
    let lines: String = text.lines().filter(|line| *line != "draft: true").map(|text| line(text) + "\n").collect();
    lines.replace("# address:\n", "address:\n")
}

#[test]
fn new_records_are_whole_when_their_comments_are_filled_in() {
    let folder = tempfile::tempdir().unwrap();
    let base = base();
    let site = base.split_once("-- content/organizations/").unwrap().0;
    write(&tree(&format!("{site}-- content/sources.yaml --\n- id: guide\n  title: A guide\n")), folder.path());
    let new = |kind, name: &str, id: Option<&str>| {
        let options = Options {
            site: folder.path().to_owned(),
            kind,
            name: name.to_owned(),
            id: id.map(str::to_owned),
            organization: None,
            location: None,
            phone: None,
            street: None,
            city: None,
            state: None,
            zip: None,
            checked_by: None,
        };
        let quiet = report::Terminal { volume: report::Volume::Quiet, ..report::Terminal::default() };
        assert_eq!(new::run(&options, quiet), Outcome::Done);
    };
    new(Kind::Organization, "Birch House", None);
    new(Kind::Location, "Main Street", None);
    new(Kind::Program, "Evening IOP", None);
    new(Kind::Article, "Your first visit", Some("basics/first-visit"));
    for path in [
        "content/organizations/birch-house.yaml",
        "content/locations/main-street.yaml",
        "content/programs/evening-iop.md",
        "content/learn/basics/first-visit.md",
    ] {
        let path = folder.path().join(path);
        let text = filled_in(&fs::read_to_string(&path).unwrap());
        fs::write(path, text).unwrap();
    }
    let mut inputs = inputs(source::read(folder.path()).unwrap().value);
    inputs.as_of = carepress::commands::today(&config::load(&inputs.sources, None).value);
    let planning = plan(&inputs);
    let codes: Vec<&str> = planning.located(&inputs.sources).iter().map(|located| located.diagnostic.rule.code).collect();
    let said = shown(&planning.located(&inputs.sources), &inputs.sources);
    assert!(!planning.stops_build(false), "{said}");
    assert_eq!(planning.site.programs().len(), 1);
    assert!(planning.site.articles().contains_key("basics/first-visit"));
    assert_eq!(codes, ["no-aftercare", "no-license", "description-length"], "{said}");
}
