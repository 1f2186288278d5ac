//! What a file below `content/` holds, as its path tells.

use super::{
    FOLDER,
    limits::{self, Limit},
};
use crate::path::SourcePath;

/// What a file holds, as its path tells.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Program,
    ProgramText,
    ProgramTable,
    SessionTable,
    SimpleTable,
    Organization,
    OrganizationTable,
    Location,
    LocationTable,
    Article,
    Page,
    Checklist,
    Glossary,
    Questions,
    CitedWorks,
    Vocabulary,
    Synonyms,
    Words,
    Grammars,
    HelpLines,
    HourBands,
    States,
    Static,
    /// Read elsewhere, or not meant for the site.
    Ignored,
    /// Nobody's: with what its folder takes instead.
    Unread(&'static str),
}

pub(super) fn kind(path: &SourcePath) -> Kind {
    let inside = path.below(FOLDER).unwrap_or_default();
    let (folder, rest) = inside.split_once('/').unwrap_or(("", inside));
    let deep = rest.contains('/');
    let (stem, language) = stem_and_language(path);
    match (folder, path.extension()) {
        ("images", _) => Kind::Static,
        ("programs", "csv") if !deep => match stem {
            "sessions" => Kind::SessionTable,
            "simple" => Kind::SimpleTable,
            _ => Kind::ProgramTable,
        },
        ("programs", "md") if !deep => language.map_or(Kind::Program, |_| Kind::ProgramText),
        ("programs", _) => Kind::Unread("move or remove it: this folder takes <id>.md and .csv"),
        ("organizations", "yaml" | "yml") if !deep => Kind::Organization,
        ("organizations", "csv") if !deep => Kind::OrganizationTable,
        ("locations", "yaml" | "yml") if !deep => Kind::Location,
        ("locations", "csv") if !deep => Kind::LocationTable,
        ("organizations" | "locations", _) => Kind::Unread("move or remove it: this folder takes <id>.yaml and .csv"),
        ("learn", "md") => Kind::Article,
        ("pages", "md") if !deep => Kind::Page,
        ("checklists", "md") if !deep => Kind::Checklist,
        ("learn" | "pages" | "checklists", _) => Kind::Unread("move or remove it: this folder takes .md; pictures go into content/images"),
        ("vocabularies", "yaml" | "yml") if !deep => Kind::Vocabulary,
        ("vocabularies", _) => Kind::Unread("move or remove it: this folder takes <vocabulary>.yaml"),
        ("", "yaml" | "yml") => list_kind(stem),
        _ => Kind::Unread(ELSEWHERE),
    }
}

const ELSEWHERE: &str = "move or remove it; the guide tells the files and folders of a site";

fn list_kind(stem: &str) -> Kind {
    match stem {
        "site" | "web" => Kind::Ignored,
        "glossary" => Kind::Glossary,
        "faq" => Kind::Questions,
        "sources" => Kind::CitedWorks,
        "synonyms" => Kind::Synonyms,
        "words" => Kind::Words,
        "grammar" => Kind::Grammars,
        "help-lines" => Kind::HelpLines,
        "hour-bands" => Kind::HourBands,
        "states" => Kind::States,
        _ => Kind::Unread(ELSEWHERE),
    }
}

/// What the fields of a file's records may hold.
pub(super) fn limits_of(kind: Kind) -> &'static [Limit] {
    match kind {
        Kind::Program | Kind::ProgramTable => limits::PROGRAM,
        Kind::ProgramText => limits::PROGRAM_TEXT,
        Kind::Organization | Kind::OrganizationTable => limits::ORGANIZATION,
        Kind::Location | Kind::LocationTable => limits::LOCATION,
        Kind::SessionTable => limits::SESSION_ROW,
        Kind::SimpleTable => limits::SIMPLE_ROW,
        _ => &[],
    }
}

/// Splits `night-iop.es.md` into `night-iop` and `es`. A language is two or three small letters, with a region where one is wanted: `pt-BR`.
pub(super) fn stem_and_language(path: &SourcePath) -> (&str, Option<&str>) {
    let is_language = |tag: &&str| {
        let (language, region) = tag.split_once('-').unwrap_or((tag, "XX"));
        (2..=3).contains(&language.len())
            && language.bytes().all(|byte| byte.is_ascii_lowercase())
            && (2..=4).contains(&region.len())
            && region.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    match path.stem().rsplit_once('.') {
        Some((stem, tag)) if is_language(&tag) => (stem, Some(tag)),
        _ => (path.stem(), None),
    }
}
