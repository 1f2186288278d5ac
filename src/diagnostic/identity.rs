//! Mistakes in ids, names and references between records.

use super::{Diagnostic, Place, rules};
use crate::path::SourcePath;

impl Diagnostic {
    pub(crate) fn bad_id(at: impl Into<Place>, id: &str, nearest: Option<&str>) -> Self {
        let nearest = nearest.filter(|near| near.len() >= 3 && *near != id);
        Self::new(&rules::BAD_ID, at, format!("`{id}` is not an id"))
            .suggest(nearest, "use up to 64 small letters, digits and single hyphens; the id of a program has at least 3")
    }

    pub(crate) fn duplicate_id(at: Place, id: &str, other: &SourcePath) -> Self {
        let message = format!("id `{id}` is already taken by `{other}`");
        Self::new(&rules::DUPLICATE_ID, at, message).help("give one of the two another id").against(Some(other.into()))
    }

    pub(crate) fn slogan_name(at: Place, name: &str) -> Self {
        Self::new(&rules::SLOGAN_NAME, at, format!("`{name}` reads like an advertisement"))
            .help("write the plain name, no slogans, capitals or phone numbers")
    }

    pub(crate) fn unknown_organization(at: Place, id: &str, nearest: Option<&str>) -> Self {
        let help = format!("add content/organizations/{id}.yaml");
        Self::new(&rules::UNKNOWN_ORGANIZATION, at, format!("no organization `{id}`")).suggest(nearest, help)
    }

    pub(crate) fn unknown_location(at: Place, id: &str, nearest: Option<&str>) -> Self {
        let help = format!("add content/locations/{id}.yaml");
        Self::new(&rules::UNKNOWN_LOCATION, at, format!("no location `{id}`")).suggest(nearest, help)
    }

    pub(crate) fn summary_length(at: Place, length: usize) -> Self {
        Self::new(&rules::SUMMARY_LENGTH, at, format!("summary has {length} characters"))
            .help("say it in one sentence of 40 to 240 characters")
    }

    pub(crate) fn description_length(at: Place, length: usize) -> Self {
        let message = format!("description has {length} characters");
        Self::new(&rules::DESCRIPTION_LENGTH, at, message)
            .help("describe the program in 150 to 4,000 characters: below the front matter, or in the column `description`")
    }

    pub(crate) fn closed_but_open(at: Place, status: &str) -> Self {
        let message = format!("`status` says `{status}`, but `availability` says `open`");
        Self::new(&rules::CLOSED_BUT_OPEN, at, message).help("set availability to `closed`, or status to `active`")
    }

    pub(crate) fn unknown_reference(at: Place, kind: &str, id: &str, nearest: Option<&str>) -> Self {
        Self::new(&rules::UNKNOWN_REFERENCE, at, format!("no {kind} `{id}`")).suggest(nearest, format!("remove it, or add the {kind}"))
    }

    pub(crate) fn orphan_record(file: Place, kind: &str) -> Self {
        Self::new(&rules::ORPHAN_RECORD, file, format!("nothing uses this {kind}")).help("link a program to it, or remove it")
    }

    pub(crate) fn shared_site(at: Place, owner: &str) -> Self {
        let message = format!("this location belongs to `{owner}`");
        Self::new(&rules::SHARED_SITE, at, message)
            .help("if the site is shared, say so in the location's `arrival`; otherwise name another location")
    }

    pub(crate) fn same_name(at: Place, name: &str, other: &str) -> Self {
        let message = format!("`{other}` at this location is also called `{name}`");
        Self::new(&rules::SAME_NAME, at, message).help("give each a name that tells families which is which")
    }

    pub(crate) fn no_active_program(at: Place) -> Self {
        Self::new(&rules::NO_ACTIVE_PROGRAM, at, "this organization has no active program")
            .help("add a program, or keep the page for its history")
    }

    pub(crate) fn parent_cycle(at: Place, id: &str) -> Self {
        Self::new(&rules::PARENT_CYCLE, at, format!("`{id}` cannot be its own parent"))
            .help("remove `parent` from one organization of the circle")
    }

    /// `known` are the ids of the vocabulary; few are listed, many are not.
    pub(crate) fn unknown_term(at: Place, value: &str, nearest: Option<&str>, vocabulary: &str, known: &[&str]) -> Self {
        let help = if known.len() <= 8 {
            format!("write {}", super::any_of(known.iter().copied()))
        } else {
            format!("see content/vocabularies/{vocabulary}.yaml, or add the term there")
        };
        Self::new(&rules::UNKNOWN_TERM, at, format!("`{value}` is not a known value")).suggest(nearest, help)
    }

    /// A term of a vocabulary that several fields share, in the wrong one of them.
    pub(crate) fn misplaced_term(at: Place, value: &str, belongs: &str) -> Self {
        let message = format!("`{value}` does not belong in this field");
        Self::new(&rules::UNKNOWN_TERM, at, message).help(format!("move it to `{belongs}`"))
    }

    pub(crate) fn retired_term(at: Place, value: &str, replacement: Option<&str>) -> Self {
        let help = replacement.map_or_else(|| "remove it".to_owned(), |id| format!("use `{id}` instead"));
        Self::new(&rules::RETIRED_TERM, at, format!("`{value}` is no longer used")).help(help).fixed_by(replacement.map(str::to_owned))
    }

    /// Ages of the one-table form in words that cannot be told apart from others.
    pub(crate) fn unmatched_ages(at: Place, words: &str) -> Self {
        Self::new(&rules::UNMATCHED_WORDS, at, format!("`{words}` does not say which ages"))
            .help("write ages such as `18+`, `under 18`, `13 to 17`, `adults`, `teens` or `all ages`; these words were left out")
    }

    pub(crate) fn unmatched_words(at: Place, words: &str, nearest: Option<&str>) -> Self {
        let help = "use words of the vocabularies, or add a synonym in content/synonyms.yaml; these words were left out";
        Self::new(&rules::UNMATCHED_WORDS, at, format!("`{words}` matches no term")).suggest(nearest, help)
    }
}
