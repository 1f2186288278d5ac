//! Writes YAML as an editor would: one field a line, short lists and maps in brackets, quotes only where they are needed.

use std::fmt::{self, Display, Write};

/// Fields of a record, in the order in which they are added. Empty values are left out.
#[derive(Debug, Default)]
pub(crate) struct Yaml(String);

/// A map in braces.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flow(Vec<String>);

impl Yaml {
    /// Adds a text.
    pub(crate) fn text(&mut self, field: &str, value: &str) {
        if !value.is_empty() {
            self.plain(field, quoted(value));
        }
    }

    /// Adds a number, date, id or map: a value that needs no quotes.
    pub(crate) fn plain(&mut self, field: &str, value: impl Display) {
        writeln!(self.0, "{field}: {value}").expect("writing to a string does not fail");
    }

    /// Adds a value that may be missing.
    pub(crate) fn maybe(&mut self, field: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.plain(field, value);
        }
    }

    /// Adds a list of ids in brackets.
    pub(crate) fn ids(&mut self, field: &str, values: &[impl AsRef<str>]) {
        if !values.is_empty() {
            let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
            self.plain(field, format_args!("[{}]", values.join(", ")));
        }
    }

    /// Adds a list of texts, one a line.
    pub(crate) fn texts(&mut self, field: &str, values: &[impl AsRef<str>]) {
        self.items(field, values.iter().map(|value| quoted(value.as_ref())));
    }

    /// Adds a list of maps, one a line.
    pub(crate) fn maps(&mut self, field: &str, maps: &[Flow]) {
        self.items(field, maps.iter());
    }

    fn items(&mut self, field: &str, items: impl ExactSizeIterator<Item = impl Display>) {
        if items.len() == 0 {
            return;
        }
        self.0 += field;
        self.0 += ":\n";
        for item in items {
            writeln!(self.0, "  - {item}").expect("writing to a string does not fail");
        }
    }

    /// Ends the record.
    pub(crate) fn finish(self) -> String {
        self.0
    }

    /// Makes the record the front matter of a text.
    pub(crate) fn with_body(self, body: &str) -> String {
        format!("---\n{}---\n{}\n", self.0, body.trim_end())
    }
}

impl Flow {
    /// Adds a text.
    pub(crate) fn text(self, field: &str, value: &str) -> Self {
        self.plain(field, quoted(value))
    }

    /// Adds a value that needs no quotes.
    pub(crate) fn plain(mut self, field: &str, value: impl Display) -> Self {
        self.0.push(format!("{field}: {value}"));
        self
    }

    /// Adds a list of ids.
    pub(crate) fn ids(self, field: &str, values: &[impl AsRef<str>]) -> Self {
        let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
        self.plain(field, format_args!("[{}]", values.join(", ")))
    }
}

impl Display for Flow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{{{}}}", self.0.join(", "))
    }
}

/// Puts quotes round a text that YAML would read as something else.
pub(crate) fn quoted(text: &str) -> String {
    let starts_plain = text.starts_with(|first: char| first.is_alphabetic() || first == '¿');
    let has_signs = text.contains([':', '#', ',', '[', ']', '{', '}', '"', '\'', '&', '*', '!', '|', '>', '%', '@', '`']);
    let is_word = matches!(text.to_lowercase().as_str(), "yes" | "no" | "true" | "false" | "null" | "on" | "off" | "y" | "n");
    if starts_plain && !has_signs && !is_word && text.trim() == text {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
