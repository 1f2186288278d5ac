//! What pages may load: the security policy that hosts send and the one that pages carry for hosts that send none. No inline script, no other
//! origin, no form that sends anything, and never `unsafe-*`; a style within a page is let pass by its digest alone.

/// The rules of every page but those for styles.
const RULES: [&str; 10] = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
];

/// The rule that a policy starts with in which nothing is allowed that it does not name.
const NOTHING: &str = RULES[0];

/// Text becomes HTML or script nowhere.
const TRUSTED_TYPES: &str = "require-trusted-types-for 'script'";

/// Nobody may put the page into a frame. It means nothing in a page itself.
const NO_FRAMES: &str = "frame-ancestors 'none'";

/// The policy that hosts send with every page. `digests` are those of the styles of self-contained pages: where a host sends all policies that fit
/// a page, the strictest wins, so this one must let them pass, too. All other pages forbid them in the policy that they carry.
#[must_use]
pub fn sent<'d>(digests: impl IntoIterator<Item = &'d str>) -> String {
    let styles: Vec<String> =
        ["style-src 'self'".to_owned()].into_iter().chain(digests.into_iter().map(|digest| format!("'{digest}'"))).collect();
    let styles = styles.join(" ");
    let rule = |rule: &&str| if rule.starts_with("style-src") { styles.clone() } else { (*rule).to_owned() };
    joined(RULES.iter().map(rule).chain([NO_FRAMES.to_owned(), TRUSTED_TYPES.to_owned()]))
}

/// The policy that pages carry.
#[must_use]
pub fn carried() -> String {
    joined(RULES.into_iter().chain([TRUSTED_TYPES]).map(str::to_owned))
}

/// The policy that hosts send with a page that needs nothing but itself.
#[must_use]
pub fn sent_alone(digest: &str) -> String {
    joined([NOTHING, &style(digest), RULES[8], RULES[9], NO_FRAMES, TRUSTED_TYPES].map(str::to_owned))
}

/// The policy that such a page carries.
#[must_use]
pub fn carried_alone(digest: &str) -> String {
    joined([NOTHING, &style(digest), RULES[8], RULES[9], TRUSTED_TYPES].map(str::to_owned))
}

/// The rules of the form editor, which is a program of others. Nothing may be asked of another origin, so what is written in it stays where it is.
/// What it has more than other pages: it writes its own styles into the page (`unsafe-inline`, for styles alone), and shows pictures of the author's
/// folder that have no address (`blob:`, `data:`). Its templates become HTML without a policy of its own, so trusted types are not demanded.
const EDITOR: [&str; 8] = [
    NOTHING,
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
];

/// The policy that hosts send with the form editor.
#[must_use]
pub fn sent_editor() -> String {
    joined(EDITOR.into_iter().chain([NO_FRAMES]).map(str::to_owned))
}

/// The policy that the page of the form editor carries.
#[must_use]
pub fn carried_editor() -> String {
    joined(EDITOR.map(str::to_owned))
}

/// A page's head whose policy lets pass what shows an author's own changes: a script, its style sheet, and what it asks of this server. All pages
/// but those that stand by themselves do that already.
#[must_use]
pub fn with_tools(head: &str) -> String {
    let alone = format!("{NOTHING}; style-src 'sha256-");
    let opened = format!("{NOTHING}; script-src 'self'; connect-src 'self'; style-src 'self' 'sha256-");
    head.replace(&alone, &opened).replace(&alone.replace('\'', "&#39;"), &opened.replace('\'', "&#39;"))
}

fn style(digest: &str) -> String {
    format!("style-src '{digest}'")
}

fn joined(rules: impl IntoIterator<Item = String>) -> String {
    rules.into_iter().collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::{carried, carried_alone, sent, sent_alone};

    #[test]
    fn a_style_within_a_page_passes_by_its_digest_alone() {
        let digest = "sha256-abc=";
        let all = [sent([digest]), sent_alone(digest), carried_alone(digest), sent([]), carried()];
        assert!(all.iter().all(|policy| policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe")), "{all:?}");
        assert!(all[0].contains("; style-src 'self' 'sha256-abc='; "), "{}", all[0]);
        assert_eq!(all[1].replace("frame-ancestors 'none'; ", ""), all[2]);
        assert!(all[2].contains("; style-src 'sha256-abc='; ") && !all[2].contains("'self'"), "{}", all[2]);
        assert!(all[3..].iter().all(|policy| policy.contains("; style-src 'self'; ")), "{all:?}");
    }
}
