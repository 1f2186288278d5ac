//! Words that people use for fields that have another name here. They are not misspelt, so no distance between letters finds what is meant.

/// What is meant by a word, if it is in the table: the first of its names that is among the candidates. Capitals, hyphens and spaces do not
/// count.
pub(super) fn meant<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let word = word.to_lowercase().replace([' ', '-'], "_");
    let row = WORDS.binary_search_by(|(known, _)| (*known).cmp(&word)).ok()?;
    WORDS[row].1.iter().find_map(|name| candidates.iter().find(|candidate| **candidate == *name)).copied()
}

/// A word, and the names of fields that it may stand for: which of them exists tells what kind of record it stands in. Sorted by word.
const WORDS: &[(&str, &[&str])] = &[
    ("about", &["description"]),
    ("address1", &["line1", "address", "street"]),
    ("address2", &["line2", "address"]),
    ("address_1", &["line1", "address", "street"]),
    ("address_2", &["line2", "address"]),
    ("admission", &["how_to_start"]),
    ("age", &["age_min", "ages"]),
    ("ages", &["age_min"]),
    ("author", &["reviewed_by_role"]),
    ("bio", &["description"]),
    ("city", &["address", "location"]),
    ("conditions", &["focus", "treats"]),
    ("contact", &["phones", "phone_main", "phone"]),
    ("coordinates", &["lat"]),
    ("cost", &["costs", "fees_note"]),
    ("county", &["address", "service_area"]),
    ("date", &["publish_on", "last_reviewed", "last_verified"]),
    ("diagnoses", &["focus", "treats"]),
    ("facility", &["location"]),
    ("fees", &["costs", "fees_note"]),
    ("gender", &["gender_served"]),
    ("headline", &["title", "name"]),
    ("homepage", &["website", "program_url"]),
    ("hours", &["tracks", "office_hours", "sessions"]),
    ("insurance", &["payment"]),
    ("insurances", &["payment"]),
    ("insurers", &["payment"]),
    ("kind", &["type"]),
    ("languages", &["language_support"]),
    ("lastmod", &["last_reviewed", "last_verified"]),
    ("latitude", &["lat"]),
    ("level", &["level_of_care"]),
    ("licence", &["credentials", "license"]),
    ("license", &["credentials"]),
    ("licenses", &["credentials", "license"]),
    ("link", &["website", "program_url", "url"]),
    ("lng", &["lon"]),
    ("longitude", &["lon"]),
    ("mail", &["email"]),
    ("modality", &["delivery_modes", "in_person_or_online"]),
    ("name", &["title", "term"]),
    ("npi", &["identifiers", "external_codes"]),
    ("opening_hours", &["office_hours", "tracks"]),
    ("org", &["organization", "provider"]),
    ("phone", &["phones", "phone_main", "number"]),
    ("phone_number", &["phones", "phone_main", "phone", "number"]),
    ("place", &["location"]),
    ("postal_code", &["zip", "address"]),
    ("postcode", &["zip", "address"]),
    ("price", &["costs", "fees_note"]),
    ("prices", &["costs", "fees_note"]),
    ("provider", &["organization"]),
    ("province", &["state", "address"]),
    ("reviewed", &["last_reviewed", "last_verified"]),
    ("reviewer", &["reviewed_by_role", "verified_by_role"]),
    ("schedule", &["tracks", "sessions", "times"]),
    ("sessions", &["tracks"]),
    ("site", &["website", "program_url"]),
    ("slug", &["id"]),
    ("state", &["address"]),
    ("states", &["telehealth_states"]),
    ("street", &["line1", "address"]),
    ("street2", &["line2", "address"]),
    ("suite", &["line2", "address"]),
    ("tel", &["phones", "phone_main", "phone", "number"]),
    ("telephone", &["phones", "phone_main", "phone", "number"]),
    ("time", &["tracks", "times"]),
    ("times", &["tracks"]),
    ("title", &["name", "term", "question"]),
    ("treatment", &["therapies"]),
    ("treats", &["focus"]),
    ("type", &["kind", "level_of_care"]),
    ("updated", &["last_reviewed", "last_verified"]),
    ("url", &["website", "program_url"]),
    ("verified", &["last_verified"]),
    ("web", &["website", "program_url"]),
    ("website", &["program_url"]),
    ("weeks", &["duration_weeks"]),
    ("wheelchair", &["accessibility"]),
    ("zip", &["address"]),
    ("zip_code", &["zip", "address"]),
    ("zipcode", &["zip", "address"]),
];

#[cfg(test)]
mod tests {
    use super::{WORDS, meant};

    #[test]
    fn words_are_sorted_and_never_stand_for_themselves() {
        assert!(WORDS.is_sorted_by(|(one, _), (next, _)| one < next));
        assert!(WORDS.iter().all(|(word, names)| !names.is_empty() && !names.contains(word)));
    }

    #[test]
    fn the_record_tells_what_is_meant() {
        assert_eq!(meant("title", &["id", "name"]), Some("name"));
        assert_eq!(meant("name", &["slug", "title"]), Some("title"));
        assert_eq!(meant("Postal Code", &["line1", "zip"]), Some("zip"));
        assert_eq!(meant("tel", &["city"]), None);
    }
}
