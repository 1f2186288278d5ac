//! The reference `docs/records.md`: every kind of file with its fields, made of the schemas.

use std::fmt::Write as _;

use serde_json::Value;

use super::{
    Form, KINDS, Kind, Object, TABLES, of,
    refine::{fields, referred, vocabulary},
};
use crate::model::Vocabularies;

const PROSE: &str = "\
# Every field of every file

For each kind of file: its fields, what they say, and how they are written. **Bold** fields are required; where a list of others is
where the facts come from, only what that list says is asked for. The guides tell more, with examples: [programs](programs.md),
[articles](articles.md), [site.yaml](site.yaml.md), [vocabularies](vocabularies.md), [spreadsheets](spreadsheets.md).

A list of one needs no brackets: `payment: medicaid`. What stands in *Columns* are the columns of [spreadsheets](spreadsheets.md) for
that field. Your editor can show all this while you write: see [editors](editors.md).

This page is made by the program; `carepress schema program` gives the same as JSON Schema.
";

/// Returns the reference, in Markdown.
#[must_use]
pub fn guide(vocabularies: &Vocabularies) -> String {
    let mut text = PROSE.replace("site.yaml.md", "site.md");
    for kind in KINDS {
        let schema = of(kind, vocabularies);
        let Some(schema) = schema.as_object() else { continue };
        section(kind, schema, &mut text);
    }
    text
}

fn section(kind: &Kind, schema: &Object, text: &mut String) {
    let form = match kind.form {
        Form::Record => "The file has these fields.",
        Form::FrontMatter => "The front matter has these fields.",
        Form::List => "The file is a list; every entry has these fields.",
        Form::ListByLanguage => "The file has a list for each language, by its tag; every entry has these fields.",
        Form::RecordByLanguage => "The file has these fields for each language, by its tag.",
    };
    let files = kind.files.iter().map(|file| format!("`{file}`")).collect::<Vec<_>>().join(", ");
    let _ = write!(text, "\n## {}\n\n{}: {files}. {form}\n\n", kind.name, kind.title);
    let own = definition(schema, kind.record).unwrap_or(schema);
    let mut open = table(kind, schema, own, true, text);
    let mut told: Vec<String> = vec![kind.record.to_owned()];
    while let Some(name) = (!open.is_empty()).then(|| open.remove(0)) {
        let Some(inner) = definition(schema, &name).filter(|_| !told.contains(&name)) else { continue };
        let _ = write!(text, "\n### {}\n\n{}\n\n", heading(kind, &name), described(inner));
        open.extend(table(kind, schema, inner, false, text));
        told.push(name);
    }
}

/// Headings are unique in the page, so that links can lead to them.
fn heading(kind: &Kind, name: &str) -> String {
    let words = name.chars().map(|letter| if letter.is_uppercase() { format!(" {}", letter.to_lowercase()) } else { letter.to_string() });
    format!("{}:{}", kind.name, words.collect::<String>())
}

fn definition<'s>(schema: &'s Object, name: &str) -> Option<&'s Object> {
    schema.get("$defs")?.get(name)?.as_object()
}

fn described(schema: &Object) -> String {
    schema.get("description").and_then(Value::as_str).unwrap_or_default().replace('|', "\\|")
}

/// Writes the table of a record. Returns the records inside it.
fn table(kind: &Kind, schema: &Object, record: &Object, with_columns: bool, text: &mut String) -> Vec<String> {
    let columns = TABLES.iter().find(|table| with_columns && table.kind().is_some_and(|of| of.name == kind.name));
    let (head, line) = if columns.is_some() { (" Columns |", "---|") } else { ("", "") };
    let _ = write!(text, "| Field | What it says | Form |{head}\n|---|---|---|{line}\n");
    let names = record.get("x-order").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let mut inside = Vec::new();
    for name in names {
        let Some((_, field)) = fields(record).find(|(known, _)| *known == name) else { continue };
        let shown = if described(field).ends_with("Required.") { format!("**`{name}`**") } else { format!("`{name}`") };
        let _ = write!(text, "| {shown} | {} | {} |", described(field), form(kind, schema, field));
        if let Some(table) = columns {
            let _ = write!(text, " {} |", table.columns_of(name).map(|column| format!("`{column}`")).collect::<Vec<_>>().join(", "));
        }
        text.push('\n');
        inside.extend(referred(field).filter(|name| definition(schema, name).is_some_and(|inner| inner.contains_key("properties"))));
    }
    inside
}

/// How a field is written, in a few words.
fn form(kind: &Kind, schema: &Object, field: &Object) -> String {
    let first = field.get("anyOf").and_then(|all| all.get(0)).and_then(Value::as_object);
    if let Some(items) = first.and_then(|first| first.get("items")?.as_object()) {
        return format!("list: {}", form(kind, schema, items));
    }
    if let Some(vocabulary) = vocabulary(field) {
        return format!("term of [`{vocabulary}`](vocabularies.md)");
    }
    if let Some(name) = referred(field) {
        let Some(inner) = definition(schema, &name) else { return String::new() };
        if inner.contains_key("properties") {
            let link = heading(kind, &name).to_lowercase().replace(':', "").replace(' ', "-");
            return format!("[group](#{link})");
        }
        let known = inner.get("enum").map(|_| form(kind, schema, inner));
        return known.unwrap_or_else(|| named(&name).to_owned());
    }
    if let Some(Value::Array(all)) = field.get("enum") {
        return all.iter().filter_map(Value::as_str).map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    }
    let kinds = field.get("type").map(|kind| kind.as_array().map_or_else(|| vec![kind], |all| all.iter().collect())).unwrap_or_default();
    match kinds.first().and_then(|kind| kind.as_str()) {
        Some("boolean") => "`true` or `false`".to_owned(),
        Some("integer") => "whole number".to_owned(),
        Some("number") => "number".to_owned(),
        Some("object") => "group by key".to_owned(),
        _ => "text".to_owned(),
    }
}

/// A value with a name of its own.
fn named(name: &str) -> &str {
    match name {
        "Date" => "date",
        "Time" => "time of day",
        "Range" => "number or range",
        "Language" => "language tag",
        "LanguageSupport" => "language, or group of `language` and `how`",
        "Localized" => "text, or text by language",
        "WebAddress" => "web address",
        "Mailbox" => "email address",
        "Day" => "day of the week",
        "Days" => "day, or days such as `MO-FR`",
        "Color" => "color in quotes, or one for each ground",
        "Fact" => "field of a program, or field and term",
        other => other,
    }
}
