//! The HTML of a text while it is being written: the body itself, and inside it the components that are open.

use super::{
    body::{Block, ComponentCall},
    component_calls::Call,
    html,
};
use crate::diagnostic::Span;

/// A component, or the body itself, while it is being written.
#[derive(Default)]
struct Frame {
    call: Option<Call>,
    blocks: Vec<Block>,
    html: String,
    has_raw_html: bool,
    /// How many block elements were open when the component was.
    depth: usize,
}

/// What is open, the body first.
pub(super) struct Frames {
    open: Vec<Frame>,
    /// Whether raw HTML is left as it is.
    trust_html: bool,
}

impl Frames {
    pub(super) fn new(trust_html: bool) -> Self {
        Self { open: vec![Frame::default()], trust_html }
    }

    fn inner(&mut self) -> &mut Frame {
        self.open.last_mut().expect("the body's own frame is never closed")
    }

    /// The HTML that is being written.
    pub(super) fn html(&mut self) -> &mut String {
        &mut self.inner().html
    }

    /// Writes HTML of the author's own.
    pub(super) fn put_raw(&mut self, text: &str) {
        let clean = !self.trust_html;
        let frame = self.inner();
        frame.has_raw_html |= clean;
        frame.html.push_str(text);
    }

    /// Opens a component inside `depth` block elements.
    pub(super) fn open(&mut self, call: Call, depth: usize) {
        self.flush();
        self.open.push(Frame { call: Some(call), depth, ..Frame::default() });
    }

    /// The innermost open component and the number of block elements around it.
    pub(super) fn innermost(&self) -> Option<(&Call, usize)> {
        let frame = self.open.last()?;
        Some((frame.call.as_ref()?, frame.depth))
    }

    /// Lets the end of the innermost component close the one of that name around it, whose own end came too early: whoever closes two components
    /// in the wrong order made one mistake. Returns whether one of that name is open.
    pub(super) fn swap_ends(&mut self, name: &str) -> bool {
        let inner = self.innermost().map(|(call, _)| call.name.clone());
        let outer = self.open.iter_mut().rev().filter_map(|frame| frame.call.as_mut()).find(|call| call.name == name);
        outer.zip(inner).map(|(outer, inner)| outer.name = inner).is_some()
    }

    /// Closes the innermost component with what was written in it.
    pub(super) fn close(&mut self, span: impl FnOnce(&Call) -> Span) {
        self.flush();
        let blocks = std::mem::take(&mut self.inner().blocks);
        self.close_as(Some(blocks), span);
    }

    /// Closes the innermost component. `span` tells where its call stands.
    pub(super) fn close_as(&mut self, body: Option<Vec<Block>>, span: impl FnOnce(&Call) -> Span) {
        let Some(call) = self.inner().call.take() else { return };
        let span = span(&call);
        self.open.pop();
        let Call { name, arguments, .. } = call;
        self.inner().blocks.push(Block::Component(ComponentCall { name, arguments, body, span }));
    }

    /// Finishes the HTML written so far into a block.
    fn flush(&mut self) {
        let frame = self.inner();
        let text = std::mem::take(&mut frame.html);
        let raw = std::mem::take(&mut frame.has_raw_html);
        if !text.trim().is_empty() {
            let text = if raw { html::clean(&text) } else { text };
            frame.blocks.push(Block::Html(html::finish(&text)));
        }
    }

    /// The finished blocks of the body. Nothing may be open any more.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.flush();
        std::mem::take(&mut self.inner().blocks)
    }
}
