//! "Did you mean …": the known value that a person most likely wanted.

use strsim::osa_distance;

use super::usual_words::meant;

/// Returns the candidate nearest to `word`, ignoring case, or none if nothing is near. A swap of two neighbouring letters counts as one
/// mistake; one mistake in three letters is the limit. People who misspell keep the sound of a word, that is its consonants, so a candidate
/// with the same consonants counts as nearer: `medicade` means `medicaid` (two mistakes), not `medicare` (one). Of equals the first wins. If
/// nothing is near, the shortest candidate will do in which a part begins alike: `insur` means `insurance_plans`. A word longer than any
/// term can be is near to nothing. Before all that comes what people usually call a field that has another name here: `street` means `line1`.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST_WORD {
        return None;
    }
    let word = word.trim().to_lowercase();
    let candidates: Vec<&str> = candidates.into_iter().collect();
    meant(&word, &candidates).or_else(|| misspelt(&word, &candidates)).or_else(|| shortened(&word, &candidates))
}

/// The shortest candidate of which a part begins with the word, its plural aside, or that the word begins with. Short words begin too much.
fn shortened<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let stem = word.strip_suffix('s').unwrap_or(word);
    let part_begins = |candidate: &str| candidate.split(|letter: char| !letter.is_alphanumeric()).any(|part| part.starts_with(stem));
    let alike = |candidate: &&str| part_begins(candidate) || candidate.len() >= SHORTEST_STEM && stem.starts_with(*candidate);
    candidates.iter().copied().filter(|_| stem.len() >= SHORTEST_STEM).filter(alike).min_by_key(|candidate| candidate.len())
}

/// Letters that two words must have in common to mean the same.
const SHORTEST_STEM: usize = 5;

/// Bytes of the longest word that can be a misspelt one: comparing takes time that grows with the square.
const LONGEST_WORD: usize = 120;

fn misspelt<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(1);
    let sound = consonants(word);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates.iter().copied().filter(|candidate| candidate.len().abs_diff(word.len()) <= limit * 4) {
        let lower = candidate.to_lowercase();
        let distance = osa_distance(word, &lower);
        // Same sound takes off three half steps: enough to win over one wrong consonant, never over a perfect match.
        let weighed = if distance > 0 && consonants(&lower) == sound { (distance * 2).saturating_sub(3).max(1) } else { distance * 2 };
        if distance <= limit && best.is_none_or(|(least, _)| weighed < least) {
            best = Some((weighed, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The letters that carry the sound, doubled ones once.
fn consonants(word: &str) -> String {
    let mut sound = String::with_capacity(word.len());
    for letter in word.chars().filter(|letter| letter.is_alphanumeric() && !"aeiouyáéíóúü".contains(*letter)) {
        if !sound.ends_with(letter) {
            sound.push(letter);
        }
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant() {
        let known = ["medicaid", "medicare", "self-pay", "iop", "language_support", "interpersonal-process", "line1"];
        let table = [
            ("medicade", Some("medicaid")),
            ("medicair", Some("medicare")),
            ("Medicaid", Some("medicaid")),
            ("ipo", Some("iop")),
            ("self pay", Some("self-pay")),
            ("banana", None),
            ("languages", Some("language_support")),
            ("street", Some("line1")),
            ("process", Some("interpersonal-process")),
            ("", None),
        ];
        for (word, wanted) in table {
            assert_eq!(nearest(word, known), wanted, "{word}");
        }
    }
}
