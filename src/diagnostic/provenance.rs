//! Remarks on where facts come from and when a person last checked them.

use super::{Diagnostic, Place, rules};

impl Diagnostic {
    pub(crate) fn no_source(at: Place) -> Self {
        Self::new(&rules::NO_SOURCE, at, "the source of these facts is not named")
            .help("say under `source` where they come from, such as the kind `program-staff`")
    }

    pub(crate) fn unnamed_source(at: Place, kind: &str) -> Self {
        Self::new(&rules::NO_SOURCE, at, format!("`{kind}` does not say which")).help("add its `title` or `url`")
    }

    pub(crate) fn future_date(at: Place, date: &str) -> Self {
        Self::new(&rules::FUTURE_DATE, at, format!("`{date}` is in the future")).help("write the day on which it was really done")
    }

    pub(crate) fn import_marked_checked(at: Place) -> Self {
        let message = "an import is not a check";
        Self::new(&rules::IMPORT_MARKED_CHECKED, at, message)
            .help("leave `last_verified` out until a person has checked, then name that role in `verified_by_role`")
    }

    pub(crate) fn stale_listing(at: Place, days: i64) -> Self {
        Self::new(&rules::STALE_LISTING, at, format!("last checked {days} days ago"))
            .help("call or write to the program, then change `last_verified`")
    }

    /// `what` was done so many days ago: "this plan was last checked".
    pub(crate) fn old_plan(at: Place, what: &str, days: i64) -> Self {
        Self::new(&rules::OLD_PLAN, at, format!("{what} {days} days ago")).help("check it again, then change its date")
    }

    pub(crate) fn old_help_line(at: Place, id: &str, days: i64) -> Self {
        Self::new(&rules::OLD_HELP_LINE, at, format!("the help line `{id}` was last checked {days} days ago"))
            .help("try its numbers and its chat, then write the day as its `verified_on` in content/help-lines.yaml")
    }

    pub(crate) fn no_license(at: Place) -> Self {
        let message = "neither this program nor its organization names a license";
        Self::new(&rules::NO_LICENSE, at, message)
            .help("add the state license under `credentials`, or say in the description why none applies")
    }

    pub(crate) fn expired_credential(at: Place, name: &str, date: &str) -> Self {
        Self::new(&rules::EXPIRED_CREDENTIAL, at, format!("`{name}` ran out on {date}"))
            .help("write the new date, or remove the credential")
    }

    pub(crate) fn lost_sentence(at: Place, sentence: &str) -> Self {
        Self::new(&rules::LOST_SENTENCE, at, format!("the text has no such words: `{sentence}`"))
            .help("write the words as they stand in the text now, or take them out of the list")
    }

    pub(crate) fn awaits_clinician(at: Place, sentences: usize) -> Self {
        let what = if sentences == 1 { "1 sentence waits".to_owned() } else { format!("{sentences} sentences wait") };
        Self::new(&rules::AWAITS_CLINICIAN, at, format!("{what} for a clinician"))
            .help("let one read the text, then write `clinical-reviewer` as its `reviewed_by_role`, with the day as `last_reviewed`")
    }

    pub(crate) fn no_review(at: Place, what: &str, example: &str) -> Self {
        Self::new(&rules::NO_REVIEW, at, format!("this page does not say {what}")).help(format!("add it, such as `{example}`"))
    }

    pub(crate) fn review_due(at: Place, date: &str) -> Self {
        Self::new(&rules::REVIEW_DUE, at, format!("this page was due for review on {date}"))
            .help("review the whole page, then change `last_reviewed` and `review_due`")
    }
}
