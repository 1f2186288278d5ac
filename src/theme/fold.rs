//! Strings that no page can change: where a template asks for a fixed string by its name, the string itself is put into the template before
//! it is compiled. A program's page asks some ninety times.

use super::strings::{Pattern, Strings};

/// The call that is replaced; what follows is the key, a quote and a bracket.
const CALL: &str = "t(key=\"";

/// Replaces calls such as `t(key="nav.home")` whose string has no holes by the string as a literal.
pub(super) fn fold(template: &str, strings: &Strings) -> String {
    let mut folded = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find(CALL) {
        let (before, call) = rest.split_at(at);
        folded.push_str(before);
        match literal(before, &call[CALL.len()..], strings) {
            Some((literal, after)) => {
                folded.push_str(&literal);
                rest = after;
            }
            None => {
                folded.push_str(CALL);
                rest = &call[CALL.len()..];
            }
        }
    }
    folded.push_str(rest);
    folded
}

/// The literal for a call, and what comes after the call.
fn literal<'t>(before: &str, call: &'t str, strings: &Strings) -> Option<(String, &'t str)> {
    // A longer name that ends in `t` is another function.
    let is_call = !before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.');
    let (key, after) = call.split_once('"').filter(|_| is_call)?;
    let Pattern::Fixed(text) = strings.pattern(key)? else { return None };
    Some((format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")), after.strip_prefix(')')?))
}
