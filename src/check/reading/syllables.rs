//! How many syllables a word has.

use std::collections::BTreeMap;

/// Counts the syllables of an English word in small letters: groups of vowels, less a silent final `e`, at least one. `exceptions` are words
/// for which the rule is wrong.
#[must_use]
pub(super) fn english(word: &str, exceptions: &BTreeMap<String, u8>) -> usize {
    if let Some(count) = exceptions.get(word) {
        return usize::from(*count);
    }
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        return 1;
    }
    let letters: Vec<char> = word.strip_suffix("'s").unwrap_or(word).chars().filter(|letter| letter.is_alphabetic()).collect();
    let starts_group = |at: &usize| is_vowel(letters[*at]) && (*at == 0 || !is_vowel(letters[at - 1]));
    let groups = (0..letters.len()).filter(starts_group).count();
    (groups + parted(&letters)).saturating_sub(usize::from(ends_silently(&letters))).max(1)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'é')
}

/// Syllables that are more than groups of vowels.
fn parted(letters: &[char]) -> usize {
    // "ia", "io" and "iu" are two where no soft consonant swallows the "i": "radio", but "station".
    let is_parted = |at: &usize| {
        let (before, i, after) = (letters[at - 2], letters[at - 1], letters[*at]);
        i == 'i' && matches!(after, 'a' | 'o' | 'u') && !matches!(before, 't' | 'c' | 's' | 'g' | 'x') && !is_vowel(before)
    };
    let within = (2..letters.len()).filter(is_parted).count();
    let at_end = match letters {
        [.., 's', 'm'] => 1,
        // "being", "trying", "paying".
        [.., before, 'i', 'n', 'g'] => usize::from(is_vowel(*before)),
        _ => 0,
    };
    within + at_end
}

/// Whether the last vowel is an `e` that nobody hears: "while", "makes", "helped".
fn ends_silently(letters: &[char]) -> bool {
    // "table", "tables" and "troubled" have the sound of an "e" before the "l".
    let sounds_l = |letters: &[char]| matches!(letters, [.., before, 'l'] if !is_vowel(*before) && !matches!(before, 'l' | 'r'));
    match letters {
        [rest @ .., last, 'e'] => !is_vowel(*last) && !rest.is_empty() && !sounds_l(&letters[..letters.len() - 1]),
        [_, rest @ .., 'e', 'd'] => rest.last().is_some_and(|last| !is_vowel(*last) && !matches!(last, 't' | 'd')) && !sounds_l(rest),
        [_, rest @ .., 'e', 's'] => {
            let hisses = matches!(rest, [.., 's' | 'c' | 'g' | 'z' | 'x'] | [.., 'c' | 's', 'h']);
            rest.last().is_some_and(|last| !is_vowel(*last)) && !hisses && !sounds_l(rest)
        }
        _ => false,
    }
}

/// Counts the syllables of a Spanish word in small letters, by the rules of the academy: a strong vowel (a, e, o) or an accented weak one is the
/// core of a syllable; weak vowels (i, u) join a strong neighbour or each other, and an accent on the weak one parts them. `u` is silent in
/// `que`, `qui`, `gue` and `gui`; a final `y` counts as `i`; an `h` between vowels changes nothing.
/// <https://www.rae.es/ortografía/diptongos-triptongos-e-hiatos>
#[must_use]
pub(super) fn spanish(word: &str) -> usize {
    let letters: Vec<char> = word.chars().filter(|letter| *letter != 'h' && letter.is_alphabetic()).collect();
    let mut count = 0;
    let mut previous = Sound::Consonant;
    for (at, letter) in letters.iter().enumerate() {
        let after = letters.get(at + 1).copied();
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let is_silent_u = *letter == 'u' && matches!(before, Some('q' | 'g')) && matches!(after, Some('e' | 'i' | 'é' | 'í'));
        let is_weak = !is_silent_u && (*letter != 'y' || after.is_none());
        let sound = match letter {
            'i' | 'u' | 'ü' | 'y' if is_weak => Sound::Weak,
            'a' | 'e' | 'o' | 'á' | 'é' | 'ó' => Sound::Strong,
            'í' | 'ú' => Sound::Accented,
            _ => Sound::Consonant,
        };
        // A weak vowel joins the vowel beside it; all else stands alone.
        let joins = matches!((previous, sound), (Sound::Strong | Sound::Weak, Sound::Weak) | (Sound::Weak, Sound::Strong));
        let begins = sound != Sound::Consonant && !joins;
        count += usize::from(begins);
        previous = sound;
    }
    count.max(1)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sound {
    Consonant,
    Strong,
    /// A weak vowel with an accent: always by itself.
    Accented,
    Weak,
}

#[cfg(test)]
mod tests {
    use super::{english, spanish};
    use crate::check::texts::built_in_grammar;

    #[test]
    fn english_words() {
        let exceptions = built_in_grammar("en").syllables;
        let table = [
            ("program", 2),
            ("recovery", 4),
            ("psychoeducation", 6),
            ("medication", 4),
            ("people", 2),
            ("intensive", 3),
            ("being", 2),
            ("area", 3),
            ("the", 1),
            ("table", 2),
            ("while", 1),
            ("helped", 1),
            ("needed", 2),
            ("started", 2),
            ("places", 2),
            ("makes", 1),
            ("changes", 2),
            ("churches", 2),
            ("troubled", 2),
            ("outpatient", 3),
            ("counselor", 3),
            ("insurance", 3),
            ("be", 1),
            ("see", 1),
            ("agree", 2),
            ("tries", 1),
            ("trying", 2),
            ("radio", 3),
            ("criticism", 4),
            ("day's", 1),
            ("12", 1),
            ("called", 1),
            ("handles", 2),
            ("treatment", 2),
            ("therapy", 3),
            ("family", 3),
            ("hospital", 3),
            ("depression", 3),
            ("residential", 4),
            ("i", 1),
            ("you", 1),
        ];
        for (word, count) in table {
            assert_eq!(english(word, &exceptions), count, "{word}");
        }
        assert_eq!(english("area", &std::collections::BTreeMap::new()), 2, "the rule alone is wrong, which is why there are exceptions");
    }

    #[test]
    fn spanish_words() {
        let table = [
            ("programa", 3),
            ("tratamiento", 4),
            ("día", 2),
            ("ciudad", 2),
            ("país", 2),
            ("aéreo", 4),
            ("que", 1),
            ("guerra", 2),
            ("pingüino", 3),
            ("ahora", 3),
            ("prohibir", 2),
            ("muy", 1),
            ("ley", 1),
            ("yo", 1),
            ("construye", 3),
            ("usted", 2),
            ("consejería", 5),
            ("cuidado", 3),
            ("leer", 2),
            ("reunión", 2),
            ("búho", 2),
            ("estudiáis", 3),
            ("y", 1),
            ("psicología", 5),
            ("ambulatorio", 5),
            ("intensivo", 4),
            ("huevo", 2),
            ("quiero", 2),
            ("sigue", 2),
            ("europa", 3),
            ("oír", 2),
        ];
        for (word, count) in table {
            assert_eq!(spanish(word), count, "{word}");
        }
    }
}
