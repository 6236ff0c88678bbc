//! Paragraphs that an author of CommonMark has labelled as notices: `**Warning:** It is gone for good.`

use super::tree::{Block, NOTICES, Notice, Run, label};

/// Makes notices of them.
pub(super) fn notices(blocks: &mut [Block]) {
    for block in blocks {
        if let Block::Paragraph(text) = block
            && let Some(notice) = labelled(text)
        {
            let body = vec![Block::Paragraph(std::mem::take(text))];
            *block = Block::Quote { notice: Some(notice), body };
        }
    }
}

/// The label that a paragraph begins with, if there is more to it.
fn labelled(text: &[Run]) -> Option<Notice> {
    let [first, _, ..] = text else { return None };
    let word = first.text.strip_suffix(':').filter(|_| first.style.strong)?;
    NOTICES.into_iter().find(|notice| label(*notice) == word)
}
