//! Ids of records that have none of ours: made of their names, unique among those of a file.

use std::collections::HashSet;

use crate::path::Slug;

/// Ids that are taken.
#[derive(Default)]
pub(crate) struct FreeIds(HashSet<String>);

impl FreeIds {
    /// Makes an id of words, with an end that is never cut off; a number follows where it is taken. `otherwise` stands for words without letters
    /// that an id may have.
    pub(crate) fn take(&mut self, words: &str, end: &str, otherwise: &str) -> String {
        let slug = Slug::from_words(words).map_or_else(|| otherwise.to_owned(), |slug| slug.to_string());
        let room = Slug::LONGEST - end.len() - 8;
        let short = slug.get(..room).map_or(slug.as_str(), |cut| cut.trim_end_matches('-'));
        let first = format!("{short}{end}");
        let numbered = (2..).map(|number| format!("{short}{end}-{number}"));
        std::iter::once(first).chain(numbered).find(|id| self.0.insert(id.clone())).expect("numbers do not run out")
    }

    /// Takes an id as it is, if nobody has it.
    pub(crate) fn take_exactly(&mut self, id: &str) -> bool {
        self.0.insert(id.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::FreeIds;

    #[test]
    fn ids_are_unique_and_keep_their_ends() {
        let mut ids = FreeIds::default();
        assert_eq!(
            [ids.take("Juniper Ridge", "-iop", "place"), ids.take("Juniper Ridge", "-iop", "place")],
            ["juniper-ridge-iop", "juniper-ridge-iop-2"]
        );
        let long = ids.take(&"a very long name ".repeat(9), "-withdrawal-management", "place");
        assert!(long.len() <= 64 && long.ends_with("-withdrawal-management"), "{long}");
        assert_eq!(ids.take("中文", "", "place"), "place");
    }
}
