//! Mistakes in phones, costs, addresses and identifiers.

use super::{Diagnostic, Place, rules};

impl Diagnostic {
    pub(crate) fn bad_phone(at: Place, number: &str) -> Self {
        Self::new(&rules::BAD_PHONE, at, format!("`{number}` is not a phone number")).help("write 10 digits, such as 555-555-0142")
    }

    pub(crate) fn no_phone(at: Place) -> Self {
        let message = "no phone of type `main` or `intake` is given";
        Self::new(&rules::BAD_PHONE, at, message).help("add it here, to the location or to the organization")
    }

    pub(crate) fn example_phone(at: Place, number: &str) -> Self {
        Self::new(&rules::EXAMPLE_PHONE, at, format!("`{number}` looks like an example number"))
            .help("write the real number, or set `demonstration: true` in content/site.yaml")
    }

    pub(crate) fn no_first_step(at: Place) -> Self {
        Self::new(&rules::NO_FIRST_STEP, at, "the first step is not named")
            .help("tell people under `how_to_start` what to do first, such as `Call the intake line.`")
    }

    pub(crate) fn long_wait(at: Place, days: &str) -> Self {
        Self::new(&rules::LONG_WAIT, at, format!("{days} days until the first visit is long")).help("check the number; it counts days")
    }

    pub(crate) fn old_availability(at: Place, days: i64, shown: i64) -> Self {
        let message = format!("availability is {days} days old and is not shown after {shown}");
        Self::new(&rules::OLD_AVAILABILITY, at, message).help("ask again, then change `value` and `as_of`")
    }

    pub(crate) fn no_payment(at: Place) -> Self {
        Self::new(&rules::NO_PAYMENT, at, "no way to pay is named")
            .help("name at least one under `payment`, such as `medicaid` or `self-pay`")
    }

    pub(crate) fn cost_without_unit(at: Place) -> Self {
        Self::new(&rules::COST_WITHOUT_UNIT, at, "this price does not say for what")
            .help("add `per`: `session`, `day`, `week`, `program` or `assessment`")
    }

    pub(crate) fn bad_npi(at: Place, number: &str) -> Self {
        Self::new(&rules::BAD_NPI, at, format!("the NPI `{number}` does not check out")).help("compare all 10 digits with the registry")
    }

    pub(crate) fn po_box(at: Place) -> Self {
        Self::new(&rules::PO_BOX, at, "a PO box is not a place people can visit").help("give the street, or set `kind: virtual`")
    }

    pub(crate) fn unknown_state(at: Place, code: &str, nearest: Option<&str>) -> Self {
        Self::new(&rules::UNKNOWN_STATE, at, format!("`{code}` is not a state"))
            .suggest(nearest, "use the two-letter state code, such as `KS`")
    }

    pub(crate) fn short_zip(at: Place, zip: &str) -> Self {
        Self::new(&rules::SHORT_ZIP, at, format!("ZIP `{zip}` has lost its leading zero"))
            .help(format!("write \"0{zip}\", in quotes; in a spreadsheet format the column as text first"))
            .fixed_by(Some(format!("0{zip}")))
    }

    pub(crate) fn bad_zip(at: Place, zip: &str) -> Self {
        Self::new(&rules::BAD_ZIP, at, format!("`{zip}` is not a ZIP code")).help("write five digits, such as \"66044\"")
    }

    pub(crate) fn unknown_zip(at: Place, zip: &str) -> Self {
        let message = format!("ZIP `{zip}` is not known, so this place has no coordinates");
        Self::new(&rules::UNKNOWN_ZIP, at, message).help("check the ZIP, or give `lat` and `lon`")
    }

    pub(crate) fn zip_outside_state(at: Place, zip: &str, home: &str, written: &str) -> Self {
        Self::new(&rules::ZIP_OUTSIDE_STATE, at, format!("ZIP code `{zip}` is in {home}, not in {written}"))
            .help("correct the ZIP code or the state: the place on the map and the county follow from them")
    }

    pub(crate) fn coordinates_outside_state(at: Place, state: &str) -> Self {
        let message = format!("these coordinates are not in {state}");
        Self::new(&rules::COORDINATES_OUTSIDE_STATE, at, message)
            .help("are `lat` and `lon` swapped? in the United States `lat` is positive and `lon` starts with a minus")
    }

    pub(crate) fn zero_coordinates(at: Place) -> Self {
        Self::new(&rules::ZERO_COORDINATES, at, "coordinates 0, 0 lie in the ocean")
            .help("leave `lat` and `lon` out; they follow from the ZIP")
    }

    pub(crate) fn confidential_address(at: Place) -> Self {
        let message = "this location is confidential, but its street is given";
        Self::new(&rules::CONFIDENTIAL_ADDRESS, at, message).help("give city and ZIP only")
    }
}
