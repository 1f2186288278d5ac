//! `carepress new`: a file for one record, with what its author said of it and nothing else. What is not given as a flag is asked for, if a
//! person is there to answer; what the site needs besides stands in the file as comments.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use super::{Outcome, today};
use crate::{
    config,
    content::{self, Records, Trust},
    diagnostic::Error,
    path::{Slug, SourcePath},
    report::Terminal,
    scaffold::{self, Form},
    source::{self, SourceTree},
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
    /// Who has checked the facts today, by role; none if nobody has.
    pub checked_by: Option<String>,
}

/// A field that a record needs, and what to write there; an example comes last.
type Needed = (&'static str, &'static str);

/// What a program needs to be shown.
const PROGRAM: &[Needed] = &[
    ("summary", "what it is, in 40 to 240 characters, such as Evening group treatment for adults, three nights a week."),
    ("program_roles", "when people come, such as [entry, step-down]"),
    ("focus", "what it treats, the main one first, such as [depression, anxiety]"),
    ("group_types", "kinds of groups, such as [coping-skills]"),
    ("individual_services", "one-to-one services, such as [individual-counseling]"),
    ("age_min", "the lowest age, such as 18"),
    ("eligibility", "who may come, in a sentence, such as Adults who can be safe at home between sessions."),
    ("delivery_modes", "how people take part, such as [in-person]"),
    ("language_support", "languages of care and who speaks them, such as [{language: en, how: staff}]"),
    ("tracks", "the week, such as [{days_per_week: 3, hours_per_day: 3}]"),
    ("how_to_start", "the first steps, such as [Call the front desk.]"),
    ("payment", "ways to pay, such as [medicaid, self-pay]"),
];

/// What an organization needs to be shown.
const ORGANIZATION: &[Needed] = &[
    ("description", "who it is, in 40 to 1,000 characters, such as A small clinic with evening groups for adults and families."),
    ("type", "what kind of organization, such as private-nonprofit"),
    ("relationship", "what this site has to do with it, such as none"),
];

/// Parts of an address.
const ADDRESS: [Needed; 4] = [
    ("line1", "street and number, such as 410 Sample Street"),
    ("city", "such as Lawrence"),
    ("state", "two letters, such as KS"),
    ("zip", "in quotes, such as \"66044\""),
];

const ORGANIZATION_ID: &str = "the id of the organization that runs it, such as birch-house";

/// The shortest id of a record.
const SHORTEST_ID: usize = 3;

/// Writes a record.
#[must_use]
pub fn run(options: &Options, terminal: Terminal) -> Outcome {
    match write(options, terminal) {
        Ok(path) => {
            terminal.say(&format!("{path} written; fill in what its comments ask for, then run `carepress build`"));
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
    let sources = site(&options.site)?;
    let asked = Asked { options, terminal, day: today(&config::load(&sources, None).value) };
    let (form, body) = match options.kind {
        Kind::Program => (asked.program(), Some("")),
        Kind::Organization => (asked.organization(), None),
        Kind::Location => (asked.location(), None),
        Kind::Article => (asked.article(&sources), Some("\nSay the main point first.\n\n## A question that readers have\n\nThe answer.\n")),
    };
    scaffold::write_record(&options.site, &path, &form, body)?;
    Ok(path)
}

/// Reads a site. Its folder must be one already.
fn site(folder: &Path) -> Result<SourceTree, Error> {
    let sources = source::read(folder)?.value;
    let is_site = SourcePath::new(config::FILE).is_some_and(|file| sources.get(&file).is_some());
    if is_site {
        return Ok(sources);
    }
    Err(Error::new("write into", folder, format!("it is not a site: there is no {}; start one with `carepress init`", config::FILE)))
}

fn record_id(options: &Options) -> Result<String, Error> {
    let wanted = options.id.as_deref().unwrap_or(&options.name);
    let is_article = options.kind == Kind::Article;
    let parts: Option<Vec<String>> = if is_article && options.id.is_some() {
        wanted.split('/').map(|part| Slug::from_words(part).map(|slug| slug.to_string())).collect()
    } else {
        Slug::from_words(wanted).map(|slug| vec![slug.to_string()])
    };
    parts.map(|parts| parts.join("/")).filter(|id| is_article || id.len() >= SHORTEST_ID).ok_or_else(|| {
        let help = format!("give one with --id: {SHORTEST_ID} to {} small letters, digits and hyphens", Slug::LONGEST);
        Error::new("make an id of", wanted, help)
    })
}

/// What the author says: as flags, or in answer to questions.
struct Asked<'a> {
    options: &'a Options,
    terminal: Terminal,
    day: Date,
}

impl Asked<'_> {
    /// Returns what was given, or the answer to a question if a person is there to give one.
    fn ask(&self, given: Option<&String>, question: &str) -> Option<String> {
        let answer = || self.terminal.can_ask().then(|| self.terminal.ask(question)).filter(|answer| !answer.is_empty());
        given.cloned().or_else(answer)
    }

    fn program(&self) -> Form {
        let organization = self.ask(self.options.organization.as_ref(), "Id of the organization that runs it:");
        let location = self.ask(self.options.location.as_ref(), "Id of the location where it meets (empty if online only):");
        let mut form = Form::default();
        form.comment("A draft: it stays out of the site until you delete the next line.");
        form.comment("To look at it before: carepress build --drafts --out preview");
        form.field("draft", &true);
        form.field("name", &self.options.name);
        form.given("organization", organization.as_ref(), ORGANIZATION_ID);
        form.given("location", location.as_ref(), "the id of the place; a program that is all online has none, such as main-street");
        form.needed(PROGRAM);
        self.checked(&mut form);
        form.comment("Below the next line, describe the program in 150 to 4,000 characters.");
        form
    }

    fn organization(&self) -> Form {
        let phone = self.ask(self.options.phone.as_ref(), "Main phone:");
        let phones = phone.map(|number| [[("number", number), ("type", "main".to_owned())].into_iter().collect::<BTreeMap<_, _>>()]);
        let mut form = Form::default();
        form.field("name", &self.options.name);
        form.given("phones", phones.as_ref(), "at least one, such as [{number: 785-555-0142, type: main}]");
        form.needed(ORGANIZATION);
        self.checked(&mut form);
        form
    }

    fn location(&self) -> Form {
        let options = self.options;
        let given = [
            self.ask(options.street.as_ref(), "Street and number:"),
            self.ask(options.city.as_ref(), "City:"),
            self.ask(options.state.as_ref(), "State (two letters):"),
            self.ask(options.zip.as_ref(), "ZIP code:"),
        ];
        let organization = self.ask(options.organization.as_ref(), "Id of the organization that runs it:");
        // Only a place that people visit has a street to tell.
        let kind = given[0].as_ref().map(|_| "physical");
        let mut form = Form::default();
        form.field("name", &options.name);
        form.given("organization", organization.as_ref(), ORGANIZATION_ID);
        form.given("kind", kind.as_ref(), "physical, confidential (only clients learn the street) or virtual, such as physical");
        form.parts("address", ADDRESS.into_iter().zip(given));
        form.needed(&[("accessibility_contact", "whom to ask about access: a phone number or a mailbox, such as access@example.org")]);
        self.checked(&mut form);
        form
    }

    fn article(&self, sources: &SourceTree) -> Form {
        let cited = first_work(sources).map_or_else(
            || "what it rests on: ids of content/sources.yaml".to_owned(),
            |id| format!("what it rests on: ids of content/sources.yaml, such as [{id}]"),
        );
        let role = self.role("Who has reviewed the article today");
        let mut form = Form::default();
        form.comment("A draft: it stays out of the site until you delete the next line.");
        form.field("draft", &true);
        form.field("title", &self.options.name);
        form.needed(&[
            ("description", "what it answers, in up to 160 characters, such as What an evening program asks of you."),
            ("audience", "for whom it is, such as [family]"),
            ("main_message", "the answer in one sentence, such as You can get help and keep your job."),
        ]);
        form.given("sources", None::<&String>, &cited);
        form.given("last_reviewed", role.as_ref().map(|_| &self.day), &format!("day of the last review, such as {}", self.day));
        form.given("reviewed_by_role", role.as_ref(), "who that was, such as site-editor");
        form
    }

    /// Where the facts come from. That they were checked is only written if somebody says so.
    fn checked(&self, form: &mut Form) {
        let role = self.role("Who has checked these facts today");
        form.needed(&[("source", "where the facts come from, such as {kind: program-staff}")]);
        form.given(
            "last_verified",
            role.as_ref().map(|_| &self.day),
            &format!("day on which a person last checked all this, such as {}", self.day),
        );
        form.given("verified_by_role", role.as_ref(), "who that was, such as program-staff");
    }

    fn role(&self, question: &str) -> Option<String> {
        let roles = "program-staff, site-editor, clinical-reviewer or volunteer; empty if nobody has";
        self.ask(self.options.checked_by.as_ref(), &format!("{question} ({roles}):"))
    }
}

/// The first work that the site itself can cite.
fn first_work(sources: &SourceTree) -> Option<String> {
    let file = sources.get(&SourcePath::new("content/sources.yaml")?)?;
    match content::parse(file, Trust::default()).value.records {
        Records::CitedWorks(works) => works.into_iter().find_map(|work| work.raw.id),
        _ => None,
    }
}
