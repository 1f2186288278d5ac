//! Headings of the list of services, and which fields of a record they fill. What stands under them are terms, and those are data: the vocabularies.

use crate::model::vocabulary::fold;

/// A field of a record that a service may fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Field {
    Level,
    Delivery,
    Focus,
    Therapy,
    GroupType,
    /// One to one services, tests, medicines and help with daily life: the group of the term says which.
    IndividualService,
    FamilyService,
    Aftercare,
    Complementary,
    Population,
    /// Groups of age that are accepted, which is not what has a group of its own.
    Age,
    Gender,
    Language,
    Payment,
    Credential,
    OrganizationType,
    Setting,
    Accessibility,
    Smoking,
    Vaping,
}

impl Field {
    /// Returns the vocabulary of its terms.
    pub(crate) fn vocabulary(self) -> &'static str {
        match self {
            Self::Level => "level-of-care",
            Self::Delivery => "delivery-mode",
            Self::Focus => "focus",
            Self::Therapy => "therapy",
            Self::GroupType => "group-type",
            Self::IndividualService => "individual-service",
            Self::FamilyService => "family-service",
            Self::Aftercare => "aftercare",
            Self::Complementary => "complementary",
            Self::Population | Self::Age => "population",
            Self::Gender => "gender-served",
            Self::Language => "language",
            Self::Payment => "payment",
            Self::Credential => "credential",
            Self::OrganizationType => "org-type",
            Self::Setting => "setting",
            Self::Accessibility => "accessibility",
            Self::Smoking | Self::Vaping => "setting-rule",
        }
    }
}

/// A heading under which services stand.
#[derive(Debug)]
pub(crate) struct Heading {
    /// Its codes: the first is that of the vocabularies, the others were or are in use, too.
    pub(crate) codes: &'static [&'static str],
    /// How its names begin, folded; they change from year to year.
    names: &'static [&'static str],
    /// What its services fill; nothing for those that have no place in a record.
    pub(crate) fields: &'static [Field],
}

impl Heading {
    /// Finds a heading by its code or, failing that, by its name.
    pub(crate) fn find(code: &str, name: &str) -> Option<&'static Self> {
        let code = code.trim();
        let by_code = HEADINGS.iter().find(|heading| heading.codes.iter().any(|known| known.eq_ignore_ascii_case(code)));
        by_code.or_else(|| {
            let name = fold(name);
            HEADINGS.iter().find(|heading| heading.names.iter().any(|known| name.starts_with(known)))
        })
    }

    /// Returns all headings.
    pub(crate) fn all() -> impl Iterator<Item = &'static Self> {
        HEADINGS.iter()
    }

    /// Whether it stands in lists of mental health places alone.
    pub(crate) fn is_of_mental_health(&self) -> bool {
        self.codes.contains(&"FT")
    }
}

const fn heading(codes: &'static [&'static str], names: &'static [&'static str], fields: &'static [Field]) -> Heading {
    Heading { codes, names, fields }
}

/// All headings that are known. Those with one name inside another stand behind it.
static HEADINGS: [Heading; 33] = [
    heading(&["TC"], &["type of care"], &[Field::Focus, Field::Level]),
    heading(&["SET"], &["service setting"], &[Field::Level, Field::Delivery]),
    heading(&["FT"], &["facility type"], &[Field::Level, Field::Setting, Field::Credential]),
    heading(&["HOSP"], &["hospital"], &[]),
    heading(
        &["OT"],
        &["type of opioid treatment", "opioid treatment type"],
        &[Field::IndividualService, Field::Setting, Field::Credential],
    ),
    heading(&["OM"], &["opioid medications used"], &[Field::IndividualService]),
    heading(&["AUT"], &["type of alcohol use disorder treatment", "alcohol treatment type"], &[Field::IndividualService]),
    heading(&["EMS"], &["emergency mental health", "emergency services"], &[]),
    heading(&["EOM"], &["external opioid medication", "external medication source", "external source of medication"], &[]),
    heading(&["PHR"], &["pharmacotherap"], &[Field::IndividualService]),
    heading(
        &["TAP"],
        &["treatment approach"],
        &[Field::Therapy, Field::GroupType, Field::IndividualService, Field::FamilyService, Field::Delivery],
    ),
    heading(&["FOP"], &["facility operation"], &[Field::OrganizationType]),
    heading(&["LCA"], &["license"], &[Field::Credential]),
    heading(&["PYAS"], &["payment assistance"], &[Field::Payment]),
    heading(&["PAY"], &["payment"], &[Field::Payment]),
    heading(&["SG"], &["special programs"], &[Field::Population, Field::Focus]),
    heading(&["EXCL"], &["exclusive services"], &[Field::Population, Field::Focus]),
    heading(&["ASSES"], &["assessment"], &[Field::IndividualService]),
    heading(&["SCR"], &["testing", "screening testing"], &[Field::IndividualService]),
    heading(&["TRSRV"], &["transitional services"], &[Field::Aftercare, Field::IndividualService]),
    heading(&["RSS"], &["recovery support"], &[Field::IndividualService, Field::Aftercare]),
    heading(
        &["ECS", "EDU"],
        &["education and counseling", "counseling services and education"],
        &[Field::GroupType, Field::IndividualService, Field::FamilyService],
    ),
    heading(&["TOBAC"], &["tobacco"], &[Field::IndividualService]),
    heading(&["AS"], &["ancillary services"], &[Field::IndividualService, Field::FamilyService, Field::Aftercare, Field::Complementary]),
    heading(&["OTHR"], &["other services"], &[Field::Focus]),
    heading(&["DETOX"], &["detoxification"], &[]),
    heading(&["MED"], &["medical services"], &[]),
    heading(&["SMP"], &["facility smoking", "smoking policy"], &[Field::Smoking]),
    heading(&["FVP"], &["facility vaping", "vaping policy"], &[Field::Vaping]),
    heading(&["AGE"], &["age group"], &[Field::Age]),
    heading(&["SN", "GN"], &["gender", "sex accepted"], &[Field::Gender]),
    heading(&["SL"], &["language services"], &[Field::Language, Field::Accessibility]),
    heading(&["OL", "AIL"], &["other language", "american indian"], &[Field::Language]),
];

#[cfg(test)]
mod tests {
    use super::Heading;

    #[test]
    fn headings_are_found_by_code_and_by_the_names_of_all_years() {
        let code = |code: &str, name: &str| Heading::find(code, name).map(|heading| heading.codes[0]);
        assert_eq!(code("tap", ""), Some("TAP"));
        assert_eq!(code("EDU", "Counseling Services and Education"), Some("ECS"));
        assert_eq!(code("", "Service Setting (e.g., Outpatient, Residential, Inpatient, etc.)"), Some("SET"));
        assert_eq!(code("XYZ", "Payment/Insurance/Funding Accepted"), Some("PAY"));
        assert_eq!(code("", "Payment Assistance Available"), Some("PYAS"));
        assert_eq!(code("", "Screening & Testing"), Some("SCR"));
        assert_eq!(code("", "Horoscope"), None);
    }
}
