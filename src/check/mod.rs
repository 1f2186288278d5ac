//! What the most careful colleague would say of a site, and what its authors say to that.

mod baseline;
mod fixes;
mod policy;
mod records;

pub use baseline::Baseline;
pub use fixes::{ChangedLine, Mended, mend};
pub use policy::{Policy, Used};
pub use records::records;
