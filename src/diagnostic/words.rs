//! Words that should not stand in a text. Each is told with the reason that the list gives; where the list has none, with that of the rule.

use super::{Diagnostic, Place, Rule, any_of, rules};

impl Diagnostic {
    pub(crate) fn stigma_word(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        worded(&rules::STIGMA_WORD, at, found, why.unwrap_or("this word can hurt"), instead, "leave it out")
    }

    pub(crate) fn jargon(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        worded(
            &rules::JARGON,
            at,
            found,
            why.unwrap_or("few readers know this word"),
            instead,
            "say it in plain words, or link to the glossary",
        )
    }

    pub(crate) fn abbreviation_first(at: Place, short: &str) -> Self {
        Self::new(&rules::ABBREVIATION_FIRST, at, format!("`{short}` is used before it is spelled out"))
            .help(format!("write it out first, with `({short})` behind it, or add it to the glossary"))
    }

    pub(crate) fn cure_claim(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        let help = "say what the program does: nobody can promise how it ends";
        worded(&rules::CURE_CLAIM, at, found, why.unwrap_or("this promises a result"), instead, help)
    }

    pub(crate) fn superlative(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        let why = why.unwrap_or("this is praise that readers cannot check");
        worded(&rules::SUPERLATIVE, at, found, why, instead, "leave it out, or name the fact behind it")
    }

    pub(crate) fn success_rate(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        let help = "link to the study and say how and when it counted, or leave the number out";
        worded(&rules::SUCCESS_RATE, at, found, why.unwrap_or("no source is named for this rate"), instead, help)
    }

    /// `count` words stand in the work `name`, too.
    pub(crate) fn copied_text(at: Place, count: usize, name: &str) -> Self {
        Self::new(&rules::COPIED_TEXT, at, format!("these {count} words stand in `{name}` in the same order"))
            .help("say it in your own words, or put it in quotation marks and name the work")
    }

    pub(crate) fn nameless_method(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        let why = why.unwrap_or("this program names no method");
        worded(&rules::NAMELESS_METHOD, at, found, why, instead, "name the methods in `therapies`, or leave this out")
    }

    pub(crate) fn unbacked_price(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        let why = why.unwrap_or("no fact of this program says for whom");
        worded(&rules::UNBACKED_PRICE, at, found, why, instead, "say for whom in `payment` or `insurance_plans`, or leave this out")
    }

    pub(crate) fn other_level_words(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        let why = why.unwrap_or("the program's `level_of_care` is another");
        worded(&rules::OTHER_LEVEL_WORDS, at, found, why, instead, "write what kind of care it is, or mend `level_of_care`")
    }

    pub(crate) fn pressure_wording(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        let why = why.unwrap_or("this hurries people who must think");
        worded(&rules::PRESSURE_WORDING, at, found, why, instead, "leave it out, and say when places are open in `availability`")
    }

    pub(crate) fn inducement(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        let help = "leave it out, and ask a lawyer about 42 U.S.C. 1320a-7a and 18 U.S.C. 220";
        worded(&rules::INDUCEMENT, at, found, why.unwrap_or("offers for enrolling may break federal law"), instead, help)
    }

    pub(crate) fn privacy_promise(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        worded(
            &rules::PRIVACY_PROMISE,
            at,
            found,
            why.unwrap_or("nobody can promise this"),
            instead,
            "describe what you do to keep it private",
        )
    }

    pub(crate) fn identity_request(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        let why = why.unwrap_or("a public page should not ask for this");
        worded(&rules::IDENTITY_REQUEST, at, found, why, instead, "do not ask for it: the program can, when people come")
    }

    pub(crate) fn method_detail(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        let why = why.unwrap_or("this tells how people harm themselves");
        worded(&rules::METHOD_DETAIL, at, found, why, instead, "do not describe methods: say that help is there, and how to reach it")
    }

    pub(crate) fn dosing_advice(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        let why = why.unwrap_or("only the person who prescribes can advise this");
        worded(&rules::DOSING_ADVICE, at, found, why, instead, "send readers to the person who prescribes their medicine")
    }

    pub(crate) fn program_crisis_line(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        let why = why.unwrap_or("a program's phone is no crisis line");
        worded(&rules::PROGRAM_CRISIS_LINE, at, found, why, instead, "call it the program's number; in a crisis people should call 988")
    }

    pub(crate) fn old_crisis_number(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        worded(&rules::OLD_CRISIS_NUMBER, at, found, why.unwrap_or("this is out of date"), instead, "write 988")
    }

    pub(crate) fn paid_referral(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        let why = why.unwrap_or("money for sending people may break the law (EKRA, 18 U.S.C. 220)");
        worded(&rules::PAID_REFERRAL, at, found, why, instead, "leave it out")
    }

    pub(crate) fn star_rating(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        worded(&rules::STAR_RATING, at, found, why.unwrap_or("this site does not rate care"), instead, "leave it out")
    }

    pub(crate) fn client_story(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        let why = why.unwrap_or("this tells who was in treatment");
        worded(&rules::CLIENT_STORY, at, found, why, instead, "do not publish what clients say with anything that identifies them")
    }

    pub(crate) fn vague_link(at: Place, found: &str, why: Option<&str>, instead: &[String]) -> Self {
        let why = why.unwrap_or("this link does not say where it leads");
        worded(&rules::VAGUE_LINK, at, found, why, instead, "make the name of the page the link")
    }
}

/// `found` and why it should not stand there. What to write instead, or else `otherwise`.
fn worded(rule: &'static Rule, at: Place, found: &str, why: &str, instead: &[String], otherwise: &str) -> Diagnostic {
    let found = found.split_whitespace().collect::<Vec<_>>().join(" ");
    let diagnostic = Diagnostic::new(rule, at, format!("`{found}`: {}", why.replace('`', "'")));
    if instead.is_empty() {
        diagnostic.help(otherwise)
    } else {
        diagnostic.help(format!("write {}", any_of(instead.iter().map(String::as_str))))
    }
}
