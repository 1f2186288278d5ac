//! What comes from other files and goes out to them: spreadsheets, public directories, referral tools. A reader of a format makes records as an
//! author would have written them, and then the ordinary pipeline judges them: no reader has rules of its own on what a record may say.

mod agree;
pub mod book;
mod brought;
pub mod findtreatment;
pub mod hsds;
mod likeness;
mod meeting;
mod memory;
mod mend;
mod naming;
pub mod national_directory;
mod patch;
mod proposal;
pub mod sheets;
mod standing;
mod tables;

pub use brought::{Brought, Kind, Told};
pub use meeting::{Change, Fate, Ids};
pub use memory::Memory;
pub use proposal::{Before, NewText, Proposal, Proposed, propose};
pub use tables::tables;
