//! Word lists and sentences, from text files: `[list]` starts a list, each further line is an entry, `#` starts a remark. Entries have holes:
//! `{who}` is filled from what is given or else from the list of that name, `{Who}` the same with a capital letter, `{a|b}` with one of the two.

use std::collections::BTreeMap;

use crate::rng::Rng;

/// The lists of a file.
#[derive(Debug)]
pub(crate) struct Bank(BTreeMap<&'static str, Vec<&'static str>>);

/// What fills holes by name, before the lists are asked.
pub(crate) type Given<'g> = [(&'g str, &'g str)];

impl Bank {
    /// Reads files; lists of the same name go on.
    pub(crate) fn read(files: &[&'static str]) -> Self {
        let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut list = "";
        for line in files.iter().flat_map(|file| file.lines()).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => list = name,
                None => lists.entry(list).or_default().push(line),
            }
        }
        Self(lists)
    }

    /// Returns a list; there must be one of that name.
    pub(crate) fn list(&self, name: &str) -> &[&'static str] {
        self.0.get(name).unwrap_or_else(|| panic!("no list `{name}`"))
    }

    /// Draws an entry of a list and fills its holes.
    pub(crate) fn say(&self, list: &str, given: &Given<'_>, rng: &mut Rng) -> String {
        let entry = rng.pick(self.list(list));
        self.fill(entry, given, rng)
    }

    /// Draws so many different entries of a list, in any order, and fills their holes.
    pub(crate) fn say_some(&self, list: &str, count: usize, given: &Given<'_>, rng: &mut Rng) -> Vec<String> {
        rng.sample(self.list(list), count).into_iter().map(|entry| self.fill(entry, given, rng)).collect()
    }

    /// Fills the holes of an entry. The first letter becomes a capital one.
    pub(crate) fn fill(&self, entry: &str, given: &Given<'_>, rng: &mut Rng) -> String {
        let mut text = String::with_capacity(entry.len() * 2);
        let mut rest = entry;
        while let Some((before, hole, after)) = next_hole(rest) {
            text += before;
            text += &self.filling(hole, given, rng);
            rest = after;
        }
        text += rest;
        capital(&text)
    }

    fn filling(&self, hole: &str, given: &Given<'_>, rng: &mut Rng) -> String {
        if hole.contains('|') {
            let choices: Vec<&str> = hole.split('|').collect();
            return rng.pick(&choices).to_owned();
        }
        let name = hole.to_lowercase();
        let known = given.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        let value = known.unwrap_or_else(|| rng.pick(self.list(&name)));
        if name == hole { value.to_owned() } else { capital(value) }
    }
}

/// Splits at the first hole: what comes before, the hole, what comes after.
fn next_hole(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (hole, after) = rest.split_once('}')?;
    Some((before, hole, after))
}

/// Writes the first letter as a capital one.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Counts words as people do: what stands between spaces and has a letter or digit.
pub(crate) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Makes an id of a name: small letters and digits, all else a hyphen.
pub(crate) fn slug(text: &str) -> String {
    let plain: String = text.to_lowercase().chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join("-")
}
