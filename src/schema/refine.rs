//! From a schema as it is derived to one that editors and forms can use: what descriptions say in fixed words is demanded, lists take single
//! values as our reader does, limits are written down, fields have titles and keep their order.
//!
//! Fixed words are `Required.`, and ``Term of `status` `` or ``Terms of `focus` ``, perhaps with ``in its group `monitoring` ``: the descriptions
//! of fields are the author's reference, so that what they say and what is demanded cannot differ.

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::{Map, Value, json};

use crate::content::limits::{Holds, Limit};

/// A JSON object.
pub(super) type Object = Map<String, Value>;

/// The names of fields in the order of their type, by the name of the record.
pub(super) type Orders = BTreeMap<Cow<'static, str>, &'static [&'static str]>;

/// Rewrites a derived schema. Fields that take terms are left with the mark `x-vocabulary`, and `x-group` where one is meant.
pub(super) fn refine(schema: &mut Object, name: &str, orders: &Orders, limits: &[Limit]) {
    let mut definitions = taken(schema, "$defs");
    record(schema, name, orders);
    for (name, definition) in &mut definitions {
        if let Value::Object(definition) = definition {
            record(definition, name, orders);
        }
    }
    for (way, holds) in limits {
        limit(schema, &mut definitions, way, *holds);
    }
    schema.insert("$defs".to_owned(), Value::Object(definitions));
}

fn taken(schema: &mut Object, key: &str) -> Object {
    match schema.remove(key) {
        Some(Value::Object(inner)) => inner,
        _ => Object::new(),
    }
}

/// One type: a record, a list of choices, or a value.
fn record(schema: &mut Object, name: &str, orders: &Orders) {
    value(schema);
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    let mut required: Vec<Value> = Vec::new();
    let known = orders.get(name).copied().unwrap_or_default();
    let order: Vec<&str> = known.iter().copied().filter(|field| properties.contains_key(*field)).collect();
    for (field, property) in properties.iter_mut() {
        if let Value::Object(property) = property {
            property.entry("title").or_insert_with(|| title(field).into());
            if describes(property).ends_with("Required.") {
                required.push(field.as_str().into());
                something(property);
            }
        }
    }
    if !order.is_empty() {
        required.sort_by_key(|field| order.iter().position(|known| Some(*known) == field.as_str()));
        let order = json!(order);
        schema.insert("x-order".to_owned(), order);
    }
    if let Some(Value::Array(derived)) = schema.get("required") {
        required.extend(derived.iter().filter(|field| !required.contains(field)).cloned().collect::<Vec<_>>());
    }
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
}

/// Takes nothing out of what a field may be: where it is required, that is as wrong as no field.
fn something(property: &mut Object) {
    for key in ["type", "anyOf", "enum"] {
        let Some(Value::Array(all)) = property.get_mut(key) else { continue };
        all.retain(|one| !one.is_null() && *one != "null" && one.get("type").is_none_or(|kind| kind != "null"));
        let only = if let [only] = all.as_slice() { Some(only.clone()) } else { None };
        match only {
            Some(Value::String(kind)) if key == "type" => {
                property.insert(key.to_owned(), kind.into());
            }
            Some(Value::Object(only)) if key == "anyOf" => {
                property.remove(key);
                property.extend(only);
            }
            _ => {}
        }
    }
}

/// `age_min` as people read it: `Age min`; well-known short forms in capitals.
fn title(field: &str) -> String {
    let word = |word: &str| match word {
        "id" | "url" | "html" | "tty" | "zip" => word.to_uppercase(),
        other => other.to_owned(),
    };
    let words = field.split('_').map(word).collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn describes(schema: &Object) -> &str {
    schema.get("description").and_then(Value::as_str).unwrap_or_default()
}

/// A value, and what is inside it.
fn value(schema: &mut Object) {
    // Every value has a default: what the model makes of nothing. It says nothing to authors that the description does not.
    schema.remove("default");
    // `uint8` and the like are names of this language; the bounds stand beside them.
    schema.remove("format");
    describe(schema);
    choices(schema);
    for (key, inner) in schema.iter_mut() {
        match (key.as_str(), inner) {
            ("properties", Value::Object(all)) => all.values_mut().filter_map(Value::as_object_mut).for_each(value),
            ("items" | "additionalProperties", Value::Object(inner)) => value(inner),
            ("anyOf" | "oneOf" | "allOf", Value::Array(all)) => all.iter_mut().filter_map(Value::as_object_mut).for_each(value),
            _ => {}
        }
    }
    mark_terms(schema);
    plain_text(schema);
    single_or_list(schema);
}

/// Descriptions are Markdown in one paragraph; editors show the one or the other.
fn describe(schema: &mut Object) {
    if let Some(text) = schema.get("description").and_then(Value::as_str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        schema.insert("markdownDescription".to_owned(), text.as_str().into());
        schema.insert("description".to_owned(), text.into());
    }
}

/// A list of constants becomes an enumeration with the description of each: that is what editors show.
fn choices(schema: &mut Object) {
    let Some(Value::Array(all)) = schema.get("oneOf") else { return };
    let of = |key: &str| all.iter().map(|one| one.get(key).cloned()).collect::<Option<Vec<Value>>>();
    if let (Some(ids), Some(descriptions)) = (of("const"), of("description")) {
        schema.remove("oneOf");
        schema.insert("type".to_owned(), "string".into());
        schema.insert("enum".to_owned(), ids.into());
        schema.insert("enumDescriptions".to_owned(), descriptions.clone().into());
        schema.insert("markdownEnumDescriptions".to_owned(), descriptions.into());
    }
}

/// Marks a field that takes terms, as its description says.
fn mark_terms(schema: &mut Object) {
    let Some((vocabulary, group)) = named_terms(describes(schema)) else { return };
    let marks = [("x-vocabulary", Some(vocabulary)), ("x-group", group)];
    let target = match schema.get_mut("items") {
        Some(Value::Object(items)) => items,
        _ => schema,
    };
    target.extend(marks.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?.into()))));
    if target.contains_key("x-vocabulary") && target.get("type").is_some_and(|kind| kind.is_array() && kind[0] == "string") {
        let or_nothing = target["type"].as_array().is_some_and(|kinds| kinds.contains(&"null".into()));
        target.insert("type".to_owned(), if or_nothing { json!(["string", "null"]) } else { "string".into() });
    }
}

/// The vocabulary, and the group in it, whose terms a description asks for. Words for terms are no terms.
fn named_terms(text: &str) -> Option<(String, Option<String>)> {
    let at = text.find("erm of `").map(|at| at + 8).or_else(|| text.find("erms of `").map(|at| at + 9))?;
    let quoted = |text: &str| text.split_once('`').map(|(name, _)| name.to_owned());
    let is_asked_for = at < 40 && !text.starts_with("Words");
    let group = text.split_once("` in its group `").and_then(|(_, rest)| quoted(rest));
    is_asked_for.then(|| quoted(&text[at..])).flatten().map(|vocabulary| (vocabulary, group))
}

/// Text without quotes that looks like a number or a truth value is text to our reader, too, such as an extension.
fn plain_text(schema: &mut Object) {
    let or_nothing = match schema.get("type") {
        Some(Value::String(kind)) if kind == "string" => false,
        Some(Value::Array(kinds)) if kinds.iter().any(|kind| kind == "string") && kinds.len() == 2 => kinds[1] == "null",
        _ => return,
    };
    if let Some(Value::Array(all)) = schema.get_mut("enum") {
        if or_nothing && !all.contains(&Value::Null) {
            all.push(Value::Null);
        }
    } else if !schema.contains_key("pattern") && !schema.contains_key("x-vocabulary") {
        schema.insert(
            "type".to_owned(),
            if or_nothing { json!(["string", "number", "boolean", "null"]) } else { json!(["string", "number", "boolean"]) },
        );
    }
}

/// To our reader a single value is a list of one, and nothing is a list of none.
fn single_or_list(schema: &mut Object) {
    let kinds = schema.get("type").map_or(Vec::new(), |kind| kind.as_array().cloned().unwrap_or_else(|| vec![kind.clone()]));
    let Some(items) = schema.get("items").filter(|_| kinds.first().is_some_and(|kind| kind == "array")).cloned() else { return };
    schema.remove("type");
    schema.remove("items");
    schema.insert("anyOf".to_owned(), json!([{"type": "array", "items": items}, items, {"type": "null"}]));
}

/// Writes down what a field may hold. A limit of one kind of value says nothing of others, so it stands beside all spellings of the field.
fn limit(schema: &mut Object, definitions: &mut Object, way: &str, holds: Holds) {
    let (name, rest) = way.split_at(way.find(['.', '[']).unwrap_or(way.len()));
    let Some(Value::Object(property)) = schema.get_mut("properties").and_then(|all| all.get_mut(name)) else { return };
    let rest = match rest {
        "" => return bound(property, holds),
        "[]" => {
            let all = property.get_mut("anyOf").and_then(Value::as_array_mut);
            let items = all.and_then(|all| all.first_mut()?.get_mut("items")?.as_object_mut());
            return items.map_or((), |items| bound(items, holds));
        }
        other => other.trim_start_matches("[]").trim_start_matches('.'),
    };
    let Some(name) = referred(property) else { return };
    if let Some(Value::Object(mut inner)) = definitions.remove(&name) {
        limit(&mut inner, definitions, rest, holds);
        definitions.insert(name, Value::Object(inner));
    }
}

/// The vocabulary whose terms a field takes, one or several.
pub(super) fn vocabulary(field: &Object) -> Option<String> {
    let own = |schema: &Value| schema.get("x-vocabulary")?.as_str().map(str::to_owned);
    let first = || field.get("anyOf")?.get(0);
    field
        .get("x-vocabulary")
        .and_then(|name| Some(name.as_str()?.to_owned()))
        .or_else(|| own(first()?))
        .or_else(|| own(first()?.get("items")?))
}

/// The fields of a record.
pub(super) fn fields(schema: &Object) -> impl Iterator<Item = (&String, &Object)> {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties.into_iter().flatten().filter_map(|(name, field)| Some((name, field.as_object()?)))
}

/// The definition that a field refers to, by itself or as the items of a list.
pub(super) fn referred(property: &Object) -> Option<String> {
    let own = |reference: &Value| reference.as_str()?.strip_prefix("#/$defs/").map(str::to_owned);
    let first = property.get("anyOf").and_then(|all| all.get(0));
    let refers = |schema: &Value| own(schema.get("$ref")?);
    property.get("$ref").and_then(own).or_else(|| refers(first?)).or_else(|| refers(first?.get("items")?))
}

fn bound(schema: &mut Object, holds: Holds) {
    let mut set = |key: &str, value: Value| {
        schema.insert(key.to_owned(), value);
    };
    match holds {
        Holds::Characters(least, most) => {
            if least > 0 {
                set("minLength", least.into());
            }
            set("maxLength", most.into());
        }
        Holds::Entries(least, most) => {
            if least > 0 {
                set("minItems", least.into());
            }
            set("maxItems", most.into());
        }
        // The bytes of a picture are no value of its field.
        Holds::Number(_, _, "KB") => {}
        Holds::Number(least, most, _) => {
            set("minimum", number(least));
            if most.is_finite() {
                set("maximum", number(most));
            }
        }
    }
}

/// A number as people write it: `2`, not `2.0`.
fn number(number: f64) -> Value {
    number.to_string().parse::<i64>().map_or_else(|_| json!(number), Value::from)
}
