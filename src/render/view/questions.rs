//! Questions and answers.

use std::collections::BTreeMap;

use serde::Serialize;

use super::article::{SourceView, article_link, sources};
use crate::{
    diagnostic::Diagnostic,
    model::{Question, TermIndex},
    render::{
        bodies,
        scene::{DateView, Scene, TextLink},
    },
    theme::Shared,
};

/// The view of `faq.html`.
#[derive(Serialize)]
pub(in crate::render) struct QuestionsPage<'s> {
    /// The language of the questions, where it is not that of the page.
    language: Option<&'s str>,
    /// The questions, under headings in the order of the vocabulary.
    groups: Vec<QuestionGroup<'s>>,
}

#[derive(Serialize)]
struct QuestionGroup<'s> {
    id: &'s str,
    label: &'s str,
    /// The language of the heading, where it is not that of the page.
    language: Option<&'s str>,
    questions: Vec<QuestionView<'s>>,
}

#[derive(Serialize)]
struct QuestionView<'s> {
    id: &'s str,
    question: &'s str,
    answer: Shared,
    sources: Vec<SourceView<'s>>,
    last_reviewed: Option<DateView>,
    page: Option<TextLink<'s>>,
}

impl<'s> QuestionsPage<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>) -> Result<Self, Diagnostic> {
        let mut groups: BTreeMap<TermIndex, QuestionGroup<'s>> = BTreeMap::new();
        for question in scene.site.questions(scene.language) {
            let term = scene.site.vocabularies().get("faq-group").term(question.group);
            let group = groups.entry(question.group).or_insert_with(|| QuestionGroup {
                id: &term.id,
                label: scene.text(&term.label),
                language: scene.language_of(&term.label),
                questions: Vec::new(),
            });
            group.questions.push(question_view(scene, question)?);
        }
        Ok(Self { language: scene.language_of_questions(), groups: groups.into_values().collect() })
    }
}

fn question_view<'s>(scene: &Scene<'s>, question: &'s Question) -> Result<QuestionView<'s>, Diagnostic> {
    Ok(QuestionView {
        id: question.id.as_ref(),
        question: &question.question,
        answer: bodies::html(&question.answer, scene)?,
        sources: sources(scene, &question.sources),
        last_reviewed: question.last_reviewed.map(|date| scene.date(date)),
        page: question.page.as_deref().and_then(|id| article_link(scene, id)),
    })
}
