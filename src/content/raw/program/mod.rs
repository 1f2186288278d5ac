//! A program as written. Every field may be missing; what must be there is a matter of the model. The small records inside it lie in the
//! files beside this one, sorted as in the model.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Credential, Date, Mailbox, Phone, Range, Source, WebAddress};

mod access;
mod care;
mod checks;
mod schedule;
mod text;

pub use access::{Availability, Cost, HouseRules, InsurancePlan, Staff};
pub use care::{LanguageSupport, LevelStandard};
pub use checks::FactCheck;
pub use schedule::{Closure, Session, Track};
pub use text::ProgramText;

/// One thing that a family can enroll in, at one location or online, with one level of care: front matter of `content/programs/<id>.md`, or
/// a row of a table there. The Markdown below it describes the program in 150 to 4,000 characters.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Program {
    /// Key of the record, unique among programs: 3 to 64 small letters, digits and single hyphens, such as `juniper-evening-iop`. The file
    /// name without its ending if absent.
    pub id: Option<String>,
    /// Plain name without slogans, 3 to 120 characters. Required.
    pub name: Option<String>,
    /// Up to five other names under which people know it.
    pub alternate_names: Vec<String>,
    /// Id of the organization that runs it. That of the location if absent, or the only one of the site.
    pub organization: Option<String>,
    /// Id of the location where it meets. The organization's only location if absent; none for a program that is all online.
    pub location: Option<String>,
    /// What it is, in one plain sentence of 40 to 240 characters. Required.
    pub summary: Option<String>,
    /// Term of `status`: whether it runs; `active` if absent.
    pub status: Option<String>,
    /// Day on which it closed, for a program that is `defunct` or `inactive`; not later than today.
    pub closed_on: Option<Date>,
    /// Its page on the provider's own web site; an `https` address.
    pub program_url: Option<WebAddress>,
    /// Old ids or paths that redirect here, such as `night-iop` or `/iop/night/`.
    pub aliases: Vec<String>,
    /// Whether it is shown only when drafts are asked for.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,

    /// Term of `level-of-care`; `iop` if absent.
    pub level_of_care: Option<String>,
    /// Level of a published standard, where the program states one.
    pub level_standard: Option<LevelStandard>,
    /// One to three terms of `program-role`: when in their treatment people come, such as `[step-down, step-up]`. Required.
    pub program_roles: Vec<String>,
    /// One to twelve terms of `focus`, the main one first: what it treats, such as `[co-occurring, depression]`. Required.
    pub focus: Vec<String>,
    /// Up to 20 terms of `therapy`: named approaches, such as `[cbt, dbt]`.
    pub therapies: Vec<String>,
    /// One to 30 terms of `group-type`, such as `[psychoeducation, coping-skills]`. Required.
    pub group_types: Vec<String>,
    /// People in a group, 2 to 20, such as `6-12`.
    pub group_size: Option<Range>,
    /// One to 40 terms of `individual-service`: what is done one to one, such as `[individual-counseling]`; three of its groups have fields
    /// of their own: `monitoring`, `medication_services`, `practical`. Required.
    pub individual_services: Vec<String>,
    /// One-to-one sessions a week, 0 to 5.
    pub individual_sessions_per_week: Option<f64>,
    /// Whether one-to-one time lies within the session hours; `true` if absent. With `false` it is added to the weekly hours.
    pub individual_included: Option<bool>,
    /// Hours of a one-to-one session, 0.25 to 2; 1 if absent.
    pub individual_session_hours: Option<f64>,
    /// Terms of `individual-service` in its group `monitoring`: tests for substance use, such as `[monitoring-urine]`.
    pub monitoring: Vec<String>,
    /// Terms of `individual-service` in its group `medication`, such as `[medication-management]`.
    pub medication_services: Vec<String>,
    /// Term of `medication-policy`: whether people who take prescribed medicines may come.
    pub medication_policy: Option<String>,
    /// Terms of `family-service`: how families take part, such as `[family-education]`.
    pub family_services: Vec<String>,
    /// Terms of `aftercare`: what is offered when the program ends, such as `[aftercare-plan, alumni]`.
    pub aftercare: Vec<String>,
    /// Terms of `complementary`: extras that add to therapy and do not replace it, such as `[yoga]`.
    pub complementary: Vec<String>,
    /// Up to eight terms of `population`: only groups of people that have a track of their own, such as `[young-adults]`.
    pub populations: Vec<String>,
    /// Lowest age in years, 0 to 120. Required.
    pub age_min: Option<u8>,
    /// Highest age in years, 0 to 120, not below `age_min`; no limit if absent.
    pub age_max: Option<u8>,
    /// Term of `gender-served`, such as `all`.
    pub gender_served: Option<String>,
    /// Who may come, in 20 to 600 characters. Required.
    pub eligibility: Option<String>,
    /// Who should look elsewhere, in up to 400 characters.
    pub not_a_fit: Option<String>,
    /// Languages in which care is given, at least one, such as `[en, {language: es, how: interpreter}]`. Required.
    pub language_support: Vec<LanguageSupport>,
    /// Term of `faith-basis`, such as `secular`.
    pub faith_basis: Option<String>,

    /// Terms of `delivery-mode`: how people take part, such as `[in-person]`; `[hybrid]` where each week mixes both. Required.
    pub delivery_modes: Vec<String>,
    /// Two-letter codes of the states in which people may be when they join by video, such as `[KS, NE]`. Required for `telehealth` and
    /// `hybrid`.
    pub telehealth_states: Vec<String>,
    /// What people need to join by video, in up to 240 characters.
    pub telehealth_needs: Option<String>,
    /// What an online or mixed program still asks people to do in person, in up to 240 characters.
    pub in_person_required: Option<String>,
    /// Term of `attendance`: whether people join in any week or start together, such as `open-enrollment`.
    pub attendance: Option<String>,
    /// Counties, states or other places that it serves, in words, such as `[Kestrel County]`.
    pub service_area: Vec<String>,

    /// Weekly patterns of which a person follows one. Required, unless `sessions.csv` gives the program's sessions.
    pub tracks: Vec<Track>,
    /// IANA name of the zone of all times, such as `America/Chicago`; that of the location if absent.
    pub timezone: Option<String>,
    /// Terms of `time-of-day`, such as `[evening]`. Only for tracks without sessions; otherwise derived from the starts of sessions.
    pub time_of_day: Vec<String>,
    /// Weeks from first to last day, 1 to 52, such as `6-8`.
    pub duration_weeks: Option<Range>,
    /// Term of `duration-basis`: what decides the length, such as `based-on-progress`.
    pub duration_basis: Option<String>,
    /// Weeks at the end that have fewer hours, 0 to 26.
    pub step_down_weeks: Option<u8>,
    /// Term of `starts`: when new people may begin, such as `rolling`.
    pub starts: Option<String>,
    /// Days without sessions; those that are over are no longer shown.
    pub closures: Vec<Closure>,

    /// Numbers to call, at least one of type `main` or `intake`. Those of the location or else of the organization if absent.
    pub phones: Vec<Phone>,
    /// Mailbox of a role, never of a person, such as `intake@example.org`.
    pub email: Option<Mailbox>,
    /// One to six steps in order, up to 120 characters each, such as `[Call the intake line., Come in for an assessment.]`.
    pub how_to_start: Vec<String>,
    /// Terms of `referral-route`: who may send people, such as `[self, health-provider]`.
    pub referral_routes: Vec<String>,
    /// Whether people may come without an appointment.
    pub walk_in: Option<bool>,
    /// Days from the first call to the first visit, 0 to 90, such as `1-5`.
    pub time_to_first_visit_days: Option<Range>,
    /// Whether there is room for new people, as of a day.
    pub availability: Option<Availability>,
    /// Terms of `payment`, at least one, such as `[medicaid, sliding-fee]`. Required.
    pub payment: Vec<String>,
    /// Insurance plans that the program lists.
    pub insurance_plans: Vec<InsurancePlan>,
    /// Prices that the program states.
    pub costs: Vec<Cost>,
    /// What else to know about prices, in up to 400 characters.
    pub fees_note: Option<String>,
    /// Term of `authorization-help`: who asks the insurer for approval, such as `program-does`.
    pub authorization_help: Option<String>,
    /// Up to ten things to bring, such as `[Photo ID, Insurance card]`; never a Social Security number.
    pub required_documents: Vec<String>,
    /// Terms of `accessibility`, such as `[step-free-entrance]`; those of the location if absent.
    pub accessibility: Vec<String>,
    /// Terms of `individual-service` in its group `practical`: help with daily life, such as `[transportation-help]`.
    pub practical: Vec<String>,
    /// Licenses, certifications and accreditations, the state license among them; those of the organization if absent.
    pub credentials: Vec<Credential>,
    /// Who works there, by role and never by name.
    pub staff: Vec<Staff>,
    /// What is allowed on the premises.
    pub house_rules: Option<HouseRules>,

    /// Where the facts come from. Required.
    pub source: Option<Source>,
    /// Day on which a person last checked the facts, not later than today. Required unless `source` is a directory, registry, web site or
    /// import.
    pub last_verified: Option<Date>,
    /// Term of `verifier-role`: who checked, by role and never by name, such as `site-editor`. Required with `last_verified`.
    pub verified_by_role: Option<String>,
    /// Term of `verified-how`: how the facts were checked, such as `phone`.
    pub verified_how: Option<String>,
    /// Term of `relationship`: what the site has to do with the provider, `none` if nothing; that of the organization if absent.
    pub relationship: Option<String>,
    /// Checks of single groups of facts, where they were not made together with the others.
    pub fact_checks: Vec<FactCheck>,
    /// Whether the provider has agreed to be listed.
    pub listing_consent: Option<bool>,
    /// Note for today in up to 200 characters, such as `Closed December 24 to 26`.
    pub alert: Option<String>,
    /// Last day on which `alert` is shown; no end if absent.
    pub alert_until: Option<Date>,
    /// Codes of lists that others keep.
    pub external_codes: Vec<ExternalCode>,
    /// Whether the first use of a glossary term in each section becomes a link; `true` if absent, unless `site.yaml` turns that off.
    pub glossary_links: Option<bool>,
}

/// A code of a list that others keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExternalCode {
    /// Name of the list, such as `npi`.
    pub taxonomy: Option<String>,
    /// Code in that list, such as `"1999999984"`.
    pub code: Option<String>,
    /// Web address that defines the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}
