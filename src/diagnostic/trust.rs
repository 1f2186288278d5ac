//! Remarks on what families must be able to rely on: whose number it is, what is owed to them, who says in which order programs come.

use super::{Diagnostic, Place, rules};

impl Diagnostic {
    pub(crate) fn other_providers_name(at: Place, name: &str) -> Self {
        Self::new(&rules::OTHER_PROVIDERS_NAME, at, format!("`{name}` is another provider"))
            .help("leave the name out, or make it a link of the form `[…](org:…)` if the two work together")
    }

    pub(crate) fn other_providers_phone(at: Place, number: &str, owner: &str) -> Self {
        Self::new(&rules::OTHER_PROVIDERS_PHONE, at, format!("`{number}` is the number of `{owner}`"))
            .help("give the number that reaches this program, or name the house that both belong to as `parent`")
    }

    pub(crate) fn licensed_codes(at: Place, code: &str) -> Self {
        Self::new(&rules::LICENSED_CODES, at, format!("`{code}` is a code of the 211 taxonomy, which is licensed"))
            .help("remove it, or silence this with the license that you have as the reason")
    }

    pub(crate) fn no_access_features(at: Place) -> Self {
        Self::new(&rules::NO_ACCESS_FEATURES, at, "nothing is said about access for people with disabilities")
            .help("list access features under `accessibility`, or who to ask as `accessibility_contact` of the location")
    }

    pub(crate) fn no_access_contact(at: Place) -> Self {
        Self::new(&rules::NO_ACCESS_CONTACT, at, "nobody is named to ask about access")
            .help("give a phone number or a mailbox as `accessibility_contact`")
    }

    pub(crate) fn no_nondiscrimination_notice(at: Place) -> Self {
        Self::new(&rules::NO_NONDISCRIMINATION_NOTICE, at, "federal money is received, and no notice of nondiscrimination is linked")
            .help("give its address as `nondiscrimination_url` (45 CFR 92.10)")
    }

    pub(crate) fn no_language_notice(at: Place) -> Self {
        Self::new(&rules::NO_LANGUAGE_NOTICE, at, "federal money is received, and no notice of free language help is linked")
            .help("give its address as `language_notice_url` (45 CFR 92.11)")
    }

    pub(crate) fn personal_mailbox(at: Place, mailbox: &str) -> Self {
        Self::new(&rules::PERSONAL_MAILBOX, at, format!("`{mailbox}` looks like the mailbox of a person"))
            .help("give that of a role, such as intake@example.org: people leave, roles stay")
    }

    pub(crate) fn crisis_not_first(at: Place) -> Self {
        Self::new(&rules::CRISIS_NOT_FIRST, at, "this page is about danger or illness, and crisis help does not come first")
            .help("write `crisis: prominent` in its front matter")
    }

    pub(crate) fn no_order_rule(at: Place) -> Self {
        Self::new(&rules::NO_ORDER_RULE, at, "no page says in which order programs are listed")
            .help("write content/pages/how-we-order.md; a new site of `carepress init` has one that you can copy")
    }

    pub(crate) fn no_accessibility_statement(at: Place) -> Self {
        Self::new(&rules::NO_ACCESSIBILITY_STATEMENT, at, "no page says how accessible the site is")
            .help("write content/pages/accessibility.md; a new site of `carepress init` has one that you can copy")
    }
}
