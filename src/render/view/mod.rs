//! What templates see: one documented view per kind of page, made of values, never of handles on the site. Every template gets two variables,
//! `frame` (what all pages have) and `page` (the view of its kind). These structs are the theme's documentation. They borrow from the site, which
//! outlives every page: what a page shows is not copied before it is written.

pub(super) mod article;
pub(super) mod breadcrumbs;
pub(super) mod card;
pub(super) mod checklist;
pub(super) mod directory;
pub(super) mod frame;
pub(super) mod glossary;
pub(super) mod heading;
pub(super) mod help;
pub(super) mod home;
pub(super) mod look;
pub(super) mod notice;
pub(super) mod program;
pub(super) mod provider;
pub(super) mod questions;
pub(super) mod site;
pub(super) mod tools;
pub(super) mod translation;
pub(super) mod week;
mod week_picture;
