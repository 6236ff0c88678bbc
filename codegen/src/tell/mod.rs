//! TELL: facts and the author's words to the pages of the documentation. All wording of generated docs is here.

pub(crate) mod docs;
