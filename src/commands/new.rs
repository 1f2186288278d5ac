//! `carepress new`: one record, from the few facts that matter. What is not given as a flag is asked for, if a person is there to answer.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Outcome, today};
use crate::{
    config,
    diagnostic::Error,
    path::{Slug, SourcePath},
    report::Terminal,
    scaffold, source,
    value::Date,
};

/// What kind of record is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A program.
    Program,
    /// An organization.
    Organization,
    /// A location.
    Location,
    /// An article.
    Article,
}

/// What a new record is asked for. What is none is asked for, or left for the author to fill in.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder.
    pub site: PathBuf,
    /// The kind of record.
    pub kind: Kind,
    /// Its name, or the title of an article.
    pub name: String,
    /// Its id; made of the name if not given. For an article with its section: `basics/what-is-an-iop`.
    pub id: Option<String>,
    /// The organization of a program or location, by id.
    pub organization: Option<String>,
    /// The location of a program, by id.
    pub location: Option<String>,
    /// A phone number.
    pub phone: Option<String>,
    /// Street and number of a location.
    pub street: Option<String>,
    /// City of a location.
    pub city: Option<String>,
    /// State of a location.
    pub state: Option<String>,
    /// ZIP of a location.
    pub zip: Option<String>,
}

/// Writes a record.
#[must_use]
pub fn run(options: &Options, terminal: Terminal) -> Outcome {
    match write(options, terminal) {
        Ok(path) => {
            terminal.say(&format!("{path} written; fill in the rest, then run `carepress build`"));
            Outcome::Done
        }
        Err(error) => {
            terminal.refusal(&error);
            Outcome::Refused
        }
    }
}

fn write(options: &Options, terminal: Terminal) -> Result<SourcePath, Error> {
    let id = record_id(options)?;
    let folder = match options.kind {
        Kind::Program => "programs",
        Kind::Organization => "organizations",
        Kind::Location => "locations",
        Kind::Article => "learn",
    };
    let extension = if matches!(options.kind, Kind::Program | Kind::Article) { "md" } else { "yaml" };
    let path = format!("content/{folder}/{id}.{extension}");
    let path = SourcePath::new(&path).ok_or_else(|| Error::new("write", &path, "the id must not leave its folder"))?;
    let day = site_day(&options.site)?;
    let ask = |given: &Option<String>, question: &str| given.clone().or_else(|| answer(terminal, question));
    let site = &options.site;
    match options.kind {
        Kind::Program => {
            let organization = ask(&options.organization, "Id of the organization that runs it:");
            let location = ask(&options.location, "Id of the location where it meets (empty if online only):");
            scaffold::write_record(
                site,
                &path,
                &NewProgram::new(&options.name, organization, location, day),
                Some("\nDescribe the program in 150 to 4,000 characters: who it is for, what a week is like, what makes it different."),
            )
        }
        Kind::Organization => {
            scaffold::write_record(site, &path, &NewOrganization::new(&options.name, ask(&options.phone, "Main phone:"), day), None)
        }
        Kind::Location => {
            let address = NewAddress {
                line1: ask(&options.street, "Street and number:").unwrap_or_default(),
                city: ask(&options.city, "City:").unwrap_or_default(),
                state: ask(&options.state, "State (two letters):").unwrap_or_default(),
                zip: ask(&options.zip, "ZIP code:").unwrap_or_default(),
            };
            let organization = ask(&options.organization, "Id of the organization that runs it:");
            scaffold::write_record(site, &path, &NewLocation::new(&options.name, organization, address, day), None)
        }
        Kind::Article => scaffold::write_record(
            site,
            &path,
            &NewArticle::new(&options.name, day),
            Some("\nSay the main point first.\n\n## A question that readers have\n\nThe answer."),
        ),
    }?;
    Ok(path)
}

/// The day that counts as today in a site. Its folder must be one already.
fn site_day(site: &Path) -> Result<Date, Error> {
    let sources = source::read(site)?.value;
    let is_site = SourcePath::new(config::FILE).is_some_and(|file| sources.get(&file).is_some());
    if !is_site {
        return Err(Error::new(
            "write into",
            site,
            format!("it is not a site: there is no {}; start one with `carepress init`", config::FILE),
        ));
    }
    Ok(today(&config::load(&sources, None).value))
}

fn record_id(options: &Options) -> Result<String, Error> {
    let wanted = options.id.as_deref().unwrap_or(&options.name);
    let parts: Option<Vec<String>> = if options.kind == Kind::Article && options.id.is_some() {
        wanted.split('/').map(|part| Slug::from_words(part).map(|slug| slug.to_string())).collect()
    } else {
        Slug::from_words(wanted).map(|slug| vec![slug.to_string()])
    };
    parts
        .map(|parts| parts.join("/"))
        .ok_or_else(|| Error::new("make an id of", wanted, "give one with --id: small letters, digits and hyphens"))
}

fn answer(terminal: Terminal, question: &str) -> Option<String> {
    terminal.can_ask().then(|| terminal.ask(question)).filter(|answer| !answer.is_empty())
}

#[derive(Serialize)]
struct NewPhone {
    number: String,
    r#type: &'static str,
}

#[derive(Serialize)]
struct NewSource {
    kind: &'static str,
}

/// A program's front matter, with values to replace where nothing is known: each is legal, so that the first build shows a page.
#[derive(Serialize)]
struct NewProgram {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<String>,
    summary: String,
    program_roles: [&'static str; 1],
    focus: [&'static str; 1],
    group_types: [&'static str; 1],
    individual_services: [&'static str; 1],
    aftercare: [&'static str; 1],
    age_min: u8,
    eligibility: String,
    delivery_modes: [&'static str; 1],
    language_support: [&'static str; 1],
    tracks: [NewTrack; 1],
    time_of_day: [&'static str; 1],
    how_to_start: [&'static str; 1],
    payment: [&'static str; 1],
    source: NewSource,
    last_verified: Date,
    verified_by_role: &'static str,
}

#[derive(Serialize)]
struct NewTrack {
    days_per_week: u8,
    hours_per_day: u8,
}

impl NewProgram {
    fn new(name: &str, organization: Option<String>, location: Option<String>, day: Date) -> Self {
        Self {
            name: name.to_owned(),
            organization,
            location,
            summary: "Say in one sentence of 40 to 240 characters what this program is.".to_owned(),
            program_roles: ["entry"],
            focus: ["mental-health"],
            group_types: ["psychoeducation"],
            individual_services: ["individual-counseling"],
            aftercare: ["aftercare-plan"],
            age_min: 18,
            eligibility: "Say in a sentence who may come.".to_owned(),
            delivery_modes: ["in-person"],
            language_support: ["en"],
            tracks: [NewTrack { days_per_week: 3, hours_per_day: 3 }],
            time_of_day: ["evening"],
            how_to_start: ["Call the program."],
            payment: ["private-insurance"],
            source: NewSource { kind: "program-staff" },
            last_verified: day,
            verified_by_role: "program-staff",
        }
    }
}

#[derive(Serialize)]
struct NewOrganization {
    name: String,
    description: String,
    r#type: &'static str,
    phones: Vec<NewPhone>,
    relationship: &'static str,
    source: NewSource,
    last_verified: Date,
    verified_by_role: &'static str,
}

impl NewOrganization {
    fn new(name: &str, phone: Option<String>, day: Date) -> Self {
        Self {
            name: name.to_owned(),
            description: "Say in 40 to 1,000 characters who this organization is and whom it serves.".to_owned(),
            r#type: "private-nonprofit",
            phones: vec![NewPhone { number: phone.unwrap_or_else(|| "+15555550100".to_owned()), r#type: "main" }],
            relationship: "none",
            source: NewSource { kind: "program-staff" },
            last_verified: day,
            verified_by_role: "program-staff",
        }
    }
}

#[derive(Serialize)]
struct NewAddress {
    line1: String,
    city: String,
    state: String,
    zip: String,
}

#[derive(Serialize)]
struct NewLocation {
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<String>,
    name: String,
    kind: &'static str,
    address: NewAddress,
    accessibility: [&'static str; 1],
    source: NewSource,
    last_verified: Date,
    verified_by_role: &'static str,
}

impl NewLocation {
    fn new(name: &str, organization: Option<String>, address: NewAddress, day: Date) -> Self {
        Self {
            organization,
            name: name.to_owned(),
            kind: "physical",
            address,
            accessibility: ["step-free-entrance"],
            source: NewSource { kind: "program-staff" },
            last_verified: day,
            verified_by_role: "program-staff",
        }
    }
}

#[derive(Serialize)]
struct NewArticle {
    title: String,
    description: String,
    audience: [&'static str; 1],
    main_message: String,
    sources: [&'static str; 1],
    last_reviewed: Date,
    reviewed_by_role: &'static str,
    draft: bool,
}

impl NewArticle {
    fn new(title: &str, day: Date) -> Self {
        Self {
            title: title.to_owned(),
            description: "Say in up to 160 characters what this page answers.".to_owned(),
            audience: ["family"],
            main_message: "Say the answer in one sentence.".to_owned(),
            sources: ["tip47"],
            last_reviewed: day,
            reviewed_by_role: "site-editor",
            draft: true,
        }
    }
}
