//! Templates of spreadsheets: the tables, their columns and what each asks for, from the same descriptions as the schemas.

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::Value;

use super::{Kind, Object, kind, refine, shapes, terms};
use crate::{
    content::{
        columns::{Column, LOCATIONS, ORGANIZATIONS, PROGRAMS, SESSIONS, SIMPLE, Target},
        limits, raw,
    },
    model::Vocabularies,
    path::SourcePath,
    source::{Content, SourceFile},
    table, yaml,
};

/// A table that people may fill in.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name: `programs`.
    pub name: &'static str,
    /// What its rows are, in a few words.
    pub title: &'static str,
    /// Where it lies in a site.
    pub file: &'static str,
    columns: &'static [Column],
    /// Columns without which there is no record.
    needed: &'static [&'static str],
}

/// The tables, that for small clinics first.
pub const TABLES: &[Table] = &[
    Table {
        name: "simple",
        title: "One row for each program, in your own words. For small clinics, the only table",
        file: "content/programs/simple.csv",
        columns: SIMPLE,
        needed: &["provider", "program", "state", "ages"],
    },
    Table {
        name: "organizations",
        title: "One row for each organization",
        file: "content/organizations/organizations.csv",
        columns: ORGANIZATIONS,
        needed: &["id"],
    },
    Table {
        name: "locations",
        title: "One row for each place where programs meet",
        file: "content/locations/locations.csv",
        columns: LOCATIONS,
        needed: &["id"],
    },
    Table {
        name: "programs",
        title: "One row for each program",
        file: "content/programs/programs.csv",
        columns: PROGRAMS,
        needed: &["id"],
    },
    Table {
        name: "sessions",
        title: "One row for each session of a week, if you know days and times",
        file: "content/programs/sessions.csv",
        columns: SESSIONS,
        needed: &[],
    },
];

/// What a column asks for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its name in the header row.
    pub name: &'static str,
    /// What to write, in words.
    pub meaning: String,
    /// Whether every row must have it.
    pub is_required: bool,
    /// The only values that it takes, if it takes one of a list.
    pub choices: Vec<String>,
    /// The vocabulary whose terms it takes, one or several in a cell.
    pub vocabulary: Option<String>,
    /// What stands there in the row that is an example; may be empty.
    pub example: String,
}

/// Returns a table by its name.
#[must_use]
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

impl Table {
    /// Returns the kind of record that a row is, if it is one that authors write as a file, too.
    #[must_use]
    pub fn kind(&self) -> Option<&'static Kind> {
        kind(self.name.strip_suffix('s').filter(|_| self.name != "sessions")?)
    }

    /// Returns the names of its columns, in their order.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|column| column.name)
    }

    /// Returns the names of the columns that fill a field of its records.
    pub fn columns_of(&self, field: &str) -> impl Iterator<Item = &'static str> {
        self.columns.iter().filter(move |column| column.fields().0 == field).map(|column| column.name)
    }

    /// Returns what its columns ask for, in their order.
    #[must_use]
    pub fn asked(&self, vocabularies: &Vocabularies) -> Vec<Asked> {
        let schema = self.record(vocabularies);
        let examples = examples().remove(self.name).unwrap_or_default();
        let asked = |column: &Column| self.asked_by(column, &schema, examples.get(column.name).cloned().unwrap_or_default());
        self.columns.iter().map(asked).collect()
    }

    /// The schema of a row as a record.
    fn record(&self, vocabularies: &Vocabularies) -> Object {
        let (derived, name, limits) = match self.name {
            "simple" => (shapes::derived::<raw::SimpleRow>(), "SimpleRow", limits::SIMPLE_ROW),
            "sessions" => (shapes::derived::<raw::SessionRow>(), "SessionRow", limits::SESSION_ROW),
            _ => {
                let kind = self.kind().expect("the other tables have kinds");
                ((kind.derived)(), kind.record, kind.limits)
            }
        };
        let Value::Object(mut schema) = derived else { unreachable!("records are maps") };
        refine::refine(&mut schema, name, &shapes::orders(), limits);
        terms::define(&mut schema, vocabularies);
        schema
    }

    fn asked_by(&self, column: &Column, schema: &Object, example: String) -> Asked {
        let (outer, inner) = column.fields();
        let own = property(schema, outer);
        let part = inner.and_then(|inner| property(definition(schema, own?)?, inner)).or(own);
        let text = |field: Option<&Object>| field.and_then(|field| field.get("description")?.as_str()).unwrap_or_default().to_owned();
        let required = |text: &str| text.ends_with("Required.");
        let meaning = meaning(column, &text(own), &text(part));
        // A part of a group is required where the group is.
        let is_required = self.needed.contains(&column.name)
            || required(&text(own)) && (inner.is_none() || required(&text(part))) && !matches!(column.target, Target::Phone(_));
        let vocabulary = part.and_then(refine::vocabulary);
        let choices = if matches!(column.target, Target::Field | Target::Inner(..)) {
            part.map_or_else(Vec::new, |field| choices(schema, field))
        } else {
            Vec::new()
        };
        Asked { name: column.name, meaning, is_required, choices, vocabulary, example }
    }
}

/// What to write into a cell, in words.
fn meaning(column: &Column, whole: &str, part: &str) -> String {
    match column.target {
        Target::List => format!("{part} Several values: put `;` between them."),
        Target::Inner(_, language @ ("en" | "es")) => {
            format!("{whole} In {}.", if language == "en" { "English" } else { "Spanish" })
        }
        Target::Field | Target::Inner(..) => part.to_owned(),
        Target::Range(_, end) | Target::Track(_, end) => {
            format!("{part} This column has the {} number.", if end == "min" { "smallest" } else { "largest" })
        }
        Target::Phone(kind) => format!("Number of type `{kind}`, such as `555-555-0142`."),
        Target::Packed(_, names, sign) => {
            let parts = names.join(&sign.to_string());
            format!("{whole} Write `{parts}`; leave a part empty that you do not know. Several: put `;` between them.")
        }
        Target::OfficeHours => format!("{whole} Write `MO-FR 08:30-17:00; SA 09:00-12:00`."),
        Target::Npi => "National provider identifier, ten digits.".to_owned(),
        Target::Body => "Text of the page, in Markdown: 150 to 4,000 characters.".to_owned(),
    }
}

fn property<'s>(schema: &'s Object, name: &str) -> Option<&'s Object> {
    refine::fields(schema).find(|(known, _)| *known == name).map(|(_, field)| field)
}

/// The record that a field is, or of which it is a list.
fn definition<'s>(schema: &'s Object, field: &Object) -> Option<&'s Object> {
    schema.get("$defs")?.get(refine::referred(field)?)?.as_object()
}

/// The values of a field that takes one of few.
fn choices(schema: &Object, field: &Object) -> Vec<String> {
    let is_list = field.get("anyOf").is_some_and(|all| all[0].get("items").is_some());
    let refers = definition(schema, field).filter(|_| !is_list);
    let all = [Some(field), refers].into_iter().flatten().find_map(|schema| schema.get("enum")?.as_array());
    let is_flag = match field.get("type") {
        Some(Value::String(kind)) => kind == "boolean",
        Some(Value::Array(kinds)) => kinds.first().is_some_and(|kind| kind == "boolean"),
        _ => false,
    };
    if is_flag {
        return vec!["true".to_owned(), "false".to_owned()];
    }
    all.into_iter().flatten().filter_map(|value| value.as_str().map(str::to_owned)).collect()
}

/// The examples, by table and column.
fn examples() -> BTreeMap<String, BTreeMap<String, String>> {
    let path = SourcePath::new("examples.yaml").expect("a path");
    let file = SourceFile { path, content: Content::Text(include_str!("examples.yaml").into()) };
    yaml::read_file(&file, &mut Vec::new())
}

/// Returns a table to fill in, as CSV: the header row and a row that is an example.
#[must_use]
pub fn csv(table: &Table, vocabularies: &Vocabularies) -> String {
    let asked = table.asked(vocabularies);
    let rows: [Vec<Cow<'_, str>>; 2] =
        [asked.iter().map(|column| column.name.into()).collect(), asked.iter().map(|column| column.example.as_str().into()).collect()];
    String::from_utf8(table::write(rows)).expect("texts make a text")
}
