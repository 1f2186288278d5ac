//! Remarks on what a program treats, how and for whom.

use super::{Diagnostic, Place, rules};

impl Diagnostic {
    pub(crate) fn other_level_of_care(at: Place, level: &str) -> Self {
        let message = format!("`{level}` is not an intensive outpatient program");
        Self::new(&rules::OTHER_LEVEL_OF_CARE, at, message).help("this directory lists IOPs; other levels appear as related care")
    }

    pub(crate) fn level_without_edition(at: Place) -> Self {
        Self::new(&rules::LEVEL_WITHOUT_EDITION, at, "an ASAM level means different things in its two editions")
            .help("say which edition: \"3\" or \"4\"")
    }

    pub(crate) fn no_group_type(at: Place) -> Self {
        Self::new(&rules::NO_GROUP_TYPE, at, "no kind of group is named")
            .help("name at least one under `group_types`, such as `psychoeducation`")
    }

    pub(crate) fn reversed_range(at: Place, least: &str, most: &str) -> Self {
        let message = format!("the smallest number, {least}, is larger than the largest, {most}");
        Self::new(&rules::REVERSED_RANGE, at, message).help(format!("write the smallest first: {most} to {least}"))
    }

    pub(crate) fn reversed_closure(at: Place, from: &str, to: &str) -> Self {
        Self::new(&rules::REVERSED_RANGE, at, format!("these days without sessions end on {to}, before they begin on {from}"))
            .help("write the first day after `from` and the last after `to`")
    }

    pub(crate) fn no_individual_counseling(at: Place) -> Self {
        let message = "no one-to-one counseling is listed";
        Self::new(&rules::NO_INDIVIDUAL_COUNSELING, at, message)
            .help("most programs offer it; add `individual-counseling` if this one does")
    }

    pub(crate) fn many_individual_sessions(at: Place, sessions: &str) -> Self {
        let message = format!("{sessions} one-to-one sessions a week is unusual");
        Self::new(&rules::MANY_INDIVIDUAL_SESSIONS, at, message).help("check the number; it counts sessions a week")
    }

    pub(crate) fn monitoring_without_substance_use(at: Place) -> Self {
        let message = "substance tests are listed, but no substance use focus";
        Self::new(&rules::MONITORING_WITHOUT_SUBSTANCE_USE, at, message).help("add the focus, or remove `monitoring`")
    }

    pub(crate) fn methadone_without_certificate(at: Place) -> Self {
        let message = "methadone for opioid use is given by certified programs only";
        Self::new(&rules::METHADONE_WITHOUT_CERTIFICATE, at, message).help("add the credential `otp-certified`, or remove `moud-methadone`")
    }

    pub(crate) fn requires_no_medication(at: Place) -> Self {
        let message = "this program takes nobody who uses medicines for opioid or alcohol use";
        Self::new(&rules::REQUIRES_NO_MEDICATION, at, message).help("make sure that this is so; the page will say it plainly")
    }

    pub(crate) fn no_aftercare(at: Place) -> Self {
        Self::new(&rules::NO_AFTERCARE, at, "nothing is listed for the time after the program")
            .help("families ask what happens after; add `aftercare`")
    }

    pub(crate) fn extras_without_therapy(at: Place) -> Self {
        let message = "extras are listed, but no therapy";
        Self::new(&rules::EXTRAS_WITHOUT_THERAPY, at, message).help("add `therapies`; extras add to treatment and do not replace it")
    }

    pub(crate) fn many_populations(at: Place, count: usize) -> Self {
        let message = format!("{count} groups of people are listed");
        Self::new(&rules::MANY_POPULATIONS, at, message).help("list only groups that have their own track")
    }

    pub(crate) fn reversed_ages(at: Place, least: u8, most: u8) -> Self {
        let message = format!("the lowest age, {least}, is above the highest, {most}");
        Self::new(&rules::REVERSED_AGES, at, message).help("swap the two, or leave the highest out for no limit")
    }

    pub(crate) fn no_language(at: Place) -> Self {
        Self::new(&rules::NO_LANGUAGE, at, "no language is named")
            .help("name at least one under `language_support`, such as `en` for English")
    }

    pub(crate) fn mixed_delivery(at: Place) -> Self {
        let message = "both `in-person` and `telehealth` are listed";
        Self::new(&rules::MIXED_DELIVERY, at, message).help("if one person gets both in a week, write `hybrid`")
    }

    pub(crate) fn no_telehealth_states(at: Place) -> Self {
        let message = "no states are named for online care";
        Self::new(&rules::NO_TELEHEALTH_STATES, at, message)
            .help("list the states where people may be when they join by video under `telehealth_states`, such as `KS`")
    }
}
