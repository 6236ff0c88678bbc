//! For a terminal.

use std::fmt::Write;

use clap::builder::styling::{AnsiColor, Style};

use super::sections::{NO_CHANGES, Part, chapters, counts, marks, places, shown_values, sides, subject};
use crate::diff::{Class, Entry, Report};

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
            if let Some(title) = section.title(chapter) {
                let _ = writeln!(out, "\n{}", paint.paint(STRONG, &title));
            }
            for part in &section.parts {
                draw(&mut out, part, paint);
            }
        }
    }
    out
}

fn draw(out: &mut String, part: &Part<'_>, paint: Paint) {
    match part {
        Part::Entry(entry) => self::entry(out, entry, paint),
        Part::Names { class, words, names, .. } => {
            let class = paint.paint(severity(*class), &format!("{:5}", class.name()));
            let _ = writeln!(out, "  {class} {}", paint.lines(&format!("{words}: {}", names.join(", "))));
        }
    }
}

fn entry(out: &mut String, entry: &Entry<'_>, paint: Paint) {
    let change = entry.first;
    let class = paint.paint(severity(change.class), &format!("{:5}", change.class.name()));
    let mut marks = String::new();
    for (marked, name) in [(change.wire, "wire"), (change.security, "security")] {
        if marked {
            let _ = write!(marks, " {}", paint.paint(severity(Class::Major), &format!("[{name}]")));
        }
    }
    let places = places(entry, str::to_owned);
    if !places.is_empty() {
        let _ = write!(marks, " at {} places", places.len());
    }
    let _ = writeln!(out, "  {class} {} {}{marks}", change.kind.name(), paint.paint(STRONG, subject(entry)));
    if let Some(values) = shown_values(entry, str::to_owned) {
        let _ = writeln!(out, "        {}", paint.lines(&values));
    }
    if !places.is_empty() {
        let _ = writeln!(out, "        {}", paint.lines(&places.join(", ")));
    }
    let _ = writeln!(out, "        {}", paint.lines(&entry.action()));
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

    /// Text that begins in the ninth column and continues there in lines of 80, for people; otherwise it is one line.
    fn lines(self, text: &str) -> String {
        if !self.color {
            return text.to_owned();
        }
        let (mut lines, mut column) = (String::new(), 8);
        for word in text.split(' ') {
            let length = word.chars().count();
            if column > 8 && column + 1 + length > 80 {
                lines.push_str("\n        ");
                column = 8;
            } else if column > 8 {
                lines.push(' ');
                column += 1;
            }
            lines.push_str(word);
            column += length;
        }
        lines
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
