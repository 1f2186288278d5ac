//! The vocabularies that the program carries, as far as made-up records need them: which terms there are, and how they hang together.

use std::{collections::BTreeMap, fs, path::Path};

use serde::Deserialize;

/// All vocabularies, by name.
#[derive(Debug)]
pub(crate) struct Vocabularies(BTreeMap<String, Vec<Term>>);

#[derive(Deserialize)]
struct File {
    terms: Vec<Term>,
}

/// A term that records may have.
#[derive(Debug, Deserialize)]
pub(crate) struct Term {
    /// Its id.
    pub(crate) id: String,
    /// What readers see.
    pub(crate) label: Label,
    /// The id of a wider term.
    pub(crate) parent: Option<String>,
    /// The heading it belongs under.
    pub(crate) group: Option<String>,
    #[serde(default)]
    search_only: bool,
    #[serde(default)]
    retired: bool,
}

/// A label in English; other languages are left out.
#[derive(Debug, Deserialize)]
pub(crate) struct Label {
    /// The English label.
    pub(crate) en: String,
}

impl Vocabularies {
    /// Reads the vocabularies of this repository. Terms that records may not have are left out.
    pub(crate) fn load() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/vocabularies");
        let files = fs::read_dir(&folder).expect("the repository has vocabularies");
        let read = |path: &Path| {
            let text = fs::read_to_string(path).expect("a vocabulary is a text file");
            let mut file: File = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            file.terms.retain(|term| !term.search_only && !term.retired);
            (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), file.terms)
        };
        Self(files.map(|file| read(&file.expect("the folder can be listed").path())).collect())
    }

    /// Returns the names of all.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Returns a vocabulary; there must be one of that name.
    pub(crate) fn terms(&self, name: &str) -> &[Term] {
        self.0.get(name).unwrap_or_else(|| panic!("no vocabulary `{name}`"))
    }

    /// Returns the ids of a vocabulary.
    pub(crate) fn ids(&self, name: &str) -> Vec<&str> {
        self.terms(name).iter().map(|term| term.id.as_str()).collect()
    }

    /// Returns the ids of the terms under a heading of a vocabulary.
    pub(crate) fn ids_of(&self, name: &str, group: &str) -> Vec<&str> {
        self.terms(name).iter().filter(|term| term.group.as_deref() == Some(group)).map(|term| term.id.as_str()).collect()
    }

    /// Returns a term; there must be one of that id.
    pub(crate) fn term(&self, name: &str, id: &str) -> &Term {
        self.terms(name).iter().find(|term| term.id == id).unwrap_or_else(|| panic!("no term `{name}/{id}`"))
    }
}
