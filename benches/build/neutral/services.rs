//! The tables of `terms`, continued: family, aftercare, payment, languages, licences.

use super::terms::Table;

pub(super) const FAMILY: Table = &[
    ("Family therapy", "family-therapy"),
    ("Family education night", "family-education"),
    ("Multifamily group", "family-group"),
    ("Couples counseling", "couples-therapy"),
    ("Parent coaching", "parenting"),
    ("Child and sibling support", "children-services"),
    ("Family weekend", "family-workshop"),
    // Nearest: support for those who support.
    ("Caregiver support line", "support-network"),
];

pub(super) const AFTERCARE: Table = &[
    ("Alumni group", "alumni"),
    ("Weekly check-in calls", "outcome-calls"),
    ("Sober living referrals", "housing-referral"),
    ("Step-down outpatient", "step-down-sessions"),
    ("Peer recovery coach", "mentorship"),
    ("Medication follow-up", "medication-continuation"),
    // Nearest: links to services of the community.
    ("Job placement help", "community-links"),
    // Nearest: what to do in an emergency.
    ("Relapse hotline", "emergency-plan"),
    // Nearest: a group to go on with.
    ("Online alumni community", "support-group-link"),
];

/// Ways to pay that the vocabulary has.
pub(super) const PAYMENT: Table = &[
    ("Medicaid", "medicaid"),
    ("Medicare", "medicare"),
    ("Tricare", "tricare"),
    ("Sliding scale", "sliding-fee"),
    ("Self-pay", "self-pay"),
    ("VA Community Care", "va"),
];

/// Insurers. The vocabulary has only `private-insurance`; the site adds a term for each, so that it has as many term pages as the others, each
/// with as many entries.
pub(super) const INSURERS: [&str; 16] = [
    "Aetna",
    "Anthem",
    "Blue Cross Blue Shield",
    "Cigna",
    "UnitedHealthcare",
    "Humana",
    "Kaiser Permanente",
    "Magellan",
    "Beacon",
    "Optum",
    "Molina",
    "Centene",
    "Health Net",
    "Oscar",
    "Multiplan",
    "GEHA",
];

pub(super) const LANGUAGES: Table = &[
    ("English", "en"),
    ("Spanish", "es"),
    ("Mandarin", "zh"),
    ("Vietnamese", "vi"),
    ("Tagalog", "tl"),
    ("Korean", "ko"),
    ("Russian", "ru"),
    ("Arabic", "ar"),
    ("Haitian Creole", "ht"),
    ("Portuguese", "pt"),
    ("Hmong", "hmn"),
    ("Navajo", "nv"),
    ("American Sign Language", "ase"),
    ("French", "fr"),
    // Nearest: no term for Somali.
    ("Somali", "interpreter"),
];

pub(super) const CREDENTIALS: Table = &[
    ("Joint Commission", "joint-commission"),
    ("CARF", "carf"),
    ("LegitScript", "legitscript"),
    ("State licensed", "state-sud-license"),
    // Nearest: membership of a professional body.
    ("NAATP member", "licensed-staff"),
    ("COA", "coa"),
    ("SAMHSA certified OTP", "otp-certified"),
];
