//! Open data: all programs as the native table, all records as JSON with the field names of the guide.

use crate::model::{Site, TermIndex};

mod directory;
mod programs;

pub use directory::directory_json;
pub(crate) use directory::{location_record, organization_record, program_record};
pub use programs::programs_csv;

/// The id of a term, as records write it.
fn id<'s>(site: &'s Site, vocabulary: &str, term: TermIndex) -> &'s str {
    &site.vocabularies().get(vocabulary).term(term).id
}
