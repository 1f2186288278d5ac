//! The README of a new site: what lies where, and what to do first.

/// Its text, in Markdown.
pub(super) const README: &str = "\
# Your site

This folder is a web site about intensive outpatient programs (IOPs), made with Carepress. You write text files here; Carepress makes the
finished site of them.

## What lies where

| Place | What it is |
|---|---|
| `content/site.yaml` | title, web address, languages, who you are: all settings of the site |
| `content/programs/` | the programs: a file each, `<id>.md`, or a spreadsheet, `simple.csv` |
| `content/organizations/`, `content/locations/` | who runs the programs, and where they meet |
| `content/learn/` | the articles; a folder is a section |
| `content/pages/` | pages about the site: about, privacy, how you list programs |
| `content/checklists/`, `content/faq.yaml`, `content/glossary.yaml` | lists of questions and words |
| `content/vocabularies/` and the other lists | the words from which facts are chosen. You may delete them: Carepress has its own copy |
| `content/images/` | pictures; other files are published as they are |
| `themes/` | the look |
| `schemas/`, `.vscode/` | what your editor must know to help you write. `carepress schema --out schemas` brings new terms in |
| `public/` | the finished site, made by `carepress build`. Do not edit it: put it online |

A translation has the language before its ending: `about.md` and `about.es.md`.

## Seven commands

    carepress serve --open                       shows the site in your browser, and follows what you write
    carepress check                              says what a careful colleague would: of words, facts, safety, privacy
    carepress build                              makes the site in public/, or says what is wrong and where
    carepress build --strict                     stops at warnings, too; use it before you put the site online
    carepress build --drafts --out preview       shows drafts, in a folder of its own
    carepress new program \"Evening IOP\"          writes the file of a new program, for you to fill in
    carepress help                               lists all commands; `carepress help build` tells about one

Run them in this folder.

## First steps

1. Delete the made-up files in `content/programs`, `content/organizations` and `content/locations`.
2. In `content/site.yaml`, delete the lines `demonstration` and `demonstration_day`, and say who you are.
3. Add your organization, your location and your program with `carepress new`, or write a spreadsheet `content/programs/simple.csv`.
4. Read the pages in `content/pages` and make every sentence true for you.
5. Run `carepress build`.

The guide that comes with Carepress, in its folder `docs`, explains every file, field and message.
";
