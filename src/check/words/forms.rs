//! Other forms of a word: plurals, possessives, forms of verbs, gender and number.

use super::tokens::folded;

/// Returns the word, its plural and the possessives of both, as English writes regular ones.
pub(super) fn english_noun(word: &str) -> Vec<String> {
    let plural = format!("{}{}", stem(word), plural_ending(word));
    vec![word.to_owned(), format!("{word}'s"), plural]
}

/// Returns the word and its regular English forms: `treats`, `treated`, `treating`.
pub(super) fn english_verb(word: &str) -> Vec<String> {
    let bare = word.strip_suffix('e').unwrap_or(word);
    let past = match (word.strip_suffix('y'), word.ends_with('e')) {
        (Some(rest), _) if !rest.ends_with(['a', 'e', 'o', 'u']) => format!("{rest}ied"),
        (_, true) => format!("{word}d"),
        _ => format!("{word}ed"),
    };
    vec![word.to_owned(), format!("{}{}", stem(word), plural_ending(word)), past, format!("{bare}ing")]
}

/// What of a word stays before an ending in `s`.
fn stem(word: &str) -> &str {
    word.strip_suffix('y').filter(|rest| !rest.ends_with(['a', 'e', 'i', 'o', 'u'])).unwrap_or(word)
}

fn plural_ending(word: &str) -> &'static str {
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    match stem(word).len() < word.len() {
        true => "ies",
        false if hisses => "es",
        false => "s",
    }
}

/// Returns the word in both genders and numbers, as Spanish forms them; letters without accents.
pub(super) fn spanish(word: &str) -> Vec<String> {
    let word = folded(word);
    let mut forms = vec![word.clone()];
    if let Some(rest) = word.strip_suffix('o') {
        forms.extend(["a", "os", "as"].map(|end| format!("{rest}{end}")));
    } else if let Some(rest) = word.strip_suffix('z') {
        forms.push(format!("{rest}ces"));
    } else if word.ends_with(['a', 'e', 'i', 'u']) {
        forms.push(format!("{word}s"));
    } else if !word.ends_with('s') {
        forms.push(format!("{word}es"));
        if word.ends_with("or") {
            forms.extend(["a", "as"].map(|end| format!("{word}{end}")));
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::{english_noun, english_verb, spanish};

    #[test]
    fn regular_forms() {
        assert_eq!(english_noun("addict"), ["addict", "addict's", "addicts"]);
        assert_eq!(english_noun("junky")[2], "junkies");
        assert_eq!(english_noun("crutch")[2], "crutches");
        assert_eq!(english_noun("boy")[2], "boys");
        assert_eq!(english_verb("cure"), ["cure", "cures", "cured", "curing"]);
        assert_eq!(english_verb("deny"), ["deny", "denies", "denied", "denying"]);
        assert_eq!(english_verb("conquer"), ["conquer", "conquers", "conquered", "conquering"]);
        assert_eq!(spanish("alcohólico"), ["alcoholico", "alcoholica", "alcoholicos", "alcoholicas"]);
        assert_eq!(spanish("mental"), ["mental", "mentales"]);
        assert_eq!(spanish("consumidor").len(), 4);
        assert_eq!(spanish("adicción")[1], "adicciones");
    }
}
