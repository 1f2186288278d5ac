//! Phones of services, locations and organizations. Numbers of people are not taken.

use super::{
    attributes::Attributes,
    objects::{Object, Objects},
    records::Remarks,
    shape::Kind,
    words,
};
use crate::{content::raw, exchange::mend, model::Vocabularies};

/// The longest description that can stand as the name of a line.
const LONGEST_LABEL: usize = 60;

/// Reads the phones of an object, without doubles.
pub(super) fn phones(objects: &Objects, owner: &Object, vocabularies: &Vocabularies, remarks: &mut Remarks) -> Vec<raw::Phone> {
    let mut phones: Vec<raw::Phone> = Vec::new();
    for object in objects.parts(owner, Kind::Phone) {
        object.mark_used();
        if let Some(phone) = phone(objects, object, vocabularies, remarks)
            && !phones.iter().any(|known| known.number == phone.number && known.ext == phone.ext && known.kind == phone.kind)
        {
            phones.push(phone);
        }
    }
    phones
}

fn phone(objects: &Objects, object: &Object, vocabularies: &Vocabularies, remarks: &mut Remarks) -> Option<raw::Phone> {
    let attributes = Attributes::of(objects, object);
    let kinds = vocabularies.get("phone-type");
    let term = attributes.term("type");
    let kind = term.filter(|code| kinds.index(code).is_some()).map(str::to_owned).or_else(|| {
        let written = object.look("type").unwrap_or("voice").to_lowercase();
        // People answer a cell phone, too.
        let written = if written == "cell" { "voice" } else { written.as_str() };
        let term = kinds.terms().find(|(_, term)| term.codes.get("hsds").is_some_and(|codes| codes.iter().any(|code| code == written)));
        term.map(|(_, term)| term.id.to_string())
    });
    let Some(kind) = kind else {
        remarks.repaired(
            objects,
            object,
            "type",
            object.look("type").unwrap_or_default(),
            "",
            "this is no kind of line that families can call",
        );
        object.take_all();
        return None;
    };
    object.take("type");
    let written = object.take("number")?;
    let (number, extension) =
        remarks.mended(objects, object, "number", written, mend::phone(written.trim_matches('"')), |(number, _)| number.to_string())?;
    let fact = |name| attributes.text(name);
    let ext = fact("ext").or_else(|| {
        let written = object.take("extension")?.trim().trim_end_matches(".0");
        let is_number = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| written.to_owned())
    });
    object.take("extension");
    let (hours, mut label) = (fact("hours"), fact("label"));
    if term.is_some() {
        // A feed of Carepress says there in words what attributes say exactly.
        object.take("description");
    } else if let Some(description) = object.look("description").filter(|text| text.chars().count() <= LONGEST_LABEL) {
        object.take("description");
        label = label.or_else(|| Some(description.to_owned()));
    }
    let mut languages: Vec<String> = Vec::new();
    for language in objects.parts(object, Kind::Language) {
        languages.extend(words::language(language, vocabularies).filter(|code| !languages.contains(code)));
    }
    Some(raw::Phone { number: Some(number.into()), ext: ext.or(extension.map(Into::into)), kind: Some(kind), languages, hours, label })
}
