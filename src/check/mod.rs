//! What the most careful colleague would say of a site, and why, and what its authors say to that.

mod baseline;
mod copies;
mod explain;
mod fixes;
mod guide;
mod labels;
mod pages;
mod policy;
pub mod reading;
mod records;
mod texts;
mod words;

pub use baseline::Baseline;
pub use copies::{Works, copies};
pub use explain::{Explanation, explain, explanation_text, nearest_code};
pub use fixes::{ChangedLine, Mended, mend};
pub use guide::{Group, groups, guide};
pub use labels::labels;
pub use pages::{Checker, LinkOut, lost};
pub(crate) use pages::{origins, written_in};
pub use policy::{Policy, Used};
pub use records::{RecordsMemory, records};
pub use texts::{Reading, TextsMemory, readings, texts};
