//! Programs: a neutral record becomes front matter and description.

use super::{
    dates::recent,
    records::Program,
    services::{AFTERCARE, CREDENTIALS, FAMILY, INSURERS, LANGUAGES, PAYMENT},
    terms::{self, EXTRAS, FOCUS, GROUPS, MEDICINES, MODES, POPULATIONS, THERAPIES, TIMES},
};
use crate::{
    bank::slug,
    yaml::{Flow, Yaml},
};

/// Writes a program.
pub(super) fn file(program: &Program, id: &str) -> String {
    let mut yaml = Yaml::default();
    yaml.text("name", &program.name);
    yaml.plain("organization", program.organization_id());
    yaml.plain("location", id);
    yaml.text("summary", &program.description);
    yaml.plain("status", "active");
    yaml.text("program_url", &program.website);
    add_care(&mut yaml, program);
    add_people(&mut yaml, program);
    add_week(&mut yaml, program);
    add_access(&mut yaml, program);
    yaml.plain("source", "{kind: program-staff}");
    yaml.plain("relationship", "none");
    yaml.plain("last_verified", recent(&program.last_verified, 180));
    yaml.plain("verified_by_role", "site-editor");
    yaml.with_body(&program.body)
}

fn add_care(yaml: &mut Yaml, program: &Program) {
    yaml.plain("level_of_care", "iop");
    // The records do not say how people come; required here.
    yaml.ids("program_roles", &["step-down", "step-up"]);
    yaml.ids("focus", &terms::of(&program.focus, FOCUS));
    let mut therapies = terms::of(&program.therapies, THERAPIES);
    let extras = terms::of(&program.therapies, EXTRAS);
    if therapies.is_empty() && !extras.is_empty() {
        // Nearest: extras alone are no treatment here, and each would print a warning.
        therapies.push("activity-therapy");
    }
    yaml.ids("therapies", &therapies);
    yaml.ids("group_types", &terms::of(&program.groups, GROUPS));
    // Not in the records; required here.
    yaml.ids("individual_services", &["individual-counseling"]);
    yaml.ids("medication_services", &terms::of(&program.therapies, MEDICINES));
    yaml.ids("family_services", &terms::of(&program.family_services, FAMILY));
    yaml.ids("aftercare", &terms::of(&program.aftercare, AFTERCARE));
    yaml.ids("complementary", &extras);
}

/// Ages and who may come follow from the populations.
fn add_people(yaml: &mut Yaml, program: &Program) {
    let populations = terms::of(&program.populations, POPULATIONS);
    let teens = populations.contains(&"adolescents");
    yaml.ids("populations", &populations);
    yaml.plain("age_min", if teens { 13 } else { 18 });
    yaml.maybe("age_max", (teens && populations.len() == 1).then_some(17));
    yaml.plain("gender_served", "all");
    yaml.text("eligibility", &format!("The program says that it serves: {}.", program.populations.join(", ").to_lowercase()));
    yaml.ids("language_support", &terms::of(&program.languages, LANGUAGES));
}

fn add_week(yaml: &mut Yaml, program: &Program) {
    let modes = terms::of(&program.delivery_modes, MODES);
    yaml.ids("delivery_modes", &modes);
    if modes != ["in-person"] {
        yaml.ids("telehealth_states", &[&program.state_code]);
    }
    let track = Flow::default().plain("days_per_week", program.days_per_week).plain("hours_per_day", hours(program));
    yaml.maps("tracks", &[track]);
    yaml.ids("time_of_day", &terms::of(&program.time_of_day, TIMES));
    yaml.plain("duration_weeks", program.weeks);
}

/// Hours a day. Three days of 2.5 hours and five of 4 lie outside what an intensive outpatient program has, and each would print a warning, so
/// these get half an hour more or less.
fn hours(program: &Program) -> f64 {
    match f64::from(program.days_per_week) * program.hours_per_day {
        ..9.0 => program.hours_per_day + 0.5,
        20.0.. => program.hours_per_day - 0.5,
        _ => program.hours_per_day,
    }
}

fn add_access(yaml: &mut Yaml, program: &Program) {
    // Not in the records; required here.
    yaml.texts("how_to_start", &["Call the program."]);
    yaml.maps("phones", &[Flow::default().text("number", &program.phone).plain("type", "main")]);
    yaml.ids("payment", &program.insurance.iter().map(|label| payment(label)).collect::<Vec<_>>());
    let credentials = terms::of(&program.accreditation, CREDENTIALS);
    yaml.maps("credentials", &credentials.into_iter().map(|term| Flow::default().plain("credential", term)).collect::<Vec<_>>());
}

fn payment(label: &str) -> String {
    let known = terms::find(label, PAYMENT).map(str::to_owned);
    known.or_else(|| INSURERS.contains(&label).then(|| slug(label))).unwrap_or_else(|| panic!("no way to pay is called `{label}`"))
}
