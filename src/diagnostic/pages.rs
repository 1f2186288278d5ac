//! Mistakes that only the finished page shows: what it would load, keep and send, what it must say, and where it leads.

use super::{Diagnostic, Place, any_of, rules};
use crate::path::SourcePath;

impl Diagnostic {
    /// Adds where a mistake shows: the address of a page, and on how many others.
    pub(crate) fn seen_on(mut self, url: &str, others: usize) -> Self {
        let more = match others {
            0 => String::new(),
            1 => " and 1 other page".to_owned(),
            more => format!(" and {more} other pages"),
        };
        self.message = format!("{}, on `{url}`{more}", self.message);
        self
    }

    pub(crate) fn other_origin(at: Place, what: &str, url: &str) -> Self {
        Self::new(&rules::OTHER_ORIGIN, at, format!("{what} would be loaded from another site: `{url}`"))
            .help("put the file into the site, or link to it; a page that loads from elsewhere tells others who reads it")
    }

    pub(crate) fn stores_or_sends(at: Place, what: &str) -> Self {
        Self::new(&rules::STORES_OR_SENDS, at, format!("this script uses `{what}`"))
            .help("remove it; a script that keeps something after the reader has asked for that is named under `keeps` in theme.yaml")
    }

    pub(crate) fn sends_away(at: Place, url: &str) -> Self {
        Self::new(&rules::STORES_OR_SENDS, at, format!("this script would contact `{url}`"))
            .help("ask for files of the site only, by paths without a host")
    }

    pub(crate) fn form_posts(at: Place, how: &str) -> Self {
        Self::new(&rules::FORM_POSTS, at, format!("a form sends what readers write: `{how}`"))
            .help("let people call or write instead, or let a script of the theme answer the form on the page itself")
    }

    pub(crate) fn asks_too_much(at: Place, field: &str, asks: &str) -> Self {
        Self::new(&rules::ASKS_TOO_MUCH, at, format!("field `{field}` asks for {asks}"))
            .help("do not ask for this: the site keeps nothing about anybody")
    }

    pub(crate) fn query_state(at: Place, url: &str) -> Self {
        Self::new(&rules::QUERY_STATE, at, format!("`{url}` puts what readers chose behind a question mark"))
            .help("use the part behind `#`, which browsers do not send, so that servers do not log it")
    }

    pub(crate) fn no_crisis_strip(at: Place, number: &str) -> Self {
        Self::new(&rules::NO_CRISIS_STRIP, at, format!("no link to call `{number}` before the main part"))
            .help("show `frame.once.help_strip`, or links to the help lines of `frame.site.help_lines`, on every page")
    }

    pub(crate) fn no_medical_notice(at: Place) -> Self {
        Self::new(&rules::NO_MEDICAL_NOTICE, at, "nothing says that this is no medical advice")
            .help("show the string `footer.advice` on every page")
    }

    pub(crate) fn quick_exit_off(at: Place) -> Self {
        Self::new(&rules::QUICK_EXIT_OFF, at, "no quick way out on a page that somebody may have to hide")
            .help("take `quick_exit: false` out, or let the theme show `frame.once.exit_page` where `frame.quick_exit` is true")
    }

    pub(crate) fn no_correction_link(at: Place) -> Self {
        Self::new(&rules::NO_CORRECTION_LINK, at, "nothing says where to report a mistake in this listing")
            .help("add a page `correct-a-listing`, or an email of the publisher, and let the theme link to it")
    }

    pub(crate) fn undisclosed_tie(at: Place, tie: &str, record: &SourcePath) -> Self {
        let message = format!("nothing tells readers of the tie `{tie}`, which `{record}` gives");
        Self::new(&rules::UNDISCLOSED_TIE, at, message).help("show the component `disclosure` on the pages of programs and providers")
    }

    /// `right` are the numbers that were likely meant.
    pub(crate) fn crisis_number(at: Place, number: &str, line: &str, right: &[&str]) -> Self {
        let message = format!("`{number}` is no number of `{line}`");
        Self::new(&rules::CRISIS_NUMBER, at, message).help(format!("write {}, or mend `help-lines.yaml`", any_of(right.iter().copied())))
    }

    pub(crate) fn stranger_in_strip(at: Place, number: &str) -> Self {
        Self::new(&rules::CRISIS_NUMBER, at, format!("`{number}` stands with the crisis lines and is none"))
            .help("call only help lines there; a program's own number belongs on its page")
    }

    pub(crate) fn lost_link(at: Place, url: &str, why: &str) -> Self {
        Self::new(&rules::LOST_LINK, at, format!("`{url}` {why}")).help("link to where the same is told now, or take the link out")
    }

    pub(crate) fn moved_link(at: Place, url: &str, to: &str) -> Self {
        Self::new(&rules::LOST_LINK, at, format!("`{url}` has moved")).help(format!("link to `{to}`"))
    }

    pub(crate) fn rating_markup(at: Place, what: &str) -> Self {
        Self::new(&rules::RATING_MARKUP, at, format!("`{what}` rates care")).help("remove it: this site does not rate care")
    }

    pub(crate) fn only_pdf(at: Place, url: &str) -> Self {
        Self::new(&rules::ONLY_PDF, at, format!("`{url}` is a PDF, and no page beside it says the same"))
            .help("offer the same words as a page, and link to it in the same paragraph or list item")
    }

    pub(crate) fn broken_link(at: Place, url: &str, nearest: Option<&str>) -> Self {
        Self::new(&rules::BROKEN_LINK, at, format!("`{url}` leads nowhere")).suggest(nearest, "correct it, or add what it leads to")
    }

    pub(crate) fn broken_anchor(at: Place, url: &str) -> Self {
        Self::new(&rules::BROKEN_ANCHOR, at, format!("`{url}` leads to a part that the page does not have"))
            .help("correct what follows `#`, or give the element that id")
    }

    pub(crate) fn plain_link(at: Place, url: &str, why: &str, help: &str) -> Self {
        Self::new(&rules::PLAIN_LINK, at, format!("`{url}` {why}")).help(help)
    }

    pub(crate) fn orphan_page(at: Place, url: &str) -> Self {
        Self::new(&rules::ORPHAN_PAGE, at, format!("no other page leads to `{url}`"))
            .help("link to it from where readers look for it, or remove it")
    }

    pub(crate) fn unused_string(at: Place, key: &str) -> Self {
        Self::new(&rules::UNUSED_STRING, at, format!("nothing asks for string `{key}`")).help("remove it, or correct its name")
    }

    pub(crate) fn string_holes(at: Place, key: &str, language: &str, holes: &str, english: &str) -> Self {
        Self::new(&rules::STRING_HOLES, at, format!("string `{key}` has {holes} in `{language}` and {english} in English"))
            .help("use the same names in braces, each at least once; only plural forms may leave one out")
    }

    pub(crate) fn unknown_string(at: Place, key: &str, nearest: Option<&str>) -> Self {
        Self::new(&rules::MISSING_STRING, at, format!("no string `{key}`")).suggest(nearest, "add it to strings/en.yaml of the theme")
    }
}
