//! Records as their authors wrote them: typed, but with nothing required and nothing resolved. What must be there, what it refers to and
//! what follows from it are the model's business. The descriptions of fields here are the author's reference.

mod contact;
mod day;
mod location;
mod organization;
mod program;
mod reference;
mod simple;
mod text;
mod wording;

pub use crate::value::{Date, Language, Localized, Mailbox, Range, Time, WebAddress};
pub use contact::{Credential, Phone, Source, Sourced};
pub use day::{Day, Days};
pub use location::{Address, ExternalIdentifier, Location, OfficeHours};
pub use organization::{Identifier, Logo, Organization};
pub use program::{
    Availability, Closure, Cost, ExternalCode, FactCheck, HouseRules, InsurancePlan, LanguageSupport, LevelStandard, Program, ProgramText,
    Session, Staff, Track,
};
pub use reference::{
    BandId, Bounds, FreshnessDays, HelpLine, HourBand, HourBands, Press, Purpose, State, Synonym, Term, TermGroup, TimeSpan, Usual,
    Vocabulary,
};
pub use simple::{SessionRow, SimpleRow};
pub use text::{Article, Audience, Checklist, ChecklistGroup, CitedWork, Crisis, GlossaryEntry, Question, Translation};
pub use wording::{Fact, Forms, Grammar, Grammars, Within, Word, WordRule};
