//! For a comment on a pull request.

use std::fmt::Write;

use super::sections::{NO_CHANGES, Part, Section, counts, listed, marks, sections, sizes, values};
use crate::code_span::code_span;
use crate::diff::{Change, Class, Group, Report};

/// As many characters a comment has at most; GitHub takes 65,536.
const MOST: usize = 60_000;
/// As many are kept for what closes the text.
const REST: usize = 400;
/// As many an entry may have, so that a model cannot fill a comment with one default.
const LONGEST: usize = 4_000;

/// For a comment on a pull request: the summary as a table, then a part that can be unfolded for each operation and type,
/// most severe first. It has at most 60,000 characters; where there is more to say, it says how much.
pub fn markdown(report: &Report) -> String {
    let Some(class) = report.class() else { return format!("Model update: {NO_CHANGES}.\n") };
    let mut out = Limited { text: String::new(), left: MOST - REST };
    out.push(&head(report, class));
    let sections = sections(report);
    let mut written = 0;
    for section in &sections {
        written += draw(&mut out, section);
    }
    let more = report.changes.len() - written;
    if more > 0 {
        let _ = write!(
            out.text,
            "\nand {more} more {} of the {} that there are; `diff` with `--format text` or `json` shows all.\n",
            if more == 1 { "change" } else { "changes" },
            report.changes.len(),
        );
    }
    out.text
}

fn head(report: &Report, class: Class) -> String {
    let mut head = format!("## Model update: **{}**\n\n{}.\n\n", class.name(), sizes(report));
    let (wire, security) = report
        .changes
        .iter()
        .fold((0, 0), |(w, s), c| (w + usize::from(c.wire), s + usize::from(c.security)));
    let [major, minor, patch] = [Class::Major, Class::Minor, Class::Patch].map(|class| report.count(class));
    let _ = write!(
        head,
        "| major | minor | patch | on the wire | security |\n|---|---|---|---|---|\n\
         | {major} | {minor} | {patch} | {wire} | {security} |\n\n"
    );
    if security > 0
        && let Some(marks) = marks(report)
    {
        let _ = write!(head, "> [!WARNING]\n> {marks}.\n\n");
    }
    head
}

/// Writes a section, and gives the number of changes that it holds.
fn draw(out: &mut Limited, section: &Section<'_>) -> usize {
    let title = match section.group {
        Group::Service => section.title(),
        _ => escaped(&section.title()),
    };
    let severe = section.changes.first().is_some_and(|change| change.class == Class::Major);
    let open = if severe { " open" } else { "" };
    let start = format!(
        "<details{open}><summary><b>{title}</b>: {}</summary>\n\n",
        counts(section.changes.iter().copied())
    );
    const END: &str = "\n</details>\n\n";
    if !out.has_room(start.len() + END.len() + LONGEST) {
        return 0;
    }
    out.push(&start);
    let mut written = 0;
    for part in section.parts() {
        let (text, count) = match part {
            Part::Entry(change) => (entry(change), 1),
            Part::Types { class, words, types } => {
                (format!("- **{}** {words}: {}\n", class.name(), listed(&types, code_span)), types.len())
            }
        };
        if out.has_room(text.len() + END.len()) {
            out.push(&text);
            written += count;
        }
    }
    out.push(END);
    written
}

fn entry(change: &Change) -> String {
    let mut text =
        format!("- **{}** `{}` {}", change.class.name(), change.kind.name(), code_span(&change.path));
    for (marked, name) in [(change.wire, "wire"), (change.security, "security")] {
        if marked {
            let _ = write!(text, " **[{name}]**");
        }
    }
    if let Some((before, after)) = values(change) {
        let shown = |value: Option<&str>| value.map_or("none".to_owned(), code_span);
        let _ = write!(text, ": {} → {}", shown(before), shown(after));
    }
    let _ = writeln!(text, "<br>{}", escaped(&change.action));
    if text.len() > LONGEST {
        let kind = change.kind.rule();
        return format!(
            "- **{}** `{}` {}<br>{}\n",
            kind.class.name(),
            kind.name,
            code_span(&change.path),
            kind.what
        );
    }
    text
}

/// Text with its code spans, in which nothing else is a tag, a link, an image or calls anybody.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let fence = rest.len() - rest.trim_start_matches('`').len();
        if fence > 0 {
            let (ticks, behind) = rest.split_at(fence);
            let end = code_end(behind, fence);
            match end.and_then(|end| behind.get(..end)) {
                Some(span) => {
                    out.extend([ticks, span]);
                    rest = behind.get(span.len()..).unwrap_or_default();
                }
                None => {
                    out.push_str(&"&#96;".repeat(fence));
                    rest = behind;
                }
            }
            continue;
        }
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '@' => out.push_str("&#64;"),
            '#' => out.push_str("&#35;"),
            '[' | ']' | '!' | '*' | '_' | '|' | '\\' | '~' => out.extend(['\\', c]),
            c => out.push(c),
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    out
}

/// Where a code span ends that began with a fence of this length: behind the next fence of the same length.
fn code_end(text: &str, fence: usize) -> Option<usize> {
    let mut at = 0;
    loop {
        let start = at + text.get(at..)?.find('`')?;
        let run = text.get(start..)?.bytes().take_while(|byte| *byte == b'`').count();
        at = start + run;
        if run == fence {
            return Some(at);
        }
    }
}

/// Text that ends before it is too long.
struct Limited {
    text: String,
    /// Bytes, which are no fewer than characters.
    left: usize,
}

impl Limited {
    fn has_room(&self, bytes: usize) -> bool {
        bytes <= self.left
    }

    fn push(&mut self, text: &str) {
        self.left = self.left.saturating_sub(text.len());
        self.text.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::{code_span, escaped};

    #[test]
    fn words_of_the_model_stay_words() {
        assert_eq!(escaped("use `Vec<T>` <b> @me #1"), "use `Vec<T>` &lt;b&gt; &#64;me &#35;1");
        assert_eq!(escaped("a ` b </details>"), "a &#96; b &lt;/details&gt;");
        assert_eq!(escaped("``a`b`` [x](y)"), "``a`b`` \\[x\\](y)");
        assert_eq!(code_span("a`b"), "``a`b``");
    }
}
