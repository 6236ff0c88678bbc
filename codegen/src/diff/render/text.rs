//! For a terminal.

use std::fmt::Write;

use clap::builder::styling::{AnsiColor, Style};

use super::sections::{
    NO_CHANGES, Part, chapters, counts, marks, marks_of, places, shown_values, sides, subject,
};
use crate::diff::{Class, Entry, Report};
use crate::fill::fill;

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// For a terminal: what was compared, then what breaks, what became sensitive or stopped being so, what is new, and the
/// rest; in each part, the changes by operation and type. With `color`, which is for people, there are ANSI escape
/// codes and lines of 80 columns.
pub fn text(report: &Report, color: bool) -> String {
    let Some(class) = report.class() else { return format!("{NO_CHANGES}\n") };
    let paint = Paint { color };
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "{} update of {}: {}",
        paint.paint(severity(class), class.name()),
        report.new.service,
        counts(report.changes.iter())
    );
    for line in sides(report) {
        let _ = writeln!(out, "  {line}");
    }
    if let Some(marks) = marks(report) {
        let _ = writeln!(out, "  {}", paint.paint(severity(Class::Major), &marks));
    }
    for (chapter, count, sections) in chapters(report) {
        let _ = writeln!(
            out,
            "\n{} {}",
            paint.paint(STRONG, &chapter.title().to_uppercase()),
            paint.paint(FAINT, &format!("({count})"))
        );
        for section in sections {
            if let Some(title) = &section.title {
                let _ = writeln!(out, "\n{}", paint.paint(STRONG, title));
            }
            for part in &section.parts {
                match part {
                    Part::Entry(entry) => self::entry(&mut out, entry, paint),
                    Part::Names { class, words, names, .. } => {
                        let names = paint.lines(&format!("{words}: {}", names.join(", ")));
                        let _ = writeln!(out, "  {} {names}", paint.class(*class));
                    }
                }
            }
        }
    }
    out
}

fn entry(out: &mut String, entry: &Entry<'_>, paint: Paint) {
    let change = entry.first;
    let mut marks = String::new();
    for mark in marks_of(change) {
        let _ = write!(marks, " {}", paint.paint(severity(Class::Major), &format!("[{mark}]")));
    }
    let places = places(entry, str::to_owned);
    if !places.is_empty() {
        let _ = write!(marks, " at {} places", places.len());
    }
    let (class, kind) = (paint.class(change.class), change.kind.name());
    let _ = writeln!(out, "  {class} {kind} {}{marks}", paint.paint(STRONG, subject(entry)));
    let places = Some(places.join(", ")).filter(|places| !places.is_empty());
    for text in shown_values(entry, str::to_owned).into_iter().chain(places).chain([entry.action()]) {
        let _ = writeln!(out, "        {}", paint.lines(&text));
    }
}

fn severity(class: Class) -> Style {
    match class {
        Class::Major => AnsiColor::BrightRed.on_default().bold(),
        Class::Minor => AnsiColor::Yellow.on_default(),
        Class::Patch => AnsiColor::Green.on_default(),
    }
}

#[derive(Clone, Copy)]
struct Paint {
    color: bool,
}

impl Paint {
    fn paint(self, style: Style, text: &str) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    fn class(self, class: Class) -> String {
        self.paint(severity(class), &format!("{:5}", class.name()))
    }

    /// Text that begins in the ninth column and continues there in lines of 80, for people; otherwise it is one line.
    fn lines(self, text: &str) -> String {
        if !self.color {
            return text.to_owned();
        }
        let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        fill(&words, 72).join("\n        ")
    }
}

#[cfg(test)]
mod tests {
    use super::Paint;

    #[test]
    fn lines_are_as_wide_as_a_terminal_for_people_alone() {
        let text = "word ".repeat(30);
        let text = text.trim_end();
        assert_eq!(Paint { color: false }.lines(text), text);
        let lines = Paint { color: true }.lines(text);
        assert_eq!(lines.lines().count(), 3);
        assert!(
            lines.lines().skip(1).all(|line| line.starts_with("        word") && line.len() <= 80),
            "{lines}"
        );
        assert_eq!(lines.split_whitespace().collect::<Vec<_>>().join(" "), text);
        assert_eq!(Paint { color: true }.lines(&"x".repeat(90)), "x".repeat(90));
    }
}
