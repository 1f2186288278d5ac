//! What the author's panel at `/__carepress/` asks the workshop: JSON for each of its views, and the gallery of the theme.

use super::{
    answer::{Answer, Desk},
    faults::Fault,
    standing::Standing,
};

/// A question of the panel: the path below [`TOOLS`](super::hook::TOOLS), and its query.
pub(super) struct Question {
    pub(super) path: String,
    pub(super) query: String,
}

impl Desk<'_> {
    /// Answers the author's panel.
    pub(super) fn tell_author(&self, question: &Question) -> Answer {
        let Question { path, query } = question;
        let Standing { errors, written, .. } = self.standing;
        match path.as_str() {
            "faults.json" => {
                let faults: Vec<Fault> = errors.iter().map(|located| Fault::new(located, written, self.editor, false)).collect();
                Answer::new(200, "application/json", serde_json::to_vec(&faults).expect("faults are JSON"))
            }
            _ => Answer::text(404, &format!("There is no {path} {query} here.")),
        }
    }
}
