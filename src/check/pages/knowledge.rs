//! What the rules know of the world outside: `web.yaml`, as the program carries it and as the site adds to it.

use serde::Deserialize;

use crate::{diagnostic::Diagnostic, path::SourcePath, source::SourceTree, yaml};

/// The file, in a site.
const FILE: &str = "content/web.yaml";

/// The lists of `web.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Knowledge {
    /// Hosts that hide where a link leads.
    pub(super) shorteners: Vec<String>,
    /// Parameters that track; those that end in `_` are beginnings.
    pub(super) tracking: Vec<String>,
    /// What fields of forms ask for.
    pub(super) fields: Vec<Field>,
    /// Properties and types of schema.org that rate.
    pub(super) ratings: Vec<String>,
    /// Words in addresses of pages that somebody may have to hide.
    pub(super) sensitive: Vec<String>,
    /// Addresses that are names and load nothing.
    pub(super) namespaces: Vec<String>,
    /// Ways of scripts to keep something.
    pub(super) keeps: Vec<String>,
    /// Ways of scripts to send something.
    pub(super) sends: Vec<String>,
}

/// A kind of question that a form must not ask.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Field {
    /// What it asks for.
    pub(super) asks: String,
    /// Words by which it is known, in small letters.
    pub(super) words: Vec<String>,
    /// Values of `autocomplete`.
    pub(super) autocomplete: Vec<String>,
}

impl Knowledge {
    /// Reads the program's lists and those of the site, and what is wrong with the latter.
    pub(super) fn read(sources: &SourceTree, carried: &SourceTree, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let path = SourcePath::new(FILE).expect("a relative path");
        let read = |tree: &SourceTree, diagnostics: &mut Vec<Diagnostic>| -> Self {
            tree.get(&path).map(|file| yaml::read_file(file, diagnostics)).unwrap_or_default()
        };
        let mut knowledge = read(carried, &mut Vec::new());
        knowledge.add(read(sources, diagnostics));
        knowledge
    }

    fn add(&mut self, more: Self) {
        self.fields.extend(more.fields);
        for (list, more) in [
            (&mut self.shorteners, more.shorteners),
            (&mut self.tracking, more.tracking),
            (&mut self.ratings, more.ratings),
            (&mut self.sensitive, more.sensitive),
            (&mut self.namespaces, more.namespaces),
            (&mut self.keeps, more.keeps),
            (&mut self.sends, more.sends),
        ] {
            // A site that was made from the starter has the same file.
            let new: Vec<String> = more.into_iter().filter(|entry| !entry.is_empty() && !list.contains(entry)).collect();
            list.extend(new);
        }
    }

    /// Whether a parameter of an address tracks.
    pub(super) fn tracks(&self, parameter: &str) -> bool {
        self.tracking.iter().any(|known| parameter == known || known.ends_with('_') && parameter.starts_with(known.as_str()))
    }
}
