//! What authors may write, for editors, forms and spreadsheets: JSON Schemas of all kinds of files, made of the types that read them.
//!
//! ```text
//! let kind = schema::kind("program").expect("a kind");
//! let program = schema::of(kind, site.vocabularies());
//! ```
//!
//! Beside the usual keywords, schemas have some for editors and forms:
//!
//! | Keyword | Says |
//! |---|---|
//! | `x-order` | the names of a record's fields, in the order of its type |
//! | `x-vocabulary`, `x-group` | which terms a field takes; labels are in the vocabulary |
//! | `markdownDescription`, `enumDescriptions`, `markdownEnumDescriptions` | what editors show |
//!
//! Where a field has several spellings, `anyOf` has the main one first: of a list, the list before the single value. What is required of a
//! record, but of a draft or of one that was taken over from a list of others, stands in `else`.

use serde_json::{Value, json};

use crate::{
    config::RawConfig,
    content::{
        limits::{self, Limit},
        raw,
    },
    model::Vocabularies,
};

mod guide;
mod refine;
mod shapes;
mod tables;
mod terms;
mod workbook;

pub use guide::guide;
pub use tables::{Asked, TABLES, Table, csv, table};
pub use workbook::workbook;

use refine::Object;

/// A kind of file that authors write.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name on the command line: `program`.
    pub name: &'static str,
    /// What it holds, in a few words.
    pub title: &'static str,
    /// Which files are of this kind, as patterns below the site's folder.
    pub files: &'static [&'static str],
    /// How records lie in the file.
    pub form: Form,
    /// The name of the type of its records.
    record: &'static str,
    derived: fn() -> Value,
    limits: &'static [Limit],
}

/// How records lie in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A file is one record.
    Record,
    /// The head of a Markdown file is one record.
    FrontMatter,
    /// A file is a list of records.
    List,
    /// A file has a list of records for each language, by its tag.
    ListByLanguage,
    /// A file has a record for each language, by its tag.
    RecordByLanguage,
}

/// The kinds, those that are written most first.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "program",
        title: "A program",
        files: &["content/programs/*.md"],
        form: Form::FrontMatter,
        record: "Program",
        derived: shapes::derived::<raw::Program>,
        limits: limits::PROGRAM,
    },
    Kind {
        name: "program-translation",
        title: "The words of a program in another language",
        files: &["content/programs/*.*.md"],
        form: Form::FrontMatter,
        record: "ProgramText",
        derived: shapes::derived::<raw::ProgramText>,
        limits: limits::PROGRAM_TEXT,
    },
    Kind {
        name: "organization",
        title: "An organization",
        files: &["content/organizations/*.yaml", "content/organizations/*.yml"],
        form: Form::Record,
        record: "Organization",
        derived: shapes::derived::<raw::Organization>,
        limits: limits::ORGANIZATION,
    },
    Kind {
        name: "location",
        title: "A location",
        files: &["content/locations/*.yaml", "content/locations/*.yml"],
        form: Form::Record,
        record: "Location",
        derived: shapes::derived::<raw::Location>,
        limits: limits::LOCATION,
    },
    Kind {
        name: "article",
        title: "An article, or the page of a section",
        files: &["content/learn/**/*.md"],
        form: Form::FrontMatter,
        record: "Article",
        derived: shapes::derived::<raw::Article>,
        limits: &[],
    },
    Kind {
        name: "page",
        title: "A page about the site",
        files: &["content/pages/*.md"],
        form: Form::FrontMatter,
        record: "Article",
        derived: shapes::derived::<raw::Article>,
        limits: &[],
    },
    Kind {
        name: "checklist",
        title: "A list to tick and print",
        files: &["content/checklists/*.md"],
        form: Form::FrontMatter,
        record: "Checklist",
        derived: shapes::derived::<raw::Checklist>,
        limits: &[],
    },
    Kind {
        name: "glossary",
        title: "The glossary",
        files: &["content/glossary.yaml", "content/glossary.*.yaml"],
        form: Form::List,
        record: "GlossaryEntry",
        derived: shapes::derived::<raw::GlossaryEntry>,
        limits: &[],
    },
    Kind {
        name: "faq",
        title: "Questions and answers",
        files: &["content/faq.yaml", "content/faq.*.yaml"],
        form: Form::List,
        record: "Question",
        derived: shapes::derived::<raw::Question>,
        limits: &[],
    },
    Kind {
        name: "sources",
        title: "The works that articles cite",
        files: &["content/sources.yaml"],
        form: Form::List,
        record: "CitedWork",
        derived: shapes::derived::<raw::CitedWork>,
        limits: &[],
    },
    Kind {
        name: "site",
        title: "The settings of the site",
        files: &["content/site.yaml"],
        form: Form::Record,
        record: "RawConfig",
        derived: shapes::derived::<RawConfig>,
        limits: &[],
    },
    Kind {
        name: "vocabulary",
        title: "A list of terms",
        files: &["content/vocabularies/*.yaml", "content/vocabularies/*.yml"],
        form: Form::Record,
        record: "Vocabulary",
        derived: shapes::derived::<raw::Vocabulary>,
        limits: &[],
    },
    Kind {
        name: "synonyms",
        title: "What people type, and what they mean",
        files: &["content/synonyms.yaml"],
        form: Form::List,
        record: "Synonym",
        derived: shapes::derived::<raw::Synonym>,
        limits: &[],
    },
    Kind {
        name: "words",
        title: "Words to avoid, and words to use",
        files: &["content/words.yaml"],
        form: Form::ListByLanguage,
        record: "Word",
        derived: shapes::derived::<raw::Word>,
        limits: &[],
    },
    Kind {
        name: "grammar",
        title: "What the checks of texts know of each language",
        files: &["content/grammar.yaml"],
        form: Form::RecordByLanguage,
        record: "Grammar",
        derived: shapes::derived::<raw::Grammar>,
        limits: &[],
    },
    Kind {
        name: "help-lines",
        title: "Lines to call, text or chat with",
        files: &["content/help-lines.yaml"],
        form: Form::List,
        record: "HelpLine",
        derived: shapes::derived::<raw::HelpLine>,
        limits: &[],
    },
    Kind {
        name: "hour-bands",
        title: "Weekly hours of a program, and the ages of facts",
        files: &["content/hour-bands.yaml"],
        form: Form::Record,
        record: "HourBands",
        derived: shapes::derived::<raw::HourBands>,
        limits: &[],
    },
    Kind {
        name: "states",
        title: "States, districts and territories",
        files: &["content/states.yaml"],
        form: Form::List,
        record: "State",
        derived: shapes::derived::<raw::State>,
        limits: &[],
    },
];

/// Returns a kind by its name.
#[must_use]
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// Returns the JSON Schema (draft 2020-12) of a kind of file, with the terms of these vocabularies. Of a Markdown file, that of its front
/// matter.
#[must_use]
pub fn of(kind: &Kind, vocabularies: &Vocabularies) -> Value {
    let mut record = match (kind.derived)() {
        Value::Object(record) => record,
        _ => Object::new(),
    };
    refine::refine(&mut record, kind.record, &shapes::orders(), kind.limits);
    terms::define(&mut record, vocabularies);
    if refine::fields(&record).any(|(name, field)| name == "source" && refine::referred(field).as_deref() == Some("Source")) {
        ask_less_of_lists(&mut record);
    }
    let mut schema = in_file(record, kind);
    schema.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("title".to_owned(), kind.title.into());
    Value::Object(schema)
}

/// What the list of others that a record was taken over from does not say counts as not stated. What a draft still lacks is nobody's concern yet.
fn ask_less_of_lists(record: &mut Object) {
    let Some(required) = record.remove("required") else { return };
    let lists = raw::Source::LISTS_OF_OTHERS;
    let taken_over = json!({
        "properties": {"source": {"properties": {"kind": {"enum": lists}}, "required": ["kind"]}},
        "required": ["source"],
    });
    let draft = json!({"properties": {"draft": {"const": true}}, "required": ["draft"]});
    let has_drafts = refine::fields(record).any(|(name, _)| name == "draft");
    record.insert("if".to_owned(), if has_drafts { json!({"anyOf": [taken_over, draft]}) } else { taken_over });
    record.insert("else".to_owned(), json!({"required": required}));
}

/// The schema of a file, of that of its records.
fn in_file(mut record: Object, kind: &Kind) -> Object {
    let list = |items: &Value| json!({"type": ["array", "null"], "items": items});
    let own = json!({"$ref": format!("#/$defs/{}", kind.record)});
    let file = match kind.form {
        Form::Record | Form::FrontMatter => return record,
        Form::List => list(&own),
        Form::ListByLanguage => json!({"type": ["object", "null"], "additionalProperties": list(&own)}),
        Form::RecordByLanguage => json!({"type": ["object", "null"], "additionalProperties": own}),
    };
    let mut definitions = record.remove("$defs").unwrap_or_else(|| json!({}));
    record.remove("$schema");
    definitions[kind.record] = Value::Object(record);
    let Value::Object(mut file) = file else { unreachable!("written above as a map") };
    file.insert("$defs".to_owned(), definitions);
    file
}

/// Returns the schema of a kind of file as the text of a file.
#[must_use]
pub fn text(kind: &Kind, vocabularies: &Vocabularies) -> String {
    format!("{:#}\n", of(kind, vocabularies))
}

/// Returns the schemas of all kinds, each by the name of its file: `program.json`.
pub fn files(vocabularies: &Vocabularies) -> impl Iterator<Item = (String, String)> {
    KINDS.iter().map(|kind| (format!("{}.json", kind.name), text(kind, vocabularies)))
}
