//! Paragraphs that an author of CommonMark has labelled as notices: `**Warning:** It is gone for good.`

use super::tree::{Block, Notice, Run};

const NOTICES: [Notice; 5] = [Notice::Note, Notice::Tip, Notice::Important, Notice::Caution, Notice::Warning];

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

/// What the label is that a paragraph begins with, and does not consist of.
fn labelled(text: &[Run]) -> Option<Notice> {
    let [label, _, ..] = text else { return None };
    let word = label.text.strip_suffix(':').filter(|_| label.style.strong)?;
    NOTICES.into_iter().find(|notice| notice.label() == word)
}
