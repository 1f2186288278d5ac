//! What all records of a made-up site draw on: the seed, the word lists, the vocabularies and the places.

use super::{Size, places::Places};
use crate::{bank::Bank, rng::Rng, vocabulary::Vocabularies};

const SLOTS: &str = include_str!("../bank/slots.txt");

/// What all records draw on.
#[derive(Debug)]
pub(crate) struct World {
    seed: u64,
    /// How large the site is. Only the targets of links depend on it.
    pub(crate) size: Size,
    /// The terms that records may have.
    pub(crate) vocabularies: Vocabularies,
    /// Where organizations are.
    pub(crate) places: Places,
    /// Names of providers, streets and the like.
    pub(crate) names: Bank,
    /// Sentences about programs.
    pub(crate) program: Bank,
    /// Sentences about programs, in Spanish.
    pub(crate) program_es: Bank,
    /// The sections of the education part, with sentences of their own.
    pub(crate) sections: Bank,
    /// Sentences for articles of every section.
    pub(crate) learn: Bank,
    /// Sentences for articles, in Spanish.
    pub(crate) learn_es: Bank,
}

impl World {
    /// Reads the lists.
    pub(crate) fn new(seed: u64, size: Size) -> Self {
        Self {
            seed,
            size,
            vocabularies: Vocabularies::load(),
            places: Places::read(),
            names: Bank::read(&[include_str!("../bank/names.txt")]),
            program: Bank::read(&[include_str!("../bank/program.txt"), SLOTS]),
            program_es: Bank::read(&[include_str!("../bank/program-es.txt")]),
            sections: Bank::read(&[include_str!("../bank/sections.txt"), SLOTS]),
            learn: Bank::read(&[include_str!("../bank/learn.txt"), SLOTS]),
            learn_es: Bank::read(&[include_str!("../bank/learn-es.txt")]),
        }
    }

    /// Starts the stream of a part of a record.
    pub(crate) fn rng(&self, part: &str, index: usize) -> Rng {
        Rng::new(self.seed, part, index)
    }
}

/// Takes terms so that every one has its turn: the one whose turn it is at `index` first, then some by chance.
pub(crate) fn in_turn<'t>(terms: &[&'t str], index: usize, others: usize, rng: &mut Rng) -> Vec<&'t str> {
    let first = terms[index % terms.len()];
    let rest: Vec<&str> = terms.iter().copied().filter(|term| *term != first).collect();
    std::iter::once(first).chain(rng.sample(&rest, others)).collect()
}
