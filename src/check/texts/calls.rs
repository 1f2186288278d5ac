//! Numbers of crisis lines in texts: one digit off, and somebody in danger reaches nobody.

use std::{collections::BTreeSet, ops::Range};

use super::{Page, Text};
use crate::{check::words::folded, diagnostic::Diagnostic, model::Site};

/// The help lines of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct HelpLines(Vec<Line>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    name: String,
    /// What it is called in texts, in small letters without accents.
    names: Vec<String>,
    /// Its numbers, without the country's.
    numbers: Vec<String>,
}

/// A number with so many digits can be told from a price or a year.
const LONG: usize = 6;

impl HelpLines {
    pub(super) fn of(site: &Site) -> Self {
        let own = site.config().default_language().tag();
        let line = |known: &crate::model::HelpLine| {
            let line = &known.line;
            let numbers = [&line.call, &line.text_to, &line.tty].into_iter().flatten().map(|number| digits(number));
            Line {
                name: line.name.get(own, own).to_owned(),
                names: line.name.each().flat_map(|(_, name)| names(name)).collect(),
                numbers: numbers.collect(),
            }
        };
        Self(site.help_lines().iter().map(line).collect())
    }

    /// Looks for numbers that are nearly those of a line, and for a line that is named without any of its own.
    pub(super) fn findings(&self, page: &Page<'_>, diagnostics: &mut Vec<Diagnostic>) {
        for text in &page.texts {
            let passage = &text.passage.text;
            if passage.bytes().any(|byte| byte.is_ascii_digit()) {
                let numbers = numbers(passage);
                diagnostics.extend(numbers.iter().filter_map(|(range, number)| self.judge(text, range, number, &numbers)));
            }
            let is_short = |number: &str| (2..=LONG).contains(&number.len());
            for (range, target) in &text.passage.links {
                let number = target.strip_prefix("sms:").map(digits).filter(|number| is_short(number) && !self.knows(number));
                let range = range.start as usize..range.end as usize;
                diagnostics.extend(number.and_then(|number| Some(Self::wrong(text, &range, &shown(&number), self.nearest(&number)?))));
            }
        }
    }

    fn judge(&self, text: &Text<'_>, range: &Range<usize>, number: &str, all: &[(Range<usize>, String)]) -> Option<Diagnostic> {
        if self.knows(number) || text.passage.is_code(range) {
            return None;
        }
        let passage = &text.passage.text;
        let is_called = || passage[..range.start].split_whitespace().next_back().is_some_and(is_call);
        let near = || self.0.iter().find(|line| line.numbers.iter().any(|known| is_slip(known, number)));
        let is_told = number.len() >= LONG || number.len() == 3 && is_called() && !number.ends_with("11");
        if let Some(line) = is_told.then(near).flatten() {
            return Some(Self::wrong(text, range, &passage[range.clone()], line));
        }
        if number.len() != LONG && number.len() < 10 {
            return None;
        }
        let sentence = sentence(passage, range.start);
        let said = folded(&passage[sentence.clone()]);
        let line = self.0.iter().find(|line| line.names.iter().any(|name| said.contains(name.as_str())))?;
        // Who gives a right number may give others as well.
        let is_right = |(at, known): &(Range<usize>, String)| sentence.contains(&at.start) && self.knows(known);
        (!all.iter().any(is_right)).then(|| Self::wrong(text, range, &passage[range.clone()], line))
    }

    fn wrong(text: &Text<'_>, range: &Range<usize>, written: &str, line: &Line) -> Diagnostic {
        let number = &digits(written);
        let near: BTreeSet<String> = line.numbers.iter().filter(|known| is_slip(known, number)).map(|number| shown(number)).collect();
        let right: BTreeSet<String> = if near.is_empty() { line.numbers.iter().map(|number| shown(number)).collect() } else { near };
        let right: Vec<&str> = right.iter().map(String::as_str).collect();
        Diagnostic::crisis_number(text.place(range), written, &line.name, &right)
    }

    fn knows(&self, number: &str) -> bool {
        self.0.iter().any(|line| line.numbers.iter().any(|known| known == number))
    }

    /// The line whose number is most like a number.
    fn nearest(&self, number: &str) -> Option<&Line> {
        let distance = |line: &&Line| line.numbers.iter().map(|known| strsim::osa_distance(known, number)).min().unwrap_or(usize::MAX);
        self.0.iter().min_by_key(distance)
    }
}

/// What people call a line: its name, and without the number or the house in front, `National Helpline`, if two words are left.
fn names(name: &str) -> Vec<String> {
    let name = folded(name.split(" (").next().unwrap_or(name));
    let short = name.split_once(' ').map(|(_, rest)| rest).filter(|rest| rest.contains(' '));
    // A number alone is no name.
    let has_word = name.contains(' ');
    short.map(str::to_owned).into_iter().chain(has_word.then(|| name.clone())).collect()
}

/// The digits of a number as it is dialed within the country.
fn digits(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if digits.len() == 11 && digits.starts_with('1') { digits[1..].to_owned() } else { digits }
}

/// A number as people write it.
fn shown(number: &str) -> String {
    if number.len() == 10 { format!("1-{}-{}-{}", &number[..3], &number[3..6], &number[6..]) } else { number.to_owned() }
}

/// Whether a number is another with one digit wrong, or two neighbors in the wrong order.
fn is_slip(known: &str, number: &str) -> bool {
    known.len() == number.len() && known != number && strsim::osa_distance(known, number) == 1
}

fn is_call(word: &str) -> bool {
    let word = folded(word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    matches!(word.as_str(), "call" | "calling" | "text" | "texting" | "dial" | "dialing" | "llame" | "llamar" | "marque" | "marcar" | "al")
}

/// The numbers of a text: each run of digits, and runs that together are a phone number, without the country's.
fn numbers(text: &str) -> Vec<(Range<usize>, String)> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, byte) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        debug_assert!(byte.is_ascii_digit());
        match runs.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    let mut numbers = Vec::with_capacity(runs.len());
    let mut rest = runs.as_slice();
    while let Some(first) = rest.first() {
        let parts = phone_parts(text, rest);
        let range = first.start..rest[parts - 1].end;
        numbers.push((range.clone(), digits(&text[range])));
        rest = &rest[parts..];
    }
    numbers
}

/// Of how many runs a number consists that starts with the first: four or three if they are those of a phone number, or else one.
fn phone_parts(text: &str, runs: &[Range<usize>]) -> usize {
    let are_joined = |pair: &[Range<usize>]| {
        let between = &text[pair[0].end..pair[1].start];
        between.len() <= 2 && !between.is_empty() && between.chars().all(|letter| matches!(letter, '-' | '.' | ' ' | '(' | ')'))
    };
    let fits = |lengths: &[usize]| {
        let some = runs.get(..lengths.len())?;
        (some.iter().map(ExactSizeIterator::len).eq(lengths.iter().copied()) && some.windows(2).all(are_joined)).then_some(lengths.len())
    };
    fits(&[1, 3, 3, 4]).or_else(|| fits(&[3, 3, 4])).unwrap_or(1)
}

/// The sentence around a place.
fn sentence(text: &str, at: usize) -> Range<usize> {
    let ends = |(end, mark): &(usize, &str)| text[end + mark.len()..].starts_with(char::is_whitespace);
    let marks = || text.match_indices(['.', '!', '?']).filter(ends).map(|(end, mark)| end + mark.len());
    let start = marks().take_while(|end| *end <= at).last().unwrap_or(0);
    start..marks().find(|end| *end > at).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::{is_slip, names, numbers, sentence};

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let text = "Call 1-800-662-4357 or (800) 487-4889, text 741741 from 9 to 5, in 2026 at 66044.";
        let found: Vec<String> = numbers(text).into_iter().map(|(_, number)| number).collect();
        assert_eq!(found, ["8006624357", "8004874889", "741741", "9", "5", "2026", "66044"]);
    }

    #[test]
    fn a_slip_is_one_digit_or_two_in_the_wrong_order() {
        assert!(is_slip("741741", "741742") && is_slip("988", "898"));
        assert!(!is_slip("741741", "741741") && !is_slip("741741", "741") && !is_slip("988", "911"));
    }

    #[test]
    fn lines_have_short_names() {
        assert_eq!(names("988 Suicide & Crisis Lifeline"), ["suicide & crisis lifeline", "988 suicide & crisis lifeline"]);
        assert_eq!(names("211"), Vec::<String>::new());
        assert_eq!(names("Emergency"), Vec::<String>::new());
    }

    #[test]
    fn sentences_end_before_a_blank() {
        let text = "One. Two 1.5 is. Three";
        assert_eq!(&text[sentence(text, 6)], " Two 1.5 is.");
        assert_eq!(&text[sentence(text, 20)], " Three");
    }
}
