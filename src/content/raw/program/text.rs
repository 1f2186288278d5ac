//! The words of a program in another language.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::content::raw::Translation;

/// Translated text of a program: front matter of `content/programs/<id>.<language>.md`, with the translated description below it. Facts
/// stay in the original, and a field that is absent is shown as it is there.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ProgramText {
    /// Plain name without slogans, 3 to 120 characters.
    pub name: Option<String>,
    /// What it is, in one plain sentence of 40 to 240 characters.
    pub summary: Option<String>,
    /// Who may come, in 20 to 600 characters.
    pub eligibility: Option<String>,
    /// Who should look elsewhere, in up to 400 characters.
    pub not_a_fit: Option<String>,
    /// One to six steps in order, up to 120 characters each.
    pub how_to_start: Vec<String>,
    /// What people need to join by video, in up to 240 characters.
    pub telehealth_needs: Option<String>,
    /// What an online or mixed program still asks people to do in person, in up to 240 characters.
    pub in_person_required: Option<String>,
    /// What else to know about prices, in up to 400 characters.
    pub fees_note: Option<String>,
    /// Note for today in up to 200 characters; shown as long as that of the original.
    pub alert: Option<String>,
    /// Up to ten things to bring.
    pub required_documents: Vec<String>,
    /// What this was translated from, and whether it has been checked.
    pub translation: Option<Translation>,
}
