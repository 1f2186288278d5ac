//! From the labels of neutral records to terms of the vocabularies. Where there is no exact term the nearest one stands in, and a remark says so.

/// Label and term, by what the table is for.
pub(super) type Table = &'static [(&'static str, &'static str)];

/// Returns the terms of labels, each once. A label that is not in the table is a mistake in the table.
pub(super) fn of(labels: &[String], table: Table) -> Vec<&'static str> {
    let mut terms = Vec::new();
    for term in labels.iter().filter_map(|label| find(label, table)) {
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}

/// Returns the term of a label, if the table has it.
pub(super) fn find(label: &str, table: Table) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == label).map(|(_, term)| *term)
}

pub(super) const MODES: Table = &[("In person", "in-person"), ("Virtual", "telehealth"), ("Hybrid", "hybrid")];

pub(super) const TIMES: Table = &[("Morning", "morning"), ("Afternoon", "afternoon"), ("Evening", "evening"), ("Weekend", "weekend")];

pub(super) const FOCUS: Table = &[
    ("Substance use", "substance-use"),
    ("Alcohol use", "alcohol-use"),
    ("Opioid use", "opioid-use"),
    ("Depression", "depression"),
    ("Anxiety", "anxiety"),
    ("Trauma and PTSD", "trauma-ptsd"),
    ("Eating disorders", "eating-disorder"),
    ("Dual diagnosis", "co-occurring"),
    ("Bipolar disorder", "bipolar"),
    ("OCD", "ocd"),
    // Nearest: no term for personality disorders; strong emotions are what such programs work on.
    ("Personality disorders", "emotion-regulation"),
    ("Grief and loss", "grief"),
    ("Gambling", "gambling"),
    ("Perinatal mental health", "perinatal"),
    // Nearest: two terms here, of which the first is taken.
    ("Self-harm and suicidality", "self-harm"),
    ("Psychosis", "psychosis"),
];

pub(super) const POPULATIONS: Table = &[
    ("Adults", "adults"),
    ("Young adults", "young-adults"),
    ("Adolescents", "adolescents"),
    ("Older adults", "older-adults"),
    ("Women", "women"),
    ("Men", "men"),
    ("LGBTQ+", "lgbtq"),
    ("Veterans", "veterans"),
    // Nearest: health and safety professionals are what `professionals` means.
    ("First responders", "professionals"),
    // Nearest: any job.
    ("Professionals", "working-people"),
    ("Pregnant and parenting", "pregnant-postpartum"),
    ("Justice-involved", "justice-involved"),
    ("Deaf and hard of hearing", "deaf-hoh"),
    ("Native communities", "tribal"),
];

pub(super) const THERAPIES: Table = &[
    ("Cognitive behavioral therapy", "cbt"),
    ("Dialectical behavior therapy", "dbt"),
    ("Motivational interviewing", "motivational-interviewing"),
    ("Acceptance and commitment therapy", "act"),
    ("EMDR", "emdr"),
    ("Prolonged exposure", "exposure"),
    ("Contingency management", "contingency-management"),
    ("Mindfulness-based relapse prevention", "mindfulness-based"),
    ("Trauma-focused CBT", "trauma-focused"),
    // Nearest: a form of exposure.
    ("Exposure and response prevention", "exposure"),
    // Nearest: a treatment of trauma together with substance use.
    ("Seeking Safety", "integrated-dual"),
    ("Matrix Model", "matrix-model"),
];

/// Therapies of the records that count as extras here.
pub(super) const EXTRAS: Table = &[
    ("Art therapy", "art-therapy"),
    ("Music therapy", "music-therapy"),
    ("Equine-assisted therapy", "animal-assisted"),
    ("Yoga and movement", "yoga"),
    // Nearest: what biofeedback trains most often.
    ("Biofeedback", "deep-breathing"),
];

/// Therapies of the records that count as services around medicine here.
pub(super) const MEDICINES: Table =
    &[("Medication management", "medication-management"), ("Medication for opioid use disorder", "moud-buprenorphine")];

pub(super) const GROUPS: Table = &[
    ("Process group", "group-therapy"),
    ("Skills group", "skills-development"),
    ("Relapse prevention group", "relapse-prevention-group"),
    ("Psychoeducation group", "psychoeducation"),
    ("Gender-specific group", "gender-issues"),
    // Nearest: a group about one thing.
    ("Grief group", "single-interest"),
    ("Trauma group", "trauma-group"),
    // Nearest: emotions in general.
    ("Anger management group", "emotional-regulation"),
    ("Life skills group", "life-skills"),
    // Nearest: one term for both.
    ("Men's group", "gender-issues"),
    ("Women's group", "gender-issues"),
    ("LGBTQ+ group", "sexual-orientation"),
    // Nearest: getting to know mutual-help groups of any kind.
    ("Twelve-step facilitation", "mutual-help-intro"),
    ("SMART Recovery group", "mutual-help-intro"),
    ("Multifamily group", "multifamily"),
    // Nearest: finding words and pictures for oneself.
    ("Expressive arts group", "self-awareness"),
    // Nearest: looking after one's health.
    ("Nutrition group", "condition-management"),
    // Nearest: people who have finished support each other.
    ("Alumni group", "peer-accountability"),
];
