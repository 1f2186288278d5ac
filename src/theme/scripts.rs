//! Scripts as they are published: without the comments and the indentation that help those who write them. That spares readers a third of what
//! a page loads. Names and lines stay as they are, so that a fault in the browser can still be found in the source.

use crate::source::Content;

/// Returns what is published of a script.
pub(super) fn published(content: &Content) -> Content {
    match content {
        Content::Text(script) => strip(script).map_or_else(|| content.clone(), |stripped| Content::Text(stripped.into())),
        Content::Bytes(_) => content.clone(),
    }
}

/// Leaves out lines that hold nothing but a comment, and the space before all others. Nothing if that could change what the script does: where
/// a text goes over several lines, its space and its slashes are its own.
fn strip(script: &str) -> Option<String> {
    let mut stripped = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        let opens = line.starts_with("/*") && (!line.contains("*/") || line.ends_with("*/"));
        if in_comment || opens {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            if line.matches('`').count() % 2 == 1 || line.ends_with('\\') {
                return None;
            }
            stripped.push_str(line);
            stripped.push('\n');
        }
    }
    Some(stripped)
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn what_is_left_out_does_nothing() {
        for (script, wanted) in [
            (
                "/** Adds.\n * @param {number} a\n */\nexport function f(a) {\n  // one\n  return a;\n}\n",
                Some("export function f(a) {\nreturn a;\n}\n"),
            ),
            ("  /** @type {number} */\n  let a = 1; // one\n\n", Some("let a = 1; // one\n")),
            ("/** @type {X} */ (a).b();\n", Some("/** @type {X} */ (a).b();\n")),
            ("const a = `x ${b} // y`;\n", Some("const a = `x ${b} // y`;\n")),
            ("const a = `one\n  // two`;\n", None),
            ("const a = 'one \\\n  two';\n", None),
        ] {
            assert_eq!(strip(script).as_deref(), wanted, "{script}");
        }
    }
}
