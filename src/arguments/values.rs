//! Values of options, read from what is typed. What they refuse is said beside the usage.

use std::time::Duration;

use carepress::{check::nearest_code, config::is_base_url, diagnostic::RULES, value::Date};

/// The address at which a site will be published.
pub(super) fn base_url(text: &str) -> Result<String, String> {
    let fits = is_base_url(text.trim_end_matches('/'));
    if fits { Ok(text.to_owned()) } else { Err("write the whole address, such as https://care.example.org".to_owned()) }
}

/// The code of a rule.
pub(super) fn rule(code: &str) -> Result<&'static str, String> {
    let rule = RULES.iter().find(|rule| rule.code == code);
    let near = || nearest_code(code).map_or_else(|| "docs/checks.md lists the rules".to_owned(), |near| format!("did you mean `{near}`?"));
    rule.map(|rule| rule.code).ok_or_else(near)
}

/// A length of time in seconds.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().filter(|seconds| (0.1..=3600.0).contains(seconds));
    seconds.map(Duration::from_secs_f64).ok_or_else(|| "write a number of seconds from 0.1 to 3600".to_owned())
}

/// A day.
pub(super) fn date(text: &str) -> Result<Date, String> {
    Date::read(text).ok_or_else(|| "write a date such as 2026-11-21".to_owned())
}

/// The name of a source, of which a file name is made.
pub(super) fn source_name(text: &str) -> Result<String, String> {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if !text.is_empty() && text.len() <= 64 && text.chars().all(fits) {
        return Ok(text.to_owned());
    }
    Err("a name is small letters, digits and hyphens".to_owned())
}
