//! Values that were damaged on their way through spreadsheets and exports, mended where it is plain what they were. Each gives the value, and the
//! reason if it is another than what was written.

use crate::{
    model::{States, geography, read_phone},
    value::WebAddress,
};

/// A value that may have been mended: what it is now, nothing if it had to be left out; and why.
#[derive(Debug, PartialEq)]
pub(crate) struct Mended<T> {
    pub(crate) value: Option<T>,
    pub(crate) why: Option<&'static str>,
}

impl<T> Mended<T> {
    fn fine(value: T) -> Self {
        Self { value: Some(value), why: None }
    }

    fn respelled(value: T, why: &'static str) -> Self {
        Self { value: Some(value), why: Some(why) }
    }

    fn left_out(why: &'static str) -> Self {
        Self { value: None, why: Some(why) }
    }
}

/// Reads the code of a state: in small letters, or its name.
pub(crate) fn state(written: &str, states: &States) -> Mended<Box<str>> {
    let code = written.trim().to_uppercase();
    if states.get(&code).is_some() {
        return Mended::fine(code.into());
    }
    let named = states.all().find(|state| state.name.all().any(|name| name.eq_ignore_ascii_case(written.trim())));
    match named {
        Some(state) => Mended::respelled(state.code.clone(), "a state is written as its two letters"),
        None => Mended::left_out("there is no such state"),
    }
}

/// Reads a ZIP code: spreadsheets take it for a number, and numbers do not start with zeros.
pub(crate) fn zip(written: &str, end: Option<&str>, state: &str) -> Mended<Box<str>> {
    let bare = written.trim().strip_suffix(".0").unwrap_or(written.trim());
    let (first, last) = bare.split_once('-').unwrap_or((bare, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if first.is_empty() || !is_number(first) || !is_number(last) {
        return Mended::left_out("a ZIP code has five digits");
    }
    // Nine digits without a hyphen, of which a zero at the start may be lost.
    let (first, last) = if matches!(first.len(), 8 | 9) && last.is_empty() { first.split_at(first.len() - 4) } else { (first, last) };
    let end = end
        .map(|end| end.trim().strip_suffix(".0").unwrap_or(end.trim()))
        .filter(|end| last.is_empty() && is_number(end) && end.len() <= 4);
    let tail = match (last, end) {
        ("", Some(end)) if !end.is_empty() => format!("-{end:0>4}"),
        ("", _) => String::new(),
        (last, _) => format!("-{last}"),
    };
    let whole = |five: &str| -> Box<str> { format!("{five}{tail}").into() };
    match first.len() {
        5 if written.trim().starts_with(first) && !written.contains(".0") => Mended::fine(whole(first)),
        5 => Mended::respelled(whole(first), "a ZIP code is no number"),
        3 | 4 => {
            let filled = format!("{first:0>5}");
            let fits = geography::zip_place(&filled).is_none_or(|place| place.state == state);
            if fits {
                Mended::respelled(whole(&filled), "the ZIP code had lost its leading zero")
            } else {
                Mended::left_out("a ZIP code has five digits, and with zeros before it this one is in another state")
            }
        }
        _ => Mended::left_out("a ZIP code has five digits"),
    }
}

/// A number that stands for none: all nines, all zeros, or the first digits in a row.
fn is_placeholder(number: &str) -> bool {
    let digits = number.trim_start_matches("+1");
    let same = |digit: u8| digits.bytes().all(|byte| byte == digit);
    same(b'9') || same(b'0') || digits == "1234567890"
}

/// Reads a phone number with or without an extension.
pub(crate) fn phone(written: &str) -> Mended<(Box<str>, Option<Box<str>>)> {
    let lower = written.trim().to_lowercase();
    let bare = lower.strip_suffix(".0").unwrap_or(&lower);
    let cut = bare.find(['x', 'e', '#', ',']);
    let (number, rest) = bare.split_at(cut.unwrap_or(bare.len()));
    let extension: String = rest.chars().filter(char::is_ascii_digit).collect();
    let extension = Some(extension).filter(|digits| !digits.is_empty() && digits.len() <= 6).map(Into::into);
    let spaced: String =
        number.chars().map(|sign| if matches!(sign, '/' | '\u{2010}'..='\u{2015}' | '\u{a0}') { '-' } else { sign }).collect();
    match read_phone(spaced.trim()) {
        Some(number) if is_placeholder(&number) => Mended::left_out("this number stands for none"),
        Some(number) => Mended::fine((number, extension)),
        None => Mended::left_out("this is no phone number of ten digits"),
    }
}

/// Reads the address of a web site.
pub(crate) fn website(written: &str) -> Mended<WebAddress> {
    let written = written.trim();
    if let Some(address) = WebAddress::read(written) {
        return Mended::fine(address);
    }
    let host = written.split('/').next().unwrap_or_default();
    let is_host = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty()) && !host.contains([':', '@']);
    match WebAddress::read(&format!("https://{written}")).filter(|_| is_host) {
        Some(address) => Mended::respelled(address, "an address starts with `https://`"),
        None => Mended::left_out("this is no address of a web site"),
    }
}

/// Reads a point: degrees are written as text, may have changed places, or lost the sign before what lies west.
pub(crate) fn point(latitude: &str, longitude: &str, state: &str, states: &States) -> Mended<(f64, f64)> {
    let degrees = |text: &str| text.trim().parse().ok().filter(|degrees: &f64| degrees.is_finite());
    let Some((north, east)) = degrees(latitude).zip(degrees(longitude)) else { return Mended::left_out("these are no degrees") };
    if north == 0.0 && east == 0.0 {
        return Mended::left_out("this point lies in the sea off Africa");
    }
    let Some(state) = states.get(state) else { return Mended::left_out("the state is not known") };
    let ways = [
        ((north, east), None),
        ((east, north), Some("latitude and longitude had changed places")),
        ((north, -east), Some("the longitude had lost its minus sign")),
        ((east, -north), Some("latitude and longitude had changed places, and the minus sign was lost")),
    ];
    match ways.into_iter().find(|((north, east), _)| state.holds(*north, *east)) {
        Some((point, why)) => Mended { value: Some(point), why },
        None => Mended::left_out("this point does not lie in the state"),
    }
}

#[cfg(test)]
mod tests {
    use super::{phone, website, zip};

    #[test]
    fn zip_codes_get_their_zeros_back() {
        for (written, end, state, wanted, is_mended) in [
            ("67000", None, "KS", Some("67000"), false),
            ("67000-1234", None, "KS", Some("67000-1234"), false),
            ("2139", None, "MA", Some("02139"), true),
            ("601", None, "PR", Some("00601"), true),
            ("2139.0", None, "MA", Some("02139"), true),
            ("21391234", None, "MA", Some("02139-1234"), true),
            ("2139", Some("45"), "MA", Some("02139-0045"), true),
            ("66044", Some("1234"), "KS", Some("66044-1234"), false),
            ("2139", None, "KS", None, true),
            ("12", None, "KS", None, true),
            ("unknown", None, "KS", None, true),
        ] {
            let mended = zip(written, end, state);
            assert_eq!((mended.value.as_deref(), mended.why.is_some()), (wanted, is_mended), "{written}");
        }
    }

    #[test]
    fn phones_lose_placeholders_and_keep_extensions() {
        for (written, wanted) in [
            ("555-555-0142", Some(("+15555550142", None))),
            ("(555) 555-0142 x12", Some(("+15555550142", Some("12")))),
            ("1-555-555-0142 ext. 7", Some(("+15555550142", Some("7")))),
            ("5555550142.0", Some(("+15555550142", None))),
            ("(999) 999-9999", None),
            ("000-000-0000", None),
            ("555-0142", None),
            ("call us", None),
        ] {
            let value = phone(written).value;
            let found = value.as_ref().map(|(number, extension)| (&**number, extension.as_deref()));
            assert_eq!(found, wanted, "{written}");
        }
    }

    #[test]
    fn web_sites_get_their_scheme_back() {
        for (written, wanted) in [
            ("http://example.org", Some("http://example.org")),
            ("www.example.org/iop", Some("https://www.example.org/iop")),
            ("n/a", None),
            ("info@example.org", None),
            ("javascript:alert(1)", None),
        ] {
            assert_eq!(website(written).value.as_deref(), wanted, "{written}");
        }
    }
}
