//! What the most careful colleague would say of a site, and what its authors say to that.

mod policy;

pub use policy::{Policy, Used};
