//! What a site means: typed records that are complete and refer to each other rightly. Made by [`validate`] from all documents together, and
//! never changed afterwards. The model knows ids, not URLs.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    config::{self, Config},
    content::Parsed,
    diagnostic::{Checked, Diagnostic, FieldPath, nearest},
    path::Slug,
    theme::ComponentSpec,
    value::{Date, Language},
};

mod ages;
mod belonging;
pub mod body;
mod collected;
mod contact;
mod directory;
pub mod geography;
mod glossary;
mod ground;
mod links;
mod location;
mod look;
mod memory;
mod organization;
pub mod program;
pub mod reference;
mod remarks;
mod simple;
mod sorted;
mod text;
mod translation;
pub mod vocabulary;
mod writer;

pub use body::Body;
pub use contact::{Credential, Freshness, Phone, Provenance, read_phone, shown_phone};
pub use geography::States;
pub use glossary::GlossaryEntry;
pub use ground::Footing;
pub use links::{Link, Target};
pub use location::{Address, Location, LocationKind, OfficeHours, Point};
pub use memory::Memory;
pub use organization::Organization;
pub use program::Program;
pub use reference::{CitedWork, HelpLine, Standards};
pub use remarks::{plain, shown};
pub use simple::records_of_rows;
pub use sorted::Sorted;
pub use text::{Article, Checklist, Question, article_id};
pub use translation::Outdated;
pub use uuid::Uuid;
pub use vocabulary::{Term, TermIndex, Vocabularies, Vocabulary};

use crate::{
    content::{Origin, raw},
    path::SourcePath,
};
use ground::Ground;
use remarks::Remarks;

/// A site, complete. Records are sorted by id.
#[derive(Debug)]
pub struct Site {
    ground: Arc<Ground>,
    words: BTreeMap<Box<str>, Vec<raw::Word>>,
    grammars: BTreeMap<String, raw::Grammar>,
    help_lines: Vec<HelpLine>,
    works: BTreeMap<Box<str>, CitedWork>,
    programs: Vec<Arc<Program>>,
    articles: BTreeMap<Box<str>, Variants<Article>>,
    pages: BTreeMap<Box<str>, Variants<Article>>,
    checklists: BTreeMap<Box<str>, Variants<Checklist>>,
    glossary: BTreeMap<Language, Vec<GlossaryEntry>>,
    questions: BTreeMap<Language, Vec<Question>>,
    files: BTreeSet<SourcePath>,
    /// In which records have their UUIDs.
    name_space: Uuid,
}

/// A text in the languages in which it exists.
pub type Variants<T> = BTreeMap<Language, Arc<T>>;

/// What a build is asked for, as far as it changes what the site means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day that counts as today.
    pub as_of: Date,
    /// Whether drafts, and texts of another day, are shown.
    pub drafts: bool,
}

/// What every check of a record may look at.
struct Surroundings<'s> {
    config: &'s Config,
    vocabularies: &'s Vocabularies,
    standards: &'s Standards,
    states: &'s States,
    as_of: Date,
    demonstration: bool,
}

impl Site {
    /// The configuration.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.ground.config
    }

    /// What the programs stand on: the configuration, the controlled lists, the organizations and locations.
    #[must_use]
    pub fn footing(&self) -> Footing {
        Footing(Arc::clone(&self.ground))
    }

    /// The facets that the finder and pages of terms offer, in the site's order.
    pub fn facets(&self) -> impl Iterator<Item = &str> {
        self.ground.config.facets.iter().map(String::as_str).filter(|name| is_facet(name, &self.ground.vocabularies))
    }

    /// The day that counts as today.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.ground.moment.as_of
    }

    /// The controlled lists.
    #[must_use]
    pub fn vocabularies(&self) -> &Vocabularies {
        &self.ground.vocabularies
    }

    /// Hour bands and ages of facts.
    #[must_use]
    pub fn standards(&self) -> &Standards {
        &self.ground.standards
    }

    /// The states.
    #[must_use]
    pub fn states(&self) -> &States {
        &self.ground.states
    }

    /// What people type and what it stands for.
    #[must_use]
    pub fn synonyms(&self) -> &[raw::Synonym] {
        &self.ground.synonyms
    }

    /// Words to avoid and words to use, by language.
    #[must_use]
    pub fn words(&self) -> &BTreeMap<Box<str>, Vec<raw::Word>> {
        &self.words
    }

    /// What is known of languages, by tag.
    #[must_use]
    pub fn grammars(&self) -> &BTreeMap<String, raw::Grammar> {
        &self.grammars
    }

    /// The help lines, in the order of their files.
    #[must_use]
    pub fn help_lines(&self) -> &[HelpLine] {
        &self.help_lines
    }

    /// A cited work.
    #[must_use]
    pub fn work(&self, id: &str) -> Option<&CitedWork> {
        self.works.get(id)
    }

    /// The organizations, by id.
    #[must_use]
    pub fn organizations(&self) -> &BTreeMap<Slug, Organization> {
        &self.ground.organizations
    }

    /// The locations, by id.
    #[must_use]
    pub fn locations(&self) -> &BTreeMap<Slug, Location> {
        &self.ground.locations
    }

    /// The programs, sorted by id.
    #[must_use]
    pub fn programs(&self) -> &[Arc<Program>] {
        &self.programs
    }

    /// The position of a program among all.
    #[must_use]
    pub fn program_index(&self, id: &Slug) -> Option<usize> {
        self.programs.binary_search_by(|program| program.id.cmp(id)).ok()
    }

    /// The organization of a program.
    ///
    /// # Panics
    /// Never: a program without a known organization is not taken up.
    #[must_use]
    pub fn organization_of(&self, program: &Program) -> &Organization {
        &self.ground.organizations[&program.identity.organization]
    }

    /// The location of a program, if it has one.
    #[must_use]
    pub fn location_of(&self, program: &Program) -> Option<&Location> {
        self.ground.locations.get(program.identity.location.as_ref()?)
    }

    /// The articles and sections, by id.
    #[must_use]
    pub fn articles(&self) -> &BTreeMap<Box<str>, Variants<Article>> {
        &self.articles
    }

    /// The pages about the site, by id.
    #[must_use]
    pub fn pages(&self) -> &BTreeMap<Box<str>, Variants<Article>> {
        &self.pages
    }

    /// The checklists, by id.
    #[must_use]
    pub fn checklists(&self) -> &BTreeMap<Box<str>, Variants<Checklist>> {
        &self.checklists
    }

    /// The glossary in a language, sorted by term; that of the site's first language where there is no other.
    #[must_use]
    pub fn glossary(&self, language: &Language) -> &[GlossaryEntry] {
        let own = self.glossary.get(language);
        own.or_else(|| self.glossary.get(self.ground.config.default_language())).map(Vec::as_slice).unwrap_or_default()
    }

    /// The questions in a language, in the order of their file; those of the site's first language where there are no others.
    #[must_use]
    pub fn questions(&self, language: &Language) -> &[Question] {
        let own = self.questions.get(language);
        own.or_else(|| self.questions.get(self.ground.config.default_language())).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether the glossary exists in a language, or is shown in another.
    #[must_use]
    pub fn has_glossary_in(&self, language: &Language) -> bool {
        self.glossary.contains_key(language)
    }

    /// Whether the questions exist in a language, or are shown in another.
    #[must_use]
    pub fn has_questions_in(&self, language: &Language) -> bool {
        self.questions.contains_key(language)
    }

    /// The id of a record for other systems: UUID version 5 of `kind/id` in a name space made of the site's own host, so that it stays the
    /// same from build to build and differs from site to site (RFC 9562).
    #[must_use]
    pub fn uuid(&self, kind: &str, id: impl std::fmt::Display) -> Uuid {
        Uuid::new_v5(&self.name_space, format!("{kind}/{id}").as_bytes())
    }

    /// Files that are published as they are.
    #[must_use]
    pub fn files(&self) -> &BTreeSet<SourcePath> {
        &self.files
    }
}

/// Sorts all documents. `defaults` are the built-in lists; what the site's own documents say wins.
#[must_use]
pub fn sort<'d>(defaults: &'d [Parsed], documents: &'d [Parsed]) -> Sorted<'d> {
    Sorted::of(defaults.iter().chain(documents))
}

/// Checks what programs and texts stand on; takes it from `memory` if it is made of the same things.
#[must_use]
pub fn footing(sorted: &Sorted<'_>, config: &Config, moment: Moment, memory: &mut Memory) -> Footing {
    Footing(memory.ground(sorted, config, moment))
}

/// Puts all documents together on their footing. What `memory` knows from the last time is not made again.
#[must_use]
pub fn validate(
    sorted: &Sorted<'_>,
    footing: &Footing,
    components: &BTreeMap<String, ComponentSpec>,
    memory: &mut Memory,
) -> Checked<Site> {
    let mut diagnostics = Vec::new();
    let ground = &footing.0;
    diagnostics.extend_from_slice(&ground.on_lists);
    look::check(&ground.config, &sorted.files, &mut diagnostics);
    diagnostics.extend_from_slice(&ground.on_records);
    let (programs, broken) = directory::check(sorted, ground, memory, &mut diagnostics);
    simple::say_once(&mut diagnostics);
    let texts = writer::write(sorted, ground, (programs, &broken), components, memory, &mut diagnostics);
    let site = Site {
        help_lines: reference::help_lines(sorted.help_lines.iter().copied(), ground.moment.as_of, &mut diagnostics),
        words: reference::words(sorted.words.iter().copied()),
        grammars: reference::grammars(sorted.grammars.iter().copied()),
        works: texts.works,
        programs: texts.programs,
        articles: texts.articles,
        pages: texts.pages,
        checklists: texts.checklists,
        glossary: texts.glossary,
        questions: texts.questions,
        files: sorted.files.keys().map(|path| (*path).clone()).collect(),
        name_space: name_space(&ground.config),
        ground: Arc::clone(ground),
    };
    memory.hold(sorted.all.iter().copied());
    Checked::new(site, diagnostics)
}

/// The name space of a site's UUIDs: its own host and path.
fn name_space(config: &Config) -> Uuid {
    let host = config.base_url.split("://").last().unwrap_or_default();
    Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("https://{host}/").as_bytes())
}

/// Checks what `site.yaml` says of things that only the model knows: facets and phone numbers.
fn check_config(config: &Config, vocabularies: &Vocabularies, diagnostics: &mut Vec<Diagnostic>) {
    for (index, facet) in config.facets.iter().enumerate().filter(|(_, facet)| !is_facet(facet, vocabularies)) {
        let place = config::place(FieldPath::from("facets").item(index));
        diagnostics.push(Diagnostic::unknown_facet(place, facet, nearest(facet, Program::FACETS)));
    }
    let own_line = config.help_line.as_ref().map(|line| ("help_line", line.phone.as_str()));
    let publisher = config.publisher.phone.as_deref().map(|phone| ("publisher", phone));
    for (field, phone) in own_line.into_iter().chain(publisher).filter(|(_, phone)| read_phone(phone).is_none()) {
        diagnostics.push(Diagnostic::bad_phone(config::place(FieldPath::from(field).key("phone")), phone));
    }
}

fn is_facet(name: &str, vocabularies: &Vocabularies) -> bool {
    Program::FACETS.contains(&name) && vocabularies.find(name).is_some()
}

/// A text of a record, kept for good: without the room to grow that reading left it.
fn boxed(text: Option<&str>) -> Option<Box<str>> {
    text.map(Into::into)
}

/// Returns a record's id: the one it gives, or else the stem of its file. Programs have longer ids than what they belong to.
fn record_id(written: Option<&str>, shortest: usize, origin: &Origin, remarks: &mut Remarks<'_>) -> Option<Slug> {
    let wanted = written.unwrap_or(&origin.stem);
    let slug = Slug::new(wanted).filter(|slug| slug.as_str().len() >= shortest);
    if slug.is_none() {
        let near = Slug::from_words(wanted).filter(|near| near.as_str().len() >= shortest);
        let place = if written.is_some() { remarks.at("id") } else { (&origin.file).into() };
        remarks.add(Diagnostic::bad_id(place, wanted, near.as_ref().map(Slug::as_str)));
    }
    slug
}
