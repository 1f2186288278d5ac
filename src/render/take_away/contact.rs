//! A program as a contact: vCard 3.0 (RFC 2426), the version that phones of all makers read.

use super::{
    advice,
    lines::{Lines, escaped},
    place, profile, street,
};
use crate::{
    model::{LocationKind, Phone, Program},
    render::Prepared,
};

/// The file of a program.
pub(in crate::render) fn contact(prepared: &Prepared<'_>, index: usize) -> Vec<u8> {
    let program = &prepared.site.programs()[index];
    let organization = prepared.site.organization_of(program);
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCARD");
    lines.put("VERSION", "3.0");
    lines.text("FN", &format!("{}, {}", program.identity.name, organization.name));
    // The name of a person is wanted; a program has none.
    lines.put("N", &format!("{};;;;", escaped(&program.identity.name)));
    lines.text("ORG", &organization.name);
    let first = program.first_phone(prepared.site.vocabularies());
    let others = program.access.phones.iter().filter(|phone| Some(*phone) != first);
    for phone in first.into_iter().chain(others) {
        let (kind, number) = telephone(prepared, phone);
        let preferred = if Some(phone) == first { ",PREF" } else { "" };
        lines.put(&format!("TEL;TYPE=WORK,{kind}{preferred}"), &number);
    }
    lines.some("EMAIL;TYPE=INTERNET", program.access.email.as_deref());
    put_place(prepared, program, &mut lines);
    lines.put("URL", &profile(prepared, program));
    lines.text("NOTE", &advice(prepared, program).join("\n"));
    if let Some(date) = program.provenance.last_verified {
        lines.put("REV", &date.to_string());
    }
    lines.put("UID", &format!("urn:uuid:{}", prepared.site.uuid("program", &program.id)));
    lines.put("END", "VCARD");
    lines.done()
}

fn telephone(prepared: &Prepared<'_>, phone: &Phone) -> (&'static str, String) {
    let kinds = prepared.site.vocabularies().get("phone-type");
    let kind = match &*kinds.term(phone.kind).id {
        "text" => "MSG",
        "fax" => "FAX",
        _ => "VOICE",
    };
    // A comma is a pause, after which phones dial the extension.
    let extension = phone.extension.as_ref().map_or_else(String::new, |extension| format!(",{extension}"));
    (kind, format!("{}{extension}", phone.number))
}

fn put_place(prepared: &Prepared<'_>, program: &Program, lines: &mut Lines) {
    let Some((location, address)) = place(prepared, program) else { return };
    let street = street(location, address);
    let parts = [&*street, &address.city, &address.state, &address.zip, &address.country].map(escaped).join(";");
    lines.put("ADR;TYPE=WORK", &format!(";;{parts}"));
    let pin = location.pin(prepared.site.vocabularies()).filter(|_| location.kind == LocationKind::Physical);
    if let Some(point) = pin {
        lines.put("GEO", &format!("{};{}", point.latitude, point.longitude));
    }
}
