//! The files of the index: each is named by its kind and its content, so that a file of that name never changes.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// Letters and digits of a name: 36 values each, so that names are safe on systems that do not tell capitals from small letters.
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// How many of them: 36⁶ names for each kind, where an index has a few hundred. The tables of names are most of what a browser loads first.
const LENGTH: usize = 6;

/// The files of an index, by name.
#[derive(Debug, Default)]
pub(super) struct Shards {
    files: BTreeMap<String, String>,
}

impl Shards {
    /// Adds a file and returns its name.
    pub(super) fn add(&mut self, kind: &str, json: String) -> String {
        let mut salt = 0;
        loop {
            let name = format!("{kind}-{}", hash(json.as_bytes(), salt));
            match self.files.get(&name) {
                Some(other) if *other != json => salt += 1,
                _ => {
                    self.files.insert(name.clone(), json);
                    return name;
                }
            }
        }
    }

    /// Adds files, and returns their names in the same order.
    pub(super) fn add_all(&mut self, kind: &str, jsons: Vec<String>) -> Vec<String> {
        jsons.into_iter().map(|json| self.add(kind, json)).collect()
    }

    /// How many bytes the files have whose kinds are wanted.
    pub(super) fn size(&self, is_wanted: impl Fn(&str) -> bool) -> usize {
        self.files.iter().filter(|(name, _)| is_wanted(kind(name))).map(|(_, json)| json.len()).sum()
    }

    /// The files of the kinds that are wanted, parsed, by name.
    pub(super) fn parsed(&self, is_wanted: impl Fn(&str) -> bool) -> Map<String, Value> {
        let wanted = self.files.iter().filter(|(name, _)| is_wanted(kind(name)));
        wanted.map(|(name, json)| (name.clone(), serde_json::from_str(json).expect("written as JSON"))).collect()
    }

    /// Leaves out the files of the kinds that are not wanted.
    pub(super) fn keep(&mut self, is_wanted: impl Fn(&str) -> bool) {
        self.files.retain(|name, _| is_wanted(kind(name)));
    }

    /// All files: name and content.
    pub(super) fn into_files(self) -> impl Iterator<Item = (String, String)> {
        self.files.into_iter()
    }

    #[cfg(test)]
    pub(super) fn text(&self, name: &str) -> &str {
        &self.files[name]
    }
}

fn kind(name: &str) -> &str {
    name.split('-').next().unwrap_or_default()
}

/// `salt` tells files apart whose first names would be the same.
fn hash(bytes: &[u8], salt: u8) -> String {
    let digest = blake3::Hasher::new().update(bytes).update(&[salt]).finalize();
    let mut number = u64::from_le_bytes(digest.as_bytes()[..8].try_into().expect("eight bytes"));
    let mut name = String::with_capacity(LENGTH);
    for _ in 0..LENGTH {
        name.push(char::from(DIGITS[usize::try_from(number % 36).unwrap_or_default()]));
        number /= 36;
    }
    name
}
