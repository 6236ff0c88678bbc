//! For a comment on a pull request.

use std::fmt::Write;

use super::sections::{
    Chapter, NO_CHANGES, Part, Section, chapters, counts, marked, marks, marks_of, places, shown_values,
    sides, subject,
};
use crate::code_span::code_span;
use crate::diff::{Change, Class, Entry, Report};

/// The maximum number of characters of a comment; GitHub accepts 65,536.
const MOST: usize = 60_000;
/// How many of these are reserved for the end of the text.
const REST: usize = 400;
/// The maximum number of characters of an entry, so that a single default cannot fill a comment.
const LONGEST: usize = 4_000;

/// For a comment on a pull request: what was compared, and the breaking and sensitive changes, which are all visible;
/// then what is new and what needs no action, which can be unfolded. It has at most 60,000 characters; if that is not
/// enough, it shortens the breaking changes, and says how many changes of each class it leaves out.
pub fn markdown(report: &Report) -> String {
    let Some(class) = report.class() else { return format!("Model update: {NO_CHANGES}.\n") };
    let mut out = head(report, class);
    // There are no fewer bytes than characters.
    let has_room = |out: &str, bytes: usize| out.len() + bytes <= MOST - REST;
    let mut left: Vec<&Change> = Vec::new();
    for (chapter, count, sections) in chapters(report) {
        let lines = |is_short| -> Vec<Line<'_>> {
            sections.iter().flat_map(|section| self::lines(section, is_short)).collect()
        };
        let mut shown = lines(false);
        let (title, is_open) = (chapter.title(), chapter <= Chapter::Security);
        let size: usize = shown.iter().map(|line| line.text.len()).sum();
        if is_open && !has_room(&out, size + LONGEST) {
            shown = lines(true);
        }
        let (start, end) = match is_open {
            true => (format!("### {title} ({count})\n\n"), "\n"),
            false => {
                (format!("<details><summary><b>{title}</b> ({count})</summary>\n\n"), "\n</details>\n\n")
            }
        };
        if !has_room(&out, start.len() + end.len()) {
            left.extend(shown.into_iter().flat_map(|line| line.changes));
            continue;
        }
        out.push_str(&start);
        for line in shown {
            match has_room(&out, line.text.len() + end.len()) {
                true => out.push_str(&line.text),
                false => left.extend(line.changes),
            }
        }
        out.push_str(end);
    }
    if !left.is_empty() {
        let _ = write!(
            out,
            "\nThere was no room for {} of the {} changes; `diff` with `--format text` or `json` shows all.\n",
            counts(left.iter().copied()),
            report.changes.len(),
        );
    }
    out
}

fn head(report: &Report, class: Class) -> String {
    let title = escaped(&report.new.service);
    let mut head = format!("## {title}: **{}** update\n\n", class.name());
    for line in sides(report) {
        let _ = writeln!(head, "- {}", escaped(&line));
    }
    let (wire, security) = marked(report);
    let [major, minor, patch] = Class::ALL.map(|class| report.count(class));
    let _ = write!(
        head,
        "\n| major | minor | patch | on the wire | security |\n|---|---|---|---|---|\n\
         | {major} | {minor} | {patch} | {wire} | {security} |\n\n"
    );
    if security > 0
        && let Some(marks) = marks(report)
    {
        let _ = write!(head, "> [!WARNING]\n> {marks}.\n\n");
    }
    head
}

/// A line of the text, with the changes that it reports.
struct Line<'r> {
    text: String,
    changes: Vec<&'r Change>,
}

fn lines<'r>(section: &Section<'r>, is_short: bool) -> Vec<Line<'r>> {
    let line = |part: &Part<'r>| {
        let text = match part {
            Part::Entry(entry) => self::entry(entry, is_short),
            Part::Names { class, words, names, .. } => {
                let names: Vec<String> = names.iter().map(|name| code_span(name)).collect();
                format!("- **{}** {words}: {}\n", class.name(), listed(&names))
            }
        };
        Line { text, changes: part.changes() }
    };
    let mut lines: Vec<Line<'r>> = section.parts.iter().map(line).collect();
    if let (Some(title), Some(first)) = (&section.title, lines.first_mut()) {
        first.text = format!("\n**{}**\n\n{}", escaped(title), first.text);
    }
    lines
}

fn entry(entry: &Entry<'_>, is_short: bool) -> String {
    let change = entry.first;
    let kind = change.kind.name();
    let mut text = format!("- **{}** `{kind}` {}", change.class.name(), code_span(subject(entry)));
    for mark in marks_of(change) {
        let _ = write!(text, " **[{mark}]**");
    }
    let places = places(entry, code_span);
    if !places.is_empty() {
        let _ = write!(text, " at {} places", places.len());
    }
    if is_short {
        text.push('\n');
        return text;
    }
    let bare = text.clone();
    if let Some(values) = shown_values(entry, code_span) {
        let _ = write!(text, ": {values}");
    }
    if !places.is_empty() {
        let _ = write!(text, "<br>{}", listed(&places));
    }
    let _ = writeln!(text, "<br>{}", escaped(&entry.action()));
    if text.len() > LONGEST { format!("{bare}<br>{}\n", change.kind.rule().what) } else { text }
}

/// Texts with commas between them, as many as an entry has room for, and how many more there are.
fn listed(texts: &[String]) -> String {
    let mut out = String::new();
    for (index, text) in texts.iter().enumerate() {
        if out.len() + text.len() > LONGEST * 3 / 4 {
            let _ = write!(out, " and {} more", texts.len() - index);
            break;
        }
        out.push_str(if index == 0 { "" } else { ", " });
        out.push_str(text);
    }
    out
}

/// Text with its code spans, in which nothing else is a tag, a link, an image or a mention.
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

/// Where a code span ends that began with a fence of this length: after the next fence of the same length.
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
