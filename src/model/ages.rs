//! Ages in people's own words: `18+`, `under 18`, `13 to 17`, `teens`, `todas las edades`. What could mean two things is not read at all.

use super::vocabulary::fold;

/// Lowest and highest age in years; none where there is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ages {
    pub(super) min: Option<u8>,
    pub(super) max: Option<u8>,
}

/// Groups of people and their ages, as the vocabulary `population` defines them.
const GROUPS: [(&[&str], Ages); 6] = [
    (&["all", "all ages", "any", "any age", "everyone", "todas", "todas las edades", "todos"], ages(None, None)),
    (&["child", "children", "kids", "ninos"], ages(None, Some(11))),
    (&["teen", "teens", "teenagers", "adolescents", "adolescentes"], ages(Some(12), Some(17))),
    (&["young adults", "adultos jovenes"], ages(Some(18), Some(25))),
    (&["adult", "adults", "adultos"], ages(Some(18), None)),
    (&["senior", "seniors", "older adults", "adultos mayores", "personas mayores"], ages(Some(60), None)),
];

/// Words that say nothing more about a number.
const FILLERS: [&str; 9] = ["age", "ages", "aged", "years", "year", "old", "edad", "edades", "anos"];

const fn ages(min: Option<u8>, max: Option<u8>) -> Ages {
    Ages { min, max }
}

/// Reads one group of ages, or several beside each other: `teens and adults`.
pub(super) fn read(text: &str) -> Option<Ages> {
    group(text).or_else(|| {
        let text = text.to_lowercase().replace(" y ", ",").replace(" and ", ",");
        let mut groups = text.split([',', ';']).map(group).collect::<Option<Vec<Ages>>>()?;
        groups.sort_by_key(|group| group.min);
        let [first, rest @ ..] = groups.as_slice() else { return None };
        rest.iter().try_fold(*first, |all, next| all.joined(*next))
    })
}

impl Ages {
    /// Both groups as one; none if there is a gap between them. `next` does not start before this group.
    fn joined(self, next: Self) -> Option<Self> {
        let touches = self.max.is_none_or(|max| next.min.unwrap_or_default() <= max.saturating_add(1));
        touches.then(|| Self { min: self.min, max: self.max.zip(next.max).map(|(one, other)| one.max(other)) })
    }
}

fn group(text: &str) -> Option<Ages> {
    let folded = fold(&between(text));
    if let Some((_, ages)) = GROUPS.iter().find(|(words, _)| words.contains(&folded.as_str())) {
        return Some(*ages);
    }
    let words: Vec<&str> = folded.split(' ').filter(|word| !FILLERS.contains(word)).collect();
    let number = |word: &str| word.parse::<u8>().ok();
    match words.as_slice() {
        [from] => Some(ages(Some(number(from.strip_suffix('+')?)?), None)),
        ["from" | "desde", from]
        | [from, "+"]
        | [from, "and" | "or" | "y" | "o", "older" | "over" | "up" | "above" | "more" | "mas" | "mayores"]
        | ["de", from, "en", "adelante"] => Some(ages(Some(number(from)?), None)),
        ["under" | "below", limit] | ["younger", "than", limit] | ["menores", "de", limit] => {
            Some(ages(None, Some(number(limit)?.checked_sub(1)?)))
        }
        ["up", "to", most] | ["hasta", most] | [most, "and" | "or", "younger" | "under"] => Some(ages(None, Some(number(most)?))),
        [min, "to" | "through" | "a", max]
        | ["de", min, "a", max]
        | ["from", min, "to", max]
        | ["between", min, "and", max]
        | ["entre", min, "y", max] => Some(ages(Some(number(min)?), Some(number(max)?))),
        _ => None,
    }
}

/// Writes a dash between two numbers as a word, as signs are lost when words are compared. Signs that could mean something else are kept
/// apart, so that nothing is read out of them.
fn between(text: &str) -> String {
    let mut parts = text.trim_end_matches('.').split(['-', '–', '—']).map(str::trim);
    let first = parts.next().unwrap_or_default().to_owned();
    parts
        .fold(first, |before, after| {
            let is_range =
                before.ends_with(|letter: char| letter.is_ascii_digit()) && after.starts_with(|letter: char| letter.is_ascii_digit());
            format!("{before} {} {after}", if is_range { "to" } else { "" })
        })
        .replace(['/', '.', ',', '<', '>'], " sign ")
}

#[cfg(test)]
mod tests {
    use super::{Ages, read};

    #[test]
    fn ages_are_read_as_people_write_them() {
        for (min, max, texts) in [
            (Some(18), None, "18+|18 +|18 and older|18 and up|18 or older|18 años o más|from 18|18 years and over|Adults|adultos|ages 18+"),
            (None, Some(17), "under 18|younger than 18|menores de 18 años|up to 17|17 and under"),
            (Some(12), Some(17), "12-17|12 – 17|12 to 17|ages 12-17 years|12 a 17 años|de 12 a 17|between 12 and 17|teens|Adolescentes"),
            (Some(12), None, "teens and adults|adults, teens|adolescentes y adultos|12-17; adults"),
            (Some(18), Some(25), "young adults|18 through 25"),
            (Some(60), None, "seniors|older adults"),
            (None, None, "all ages|todas las edades|Any age|children, teens, adults"),
            (Some(17), Some(13), "17-13"),
        ] {
            for text in texts.split('|') {
                assert_eq!(read(text), Some(Ages { min, max }), "{text}");
            }
        }
    }

    #[test]
    fn what_could_mean_two_things_is_not_read() {
        for text in ["", "18", "over 18", "12/17", "12, 17", "17-Dec", "children and adults", "call us", "18.5+", "<18", "300+", "older"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
