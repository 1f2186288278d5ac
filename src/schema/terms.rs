//! The terms that fields take, as enumerations: every vocabulary that a schema uses is defined in it once, with what each term means.

use serde_json::{Value, json};

use super::refine::Object;
use crate::model::{Term, Vocabularies};

/// Lets the fields that are marked with `x-vocabulary` take its terms alone. Marks stay, as forms ask for labels. A vocabulary that nobody has
/// leaves its fields as text.
pub(super) fn define(schema: &mut Object, vocabularies: &Vocabularies) {
    let mut used = Object::new();
    refer(schema, vocabularies, &mut used);
    if let Some(Value::Object(definitions)) = schema.get_mut("$defs") {
        definitions.append(&mut used);
    }
}

fn refer(schema: &mut Object, vocabularies: &Vocabularies, used: &mut Object) {
    for inner in schema.values_mut() {
        match inner {
            Value::Object(inner) => refer(inner, vocabularies, used),
            Value::Array(all) => all.iter_mut().filter_map(Value::as_object_mut).for_each(|inner| refer(inner, vocabularies, used)),
            _ => {}
        }
    }
    let text = |key: &str| schema.get(key).and_then(Value::as_str).map(str::to_owned);
    let Some(vocabulary) = text("x-vocabulary") else { return };
    let group = text("x-group");
    let Some(terms) = enumeration(vocabularies, &vocabulary, group.as_deref()) else { return };
    let name = group.map_or_else(|| format!("terms-of-{vocabulary}"), |group| format!("terms-of-{vocabulary}-in-{group}"));
    let reference = format!("#/$defs/{name}");
    used.entry(name).or_insert(terms);
    let or_nothing = schema.remove("type").is_some_and(|kind| kind.is_array());
    if or_nothing {
        schema.insert("anyOf".to_owned(), json!([{"$ref": reference}, {"type": "null"}]));
    } else {
        schema.insert("$ref".to_owned(), reference.into());
    }
}

/// The terms that records may take, in the order of the vocabulary.
fn enumeration(vocabularies: &Vocabularies, vocabulary: &str, group: Option<&str>) -> Option<Value> {
    let vocabulary = vocabularies.find(vocabulary)?;
    let terms: Vec<&Term> = taken(vocabularies, &vocabulary.id, group);
    let meant: Vec<String> = terms.iter().map(|term| meaning(term)).collect();
    Some(json!({
        "type": "string",
        "title": vocabulary.name.get("en", "en"),
        "enum": terms.iter().map(|term| &*term.id).collect::<Vec<_>>(),
        "enumDescriptions": meant,
        "markdownEnumDescriptions": meant,
    }))
}

/// The terms of a vocabulary that records may take, in its order; of a group of it, if one is asked for.
pub(super) fn taken<'v>(vocabularies: &'v Vocabularies, vocabulary: &str, group: Option<&str>) -> Vec<&'v Term> {
    let fits = |term: &&Term| !term.is_retired() && group.is_none_or(|group| term.group.as_deref() == Some(group));
    vocabularies.find(vocabulary).map_or_else(Vec::new, |vocabulary| vocabulary.terms().map(|(_, term)| term).filter(fits).collect())
}

/// The label of a term, and what it means.
fn meaning(term: &Term) -> String {
    let (label, definition) = (term.label.get("en", "en"), term.definition.get("en", "en"));
    if definition.is_empty() { label.to_owned() } else { format!("{label}: {definition}") }
}
