//! Paragraphs that an author of CommonMark has labelled as notices: `**Warning:** It is gone for good.`

use super::tree::{Block, Notice, Run};

/// Makes notices of them.
pub(super) fn notices(blocks: &mut [Block]) {
    for block in blocks {
        if let Block::Paragraph(text) = block
            && let Some(kind) = labelled(text)
        {
            let body = vec![Block::Paragraph(std::mem::take(text))];
            *block = Block::Notice { kind, body };
        }
    }
}

/// The label that a paragraph begins with, if there is more to it.
fn labelled(text: &[Run]) -> Option<Notice> {
    let [label, _, ..] = text else { return None };
    let word = label.text.strip_suffix(':').filter(|_| label.style.strong)?;
    Notice::ALL.into_iter().find(|notice| notice.label() == word)
}
