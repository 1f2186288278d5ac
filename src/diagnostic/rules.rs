//! Every rule that this program knows: its code, the chapter of the editorial rule book that it comes from, its severity, and what it is for.
//! Tests hold this table against the fixtures in `tests/diagnostics/` and the explanations in `src/check/explanations/`, of which
//! `docs/checks.md` is made: none may be missing on either side.

use std::fmt;

/// How much a diagnostic matters. Ordered: an error is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a thought; may well be right as it is.
    Info,
    /// Likely wrong, or soon to be; the site is still built.
    Warning,
    /// Wrong; nothing is written until it is mended.
    Error,
}

impl Severity {
    /// Its name, as messages show it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// One rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable name, in words: `unknown-term`.
    pub code: &'static str,
    /// Number in the editorial rule book, or `-` for rules of form.
    pub chapter: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What it watches, in one line.
    pub summary: &'static str,
}

macro_rules! rules {
    // A macro because each rule must be both a constant, so that a constructor names it without a look-up, and a row of the table.
    ($(#[$about:meta])* $all:ident; $($name:ident $code:literal $chapter:literal $severity:ident $summary:literal;)*) => {
        $(pub(super) static $name: Rule = Rule { code: $code, chapter: $chapter, severity: Severity::$severity, summary: $summary };)*
        $(#[$about])*
        pub static $all: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    /// All rules on what a site says, grouped by what they watch.
    RULES;
    // The form of files.
    NOT_TEXT "not-text" "-" Error "a text file is not UTF-8";
    BAD_FILE_NAME "bad-file-name" "-" Error "a file name cannot be read as text";
    LINK_LOOP "link-loop" "-" Error "a symbolic link leads back to itself or nowhere";
    UNREAD_FILE "unread-file" "-" Warning "a file lies where nothing reads it";
    NO_FRONT_MATTER "no-front-matter" "-" Error "a Markdown file does not start with front matter";
    OPEN_FRONT_MATTER "open-front-matter" "-" Error "front matter has no closing line";
    BAD_YAML "bad-yaml" "-" Error "YAML cannot be read";
    BAD_TABLE "bad-table" "-" Error "a spreadsheet row cannot be read";
    UNKNOWN_COLUMN "unknown-column" "-" Warning "a spreadsheet has a column that means nothing here";
    MISSING_COLUMN "missing-column" "-" Error "a spreadsheet lacks a column that it cannot do without";
    UNKNOWN_FIELD "unknown-field" "DATA-092" Error "a record has a field that does not exist";
    DUPLICATE_FIELD "duplicate-field" "-" Error "a field is given twice";
    INVALID_VALUE "invalid-value" "PROV-02" Error "a value has the wrong form: a malformed date, text where a number belongs";
    MISSING_FIELD "missing-field" "-" Error "a required field is not given";
    OUT_OF_RANGE "out-of-range" "-" Error "a number or text is outside what the field allows";
    UNKNOWN_LANGUAGE "unknown-language" "-" Error "a file is in a language that the site does not have";
    LONELY_TRANSLATION "lonely-translation" "-" Error "a translation has no original";
    OUTDATED_TRANSLATION "outdated-translation" "-" Warning "the original has changed since a text was translated";
    // Identity.
    BAD_ID "bad-id" "DATA-001" Error "an id is not small letters, digits and single hyphens";
    DUPLICATE_ID "duplicate-id" "DATA-002" Error "two records use the same id";
    SLOGAN_NAME "slogan-name" "DATA-003" Warning "a name is a slogan, all capitals, or holds a phone number";
    UNKNOWN_ORGANIZATION "unknown-organization" "DATA-004" Error "a record names an organization that does not exist";
    UNKNOWN_LOCATION "unknown-location" "DATA-005" Error "a program names a location that does not exist";
    SUMMARY_LENGTH "summary-length" "DATA-006" Warning "a summary is shorter than 40 or longer than 240 characters";
    DESCRIPTION_LENGTH "description-length" "-" Warning "a description is shorter than 150 or longer than 4,000 characters";
    CLOSED_BUT_OPEN "closed-but-open" "DATA-007" Error "a program is closed, yet says that it takes new people";
    // Care.
    OTHER_LEVEL_OF_CARE "other-level-of-care" "DATA-010" Warning "a program is not an intensive outpatient program";
    LEVEL_WITHOUT_EDITION "level-without-edition" "DATA-011" Warning "an ASAM level is given without its edition";
    NO_GROUP_TYPE "no-group-type" "DATA-012" Error "a program names no kind of group";
    REVERSED_RANGE "reversed-range" "DATA-013" Error "the smallest number of a range is larger than the largest";
    NO_INDIVIDUAL_COUNSELING "no-individual-counseling" "DATA-014" Info "a program lists no one-to-one counseling";
    MANY_INDIVIDUAL_SESSIONS "many-individual-sessions" "DATA-015" Warning "more than 5 one-to-one sessions a week";
    MONITORING_WITHOUT_SUBSTANCE_USE "monitoring-without-substance-use" "DATA-016" Info "substance tests without a substance use focus";
    METHADONE_WITHOUT_CERTIFICATE "methadone-without-certificate" "DATA-017" Error "methadone without the certificate that it needs";
    REQUIRES_NO_MEDICATION "requires-no-medication" "DATA-018" Info "a program takes nobody who uses medicines";
    NO_AFTERCARE "no-aftercare" "DATA-019" Info "a program lists nothing for the time after it";
    EXTRAS_WITHOUT_THERAPY "extras-without-therapy" "DATA-020" Warning "extras are listed, but no therapy";
    MANY_POPULATIONS "many-populations" "DATA-021" Warning "more than 8 dedicated groups of people";
    REVERSED_AGES "reversed-ages" "DATA-022" Error "the lowest age is above the highest";
    NO_LANGUAGE "no-language" "DATA-023" Error "a program names no language";
    MIXED_DELIVERY "mixed-delivery" "DATA-030" Info "in person and online are both listed instead of hybrid";
    NO_TELEHEALTH_STATES "no-telehealth-states" "DATA-031" Error "an online program does not say in which states";
    // Schedule.
    SESSION_ENDS_FIRST "session-ends-first" "DATA-040" Error "a session or office hour ends before it starts";
    OVERLAPPING_SESSIONS "overlapping-sessions" "DATA-041" Error "two sessions of one track overlap";
    LONG_SESSION "long-session" "DATA-042" Warning "a session longer than 8 hours";
    UNEVEN_SESSION "uneven-session" "-" Info "a session does not start and end on a quarter hour, or lasts less than half an hour";
    UNUSUAL_DAYS "unusual-days" "DATA-043" Info "fewer or more days a week than most programs have";
    UNUSUAL_HOURS "unusual-hours" "DATA-044" Info "fewer or more hours a day than most programs have";
    UNKNOWN_TIME_ZONE "unknown-time-zone" "DATA-045" Error "a time zone that does not exist";
    LONG_PROGRAM "long-program" "DATA-046" Warning "a program longer than 26 weeks";
    TIME_OF_DAY_IGNORED "time-of-day-ignored" "-" Info "time of day is given, though the sessions already say it";
    BELOW_ADULT_HOURS "below-adult-hours" "BAND-01" Warning "fewer weekly hours than an adult program has";
    ABOVE_IOP_HOURS "above-iop-hours" "BAND-02" Warning "as many weekly hours as day treatment has";
    BELOW_TEEN_HOURS "below-teen-hours" "BAND-03" Warning "fewer weekly hours than a teen program has";
    TEEN_HOURS_FOR_ADULTS "teen-hours-for-adults" "BAND-04" Info "weekly hours fit teens, but not the adults who may come too";
    HOURS_CROSS_BAND "hours-cross-band" "BAND-05" Info "weekly hours reach beyond those of an intensive outpatient program";
    // Access and cost.
    BAD_PHONE "bad-phone" "DATA-050" Error "a phone number is malformed, or none is given";
    EXAMPLE_PHONE "example-phone" "DATA-051" Warning "an example phone number on a real site";
    NO_FIRST_STEP "no-first-step" "DATA-052" Warning "a program does not say how to start";
    LONG_WAIT "long-wait" "DATA-053" Warning "more than 30 days until the first visit";
    OLD_AVAILABILITY "old-availability" "DATA-054" Warning "availability is older than 30 days";
    NO_PAYMENT "no-payment" "DATA-055" Error "a program names no way to pay";
    COST_WITHOUT_UNIT "cost-without-unit" "DATA-056" Error "a price does not say for what";
    BAD_NPI "bad-npi" "DATA-060" Error "an NPI fails its check digit";
    PARENT_CYCLE "parent-cycle" "DATA-061" Error "an organization is its own parent, directly or by way of others";
    PO_BOX "po-box" "DATA-070" Error "a PO box is given as a place to visit";
    UNKNOWN_STATE "unknown-state" "DATA-071" Error "a state is not one of the two-letter codes";
    SHORT_ZIP "short-zip" "DATA-072" Warning "a ZIP code has lost its leading zero";
    BAD_ZIP "bad-zip" "DATA-072" Error "a ZIP code is not five digits";
    UNKNOWN_ZIP "unknown-zip" "-" Warning "a ZIP code is in no table, so the place cannot be found on a map";
    ZIP_OUTSIDE_STATE "zip-outside-state" "DATA-073" Warning "a ZIP code belongs to another state";
    COORDINATES_OUTSIDE_STATE "coordinates-outside-state" "DATA-073" Warning "coordinates lie outside the state";
    ZERO_COORDINATES "zero-coordinates" "DATA-074" Error "coordinates are 0, 0";
    CONFIDENTIAL_ADDRESS "confidential-address" "PRIV-07" Error "a street is given for a confidential location";
    // Records together.
    ORPHAN_RECORD "orphan-record" "DATA-080" Warning "a location or organization that nothing uses";
    SHARED_SITE "shared-site" "DATA-081" Warning "a program at another organization's location";
    SAME_NAME "same-name" "DATA-082" Error "two active programs of one name at one location";
    NO_ACTIVE_PROGRAM "no-active-program" "DATA-083" Info "an organization has no active program";
    UNKNOWN_TERM "unknown-term" "DATA-090" Error "a value is not in its vocabulary";
    RETIRED_TERM "retired-term" "DATA-091" Warning "a value was retired from its vocabulary";
    UNMATCHED_WORDS "unmatched-words" "-" Warning "words in a simple spreadsheet that match no term";
    UNKNOWN_REFERENCE "unknown-reference" "-" Error "a record names another that does not exist";
    // Provenance.
    NO_SOURCE "no-source" "PROV-01" Error "a record does not say where its facts come from";
    FUTURE_DATE "future-date" "PROV-02" Error "a date that must be past lies in the future";
    IMPORT_MARKED_CHECKED "import-marked-checked" "PROV-03" Error "an import is passed off as a check";
    STALE_LISTING "stale-listing" "PROV-04" Warning "a record was last checked more than 180 days ago";
    OLD_PLAN "old-plan" "PROV-05" Warning "an insurance plan or price was last checked more than 180 days ago";
    OLD_HELP_LINE "old-help-line" "SAFE-02" Warning "a help line was last checked more than 90 days ago";
    NO_LICENSE "no-license" "PROV-06" Warning "neither a program nor its organization names a license";
    EXPIRED_CREDENTIAL "expired-credential" "PROV-07" Error "a license or accreditation has run out";
    NO_REVIEW "no-review" "PROV-08" Error "an article does not say when it was reviewed, by whom, or what it rests on";
    AWAITS_CLINICIAN "awaits-clinician" "PROV-08" Warning "an article of a real site has sentences that no clinician has confirmed";
    LOST_SENTENCE "lost-sentence" "PROV-08" Warning "an article names a sentence for review that its text does not have";
    REVIEW_DUE "review-due" "PROV-09" Warning "an article is past its review date";
    // Markdown.
    DEAD_LINK "dead-link" "LINK-01" Error "a link to a page, record or file that does not exist";
    DEAD_ANCHOR "dead-anchor" "LINK-01" Error "a link to a heading that does not exist";
    UNSAFE_LINK "unsafe-link" "LINK-01" Error "a link that would run a script or open a local file, or a picture from another site";
    HTML_REMOVED "html-removed" "-" Warning "HTML that the site does not allow was taken out";
    BAD_COMPONENT_CALL "bad-component-call" "-" Error "a component call cannot be read";
    UNKNOWN_COMPONENT "unknown-component" "-" Error "a component that the theme does not have";
    UNKNOWN_ARGUMENT "unknown-argument" "-" Error "an argument that the component does not have";
    MISSING_ARGUMENT "missing-argument" "-" Error "a component call lacks an argument";
    BAD_ARGUMENT "bad-argument" "-" Error "an argument has a value that the component cannot take";
    OPEN_COMPONENT "open-component" "-" Error "a component is opened and not closed, or closed and not opened";
    // The site and its theme.
    NO_SITE_FILE "no-site-file" "-" Error "a site has no content/site.yaml";
    BAD_BASE_URL "bad-base-url" "-" Error "the base URL is not an absolute http or https URL";
    UNKNOWN_FACET "unknown-facet" "-" Error "a facet that is no vocabulary of programs";
    UNKNOWN_THEME "unknown-theme" "-" Error "the theme does not exist";
    TEMPLATE_FAULT "template-fault" "-" Error "a template of the theme cannot be read or rendered";
    MISSING_STRING "missing-string" "-" Error "a string of the interface has no text in a language of the site";
    BAD_STYLE "bad-style" "-" Error "a style sheet cannot be read";
    BAD_SCRIPT "bad-script" "-" Error "a script of the theme cannot be put together with those that it needs";
    UNREADABLE_COLOR "unreadable-color" "A11Y-07" Error "a color of the site has too little contrast with the grounds of the theme";
    BAD_IMAGE "bad-image" "-" Error "a picture cannot be read";
    URL_TAKEN "url-taken" "-" Error "two pages want the same URL";
    // Trust.
    OTHER_PROVIDERS_NAME "other-providers-name" "CLAIM-06" Warning "the text of a program names another provider";
    OTHER_PROVIDERS_PHONE "other-providers-phone" "CLAIM-06" Error "the phone of a program is another organization's";
    PERSONAL_MAILBOX "personal-mailbox" "PRIV-05" Warning "a mailbox looks like that of a person";
    LICENSED_CODES "licensed-codes" "ETH-06" Warning "codes of a taxonomy that may be published with a license only";
    CRISIS_NOT_FIRST "crisis-not-first" "SAFE-03" Error "an article about danger or illness does not show crisis help first";
    NO_ORDER_RULE "no-order-rule" "ETH-03" Error "no page says in which order programs are listed";
    NO_ACCESS_FEATURES "no-access-features" "A11Y-20" Warning "nothing is said about access for people with disabilities";
    NO_ACCESS_CONTACT "no-access-contact" "A11Y-21" Warning "a location names nobody to ask about access";
    NO_NONDISCRIMINATION_NOTICE "no-nondiscrimination-notice" "LEGAL-01" Info "federal money, and no notice of nondiscrimination";
    NO_LANGUAGE_NOTICE "no-language-notice" "LEGAL-02" Info "federal money, and no notice of free language help";
    NO_ACCESSIBILITY_STATEMENT "no-accessibility-statement" "LEGAL-03" Info "a site has no accessibility statement";
    // Silences.
    UNKNOWN_RULE "unknown-rule" "META-01" Warning "a silence or setting names a rule that does not exist";
    SILENCE_WITHOUT_REASON "silence-without-reason" "META-01" Warning "a rule is silenced or made milder, and nobody says why";
    UNUSED_SILENCE "unused-silence" "META-02" Info "a silence has nothing left to silence";
    // Reading.
    HARD_TO_READ "hard-to-read" "READ-01" Warning "an English text above grade 8 by either measure, or a Spanish one with an ease below 55";
    TOO_HARD_TO_READ "too-hard-to-read" "READ-01" Error "an English text above grade 10 that is for people who look for care";
    LONG_SENTENCE "long-sentence" "READ-02" Warning "a sentence has more than 30 words";
    LONG_PARAGRAPH "long-paragraph" "READ-03" Info "a paragraph has more than 120 words";
    PASSIVE_SHARE "passive-share" "READ-03" Info "more than a fifth of the sentences are passive";
    LATE_MAIN_MESSAGE "late-main-message" "READ-04" Warning "an article does not say its point within the first 60 words";
    // Words.
    STIGMA_WORD "stigma-word" "LANG-01" Warning "a word shames or labels people";
    ABBREVIATION_FIRST "abbreviation-first" "LANG-03" Info "an abbreviation is used before it is spelled out";
    JARGON "jargon" "LANG-04" Warning "a word of the trade is neither explained nor linked";
    VAGUE_LINK "vague-link" "LINK-03" Warning "the words of a link do not say where it leads";
    COPIED_TEXT "copied-text" "COPY-01" Warning "eight words or more in a row stand in another work as well";
    // Claims, safety and privacy of wording.
    CURE_CLAIM "cure-claim" "CLAIM-01" Error "a text promises a cure or a result";
    SUPERLATIVE "superlative" "CLAIM-02" Warning "a text praises in a way that readers cannot check";
    SUCCESS_RATE "success-rate" "CLAIM-03" Error "a rate of success stands without its source";
    NAMELESS_METHOD "nameless-method" "CLAIM-05" Warning "a program calls its methods proven and names none";
    UNBACKED_PRICE "unbacked-price" "CLAIM-07" Warning "a program is called free or covered, and its facts do not say so";
    OTHER_LEVEL_WORDS "other-level-words" "CLAIM-09" Warning "the words of a program are those of another level of care";
    PRESSURE_WORDING "pressure-wording" "CLAIM-08" Warning "a text hurries people";
    INDUCEMENT "inducement" "CLAIM-10" Error "a text offers gifts, money or travel for enrolling";
    PRIVACY_PROMISE "privacy-promise" "PRIV-08" Warning "a text promises a privacy that nobody can promise";
    IDENTITY_REQUEST "identity-request" "PRIV-06" Error "a text asks for a Social Security number or the like";
    CLIENT_STORY "client-story" "PRIV-09" Error "a client's words stand with a name";
    METHOD_DETAIL "method-detail" "SAFE-04" Error "a text describes how people harm themselves";
    DOSING_ADVICE "dosing-advice" "SAFE-05" Warning "a text advises to take, lower or stop a medicine";
    PROGRAM_CRISIS_LINE "program-crisis-line" "SAFE-06" Error "the phone of a program is called a crisis line";
    OLD_CRISIS_NUMBER "old-crisis-number" "SAFE-09" Warning "a crisis number or choice is out of date";
    PAID_REFERRAL "paid-referral" "ETH-02" Error "a text speaks of money for sending people";
    STAR_RATING "star-rating" "ETH-04" Error "a text gives care stars or points";
    // Pages: privacy.
    OTHER_ORIGIN "other-origin" "PRIV-01" Error "a page would load something from another site";
    STORES_OR_SENDS "stores-or-sends" "PRIV-02" Error "a script would keep something on the reader's device or send something away";
    FORM_POSTS "form-posts" "PRIV-03" Error "a form sends what readers write";
    QUERY_STATE "query-state" "PRIV-04" Warning "a link or form of the site puts what readers chose where servers log it";
    ASKS_TOO_MUCH "asks-too-much" "PRIV-06" Error "a form asks who somebody is, or about their health";
    // Pages: safety and fairness.
    NO_CRISIS_STRIP "no-crisis-strip" "SAFE-01" Error "a page lacks the links to crisis help";
    NO_MEDICAL_NOTICE "no-medical-notice" "SAFE-07" Error "a page does not say that it is no medical advice";
    QUICK_EXIT_OFF "quick-exit-off" "SAFE-08" Warning "a page that somebody may have to hide has no quick way out";
    NO_CORRECTION_LINK "no-correction-link" "ETH-05" Warning "a page of a program or provider does not say where to report a mistake";
    UNDISCLOSED_TIE "undisclosed-tie" "ETH-01" Error "a page does not say that the site has a tie to the provider";
    CRISIS_NUMBER "crisis-number" "SAFE-02" Error "a number of a crisis line is wrong";
    RATING_MARKUP "rating-markup" "CLAIM-04" Error "a page carries ratings or reviews";
    // Pages: accessibility.
    NO_PAGE_LANGUAGE "no-page-language" "A11Y-01" Error "a page does not say in which language it is";
    NO_PAGE_TITLE "no-page-title" "A11Y-02" Error "a page has no title";
    MAIN_HEADING "main-heading" "A11Y-03" Error "a page does not have one main heading";
    HEADING_ORDER "heading-order" "A11Y-04" Warning "a heading leaves out a level";
    NO_ALTERNATIVE_TEXT "no-alternative-text" "A11Y-05" Error "a picture has no text that stands for it";
    UNLABELED_FIELD "unlabeled-field" "A11Y-06" Error "a field of a form has no label";
    SMALL_TARGET "small-target" "A11Y-08" Error "the theme makes what people press smaller than 24 pixels";
    COVERED_FOCUS "covered-focus" "A11Y-09" Warning "a bar of the theme that stays in view may cover what has the focus";
    TABLE_WITHOUT_HEADERS "table-without-headers" "A11Y-10" Warning "a table has no headers";
    PLAYS_BY_ITSELF "plays-by-itself" "A11Y-11" Error "sound, film or motion starts without being asked";
    NO_MAIN_PART "no-main-part" "A11Y-12" Error "a page has no main part, or no link that skips to it";
    REPEATED_ID "repeated-id" "-" Error "two elements of a page have one id";
    NAMELESS_CONTROL "nameless-control" "-" Error "a link or button says nothing";
    TAB_ORDER "tab-order" "-" Warning "an element pushes itself forward in the order of the keyboard";
    ONLY_PDF "only-pdf" "A11Y-22" Warning "a PDF is linked without a page that says the same";
    // Pages: search engines and languages.
    INCOMPLETE_DATA "incomplete-data" "SEO-01" Warning "structured data lacks what its kind needs";
    HIDDEN_DATA "hidden-data" "SEO-02" Error "structured data says something that the page does not show";
    LONG_TITLE "long-title" "SEO-03" Warning "a title is longer than 60 characters";
    LONG_DESCRIPTION "long-description" "SEO-03" Warning "what search results say of a page is longer than 160 characters";
    SAME_TITLE "same-title" "SEO-03" Warning "several pages have one title";
    SAME_DESCRIPTION "same-description" "SEO-03" Info "search results say the same of several pages";
    FOREIGN_FORMAT "foreign-format" "I18N-01" Warning "a date, number or phone number is written as in another country";
    HREFLANG_PAIR "hreflang-pair" "I18N-02" Error "two languages of a page do not name each other";
    // Pages: links.
    BROKEN_LINK "broken-link" "LINK-01" Error "a finished page links to a page of the site that does not exist";
    BROKEN_ANCHOR "broken-anchor" "LINK-01" Error "a finished page links to a part of a page that does not exist";
    LOST_LINK "lost-link" "LINK-04" Info "a page of another site does not answer, or has moved";
    PLAIN_LINK "plain-link" "LINK-02" Warning "a link is not encrypted, shortened, or carries a tracking code";
    ORPHAN_PAGE "orphan-page" "-" Info "no other page leads to a page";
    // Pages: the theme.
    UNTRANSLATED_LABEL "untranslated-label" "LANG-02" Warning "labels have no text in a language of the site";
    UNUSED_STRING "unused-string" "-" Info "a string of the site's theme is asked for nowhere";
    STRING_HOLES "string-holes" "-" Error "a string has other holes than in English";
}

#[cfg(test)]
mod tests {
    use super::RULES;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_words_and_unique() {
        let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), RULES.len());
        assert!(codes.iter().all(|code| code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
    }
}

rules! {
    /// All rules on files of others that are brought in. They speak of a file that is not the site's, so no site silences or weighs them.
    IMPORT_RULES;
    FOREIGN_SHAPE "foreign-shape" "IMP-01" Error "a file that is brought in is not of the form that was named";
    SKIPPED_ROW "skipped-row" "IMP-02" Warning "a row has no name, city or state, and was left out";
    REPAIRED_VALUE "repaired-value" "IMP-03" Warning "a value was plainly damaged on its way, and was mended";
    UNKNOWN_CODE "unknown-code" "IMP-04" Info "a column, code or label means nothing here";
    LIKELY_DUPLICATE "likely-duplicate" "IMP-05" Warning "a record is most likely one that the site has already";
    OTHER_LEVEL "other-level" "IMP-06" Info "a row offers no intensive outpatient program, and was filed under what it offers";
    UNREAD_CELL "unread-cell" "-" Warning "a cell of a workbook holds an error, or lies inside a merged cell";
    PARTIAL_LIST "partial-list" "-" Warning "a file holds only some pages of a list";
    DROPPED_FIELD "dropped-field" "-" Info "a field of the file has no place in a record";
    KEPT_EDIT "kept-edit" "-" Warning "a person has changed a field since the last import, and the file says something else";
    FIXED_PLACE "fixed-place" "-" Warning "a record that the file changes is a row of a table of the site";
}
