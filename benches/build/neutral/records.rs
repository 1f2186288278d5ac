//! The neutral records: their fields, and the ids that they get here.

use serde::Deserialize;

use crate::bank::slug;

/// A program. Lists hold English labels.
#[derive(Debug, Deserialize)]
pub(crate) struct Program {
    slug: String,
    pub(super) name: String,
    pub(super) organization: String,
    pub(super) street: String,
    pub(super) city: String,
    pub(super) state: String,
    pub(super) state_code: String,
    pub(super) zip: String,
    pub(super) lat: f64,
    pub(super) lon: f64,
    pub(super) phone: String,
    pub(super) website: String,
    pub(super) delivery_modes: Vec<String>,
    pub(super) days_per_week: u8,
    pub(super) hours_per_day: f64,
    pub(super) weeks: u8,
    pub(super) time_of_day: Vec<String>,
    pub(super) focus: Vec<String>,
    pub(super) populations: Vec<String>,
    pub(super) therapies: Vec<String>,
    pub(super) groups: Vec<String>,
    pub(super) family_services: Vec<String>,
    pub(super) aftercare: Vec<String>,
    pub(super) insurance: Vec<String>,
    pub(super) languages: Vec<String>,
    pub(super) accreditation: Vec<String>,
    pub(super) last_verified: String,
    pub(super) description: String,
    pub(super) body: String,
}

/// An article. Its tags have no equivalent here and are left out.
#[derive(Debug, Deserialize)]
pub(crate) struct Article {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) topic: String,
    pub(super) audience: String,
    pub(super) date: String,
    pub(super) related: Vec<String>,
    pub(super) body: String,
}

impl Program {
    /// The slug, shortened to what an id may have: 64 characters, the last of which are the record's number.
    pub(crate) fn id(&self, number: usize) -> String {
        let end = format!("-{number}");
        let start = self.slug.strip_suffix(&end).unwrap_or(&self.slug);
        let start = &start[..start.len().min(64 - end.len())];
        format!("{}{end}", start.trim_end_matches('-'))
    }

    /// Programs that name the same organization belong to the same one.
    pub(crate) fn organization_id(&self) -> String {
        slug(&self.organization)
    }
}

impl Article {
    /// The id: its topic is its section.
    pub(crate) fn id(&self) -> String {
        format!("{}/{}", slug(&self.topic), self.slug)
    }
}
