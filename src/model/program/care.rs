//! What a program treats, how and for whom.

use super::{given, limit};
use crate::{
    content::raw,
    diagnostic::{Diagnostic, FieldPath},
    model::{
        Surroundings,
        organization::Organization,
        remarks::{Remarks, plain},
        vocabulary::TermIndex,
    },
    value::Range,
};

/// Level, focus, methods, and the people it is for. Lists are terms of the vocabulary that their name says.
#[derive(Clone, Debug)]
pub struct Care {
    /// Term of `level-of-care`.
    pub level_of_care: Option<TermIndex>,
    /// A level of a published standard, as the program states it.
    pub level_standard: Option<raw::LevelStandard>,
    /// Terms of `program-role`.
    pub program_roles: Vec<TermIndex>,
    /// Terms of `focus`, the first being the main one; a wider term beside one of its narrower ones is left out.
    pub focus: Vec<TermIndex>,
    /// Terms of `therapy`.
    pub therapies: Vec<TermIndex>,
    /// Terms of `group-type`.
    pub group_types: Vec<TermIndex>,
    /// People in a group, 2 to 20.
    pub group_size: Option<Range>,
    /// Terms of `individual-service`.
    pub individual_services: Vec<TermIndex>,
    /// One-to-one sessions a week, 0 to 5.
    pub individual_sessions_per_week: Option<f64>,
    /// Whether one-to-one time lies within the session hours.
    pub individual_included: bool,
    /// Hours of a one-to-one session, 0.25 to 2.
    pub individual_session_hours: f64,
    /// Terms of `individual-service`, group monitoring.
    pub monitoring: Vec<TermIndex>,
    /// Terms of `individual-service`, group medication.
    pub medication_services: Vec<TermIndex>,
    /// Term of `medication-policy`.
    pub medication_policy: Option<TermIndex>,
    /// Terms of `family-service`.
    pub family_services: Vec<TermIndex>,
    /// Terms of `aftercare`.
    pub aftercare: Vec<TermIndex>,
    /// Terms of `complementary`: extras, which add to treatment and do not replace it.
    pub complementary: Vec<TermIndex>,
    /// Terms of `population`: groups that have a track of their own.
    pub populations: Vec<TermIndex>,
    /// Lowest age in years.
    pub age_min: u8,
    /// Highest age in years; none means no limit.
    pub age_max: Option<u8>,
    /// Term of `gender-served`.
    pub gender_served: Option<TermIndex>,
    /// Who may come, in words; empty if the program does not say.
    pub eligibility: Box<str>,
    /// Who should look elsewhere, in words.
    pub not_a_fit: Option<Box<str>>,
    /// Languages of care.
    pub languages: Vec<LanguageSupport>,
    /// Term of `faith-basis`.
    pub faith_basis: Option<TermIndex>,
}

/// A language of care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LanguageSupport {
    /// Term of `language`.
    pub language: TermIndex,
    /// By whom; none if the program does not say.
    pub how: Option<LanguageHow>,
}

/// Who speaks the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LanguageHow {
    /// Staff.
    Staff,
    /// An interpreter.
    Interpreter,
    /// Nobody; papers are in the language.
    WrittenOnly,
}

impl LanguageHow {
    /// Every way and its written form.
    pub const ALL: [(&'static str, Self); 3] =
        [("staff", Self::Staff), ("interpreter", Self::Interpreter), ("written-only", Self::WrittenOnly)];

    /// The written form.
    #[must_use]
    pub fn id(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// Checks the care fields (DATA-010 to DATA-023).
pub(super) fn check(raw: &raw::Program, organization: &Organization, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Care {
    let lists = around.vocabularies;
    let iop = "iop".to_owned();
    let level_of_care = remarks.term("level_of_care", raw.level_of_care.as_ref().or(Some(&iop)), "level-of-care", lists);
    check_level(raw, around, level_of_care, remarks);
    let focus = focus(remarks.terms("focus", &raw.focus, "focus", lists), around);
    let care = Care {
        level_of_care,
        level_standard: raw.level_standard.clone(),
        program_roles: remarks.terms("program_roles", &raw.program_roles, "program-role", lists),
        therapies: remarks.terms("therapies", &raw.therapies, "therapy", lists),
        group_types: remarks.terms("group_types", &raw.group_types, "group-type", lists),
        group_size: remarks.range("group_size", raw.group_size, limit("group_size")),
        individual_services: remarks.terms("individual_services", &raw.individual_services, "individual-service", lists),
        individual_sessions_per_week: remarks.number(
            "individual_sessions_per_week",
            raw.individual_sessions_per_week,
            limit("individual_sessions_per_week"),
        ),
        individual_included: raw.individual_included.unwrap_or(true),
        individual_session_hours: remarks
            .number("individual_session_hours", raw.individual_session_hours, limit("individual_session_hours"))
            .unwrap_or(1.0),
        monitoring: services("monitoring", &raw.monitoring, "monitoring", around, remarks),
        medication_services: services("medication_services", &raw.medication_services, "medication", around, remarks),
        medication_policy: remarks.term("medication_policy", raw.medication_policy.as_ref(), "medication-policy", lists),
        family_services: remarks.terms("family_services", &raw.family_services, "family-service", lists),
        aftercare: remarks.terms("aftercare", &raw.aftercare, "aftercare", lists),
        complementary: remarks.terms("complementary", &raw.complementary, "complementary", lists),
        populations: remarks.terms("populations", &raw.populations, "population", lists),
        age_min: age("age_min", raw.age_min, remarks).unwrap_or_default(),
        age_max: age("age_max", raw.age_max, remarks),
        gender_served: remarks.term("gender_served", raw.gender_served.as_ref(), "gender-served", lists),
        eligibility: given(raw.eligibility.as_ref()).unwrap_or_default(),
        not_a_fit: given(raw.not_a_fit.as_ref()),
        languages: languages(raw, around, remarks),
        faith_basis: remarks.term("faith_basis", raw.faith_basis.as_ref(), "faith-basis", lists),
        focus,
    };
    check_given(raw, remarks);
    check_together(raw, &care, organization, around, remarks);
    care
}

/// Only this directory's level is expected, and an ASAM level needs its edition.
fn check_level(raw: &raw::Program, around: &Surroundings<'_>, level: Option<TermIndex>, remarks: &mut Remarks<'_>) {
    let levels = around.vocabularies.get("level-of-care");
    if let Some(level) = level.filter(|level| !levels.is(*level, "iop")) {
        remarks.add(Diagnostic::other_level_of_care(remarks.at("level_of_care"), &levels.term(level).id));
    }
    let Some(standard) = &raw.level_standard else { return };
    let path = || FieldPath::from("level_standard");
    let scheme = remarks.one_of(path().key("scheme"), standard.scheme.as_ref(), &["asam", "locus", "state", "payer"]);
    if scheme == Some("asam") && standard.edition.is_none() {
        remarks.add(Diagnostic::level_without_edition(remarks.at(path().key("level"))));
    }
}

/// Leaves out a wider term where one of its narrower ones is there, too.
fn focus(terms: Vec<TermIndex>, around: &Surroundings<'_>) -> Vec<TermIndex> {
    let vocabulary = around.vocabularies.get("focus");
    let parents: Vec<TermIndex> = terms.iter().filter_map(|term| vocabulary.term(*term).parent).collect();
    terms.into_iter().filter(|term| !parents.contains(term)).collect()
}

/// Resolves services that must come from one group of `individual-service`.
pub(super) fn services(
    field: &str,
    written: &[String],
    group: &str,
    around: &Surroundings<'_>,
    remarks: &mut Remarks<'_>,
) -> Vec<TermIndex> {
    let vocabulary = around.vocabularies.get("individual-service");
    let mut terms = remarks.terms(field, written, "individual-service", around.vocabularies);
    terms.retain(|term| {
        let term = vocabulary.term(*term);
        let fits = term.group.as_deref() == Some(group);
        if !fits {
            let number = written.iter().position(|value| **value == *term.id).unwrap_or_default();
            let belongs = match term.group.as_deref() {
                Some("monitoring") => "monitoring",
                Some("medication") => "medication_services",
                Some("practical") => "practical",
                _ => "individual_services",
            };
            remarks.add(Diagnostic::misplaced_term(remarks.at(FieldPath::from(field).item(number)), &term.id, belongs));
        }
        fits
    });
    terms
}

fn age(field: &str, written: Option<u8>, remarks: &mut Remarks<'_>) -> Option<u8> {
    let years = remarks.number(field, written.map(f64::from), limit(field));
    written.filter(|_| years.is_some())
}

fn languages(raw: &raw::Program, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Vec<LanguageSupport> {
    if raw.language_support.is_empty() && remarks.expects("language_support") {
        remarks.add(Diagnostic::no_language(remarks.at("language_support")));
    }
    let mut languages = Vec::with_capacity(raw.language_support.len());
    for (index, written) in raw.language_support.iter().enumerate() {
        let path = || FieldPath::from("language_support").item(index);
        let how = remarks.one_of(path().key("how"), written.how.as_ref(), &LanguageHow::ALL.map(|(id, _)| id));
        let how = LanguageHow::ALL.into_iter().find(|(id, _)| Some(*id) == how).map(|(_, how)| how);
        let language = remarks.term(path().key("language"), written.language.as_ref(), "language", around.vocabularies);
        languages.extend(language.map(|language| LanguageSupport { language, how }));
    }
    languages
}

/// What must be given, or is better given.
fn check_given(raw: &raw::Program, remarks: &mut Remarks<'_>) {
    for (field, empty, help) in [
        ("program_roles", raw.program_roles.is_empty(), "say when people come: `[step-down, step-up, entry]`"),
        ("focus", raw.focus.is_empty(), "name what it treats, the main one first, such as `[co-occurring, depression]`"),
        ("individual_services", raw.individual_services.is_empty(), "name the one-to-one services, such as `[individual-counseling]`"),
        ("age_min", raw.age_min.is_none(), "write the lowest age, such as 18"),
        ("eligibility", raw.eligibility.is_none(), "say who may come, in a sentence"),
    ] {
        if empty {
            remarks.missing(field, help);
        }
    }
    if raw.group_types.is_empty() && remarks.expects("group_types") {
        remarks.add(Diagnostic::no_group_type(remarks.at("group_types")));
    }
    if raw.aftercare.is_empty() && remarks.expects("aftercare") {
        remarks.add(Diagnostic::no_aftercare(remarks.at("aftercare")));
    }
    if raw.individual_services.iter().all(|service| service != "individual-counseling") && !raw.individual_services.is_empty() {
        remarks.add(Diagnostic::no_individual_counseling(remarks.at("individual_services")));
    }
}

/// What does not go together.
fn check_together(raw: &raw::Program, care: &Care, organization: &Organization, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) {
    if let Some(sessions) = care.individual_sessions_per_week.filter(|sessions| *sessions > 5.0) {
        remarks.add(Diagnostic::many_individual_sessions(remarks.at("individual_sessions_per_week"), &plain(sessions)));
    }
    let focus = around.vocabularies.get("focus");
    let treats_substance_use = care
        .focus
        .iter()
        .any(|term| focus.is_within(*term, "substance-use") || focus.is(*term, "co-occurring") || focus.is(*term, "chronic-pain"));
    if !care.monitoring.is_empty() && !treats_substance_use {
        remarks.add(Diagnostic::monitoring_without_substance_use(remarks.at("monitoring")));
    }
    let credentials = around.vocabularies.get("credential");
    let certified = raw.credentials.iter().any(|credential| credential.credential.as_deref() == Some("otp-certified"))
        || organization.credentials.iter().any(|credential| credentials.is(credential.credential, "otp-certified"));
    let methadone = raw.medication_services.iter().position(|service| service == "moud-methadone");
    if let Some(number) = methadone.filter(|_| !certified) {
        let path = FieldPath::from("medication_services").item(number);
        remarks.add(Diagnostic::methadone_without_certificate(remarks.at(path)));
    }
    if raw.medication_policy.as_deref() == Some("requires-none") {
        remarks.add(Diagnostic::requires_no_medication(remarks.at("medication_policy")));
    }
    if !care.complementary.is_empty() && care.therapies.is_empty() {
        remarks.add(Diagnostic::extras_without_therapy(remarks.at("complementary")));
    }
    if care.populations.len() > 8 {
        remarks.add(Diagnostic::many_populations(remarks.at("populations"), care.populations.len()));
    }
    if let Some(most) = care.age_max.filter(|most| *most < care.age_min) {
        remarks.add(Diagnostic::reversed_ages(remarks.at("age_min"), care.age_min, most));
    }
}
