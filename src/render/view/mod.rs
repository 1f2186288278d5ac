//! What templates see: one documented view per kind of page, made of values, never of handles on the site. Every template gets two variables,
//! `frame` (what all pages have) and `page` (the view of its kind). These structs are the theme's documentation.

pub(super) mod card;
pub(super) mod directory;
pub(super) mod frame;
pub(super) mod help;
pub(super) mod home;
pub(super) mod program;
pub(super) mod provider;
pub(super) mod text;
pub(super) mod week;
