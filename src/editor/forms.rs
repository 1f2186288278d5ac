//! All forms: which files they change, what their fields are called, and what of them other languages have. What people read is data,
//! `forms.yaml`; which fields there are is the schema's word.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Ground, fields::Schema, nowhere};
use crate::{
    path::SourcePath,
    schema,
    source::{Content, SourceFile},
    value::Language,
    yaml,
};

/// The words of the forms, and which forms there are.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Words {
    folders: Vec<Folder>,
    lists: Vec<List>,
    labels: BTreeMap<String, String>,
    hints: BTreeMap<String, String>,
    summaries: BTreeMap<String, String>,
    ones: BTreeMap<String, String>,
    choices: BTreeMap<String, String>,
    relations: BTreeMap<String, String>,
    days: BTreeMap<String, String>,
}

/// A folder with a file for each record.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Folder {
    kind: String,
    path: String,
    label: String,
    one: String,
    icon: String,
    /// The field that a record is called by.
    title: String,
    /// The kind of its translations, which lie beside it; none if it has none.
    translation: String,
    /// What the text below the head is called; none for a file without one.
    body: String,
    /// Whether that text is shown with its marks, as it may hold more than the editor knows.
    marks: bool,
    /// Whether the folder has folders.
    nested: bool,
}

/// A file that is a list of records.
#[derive(Default, Deserialize)]
#[serde(default)]
struct List {
    kind: String,
    file: String,
    label: String,
    summary: String,
}

impl Words {
    fn ours() -> Self {
        let path = SourcePath::new("forms.yaml").expect("a path");
        let file = SourceFile { path, content: Content::Text(include_str!("forms.yaml").into()) };
        yaml::read_file(&file, &mut Vec::new())
    }

    /// What a field is called, where the title in its schema does not say it well.
    pub(super) fn label(&self, record: &str, field: &str) -> Option<&str> {
        of(&self.labels, record, field)
    }

    /// What stands under a field, where its description does not say it well.
    pub(super) fn hint(&self, record: &str, field: &str) -> Option<&str> {
        of(&self.hints, record, field)
    }

    /// How a closed record within a record is told from its neighbours.
    pub(super) fn summary(&self, record: &str) -> Option<&str> {
        self.summaries.get(record).map(String::as_str)
    }

    /// What one of a list of records is called.
    pub(super) fn one(&self, record: &str) -> Option<&str> {
        self.ones.get(record).map(String::as_str)
    }

    /// What a choice that is no term is called.
    pub(super) fn choice(&self, id: &str) -> Option<&str> {
        self.choices.get(id).map(String::as_str)
    }

    /// The form whose records a field names.
    pub(super) fn relation(&self, record: &str, field: &str) -> Option<&str> {
        of(&self.relations, record, field)
    }

    /// The days of the week, Monday first.
    pub(super) fn days(&self) -> Vec<Value> {
        ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].map(|day| json!({"label": self.days.get(day), "value": day})).to_vec()
    }
}

/// The words of a field of a record, or else of that field of any record.
fn of<'w>(words: &'w BTreeMap<String, String>, record: &str, field: &str) -> Option<&'w str> {
    words.get(&format!("{record}.{field}")).or_else(|| words.get(field)).map(String::as_str)
}

/// Returns what the program of the package is told: all forms, and where their files lie.
#[must_use]
pub fn config(ground: Ground<'_>) -> Value {
    let words = Words::ours();
    let folders = words.folders.iter().filter_map(|folder| self::folder(folder, &words, ground));
    let lists = words.lists.iter().filter_map(|list| self::list(list, &words, ground)).flatten();
    let lists = json!({"name": "lists", "label": "Lists", "icon": "list", "files": lists.collect::<Vec<_>>()});
    let mut config = json!({
        "load_config_file": true,
        "backend": nowhere(),
        "app_title": ground.title,
        "logo": {"src": "logo.svg"},
        "show_preview_links": false,
        "editor": {"preview": false},
        "media_folder": "content/images",
        "public_folder": "/images",
        "slug": {"encoding": "ascii", "clean_accents": true, "maxlength": 64},
        // A field that is left empty is left out: not stated.
        "output": {"omit_empty_optional_fields": true},
        "collections": folders.chain([lists]).collect::<Vec<_>>(),
    });
    if let [main, _, ..] = ground.languages {
        config["i18n"] = json!({
            "structure": "multiple_files",
            "locales": ground.languages,
            "default_locale": main,
            "initial_locales": "default",
            "omit_default_locale_from_file_path": true,
        });
    }
    config
}

fn folder(folder: &Folder, words: &Words, ground: Ground<'_>) -> Option<Value> {
    let kind = schema::kind(&folder.kind)?;
    let whole = schema::of(kind, ground.vocabularies);
    let mut fields = Schema { whole: &whole, words }.fields(&folder.kind, &whole);
    // The name of a new file is made of it.
    fields.iter_mut().filter(|field| field["name"] == folder.title.as_str()).for_each(|field| field["required"] = true.into());
    // The name of the file says it: what is seldom written comes late.
    let id = fields.iter().position(|field| field["name"] == "id").map(|at| fields.remove(at));
    fields.extend(id);
    if !folder.body.is_empty() {
        let modes: &[&str] = if folder.marks { &["raw"] } else { &["rich_text", "raw"] };
        let buttons = ["bold", "italic", "link", "bulleted-list", "numbered-list"];
        fields.push(json!({
            "name": "body", "label": folder.body, "widget": "markdown", "required": false, "modes": modes, "buttons": buttons,
            "editor_components": [], "hint": words.hint(&folder.kind, "body").unwrap_or_default(),
        }));
    }
    let is_yaml = folder.body.is_empty();
    let mut form = json!({
        "name": folder.kind,
        "label": folder.label,
        "label_singular": folder.one,
        "icon": folder.icon,
        "folder": folder.path,
        "extension": if is_yaml { "yaml" } else { "md" },
        "format": if is_yaml { "yaml" } else { "yaml-frontmatter" },
        "identifier_field": folder.title,
        "summary": format!("{{{{{}}}}}", folder.title),
        "sortable_fields": [folder.title],
        "thumbnail": false,
        "slug": {
            "template": format!("{{{{{}}}}}", folder.title),
            "editable": ["create"],
            "hint": words.hint("", "file"),
            "pattern": ["^[a-z0-9]+(-[a-z0-9]+)*$", "Small letters, digits and single hyphens, such as “evening-iop”."],
        },
    });
    if folder.nested {
        form["nested"] = json!({"subfolders": false});
        form["meta"] = json!({"path": {"label": words.label("", "folder")}});
    }
    if ground.languages.len() > 1 && !folder.translation.is_empty() {
        translate(&mut fields, folder, words, ground);
        form["i18n"] = true.into();
    }
    form["fields"] = fields.into();
    Some(form)
}

/// Marks the fields that translations have; those that they alone have come last but for the text.
fn translate(fields: &mut Vec<Value>, folder: &Folder, words: &Words, ground: Ground<'_>) {
    let Some(kind) = schema::kind(&folder.translation) else { return };
    let whole = schema::of(kind, ground.vocabularies);
    let of_translation = Schema { whole: &whole, words }.fields(&folder.translation, &whole);
    for translated in of_translation {
        if let Some(field) = fields.iter_mut().find(|field| field["name"] == translated["name"]) {
            mark(field);
        } else {
            let mut translated = translated;
            mark(&mut translated);
            fields.insert(fields.len() - 1, translated);
        }
    }
    fields.iter_mut().filter(|field| field["name"] == "body").for_each(mark);
}

/// Lets a field be written in every language, with all that is in it.
fn mark(field: &mut Value) {
    field["i18n"] = true.into();
    if let Some(Value::Array(inner)) = field.get_mut("fields") {
        inner.iter_mut().for_each(mark);
    }
    if field.get("field").is_some() {
        mark(&mut field["field"]);
    }
}

/// A list in the main language. Those in others are files of their own, whose entries may stand in another order.
fn list(list: &List, words: &Words, ground: Ground<'_>) -> Option<Vec<Value>> {
    let whole = schema::of(schema::kind(&list.kind)?, ground.vocabularies);
    let record = whole["items"]["$ref"].as_str()?.strip_prefix("#/$defs/")?;
    let fields = Schema { whole: &whole, words }.fields(record, &whole["$defs"][record]);
    let (_, others) = ground.languages.split_first()?;
    let file = |language: Option<&Language>| {
        let (part, label) =
            language.map_or((String::new(), list.label.clone()), |tag| (format!(".{tag}"), format!("{} ({tag})", list.label)));
        json!({
            "name": format!("{}{}", list.kind, part.replace('.', "-")),
            "label": label,
            "file": format!("{}{part}.yaml", list.file),
            "format": "yaml",
            "fields": [{"name": "entries", "label": label, "widget": "list", "root": true, "collapsed": true, "summary": list.summary, "fields": fields}],
        })
    };
    Some(std::iter::once(file(None)).chain(others.iter().map(|language| file(Some(language)))).collect())
}
