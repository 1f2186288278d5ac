//! When groups of facts of a program were checked.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::content::raw::Date;

/// A check of one group of facts. Of several checks of a group the latest counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct FactCheck {
    /// Group of facts: `contact`, `availability`, `schedule`, `care`, `cost`, `insurance`, `access` or `credentials`. Required.
    #[schemars(extend("enum" = ["contact", "availability", "schedule", "care", "cost", "insurance", "access", "credentials"]))]
    pub facts: Option<String>,
    /// Day of the check, not later than today. Required.
    pub on: Option<Date>,
    /// Term of `verified-how`: how it was made, such as `phone`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// Term of `verifier-role`: who made it, by role and never by name, such as `program-staff`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}
