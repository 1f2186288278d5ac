//! What components a theme has, as their `<name>.yaml` files say: parameters, and examples that serve as documentation and tests.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A component.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ComponentSpec {
    /// What it shows, in a sentence.
    pub summary: String,
    /// Whether authors may call it in Markdown.
    pub content: bool,
    /// Whether a call stands around Markdown.
    pub body: BodyRule,
    /// Its parameters, in order.
    pub parameters: Vec<Parameter>,
    /// Examples.
    pub examples: Vec<Example>,
}

/// Whether a call stands around Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BodyRule {
    /// It does not.
    #[default]
    None,
    /// It must.
    Required,
    /// As the author likes.
    Optional,
}

/// A parameter of a component.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// The name that its template sees.
    pub name: String,
    /// The name that authors write, where that differs: `id` for a program.
    pub argument: Option<String>,
    /// What it takes.
    #[serde(rename = "type")]
    pub kind: ParameterKind,
    /// The values of a choice.
    #[serde(default)]
    pub values: Vec<String>,
    /// What it is if it is not given; a parameter without a default must be given.
    pub default: Option<String>,
    /// What it is for, in a sentence.
    #[serde(default)]
    pub summary: String,
}

/// What a parameter takes. The last four are looked up by id in the site, and the template gets a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParameterKind {
    /// Text.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// One of the values.
    Choice,
    /// A view that only templates can give.
    View,
    /// A program's id; the template gets its card.
    Program,
    /// A program's id; the template gets its week.
    Week,
    /// A checklist's id; the template gets the checklist.
    Checklist,
    /// Never given; the template gets the help lines.
    HelpLines,
}

/// An example of a component.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Example {
    /// What it shows.
    pub name: String,
    /// The arguments as the template sees them.
    pub arguments: BTreeMap<String, serde_json::Value>,
    /// HTML inside.
    pub body: Option<String>,
}

impl Parameter {
    /// The name that authors write.
    #[must_use]
    pub fn argument(&self) -> &str {
        self.argument.as_deref().unwrap_or(&self.name)
    }

    /// Whether authors must give it.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.default.is_none() && self.kind != ParameterKind::HelpLines
    }
}
