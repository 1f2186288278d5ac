//! What a site says about the rules that its files are read by.

use schemars::JsonSchema;
use serde::Deserialize;

use super::place;
use crate::diagnostic::{Diagnostic, FieldPath, RULES, Severity, nearest};

/// A rule that a site takes otherwise than the rule book, everywhere or in a part of its files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CheckSetting {
    /// The code of the rule.
    pub rule: String,
    /// How much it matters here.
    #[serde(rename = "as")]
    pub taken_as: Weight,
    /// The files that this is said of, by the beginning of their path below the site's folder; all if absent.
    #[serde(rename = "in")]
    pub within: Option<String>,
    /// Why.
    pub reason: String,
}

/// How much a rule matters to a site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Not at all.
    #[default]
    Off,
    /// Worth a thought.
    Info,
    /// Likely wrong.
    Warning,
    /// Wrong: nothing is written.
    Error,
}

impl Weight {
    /// The severity; none if the rule does not matter.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// Remarks on settings that name no rule, or give no reason.
pub(super) fn check(settings: &[CheckSetting], diagnostics: &mut Vec<Diagnostic>) {
    for (index, setting) in settings.iter().enumerate() {
        let at = FieldPath::from("checks").item(index);
        let Some(rule) = RULES.iter().find(|rule| rule.code == setting.rule) else {
            let near = nearest(&setting.rule, RULES.iter().map(|rule| rule.code));
            diagnostics.push(Diagnostic::unknown_rule(place(at.key("rule")), &setting.rule, near));
            continue;
        };
        let is_milder = setting.taken_as.severity() < Some(rule.severity);
        if is_milder && setting.reason.trim().is_empty() {
            diagnostics.push(Diagnostic::silence_without_reason(place(at), rule.code));
        }
    }
}
