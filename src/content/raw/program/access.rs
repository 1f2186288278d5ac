//! Parts of how to get into a program and what it costs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::content::raw::Date;

/// Whether a program takes new people, as of a day.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Availability {
    /// Term of `availability`, such as `waitlist`. Required.
    pub value: Option<String>,
    /// Day on which that was so, not later than today; after 30 days it is no longer shown. Required.
    pub as_of: Option<Date>,
    /// Places that are free.
    pub slots: Option<u16>,
    /// Places in all.
    pub slots_max: Option<u16>,
}

/// An insurance plan that a program lists.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct InsurancePlan {
    /// Insurance company, such as `Sample Health Plan`. Required.
    pub payer: Option<String>,
    /// Plan of that company, such as `Blue Oak PPO`.
    pub plan: Option<String>,
    /// Term of `network`: `in` or `out`.
    pub network: Option<String>,
    /// Day on which that was last checked, not later than today; counts as old after 180 days. Required.
    pub as_of: Option<Date>,
    /// Two-letter code of the state in which the plan is sold, such as `KS`.
    pub state: Option<String>,
}

/// A price.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Cost {
    /// Whose price it is, or for which way to pay, such as `Self-pay`.
    pub option: Option<String>,
    /// Number of currency units, 0 or more, with up to two decimals, such as `185.00`. Required.
    pub amount: Option<f64>,
    /// Three-letter currency code (ISO 4217); `USD` if absent.
    pub currency: Option<String>,
    /// Term of `cost-per`: what is paid for, such as `day`. Required.
    pub per: Option<String>,
    /// First day of the price; it counts as old 180 days later.
    pub valid_from: Option<Date>,
    /// Last day of the price, where it is known.
    pub valid_to: Option<Date>,
}

/// People who work in a program, by role: never by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Staff {
    /// What they do, such as `Therapist`.
    pub role: Option<String>,
    /// Licence that they hold, in words, such as `licensed clinical social worker`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_type: Option<String>,
    /// Number of people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u16>,
}

/// What is allowed on the premises.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct HouseRules {
    /// Term of `setting-rule`, such as `not-permitted`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smoking: Option<String>,
    /// Term of `setting-rule`, such as `designated-area`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vaping: Option<String>,
    /// What to do with a mobile phone, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phones: Option<String>,
    /// What to do with prescribed medicines, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prescriptions: Option<String>,
}
