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
        rest = &call[CALL.len()..];
        if let Some((literal, after)) = literal(before, rest, strings) {
            folded.push_str(&literal);
            rest = after;
        } else {
            folded.push_str(CALL);
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::{Strings, fold};
    use crate::{path::SourcePath, source::SourceFile, value::Language};

    #[test]
    fn fixed_strings_become_literals_and_others_stay() {
        let text = "name: English\nstrings: {a.b: 'Say \"hi\"', holes: 'Hi {name}', many: {one: x, other: y}}\n";
        let file = SourceFile { path: SourcePath::new("themes/t/strings/en.yaml").unwrap(), content: text.as_bytes().to_vec().into() };
        let strings = Strings::read(&Language::new("en").unwrap(), &[&file], &mut Vec::new());
        for (template, wanted) in [
            (r#"{{ t(key="a.b") }}"#, r#"{{ "Say \"hi\"" }}"#),
            (r#"<x label={t(key="a.b")} />"#, r#"<x label={"Say \"hi\""} />"#),
            (r#"{{ t(key="holes", name="x") }}{{ t(key="holes") }}"#, r#"{{ t(key="holes", name="x") }}{{ t(key="holes") }}"#),
            (
                r#"{{ t(key="many") }}{{ t(key="a." ~ x) }}{{ list(key="a.b") }}"#,
                r#"{{ t(key="many") }}{{ t(key="a." ~ x) }}{{ list(key="a.b") }}"#,
            ),
            (r#"t(key="none") t(key=""#, r#"t(key="none") t(key=""#),
        ] {
            assert_eq!(fold(template, &strings), wanted);
        }
    }
}
