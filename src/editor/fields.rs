//! One field of a schema as a field of a form.

use serde_json::{Map, Value, json};

use super::{forms::Words, hints::hint};

/// A JSON object.
type Object = Map<String, Value>;

/// A schema, and the words that the forms have for its fields.
#[derive(Clone, Copy)]
pub(super) struct Schema<'s> {
    pub(super) whole: &'s Value,
    pub(super) words: &'s Words,
}

/// Texts that may be longer than this get a field of several lines.
const LINE: u64 = 120;

impl<'s> Schema<'s> {
    /// The fields of a record, in the order of the schema. `record` is the name of its type.
    pub(super) fn fields(self, record: &str, schema: &Value) -> Vec<Value> {
        let none = Vec::new();
        let order = schema["x-order"].as_array().unwrap_or(&none);
        let required = |name: &str| schema["required"].as_array().is_some_and(|all| all.iter().any(|one| one == name));
        let needed = |name: &str| schema["else"]["required"].as_array().is_some_and(|all| all.iter().any(|one| one == name));
        let field = |name: &Value| {
            let name = name.as_str()?;
            let property = &schema["properties"][name];
            let mut field = self.input(name, property);
            let title = property["title"].as_str().unwrap_or(name);
            if let Some(kind) = self.words.relation(record, name) {
                field = relation(kind);
            }
            let hint = self.hint(record, name, property, &field);
            let label = self.words.label(record, name).unwrap_or(title);
            // Said once is enough.
            let hint = Some(hint).filter(|hint| hint.trim_end_matches('.') != label).unwrap_or_default();
            let hint = if needed(name) { format!("Needed. {hint}").trim_end().to_owned() } else { hint };
            if !hint.is_empty() {
                field.insert("hint".to_owned(), hint.into());
            }
            field.insert("name".to_owned(), name.into());
            field.insert("label".to_owned(), label.into());
            field.insert("required".to_owned(), required(name).into());
            Some(Value::Object(field))
        };
        order.iter().filter_map(field).collect()
    }

    fn hint(self, record: &str, name: &str, property: &Value, field: &Object) -> String {
        let takes_terms = self.terms(property).is_some() || self.terms(&property["anyOf"][0]["items"]).is_some();
        let chosen = |id: &str| {
            let is = |option: &&Value| match &option["value"] {
                Value::Bool(value) => id.parse() == Ok(*value),
                value => value == id,
            };
            field.get("options")?.as_array()?.iter().find(is)?["label"].as_str()
        };
        let named = |id: &str| chosen(id).or_else(|| self.words.label(record, id));
        let own = self.words.hint(record, name).map(str::to_owned);
        own.unwrap_or_else(|| hint(property["description"].as_str().unwrap_or_default(), takes_terms, named))
    }

    /// What a value is given with.
    fn input(self, name: &str, property: &Value) -> Object {
        let main = match property["anyOf"].get(0) {
            Some(first) => first,
            None => property,
        };
        if let Some(items) = main.get("items") {
            return self.list(property, items);
        }
        let (kind, shape) = self.followed(main);
        match kind {
            "Date" => object(json!({"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"})),
            "Day" => object(json!({"widget": "select", "options": self.words.days()})),
            _ if shape.get("enum").is_some() => object(json!({"widget": "select", "options": self.options(shape)})),
            _ if record_of(shape).is_some() => self.inner(kind, shape),
            _ => plain(name, property, shape),
        }
    }

    /// A list: of terms to tick, of records, or of lines.
    fn list(self, property: &Value, items: &Value) -> Object {
        let (kind, shape) = self.followed(items);
        let mut list = if shape.get("enum").is_some() {
            object(json!({"widget": "select", "multiple": true, "options": self.options(shape)}))
        } else if let Some(record) = record_of(shape) {
            let mut list = object(json!({"widget": "list", "collapsed": "auto", "fields": self.fields(kind, record)}));
            let said = [("summary", self.words.summary(kind)), ("label_singular", self.words.one(kind))];
            list.extend(said.into_iter().filter_map(|(key, text)| Some((key.to_owned(), text?.into()))));
            list
        } else {
            let line = json!({"name": "line", "label": "Line", "widget": "string"});
            object(json!({"widget": "list", "collapsed": false, "label_singular": "Line", "field": line}))
        };
        if let Some(most) = property.get("maxItems") {
            list.insert("max".to_owned(), most.clone());
        }
        list
    }

    /// A record within a record.
    fn inner(self, kind: &str, shape: &Value) -> Object {
        let record = record_of(shape).unwrap_or(shape);
        let mut inner = object(json!({"widget": "object", "collapsed": "auto", "fields": self.fields(kind, record)}));
        if let Some(summary) = self.words.summary(kind) {
            inner.insert("summary".to_owned(), summary.into());
        }
        inner
    }

    /// A schema, and what it refers to.
    fn followed<'v>(self, schema: &'v Value) -> (&'v str, &'v Value)
    where
        Self: 'v,
    {
        let reference = schema["$ref"].as_str().and_then(|way| way.strip_prefix("#/$defs/"));
        match reference {
            Some(name) => (name, &self.whole["$defs"][name]),
            None => ("", schema),
        }
    }

    /// The terms that a field takes, if it takes some.
    fn terms(self, property: &Value) -> Option<&'s Value> {
        let main = property["anyOf"].get(0).unwrap_or(property);
        let name = main["$ref"].as_str()?.strip_prefix("#/$defs/terms-of-")?;
        self.whole["$defs"].get(format!("terms-of-{name}"))
    }

    /// Choices with their names: those of the schema, or of the forms.
    fn options(self, shape: &Value) -> Vec<Value> {
        let none = Vec::new();
        let meanings = shape["enumDescriptions"].as_array().unwrap_or(&none);
        let values = shape["enum"].as_array().unwrap_or(&none);
        let option = |(number, value): (usize, &Value)| {
            let id = value.as_str()?;
            let meant = meanings.get(number).and_then(Value::as_str);
            // Of terms the label stands before the definition.
            let of_term = shape.get("title").and(meant).map(|meant| meant.split_once(": ").map_or(meant, |(label, _)| label));
            let label = of_term.or_else(|| self.words.choice(id)).unwrap_or(id);
            Some(json!({"label": label, "value": id}))
        };
        values.iter().enumerate().filter_map(option).collect()
    }
}

/// The choice of a record of another form, shown by name and written by key.
fn relation(kind: &str) -> Object {
    let shown = json!(["{{name}}"]);
    object(json!({"widget": "relation", "collection": kind, "value_field": "{{slug}}", "display_fields": shown, "search_fields": ["name"]}))
}

/// The record among the spellings of a value.
fn record_of(shape: &Value) -> Option<&Value> {
    let is_record = |schema: &&Value| schema.get("x-order").is_some();
    let spellings = shape["anyOf"].as_array().map(Vec::as_slice).unwrap_or_default();
    // A range has numbers as its main spelling, and is short enough to be written.
    let is_text = spellings.iter().any(|one| one["type"] == "string" || one["type"] == "number");
    Some(shape).filter(is_record).or_else(|| spellings.iter().find(is_record).filter(|_| !is_text))
}

/// Text, a number, or a choice between yes and no.
fn plain(name: &str, property: &Value, shape: &Value) -> Object {
    let is = |kind: &str| shape["type"] == kind || shape["type"].get(0).is_some_and(|first| first == kind);
    if is("boolean") {
        // Left open is not the same as no.
        let options = json!([{"label": "Yes", "value": true}, {"label": "No", "value": false}]);
        return object(json!({"widget": "select", "options": options}));
    }
    if is("integer") || is("number") {
        let mut number = object(json!({"widget": "number", "value_type": if is("integer") { "int" } else { "float" }}));
        if is("number") {
            number.insert("step".to_owned(), json!(0.01));
        }
        let bounds = [("min", "minimum"), ("max", "maximum")].map(|(key, bound)| (key, property.get(bound)));
        number.extend(bounds.into_iter().filter_map(|(key, bound)| Some((key.to_owned(), bound?.clone()))));
        return number;
    }
    let most = property["maxLength"].as_u64();
    let is_long = most.is_some_and(|most| most > LINE) || ["summary", "answer", "definition", "main_message", "why"].contains(&name);
    let mut text = object(json!({"widget": if is_long { "text" } else { "string" }}));
    if let Some(most) = most {
        text.insert("maxlength".to_owned(), most.into());
    }
    if let Some(pattern) = pattern(shape) {
        let example = shape["description"].as_str().or(property["description"].as_str()).unwrap_or_default();
        text.insert("pattern".to_owned(), json!([pattern, hint(example, false, |_| None)]));
    }
    text
}

/// What a text must look like; also of a value that may be a number.
fn pattern(shape: &Value) -> Option<&str> {
    let spellings = shape["anyOf"].as_array().map(Vec::as_slice).unwrap_or_default();
    shape["pattern"].as_str().or_else(|| spellings.iter().find_map(|one| one["pattern"].as_str()))
}

fn object(value: Value) -> Object {
    match value {
        Value::Object(object) => object,
        _ => Object::new(),
    }
}
